import { describe, expect, test } from 'vitest';
import { directoryOf } from '../../../src/search/directory.ts';
import { isSubsequence, prepare } from '../../../src/search/match.ts';
import type { SearchRecord } from '../../../src/search/records.ts';

const record = (kind: SearchRecord['kind'], title: string, more: Partial<SearchRecord> = {}): SearchRecord => ({
  kind,
  url: `/${title}/`,
  title,
  subtitle: '',
  names: [],
  text: '',
  filters: {},
  ...more,
});

const RECORDS = [
  record('brand', '红色驿站', { subtitle: '东村党支部', names: ['路边小站'], filters: { domain: '农村', year: '2021' } }),
  record('brand', '银行先锋', { subtitle: '城商行党支部', filters: { domain: '企业', level: '区级', year: '2023' } }),
  record('brand', '同行有我', { subtitle: '西村党支部' }),
  record('organization', '甲镇党委', { names: ['甲镇'] }),
  record('theme', '聚力为民', { subtitle: '红色驿站' }),
  record('document', '追忆'),
];
const match = prepare(directoryOf(RECORDS, { domain: ['社区', '农村', '企业'], level: ['区级'] }));
const best = (query: string): string | undefined => match(query)[0]?.entry.title;

describe('the directory answers', () => {
  test.each([
    ['红色驿站', '红色驿站', 'the whole name'],
    ['色驿', '红色驿站', 'a piece across words'],
    ['红驿', '红色驿站', 'an abbreviation'],
    ['hongseyizhan', '红色驿站', 'full pinyin'],
    ['hsyz', '红色驿站', 'initials'],
    ['HSYZ', '红色驿站', 'initials in capitals'],
    ['hongsyz', '红色驿站', 'half-typed pinyin'],
    ['yizhan', '红色驿站', 'pinyin of a piece'],
    ['红·色驿站', '红色驿站', 'a mark between'],
    ['红色忆站', '红色驿站', 'a character of the same sound'],
    ['小站', '红色驿站', 'a former name'],
    ['lbxz', '红色驿站', 'the sound of a former name'],
    ['甲镇', '甲镇党委', 'a short name'],
    ['jzdw', '甲镇党委', 'an organization by its sound'],
    ['yinhang', '银行先锋', 'a character with two sounds, in its word'],
    ['tongxing', '同行有我', 'the same character, in another'],
    ['txyw', '同行有我', 'initials of the reading that a dictionary may miss'],
    ['聚力', '聚力为民', 'a theme'],
    ['西村 同行', '同行有我', 'a word of the name and one of its organization'],
  ])('%s → %s: %s', (query, title) => {
    expect(best(query)).toBe(title);
  });

  test.each(['铁路公安', 'zzqq', '驿色', '', '  '])('%s: nothing', (query) => {
    expect(match(query)).toEqual([]);
  });

  test('the exact name before names that hold it', () => {
    const names = prepare(directoryOf([record('brand', '先锋驿站'), record('brand', '驿站')], { domain: [], level: [] }));
    expect(names('驿站').map((hit) => hit.entry.title)).toEqual(['驿站', '先锋驿站']);
  });
});

test('filters are offered in the taxonomy’s order, those that occur, years newest first', () => {
  expect(directoryOf(RECORDS, { domain: ['社区', '农村', '企业'], level: ['区级'] }).filters).toEqual({
    domain: ['农村', '企业'],
    level: ['区级'],
    year: ['2023', '2021'],
  });
});

test('letters in order', () => {
  expect(isSubsequence('红驿', '红色驿站')).toBe(true);
  expect(isSubsequence('驿红', '红色驿站')).toBe(false);
});
