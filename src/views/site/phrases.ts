/** Finds line breaks for large type: between words, never before punctuation. */
import { remembered } from './remembered.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** A number, and the unit or the sign that belongs to it; a short quotation. Neither breaks where it can be helped. */
const NUMBER = /(?:[\d.,%]\s?|^[〇零一二两三四五六七八九十百千万亿]{1,2})$/u;
const UNIT = /^\p{Script=Han}{1,2}[，。、；：！？”’）》]*$/u;
const QUOTATION = 10;

/** Returns the words of a text with the punctuation that follows them. Joined, they are the text. */
export const phrases: (text: string) => readonly string[] = remembered(2000, phrasesOf);

function phrasesOf(text: string): readonly string[] {
  const parts: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true || parts.length === 0 || /^[“‘（《〈「『【]/u.test(segment)) parts.push(segment);
    else parts[parts.length - 1] += segment;
  }
  // Opening punctuation belongs to the next word, a unit to its number, and a short quotation is one.
  return parts.reduce<string[]>((result, part) => {
    const last = result.at(-1);
    if (last !== undefined && belongs(last, part)) result[result.length - 1] = last + part;
    else result.push(part);
    return result;
  }, []);
}

function belongs(last: string, part: string): boolean {
  if (/^[“‘（《〈「『【]+$/u.test(last) || (NUMBER.test(last) && UNIT.test(part))) return true;
  return /^“[^”]*$/u.test(last) && [...(last + part)].length <= QUOTATION;
}

/** Whether a phrase holds together although a line could break within it. */
export const isUnbroken = (phrase: string): boolean =>
  /[·•・]/u.test(phrase) || /^“[^”]+”/u.test(phrase) || /\d\s?\p{Script=Han}{1,2}[，。、；：！？”’）》]*$/u.test(phrase);

/** Returns the phrases of each clause, because large type breaks between clauses first. */
export function clauses(text: string): string[][] {
  const parts: string[][] = [[]];
  let depth = 0;
  for (const part of phrases(text)) {
    if (depth === 0 && part.startsWith('（')) parts.push([]);
    depth += part.split('（').length - part.split('）').length;
    parts.at(-1)?.push(part);
    if (/[，、；：。！？][”’）》」』】]*$/u.test(part)) parts.push([]);
  }
  return parts.filter((clause) => clause.length > 0);
}

/** Splits a formatted term into its dates, which must not break. Joined, they are the text. */
export const datesOf = (term: string): string[] => term.split(/(?=至)/u);
