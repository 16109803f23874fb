/** Agendas that are proposed for study packs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicEntries } from '../../../src/publish/publicEntries.ts';
import { OCCASIONS } from '../../../src/schema/study.ts';
import { agendaOf, casesFor, proposeCases } from '../../../src/writing/proposal.ts';
import { BRAND, readSituation } from '../../support/content.ts';

const cases = (count: number) => Array.from({ length: count }, (_, index) => ({ slug: `case-${index}`, name: `第${index}个` }));

describe('an agenda', () => {
  test('adds up to the minute, with at least one for each item', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OCCASIONS), fc.integer({ min: 5, max: 1440 }), fc.integer({ min: 1, max: 5 }), (occasion, minutes, count) => {
        const agenda = agendaOf(cases(count), occasion, minutes);
        expect(agenda.reduce((sum, item) => sum + item.minutes, 0)).toBe(minutes);
        expect(agenda.every((item) => Number.isInteger(item.minutes) && item.minutes >= 1)).toBe(true);
        expect(agenda.flatMap((item) => item.brand ?? [])).toEqual(cases(count).map(({ slug }) => slug));
      }),
    );
  });
  test('has an opening, a discussion and a closing where there is time', () => {
    expect(agendaOf(cases(2), 'training', 90).map(({ minutes, brand }) => [minutes, brand])).toEqual([
      [5, undefined],
      [30, 'case-0'],
      [30, 'case-1'],
      [15, undefined],
      [10, undefined],
    ]);
    expect(agendaOf(cases(1), 'party-day', 20).map(({ minutes }) => minutes)).toEqual([20]);
  });
  test('has more cases the longer it is, fewer on the spot', () => {
    expect([30, 90, 180, 600].map((minutes) => casesFor('training', minutes))).toEqual([1, 2, 4, 5]);
    expect(casesFor('site-visit', 180)).toBe(2);
  });
});

describe('cases', () => {
  const propose = async (wish: { domain?: string; topic?: string }) => {
    const files = {
      'brands/third/index.mdx': BRAND('社区议事厅', 'south', '', '## 做法\n\n大家一起**管账目**。\n').replace('domain: rural', 'domain: community'),
      'brands/hidden/index.mdx': BRAND('内部账目', 'east', 'visibility: internal\n'),
    };
    const { model } = await readSituation({ files });
    return proposeCases(model, publicEntries(model), { occasion: 'training', minutes: 60, ...wish });
  };
  test('are those of the domain and topic that are public, what fits in the name before what fits in the text', async () => {
    expect((await propose({})).map(({ slug }) => slug).sort()).toEqual(['first', 'second', 'third']);
    expect((await propose({ domain: 'community' })).map(({ slug }) => slug)).toEqual(['third']);
    expect((await propose({ topic: '账目' })).map(({ slug }) => slug)).toEqual(['third']);
    expect((await propose({ topic: '课堂 议事' })).map(({ slug }) => slug)).toEqual(['second', 'third']);
    expect(await propose({ topic: '没有人写过' })).toEqual([]);
  });
});
