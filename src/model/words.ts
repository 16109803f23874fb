/** Lists every text of the content with its place and visibility, for the rules about wording and privacy. */

import type { BodyText } from '../read/body/tree.ts';
import type { Content, Entry, Locate, Place } from '../read/content.ts';
import type { Path } from '../read/yaml/index.ts';
import { INTERNAL_KEYS, MARKED_PATHS } from '../schema/marks.ts';
import type { Model } from './model.ts';
import type { AssetUse } from './uses.ts';

export interface Words {
  text: string;
  /** Computed on demand, since few texts are reported. */
  place(): Place;
  /** Whether a public build shows the text. */
  open: boolean;
  /** Whether the text begins at its place, so that places in it can be computed. */
  exact: boolean;
  /** `field`: data; `picture`: an image file; the others: bodies. */
  kind: 'field' | 'text' | 'code' | 'attribute' | 'picture';
  /** If readers see several texts as one, each is a `piece`, and the `whole` follows the last. */
  part?: 'piece' | 'whole';
  /** Only for a whole: the offset of each piece in it and the place of the piece in its file. */
  pieces?: readonly { start: number; place(): Place }[];
  entry?: Entry<unknown>;
  /** The organization of whose data the text is, by its id. */
  organization?: string;
}

/** Keys whose values are ids, file names, addresses, dates and choices, not prose. */
const NO_WORDS = new Set([
  'id',
  'file',
  'url',
  'href',
  'date',
  'since',
  'until',
  'due',
  'done',
  'published',
  'updated',
  'issued',
  'event',
  'kind',
  'visibility',
  'organization',
  'domain',
  'focuses',
  'parentBrand',
  'formerSlugs',
  'formerIds',
  'model',
  'lagging',
  'level',
  'parent',
  'colors',
  'primary',
  'secondary',
  'brand',
  'document',
  'pairing',
  'supersededBy',
  'issuer',
  'occasion',
  'status',
  'result',
  'purpose',
  'namedBy',
  'declaredBy',
  'publisher',
  'featured',
  'favicon',
  'page',
  'accent',
  'key',
  'reviewDue',
  'publishFrom',
  'approval',
  'dossier',
  'scores',
]);
/** Whether a key of `NO_WORDS` holds prose at this path. */
const WORDS_AFTER_ALL = (path: Path): boolean => {
  const [top] = path;
  const key = path[path.length - 1];
  return (key === 'organization' && top === 'role') || (key === 'document' && top === 'record');
};

/** What a public build shows of the content; `publish` says so. */
export interface Showing {
  entry(entry: Entry<unknown>): boolean;
  value(entry: Entry<unknown>, path: Path): boolean;
  organization(id: string): boolean;
}

/** Yields the texts that belong to no entry: of the settings, the taxonomy and the organizations. */
export function* commonWords({ content }: Model, shown: Showing): Generator<Words> {
  const { terms: _terms, ...site } = content.site.data;
  yield* fields(site, content.site.locate, () => true);
  yield* fields(content.taxonomy.data, content.taxonomy.locate, (path) => !MARKED_PATHS.taxonomy.internal.has(String(path[0])));
  for (const { data, locate, private: hidden } of content.organizations) {
    const isOpen = !hidden && data.id !== undefined && shown.organization(data.id);
    for (const words of fields(data, locate, (path) => isOpen && !isHidden(path))) yield { ...words, organization: data.id ?? '' };
  }
}

/** Yields the texts of an entry; `uses` are the files that it shows. */
export function* entryWords(content: Content, entry: Entry<unknown>, uses: readonly AssetUse[], shown: Showing): Generator<Words> {
  const open = shown.entry(entry);
  for (const words of fields(entry.data, entry.locate, (path) => open && shown.value(entry, path))) yield { ...words, entry };
  yield* bodyWords(entry, open);
  for (const { place, zone, text } of pictureTexts(content, uses)) {
    yield { text, place, open: open && zone === 'public', exact: false, kind: 'picture', entry };
  }
}

/** The texts in the pictures that an entry shows, each with its use. */
export const pictureTexts = (content: Content, uses: readonly AssetUse[]): (AssetUse & { text: string })[] =>
  uses.flatMap((use) => {
    const probe = use.target.kind === 'file' ? content.probes.get(use.target.file) : undefined;
    return (probe?.text ?? []).map((text) => ({ ...use, text }));
  });

/** Yields the texts of a body, and after the pieces of a run the whole that they form. */
function* bodyWords(entry: Entry<unknown>, isOpen: boolean): Generator<Words> {
  const { texts } = entry.body;
  const common = (text: BodyText): Omit<Words, 'text'> => ({
    place: () => ({ file: entry.file, line: text.line, column: text.column }),
    open: isOpen && text.zone === 'public',
    exact: true,
    kind: text.kind,
    entry,
  });
  const runs = new Map<number, BodyText[]>();
  for (const text of texts) {
    if (text.run === undefined) continue;
    const run = runs.get(text.run);
    if (run === undefined) runs.set(text.run, [text]);
    else run.push(text);
  }
  for (const text of texts) {
    const run = text.run === undefined ? undefined : runs.get(text.run);
    if (run === undefined || run.length === 1) {
      yield { ...common(text), text: text.text };
      continue;
    }
    yield { ...common(text), text: text.text, part: 'piece' };
    if (text !== run[run.length - 1]) continue;
    let whole = '';
    const pieces = run.map((piece) => {
      whole += piece.gap ?? '';
      const start = whole.length;
      whole += piece.text;
      return { start, place: common(piece).place };
    });
    yield { ...common(run[0] as BodyText), text: whole, part: 'whole', pieces };
  }
}

const isHidden = (path: Path): boolean => path.some((key) => typeof key === 'string' && INTERNAL_KEYS.has(key));

function fields(data: unknown, locate: Locate, isOpen: (path: Path) => boolean): Words[] {
  const found: Words[] = [];
  const way: (string | number)[] = [];
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      if (NO_WORDS.has(key) && !WORDS_AFTER_ALL(way)) return;
      const path = [...way];
      found.push({ text: value, place: () => locate(path), open: isOpen(path), exact: false, kind: 'field' });
    } else if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) {
        way.push(index);
        visit(value[index], key);
        way.pop();
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const name of Object.keys(value)) {
        way.push(name);
        visit((value as Record<string, unknown>)[name], name);
        way.pop();
      }
    }
  };
  visit(data, '');
  return found;
}

/** Returns the place of the character at `index`, or of the text if it is not `exact`. */
export const placeIn = (words: Words, index: number): Place => {
  const piece = words.pieces?.findLast(({ start }) => start <= index);
  const place = (piece ?? words).place();
  return words.exact ? { ...place, column: place.column + index - (piece?.start ?? 0) } : place;
};
