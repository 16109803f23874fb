/** Ids that nothing has, and brands that the public does not see. */
import { describe, expect, test } from 'vitest';
import * as say from '../../../src/wording/references.ts';
import { messagesOf, placesOf } from '../../support/findings.ts';
import { type GivenContent, NAMED, ORGANIZATIONS, TAXONOMY } from '../../support/model.ts';

const unknown = (...args: [GivenContent, Parameters<typeof placesOf>[2]?]): string[] => placesOf('reference/unknown', ...args);
const told = (...args: [GivenContent, Parameters<typeof placesOf>[2]?]): string[] => messagesOf('reference/unknown', ...args);
const organizations = (more: Record<string, unknown>[] = []) => [...ORGANIZATIONS, ...more];
const event = (name: string, more: Record<string, unknown>) => ({ event: name, date: '2024', ...more });

describe('an id that nothing has', () => {
  test('is told wherever it stands', () => {
    const no = 'nobody-knows';
    const content: GivenContent = {
      site: { publisher: no, featured: ['first', no] },
      taxonomy: {
        levels: [...(TAXONOMY.levels as object[]), { id: 'county', label: '县', declaredBy: no, namedBy: no }],
        evaluation: [{ id: 'social', label: '社会', weight: 1 }],
        targets: [
          { year: 2026, level: no, min: 1 },
          { year: 2026, level: 'town', organizations: ['east', no] },
        ],
      },
      organizations: organizations([{ id: 'north', name: '北', level: no, parent: no, domain: no }]),
      brands: {
        first: {
          organization: no,
          partners: ['west', no, { name: no }],
          focuses: ['near', no],
          parentBrand: no,
          record: [
            event('declared', { level: no, by: no }),
            event('endorsed', { by: ['east', no] }),
            event('evaluated', { scores: { social: 1, [no]: 1 } }),
            event('named', { level: no, by: [no] }),
            event('delisted', { level: no, by: no }),
          ],
        },
        second: { domain: no, focuses: [no] },
      },
      pairings: { help: { model: ['first', no], lagging: no } },
      packs: {
        one: {
          agenda: [
            { title: '一', minutes: 1, brand: no },
            { title: '二', minutes: 1, document: no },
            { title: '三', minutes: 1, pairing: no },
          ],
        },
      },
      documents: { plan: { issuer: no, supersededBy: no } },
    };
    const brand = 'brands/first/index.mdx';
    expect(unknown(content).toSorted()).toEqual(
      [
        'site.yaml publisher',
        'site.yaml featured.1',
        'taxonomy.yaml levels.3.declaredBy',
        'taxonomy.yaml levels.3.namedBy',
        'taxonomy.yaml targets.0.level',
        'taxonomy.yaml targets.1.organizations.1',
        'organizations/all.yaml 5.parent',
        'organizations/all.yaml 5.level',
        'organizations/all.yaml 5.domain',
        `${brand} organization`,
        `${brand} partners.1`,
        `${brand} focuses.1`,
        `${brand} parentBrand`,
        `${brand} record.0.by`,
        `${brand} record.0.level`,
        `${brand} record.1.by.1`,
        `${brand} record.2.scores.${no} (key)`,
        `${brand} record.3.by.0`,
        `${brand} record.3.level`,
        `${brand} record.4.by`,
        `${brand} record.4.level`,
        'brands/second/index.mdx domain',
        'pairings/help.mdx model.1',
        'pairings/help.mdx lagging',
        'study/one.mdx agenda.0.brand',
        'study/one.mdx agenda.1.document',
        'study/one.mdx agenda.2.pairing',
        'docs/plan.mdx issuer',
        'docs/plan.mdx supersededBy',
      ].toSorted(),
    );
  });

  test('is none where everything is there', () => {
    expect(
      unknown({
        brands: { first: { focuses: ['near'], partners: ['west'] } },
        pairings: { help: {} },
        packs: { one: { agenda: [{ title: '一', minutes: 1, pairing: 'help' }] } },
        documents: { plan: {}, old: { supersededBy: 'plan', issuer: 'district' } },
      }),
    ).toEqual([]);
  });

  test('is not told of a kind whose file could not be read', () => {
    const damaged = (key: string) =>
      unknown({ brands: { first: { domain: 'no', record: [{ ...NAMED, level: 'no' }, event('evaluated', { scores: { no: 1 } })] } } }, (content) => {
        content.taxonomy.damaged = new Set([key]);
      });
    expect(damaged('none')).toHaveLength(3);
    for (const key of ['domains', 'levels', 'evaluation']) expect(damaged(key)).toHaveLength(2);
    const focus = (change: Parameters<typeof placesOf>[2]) => unknown({ brands: { first: { focuses: ['no'] } } }, change);
    expect(focus(() => {})).toHaveLength(1);
    expect(
      focus((content) => {
        content.taxonomy.damaged = new Set(['domains']);
      }),
    ).toEqual([]);
    const lost = { brands: { first: { organization: 'nobody-knows' } } };
    expect(unknown(lost)).toHaveLength(1);
    expect(
      unknown(lost, (content) => {
        content.unreadableLists = true;
      }),
    ).toEqual([]);
    expect(unknown({ ...lost, organizations: organizations([{ name: '无代号' }]) })).toEqual([]);
  });

  test('of an organization may stand in a list that is in the wrong place', () => {
    const misplaced = (id: string) => (content: Parameters<NonNullable<Parameters<typeof placesOf>[2]>>[0]) => {
      content.misplaced = [
        { file: 'x.yaml', ids: [id] },
        { file: 'orgs.yaml', ids: [id, 'other'] },
      ];
    };
    expect(told({ brands: { first: { organization: 'lost-one' } } }, misplaced('lost-one'))).toEqual([expect.stringMatching(/lost-one.*放错了地方/)]);
    expect(told({ brands: { first: { organization: 'lost-one', parentBrand: 'lost-one' } } }, misplaced('lost-one'))).toEqual([
      expect.stringContaining('放错了地方'),
      say.unknownReference('brand', 'lost-one', []).message,
    ]);
  });

  test('that was given up is told with the id that took its place', () => {
    const former = organizations([{ id: 'north', name: '北', level: 'village', parent: 'town', formerIds: ['old-north'] }]);
    expect(told({ organizations: former, brands: { first: { organization: 'old-north' } } })).toEqual([
      say.movedReference('organization', 'old-north', 'north').message,
    ]);
    expect(told({ brands: { first: { formerSlugs: ['old'] }, second: { parentBrand: 'old' } } })).toEqual([
      say.movedReference('brand', 'old', 'first').message,
    ]);
    expect(told({ documents: { plan: { formerSlugs: ['old'] }, other: { supersededBy: 'old' } } })).toEqual([
      say.movedReference('document', 'old', 'plan').message,
    ]);
  });

  test('is told with what is like it, itself excepted', () => {
    const hints = (content: GivenContent) => messagesOf('reference/unknown', content);
    expect(hints({ brands: { first: { domain: 'rurall' } } })).toEqual([say.unknownReference('domain', 'rurall', ['rural']).message]);
    expect(hints({ brands: { first: { focuses: ['neer'] } } })).toEqual([say.unknownReference('focus', 'neer', ['near']).message]);
  });

  test('is a name written for it, where the name is one thing’s', () => {
    expect(told({ brands: { first: { organization: '西村党支部' } } })).toEqual([
      say.nameForId('organization', '西村党支部', '西村党支部', 'west').message,
    ]);
    expect(told({ brands: { first: { focuses: ['近郊'] } } })).toEqual([say.nameForId('focus', '近郊', '近郊', 'near').message]);
  });
});

describe('where any text may stand', () => {
  const visited = (by: unknown, more: GivenContent = {}) => unknown({ ...more, brands: { first: { record: [event('visited', { by })] } } });
  const former = {
    organizations: organizations([{ id: 'north-branch', name: '北', level: 'village', parent: 'town', formerIds: ['north-village'] }]),
  };
  test('an id that was given up, or is misspelt, is told', () => {
    expect(visited(['north-village', 'north-brunch', 'north-branch'], former)).toEqual([
      'brands/first/index.mdx record.0.by.0',
      'brands/first/index.mdx record.0.by.1',
    ]);
    expect(visited('north-village', former)).toEqual(['brands/first/index.mdx record.0.by']);
    expect(told({ ...former, brands: { first: { record: [event('visited', { by: ['north-village', 'north-brunch'] })] } } })).toEqual([
      say.movedReference('organization', 'north-village', 'north-branch').message,
      say.unknownReference('organization', 'north-brunch', ['north-branch']).message,
    ]);
  });
  test('a text is none', () => {
    expect(visited(['省委组织部', 'wesst', 'another-text-altogether', 'North-Brunch'], former)).toEqual([]);
    expect(visited(undefined)).toEqual([]);
  });
  test('is in every event but those that need an id, and in pairings', () => {
    const all = ['cultivated', 'launched', 'visited', 'commended', 'reviewed'].map((name) =>
      event(name, {
        by: 'north-village',
        ...(name === 'commended' ? { title: '奖' } : {}),
        ...(name === 'reviewed' ? { year: 2024, result: 'pass' } : {}),
      }),
    );
    expect(unknown({ ...former, brands: { first: { record: [...all, event('renamed', { from: 'x' })] } } })).toHaveLength(5);
    const acts = [event('declared', { level: 'village', by: 'north-village' }), event('endorsed', { by: 'north-village' })];
    expect(
      unknown({ ...former, brands: { first: { record: [...acts, { ...NAMED, by: 'north-village' }, event('delisted', { by: 'north-village' })] } } }),
    ).toHaveLength(4);
    const help = { outcome: { date: '2026', result: 'risen', text: '好', by: 'north-village' }, consent: { by: 'north-village', date: '2025' } };
    expect(unknown({ ...former, brands: { first: {} }, pairings: { help } })).toEqual([
      'pairings/help.mdx outcome.by',
      'pairings/help.mdx consent.by',
    ]);
  });
  test('is not judged where lists could not be read or lie elsewhere', () => {
    const content = { ...former, brands: { first: { record: [event('visited', { by: 'north-brunch' })] } } };
    expect(
      unknown(content, (one) => {
        one.unreadableLists = true;
      }),
    ).toEqual([]);
    expect(
      unknown(content, (one) => {
        one.misplaced = [{ file: 'x.yaml', ids: ['north-brunch'] }];
      }),
    ).toEqual([]);
  });
});

describe('the goal of a ledger item', () => {
  const ledger = [1, 2, 3, undefined].map((goal) => ({ date: '2026', text: '略', goal }));
  test('is one of those that the pairing has', () => {
    const content = { brands: { first: {} }, pairings: { help: { goals: [{ goal: '一' }, { goal: '二' }], ledger } } };
    expect(unknown(content)).toEqual(['pairings/help.mdx ledger.2.goal']);
    expect(told(content)).toEqual([say.noSuchGoal(3, 2).message]);
  });
  test('is not judged where goals could not be read', () => {
    expect(unknown({ brands: { first: {} }, pairings: { help: { ledger, DAMAGED: ['goals'] } } })).toEqual([]);
    expect(unknown({ brands: { first: {} }, pairings: { help: { ledger, goals: undefined } } })).toHaveLength(3);
  });
});

test('a featured brand that the public does not see is told, one that is not there is told otherwise', () => {
  const content = { site: { featured: ['first', 'hidden', 'none'] }, brands: { first: {}, hidden: { visibility: 'internal' } } };
  expect(placesOf('reference/hidden', content)).toEqual(['site.yaml featured.1']);
  expect(messagesOf('reference/hidden', content)).toEqual([say.hiddenFeatured('hidden').message]);
  expect(placesOf('reference/hidden', {})).toEqual([]);
});
