/** The linked model, its tree and who may do what in it, what a brand lacks, and colours that can be read. */
import { converter, wcagContrast } from 'culori';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrastWith, readable } from '../../../src/model/colour.ts';
import { holdingOrganizations, linkModel, listOf, soundRecord } from '../../../src/model/model.ts';
import { buildTree, whoDeclares, whoNames } from '../../../src/model/organizations.ts';
import { fieldOf, missingOf } from '../../../src/model/standard.ts';
import { normaliseText } from '../../../src/model/text.ts';
import { DEFAULT_STANDARD } from '../../../src/schema/standard.ts';
import type { Standard } from '../../../src/schema/taxonomy.ts';
import { contentOf, DAY, modelOf, NAMED } from '../../support/model.ts';

describe('a model', () => {
  test('knows every entry by its id, of two the first, and none without', () => {
    const content = contentOf({ organizations: [{ id: 'a', name: '甲' }, { id: 'a', name: '乙' }, { name: '丙' }], brands: { first: {} } });
    content.brands.push({ ...(content.brands[0] as (typeof content.brands)[number]), file: 'over' });
    const model = linkModel(content, DAY);
    expect([...model.organizations].map(([id, { data }]) => [id, data.name])).toEqual([['a', '甲']]);
    expect(model.tree.ids()).toEqual(['a']);
    expect(model.tree.get('a')?.name).toBe('甲');
    expect(model.brands.get('first')?.file).toBe('brands/first/index.mdx');
    expect(model.asOf).toBe(DAY);
    expect(model.content).toBe(content);
  });

  test('has a default for what the site does not say', () => {
    const content = contentOf({});
    content.site.data = { title: '站' };
    content.taxonomy.data = {};
    const { settings, standard, rankOf, taxonomy } = linkModel(content, DAY);
    expect(settings).toEqual({
      title: '站',
      publishFrom: 'named',
      approval: 'optional',
      dossier: 'here',
      publicReview: false,
      reviewDue: '03-31',
      newMonths: 24,
      nameLength: { min: 4, max: 8 },
    });
    expect(standard).toEqual(DEFAULT_STANDARD);
    expect(taxonomy).toEqual({});
    expect(rankOf('village')).toBeUndefined();
  });

  test('takes what the site says, and the order of levels from the highest', () => {
    const standard = { label: '一有', items: [{ key: 'name', label: '有名' }] };
    const model = modelOf({ site: { newMonths: 3 }, taxonomy: { standard } });
    expect(model.settings.newMonths).toBe(3);
    expect(model.standard).toEqual(standard);
    expect(['district', 'town', 'village', 'county'].map(model.rankOf)).toEqual([0, 1, 2, undefined]);
    expect(model.tree.rank('south')).toBe(2);
  });

  test('says nothing of a record that could not be read', () => {
    const { brands } = modelOf({ brands: { first: {}, second: { DAMAGED: ['record'] }, third: { record: undefined, DAMAGED: ['name'] } } });
    const recordOf = (slug: string) => soundRecord(brands.get(slug) as never);
    expect(recordOf('first')).toEqual([NAMED]);
    expect(recordOf('second')).toBeUndefined();
    expect(recordOf('third')).toBeUndefined();
  });

  test('lists what may stand alone, and who holds a brand', () => {
    expect([listOf(undefined), listOf('a'), listOf(['a', 'b'])]).toEqual([[], ['a'], ['a', 'b']]);
    expect(holdingOrganizations({ organization: 'a', partners: ['b', { name: '丙' }] })).toEqual(['a', 'b']);
    expect(holdingOrganizations({ organization: 'a' })).toEqual(['a']);
    expect(holdingOrganizations({ partners: ['b'] })).toEqual(['b']);
    expect(holdingOrganizations({})).toEqual([]);
  });
});

describe('the tree of organizations', () => {
  const levels = ['district', 'town', 'village'];
  const tree = buildTree(
    [
      { id: 'village', level: 'village', parent: 'office' },
      { id: 'office', level: 'village', parent: 'town' },
      { id: 'town', level: 'town', parent: 'district' },
      { id: 'district', level: 'district' },
      { id: 'town', level: 'district', parent: 'village' },
      { id: 'stray', parent: 'nobody' },
      { id: 'odd', level: 'county', parent: 'town' },
      { id: 'round', parent: 'about', level: 'village' },
      { id: 'about', parent: 'round', level: 'town' },
      { id: 'self', parent: 'self' },
    ],
    levels,
  );
  test('has ancestors from the nearest up, and ends before anything is met twice', () => {
    expect(tree.ancestors('village')).toEqual(['office', 'town', 'district']);
    expect(tree.ancestors('district')).toEqual([]);
    expect(tree.ancestors('stray')).toEqual([]);
    expect(tree.ancestors('nobody')).toEqual([]);
    expect(tree.ancestors('round')).toEqual(['about']);
    expect(tree.ancestors('self')).toEqual([]);
  });
  test('has children, levels, and of two with one id the first', () => {
    expect(tree.children('town')).toEqual(['office', 'odd']);
    expect(tree.children('village')).toEqual([]);
    expect(['district', 'town', 'village', 'stray', 'odd', 'nobody'].map(tree.rank)).toEqual([0, 1, 2, undefined, undefined, undefined]);
    expect(tree.has('town')).toBe(true);
    expect(tree.has('nobody')).toBe(false);
    expect(tree.ids()).toHaveLength(9);
  });
  test('says who names a level: its own authority, or the nearest above of a higher level', () => {
    const parent = { id: 'village', namedBy: 'parent' };
    expect(whoNames({ id: 'town', namedBy: 'district' }, 'village', tree)).toBe('district');
    expect(whoNames(parent, 'village', tree)).toBe('town');
    expect(whoNames(parent, 'office', tree)).toBe('town');
    expect(whoNames(parent, 'town', tree)).toBe('district');
    expect(whoNames(parent, 'district', tree)).toBeUndefined();
    expect(whoNames(parent, 'odd', tree)).toBeUndefined();
    expect(whoNames(parent, 'nobody', tree)).toBeUndefined();
  });
  test('says who declares: whom the level names, else the organization and all above', () => {
    expect(whoDeclares({ id: 'town', namedBy: 'x', declaredBy: 'district' }, 'village', tree)).toEqual(['district']);
    expect(whoDeclares({ id: 'town', namedBy: 'x' }, 'village', tree)).toEqual(['village', 'office', 'town', 'district']);
  });
  test('passes by an ancestor whose level nobody knows', () => {
    const odd = buildTree(
      [
        { id: 'a', level: 'village', parent: 'b' },
        { id: 'b', level: 'county', parent: 'c' },
        { id: 'c', level: 'town' },
      ],
      levels,
    );
    expect(whoNames({ id: 'village', namedBy: 'parent' }, 'a', odd)).toBe('c');
  });
});

describe('what a brand lacks of the standard', () => {
  const standard: Standard = {
    label: '标准',
    items: [
      { key: 'name', label: '名称' },
      { key: 'carriers', label: '载体' },
      { key: 'extra.song', label: '歌' },
      { key: 'connotation', label: '内涵' },
    ],
  };
  test('is told in the order of the standard', () => {
    expect(missingOf({}, standard)).toEqual(['name', 'carriers', 'extra.song', 'connotation']);
    expect(missingOf({ name: '甲', carriers: [], extra: { dance: '舞' }, connotation: [] }, standard)).toEqual([
      'carriers',
      'extra.song',
      'connotation',
    ]);
    expect(missingOf({ name: '甲', carriers: ['一'], extra: { song: '歌' }, connotation: '内涵' }, standard)).toEqual([]);
  });
  test('is never met by what every object has', () => {
    expect(missingOf({ extra: {} }, { label: '标准', items: [{ key: 'extra.constructor', label: '甲' }] })).toEqual(['extra.constructor']);
  });
  test('is asked of a key of the frontmatter', () => {
    expect(['extra.song', 'extra', 'theme', 'extras.a'].map(fieldOf)).toEqual(['extra', 'extra', 'theme', 'extras.a']);
  });
});

test('texts are compared in NFKC with runs of white space as one', () => {
  expect(normaliseText('  Ａ \n\t　b ')).toBe('A b');
});

describe('a readable colour', () => {
  const colour = fc
    .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
    .map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`);
  const toOklch = converter('oklch');

  test('has the contrast that is asked for, and is the colour itself if that has', () => {
    fc.assert(
      fc.property(colour, fc.constantFrom('#ffffff', '#000000', '#777777'), fc.constantFrom(3, 4.5), (given, ground, ratio) => {
        const found = readable(given, ground, ratio);
        expect(wcagContrast(found, ground)).toBeGreaterThanOrEqual(ratio);
        if (wcagContrast(given, ground) >= ratio) expect(found).toBe(given);
      }),
    );
  });
  test('moves in lightness alone, and no further than is needed', () => {
    fc.assert(
      fc.property(colour, (given) => {
        const found = readable(given);
        if (found === given) return;
        const [from, to] = [toOklch(given), toOklch(found)];
        expect(to?.l).toBeLessThan(from?.l ?? 0);
        expect(wcagContrast(found, '#ffffff')).toBeLessThan(4.7);
      }),
    );
    expect(readable('#ffff00')).toMatch(/^#[0-9a-f]{6}$/);
    expect(toOklch(readable('#ff6666'))?.h).toBeCloseTo(toOklch('#ff6666')?.h ?? 0, -1);
    expect(readable('#888888', '#000000', 7)).toBe('#959595');
  });
  test('is black or white where nothing nearer will do', () => {
    expect(readable('#777777', '#808080', 20)).toBe('#000000');
    expect(readable('#777777', '#333333', 20)).toBe('#ffffff');
  });
  test('is none where there is no colour', () => {
    expect(() => readable('reddish')).toThrow('reddish is no colour');
    expect(contrastWith('#000000', '#ffffff')).toBeCloseTo(21);
  });
});
