/** Classifies each file of a content directory by its path. Opens no file. */
import { compareText } from '../diagnostic.ts';
import { pathMeant } from '../schema/paths.ts';
import { isSlug, MOST_FOLDERS } from '../schema/values.ts';
import type { FileEntry, Walk } from './walk.ts';

export type { FileEntry } from './walk.ts';

export type EntryKind = 'brand' | 'pairing' | 'study' | 'document';

export interface EntryFile extends FileEntry {
  kind: EntryKind;
  /** The slug; for a document its path without extension, `''` for `docs/index.mdx`. */
  id: string;
  /** Folder that holds the entry's assets, relative to the directory. */
  folder: string;
  /** The path segments that should be slugs but are not. */
  badNames?: string[];
  /** The number of folders of a document that has too many. */
  tooDeep?: number;
}

export interface Directory {
  root: string;
  site?: FileEntry;
  taxonomy?: FileEntry;
  organizations: FileEntry[];
  /** Maps of other districts' forms. */
  forms: FileEntry[];
  entries: EntryFile[];
  /** In a private directory: files that add to entries of the content. */
  overlays: (FileEntry & { kind: 'brand' | 'pairing'; id: string })[];
  /** Files in the folders of entries, by path: media, downloads and unknown files. */
  assets: Map<string, FileEntry>;
  /** Files that belong to no entry. */
  strays: FileEntry[];
  /** Strays that were probably meant as lists of organizations. */
  misplaced: FileEntry[];
  /** Symbolic links to folders outside the directory. They are not entered. */
  exits: Set<string>;
}

/** Classifies the files of a content directory, in a fixed order. */
export function classify({ root, files, exits }: Walk): Directory {
  const directory: Directory = { root, organizations: [], forms: [], entries: [], overlays: [], assets: new Map(), strays: [], misplaced: [], exits };
  for (const file of files) place(directory, file);
  directory.entries.sort((a, b) => compareText(a.file, b.file));
  adoptAssets(directory);
  return directory;
}

function place(directory: Directory, file: FileEntry): void {
  const parts = file.file.split('/');
  const [top] = parts as [string, ...string[]];
  const name = parts[parts.length - 1] as string;
  if (parts.length === 1) {
    if (name === 'site.yaml') directory.site = file;
    else if (name === 'taxonomy.yaml') directory.taxonomy = file;
    else directory.assets.set(file.file, file);
  } else if (top === 'organizations' && parts.length === 2 && name.endsWith('.yaml')) {
    directory.organizations.push(file);
  } else if (top === 'brands' && parts.length === 3 && name === 'index.mdx') {
    addEntry(directory, file, 'brand', [parts[1] as string], parts[1] as string, `brands/${parts[1]}/`);
  } else if (top === 'brands' && parts.length === 3 && name === 'private.yaml') {
    directory.overlays.push({ ...file, kind: 'brand', id: parts[1] as string });
  } else if (top === 'pairings' && parts.length === 2 && name.endsWith('.private.yaml')) {
    directory.overlays.push({ ...file, kind: 'pairing', id: name.slice(0, -'.private.yaml'.length) });
  } else if ((top === 'pairings' || top === 'study') && parts.length === 2 && name.endsWith('.mdx')) {
    const id = name.slice(0, -'.mdx'.length);
    addEntry(directory, file, top === 'pairings' ? 'pairing' : 'study', [id], id, `${top}/`);
  } else if (top === 'docs' && name.endsWith('.mdx')) {
    const names = [...parts.slice(1, -1), name.slice(0, -'.mdx'.length)];
    const id = (names[names.length - 1] === 'index' ? names.slice(0, -1) : names).join('/');
    addEntry(directory, file, 'document', names, id, `${parts.slice(0, -1).join('/')}/`);
  } else if (['brands', 'pairings', 'study', 'docs'].includes(top)) {
    directory.assets.set(file.file, file);
  } else if (top === 'forms' && parts.length === 2 && name.endsWith('.yaml')) {
    directory.forms.push(file);
  } else {
    directory.strays.push(file);
    if (pathMeant(file.file)?.startsWith('organizations/')) directory.misplaced.push(file);
  }
}

function addEntry(directory: Directory, file: FileEntry, kind: EntryKind, names: string[], id: string, folder: string): void {
  const badNames = names.filter((name) => !isSlug(name));
  const depth = names.length - 1;
  directory.entries.push({
    ...file,
    kind,
    id,
    folder,
    ...(badNames.length > 0 ? { badNames } : {}),
    ...(depth > MOST_FOLDERS ? { tooDeep: depth } : {}),
  });
}

/** Moves assets that lie in no entry's folder to the strays. */
function adoptAssets(directory: Directory): void {
  const folders = new Set(directory.entries.map((entry) => entry.folder));
  for (const [name, file] of directory.assets) {
    const inRoot = !name.includes('/');
    if (inRoot) continue;
    let folder = name.slice(0, name.lastIndexOf('/') + 1);
    while (folder !== '' && !folders.has(folder)) folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
    if (folder === '') {
      directory.assets.delete(name);
      directory.strays.push(file);
    }
  }
}
