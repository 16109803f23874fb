/** Precision and recall of the near-twin rules on the labelled pairs of `tests/twins`. The index must lose no twin. */
import { describe, expect, test } from 'vitest';
import { candidatePairs, type Likeness, nameLikeness, type Shape, shapeOf, themeLikeness } from '../../../src/twins/names.ts';
import { bodyTwins } from '../../../src/twins/passages.ts';
import { areLikeTexts, labelledBodies, labelledTexts, score } from '../../support/twins.ts';

const SETS = [
  { set: 'names', pairs: labelledTexts('names'), likeness: nameLikeness, precision: 0.96, recall: 0.92 },
  { set: 'unseen', pairs: labelledTexts('unseen'), likeness: nameLikeness, precision: 0.82, recall: 0.82 },
  { set: 'themes', pairs: labelledTexts('themes'), likeness: themeLikeness, precision: 0.97, recall: 0.95 },
] as const;

describe('the labelled pairs', () => {
  test('are at least 200, balanced, and without duplicates', () => {
    const all = [...SETS.flatMap(({ pairs }) => pairs), ...labelledBodies()];
    expect(all.length).toBeGreaterThanOrEqual(200);
    for (const { pairs } of SETS) expect(new Set(pairs.map(({ a, b, family }) => `${a}|${b}|${family}`)).size).toBe(pairs.length);
    const twins = all.filter(({ twin }) => twin).length / all.length;
    expect(twins).toBeGreaterThan(0.4);
    expect(twins).toBeLessThan(0.6);
  });

  test.each(SETS)('$set: reaches its precision and recall', ({ pairs, likeness, precision, recall }) => {
    const reached = score(pairs, (pair) => areLikeTexts(pair, likeness));
    expect(reached.precision).toBeGreaterThanOrEqual(precision);
    expect(reached.recall).toBeGreaterThanOrEqual(recall);
  });

  test('bodies: reaches its precision and recall', () => {
    const reached = score(labelledBodies(), ({ a, b }) => bodyTwins([a, b]).length > 0);
    expect(reached.precision).toBe(1);
    expect(reached.recall).toBeGreaterThanOrEqual(0.97);
  });

  test.each(SETS)('$set: the index proposes every pair that likeness confirms', ({ pairs, likeness }) => {
    const shapes = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].map(shapeOf);
    const proposed = new Set(candidatePairs(shapes).map(({ a, b }) => `${a} ${b}`));
    const lost = shapes.flatMap((left, a) =>
      shapes.flatMap((right, b) =>
        a < b && likeness(left, right) !== undefined && !proposed.has(`${a} ${b}`) ? [`${left.letters} ${right.letters}`] : [],
      ),
    );
    expect(lost).toEqual([]);
  });
});

describe('why two names are alike', () => {
  const CASES: [string, string, Likeness | undefined][] = [
    ['红色驿站', '“红色·驿站”', 'letters'],
    ['红色驿站', '红色忆站', 'sound'],
    ['红色驿站', '紅色驛站', 'sound'],
    ['石榴花开', '石榴花红', 'shape'],
    ['公路先锋', '先锋公路', 'order'],
    ['田间课堂', '田间学堂', 'words'],
    ['红烛先锋', '红烛先锋岗', 'words'],
    ['党建引领·市监为民', '市监为民', 'part'],
    ['公路先锋', '机路先锋', undefined],
    ['南塘夜话', '北塘夜话', undefined],
    ['风展红旗·资管标兵', '风展红旗·黔路知己', undefined],
    ['机台先锋匠心同行', '机台先锋匠心同心', 'shape'],
    ['党建引领幸福家园', '党课引领幸福家园', undefined],
    ['党员先锋东渡口', '党员先锋西渡口', undefined],
    ['映山红', '映山红·红叶', undefined],
    ['', '', undefined],
    ['·', '·', undefined],
    ['红叶', '红帆', undefined],
  ];
  test.each(CASES)('%s and %s: %s', (a, b, likeness) => {
    expect(nameLikeness(shapeOf(a), shapeOf(b))).toBe(likeness);
    expect(nameLikeness(shapeOf(b), shapeOf(a))).toBe(likeness);
  });
});

describe('bodies', () => {
  const text = labelledBodies()[0]?.a as string;

  test('report the common passage and its share of the shorter body', () => {
    const [twin] = bodyTwins([`${text}另外还有一句。`, text]);
    expect(twin?.share).toBe(1);
    expect(text.replace(/[^\p{L}\p{N}]/gu, '')).toContain(twin?.passage);
  });

  test('a text that many bodies copy is reported in each of them', () => {
    const crowd = Array.from({ length: 60 }, () => text);
    const touched = new Set(bodyTwins(crowd).flatMap(({ a, b }) => [a, b]));
    expect(touched.size).toBe(crowd.length);
  });

  test('a name that many brands have is reported in each of them', () => {
    const shapes: Shape[] = Array.from({ length: 400 }, () => shapeOf('红色驿站'));
    expect(new Set(candidatePairs(shapes).flatMap(({ a, b }) => [a, b])).size).toBe(shapes.length);
  });
});
