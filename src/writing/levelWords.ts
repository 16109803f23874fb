/** How levels are called in names and in lists of offices. */
import { withoutBlanks } from '../model/text.ts';

/** Words for places of one rank. */
const RANKS = ['区县旗', '镇乡'];

/** The words by which a level is known: 镇（街道）级 is 镇, 乡 and 街道. */
const wordsOf = (label: string): string[] =>
  label.split(/[（）()、/级]/u).flatMap((word) => {
    const rank = RANKS.find((one) => word !== '' && one.includes(word));
    return rank === undefined ? (word === '' ? [] : [withoutBlanks(word)]) : [...rank];
  });

/** Whether what stands in a column of levels means a level: 乡镇 and 镇街 mean 镇（街道）级. */
export const saysLevel = (written: string, label: string): boolean => wordsOf(label).some((word) => written.includes(word));

/** Where the last word of a level begins in a name, -1 if there is none. */
export const lastWordOf = (name: string, label: string): number => Math.max(-1, ...wordsOf(label).map((word) => name.lastIndexOf(word)));
