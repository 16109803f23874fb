/**
 * What is looked for: of every internal text those parts that would tell of it, unless something public
 * says them too. Public is what the content says in public and what the generator says of itself; to
 * ask it, it is searched as the site is.
 */
import { hash } from 'node:crypto';
import { pinyin } from 'pinyin-pro';
import { keyOf, type Memory, NO_MEMORY } from '../read/memory.ts';
import type { TextGroup } from './contentTexts.ts';
import { Junctions } from './junctions.ts';
import { anchorsOf, Matcher, type PackedAnchors, SURE, type Term } from './matcher.ts';
import { APART, HAN, KINDS, normalize, normalizeText } from './normalize.ts';

export interface Terms {
  /** All that may be looked for. */
  terms: readonly Term[];
  /** By term, whether it is passed over, since public texts say it. */
  isPublic: Uint8Array;
  /** By term, the internal text that it stands for, by its place among those that were given. */
  of: readonly number[];
  /** Where terms may begin, as it was kept. */
  anchors: PackedAnchors;
  /** Made when it is asked for: it needs all public texts. */
  junctions(): Junctions;
  /** Internal texts, each once: that are looked for; of which all is said in public as well; that are too short, or numbers and dates. */
  lookedFor: number;
  passedOver: { public: number; short: number };
  /** Of the terms that are looked for, whatever their order. */
  digest: string;
}

export interface TextsOf {
  /** Internal texts; `isName` where one may be a name, and is looked for in letters too. */
  inside: readonly { digest: string; texts(): readonly { text: string; isName?: boolean }[] }[];
  outside: readonly TextGroup[];
  /** Those of the public texts that the generator uses as labels. */
  labels: readonly string[];
  /** The generator's sources. */
  own: readonly string[];
  /** Where it is kept which internal texts a group says, and the name of the code that keeps it. */
  memory?: Memory;
  code?: string;
}

/** Of such a length a text may be a list of names, and is looked for as a whole as well. */
const SHORT = 24;
/** Clauses that are no longer are looked for as they are; longer ones, and all of a text with marks in it, in pieces that overlap, since an excerpt may cut it. */
const CLAUSE = 8;
const [PIECE, STEP] = [6, 3];
/** Han characters of a text that may be spelt, and of a person in a list. */
const [SPELT, LISTED] = [12, 4];
/** The fewest letters and digits of a text without Han characters. */
const SHORTEST = 5;
/** So many letters and digits in several words tell, wherever they stand. */
const TELLING = 8;
const CHUNK = 1 << 16;

/** `reads` is the name that a text of letters writes. */
type Candidate = Term & { reads?: string };

/** What is to be looked for. The same texts in the same order give the same terms, whatever is kept. */
export function internalTerms({ inside, outside, labels, own, memory = NO_MEMORY, code = '' }: TextsOf): Terms {
  // Everything else follows from the texts and from the code; all that is kept is kept for as long as they stay.
  const wanted = keyOf(
    code,
    inside.map(({ digest }) => digest),
  );
  const sought = memory.of('sought', wanted, () => packed(distinctIn(inside.flatMap(({ texts }) => texts())), memory, code));
  const all = opened(sought);
  /** Which of them some public texts say. `key` names the texts. */
  let matcher: Matcher | undefined;
  const among = (key: string, some: () => readonly string[], areNames = true): number[] =>
    memory.of('public', keyOf(wanted, key), () => {
      // One for all groups: its tables take megabytes, and there are hundreds of groups.
      matcher ??= new Matcher(all);
      return [...found(matcher, some(), areNames)];
    });
  const isPublic = new Uint8Array(all.terms.length);
  for (const at of among('own', () => own, false)) isPublic[at] = 1;
  for (const group of outside) for (const at of among(group.key ?? keyOf(group.texts()), group.texts)) isPublic[at] = 1;
  // A public name is not looked for in letters either, nor one that sounds like a public one.
  const nameOf = (at: number): string => all.reads[at] || (all.terms[at] as Term).text;
  const publicNames = new Set<string>();
  for (let at = 0; at < isPublic.length; at += 1) if (isPublic[at] === 1) publicNames.add(nameOf(at));
  for (let at = 0; at < isPublic.length; at += 1) if (publicNames.has(all.reads[at] as string)) isPublic[at] = 1;
  const { of } = all;
  const counted = memory.of('counted', keyOf(wanted, Buffer.from(isPublic).toString('base64')), () => {
    const lookedFor = new Set(of.filter((_, at) => isPublic[at] === 0));
    const alsoPublic = new Set(of.filter((text) => !lookedFor.has(text)));
    return {
      lookedFor: lookedFor.size,
      passedOver: { public: alsoPublic.size, short: sought.texts - lookedFor.size - alsoPublic.size },
      digest: digestOf(all.terms.filter((_, at) => isPublic[at] === 0)),
    };
  });
  return {
    ...counted,
    terms: all.terms,
    isPublic,
    of,
    anchors: all.anchors,
    junctions: () => new Junctions([...new Set(outside.flatMap((group) => group.texts()))], labels, own),
  };
}

/** An internal text, and its place among those that were given. */
interface Said {
  text: string;
  isName: boolean;
  of: number;
}

/** Each text once, at its first place. */
function distinctIn(inside: readonly { text: string; isName?: boolean }[]): Said[] {
  const places = new Map<string, number>();
  for (const [of, { text }] of inside.entries()) if (!places.has(text)) places.set(text, of);
  return Array.from(places, ([text, of]): Said => ({ text, isName: inside[of]?.isName ?? false, of }));
}

/** Every candidate once. What a text gives is kept by itself too, since another text changes nothing of it. */
function candidatesIn(texts: readonly Said[], memory: Memory, code: string): (Candidate & { of: number })[] {
  const candidates = new Map<string, Candidate & { of: number }>();
  for (const { text, isName, of } of texts) {
    const parts = memory.of('candidates', [code, text, isName], () => [...candidatesOf(text, isName)]);
    for (const term of parts) if (!candidates.has(term.text)) candidates.set(term.text, { ...term, of });
  }
  return [...candidates.values()];
}

/** All that may be looked for; a hundred thousand are read faster as four values than as so many. */
interface Packed {
  /** How many internal texts there are, each once. */
  texts: number;
  terms: string;
  as: string;
  reads: string;
  of: number[];
  anchors: string;
}

/** None of what is joined holds a line's end. */
function packed(texts: readonly Said[], memory: Memory, code: string): Packed {
  const all = candidatesIn(texts, memory, code);
  return {
    texts: texts.length,
    terms: all.map(({ text }) => text).join('\n'),
    as: all.map(({ as = '' }) => as).join('\n'),
    reads: all.map(({ reads = '' }) => reads).join('\n'),
    of: all.map(({ of }) => of),
    anchors: anchorsOf(all).toString('base64'),
  };
}

interface Sought {
  terms: readonly Term[];
  /** The names that they write, where they are letters. */
  reads: readonly string[];
  of: readonly number[];
  anchors: PackedAnchors;
}

function opened({ terms, as, reads, of, anchors }: Packed): Sought {
  const [texts, kinds] = [terms.split('\n'), as.split('\n')];
  return {
    terms: of.map((_, at) => ({ text: texts[at] as string, as: (kinds[at] || undefined) as Term['as'] })),
    reads: reads.split('\n'),
    of,
    anchors: Buffer.from(anchors, 'base64'),
  };
}

/** Of terms, whatever their order. */
function digestOf(terms: readonly Term[]): string {
  const lines = terms.map(({ text, as = '' }) => `${text} ${as}\n`).sort();
  return hash('sha256', lines.join(''));
}

/** Which of some terms stand in public texts. Names are compared by their sounds too, as an index of sounds would have them. */
function found(matcher: Matcher, texts: readonly string[], areNames: boolean): ReadonlySet<number> {
  const places = new Set<number>();
  let chunk = '';
  const ask = (): void => {
    if (chunk !== '') matcher.find(normalize(chunk), {}, places);
    chunk = '';
  };
  const say = (text: string): void => {
    chunk += text + APART;
    if (chunk.length >= CHUNK) ask();
  };
  for (const text of texts) {
    say(text);
    const name = areNames && text.length <= SHORT ? normalizeText(text).replace(/[a-z\d]+/g, '') : '';
    if (name.length > 1) say(Array.from(name, soundOf).join('-'));
  }
  ask();
  return places;
}

/** The parts of an internal text that are worth looking for. */
function* candidatesOf(text: string, isName: boolean): Generator<Candidate> {
  const whole = normalizeText(text);
  const isShort = whole.length <= SHORT;
  const [clauses, han] = [text.normalize('NFKC').split(NO_LETTERS).map(normalizeText), hanIn(whole)];
  if (han > 0) yield* pinyinCandidates(whole, isName);
  if (isShort && han > 1) yield { text: whole };
  // `组办〔2026〕7号` is also written `组办〔2026〕第7号`.
  if (PAPER.test(whole)) yield { text: whole.replace(PAPER, '$1第$2') };
  for (const clause of new Set(clauses)) {
    const count = hanIn(clause);
    // One of several names in a list.
    if (isName && isShort && clause !== whole && isHan(clause) && count <= LISTED) yield* pinyinCandidates(clause, true);
    if (clause.length > CLAUSE) yield* pieces(clause, PIECE);
    else if (clause !== whole && clause.length >= (isShort ? 2 : PIECE) && count > 1) yield { text: clause };
  }
  if (whole.length > SURE) yield* pieces(whole, SURE);
  const written = text.normalize('NFKC').toLowerCase();
  if (han === 0 && whole.length <= 4 * SHORT) yield* latinCandidates(written.trim(), true);
  for (const [word] of written.matchAll(WORDS)) yield* latinCandidates(word, word === written.trim());
}

function* pieces(text: string, size: number): Generator<Term> {
  for (let at = 0; at < text.length - size + STEP; at += STEP) {
    let from = Math.min(at, text.length - size);
    let to = from + size;
    // A part of a number may be one of another.
    while (/[a-z\d]{2}/.test(text.slice(from - 1, from + 1))) from -= 1;
    while (/[a-z\d]{2}/.test(text.slice(to - 1, to + 1))) to += 1;
    const piece = text.slice(from, to);
    if (hanIn(piece) > size / 2) yield { text: piece };
  }
}

const PAPER = /(\d{4})(\d+号)$/;
/** What parts the clauses of a text; nothing does that has no width. */
const NO_LETTERS = /[^\p{L}\p{M}\p{N}\p{Cf}]+/u;
const isHan = (text: string): boolean => /^[\u3400-\u9fff\ud840-\udfff]{2,}$/.test(text);
const hanIn = (text: string): number => Array.from(text).filter((character) => KINDS[character.charCodeAt(0)] === HAN).length;

/** Han characters as they are written in letters: bare, with the numbers of their tones, a given name first. */
function* pinyinCandidates(text: string, isName: boolean): Generator<Candidate> {
  const name = text.replace(/[a-z\d]+/g, '');
  const count = hanIn(name);
  // Two syllables of a longer text are a word of anybody's.
  if (count > SPELT || count < 2 || (count === 2 && !(isName && name === text))) return;
  const surnames = (['off', 'head'] as const).map((surname) => pinyin(name, { toneType: 'num', type: 'array', v: true, surname }));
  const spelt = new Set([Array.from(name, soundOf).join('')]);
  for (const numbered of surnames) {
    const given = isName && count <= LISTED ? [...numbered.slice(count > 3 ? 2 : 1), ...numbered.slice(0, count > 3 ? 2 : 1)] : [];
    for (const syllables of [numbered, given]) {
      const bare = syllables.join('').replace(/\d/g, '');
      for (const one of [syllables.join(''), syllables.join('').replaceAll('0', ''), bare, bare.replaceAll('v', 'u'), bare.replaceAll('v', 'yu')])
        spelt.add(one);
    }
  }
  for (const letters of spelt) if (letters.length >= SHORTEST && /^[a-z\d]+$/.test(letters)) yield { text: letters, as: 'words', reads: name };
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
/** With the zero of a landline, which another country's number takes away. */
const PHONE = /^(?:1[3-9]\d{9}|0([1-9]\d{8,10})|[48]00\d{7})$/;
const DAY = /^(?:\d{4}-\d{1,2}(?:-\d{1,2})?|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?)$/;

/** A text without Han characters. Words of no more than letters tell only where they are all of a text. */
function* latinCandidates(written: string, isWhole: boolean): Generator<Term> {
  const text = normalizeText(written);
  const isOneWord = text === written;
  if (/^\d*$/.test(text)) {
    if (DAY.test(written) || !/^\d{6,18}$/.test(text)) return;
    yield { text, as: 'number' };
    const [phone, national = phone] = PHONE.exec(text) ?? [];
    if (phone !== undefined) yield { text: `86${national}`, as: 'number' };
    return;
  }
  // Colours, sizes with their units, spans of time.
  if (text.length < SHORTEST || /^(?:[\da-f]{3,8}|\d{1,6}[a-z]{1,3}|p(?:t?\d+[dhms])+)$/.test(text)) return;
  if (isOneWord && /^[a-z]+$/.test(text)) {
    if (isWhole) yield { text, as: 'name' };
  } else if (isWhole || text.length >= TELLING || /\d/.test(text)) yield { text, as: isOneWord && text.length < TELLING ? 'name' : 'words' };
}
