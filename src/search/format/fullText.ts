/**
 * The file format of the full-text index: the positions of every bigram of units, in chunks that a browser loads
 * one by one, and the texts for excerpts.
 */

import { unitsOf, type Variants } from './folding.ts';
import { gramOf } from './grams.ts';
import { pack } from './packing.ts';
import type { RecordKind, SearchRecord } from './record.ts';

/** Characters in a chunk. A bigram with more positions than that has its own chunk. */
const CHUNK = 22_000;
/** Characters in a text file. A longer record has its own file. */
const TEXTS = 1200;
/** Separates lines in written texts. JSON would escape a newline as two characters. */
export const LINE = '\u007f';

export interface FullText {
  /** The first key of each chunk. */
  starts: string[];
  chunks: string[];
  /** How many positions each record takes. Records follow each other. */
  lengths: number[];
  /** The offset in each record where its running text starts. */
  bodies: number[];
  texts: string[][];
}

/** The subtitle of these kinds is a label that many records share, so it is no name. */
export const LABELLED: readonly RecordKind[] = ['organization', 'study', 'pairing'];

/** Returns the lines of a record: its names, then its text. */
export const linesOf = ({ kind, title, names, subtitle, text }: SearchRecord): { head: string[]; body: string[] } =>
  LABELLED.includes(kind)
    ? { head: [title, ...names], body: [...text.split('\n'), subtitle] }
    : { head: [title, ...names, subtitle], body: text.split('\n') };

/** Indexes records. Equal records give an equal index. */
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
      // The gap keeps bigrams from matching across lines.
      if (units.length > 0) place += 1;
    }
    lengths.push(place - began);
  }
  return { ...chunksOf(places), lengths, bodies, texts: textsOf(records) };
}

/**
 * Groups bigrams by their first unit: `红 色…旗…~20:…~:… 绿 …`. Keys are sorted. A second unit that is Han stands as it
 * is; any other, or none, stands between `~` and `:`. Packed positions are ASCII, so the next Han character ends them.
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

/** Reads a chunk. */
export interface Chunk {
  /** Returns the packed positions of a key, or undefined. */
  get(key: string): string | undefined;
  /** Returns the keys that start with a text, in order, with their packed positions. */
  beginning(text: string): [key: string, packed: string][];
}

const ENTRY = /(\P{ASCII}|~[^:]*:)([!-}]*)/gu;
/** The highest character that packing uses. */
const LAST = '}'.charCodeAt(0);

/** Opens a chunk. A query needs a few of thousands of keys, so they are searched in the string and nothing is parsed ahead. */
export function openChunk(chunk: string): Chunk {
  /** Returns the index after a first unit and its space, or -1 if no key starts with that unit. */
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

/** False past the end, where the code is NaN. */
const isPacked = (code: number): boolean => code > 32 && code <= LAST;

/** Splits a key into its first unit and the written form of its second. */
function splitGram(key: string): [string, string] {
  const blank = key.indexOf(' ');
  if (blank >= 0) return [key.slice(0, blank), `~${key.slice(blank + 1)}:`];
  const [first = '', second] = /^\p{Script=Han}/u.test(key) ? key : [key];
  return [first, second ?? '~:'];
}

/** Groups texts into files, in the order of records. */
const textsOf = (records: readonly SearchRecord[]): string[][] => {
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
