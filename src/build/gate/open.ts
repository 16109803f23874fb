/**
 * What is public whatever the pages make of it: the texts of the published model and those of the
 * generator itself. Asked of a run: how much of it stands in none of them.
 */
import { eachRun, isDigit } from './runs.ts';
import { pairOf, Sought } from './sought.ts';
import { groupedNumbers } from './words.ts';

/** Of texts that are remembered whole. */
const SHORT = 24;

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
  /** Those with Han characters. */
  private readonly texts: string[] = [];
  private readonly runs = new Set<string>();
  private readonly words = new Set<string>();
  /** Keys and other short texts that were taken: a model says them thousands of times. */
  private readonly taken = new Set<string>();
  /** Of every long word, so that few have to be looked through. */
  private stretches: Set<string> | undefined;

  add(text: string): void {
    if (text.length <= SHORT) {
      if (this.taken.has(text)) return;
      this.taken.add(text);
    }
    let [mayHoldNumbers, hasHan] = [false, false];
    eachRun(text, (from, to, kind) => {
      if (kind === 'han') {
        hasHan = true;
        this.runs.add(text.slice(from, to));
        return;
      }
      if (to - from > 2 && isDigit(text.charCodeAt(from))) mayHoldNumbers = true;
      this.words.add(text.slice(from, to).toLowerCase());
    });
    if (hasHan) this.texts.push(text);
    if (mayHoldNumbers) for (const [number] of groupedNumbers(text)) this.words.add(number);
  }

  /** Every text in a value of plain data, keys included; of the nodes of a body also the text that several make together. */
  addAll(value: unknown): void {
    if (typeof value === 'string') this.add(value);
    else if (typeof value === 'number') this.words.add(String(value));
    else if (Array.isArray(value)) for (const item of value) this.addAll(item);
    else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) {
        this.add(key);
        this.addAll((value as Record<string, unknown>)[key]);
      }
      const { children } = value as { children?: unknown };
      if (Array.isArray(children) && children.length > 1) for (const seam of seamsOf(children)) this.add(seam);
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

  /** Whether a run of Han characters stands in a public text, with no Han character before or after it. */
  hasRun(run: string): boolean {
    return this.runs.has(run);
  }

  /** How new each of some runs of Han characters is. One pass over all texts, so ask for all at once. */
  noveltiesOf(runs: ReadonlySet<string>): Map<string, Novelty> {
    let count = 0;
    for (const run of runs) count += 2 * run.length;
    const sought = new Sought(count);
    for (const run of runs) eachNeighbours(run, 0, run.length, (head, tail) => sought.seek(head, tail));
    const see = (head: number, tail: number): void => sought.see(head, tail);
    for (const text of this.texts) eachRun(text, (from, to, kind) => kind === 'han' && eachNeighbours(text, from, to, see));
    return new Map([...runs].map((run) => [run, noveltyOf(run, sought)]));
  }
}

/** Tells of every two neighbours, with 0, and of every four. */
function eachNeighbours(text: string, from: number, to: number, visit: (head: number, tail: number) => void): void {
  let [a, b, c] = [0, 0, 0];
  for (let at = from; at < to; at += 1) {
    const d = text.charCodeAt(at);
    if (at > from) visit(pairOf(c, d), 0);
    if (at > from + 2) visit(pairOf(a, b), pairOf(c, d));
    [a, b, c] = [b, c, d];
  }
}

function noveltyOf(run: string, sought: Sought): Novelty {
  let [pairs, quads, first] = [0, 0, run.length];
  let at = 0;
  eachNeighbours(run, 0, run.length, (head, tail) => {
    if (tail === 0) at += 1;
    if (sought.wasSeen(head, tail)) return;
    if (tail === 0) pairs += 1;
    else quads += 1;
    first = Math.min(first, tail === 0 ? at - 1 : at - 3);
  });
  return { pairs, quads, at: pairs + quads > 0 ? first : 0 };
}

const STRETCH = 8;
function* stretchesOf(word: string): Generator<string> {
  for (let at = 0; at + STRETCH <= word.length; at += 1) yield word.slice(at, at + STRETCH);
}

/** What of the text that neighbours make together, once their marks are gone, none of them says alone: what goes on from one to the next. */
function* seamsOf(nodes: readonly unknown[]): Generator<string> {
  let text = '';
  const seams: number[] = [];
  for (const node of nodes) {
    seams.push(text.length);
    text += textOf(node);
  }
  for (const seam of seams) {
    let [from, to] = [seam, seam];
    while (from > 0 && seam - from < REACH && goesOnWith(text.charCodeAt(from - 1))) from -= 1;
    while (to < text.length && to - seam < REACH && goesOnWith(text.charCodeAt(to))) to += 1;
    if (from < seam && seam < to) yield text.slice(from, to);
  }
}

/** No run is followed further than this to either side of a seam. */
const REACH = 400;

/** Whether a unit may belong to a run, or to a number that is written in groups. */
const goesOnWith = (unit: number): boolean =>
  unit >= 0x3400 ||
  (unit >= 97 && unit <= 122) ||
  (unit >= 65 && unit <= 90) ||
  isDigit(unit) ||
  unit === 32 ||
  unit === 45 ||
  unit === 46 ||
  unit === 95;

function textOf(node: unknown): string {
  const { value, children } = node as { value?: unknown; children?: unknown };
  if (typeof value === 'string') return value;
  return Array.isArray(children) ? children.map(textOf).join('') : '';
}
