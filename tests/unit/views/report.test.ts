import { expect, test } from 'vitest';
import type { Desk, Dossier } from '../../../src/publish/published.ts';
import { reportText, reportView } from '../../../src/views/internal/report.ts';
import { brand, contextOf, named } from './siteOf.ts';

const DESK: Desk = {
  due: [],
  targets: [
    { target: { year: 2026, level: 'village', min: 3, status: 'named' }, reached: 1, of: 3, lacking: [] },
    { target: { year: 2026, level: 'district', organizations: ['office'], status: 'named' }, reached: 0, of: 1, lacking: ['office'] },
  ],
  rounds: [],
  visits: [{ slug: 'a', by: ['office'], date: '2026-02', purpose: 'guidance', note: '两处\n要改|好' }],
  overdue: ['b'],
  lackingGoals: [],
  silentPairings: [],
  overduePairings: [],
  twins: [
    { a: 'a', b: 'b', of: 'name', likeness: 'sound' },
    { a: 'a', b: 'b', of: 'body', share: 0.75, passage: '每周三晚上在巷口摆一张桌子' },
  ],
};

const report = () => {
  const context = contextOf([named('a', 'village', '2025-06', { name: '红*驿*站' }), named('b', 'village', '2024'), brand('c')], {
    profile: 'internal',
  });
  const dossier: Dossier = { brands: {}, pairings: {}, packs: {}, documents: {}, organizations: {}, targets: [], desk: DESK };
  return reportView(context, dossier);
};

test('counts standing brands by level and domain, and all by status', () => {
  const { table, statuses } = report();
  expect(table.rows.map((row) => row.counts)).toEqual([
    [0, 2, 2],
    [0, 0, 0],
    [0, 2, 2],
  ]);
  expect(statuses.map(({ count }) => count)).toEqual([1, 2]);
});

test('escapes Markdown in all texts', () => {
  const text = reportText(report());
  expect(text).toContain('红\\*驿\\*站');
  expect(text).toContain('两处 要改\\|好');
  expect(text).toContain('读音相同');
  expect(text).toContain('75% 相同（“每周三晚上在巷口摆一张桌子”）');
  for (const line of text.split('\n')) expect(line.trimEnd()).toBe(line);
  // Empty lists stay and say so.
  expect(text.match(/^## .+\n\n没有。$/gmu)?.length).toBeGreaterThan(2);
});
