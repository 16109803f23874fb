/**
 * Queries for a corpus, each with the pages that answer it. How a query was made decides its answers: for names, the
 * change that was made; for pieces of text, a plain scan.
 */
import { makeAsked } from './classes/asked.ts';
import { makeSlips } from './classes/slips.ts';
import { makeSounds } from './classes/sounds.ts';
import { makeWritten } from './classes/written.ts';
import { type Corpus, pick, randomOf } from './corpus.ts';
import { EACH, type Making, makingOf, type Queries, type Query } from './making.ts';
import { bare } from './sounds.ts';
import { FOREIGN, RARE } from './vocabulary.ts';

/** The number of queries without an answer. */
const NONSENSE = 50;

/** Returns all classes for a corpus, in a fixed order, with `each` queries as far as there are so many. */
export function queriesOf(corpus: Corpus, seed: number, each = EACH): Queries {
  const making = makingOf(corpus, randomOf(seed * 7919 + 1), each);
  makeWritten(making);
  makeSounds(making);
  makeSlips(making);
  makeAsked(making);
  making.queries.set('nonsense', nonsense(making));
  return making.queries;
}

function nonsense({ random, names, isNowhere }: Making): Query[] {
  const isSound = (text: string): boolean => names.some(({ full, initials }) => full.includes(text) || initials.includes(text));
  const letters = (length: number): string => Array.from({ length }, () => pick(random, [...'bcdfghjklmnpqrstvwxzaeiou'])).join('');
  const makers: (() => string)[] = [
    () => pick(random, RARE) + pick(random, RARE),
    () => pick(random, FOREIGN),
    () => letters(6 + random(4)),
    () => `${pick(random, FOREIGN)}怎么办？`,
    () => `${90000 + random(9999)}${pick(random, ['号', '人', '', '年'])}`,
    () => pick(random, RARE) + letters(3),
    () => `${1 + random(9)}+${letters(2).toUpperCase()}+${100 + random(900)}`,
    () => `为什么${pick(random, RARE)}要买${pick(random, FOREIGN)}`,
  ];
  const made = new Set<string>();
  for (let at = 0; made.size < NONSENSE; at += 1) {
    const text = (makers[at % makers.length] as () => string)();
    if (isNowhere(bare(text)) && !isSound(text)) made.add(text);
  }
  return [...made].map((text) => ({ text, answers: new Set<string>() }));
}
