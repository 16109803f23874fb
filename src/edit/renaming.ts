/**
 * What changes in the files of a content when one of its entries gets another slug or id: the file moves, every value and
 * every link that named it names it anew, and its former name is noted, so that the old address leads on. Everything else
 * stays as it is, byte by byte. Pure: it takes texts and gives texts.
 */
import { decoded } from '../model/decoded.ts';
import { indexEntries, joinedPath, relativePath, resolveLink } from '../model/links.ts';
import type { Model } from '../model/model.ts';
import { destinationsIn } from '../read/body/destinations.ts';
import type { Entry } from '../read/content.ts';
import { isMapping, type Value } from '../writing/value.ts';
import type { Edit } from './edits.ts';
import type { FormName, Target } from './forms.ts';
import { orderIn } from './forms.ts';
import { namedIn } from './named.ts';
import { applied, bodyChange, bodyOf, dataOf, type Kind, SpliceError, splice } from './splice.ts';

export const RENAMED_KINDS = ['brand', 'organization', 'pairing', 'study', 'doc'] as const;
export type RenamedKind = (typeof RENAMED_KINDS)[number];

export interface Renaming {
  kind: RenamedKind;
  from: string;
  to: string;
}

/** A text file of the content (0) or of the private directory (1). */
export interface TextFile {
  root: 0 | 1;
  /** Below its directory. */
  path: string;
  form: FormName;
  raw: string;
  /** The entry that was read from it, if it is one's own file. */
  entry?: Entry<unknown>;
}

export interface RenamedText {
  root: 0 | 1;
  path: string;
  after: string;
  /** How many places name the entry anew. */
  mended: number;
}

/** A file cannot be changed without knowing all that it says; the message is its path. */
export class UnreadableFileError extends Error {}

const FOLDERS = { brand: 'brands', pairing: 'pairings', study: 'study', doc: 'docs' } as const;
const TARGETS: Readonly<Record<RenamedKind, Target | undefined>> = {
  brand: 'brand',
  organization: 'organization',
  pairing: 'pairing',
  study: undefined,
  doc: 'document',
};
/** First parts of the addresses of pages. */
const ADDRESSES: Readonly<Record<RenamedKind, readonly string[]>> = {
  brand: ['brands', 'p'],
  organization: ['organizations'],
  pairing: ['pairings'],
  study: ['study'],
  doc: ['docs'],
};

/**
 * Whether a document stands for its folder; then the folder gets the new name, with all that lies in it. In the content it
 * may have its new name already, and the private directory follows.
 */
const isFolder = (model: Model, { from, to }: Renaming): boolean =>
  (model.documents.get(from) ?? model.documents.get(to))?.path.endsWith('/index.mdx') === true;

/** The folders and files that get another path, below a directory, with that path. A folder ends in `/`. */
export function topsOf(model: Model, renaming: Renaming): [string, string][] {
  const { kind, from, to } = renaming;
  if (kind === 'organization') return [];
  const top = FOLDERS[kind];
  const isWhole = kind === 'brand' || (kind === 'doc' && isFolder(model, renaming));
  const ends = isWhole ? ['/'] : kind === 'pairing' ? ['.mdx', '.private.yaml'] : ['.mdx'];
  return ends.map((end) => [`${top}/${from}${end}`, `${top}/${to}${end}`]);
}

/** The path that a file has afterwards. */
export function pathAfter(model: Model, renaming: Renaming, path: string): string {
  for (const [before, after] of topsOf(model, renaming))
    if (before.endsWith('/') ? path.startsWith(before) : path === before) return after + path.slice(before.length);
  return path;
}

/** The id that an entry of the kind has afterwards. */
function idAfter(model: Model, renaming: Renaming, id: string): string {
  const { kind, from, to } = renaming;
  if (id === from) return to;
  return kind === 'doc' && isFolder(model, renaming) && id.startsWith(`${from}/`) ? to + id.slice(from.length) : id;
}

/** Returns the texts that change. Throws `UnreadableFileError` if one has faults, and `SpliceError` if one cannot be changed. */
export function renamedTexts(model: Model, files: readonly TextFile[], renaming: Renaming): RenamedText[] {
  const index = indexEntries(model);
  return files.flatMap((file) => {
    const kind: Kind = file.path.endsWith('.mdx') ? 'mdx' : 'yaml';
    let data: unknown;
    try {
      data = dataOf(file.raw, kind);
    } catch (error) {
      throw error instanceof SpliceError ? new UnreadableFileError(file.path, { cause: error }) : error;
    }
    const references = referenceEdits(model, renaming, file.form, data);
    const own = ownEdits(model, renaming, file, data);
    const front = splice(file.raw, kind, [...references, ...own]);
    const { text, mended } = file.entry === undefined ? { text: front, mended: 0 } : relinked(model, index, renaming, file.entry, front);
    return text === file.raw ? [] : [{ root: file.root, path: file.path, after: text, mended: references.length + mended }];
  });
}

/** Values that name the entry. */
function referenceEdits(model: Model, renaming: Renaming, form: FormName, data: unknown): Edit[] {
  const edits = namedIn(form, data).flatMap(({ path, to, id }): Edit[] => {
    const value = to === TARGETS[renaming.kind] ? idAfter(model, renaming, id) : id;
    return value === id ? [] : [{ do: 'set', path, value }];
  });
  const menu = form === 'site' && isMapping(data) && Array.isArray(data.menu) ? (data.menu as Value[]) : [];
  for (const [at, item] of menu.entries()) {
    const page = isMapping(item) ? item.page : undefined;
    const after = typeof page === 'string' ? pageAfter(model, renaming, page) : page;
    if (after !== undefined && after !== page) edits.push({ do: 'set', path: ['menu', at, 'page'], value: after });
  }
  return edits;
}

/** The address of a page afterwards. */
function pageAfter(model: Model, renaming: Renaming, page: string): string {
  const [, head = '', top = '', rest = ''] = /^(\/?)([^/]+)\/(.+)$/.exec(page) ?? [];
  if (!ADDRESSES[renaming.kind].includes(top)) return page;
  const [, id = '', tail = ''] = renaming.kind === 'doc' ? (/^([^?#]*?)(\/?(?:[?#].*)?)$/.exec(rest) ?? []) : (/^([^/?#]+)(.*)$/.exec(rest) ?? []);
  return `${head}${top}/${idAfter(model, renaming, id)}${tail}`;
}

/** The new id where the entry has it in its file, and its former one. */
function ownEdits(model: Model, renaming: Renaming, file: TextFile, data: unknown): Edit[] {
  if (renaming.kind === 'organization') {
    if (file.form !== 'organizations' || !Array.isArray(data)) return [];
    return data.flatMap((item: Value, at): Edit[] =>
      isMapping(item) && item.id === renaming.from
        ? [{ do: 'set', path: [at, 'id'], value: renaming.to }, ...formerEdits([at, 'formerIds'], item.formerIds, renaming.from, renaming.to, [])]
        : [],
    );
  }
  const { entry } = file;
  if (entry === undefined || entry.kind !== (renaming.kind === 'doc' ? 'document' : renaming.kind)) return [];
  const after = idAfter(model, renaming, entry.id);
  if (after === entry.id) return [];
  return formerEdits(['formerSlugs'], isMapping(data) ? data.formerSlugs : undefined, entry.id, after, orderIn(file.form, []));
}

/** Notes a former name. One that is taken up again is former no more. */
function formerEdits(path: (string | number)[], known: Value | undefined, from: string, to: string, order: readonly string[]): Edit[] {
  if (!Array.isArray(known) || known.length === 0) return [{ do: 'set', path, value: [from], order }];
  const again = known.indexOf(to);
  if (again !== -1) return [{ do: 'set', path: [...path, again], value: from }];
  return [{ do: 'insert', path, at: known.length, value: from }];
}

/** A text with its links led to where their targets lie afterwards. */
function relinked(
  model: Model,
  index: ReturnType<typeof indexEntries>,
  renaming: Renaming,
  entry: Entry<unknown>,
  raw: string,
): { text: string; mended: number } {
  const body = bodyOf(raw);
  const destinations = destinationsIn(body);
  if (destinations === undefined) throw new UnreadableFileError(entry.file);
  const here = pathAfter(model, renaming, entry.path);
  let text = raw;
  let mended = 0;
  for (const { url, start, end } of destinations.toReversed()) {
    const led = targetOf(model, index, renaming, entry, url);
    if (led === undefined) continue;
    const there = pathAfter(model, renaming, led);
    const written = body.slice(start, end);
    const [, way = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(written) ?? [];
    const after = wayAfter(way, { from: entry.path, to: led }, { from: here, to: there });
    if (after === way) continue;
    const now = bodyOf(text);
    text = applied(text, bodyChange(text, now.slice(0, start) + after + rest + now.slice(end)));
    mended += 1;
  }
  if (mended > 0 && destinationsIn(bodyOf(text))?.length !== destinations.length) throw new SpliceError('refused', []);
  return { text, mended };
}

/** The path of the entry that a link leads to, or led to before the content had the new name. */
function targetOf(model: Model, index: ReturnType<typeof indexEntries>, renaming: Renaming, entry: Entry<unknown>, url: string): string | undefined {
  if (/^(?:[?#]|$)/.test(url)) return undefined;
  const target = resolveLink(model.content, index, entry, url);
  if (target.kind === 'entry') return target.entry.path;
  if (target.kind !== 'broken') return undefined;
  const path = joinedPath(entry.path.slice(0, entry.path.lastIndexOf('/') + 1) + target.path);
  return path !== undefined && index.has(pathAfter(model, renaming, path)) ? path : undefined;
}

interface Ends {
  from: string;
  to: string;
}

const leads = (way: string, { from, to }: Ends): boolean => joinedPath(`${from.slice(0, from.lastIndexOf('/') + 1)}${way}`) === to;

/** How a link is written afterwards: as before if it still leads there, else with other names in the same places if that will do. */
function wayAfter(way: string, before: Ends, after: Ends): string {
  if (leads(decoded(way).normalize('NFC'), after)) return way;
  const [old, now] = [before.to.split('/'), after.to.split('/')];
  const parts = way.split('/');
  if (old.length === now.length) {
    const named = parts.map((part, at) => {
      const place = old.length - (parts.length - at);
      return place >= 0 && part === old[place] ? (now[place] as string) : part;
    });
    if (leads(named.join('/'), after)) return named.join('/');
  }
  const straight = relativePath(after.from, after.to);
  return way.startsWith('./') && !straight.startsWith('../') ? `./${straight}` : straight;
}
