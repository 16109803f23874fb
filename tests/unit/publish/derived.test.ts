/** Facts that `publish` derives from the content. Comparing two publications does not show whether they are right. */
import { describe, expect, test } from 'vitest';
import { publish } from '../../../src/publish/publish.ts';
import { BRAND, base, changed, type Files, readSituation, type Situation, SVG } from '../../support/content.ts';

const FIRST = 'brands/first/index.mdx';
const HELP = 'pairings/help.mdx';
const siteOf = async (situation: Situation, profile: 'public' | 'internal' = 'public') => {
  const reading = await readSituation(situation);
  expect(reading.diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
  const logoColours = new Map([...reading.content.probes.values()].map(({ digest }) => [digest, { primary: '#8a1c1c' }]));
  return publish(reading.model, { profile, logoColours }).site;
};
/** The first brand with another record. */
const withRecord = (...events: string[]): Files => ({
  [FIRST]: BRAND('红色驿站', 'east').replace(/record:\n(?: {2}- .*\n)+/, () => `record:\n${events.map((one) => `  - { ${one} }\n`).join('')}`),
  [HELP]: null,
});
const first = async (situation: Situation) => (await siteOf(situation)).brands.find((brand) => brand.slug === 'first');

const VILLAGE = 'event: named, date: 2023-04-01, level: village, by: town, imported: true';
const TOWN = 'event: named, date: 2024-04-01, level: town, by: district, imported: true';
const DISTRICT = 'event: named, date: 2025-04-01, level: district, by: district, imported: true';

describe('titles', () => {
  test.each([
    ['as they were given from below', [VILLAGE, TOWN, DISTRICT]],
    ['as they were given from above', [DISTRICT, TOWN, VILLAGE]],
    ['in another order', [TOWN, DISTRICT, VILLAGE]],
  ])('stand with the highest level first: %s', async (_, record) => {
    const brand = await first({ files: withRecord(...record) });
    expect(brand?.titles.map((title) => title.level)).toEqual(['district', 'town', 'village']);
    expect(brand?.level).toBe('district');
  });

  test('that have ended are none, and the level is that of the highest left', async () => {
    const brand = await first({ files: withRecord(VILLAGE, TOWN, 'event: delisted, date: 2025-05, level: town, by: district') });
    expect(brand).toMatchObject({ titles: [{ level: 'village', since: '2023-04-01', by: ['town'] }], level: 'village', ended: false });
    expect(brand).not.toHaveProperty('ending');
  });
});

describe('a brand is new', () => {
  const isNew = async (asOf: string, months: number | undefined, ...record: string[]) => {
    const site: Files = months === undefined ? {} : { 'site.yaml': `${base('site.yaml')}newMonths: ${months}\n` };
    return (await first({ files: { ...withRecord(...record), ...site }, asOf }))?.isNew;
  };

  test.each([
    ['2023-05-01', 1, false],
    ['2023-04-30', 1, true],
    ['2024-03-31', 12, true],
    ['2024-04-01', 12, false],
    ['2025-03-31', undefined, true],
    ['2025-04-01', undefined, false],
    ['2026-03-31', 36, true],
  ])('on %s within %s months of its naming: %s', async (asOf, months, expected) => {
    expect(await isNew(asOf, months, VILLAGE)).toBe(expected);
  });

  test('by its first naming, and not by one without a date', async () => {
    expect(await isNew('2025-04-10', undefined, VILLAGE, TOWN)).toBe(false);
    expect(await isNew('2024-04-10', undefined, VILLAGE, TOWN)).toBe(true);
    expect(await isNew('2023-04-10', undefined, 'event: named, level: village, by: town, imported: true')).toBe(false);
  });
});

describe('a brand tells', () => {
  test('the date of its first naming, and its year, else that of its launching', async () => {
    expect(await first({ files: withRecord('event: launched, date: 2021-03', VILLAGE, TOWN) })).toMatchObject({ namedOn: '2023-04-01', year: 2023 });
    const site = { 'site.yaml': `${base('site.yaml')}publishFrom: launched\n` };
    expect(await first({ files: { ...withRecord('event: launched, date: 2021-03'), ...site } })).toMatchObject({ namedOn: null, year: 2021 });
    expect(await first({ files: withRecord('event: named, level: village, by: town, imported: true') })).toMatchObject({ namedOn: null, year: null });
  });

  test('how its last title ended, where all have', async () => {
    const brand = await first({
      files: withRecord(
        VILLAGE,
        'event: delisted, date: 2024-05, by: town, kind: merged, statement: 并入',
        'event: cultivated, date: 2024-06',
        'event: named, date: 2024-07, level: village, by: town, imported: true',
        'event: delisted, date: 2025-05, by: town, kind: concluded, statement: 办完',
      ),
    });
    expect(brand).toMatchObject({
      ended: true,
      level: null,
      titles: [],
      ending: { kind: 'concluded', date: '2025-05', by: ['town'], statement: '办完' },
    });
  });

  test('its former names once each, those of its key first, and none that it has', async () => {
    const renamed = ['老驿站', '小驿站', '红色驿站'].map((name, index) => `event: renamed, date: 2024-0${index + 1}, from: ${name}`);
    const files = withRecord(VILLAGE, ...renamed);
    files[FIRST] = changed(files[FIRST] as string, 'domain: rural\n', 'domain: rural\nformerNames: [旧驿站, 小驿站]\ntags: [乡村, ＡＢ, AB]\n');
    expect(await first({ files })).toMatchObject({ formerNames: ['旧驿站', '小驿站', '老驿站'], tags: ['乡村', 'AB'] });
  });

  test('its own colours, else those of a drawn logo', async () => {
    const image = changed(
      base(FIRST),
      'logo: { kind: text, text: 红色驿站, meaning: 字面之义 }',
      'logo: { kind: image, file: logo.svg, alt: 标识, meaning: 字面之义 }',
    );
    const files = { [FIRST]: image, 'brands/first/logo.svg': SVG };
    expect((await first({ files }))?.colors).toEqual({ primary: '#8a1c1c' });
    const own = changed(image, 'domain: rural\n', 'domain: rural\ncolors: { primary: "#123456" }\n');
    expect((await first({ files: { ...files, [FIRST]: own } }))?.colors).toEqual({ primary: '#123456' });
    expect(await first({})).not.toHaveProperty('colors');
  });
});

describe('an anonymous side', () => {
  const organizations = `${base('organizations/all.yaml')}- { id: a1, name: 子村党支部, level: village, parent: town, domain: community }
- { id: a2, name: 丑镇党委, level: town, parent: district, domain: community }
- { id: a3, name: 寅村党支部, level: village, parent: town, domain: rural }
- { id: a4, name: 卯镇党委, level: town, parent: district, domain: rural }
- { id: a5, name: 辰村党支部, level: village, parent: town }
`;

  test.each([['a1, a2, a3, a4, a5'], ['a5, a4, a3, a2, a1'], ['a3, a1, a4, a5, a2']])(
    'is told by the taxonomy’s order, not by the file’s: %s',
    async (lagging) => {
      const files = { 'organizations/all.yaml': organizations, [HELP]: changed(base(HELP), 'lagging: south', `lagging: [${lagging}]`) };
      expect((await siteOf({ files })).pairings[0]?.anonymous).toEqual([
        { level: 'town', domain: 'rural' },
        { level: 'town', domain: 'community' },
        { level: 'village' },
        { level: 'village', domain: 'rural' },
        { level: 'village', domain: 'community' },
      ]);
    },
  );
});

describe('an organization', () => {
  const said = {
    [FIRST]: changed(base(FIRST), 'date: 2022-01 }', 'date: 2022-01, by: bureau }'),
  };
  const BUREAU = '- { id: bureau, name: 另存的局, level: town, parent: district }\n';

  test('that is named by a text that is its id is held', async () => {
    const { organizations } = await siteOf({ files: { ...said, 'organizations/more.yaml': BUREAU } });
    expect(organizations.map((one) => one.id)).toEqual(['bureau', 'district', 'east', 'town', 'west']);
  });

  test('that is laid over the content is in no public build, though a text of the content is its id', async () => {
    const over = { 'organizations/more.yaml': BUREAU };
    expect(await siteOf({ files: said, private: over })).toEqual(await siteOf({ files: said }));
    expect((await siteOf({ files: said, private: over }, 'internal')).organizations.map((one) => one.id)).toContain('bureau');
  });
});
