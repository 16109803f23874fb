/** A published brand: all of its keys, each as the public sees it, and none besides. */
import { describe, expect, test } from 'vitest';
import { type LogoColours, publish } from '../../../src/publish/publish.ts';
import { type GivenContent, type GivenEntry, modelOf, NAMED } from '../../support/model.ts';

type Profile = 'public' | 'internal';
const brandsOf = (content: GivenContent, profile: Profile = 'public', logoColours?: LogoColours) =>
  publish(modelOf(content), { profile, ...(logoColours === undefined ? {} : { logoColours }) }).site.brands;
const brandOf = (first: GivenEntry, more: GivenContent = {}, profile: Profile = 'public') =>
  brandsOf({ ...more, brands: { first, ...more.brands } }, profile).find((brand) => brand.slug === 'first');
const EMPTY = { type: 'root', children: [] };

const named = (level: string, date: string | undefined, more: Record<string, unknown> = {}) => ({
  event: 'named',
  level,
  date,
  by: 'district',
  imported: true,
  ...more,
});
const delisted = (date: string | undefined, more: Record<string, unknown> = {}) => ({ event: 'delisted', date, by: 'town', imported: true, ...more });

test('a brand of which only what is needed is known', () => {
  expect(brandOf({})).toEqual({
    slug: 'first',
    name: '红色驿站',
    organization: 'east',
    partners: [],
    domain: 'rural',
    focuses: [],
    summary: '一句话。',
    connotation: [],
    philosophy: [],
    carriers: [],
    extra: {},
    tags: [],
    formerNames: [],
    sources: [],
    record: [{ event: 'named', date: '2023-04-01', level: 'village', by: 'town' }],
    status: 'named',
    overdue: false,
    ended: false,
    titles: [{ level: 'village', since: '2023-04-01', by: ['town'] }],
    level: 'village',
    namedOn: '2023-04-01',
    year: 2023,
    isNew: false,
    body: EMPTY,
  });
});

test('a brand of which everything is known', () => {
  const internal = { approval: { by: '某人', date: '2026-01' }, internal: { leader: '张三' }, formerSlugs: ['old'], visibility: 'public' };
  const shown = {
    name: '灯塔',
    focuses: ['near'],
    theme: '主题',
    role: { organization: '带头', members: '示范' },
    carriers: ['小院'],
    extra: { song: '歌' },
    parentBrand: 'family',
    colors: { primary: '#8a1c1c' },
    demonstration: { since: '2024', place: '村口' },
    sources: [{ title: '日报' }],
    published: '2024-01',
    updated: '2025-01',
  };
  const more = { connotation: '内涵', philosophy: ['理念一', '理念二'], cover: { file: 'a.png', alt: '门口', credit: '李四' } };
  const brand = brandOf(
    { ...internal, ...shown, ...more, partners: ['west', { name: '某公司' }], logo: { kind: 'text', text: '灯', meaning: '光' }, BODY: '正文' },
    { brands: { family: {} }, files: { 'brands/first/a.png': {} } },
  );
  expect(brand).toMatchObject({
    ...shown,
    connotation: ['内涵'],
    philosophy: ['理念一', '理念二'],
    cover: { asset: 'digest of brands/first/a.png', alt: '门口', credit: '李四' },
    partners: [{ organization: 'west' }, { name: '某公司' }],
    logo: { kind: 'text', text: '灯', meaning: '光' },
    body: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: '正文' }] }] },
  });
  for (const key of Object.keys(internal)) expect(brand).not.toHaveProperty(key);
});

describe('a cover', () => {
  test('without credit has none', () => {
    const brand = brandOf({ cover: { file: 'a.png', alt: '门口' } }, { files: { 'brands/first/a.png': {} } });
    expect(brand?.cover).toEqual({ asset: 'digest of brands/first/a.png', alt: '门口' });
    expect(Object.keys(brand?.cover ?? {})).toEqual(['asset', 'alt']);
  });
  test('is the file of just that name: nothing in it is an escape', () => {
    const files = { 'brands/first/a%20b.png': {}, 'brands/first/a%20b.svg': {} };
    const logo = { kind: 'image', file: 'a%20b.svg', alt: '灯', meaning: '光' };
    expect(brandOf({ logo, cover: { file: 'a%20b.png', alt: '门口' } }, { files })).toMatchObject({
      cover: { asset: 'digest of brands/first/a%20b.png' },
      logo: { asset: 'digest of brands/first/a%20b.svg' },
    });
  });
});

describe('a logo', () => {
  const files = { 'brands/first/a.svg': { format: 'svg' }, 'brands/first/a.mp3': { role: 'audio' as const, format: 'mp3' } };
  const image = { kind: 'image', file: 'a.svg', alt: '灯', meaning: '光', emblem: true };

  test('that is a file is known by its digest, not by its name', () => {
    expect(brandOf({ logo: image }, { files })?.logo).toEqual({
      kind: 'image',
      asset: 'digest of brands/first/a.svg',
      alt: '灯',
      meaning: '光',
      emblem: true,
    });
    expect(brandOf({ logo: { kind: 'audio', file: 'a.mp3', transcript: '歌', meaning: '声' } }, { files })?.logo).toEqual({
      kind: 'audio',
      asset: 'digest of brands/first/a.mp3',
      transcript: '歌',
      meaning: '声',
    });
  });

  test('gives its colours to a brand that has none of its own, if it is an image', () => {
    const colours = new Map([
      ['digest of brands/first/a.svg', { primary: '#123456', secondary: '#654321' }],
      ['digest of brands/first/a.mp3', { primary: '#000000' }],
    ]);
    const colorsOf = (first: GivenEntry, known: LogoColours | undefined) => brandsOf({ brands: { first }, files }, 'public', known)[0]?.colors;
    expect(colorsOf({ logo: image }, colours)).toEqual({ primary: '#123456', secondary: '#654321' });
    expect(colorsOf({ logo: image, colors: { primary: '#8a1c1c' } }, colours)).toEqual({ primary: '#8a1c1c' });
    expect(colorsOf({ logo: { kind: 'audio', file: 'a.mp3', transcript: '歌', meaning: '声' } }, colours)).toBeUndefined();
    expect(colorsOf({ logo: { kind: 'text', text: '灯', meaning: '光' } }, colours)).toBeUndefined();
    expect(colorsOf({ logo: image }, undefined)).toBeUndefined();
    expect(colorsOf({}, colours)).toBeUndefined();
  });
});

test('a family is named only where it is shown', () => {
  const family = { visibility: 'internal' };
  expect(brandOf({ parentBrand: 'family' }, { brands: { family } })).not.toHaveProperty('parentBrand');
  expect(brandOf({ parentBrand: 'family' }, { brands: { family } }, 'internal')?.parentBrand).toBe('family');
});

test('tags are told once each, as they are compared', () => {
  expect(brandOf({ tags: ['ＡＢ', '乡村', 'AB', ' 乡村 '] })?.tags).toEqual(['AB', '乡村']);
});

test('former names are those of the key, then those of the record that have happened, once each, and never the present one', () => {
  const renamed = (from: string, date: string) => ({ event: 'renamed', from, date });
  const record = [NAMED, renamed('驿站', '2024'), renamed('老名', '2025'), renamed('红色驿站', '2025-02'), renamed('后来', '2027')];
  expect(brandOf({ formerNames: ['老名', '红色驿站'], record })?.formerNames).toEqual(['老名', '驿站']);
});

describe('titles', () => {
  test.each([[['village', 'town', 'district']], [['district', 'town', 'village']], [['town', 'district', 'village']]])(
    'given in the order %j stand with the highest first',
    (order) => {
      const brand = brandOf({ record: order.map((level, index) => named(level, `202${index}`)) });
      expect(brand?.titles.map((title) => title.level)).toEqual(['district', 'town', 'village']);
      expect(brand?.level).toBe('district');
    },
  );

  test('that have all ended leave no level, and say how the last one ended', () => {
    const record = [named('village', '2020'), delisted('2021', { statement: '并入甲', kind: 'merged', reason: '绝密' }), named('town', '2022')];
    const last = delisted('2024', { by: ['district', 'town'], kind: 'concluded', statement: '完成使命', reason: '绝密', note: '绝密' });
    expect(brandOf({ record: [...record, last] })).toMatchObject({
      titles: [],
      level: null,
      ended: true,
      status: 'delisted',
      ending: { kind: 'concluded', date: '2024', by: ['district', 'town'], statement: '完成使命' },
    });
    expect(brandOf({ record })).not.toHaveProperty('ending');
    expect(brandOf({ record: [named('village', '2020'), named('town', '2021'), delisted('2022', { level: 'village' })] })).not.toHaveProperty(
      'ending',
    );
  });

  test('that ended nobody knows when, without a word, say no more than that', () => {
    const { ending } = brandOf({ record: [named('village', '2020'), delisted(undefined)] }) ?? {};
    expect(ending).toEqual({ kind: 'revoked', by: ['town'] });
    expect(Object.keys(ending ?? {})).toEqual(['kind', 'by']);
  });
});

describe('the year of a brand', () => {
  const site = { publishFrom: 'launched' };
  const launched = (date: string | undefined) => ({ event: 'launched', date, imported: true });

  test.each([
    ['that of its first naming', [launched('2019-03'), named('village', '2020-05'), named('town', '2021')], '2020-05', 2020],
    ['that of its launching, if it was never named', [launched('2019-03')], null, 2019],
    ['unknown, if the date of its first naming is', [launched('2019-03'), named('village', undefined), named('town', '2021')], null, null],
    ['unknown, if the date of its launching is', [launched(undefined)], null, null],
  ])('is %s', (_, record, namedOn, year) => {
    expect(brandOf({ record }, { site })).toMatchObject({ namedOn, year });
  });
});

describe('a brand is new', () => {
  test.each([
    ['2024-06-02', undefined, true],
    ['2024-06-01', undefined, false],
    ['2025-06-02', 12, true],
    ['2025-06-01', 12, false],
    ['2023-06-02', 36, true],
  ])('since it was named on %s, with %s months, on 1 June 2026: %s', (date, newMonths, isNew) => {
    const site = newMonths === undefined ? {} : { newMonths };
    expect(brandOf({ record: [named('village', date)] }, { site })?.isNew).toBe(isNew);
  });

  test('by its first naming alone, and by none without a date', () => {
    expect(brandOf({ record: [named('village', '2020'), named('town', '2026')] })?.isNew).toBe(false);
    expect(brandOf({ record: [named('village', undefined), named('town', '2026')] })?.isNew).toBe(false);
  });
});

describe('what is overdue or under rectification', () => {
  const rectified = [named('village', '2020'), { event: 'reviewed', date: '2026-01', year: 2025, result: 'rectify' }];
  const overdue = [named('village', '2020')];

  test.each([
    ['public', false, { status: 'named', overdue: false }],
    ['public', true, { status: 'rectifying', overdue: false }],
    ['internal', false, { status: 'rectifying', overdue: false }],
  ] as const)('rectification in a %s build, publicReview %s', (profile, publicReview, told) => {
    expect(brandOf({ record: rectified }, { site: { publicReview } }, profile)).toMatchObject(told);
  });
  test.each([
    ['public', false, false],
    ['public', true, true],
    ['internal', false, true],
  ] as const)('overdue in a %s build, publicReview %s: %s', (profile, publicReview, told) => {
    expect(brandOf({ record: overdue }, { site: { publicReview } }, profile)?.overdue).toBe(told);
  });
  test('by the day that the site sets', () => {
    const record = [named('village', '2020'), { event: 'reviewed', date: '2025-01', year: 2024, result: 'pass' }];
    expect(brandOf({ record }, { site: { publicReview: true } })?.overdue).toBe(true);
    expect(brandOf({ record }, { site: { publicReview: true, reviewDue: '06-30' } })?.overdue).toBe(false);
  });
});

test('an internal build shows the status that internal events give, and a brand that has none yet', () => {
  const record = [
    { event: 'launched', date: '2024' },
    { event: 'declared', date: '2025', level: 'village', by: 'east' },
  ];
  const site = { publishFrom: 'launched' };
  expect(brandOf({ record }, { site })?.status).toBe('launched');
  expect(brandOf({ record }, { site }, 'internal')?.status).toBe('declared');
  expect(brandOf({ record: [{ event: 'cultivated', date: '2027' }] }, {}, 'internal')).toMatchObject({ status: null, record: [], year: null });
});
