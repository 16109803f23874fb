/** Finds line breaks for large type: between words, never before punctuation. */
import { remembered } from './remembered.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** A number, and the unit or the sign that belongs to it; a short quotation. Neither breaks where it can be helped. */
const NUMBER = /(?:[\d.,%]\s?|^[〇零一二两三四五六七八九十百千万亿]{1,2})$/u;
const UNIT = /^\p{Script=Han}{1,2}[，。、；：！？”’）》\s]*$/u;
const QUOTATION = 10;
/** What never begins a line, though it is a word. */
const PARTICLE = /^[的地得了着过们吗呢吧啊嘛]\P{L}*$/u;
/** A word of one character, and one that may follow it. */
const ONE = /^\p{Script=Han}$/u;
const SHORT = /^\p{Script=Han}{1,3}\P{L}*$/u;

/** Returns the words of a text with the punctuation that follows them. Joined, they are the text. */
export const phrases: (text: string) => readonly string[] = remembered(2000, phrasesOf);

/** Behind the Party's name and the places of its organizations, as the constitution of the Party writes their names: from the upper to the lower. */
const PLACES = /(?<=中国共产党|(?<!城)市|[省县旗镇]|街道|社区|(?<!社)区|(?<!城)乡|(?<![农乡])村)(?!场|村|社区)/u;

/** The words of a text, with punctuation of their own; the parts of an organization's name, of which no place is torn. */
function* wordsOf(text: string): Generator<{ segment: string; isWordLike: boolean }> {
  if (/^(?:中国共产党|中共)\p{Script=Han}+$/u.test(text)) for (const segment of text.split(PLACES)) yield { segment, isWordLike: true };
  else for (const { segment, isWordLike } of segmenter.segment(text)) yield { segment, isWordLike: isWordLike === true };
}

function phrasesOf(text: string): readonly string[] {
  const parts: string[] = [];
  for (const { segment, isWordLike } of wordsOf(text)) {
    if (isWordLike || parts.length === 0 || /^[“‘（《〈「『【]/u.test(segment)) parts.push(segment);
    else parts[parts.length - 1] += segment;
  }
  // Opening punctuation belongs to the next word, a unit to its number, and a short quotation is one. No last line of one
  // character, and none that begins with a particle; a word of one character holds to the next.
  return parts.reduce<string[]>((result, part, at) => {
    const last = result.at(-1);
    const isEnd = at === parts.length - 1 ? /^\p{L}\p{P}*$/u : /^\p{L}[，。；：！？、]\p{P}*$/u;
    const follows = isEnd.test(part) || PARTICLE.test(part);
    if (last !== undefined && (belongs(last, part) || (follows && /\p{L}$/u.test(last)))) result[result.length - 1] = last + part;
    else result.push(part);
    return result;
  }, []);
}

function belongs(last: string, part: string): boolean {
  // The parts of a date stay together, and are spaced alike.
  if (/\d[年月]$/u.test(last) && /^\d/.test(part)) return true;
  if (ONE.test(last) && SHORT.test(part)) return true;
  if (/^[“‘（《〈「『【]+$/u.test(last) || (NUMBER.test(last) && UNIT.test(part))) return true;
  return /^“[^”]*$/u.test(last) && [...(last + part)].length <= QUOTATION;
}

/** Whether a phrase holds together although a line could break within it. */
export const isUnbroken = (phrase: string): boolean =>
  /[·•・]/u.test(phrase) || /^“[^”]+”/u.test(phrase) || /\d\s?\p{Script=Han}{1,2}[，。、；：！？”’）》\s]*$/u.test(phrase);

/** A short quotation; a date; a number, with the unit after it. Digits alone, and marks that close, hold together by the rules of every browser. */
const WHOLE =
  /“[^“”]{1,8}”|\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|\d(?:[\d,.]*\d)?[ \u00a0]?(?:分钟|小时|年度|人次|户次|公里|公斤|厘米|毫米|平方米|[万亿千百][元人户斤亩个次件]|%|\p{Script=Han})|\d+[,.][\d,.]*\d/gu;

export interface TextPart {
  text: string;
  /** Whether no line may break in it. */
  isWhole: boolean;
}

/** The last two characters, and the marks after them; the kind of an organization at the end of its name. */
const END = /(?:(?:总?支部)?委员会|[^\p{P}\s]{2}\p{P}*)$/u;

/** Returns a running text in parts. Joined, they are the text. `keepsEnd`: its last line is to have more than one character. */
export function wholes(text: string, keepsEnd = false): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  const end = keepsEnd ? END.exec(text) : null;
  const found = [...text.matchAll(WHOLE), ...(end === null ? [] : [end])];
  for (const { index, 0: whole } of found) {
    if (index < done) continue;
    if (index > done) parts.push({ text: text.slice(done, index), isWhole: false });
    parts.push({ text: whole, isWhole: true });
    done = index + whole.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), isWhole: false });
  return parts;
}

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
