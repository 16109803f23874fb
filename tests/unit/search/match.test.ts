import { describe, expect, test } from 'vitest';
import { addCharacters } from '../../../src/search/ask/entries.ts';
import { namesAlike, namesMeant, namesNear } from '../../../src/search/ask/match.ts';
import { isContraction, isMadeOf, isOneOff, isOneOffInside, isSubsequence } from '../../../src/search/ask/near.ts';
import { charactersOf, directoryOf } from '../../../src/search/index/directory.ts';
import { directoryFor, record, VARIANTS } from '../../support/search.ts';

const RECORDS = [
  record('brand', '红色驿站', { subtitle: '东村党支部', names: ['路边小站'] }),
  record('brand', '银行先锋', { subtitle: '城商行党支部' }),
  record('brand', '同行有我', { subtitle: '西村党支部' }),
  record('brand', '“三长”·四联工作法', { subtitle: '柳湾社区党委' }),
  record('brand', '3+N邻里圈', { subtitle: '柳湾社区党委' }),
  record('organization', '甲镇党委', { names: ['甲镇'] }),
  record('organization', '乙县丙镇柳湾社区党委'),
  record('theme', '聚力为民', { subtitle: '红色驿站' }),
  record('document', '追忆'),
];
const directory = directoryFor(RECORDS);
addCharacters(
  directory,
  charactersOf(
    RECORDS.flatMap(({ title, names, subtitle }) => [...[title, ...names, subtitle].join('')]),
    VARIANTS,
    directoryOf(RECORDS, VARIANTS).directory,
  ),
);
const meant = (query: string): string | undefined => namesMeant(directory, query)[0]?.entry.title;
const near = (query: string): string | undefined => namesNear(directory, query)[0]?.entry.title;

describe('certain matches', () => {
  test.each([
    ['红色驿站', '红色驿站', 'the whole name'],
    ['色驿', '红色驿站', 'a piece across words'],
    ['紅色驛站', '红色驿站', 'Traditional characters'],
    ['红驿', '红色驿站', 'an abbreviation'],
    ['hongseyizhan', '红色驿站', 'full pinyin'],
    ['hong se yi zhan', '红色驿站', 'pinyin with blanks'],
    ['hsyz', '红色驿站', 'initials'],
    ['HSYZ', '红色驿站', 'initials in capitals'],
    ['hongsyz', '红色驿站', 'half-typed pinyin'],
    ['hongseyizh', '红色驿站', 'pinyin that is being typed'],
    ['yizhan', '红色驿站', 'pinyin of a piece'],
    ['红seyizhan', '红色驿站', 'pinyin after a character'],
    ['hong色yz', '红色驿站', 'pinyin before and after one'],
    ['红·色驿站', '红色驿站', 'a mark between'],
    ['小站', '红色驿站', 'a former name'],
    ['lbxz', '红色驿站', 'the sound of a former name'],
    ['甲镇', '甲镇党委', 'a short name'],
    ['jzdw', '甲镇党委', 'an organization by its sound'],
    ['柳湾党委', '乙县丙镇柳湾社区党委', 'an abbreviation that nobody wrote'],
    ['yinhang', '银行先锋', 'a character with two sounds, in its word'],
    ['tongxing', '同行有我', 'the same character, in another'],
    ['txyw', '同行有我', 'initials of the reading that a dictionary may miss'],
    ['聚力', '聚力为民', 'a theme'],
    ['西村 同行', '同行有我', 'a word of the name and one of its organization'],
    ['有我 同行', '同行有我', 'words in another order'],
    ['３＋Ｎ', '3+N邻里圈', 'full width'],
    ['三长四联', '“三长”·四联工作法', 'without the marks'],
    ['三长・四联', '“三长”·四联工作法', 'another middle dot'],
  ])('%s → %s: %s', (query, title) => {
    expect(meant(query)).toBe(title);
  });

  test('a number is matched whole', () => {
    const days = directoryFor([record('brand', '百日130天行动'), record('brand', '十里2024'), record('brand', '3号楼')]);
    const titles = (query: string): string[] => namesMeant(days, query).map(({ entry }) => entry.title);
    for (const query of ['130天', '130', '百日130天', '日130天行']) expect(titles(query), query).toEqual(['百日130天行动']);
    for (const query of ['30天', '日13', '30', '13', '0天', '024', '202', '里20']) expect(titles(query), query).toEqual([]);
    expect(titles('2024')).toEqual(['十里2024']);
    expect(titles('3号')).toEqual(['3号楼']);
    expect(titles('天行')).toEqual(['百日130天行动']);
  });

  test.each(['铁路公安', 'zzqq', '驿色', '', '  ', '13+N', '红色忆站'])('%s: matches nothing', (query) => {
    expect(namesMeant(directory, query)).toEqual([]);
  });

  test('the exact name ranks before names that contain it, and brands before organizations', () => {
    const names = directoryFor([record('brand', '先锋驿站'), record('organization', '驿站村'), record('brand', '驿站')]);
    expect(namesMeant(names, '驿站').map((hit) => hit.entry.title)).toEqual(['驿站', '先锋驿站', '驿站村']);
  });

  test('an organization ranks before its brands', () => {
    const names = directoryFor([record('brand', '红色驿站', { subtitle: '东村党支部' }), record('organization', '东村党支部', { names: ['东村'] })]);
    for (const query of ['东村党支部', '东村', '东村党'])
      expect(namesMeant(names, query).map((hit) => hit.entry.kind)).toEqual(['organization', 'brand']);
  });
});

test('a directory restores addresses, titles and holders', () => {
  const at = (kind: 'brand' | 'organization' | 'theme', url: string, title: string, subtitle: string) => record(kind, title, { url, subtitle });
  const records = [
    at('brand', '/brands/a/', '红色驿站', '东村党支部'),
    // The same name twice, the same id as an organization, and a holder that is not listed.
    at('brand', '/brands/b/', '红色驿站', '西村党支部'),
    at('brand', '/brands/west/', '田间课堂', '西村党支部'),
    at('brand', '/brands/d/', '自己', '自己'),
    at('organization', '/organizations/east/', '东村党支部', '基层级'),
    at('organization', '/organizations/west/', '西村党支部', '基层级'),
    at('theme', '/themes/#theme-a', '一', '红色驿站'),
    at('theme', '/themes/#theme-b', '二', '红色驿站'),
    at('theme', '/themes/#theme-west', '三', '田间课堂'),
    at('theme', '/themes/#theme-d', '四', '自己'),
    at('theme', '/themes/#theme-e', '五', '无人'),
  ];
  expect(directoryFor(records).entries).toMatchObject(records.map(({ kind, url, title, subtitle }) => ({ kind, url, title, subtitle })));
  expect(directoryFor(records).entries[8]?.holderNames).toEqual(['田间课堂']);
});

describe('likely matches', () => {
  test.each([
    ['红色忆站', '红色驿站', 'a character of the same sound'],
    ['宏瑟驿站', '红色驿站', 'two of them'],
    ['红色释站', '红色驿站', 'a wrong character'],
    ['红色驿驿站', '红色驿站', 'one too many'],
    ['红驿色站', '红色驿站', 'two swapped'],
    ['ongseyizhan', '红色驿站', 'a letter missing'],
    ['hongsiyizhan', '红色驿站', 'a wrong letter'],
    ['ohngseyizhan', '红色驿站', 'two letters swapped'],
    ['红色驿站是怎么做的？', '红色驿站', 'a question on it'],
    ['柳湾邻里圈3+N', '3+N邻里圈', 'pieces in another order, with its organization'],
    ['驿站红色', '红色驿站', 'pieces in another order'],
  ])('%s → %s: %s', (query, title) => {
    expect(meant(query)).toBeUndefined();
    expect(near(query)).toBe(title);
  });

  test.each(['铁路公安局', 'qwertyuiop', '饕餮魍魉', '红鲸'])('%s: matches nothing', (query) => {
    expect(namesNear(directory, query)).toEqual([]);
  });

  test('suggested names share something with the query', () => {
    expect(namesAlike(directory, '红色鲸鱼')).toEqual(['红色驿站']);
    expect(namesAlike(directory, '饕餮')).toEqual([]);
  });
});

describe('one typing error', () => {
  test('a substitution, deletion, insertion or transposition counts; two do not', () => {
    for (const other of ['abcd', 'abxd', 'abd', 'abxcd', 'bacd', 'abdc']) expect(isOneOff('abcd', other), other).toBe(true);
    for (const other of ['abyx', 'ab', 'cbad', 'dcba', 'abcdef']) expect(isOneOff('abcd', other), other).toBe(false);
  });

  test('is found inside a longer text', () => {
    for (const other of ['xxabcdxx', 'xxabydxx', 'xxabdxx', 'xxabycdxx', 'xxbacdxx']) expect(isOneOffInside('abcd', other), other).toBe(true);
    for (const other of ['xxdcbaxx', 'xxacbyxx', '']) expect(isOneOffInside('abcd', other), other).toBe(false);
  });

  test('subsequences keep their order, and contractions use pieces of two characters or more', () => {
    expect(isSubsequence('红驿', '红色驿站')).toBe(true);
    expect(isSubsequence('驿红', '红色驿站')).toBe(false);
    expect(isContraction('柳湾党委', '丙镇柳湾社区党委')).toBe(true);
    expect(isContraction('柳党', '丙镇柳湾社区党委')).toBe(false);
    expect(isMadeOf('驿站红色', ['红色驿站'])).toBe(true);
    expect(isMadeOf('驿站蓝色', ['红色驿站'])).toBe(false);
  });
});
