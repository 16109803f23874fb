/**
 * What is public whatever the pages make of it: the texts of the published model and those of the
 * generator itself. Asked of a run: how much of it stands in none of them.
 */
import { eachRun, isDigit } from './runs.ts';
import { groupedNumbers } from './words.ts';

/** Sets of neighbouring characters, as bits at their hashes: 16 and 64 MB, one in a hundred wrong at ten thousand cases, and then towards silence. */
const PAIR_BITS = 27;
const QUAD_BITS = 29;

const pairHash = (a: number, b: number): number => Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b) >>> (32 - PAIR_BITS);
const quadHash = (a: number, b: number, c: number, d: number): number => {
  const first = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
  const mixed = Math.imul((first ^ (first >>> 15) ^ c) | 0, 0xc2b2ae35);
  return Math.imul((mixed ^ (mixed >>> 13)) + Math.imul(d, 0x27d4eb2f), 0x165667b1) >>> (32 - QUAD_BITS);
};

/** How many places of a run stand in no public text. */
export interface Novelty {
  /** Of two neighbours. */
  pairs: number;
  /** Of four neighbours. */
  quads: number;
  /** Where in the run the first of them begins; 0 where there is none. */
  at: number;
}

export class PublicTexts {
  private readonly pairs = new Int32Array(2 ** (PAIR_BITS - 5));
  private readonly quads = new Int32Array(2 ** (QUAD_BITS - 5));
  private readonly words = new Set<string>();
  /** Of every long word, so that few have to be looked through. */
  private stretches: Set<string> | undefined;

  add(text: string): void {
    let mayHoldNumbers = false;
    eachRun(text, (from, to, kind) => {
      if (kind !== 'han') {
        if (to - from > 2 && isDigit(text.charCodeAt(from))) mayHoldNumbers = true;
        this.words.add(text.slice(from, to).toLowerCase());
        return;
      }
      let [a, b, c] = [0, 0, 0];
      for (let at = from; at < to; at += 1) {
        const d = text.charCodeAt(at);
        if (at > from) set(this.pairs, pairHash(c, d));
        if (at > from + 2) set(this.quads, quadHash(a, b, c, d));
        [a, b, c] = [b, c, d];
      }
    });
    if (mayHoldNumbers) for (const [number] of groupedNumbers(text)) this.words.add(number);
  }

  /** Every text in a value of plain data, keys included; of the nodes of a body also the text that several make together. */
  addAll(value: unknown): void {
    if (typeof value === 'string') this.add(value);
    else if (typeof value === 'number') this.words.add(String(value));
    else if (Array.isArray(value)) for (const item of value) this.addAll(item);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        this.add(key);
        this.addAll(item);
      }
      const { children } = value as { children?: unknown };
      if (Array.isArray(children) && children.length > 1) this.add(together(children));
    }
  }

  hasWord(word: string): boolean {
    return this.words.has(word);
  }

  /** Whether something public has these letters within a word of it. */
  hasWithin(letters: string): boolean {
    if (this.stretches === undefined) {
      this.stretches = new Set();
      for (const word of this.words) for (const stretch of stretchesOf(word)) this.stretches.add(stretch);
    }
    for (const stretch of stretchesOf(letters)) if (!this.stretches.has(stretch)) return false;
    for (const word of this.words) if (word.includes(letters)) return true;
    return false;
  }

  /** How new a run of Han characters is. */
  noveltyOf(run: string): Novelty {
    let [pairs, quads, first] = [0, 0, -1];
    for (let at = 0; at + 1 < run.length; at += 1) {
      const a = run.charCodeAt(at);
      const b = run.charCodeAt(at + 1);
      const isNewPair = !has(this.pairs, pairHash(a, b));
      const isNewQuad = at + 3 < run.length && !has(this.quads, quadHash(a, b, run.charCodeAt(at + 2), run.charCodeAt(at + 3)));
      if (isNewPair) pairs += 1;
      if (isNewQuad) quads += 1;
      if (first < 0 && (isNewPair || isNewQuad)) first = at;
    }
    return { pairs, quads, at: Math.max(0, first) };
  }
}

const STRETCH = 8;
function* stretchesOf(word: string): Generator<string> {
  for (let at = 0; at + STRETCH <= word.length; at += 1) yield word.slice(at, at + STRETCH);
}

const set = (bits: Int32Array, at: number): void => {
  const word = at >>> 5;
  bits[word] = (bits[word] as number) | (1 << (at & 31));
};
const has = (bits: Int32Array, at: number): boolean => ((bits[at >>> 5] as number) & (1 << (at & 31))) !== 0;

/** The text of neighbours, as it reads once their marks are gone. */
function together(nodes: readonly unknown[]): string {
  let text = '';
  for (const node of nodes) {
    const { value, children } = node as { value?: unknown; children?: unknown };
    if (typeof value === 'string') text += value;
    else if (Array.isArray(children)) text += together(children);
  }
  return text;
}
