/** What is due, and when. */
import { expect, test } from 'vitest';
import { dueOn } from '../../../src/publish/due.ts';
import { BRAND, readSituation } from '../../support/content.ts';

const due = async (asOf: string, files: Record<string, string>) => {
  const { model } = await readSituation({
    asOf,
    files: { 'brands/second/index.mdx': BRAND('田间课堂', 'west', 'visibility: internal\n'), ...files },
  });
  return dueOn(model).filter(({ id }) => id !== 'second');
};
const record = (...events: string[]): string =>
  BRAND('红色驿站', 'east').replace(
    /record:[\s\S]*?---\n/,
    `record:\n${['{ event: named, date: 2023-04-01, level: village, by: town, imported: true }', ...events].map((one) => `  - ${one}\n`).join('')}---\n`,
  );
const brand = (...events: string[]) => ({ 'brands/first/index.mdx': record(...events), 'pairings/help.mdx': PAIRING('until: 2028') });
const PAIRING = (more: string, ledger = '2026-05-01'): string =>
  `---\nmodel: first\nlagging: south\nsince: 2026-01-10\ngoals: [{ goal: 甲, due: 2026-06 }, { goal: 乙, due: 2026-05, done: 2026-05 }]\nledger: [{ date: ${ledger}, text: 走访 }]\n${more}\n---\n\n文。\n`;

test('a review is late after its day, and due in the two months before it', async () => {
  const late = { what: 'review', id: 'first', who: ['east'], year: 2025 };
  expect((await due('2026-06-01', brand())).filter(({ what }) => what === 'review')).toEqual([{ ...late, deadline: '2026-03-31', days: -62 }]);
  expect(
    (await due('2026-03-20', brand('{ event: reviewed, date: 2025-02, year: 2024, result: pass }'))).filter(({ what }) => what === 'review'),
  ).toEqual([{ ...late, deadline: '2026-03-31', days: 11 }]);
  expect(
    (await due('2026-06-01', brand('{ event: reviewed, date: 2026-02, year: 2025, result: pass }'))).filter(({ what }) => what === 'review'),
  ).toEqual([]);
});

test('goals, a notice and a study pack have their days', async () => {
  const files = {
    ...brand(
      '{ event: reviewed, date: 2026-02, year: 2025, result: pass }',
      '{ event: declared, date: 2026-03, level: town, by: town }',
      '{ event: evaluated, date: 2026-04 }',
      '{ event: notice, date: 2026-05-28, until: 2026-06-03 }',
    ),
    'study/one.mdx': '---\ntitle: 课\noccasion: training\nminutes: 30\ndate: 2026-06-20\nagenda: [{ title: 看, minutes: 30 }]\n---\n\n文。\n',
  };
  expect((await due('2026-06-01', files)).map(({ what, days }) => [what, days])).toEqual([
    ['goals', -62],
    ['notice', 2],
    ['pack', 19],
    ['pairing-goal', 29],
  ]);
  expect((await due('2026-06-21', files)).map(({ what }) => what)).not.toContain('pack');
});

test('a pairing is due with its goals, its term and its ledger', async () => {
  const files = (more: string, ledger?: string) => ({
    ...brand('{ event: reviewed, date: 2026-02, year: 2025, result: pass }', '{ event: goals, date: 2026-01, year: 2026, goals: [一] }'),
    'pairings/help.mdx': PAIRING(more, ledger),
  });
  expect(await due('2026-08-01', files('until: 2026-07-31'))).toEqual([
    { what: 'pairing-goal', id: 'help', deadline: '2026-06-30', days: -32, who: ['south'], goal: { number: 1, text: '甲' } },
    { what: 'outcome', id: 'help', deadline: '2026-07-31', days: -1, who: ['south'] },
  ]);
  expect((await due('2026-12-01', files('until: 2027-12', '2026-03-05'))).map(({ what, deadline }) => [what, deadline])).toEqual([
    ['pairing-goal', '2026-06-30'],
    ['ledger', '2026-09-05'],
  ]);
  expect(await due('2026-08-01', files('until: 2026-07-31\noutcome: { date: 2026-07-20, result: risen, text: 好 }'))).toEqual([]);
});
