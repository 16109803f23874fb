/**
 * Which words of ASCII tell something. Of what stands nowhere public most is telling: an id, an address, a
 * telephone number, a person's name in letters. What may stand on a page by chance is not: short words and
 * numbers, dates, a number with its unit, a part of a drawing, what may be a colour. Nor is what the
 * generator puts together itself of a beginning of its own and something public (`theme-` and a slug).
 */
import type { PublicTexts } from './open.ts';

/** `2024-05`, `2024-05-20`, and the day of a moment. */
const DATE = /^\d{4}-\d{1,2}(?:-\d{1,2}(?:t\d{2})?)?$/;
const AND_DATE = /-\d{4}(?:-\d{2}){1,2}$/;
const AND_DIGEST = /-[\da-f]{8,}$/;
/** `320w`, `12kg`; longer numbers are somebody's. */
const WITH_UNIT = /^\d{1,6}[a-z]{1,3}$/;
/** `pt90m`. */
const DURATION = /^p(?:t?\d+[dhms])+$/;
/** A stretch of a path in an SVG: letters that draw, and small numbers. */
const DRAWN = /^-?\d{0,6}(?:[achlmqstvz](?:-?\d{1,6}(?:-\d{1,6})*)?)+$/;
/** Colours and digests, with the size of a picture after them; short words that happen to be of such letters. Numbers of documents are not: an `E` and eight digits. */
const HEXADECIMAL = /^[\da-f]+(?:-\d+)?$/;
const OF_DOCUMENT = /^[a-f]\d{7,9}$/;
const NUMBER = /^[\d-]+$/;
/** What libraries write into pages. */
const LIBRARIES: ReadonlySet<string> = new Set(['aria-describedby', 'data-footnotes', 'data-footnote-ref', 'data-footnote-backref']);
const OF_LIBRARIES = ['language-'];

/** Whether a word that stands nowhere public says something wherever it stands. */
export function isTelling(word: string): boolean {
  if (word.length < 4 || DATE.test(word)) return false;
  if (NUMBER.test(word)) return /^\d{7,18}$/.test(word);
  if (HEXADECIMAL.test(word)) return OF_DOCUMENT.test(word);
  return !(WITH_UNIT.test(word) || DURATION.test(word) || (DRAWN.test(word) && /\d/.test(word)));
}

/** A number in groups, as telephone numbers are written. */
const IN_GROUPS = /(?<![\w.-])\d{3,8}(?:[- ]\d{3,8}){1,3}(?![\w.-])/g;

/** The telephone numbers of a text that are written in groups, each as one number. */
export function* groupedNumbers(text: string): Generator<[number: string, index: number]> {
  for (const { 0: grouped, index } of text.matchAll(IN_GROUPS)) {
    const number = telephone(grouped);
    if (number !== undefined) yield [number, index];
  }
}

/** A telephone number that is written in groups, as one number; undefined for any other. */
export function telephone(grouped: string): string | undefined {
  const digits = grouped.replace(/[- ]/g, '');
  return /^(?:1[3-9]\d{9}|0[1-9]\d{8,10}|[48]00\d{7})$/.test(digits) ? digits : undefined;
}

/** Knows the beginnings of words that the generator goes on from with a value. */
export class Composed {
  private readonly beginnings = new Set<string>(OF_LIBRARIES);
  private readonly open: PublicTexts;

  constructor(open: PublicTexts) {
    this.open = open;
  }

  /** Takes a source of the generator. */
  learn(source: string): void {
    for (const [, beginning] of source.matchAll(/([a-z][\w-]*-)\$\{/gi)) this.beginnings.add((beginning as string).toLowerCase());
  }

  /** Whether the generator may have put a word together of what is public. */
  has(word: string): boolean {
    if (LIBRARIES.has(word)) return true;
    for (const tail of [AND_DIGEST, AND_DATE]) if (tail.test(word) && this.isPublic(word.replace(tail, ''))) return true;
    for (let at = word.indexOf('-'); at > 0; at = word.indexOf('-', at + 1))
      if (this.beginnings.has(word.slice(0, at + 1)) && this.isRow(word.slice(at + 1))) return true;
    return false;
  }

  /** Whether a word consists of public ones. */
  private isRow(word: string): boolean {
    if (this.isPublic(word)) return true;
    for (let at = word.indexOf('-'); at > 0; at = word.indexOf('-', at + 1))
      if (this.isPublic(word.slice(0, at)) && this.isRow(word.slice(at + 1))) return true;
    return false;
  }

  private isPublic(word: string): boolean {
    return word.length < 4 || this.open.hasWord(word) || /^\d{1,6}$/.test(word);
  }
}
