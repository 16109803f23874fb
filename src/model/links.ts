/**
 * Resolves links and file names of an entry. The rules (`link/…`, `asset/…`) report what is wrong with a
 * target, and `publish` follows it; both use the answer given here.
 */

import type { BodyLink } from '../read/body/index.ts';
import type { Content, Entry } from '../read/content.ts';
import type { EntryKind, FileEntry } from '../read/directory.ts';
import { type WebFault, webFault } from '../schema/webAddress.ts';
import { decoded } from './decoded.ts';
import type { Model } from './model.ts';

type AnyEntry = Pick<Entry<unknown>, 'path' | 'folder' | 'realFolder' | 'prefix'>;

export type AssetTarget =
  | { kind: 'file'; file: string; source: FileEntry }
  | { kind: 'missing'; tried: string }
  | { kind: 'outside' }
  | { kind: 'unsafe' };

export type LinkTarget =
  | { kind: 'entry'; entry: Entry<unknown>; fragment: string | undefined }
  | { kind: 'web'; href: string }
  | { kind: 'download'; file: string }
  | { kind: 'not-a-download'; file: string }
  | { kind: 'outside' }
  | { kind: 'unsafe'; scheme: string; fault?: WebFault }
  | { kind: 'broken'; why: 'absolute' | 'folder' | 'nothing'; path: string };

export const DOWNLOADS: ReadonlySet<string> = new Set(['pdf', 'docx', 'xlsx', 'pptx']);
const LINK_SCHEMES = new Set(['http', 'https', 'mailto', 'tel']);

/** Returns the scheme of an address, even if blanks or control characters hide it; `//` for a host without one. */
export function schemeOf(url: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, so an attacker may put them in.
  const bare = url.replace(/[\u0000-\u0020\u007f-\u009f]/g, '');
  if (/^[\\/]{2}/.test(bare)) return '//';
  return /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
}

/** Whether a link with this scheme may be published unchanged. */
export const isSafeScheme = (scheme: string): boolean => LINK_SCHEMES.has(scheme);

export const extensionOf = (name: string): string => /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Turns `a/b/../c` into `a/c`. Returns undefined if the path leaves the directory. */
export function joinedPath(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else parts.push(part);
  }
  return parts.join('/');
}

const decodedPath = (path: string): string => decoded(path).normalize('NFC');

const contains = (folder: string, real: string): boolean => real === folder || real.startsWith(`${folder}/`);

/**
 * Finds the file that an entry means by `name`. Set `encoded` for names in bodies, which may be
 * percent-encoded; names in frontmatter are not.
 */
export function resolveAsset(content: Pick<Content, 'files' | 'exits'>, entry: AnyEntry, name: string, encoded: boolean): AssetTarget {
  const target = assetAt(content, entry, name, encoded);
  if (!encoded || target.kind !== 'missing' || !name.includes('%')) return target;
  // A file whose name holds a percent sign, such as one that was saved from a web page.
  const literal = assetAt(content, entry, name, false);
  return literal.kind === 'file' ? literal : target;
}

function assetAt(content: Pick<Content, 'files' | 'exits'>, entry: AnyEntry, name: string, encoded: boolean): AssetTarget {
  const scheme = schemeOf(name);
  if (scheme !== undefined) return encoded && (scheme === '//' || !/^https?$/.test(scheme)) ? { kind: 'unsafe' } : { kind: 'outside' };
  const plain = (encoded ? decodedPath(name) : name.normalize('NFC')).replace(/^\.\//, '');
  if (/^[\\/]/.test(plain)) return { kind: 'outside' };
  const path = joinedPath(entry.folder + plain);
  if (path === undefined || !`${path}/`.startsWith(entry.folder) || path === entry.folder.slice(0, -1)) return { kind: 'outside' };
  const file = entry.prefix + path;
  for (const exit of content.exits) if (file.startsWith(exit)) return { kind: 'outside' };
  const source = content.files.get(file);
  if (source === undefined) return { kind: 'missing', tried: plain };
  if (!contains(entry.realFolder, source.real)) return { kind: 'outside' };
  return { kind: 'file', file, source };
}

/** Entries by path. The content's own entry wins over one of `--private`. */
export type EntryIndex = ReadonlyMap<string, Entry<unknown>>;

export function indexEntries(model: Pick<Model, 'content'>): EntryIndex {
  const index = new Map<string, Entry<unknown>>();
  const { brands, pairings, packs, documents } = model.content;
  for (const entry of [...brands, ...pairings, ...packs, ...documents] as Entry<unknown>[]) {
    if (!index.has(entry.path)) index.set(entry.path, entry);
  }
  return index;
}

/** Finds the target of a link in an entry's body. */
export function resolveLink(content: Pick<Content, 'files' | 'exits'>, index: EntryIndex, entry: Entry<unknown>, url: string): LinkTarget {
  const scheme = schemeOf(url);
  if (scheme !== undefined) {
    const fault = webFault(url);
    if (fault !== undefined) return { kind: 'unsafe', scheme, fault };
    return isSafeScheme(scheme) ? { kind: 'web', href: url } : { kind: 'unsafe', scheme };
  }
  const hash = url.indexOf('#');
  const fragment = hash === -1 ? undefined : decodedPath(url.slice(hash + 1));
  const written = (hash === -1 ? url : url.slice(0, hash)).replace(/\?.*$/, '');
  const path = decodedPath(written);
  if (path === '') return { kind: 'entry', entry, fragment };
  if (path.startsWith('/')) return { kind: 'broken', why: 'absolute', path };
  const parent = entry.path.slice(0, entry.path.lastIndexOf('/') + 1);
  const target = joinedPath(parent + path);
  if (target === undefined) return { kind: 'broken', why: 'nothing', path };
  const found = index.get(target);
  if (found !== undefined) return { kind: 'entry', entry: found, fragment };
  const asset = resolveAsset(content, entry, written, true);
  if (asset.kind === 'file')
    return DOWNLOADS.has(extensionOf(asset.file)) ? { kind: 'download', file: asset.file } : { kind: 'not-a-download', file: asset.file };
  if (asset.kind === 'outside' && (content.files.has(target) || content.files.has(entry.prefix + target))) return { kind: 'outside' };
  const isFolder = index.has(`${target}/index.mdx`) || index.has(`${target}.mdx`);
  return { kind: 'broken', why: isFolder ? 'folder' : 'nothing', path };
}

/** Returns the relative path from one file of the content to another. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
}

/** A link of a body and its target. */
export interface BodyTarget {
  link: BodyLink;
  target: LinkTarget;
}

export const linksOf = (content: Pick<Content, 'files' | 'exits'>, index: EntryIndex, entry: Entry<unknown>): BodyTarget[] =>
  entry.body.links.map((link) => ({ link, target: resolveLink(content, index, entry, link.url) }));

/** The address of an entry in published bodies: `entry:<kind>/<id>#<fragment>`. */
export const entryUrl = (kind: EntryKind, id: string, fragment: string | undefined): string =>
  `entry:${kind}/${id}${fragment === undefined || fragment === '' ? '' : `#${encodeURIComponent(fragment)}`}`;
