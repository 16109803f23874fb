/**
 * What is looked for: of every internal text those parts that would tell of it, unless something public
 * says them too. Public is what the content says in public and what the generator says of itself; to
 * ask it, it is searched as the site is.
 */
import { createHash } from 'node:crypto';
import { pinyin } from 'pinyin-pro';
import { fold, foldText, HAN, KINDS } from './fold.ts';
import { Joints } from './joints.ts';
import { Matcher, type Term } from './matcher.ts';
import { APART } from './open.ts';

export interface Terms {
  terms: readonly Term[];
  /** By term, the internal text that it stands for, by its place among those that were given. */
  of: readonly number[];
  joints: Joints;
  /** Internal texts, each once: that are looked for; of which all is said in public as well; that are too short, or numbers and dates. */
  sought: number;
  notSought: { public: number; short: number };
  /** Of the terms, whatever their order. */
  digest: string;
}

export interface TextsOf {
  /** Internal texts; `isName` where one may be a name, and is sought in letters too. */
  inside: readonly { text: string; isName?: boolean }[];
  outside: readonly string[];
  /** Texts of the content that the generator uses as labels. */
  labels: readonly string[];
  /** The generator's sources. */
  own: readonly string[];
}

/** Of such a length a text may be a list of names, and is looked for as a whole as well. */
const SHORT = 24;
/** Clauses that are longer are looked for in pieces that overlap, since an excerpt may cut them. */
const CLAUSE = 8;
const PIECE = 5;
const STEP = 3;
/** Names of organizations and brands are no longer; those in a list are people's. */
const NAME = 16;
const LISTED = 4;
/** The fewest letters and digits of a text without Han characters. */
const LEAN = 5;
/** So many letters and digits in several words tell, wherever they stand. */
const TELLING = 8;
const CHUNK = 1 << 16;

/** `reads` is the name that a text of letters writes. */
type Candidate = Term & { reads?: string };

/** What is to be looked for. Pure; the same texts in the same order give the same terms. */
export function internalTexts({ inside, outside: said, labels, own }: TextsOf): Terms {
  const outside = [...new Set(said)];
  const candidates = new Map<string, Candidate & { of: number }>();
  const known = new Set<string>();
  for (const [of, { text, isName = false }] of inside.entries()) {
    if (known.has(text)) continue;
    known.add(text);
    for (const term of partsOf(text, isName)) if (!candidates.has(term.text)) candidates.set(term.text, { ...term, of });
  }
  const all = [...candidates.values()];
  const isPublic = saidIn([...outside, ...labels], own, all);
  const joints = new Joints(outside, labels, own);
  // A public name is not looked for in letters either.
  const publicNames = new Set(all.flatMap(({ text }, index) => (isPublic.has(index) ? [text] : [])));
  const kept = all.filter(({ reads = '' }, index) => !isPublic.has(index) && !publicNames.has(reads));
  const of = kept.map((term) => term.of);
  const terms = kept.map(({ text, as }): Term => ({ text, ...(as === undefined ? {} : { as }) }));
  const sought = new Set(of);
  const alsoPublic = new Set(all.filter(({ of: text }) => !sought.has(text)).map((term) => term.of));
  return {
    terms,
    of,
    joints,
    sought: sought.size,
    notSought: { public: alsoPublic.size, short: known.size - sought.size - alsoPublic.size },
    digest: createHash('sha256')
      .update(
        terms
          .map(({ text, as = '' }) => `${text} ${as}\n`)
          .sort()
          .join(''),
      )
      .digest('hex'),
  };
}

/** Which of the candidates stand in a public text. Names are compared by their sounds too, as an index of sounds would have them. */
function saidIn(outside: readonly string[], own: readonly string[], candidates: readonly Term[]): ReadonlySet<number> {
  const matcher = new Matcher(candidates);
  const found = new Set<number>();
  let chunk = '';
  const say = (text: string): void => {
    chunk += text + APART;
    if (chunk.length < CHUNK) return;
    matcher.find(fold(chunk), 'all', found);
    chunk = '';
  };
  for (const text of outside) {
    say(text);
    if (text.length <= NAME && isHan(text)) say(Array.from(text, soundOf).join('-'));
  }
  for (const text of own) say(text);
  say(' '.repeat(CHUNK));
  return found;
}

/** The parts of an internal text that are worth looking for. */
function* partsOf(text: string, isName: boolean): Generator<Candidate> {
  const whole = trimmed(foldText(text));
  const isShort = whole.length <= SHORT;
  if (isShort && hanIn(whole) > 1) yield { text: whole };
  const clauses = text.normalize('NFKC').split(NO_LETTERS).map(foldText);
  for (const clause of new Set([whole, ...clauses])) {
    const isWhole = clause === whole;
    // A name by itself, or one of several in a list.
    if (isHan(clause) && clause.length <= (isWhole ? (isName ? NAME : LISTED) : isName && isShort ? LISTED : 0)) yield* inLetters(clause);
    const count = hanIn(clause);
    if (isWhole && clauses[0] !== whole) continue;
    if (count < 2 || (count === 2 && !isShort)) continue;
    if (clause.length <= CLAUSE) yield { text: clause };
    else
      for (let at = 0; at < clause.length - PIECE + STEP; at += STEP)
        yield { text: clause.slice(Math.min(at, clause.length - PIECE)).slice(0, PIECE) };
  }
  if (hanIn(whole) === 0 && whole.length <= 4 * SHORT) yield* leanPart(whole, true);
  for (const [word] of whole.matchAll(WORDS)) yield* leanPart(word, word === whole);
}

/** What parts the clauses of a text; nothing does that has no width. */
const NO_LETTERS = /[^\p{L}\p{M}\p{N}\p{Cf}]+/u;
const isHan = (text: string): boolean => /^[\u3400-\u9fff\ud840-\udfff]{2,}$/.test(text);
const hanIn = (text: string): number => Array.from(text).filter((character) => KINDS[character.charCodeAt(0)] === HAN).length;
/** Without signs around it. */
const trimmed = (text: string): string => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

/** A name as it is written in letters: bare, and with the numbers of its tones. */
function* inLetters(name: string): Generator<Candidate> {
  const read = (['off', 'head'] as const).map((surname) => pinyin(name, { toneType: 'num', type: 'array', v: true, surname }).join(''));
  const written = read.flatMap((numbered) => [numbered, numbered.replaceAll('0', ''), numbered.replace(/\d/g, '')]);
  for (const text of new Set([...written, Array.from(name, soundOf).join('')]))
    if (text.length >= LEAN && /^[a-z\d]+$/.test(text)) yield { text, as: 'words', reads: name };
}

const sounds = new Map<string, string>();
/** How a character sounds by itself. */
function soundOf(character: string): string {
  let sound = sounds.get(character);
  if (sound === undefined) {
    sound = pinyin(character, { toneType: 'none', v: true });
    sounds.set(character, sound);
  }
  return sound;
}

/** Words of letters, digits and what ties them, telephone numbers in groups. */
const WORDS = /\d{3,4}(?: \d{3,4}){1,3}(?![\w.])|[a-z\d](?:[a-z\d._@-]*[a-z\d])?/g;
const PHONE = /^(?:1[3-9]\d{9}|0[1-9]\d{8,10}|[48]00\d{7})$/;
const DAY = /^(?:\d{4}-\d{1,2}(?:-\d{1,2})?|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/;

/** A text without Han characters. Words of no more than letters tell only where they are all of a text. */
function* leanPart(folded: string, isWhole: boolean): Generator<Term> {
  const text = folded.replace(/[^a-z\d]/g, '');
  const isOneWord = text === folded;
  if (/^\d*$/.test(text)) {
    if (DAY.test(folded)) return;
    if (PHONE.test(text)) {
      yield { text, as: 'phone' };
      yield { text: `86${text}`, as: 'word' };
    } else if (/^\d{7,18}$/.test(text)) yield { text, as: 'word' };
    return;
  }
  // Colours, sizes with their units, spans of time.
  if (text.length < LEAN || /^(?:[\da-f]{3,8}|\d{1,6}[a-z]{1,3}|p(?:t?\d+[dhms])+)$/.test(text)) return;
  if (isOneWord && /^[a-z]+$/.test(text)) {
    if (isWhole) yield { text, as: 'name' };
  } else if (isWhole || text.length >= TELLING || /\d/.test(text)) yield { text, as: isOneWord && text.length < TELLING ? 'name' : 'words' };
}
