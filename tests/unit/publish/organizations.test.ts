/** Which organizations a build holds, what each of them has, and whose a brand is. */
import { describe, expect, test } from 'vitest';
import { organizationsAbove, organizationsOf, organizationsOver } from '../../../src/publish/brandOrganizations.ts';
import { publish } from '../../../src/publish/publish.ts';
import { type GivenContent, modelOf, NAMED, ORGANIZATIONS } from '../../support/model.ts';
import { brand, organization, siteOf as pageSite } from '../views/siteOf.ts';

const siteOf = (content: GivenContent, profile: 'public' | 'internal' = 'public') => publish(modelOf(content), { profile }).site;
const idsOf = (...args: Parameters<typeof siteOf>): string[] => siteOf(...args).organizations.map((one) => one.id);

describe('a public build holds', () => {
  test('the publisher and what stands above it', () => {
    expect(idsOf({})).toEqual(['district']);
    expect(idsOf({ site: { publisher: 'west' } })).toEqual(['district', 'town', 'west']);
    expect(idsOf({ site: { publisher: 'nobody' } })).toEqual([]);
  });

  const OTHERS = ORGANIZATIONS.slice(1).map((one) => one.id as string);
  test.each([
    ['who holds a brand', { brands: { first: { organization: 'west' } } }, ['west']],
    ['who shares it', { brands: { first: { organization: 'town', partners: ['west', { name: 'south' }] } } }, ['west']],
    [
      'who stands in an event of it',
      {
        brands: {
          first: {
            organization: 'town',
            record: [
              { ...NAMED, by: ['town', 'west'] },
              { event: 'commended', date: '2024', by: '省里', title: '奖' },
            ],
          },
        },
      },
      ['west'],
    ],
    ['a side of a pairing', { brands: { first: { organization: 'town' } }, pairings: { help: { lagging: ['west'] } } }, ['west']],
    [
      'who accepted its outcome',
      {
        brands: { first: { organization: 'town' } },
        pairings: { help: { visibility: 'anonymous', outcome: { date: '2026', result: 'risen', text: '好', by: 'west' } } },
      },
      ['west'],
    ],
    ['who issued a document', { documents: { plan: { issuer: 'west' } } }, ['west']],
  ])('%s, with what stands above it', (_, content, named) => {
    expect(idsOf(content)).toEqual(['district', ...OTHERS.filter((id) => id === 'town' || named.includes(id))].sort());
  });

  test('nobody that only what is internal names', () => {
    const record = [NAMED, { event: 'visited', date: '2024', by: 'west' }];
    expect(idsOf({ brands: { first: { organization: 'town', record }, hidden: { organization: 'south', visibility: 'internal' } } })).toEqual([
      'district',
      'town',
    ]);
    expect(idsOf({ brands: { first: {} }, pairings: { help: { visibility: 'anonymous', lagging: 'west' } } })).not.toContain('west');
  });
});

test('an internal build holds all, named or not', () => {
  expect(idsOf({}, 'internal')).toEqual(['district', 'east', 'south', 'town', 'west']);
});

describe('an organization', () => {
  test('is told with its parent, its children, its brands and the pairings that it is named in', () => {
    const organizations = ORGANIZATIONS.map((one) =>
      one.id === 'west' ? { ...one, shortName: '西村', formerNames: ['西庄'], formerIds: ['old'], note: '绝密', internal: { a: '绝密' } } : one,
    );
    const content = {
      organizations: [...organizations].reverse(),
      brands: { second: { organization: 'west', partners: ['west', 'east'] }, first: { organization: 'west' } },
      pairings: { two: { model: ['second', 'first'] }, one: { model: 'first', lagging: ['south', 'town'] } },
    };
    const byId = new Map(siteOf(content).organizations.map((one) => [one.id, one]));
    expect(byId.get('west')).toEqual({
      id: 'west',
      name: '西村党支部',
      shortName: '西村',
      level: 'village',
      parent: 'town',
      domain: 'rural',
      formerNames: ['西庄'],
      children: [],
      brands: ['first', 'second'],
      pairings: ['one', 'two'],
    });
    expect(byId.get('town')).toEqual({
      id: 'town',
      name: '甲镇党委',
      level: 'town',
      parent: 'district',
      formerNames: [],
      children: ['east', 'south', 'west'],
      brands: [],
      pairings: ['one'],
    });
    expect(byId.get('east')).toMatchObject({ brands: ['second'], pairings: ['two'] });
    expect(byId.get('south')).toMatchObject({ brands: [], pairings: ['one', 'two'] });
    expect(byId.get('district')).toMatchObject({ parent: null });
    expect(Object.keys(byId.get('town') ?? {})).not.toContain('domain');
  });

  test('has those children alone that are held', () => {
    expect(siteOf({ brands: { first: {} } }).organizations.find((one) => one.id === 'town')?.children).toEqual(['east']);
  });

  test('of which the name or the level could not be read is left out', () => {
    const organizations = [
      { id: 'a', level: 'town' },
      { id: 'b', name: '乙' },
      { id: 'c', name: '丙', level: 'town' },
    ];
    expect(idsOf({ organizations }, 'internal')).toEqual(['c']);
  });
});

describe('whose a brand is', () => {
  const site = pageSite([], { organizations: [organization('office', null), organization('east', 'office'), organization('team', 'east')] });
  const shared = brand('b', { organization: 'team', partners: [{ organization: 'west' }, { name: '某公司' }, { organization: 'team' }] });

  test('its holder first, then those that share it as far as they are entries, once each', () => {
    expect(organizationsOf(shared)).toEqual(['team', 'west']);
  });
  test('what stands above, from the nearest up', () => {
    expect(organizationsAbove(site, 'team')).toEqual(['east', 'office']);
    expect(organizationsAbove(site, 'office')).toEqual([]);
    expect(organizationsAbove(site, 'nobody')).toEqual([]);
    const other = pageSite([], { organizations: [organization('team', null)] });
    expect(organizationsAbove(other, 'team')).toEqual([]);
    expect(organizationsAbove(site, 'team')).toEqual(['east', 'office']);
  });
  test('both, once each', () => {
    expect(organizationsOver(site, shared)).toEqual(['team', 'west', 'east', 'office']);
    expect(organizationsOver(site, brand('b', { organization: 'team', partners: [{ organization: 'office' }] }))).toEqual(['team', 'office', 'east']);
  });
});
