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
 * are watched for where they stand alone. Of ASCII a whole word counts, as ids, addresses and telephone
 * numbers do: not dates and numbers of up to six digits, nor what may be a colour or part of a digest.
 */
import type { PublicTexts } from './open.ts';
import { eachRun } from './runs.ts';

/** A run that is watched for. */
export interface Watched {
  /** As it is met: of words in small letters. */
  text: string;
  /** `anywhere` or only where it stands between signs; `word` among ASCII alone. */
  how: 'anywhere' | 'alone' | 'word';
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

export class WatchList {
  readonly watched = new Map<string, Watched>();
  /** Runs that stand nowhere public and are too common to watch for. */
  passed = 0;
  private readonly open: PublicTexts;
  private readonly pinyin: Pinyin;
  private readonly seen = new Set<string>();

  constructor(open: PublicTexts, pinyin: Pinyin) {
    this.open = open;
    this.pinyin = pinyin;
  }

  /** Takes the text of a source of that number. */
  add(text: string, source: number): void {
    eachRun(text, (from, to, kind) => {
      if (kind === 'word') this.word(text.slice(from, to).toLowerCase(), source, from);
      else if (to - from >= 2 * PIECE) this.pieces(text, from, to, source);
      else if (to - from > 1) this.han(text, from, to, source);
    });
  }

  private pieces(text: string, from: number, to: number, source: number): void {
    const count = Math.floor((to - from) / PIECE);
    for (let piece = 0; piece < count; piece += 1) {
      const begin = from + piece * PIECE;
      this.han(text, begin, piece === count - 1 ? to : begin + PIECE, source);
    }
  }

  private han(text: string, offset: number, to: number, source: number): void {
    const run = text.slice(offset, to);
    const isValue = isWholeValue(text, offset, to);
    const isName = isValue && NAMING.test(text.slice(Math.max(0, offset - LINE), offset));
    const key = isName ? `name ${run}` : run;
    if (this.watched.has(run) || this.seen.has(key)) return;
    this.seen.add(key);
    const { pairs, quads, at } = this.open.noveltyOf(run);
    if (pairs + quads === 0) return;
    const how = howTelling(run.length, pairs, quads, isName);
    if (how === undefined) {
      this.passed += 1;
      return;
    }
    this.watched.set(run, { text: run, how, at: Math.max(0, Math.min(at, run.length - 4)), source, offset });
    if (isValue) this.spell(run, source, offset);
  }

  /** A name in letters, as slugs and the index of sounds write it. */
  private spell(run: string, source: number, offset: number): void {
    const syllables = this.pinyin(run);
    for (const text of [syllables.join(''), syllables.join('-')]) {
      if (text.length < 6 || this.open.hasWord(text) || this.watched.has(text)) continue;
      this.watched.set(text, { text, how: text.length < 11 ? 'word' : 'anywhere', at: 0, source, offset, pinyinOf: run });
    }
  }

  private word(word: string, source: number, offset: number): void {
    if (word.length < 4 || this.open.hasWord(word) || this.watched.has(word)) return;
    const isTelling = /^\d{7,18}$/.test(word) || /[g-z]/.test(word);
    if (isTelling) this.watched.set(word, { text: word, how: 'word', at: 0, source, offset });
    else this.passed += 1;
  }
}

/** How a run is watched for; not at all where it is too common. */
function howTelling(length: number, pairs: number, quads: number, isName: boolean): Watched['how'] | undefined {
  if (length < 4) return pairs > 0 ? 'alone' : undefined;
  if (pairs >= 3 || quads >= 7) return 'anywhere';
  if (!isName) return undefined;
  return pairs >= 2 || quads >= 4 ? 'anywhere' : 'alone';
}

/** Of names, sixteen characters at most; longer values are sentences. */
const NAME = 16;
/** How far back a key is looked for. */
const LINE = 200;
/** The text before a name: its key, and other names of one list. */
const NAMING =
  /(?:^|[\s{,])(?:name|shortName|formerNames|leader|liaison|instructor|secretary|members)["']?\s*:\s*(?:["'[]|\[["']|\[[^\]\n:]*[,\s"'])?$/;

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
