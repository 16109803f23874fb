/**
 * Which files a content directory has, and what each is by its place (contract, section 1).
 * Nothing is opened here.
 */

import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { compareText } from '../diagnostic.ts';
import { given } from '../given.ts';
import { pathMeant } from '../schema/paths.ts';
import { isSlug } from '../schema/values.ts';

export type EntryKind = 'brand' | 'pairing' | 'study' | 'document';

/** A file by its path in the directory, NFC and with `/`, and where its bytes really lie. */
export interface FileEntry {
  file: string;
  absolute: string;
  /** The real place, links followed. */
  real: string;
  /** The real place of the folder it stands in. */
  realFolder: string;
  /** Not a device, a pipe or a socket, which might be read for ever. */
  isRegular: boolean;
}

export interface EntryFile extends FileEntry {
  kind: EntryKind;
  /** The slug; of a document its path without extension, `''` for `docs/index.mdx`. */
  id: string;
  /** The folder whose files are the entry's, relative to the directory. */
  folder: string;
  /** A part of the path that should be a slug and is none. */
  badName?: string;
}

export interface Directory {
  root: string;
  site?: FileEntry;
  taxonomy?: FileEntry;
  organizations: FileEntry[];
  entries: EntryFile[];
  /** Of a directory laid over another: what it adds to entries there. */
  overlays: (FileEntry & { kind: 'brand' | 'pairing'; id: string })[];
  /** Files in the folders of entries, by path: pictures, recordings, downloads and strays. */
  assets: Map<string, FileEntry>;
  /** Files that are nobody's, wherever they lie. */
  strays: FileEntry[];
  /** Those of them that were meant for lists of organizations. */
  misplaced: FileEntry[];
  /** Folders that are links out of the directory: not entered, and nothing in them is the directory's. */
  exits: Set<string>;
}

const IGNORED = (name: string): boolean => name.startsWith('.') || name === 'Thumbs.db';

/** Lists a content directory in a fixed order. Throws where `root` itself cannot be read. */
export function listDirectory(root: string): Directory {
  const exits = new Set<string>();
  const files = walk(root, exits);
  const directory: Directory = { root, organizations: [], entries: [], overlays: [], assets: new Map(), strays: [], misplaced: [], exits };
  for (const file of files) place(directory, file);
  directory.entries.sort((a, b) => compareText(a.file, b.file));
  adoptAssets(directory);
  return directory;
}

function walk(root: string, exits: Set<string>): FileEntry[] {
  const found: FileEntry[] = [];
  const base = realpathSync(root);
  // At once, not promised: ten thousand folders are read in the time in which their promises would be made.
  const visit = (folder: string, absolute: string, realFolder: string, ancestors: readonly string[]): void => {
    const inside = readdirSync(absolute, { withFileTypes: true }).filter((entry) => !IGNORED(entry.name));
    for (const entry of inside.sort((a, b) => compareText(a.name, b.name))) {
      const inner = path.join(absolute, entry.name);
      const file = `${folder}${entry.name}`.normalize('NFC');
      let real = path.join(realFolder, entry.name);
      let isFolder = entry.isDirectory();
      let isRegular = entry.isFile();
      // Anything but a plain file or folder: a link, or what this file system does not tell at once.
      if (!isFolder && !isRegular) {
        try {
          real = realpathSync(inner);
          const what = statSync(real);
          [isFolder, isRegular] = [what.isDirectory(), what.isFile()];
        } catch {
          // A link to nothing: there is a name, but no file.
          continue;
        }
      }
      if (isFolder) {
        // A link to a folder above would never end, one that leads out is not this directory's.
        const within = real === base || real.startsWith(base + path.sep);
        if (!within) exits.add(`${file}/`);
        else if (!ancestors.includes(real)) visit(`${file}/`, inner, real, [...ancestors, real]);
      } else {
        found.push({ file, absolute: inner, real, realFolder, isRegular });
      }
    }
  };
  visit('', root, base, [base]);
  return found;
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
  } else {
    directory.strays.push(file);
    if (pathMeant(file.file)?.startsWith('organizations/')) directory.misplaced.push(file);
  }
}

function addEntry(directory: Directory, file: FileEntry, kind: EntryKind, names: string[], id: string, folder: string): void {
  const badName = names.find((name) => !isSlug(name));
  directory.entries.push({ ...file, kind, id, folder, ...given('badName', badName) });
}

/** A file in no entry's folder is nobody's, and so is an overlay where nothing is laid over. */
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
