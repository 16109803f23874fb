/** Every entry that is not public is told with the reason, and what commands say of them. */
import { describe, expect, test } from 'vitest';
import { withheldLines } from '../../../src/wording/withheld.ts';
import { BRAND, base, changed, DAY, type Files, readSituation } from '../../support/content.ts';

const FIRST = 'brands/first/index.mdx';
const record = (events: string): Files => ({
  [FIRST]: BRAND('红色驿站', 'east').replace(/record:\n(?: {2}- .*\n)+/, `record: [${events}]\n`),
});
const said = async (files: Files, more: { private?: Files } = {}): Promise<string[]> =>
  (await readSituation({ files, ...more })).withheld.map(({ file, kind, reason }) => `${file} ${kind} ${reason}`);
const LAUNCHED: Files = { 'site.yaml': `${base('site.yaml')}publishFrom: launched\n` };

describe('an entry is not public because', () => {
  test('of nothing: all are', async () => expect(await said({})).toEqual([]));
  test.each<[string, Files, string[]]>([
    ['it is only cultivated', record('{ event: cultivated, date: 2026-01 }'), [`${FIRST} brand unnamed`, 'pairings/help.mdx pairing model']],
    ['it is only launched', record('{ event: launched, date: 2026-01 }'), [`${FIRST} brand unnamed`, 'pairings/help.mdx pairing model']],
    [
      'it is not even launched',
      { ...LAUNCHED, ...record('{ event: cultivated, date: 2026-01 }') },
      [`${FIRST} brand unlaunched`, 'pairings/help.mdx pairing model'],
    ],
    [
      'it was withdrawn',
      { ...LAUNCHED, ...record('{ event: launched, date: 2026-01 }, { event: withdrawn, date: 2026-02 }') },
      [`${FIRST} brand withdrawn`, 'pairings/help.mdx pairing model'],
    ],
    [
      'it is internal',
      { 'docs/plan.mdx': changed(base('docs/plan.mdx'), 'title: 方案', 'title: 方案\nvisibility: internal') },
      ['docs/plan.mdx document internal'],
    ],
    [
      'a pairing is internal by default',
      { 'pairings/help.mdx': changed(base('pairings/help.mdx'), 'visibility: anonymous\n', '') },
      ['pairings/help.mdx pairing internal'],
    ],
    [
      'a pairing has not begun',
      { 'pairings/help.mdx': changed(base('pairings/help.mdx'), 'since: 2026-01-10', 'since: 2027') },
      ['pairings/help.mdx pairing later'],
    ],
    [
      'it has no approval',
      { 'site.yaml': `${base('site.yaml')}approval: required\n` },
      [FIRST, 'brands/second/index.mdx']
        .map((file) => `${file} brand unapproved`)
        .concat('docs/plan.mdx document unapproved', 'pairings/help.mdx pairing unapproved', 'study/one.mdx study unapproved'),
    ],
  ])('%s', async (_, files, expected) => expect(await said(files)).toEqual(expected));
  test('it lies in --private', async () => {
    const [one] = await said({}, { private: { 'docs/inner.mdx': '---\ntitle: 内\n---\n' } });
    expect(one).toMatch(/docs\/inner\.mdx document private$/);
  });
});

test('commands say how many, grouped by reason, and --all names them', () => {
  const withheld = ['a', 'b', 'c', 'd'].map((slug) => ({ file: `brands/${slug}/index.mdx`, kind: 'brand' as const, reason: 'unnamed' as const }));
  const [first, second, ...more] = withheldLines(withheld, DAY, false);
  expect(first).toMatch(/^按 2026-06-01 的情况，有 4 个条目不公开.*--all/);
  expect(second).toMatch(/^ {2}4 个品牌还没有命名，publishFrom 是 named/);
  expect(more).toEqual([]);
  expect(withheldLines(withheld, DAY, true).slice(2)).toEqual(withheld.map(({ file }) => `    ${file}`));
  expect(withheldLines([], DAY, false)).toEqual([]);
});
