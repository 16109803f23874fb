/** Ids that two things have, or that go in a circle. */
import { describe, expect, test } from 'vitest';
import { cycles } from '../../../src/rules/circles.ts';
import * as say from '../../../src/wording/references.ts';
import { messagesOf, placesOf } from '../../support/findings.ts';
import { type GivenContent, ORGANIZATIONS } from '../../support/model.ts';

const organizations = (more: Record<string, unknown>[] = []) => [...ORGANIZATIONS, ...more];

describe('an id that two things have', () => {
  const duplicates = (...args: [GivenContent, Parameters<typeof placesOf>[2]?]) => placesOf('reference/duplicate', ...args);
  test('is told at both, with the place of the other', () => {
    const content = { organizations: organizations([{ id: 'west', name: '又一个', level: 'village' }]) };
    expect(duplicates(content)).toEqual(['organizations/all.yaml 3.id', 'organizations/all.yaml 5.id']);
    expect(messagesOf('reference/duplicate', content)).toEqual([
      say.duplicateReference('organization', 'west', 'organizations/all.yaml 5.id 第 1 行').message,
      say.duplicateReference('organization', 'west', 'organizations/all.yaml 3.id 第 1 行').message,
    ]);
  });
  test('is looked for in all that have ids, former ones too', () => {
    const taxonomy = {
      domains: [
        {
          id: 'a',
          label: '甲',
          focuses: [
            { id: 'x', label: '一' },
            { id: 'x', label: '二' },
          ],
        },
        { id: 'a', label: '乙', focuses: [{ id: 'x', label: '三' }] },
      ],
      levels: [
        { id: 'b', label: '甲', namedBy: 'parent' },
        { id: 'b', label: '乙', namedBy: 'parent' },
      ],
      evaluation: [
        { id: 'c', label: '甲', weight: 0.5 },
        { id: 'c', label: '乙', weight: 0.5 },
      ],
      standard: {
        label: '标',
        items: [
          { key: 'name', label: '甲' },
          { key: 'name', label: '乙' },
        ],
      },
    };
    const former = { formerSlugs: ['one', 'two'] };
    const content: GivenContent = {
      taxonomy,
      organizations: [
        { id: 'd', name: '甲', formerIds: ['e'] },
        { id: 'f', name: '乙', formerIds: ['g', 'e'] },
      ],
      brands: { one: {}, brand: former },
      pairings: { one: {}, pairing: former },
      packs: { one: {}, pack: former },
      documents: { one: {}, document: former },
    };
    const entries = (file: string, own: string) => [`${own}:1:1`, `${file} formerSlugs.0`];
    expect(duplicates(content)).toEqual([
      'taxonomy.yaml domains.0.id',
      'taxonomy.yaml domains.1.id',
      'taxonomy.yaml domains.0.focuses.0.id',
      'taxonomy.yaml domains.0.focuses.1.id',
      'taxonomy.yaml levels.0.id',
      'taxonomy.yaml levels.1.id',
      'taxonomy.yaml evaluation.0.id',
      'taxonomy.yaml evaluation.1.id',
      'taxonomy.yaml standard.items.0.key',
      'taxonomy.yaml standard.items.1.key',
      'organizations/all.yaml 0.formerIds.0',
      'organizations/all.yaml 1.formerIds.1',
      ...entries('brands/brand/index.mdx', 'brands/one/index.mdx'),
      ...entries('pairings/pairing.mdx', 'pairings/one.mdx'),
      ...entries('study/pack.mdx', 'study/one.mdx'),
      ...entries('docs/document.mdx', 'docs/one.mdx'),
    ]);
    const kinds = messagesOf('reference/duplicate', content);
    const other = (file: string) => `${file} formerSlugs.0 第 1 行`;
    expect(kinds.filter((_, at) => at % 2 === 0)).toEqual([
      say.duplicateReference('domain', 'a', 'taxonomy.yaml domains.1.id 第 1 行').message,
      say.duplicateReference('focus', 'x', 'taxonomy.yaml domains.0.focuses.1.id 第 1 行').message,
      say.duplicateReference('level', 'b', 'taxonomy.yaml levels.1.id 第 1 行').message,
      say.duplicateReference('part', 'c', 'taxonomy.yaml evaluation.1.id 第 1 行').message,
      say.duplicateReference('standard', 'name', 'taxonomy.yaml standard.items.1.key 第 1 行').message,
      say.duplicateReference('organization', 'e', 'organizations/all.yaml 1.formerIds.1 第 1 行').message,
      say.duplicateReference('brand', 'one', other('brands/brand/index.mdx')).message,
      say.duplicateReference('pairing', 'one', other('pairings/pairing.mdx')).message,
      say.duplicateReference('study', 'one', other('study/pack.mdx')).message,
      say.duplicateReference('document', 'one', other('docs/document.mdx')).message,
    ]);
  });
  test('is none across kinds, nor one of which nothing is known', () => {
    const same = { x: {} };
    expect(duplicates({ organizations: [{ name: '甲' }, { name: '乙' }], brands: same, pairings: same, packs: same, documents: same })).toEqual([]);
  });
});

describe('what goes in a circle', () => {
  test('is each circle once, without what only leads to it', () => {
    const next: Record<string, string> = { a: 'b', b: 'c', c: 'b', d: 'd', e: 'a', f: 'g' };
    expect(cycles(['e', 'a', 'b', 'c', 'd', 'f', 'g'], (id) => next[id])).toEqual([['b', 'c'], ['d']]);
    expect(cycles(['c', 'b'], (id) => next[id])).toEqual([['c', 'b']]);
    expect(cycles([], () => undefined)).toEqual([]);
  });
  test('is told at every member', () => {
    const content = {
      brands: { a: { parentBrand: 'b' }, b: { parentBrand: 'a' }, c: { parentBrand: 'a' }, d: { parentBrand: 'none' } },
      documents: { '': { supersededBy: 'x' }, x: { supersededBy: 'index' }, y: { supersededBy: 'y' } },
    };
    const found = placesOf('reference/cycle', content);
    expect(found.slice(0, 2)).toEqual(['brands/a/index.mdx parentBrand', 'brands/b/index.mdx parentBrand']);
    expect(found).toContain('docs/y.mdx supersededBy');
    expect(messagesOf('reference/cycle', content)).toContain(say.parentCircle('brand', ['a', 'b']).message);
    expect(messagesOf('reference/cycle', content)).toContain(say.supersededInCircle(['y']).message);
  });
});
