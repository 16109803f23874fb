/** Brands are found by their holders as these are found, not only as they are written. */
import { describe, expect, test } from 'vitest';
import { namesMeant, namesNear } from '../../../src/search/ask/match.ts';
import { coverIn } from '../../../src/search/ask/reading.ts';
import { BASE, BRAND, DAY, type Files, writeContent } from '../../support/content.ts';
import { contextOf, directoryFor, record, searchOf } from '../../support/search.ts';

const directory = directoryFor([
  record('brand', '文化睦邻', { subtitle: '长岭片区联合党委' }),
  record('brand', '晨读角', { subtitle: '和垄镇第一中学党支部' }),
  record('brand', '惠农一站', { subtitle: '柳塘农村商业银行党委' }),
  record('organization', '长岭片区联合党委', { subtitle: '镇级' }),
  record('organization', '和垄镇第一中学党支部', { subtitle: '镇级' }),
  record('organization', '柳塘农村商业银行党委', { subtitle: '区级' }),
]);
const meant = (query: string): string[] => namesMeant(directory, query).map(({ entry }) => entry.title);

describe('a short form that is written nowhere', () => {
  test.each([
    ['和垄一中', ['和垄镇第一中学党支部', '晨读角']],
    ['柳塘农商行', ['柳塘农村商业银行党委', '惠农一站']],
    ['长岭片区党委', ['长岭片区联合党委', '文化睦邻']],
  ])('%s finds the organization, then its brands', (query, titles) => {
    expect(meant(query)).toEqual(titles);
  });
  test.each(['文化睦邻 长岭片区党委', '长岭片区党委 文化睦邻', '文化 长岭党委', '晨读角 和垄一中'])(
    'finds the brand together with its name: %s',
    (query) => {
      expect(meant(query)).toHaveLength(1);
      expect(namesMeant(directory, query)[0]).toMatchObject({ by: 'abbreviation', entry: { kind: 'brand' } });
    },
  );
  test.each(['惠农一站 长岭片区党委', '文化睦邻 和垄一中', '文化睦邻 党委长岭'])(
    'finds nothing together with the name of another brand: %s',
    (query) => {
      expect(meant(query)).toEqual([]);
    },
  );
});

test('brands of what a short form means come before organizations that are farther from it', async () => {
  const files: Files = {
    ...BASE,
    'organizations/more.yaml': `- { id: near, name: 白马寺社区党委, level: village, parent: town, domain: community }
- { id: far, name: 陈家白马寺社区党委, level: village, parent: town, domain: community }
- { id: office, name: 白马寺派出所社区党委, level: village, parent: town, domain: community }
`,
    'brands/held/index.mdx': BRAND('橙心春雨', 'near'),
    'brands/distant/index.mdx': BRAND('凝心议事', 'far'),
  };
  const { finder } = searchOf(await contextOf(writeContent(files), DAY));
  const { results } = await finder.find('白马寺党委', {}, () => {}, 20);
  expect(results.slice(0, 4).map(({ title }) => title)).toEqual(['白马寺社区党委', '橙心春雨', '陈家白马寺社区党委', '凝心议事']);
});

test('an organization found by sound or with a slip brings its brands', () => {
  expect(meant('heilongzhendiyizhongxuedangzhibu')).toEqual([]);
  expect(meant('helongzhendiyizhongxuedangzhibu')).toEqual(['和垄镇第一中学党支部', '晨读角']);
  expect(namesNear(directory, '柳塘农村商业银杭党委').map(({ entry }) => entry.title)).toEqual(['柳塘农村商业银行党委', '惠农一站']);
});

test('a single unit counts where the others imply it: the last after a wrong one, the first before one', () => {
  const units = (text: string): string[] => [...text];
  const lines = [units('前言'), units('灯火通明围坐着')];
  expect(Math.floor(coverIn(lines, units('灯火通明围坐着')))).toBe(7);
  expect(Math.floor(coverIn(lines, units('灯火通明围X着')))).toBe(6);
  expect(Math.floor(coverIn(lines, units('灯X通明围坐着')))).toBe(6);
  expect(Math.floor(coverIn(lines, units('灯火通明围XY')))).toBe(5);
  expect(Math.floor(coverIn([units('言灯火'), units('着')], units('灯火X着')))).toBe(2);
});
