/**
 * What the gate looks for. Everything in the content counts as internal that nothing public says;
 * of that, whatever is telling enough is watched for.
 *
 * Telling is what the generator cannot have put together itself. It joins values with labels, three
 * pieces at most: what is joined of k public pieces has at most k-1 pairs of neighbours, and 3(k-1)
 * groups of four, that stand in no public text. So a run with three new pairs or seven new groups is
 * not of three pieces, and is watched for wherever it stands. What a key such as `name` or `leader`
 * says is a name, which nobody joins: of it any new pair is enough where it stands alone, two where it
 * stands in a longer run. Other runs of two and three characters stand in longer words by chance, and
 * are watched for where they stand alone: not where a number stands before them (`日完成`), nor of
 * three where half is public (`申报村`). Which words of ASCII tell is said in `words.ts`.
 *
 * What is not watched for is counted: whoever publishes is told how many things could not be told apart.
 */
import type { Novelty, PublicTexts } from './open.ts';
import { eachRun, isDigit } from './runs.ts';
import { type Composed, groupedNumbers, isTelling } from './words.ts';

/** A run that is watched for. */
export interface Watched {
  /** As it is met: of words in small letters, of telephone numbers the digits alone. */
  text: string;
  /**
   * `anywhere`; or only where it stands between signs: Han characters `alone`, as a `name` also where
   * marks cut it, a `word` among ASCII, a `decimal` in what is read.
   */
  how: 'anywhere' | 'alone' | 'name' | 'word' | 'decimal';
  /** Where in it, in UTF-16 units, what is new in it begins. */
  at: number;
  /** The source that it stands in, by number, and the unit at which. */
  source: number;
  offset: number;
  /** The run that it writes in letters, where it is that. */
  pinyinOf?: string;
}

/** Gives the syllables of Han characters, in letters without tones. */
export type Pinyin = (text: string) => string[];

/** Longer runs are watched for in pieces, since an excerpt may cut them. */
const PIECE = 12;
/** A name that is spread to the width of a longer one. */
const SPREAD = /(?<![\u3400-\u9fff])([\u3400-\u9fff])[ \u3000]{1,4}([\u3400-\u9fff]{1,2})(?![\u3400-\u9fff])/g;

/** A run of Han characters that is not public as it stands. */
interface Occurrence {
  run: string;
  isName: boolean;
  /** Whether a digit stands before it. */
  isCounted: boolean;
  /** Whether it is written in letters too, should it be watched for. */
  isSpelled: boolean;
  source: number;
  offset: number;
}

export class WatchList {
  readonly watched = new Map<string, Watched>();
  private readonly occurrences: Occurrence[] = [];
  private readonly common = new Set<string>();
  private readonly open: PublicTexts;
  private readonly composed: Composed;
  private readonly pinyin: Pinyin;
  private readonly seen = new Set<string>();

  constructor(open: PublicTexts, composed: Composed, pinyin: Pinyin) {
    this.open = open;
    this.composed = composed;
    this.pinyin = pinyin;
  }

  /** Runs that stand nowhere public, and are too short or too common to watch for. */
  get passed(): number {
    return this.common.size;
  }

  /** Takes the text of a source of that number. What it says is watched for once the list is closed. */
  add(text: string, source: number): void {
    eachRun(text, (from, to, kind) => {
      if (kind === 'word') this.word(text.slice(from, to).toLowerCase(), source, from);
      else if (kind === 'decimal') this.decimal(text.slice(from, to), source, from);
      else if (to - from >= 2 * PIECE) this.pieces(text, from, to, source);
      else if (to - from > 1) this.han(text, from, to, source);
    });
    for (const [number, index] of groupedNumbers(text)) this.word(number, source, index);
    for (const [whole, first, rest, index] of spread(text))
      if (isNamed(text, index) && isWholeValue(text, index, index + whole.length))
        this.take({ run: `${first}${rest}`, isName: true, isCounted: false, isSpelled: false, source, offset: index });
  }

  /** Decides of everything that was taken whether it is watched for. */
  close(): void {
    const novelties = this.open.noveltiesOf(new Set(this.occurrences.map(({ run }) => run)));
    for (const one of this.occurrences.splice(0)) {
      if (this.watch(one, novelties.get(one.run) as Novelty) && one.isSpelled) this.spell(one.run, one.source, one.offset);
    }
  }

  private pieces(text: string, from: number, to: number, source: number): void {
    if (this.open.hasRun(text.slice(from, to))) return;
    const count = Math.floor((to - from) / PIECE);
    for (let piece = 0; piece < count; piece += 1) {
      const begin = from + piece * PIECE;
      this.han(text, begin, piece === count - 1 ? to : begin + PIECE, source);
    }
  }

  private han(text: string, offset: number, to: number, source: number): void {
    const run = text.slice(offset, to);
    if (this.open.hasRun(run)) return;
    const isValue = isWholeValue(text, offset, to);
    const isName = isValue && isNamed(text, offset);
    this.take({ run, isName, isCounted: isDigit(text.charCodeAt(offset - 1)), isSpelled: isValue, source, offset });
  }

  private take(one: Occurrence): void {
    const key = `${one.isName ? 'name' : ''}${one.isCounted ? '1' : ''} ${one.run}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.occurrences.push(one);
  }

  /** Whether a run is watched for from now on, and was not before. */
  private watch({ run, isName, isCounted, source, offset }: Occurrence, { pairs, quads, at }: Novelty): boolean {
    if (this.watched.has(run) || pairs + quads === 0) return false;
    const how = howTelling(run.length, pairs, quads, isName, isCounted);
    if (how === undefined) {
      this.common.add(run);
      return false;
    }
    this.common.delete(run);
    this.watched.set(run, { text: run, how, at: Math.max(0, Math.min(at, run.length - 4)), source, offset });
    return true;
  }

  /** A name in letters, as slugs and the index of sounds write it. */
  private spell(run: string, source: number, offset: number): void {
    const syllables = this.pinyin(run);
    for (const text of [syllables.join(''), syllables.join('-')]) {
      if (text.length < 6 || this.open.hasWord(text) || this.watched.has(text)) continue;
      const how = text.length < 11 ? 'word' : 'anywhere';
      if (how === 'anywhere' && this.open.hasWithin(text)) continue;
      this.watched.set(text, { text, how, at: 0, source, offset, pinyinOf: run });
    }
  }

  private word(word: string, source: number, offset: number): void {
    // Nearly all are public: they need not be remembered as well.
    if (this.open.hasWord(word) || this.watched.has(word) || this.seen.has(word)) return;
    this.seen.add(word);
    if (isTelling(word) && !this.composed.has(word)) this.watched.set(word, { text: word, how: 'word', at: 0, source, offset });
    else this.common.add(word);
  }

  private decimal(decimal: string, source: number, offset: number): void {
    if (this.open.hasWord(decimal) || this.watched.has(decimal)) return;
    if (/^\d{2,}\./.test(decimal)) this.watched.set(decimal, { text: decimal, how: 'decimal', at: 0, source, offset });
    else this.common.add(decimal);
  }
}

/** How a run is watched for; not at all where it is too common. */
function howTelling(length: number, pairs: number, quads: number, isName: boolean, isCounted: boolean): Watched['how'] | undefined {
  if (length < 4 && isName) return pairs > 0 ? 'name' : undefined;
  if (length < 4) return pairs === length - 1 && !isCounted ? 'alone' : undefined;
  if (pairs >= 3 || quads >= 7) return 'anywhere';
  if (!isName) return undefined;
  return pairs >= 2 || quads >= 4 ? 'anywhere' : 'name';
}

function* spread(text: string): Generator<[whole: string, first: string, rest: string, index: number]> {
  for (const { 0: whole, 1: first, 2: rest, index } of text.matchAll(SPREAD)) yield [whole, first as string, rest as string, index];
}

/** Of names, sixteen characters at most; longer values are sentences. */
const NAME = 16;
/** How far back a key is looked for. */
const LINE = 200;
/** The text before a name: its key, and other names of one list. */
const NAMING =
  /(?:^|[\s{,])(?:name|shortName|formerNames|leader|liaison|instructor|secretary|members|by)["']?\s*:\s*(?:["'[]|\[["']|\[[^\]\n:]*[,\s"'])?$/;

const isNamed = (text: string, offset: number): boolean => NAMING.test(text.slice(Math.max(0, offset - LINE), offset));

/** Whether a run is all that a key or an item of a list says: it may be a name. */
function isWholeValue(text: string, from: number, to: number): boolean {
  if (to - from > NAME) return false;
  let before = from - 1;
  while (before >= 0 && text.charCodeAt(before) === 32) before -= 1;
  let after = to;
  while (after < text.length && text.charCodeAt(after) === 32) after += 1;
  return (
    (before < 0 || ':,[-"\'{：、，\n/'.includes(text[before] as string)) &&
    (after >= text.length || ',]}"\'\r\n#、，./'.includes(text[after] as string))
  );
}
