/**
 * The files that the editing page may open. A request names one of them by the name that the list gave it, and nothing
 * that comes from the page becomes a path otherwise.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { classify } from '../read/directory.ts';
import { walk } from '../read/walk.ts';
import { isSlug } from '../schema/values.ts';
import type { FormName } from './forms.ts';
import type { Kind } from './splice.ts';

/** Beside the content, ignored by every build: half-finished entries, and what saves replaced. */
export const DRAFTS = '.drafts';

export interface EditableFile {
  /** Below its directory, with `/`. With a leading `private/` it lies in the private directory. */
  name: string;
  form: FormName;
  kind: Kind;
  /** `0`: the content; `1`: the private directory. */
  root: 0 | 1;
  /** Below its directory. */
  path: string;
  /** Slug of an entry, `''` for other files. */
  slug: string;
  /** Where it lies, or would lie. */
  place: string;
  /** Where its draft lies, or would lie. */
  draft: string;
  isThere: boolean;
  hasDraft: boolean;
}

export interface Roots {
  content: string;
  private?: string | undefined;
}

/** Before the names of files in the private directory. */
export const PRIVATE = 'private/';

/** Every file that can be edited, drafts of new entries among them, by name. */
export function editableFiles(roots: Roots): Map<string, EditableFile> {
  const files = new Map<string, EditableFile>();
  const add = (root: 0 | 1, form: FormName, file: string, slug: string): void => {
    const top = root === 0 ? roots.content : (roots.private as string);
    const parts = file.split('/');
    const draft = path.join(top, DRAFTS, ...parts);
    const place = path.join(top, ...parts);
    files.set((root === 0 ? '' : PRIVATE) + file, {
      name: (root === 0 ? '' : PRIVATE) + file,
      form,
      kind: file.endsWith('.mdx') ? 'mdx' : 'yaml',
      root,
      path: file,
      slug,
      place,
      draft,
      isThere: existsSync(place),
      hasDraft: existsSync(draft),
    });
  };
  for (const root of [0, 1] as const) {
    const top = root === 0 ? roots.content : roots.private;
    if (top === undefined) continue;
    for (const folder of [top, path.join(top, DRAFTS)]) {
      if (!existsSync(folder)) continue;
      const { files: found, ...walked } = walk(folder);
      // A link would be replaced by a file, and may lead anywhere.
      const own = found.filter(({ real, realFolder, file }) => real === path.join(realFolder, path.basename(file)));
      const { entries, organizations, site, taxonomy, overlays } = classify({ ...walked, files: own });
      for (const entry of entries) if (entry.badNames === undefined) add(root, entry.kind, entry.file, entry.id);
      for (const list of organizations) add(root, 'organizations', list.file, '');
      if (site !== undefined && root === 0) add(root, 'site', 'site.yaml', '');
      if (taxonomy !== undefined && root === 0) add(root, 'taxonomy', 'taxonomy.yaml', '');
      for (const overlay of overlays) if (root === 1) add(root, `${overlay.kind}-private`, overlay.file, overlay.id);
    }
  }
  if (roots.private === undefined) return files;
  // What is internal about an entry may be written before there is a file for it.
  for (const { root, form, slug } of [...files.values()]) {
    if (root === 1 || (form !== 'brand' && form !== 'pairing')) continue;
    const overlay = pathFor(`${form}-private`, slug);
    if (overlay !== undefined && !files.has(PRIVATE + overlay)) add(1, `${form}-private`, overlay, slug);
  }
  return files;
}

/** The path that a new entry has. `undefined` for what is no slug, and for kinds that are not entries. */
export function pathFor(form: FormName, slug: string): string | undefined {
  if (!isSlug(slug)) return undefined;
  if (form === 'brand') return `brands/${slug}/index.mdx`;
  if (form === 'pairing') return `pairings/${slug}.mdx`;
  if (form === 'study') return `study/${slug}.mdx`;
  if (form === 'document') return `docs/${slug}.mdx`;
  if (form === 'brand-private') return `brands/${slug}/private.yaml`;
  if (form === 'pairing-private') return `pairings/${slug}.private.yaml`;
  return undefined;
}

/** The folder in which the assets of a file lie, below its directory: `''` for the settings. */
export const folderOf = (file: Pick<EditableFile, 'path'>): string =>
  file.path.includes('/') ? file.path.slice(0, file.path.lastIndexOf('/') + 1) : '';

/** Every file below `.drafts`, by its path in the content, with where it lies. */
export function draftedFiles(top: string): Map<string, string> {
  const folder = path.join(top, DRAFTS);
  const found = new Map<string, string>();
  if (!existsSync(folder)) return found;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const absolute = path.join(entry.parentPath, entry.name);
    const file = path.relative(folder, absolute).split(path.sep).join('/');
    if (entry.isFile() && !file.split('/').some((part) => part.startsWith('.'))) found.set(file, absolute);
  }
  return found;
}
