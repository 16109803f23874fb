/**
 * The file format of the full-text index: which records hold each bigram of units, in chunks that a browser loads one
 * by one, and the texts for excerpts. It has no positions, because one added sentence would move all that follow;
 * whether bigrams stand side by side is read in the text itself.
 */

import { pack, unpack } from './packing.ts';
import type { Heading, RecordKind, SearchRecord } from './record.ts';
import { nameOf } from './slots.ts';

/** Separates lines in written texts. JSON would escape a newline as two characters. */
export const LINE = '\u007f';

/** Writes a text with its headings behind it: after an empty line where they stand, then the ids that are not the heading itself. */
export function packText({ text, sections }: Pick<SearchRecord, 'text' | 'sections'>): string {
  if (sections === undefined || sections.headings.length === 0) return text;
  const lines = text.split('\n');
  const ids = sections.headings.map(({ line, id }) => (id === lines[line] ? '' : id));
  const last = ids.findLastIndex((id) => id !== '');
  return [text, '', pack([...sections.headings.map(({ line }) => line), sections.end]), ...ids.slice(0, last + 1)].join('\n');
}

/** Reverses `packText`. */
export function openText(packed: string): { text: string; sections: { headings: Heading[]; end: number } } {
  const at = packed.indexOf('\n\n');
  const text = at < 0 ? packed : packed.slice(0, at);
  const [places = '', ...ids] = at < 0 ? [] : packed.slice(at + 2).split('\n');
  const numbers = unpack(places);
  const lines = text.split('\n');
  const headings = numbers.slice(0, -1).map((line, index): Heading => ({ line, id: ids[index] || (lines[line] ?? '') }));
  return { text, sections: { headings, end: numbers.at(-1) ?? 0 } };
}

/** The letters of a file's version: a part of the digest of its bytes. */
export const VERSION = 3;
/** The version of a file that is not there. */
export const NO_FILE = '...';

/** Which text files there are, by kind in the directory's order. */
export interface TextsFile {
  /** Slots per file; 0 if the kind has no texts. */
  widths: number[];
  /** The versions of the files one after the other, `NO_FILE` where all texts are empty. */
  versions: string[];
}

/** The subtitle of these kinds is a label that many records share, so it is no name. */
export const LABELLED: readonly RecordKind[] = ['organization', 'study', 'pairing'];

/** Returns the lines of a record: its names, then its text. */
export const linesOf = ({ kind, title, names, subtitle, text }: SearchRecord): { head: string[]; body: string[] } =>
  LABELLED.includes(kind)
    ? { head: [title, ...names], body: [...text.split('\n'), subtitle] }
    : { head: [title, ...names, subtitle], body: text.split('\n') };

export const chunkName = (start: string): string => nameOf('g', start);
export const textName = (slot: number): string => `t${slot}`;

/** The records that hold a bigram, rising, and how often: 1, 2, 4, 8 …, the highest of these that is not too high. */
export interface Posting {
  records: number[];
  counts: number[];
}

/** `head`: in a name or the subtitle. `body`: in the running text. */
export interface Postings {
  head: Posting;
  body: Posting;
}

/** Between the packed records of `head` and of `body`; without it all are of `body`. */
const HEAD_ENDS = ':';

/** Packs postings. A record is repeated for each doubling of its count, so that few added occurrences change a byte. */
export function packPostings({ head, body }: Postings): string {
  const one = ({ records, counts }: Posting): string =>
    pack(records.flatMap((record, at) => new Array<number>(1 + Math.floor(Math.log2(counts[at] as number))).fill(record)));
  return head.records.length === 0 ? one(body) : one(head) + HEAD_ENDS + one(body);
}

/** Reverses `packPostings`, but for what lies between the counts. */
export function openPostings(packed: string): Postings {
  const ends = packed.indexOf(HEAD_ENDS);
  return { head: ends < 0 ? { records: [], counts: [] } : openPosting(packed.slice(0, ends)), body: openPosting(packed.slice(ends + 1)) };
}

function openPosting(packed: string): Posting {
  const [records, counts]: [number[], number[]] = [[], []];
  for (const record of unpack(packed)) {
    const last = records.length - 1;
    if (records[last] === record) counts[last] = (counts[last] as number) * 2;
    else {
      records.push(record);
      counts.push(1);
    }
  }
  return { records, counts };
}

/**
 * Writes the bigrams of a chunk, grouped by their first unit: `红 色…旗…~20:…~:… 绿 …`. Keys are sorted. A second unit
 * that is Han stands as it is; any other, or none, stands between `~` and `:`. Packed numbers are ASCII, so the next
 * Han character ends them.
 */
export function chunkOf(entries: readonly (readonly [key: string, packed: string])[]): string {
  let chunk = '';
  let first: string | undefined;
  for (const [key, packed] of entries) {
    const [begin, end] = splitGram(key);
    chunk += begin === first ? end + packed : `${first === undefined ? '' : ' '}${begin} ${end}${packed}`;
    first = begin;
  }
  return chunk;
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
