import { describe, expect, it } from 'vitest';
import { constants, shortNames } from '../../../src/outputs/shortNames.ts';

describe('short names', () => {
  it('are the same in all sheets and shortest for the most used properties, and change nothing else', () => {
    const sheets = ['.a--ink{--ink-soft:#000;--ink:red;color:var(--ink,var(--ink-soft))}', '.b{color:var(--ink)}.b:before{content:"—— --"}'];
    expect(shortNames(sheets)).toEqual(['.a--ink{--b:#000;--a:red;color:var(--a,var(--b))}', '.b{color:var(--a)}.b:before{content:"—— --"}']);
  });

  it('are unique', () => {
    const names = Array.from({ length: 3000 }, (_, index) => `--name-${index}`);
    const [sheet = ''] = shortNames([names.map((name) => `a{${name}:0}`).join('')]);
    const given = [...sheet.matchAll(/\{(--[a-zA-Z]+):0\}/g)].map(([, name]) => name);
    expect(given).toHaveLength(3000);
    expect(new Set(given).size).toBe(3000);
  });
});

describe('constants', () => {
  it('are written where they are used, and what is set again anywhere, or is more than a word, keeps its name', () => {
    const core = ':root{--gap: 1rem;--size: 2rem;--face: "Song", serif;--end: #fff}html{--local: 1px}a{margin:var(--gap);width:var(--size)}';
    expect(constants([core, 'b{gap:calc(2*var(--gap));color:var(--end);left:var(--local)}@media print{html{--size: 3rem}}'])).toEqual([
      ':root{--size: 2rem;--face: "Song", serif}html{--local: 1px}a{margin:1rem;width:var(--size)}',
      'b{gap:calc(2*1rem);color:#fff;left:var(--local)}@media print{html{--size: 3rem}}',
    ]);
  });
});
