/**
 * The full-text index as it is written: where every pair of neighbouring units stands, cut into files that
 * a browser loads one by one, and the text for excerpts.
 */

import { unitsOf, type Variants } from './folding.ts';
import { gramOf } from './grams.ts';
import { pack } from './packing.ts';
import type { RecordKind, SearchRecord } from './record.ts';

/** Characters of a file of pairs; a pair that is everywhere has a file of its own. */
const CHUNK = 22_000;
/** Characters of text that a file holds, unless one record has more. */
const TEXTS = 1200;
/** Ends the lines of texts as they are written: JSON would make two characters of what ends them otherwise. */
export const LINE = '\u007f';

export interface FullText {
  /** The first key of each file of pairs. */
  starts: string[];
  chunks: string[];
  /** How many places each record takes, one after the other. */
  lengths: number[];
  /** Where its running text begins. */
  bodies: number[];
  texts: string[][];
}

/** What stands under the title of these is a word for many, and names none of them. */
export const LABELLED: readonly RecordKind[] = ['organization', 'study', 'pairing'];

/** The lines of a record: what names it, then its text. */
export const linesOf = ({ kind, title, names, subtitle, text }: SearchRecord): { head: string[]; body: string[] } =>
  LABELLED.includes(kind)
    ? { head: [title, ...names], body: [...text.split('\n'), subtitle] }
    : { head: [title, ...names, subtitle], body: text.split('\n') };

export function fullTextOf(records: readonly SearchRecord[], variants: Variants): FullText {
  const places = new Map<string, number[]>();
  const lengths: number[] = [];
  const bodies: number[] = [];
  let place = 0;
  for (const record of records) {
    const began = place;
    const { head, body } = linesOf(record);
    for (const [at, line] of [...head, ...body].entries()) {
      if (at === head.length) bodies.push(place - began);
      const units = unitsOf(line, variants);
      for (const [index, { text }] of units.entries()) {
        const gram = gramOf(text, units[index + 1]?.text);
        const known = places.get(gram);
        if (known === undefined) places.set(gram, [place]);
        else known.push(place);
        place += 1;
      }
      // Nothing is found across the end of a line.
      if (units.length > 0) place += 1;
    }
    lengths.push(place - began);
  }
  return { ...chunksOf(places), lengths, bodies, texts: textsOf(records) };
}

/**
 * `红 色…旗…~20:…~:… 绿 …`: keys in order, those that begin with the same unit after it, all between
 * blanks. What is packed is never Han, which ends it; other units, and none, stand between `~` and `:`.
 */
function chunksOf(places: ReadonlyMap<string, readonly number[]>): Pick<FullText, 'starts' | 'chunks'> {
  const starts: string[] = [];
  const chunks: string[] = [];
  let lines = '';
  let first = '';
  for (const key of [...places.keys()].sort()) {
    const [begin, end] = splitGram(key);
    const entry = end + pack(places.get(key) as number[]);
    if (lines === '' || lines.length + entry.length > CHUNK) {
      if (lines !== '') chunks.push(lines);
      starts.push(key);
      lines = `${begin} ${entry}`;
    } else lines += begin === first ? entry : ` ${begin} ${entry}`;
    first = begin;
  }
  if (lines !== '') chunks.push(lines);
  return { starts, chunks };
}

/** A file of pairs as a browser asks it. */
export interface Chunk {
  /** What is packed under a key. */
  get(key: string): string | undefined;
  /** The keys that begin so, in order, with what is packed under each. */
  beginning(text: string): [key: string, packed: string][];
}

const ENTRY = /(\P{ASCII}|~[^:]*:)([!-}]*)/gu;
/** The last character that is packed. */
const LAST = '}'.charCodeAt(0);

/** Of thousands of keys a query asks for a few: they are looked for where they stand, and nothing is made of the others. */
export function openChunk(chunk: string): Chunk {
  /** Where what begins with a unit stands: after the unit between blanks, or the first of all. -1 where nothing does. */
  const after = (begin: string): number => {
    const wanted = `${begin} `;
    let at = chunk.indexOf(wanted);
    while (at > 0 && chunk[at - 1] !== ' ') at = chunk.indexOf(wanted, at + 1);
    return at < 0 ? -1 : at + wanted.length;
  };
  return {
    get(key) {
      const [begin, end] = splitGram(key);
      const from = after(begin);
      if (from < 0) return undefined;
      const at = chunk.indexOf(end, from);
      const blank = chunk.indexOf(' ', from);
      if (at < 0 || (blank >= 0 && at > blank)) return undefined;
      const began = at + end.length;
      let to = began;
      while (isPacked(chunk.charCodeAt(to))) to += 1;
      return chunk.slice(began, to);
    },
    beginning(text) {
      const entries: [string, string][] = [];
      const parts = chunk.split(' ');
      for (let at = 0; at + 1 < parts.length; at += 2) {
        const begin = parts[at] as string;
        if (!begin.startsWith(text) && !text.startsWith(begin)) continue;
        for (const [, end = '', packed = ''] of (parts[at + 1] as string).matchAll(ENTRY)) {
          const key = end === '~:' ? begin : end.startsWith('~') ? `${begin} ${end.slice(1, -1)}` : begin + end;
          if (key.startsWith(text)) entries.push([key, packed]);
        }
      }
      return entries;
    },
  };
}

/** Not after the end, where there is no code. */
const isPacked = (code: number): boolean => code > 32 && code <= LAST;

/** The first unit of a key, and how its second is written. */
function splitGram(key: string): [string, string] {
  const blank = key.indexOf(' ');
  if (blank >= 0) return [key.slice(0, blank), `~${key.slice(blank + 1)}:`];
  const [first = '', second] = /^\p{Script=Han}/u.test(key) ? key : [key];
  return [first, second ?? '~:'];
}

/** Texts in the files that hold them, in the order of records. */
export const textsOf = (records: readonly SearchRecord[]): string[][] => {
  const files: string[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const { text } of records) {
    if (size + text.length > TEXTS) {
      files.push([]);
      size = 0;
    }
    size += text.length;
    files.at(-1)?.push(text.replaceAll('\n', LINE));
  }
  return files;
};
