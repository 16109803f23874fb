/** What the public must not see: citizen and mobile numbers. */
import { citizenNumbers, type Match, mobileNumbers } from '../model/privacy.ts';
import { placeIn, type Words } from '../model/words.ts';
import type { Sentence } from '../wording/sentence.ts';
import * as say from '../wording/words.ts';
import { anonymityRules } from './anonymity.ts';
import { type Finding, found } from './rule.ts';
import type { WordRule } from './wordByWord.ts';

const numbers =
  (find: (text: string) => Match[], sentence: (text: string) => Sentence) =>
  (words: Words): Finding[] =>
    words.open ? find(words.text).map(({ index, text }) => found(placeIn(words, index), sentence(text))) : [];

export const privacyRules: WordRule[] = [
  ...anonymityRules,
  { code: 'privacy/id-number', severity: 'error', reads: 'wholes', prepare: () => numbers(citizenNumbers, say.citizenNumber) },
  { code: 'privacy/phone', severity: 'warning', reads: 'wholes', prepare: () => numbers(mobileNumbers, say.mobileNumber) },
];
