/**
 * The quality of the rules on near twins: precision and recall on the labelled pairs of `tests/twins` at several limits,
 * and the time for ten thousand cases. `npm run bench twins [-- --pairs]`: `--pairs` lists every wrong judgement at the
 * chosen limit.
 */

import { candidatePairs, LIMITS, nameLikeness, type Shape, shapeOf, themeLikeness } from '../../src/twins/names.ts';
import { BODY_LIMIT, bodyTwins } from '../../src/twins/passages.ts';
import { areLikeTexts, type LabelledPair, labelledBodies, labelledTexts, score } from '../../tests/support/twins.ts';

const names = process.argv.includes('--pairs');

function table(
  title: string,
  pairs: readonly LabelledPair[],
  chosen: number,
  limits: readonly number[],
  isTwin: (pair: LabelledPair, limit: number) => boolean,
) {
  console.log(`\n${title}: ${pairs.length} pairs, ${pairs.filter((pair) => pair.twin).length} of them twins`);
  for (const limit of limits) {
    const { precision, recall, missed, wrong } = score(pairs, (pair) => isTwin(pair, limit));
    const mark = limit === chosen ? '*' : ' ';
    console.log(
      `${mark} ${limit.toFixed(2)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  missed ${missed.length}  wrong ${wrong.length}`,
    );
    if (!names || limit !== chosen) continue;
    for (const { a, b, why } of missed) console.log(`      missed (${why}): ${a.slice(0, 40)} | ${b.slice(0, 40)}`);
    for (const { a, b, why } of wrong) console.log(`      wrong (${why}): ${a.slice(0, 40)} | ${b.slice(0, 40)}`);
  }
}

const of = (likeness: (a: Shape, b: Shape, limit: number) => unknown) => (pair: LabelledPair, limit: number) =>
  areLikeTexts(pair, (a, b) => likeness(a, b, limit));
table('names', labelledTexts('names'), LIMITS.name, [0, 0.2, 0.25, 0.34, 0.5], of(nameLikeness));
table('names that the rule was not made on', labelledTexts('unseen'), LIMITS.name, [0, 0.2, 0.25, 0.34, 0.5], of(nameLikeness));
table('themes', labelledTexts('themes'), LIMITS.theme, [0, 0.1, 0.15, 0.2, 0.25, 0.34], of(themeLikeness));
table('bodies', labelledBodies(), BODY_LIMIT, [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8], ({ a, b }, limit) => bodyTwins([a, b], limit).length > 0);

/** Yields the same numbers in every run. */
function* random(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

const CASES = 10_000;
const numbers = random(7);
const next = (below: number): number => Math.floor((numbers.next().value as number) * below);
const letters = [...new Set(labelledBodies().flatMap(({ a }) => [...a]))].filter((letter) => /\p{L}/u.test(letter));
const word = (length: number): string => Array.from({ length }, () => letters[next(letters.length)]).join('');
const parts = labelledTexts('names').map(({ a }) => a);
const many = {
  names: Array.from({ length: CASES }, (_, index) =>
    index % 50 === 0 ? (parts[next(parts.length)] as string) : `${['红色', '先锋', '党建'][next(3)]}${word(3)}`,
  ),
  themes: Array.from({ length: CASES }, () => `${word(6)}，${word(6)}`),
  // One in twenty copies another text but for its beginning. All end with one common phrase.
  bodies: [] as string[],
};
for (let index = 0; index < CASES; index += 1) {
  const own = index % 20 === 19 ? `${word(60)}${many.bodies[next(index)]?.slice(60)}` : word(900);
  many.bodies.push(`${own}${'支部严格落实“三会一课”制度，充分发挥战斗堡垒作用和先锋模范作用。'}`);
}

function timed(title: string, work: () => number): void {
  const began = performance.now();
  const found = work();
  console.log(`${title}: ${found} twins in ${((performance.now() - began) / 1000).toFixed(2)} s`);
}
console.log(`\n${CASES} cases`);
for (const [title, texts, likeness] of [
  ['names', many.names, nameLikeness],
  ['themes', many.themes, themeLikeness],
] as const) {
  timed(title, () => {
    const shapes = texts.map(shapeOf);
    return candidatePairs(shapes).filter(({ a, b }) => likeness(shapes[a] as Shape, shapes[b] as Shape) !== undefined).length;
  });
}
timed('bodies', () => bodyTwins(many.bodies).length);
