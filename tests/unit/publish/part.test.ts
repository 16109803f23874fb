/** A part of a content: what it takes along, and what becomes of links to the rest. */
import { describe, expect, test } from 'vitest';
import { partOf, type Wanted } from '../../../src/publish/part.ts';
import { publish } from '../../../src/publish/publish.ts';
import type { Profile } from '../../../src/publish/published.ts';
import { type GivenContent, modelOf } from '../../support/model.ts';

const CONTENT: GivenContent = {
  brands: {
    first: { parentBrand: 'above', BODY: '见[第二个](../second/index.mdx)。' },
    second: { organization: 'west', name: '蓝色驿站' },
    above: { organization: 'south', name: '绿色驿站' },
    alone: { organization: 'west', name: '黄色驿站', formerSlugs: ['before'] },
  },
  pairings: { pair: { model: 'first', lagging: 'west' }, other: { model: 'alone' } },
  packs: {
    one: {
      agenda: [
        { title: '看结对', minutes: 10, pairing: 'pair' },
        { title: '看文件', minutes: 10, document: 'old' },
      ],
      BODY: '另见[计划](../docs/plan.mdx)。<Note>内部看[第二个](../brands/second/index.mdx)。</Note>',
    },
    two: {},
  },
  documents: { old: { status: 'superseded', supersededBy: 'new' }, new: { title: '新方案' }, plan: { title: '计划' }, rest: { title: '其余' } },
};

const siteOf = (wanted: Wanted, profile: Profile = 'public', content = CONTENT) => {
  const model = modelOf(content);
  return publish(model, { profile, part: partOf(model, wanted, profile) });
};

const heldBy = ({ site }: ReturnType<typeof siteOf>) => ({
  brands: site.brands.map(({ slug }) => slug),
  pairings: site.pairings.map(({ slug }) => slug),
  packs: site.packs.map(({ slug }) => slug),
  documents: site.documents.map(({ path }) => path),
});

describe('a part', () => {
  test('of a pack holds its agenda, the links of its text, and what these need', () => {
    expect(heldBy(siteOf({ pack: 'one' }))).toEqual({
      brands: ['above', 'first'],
      pairings: ['pair'],
      packs: ['one'],
      documents: ['new', 'old', 'plan'],
    });
  });

  test('of an internal build follows the links of internal text too', () => {
    expect(heldBy(siteOf({ pack: 'one' }, 'internal')).brands).toEqual(['above', 'first', 'second']);
  });

  test('of brands holds them and the brands above them alone', () => {
    expect(heldBy(siteOf({ brands: ['first', 'alone'] }))).toEqual({ brands: ['above', 'alone', 'first'], pairings: [], packs: [], documents: [] });
  });

  test('makes text of links to the rest, and keeps those within', () => {
    expect(JSON.stringify(siteOf({ brands: ['first'] }).site.brands)).not.toContain('entry:brand/second');
    expect(JSON.stringify(siteOf({ brands: ['first'] }).site.brands)).toContain('第二个');
    expect(JSON.stringify(siteOf({ brands: ['first', 'second'] }).site.brands)).toContain('entry:brand/second');
  });

  test('names organizations and former addresses of what it holds alone', () => {
    const { site } = siteOf({ brands: ['second'] });
    expect(site.organizations.map(({ id, brands }) => [id, brands])).toEqual([
      ['district', []],
      ['town', []],
      ['west', ['second']],
    ]);
    expect(site.redirects).toEqual([]);
    expect(siteOf({ brands: ['alone'] }).site.redirects).toContainEqual({ from: 'brands/before/', to: 'brands/alone/' });
  });

  test('has no dossier of the rest', () => {
    const { dossier } = siteOf({ brands: ['second'] }, 'internal');
    expect(Object.keys(dossier?.brands ?? {})).toEqual(['second']);
    expect(dossier?.packs).toEqual({});
  });

  test('leaves out what is not there or not public', () => {
    expect(heldBy(siteOf({ brands: ['nobody'], pack: 'none' })).brands).toEqual([]);
    const hidden = { ...CONTENT, brands: { ...CONTENT.brands, first: { visibility: 'internal' } } };
    expect(heldBy(siteOf({ brands: ['first', 'second'] }, 'public', hidden)).brands).toEqual(['second']);
  });

  test('of a public build is the same with an overlay and without', () => {
    const laid = { ...CONTENT, brands: { ...CONTENT.brands, second: { ...CONTENT.brands?.second, LAID: { parentBrand: 'alone' } } } };
    expect(siteOf({ brands: ['second'] }, 'public', laid)).toEqual(siteOf({ brands: ['second'] }));
  });
});
