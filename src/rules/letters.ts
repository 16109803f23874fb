/** Characters that share pictures and PDFs have no letter for. Which they are is a table, since rules read no file. */
import { placeIn, type Words } from '../model/words.ts';
import { noLetter } from '../wording/words.ts';
import { LETTERS } from './letterTable.ts';
import { type Finding, found } from './rule.ts';

/** First and last of each range of characters with a letter, in order. */
const ranges: [number, number][] = [];
for (let at = 0, next = 0, list = LETTERS.split(' '); at < list.length; at += 1) {
  const [left = '0', more = '0'] = (list[at] as string).split('-');
  const first = next + Number.parseInt(left, 36);
  const last = first + Number.parseInt(more, 36);
  ranges.push([first, last]);
  next = last + 1;
}

export function hasLetter(code: number): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] as [number, number];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}

/** What has no form of its own, or is told as garbled. */
const OTHERS = /[\p{Default_Ignorable_Code_Point}\p{C}\p{Z}\ufffd]/u;

/** Nearly all texts consist of these. */
const USUAL = /^[\n\r\t -~\u3000-\u3011\u4e00-\u9fa5\uff00-\uff5e“”‘’—…·]*$/u;

export function unlettered(words: Words): Finding[] {
  if (USUAL.test(words.text)) return [];
  let at = 0;
  for (const character of words.text) {
    if (!hasLetter(character.codePointAt(0) as number) && !OTHERS.test(character)) return [found(placeIn(words, at), noLetter(character))];
    at += character.length;
  }
  return [];
}
