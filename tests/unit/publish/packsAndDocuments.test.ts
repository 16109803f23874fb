/** Published study packs and documents: all of their keys, and what they lead to. */
import { describe, expect, test } from 'vitest';
import { publish } from '../../../src/publish/publish.ts';
import { type GivenContent, type GivenEntry, modelOf } from '../../support/model.ts';

type Profile = 'public' | 'internal';
const siteOf = (content: GivenContent, profile: Profile = 'public') => publish(modelOf(content), { profile }).site;
const packOf = (one: GivenEntry, more: GivenContent = {}, profile: Profile = 'public') => siteOf({ ...more, packs: { one } }, profile).packs[0];
const documentOf = (plan: GivenEntry, more: GivenContent = {}, profile: Profile = 'public') =>
  siteOf({ ...more, documents: { plan, ...more.documents } }, profile).documents.find((document) => document.path === 'plan');
const EMPTY = { type: 'root', children: [] };
const INTERNAL = { approval: { by: '某人', date: '2026-01' }, internal: { leader: '张三' }, formerSlugs: ['old'], visibility: 'public' };
const keysOf = (value: object | undefined) => Object.keys(value ?? {});

describe('a pack', () => {
  test('of which only what is needed is known', () => {
    expect(packOf({})).toEqual({
      slug: 'one',
      title: '第一课',
      occasion: 'lecture',
      minutes: 60,
      objectives: [],
      agenda: [{ title: '看案例', minutes: 30, questions: [] }],
      body: EMPTY,
    });
    expect(keysOf(packOf({})?.agenda[0])).not.toContain('subject');
  });

  test('of which everything is known', () => {
    const shown = {
      title: '第二课',
      occasion: 'training',
      audience: '书记',
      minutes: 90,
      date: '2026-05',
      place: '党校',
      objectives: ['学会'],
      agenda: [{ title: '讨论', minutes: 20, questions: ['为什么？'] }],
      published: '2026-01',
      updated: '2026-02',
    };
    const pack = packOf({ ...INTERNAL, ...shown });
    expect(pack).toMatchObject(shown);
    for (const key of keysOf(INTERNAL)) expect(pack).not.toHaveProperty(key);
  });

  describe('leads from its agenda', () => {
    const agenda = [
      { title: '一', minutes: 5, brand: 'first' },
      { title: '二', minutes: 5, pairing: 'help' },
      { title: '三', minutes: 5, document: 'plan' },
      { title: '四', minutes: 5 },
    ];
    const subjects = (visibility: string, profile: Profile) =>
      packOf(
        { agenda },
        { brands: { first: { visibility } }, pairings: { help: { visibility } }, documents: { plan: { visibility } } },
        profile,
      )?.agenda.map((item) => item.subject);
    const all = [{ kind: 'brand', slug: 'first' }, { kind: 'pairing', slug: 'help' }, { kind: 'document', path: 'plan' }, undefined];

    test('to brands, pairings and documents that are shown', () => {
      expect(subjects('public', 'public')).toEqual(all);
      expect(subjects('internal', 'internal')).toEqual(all);
    });
    test('to nothing that is not', () => {
      expect(subjects('internal', 'public')).toEqual([undefined, undefined, undefined, undefined]);
    });
  });
});

describe('a document', () => {
  test('of which only what is needed is known', () => {
    expect(documentOf({})).toEqual({ path: 'plan', title: '方案', status: 'in-force', body: EMPTY });
  });

  test('of which everything is known', () => {
    const shown = {
      title: '办法',
      summary: '一句话',
      order: 3,
      issuer: 'district',
      number: '甲〔2026〕1号',
      issued: '2026-01',
      status: 'superseded',
      supersededBy: 'later',
      published: '2026-01',
      updated: '2026-02',
    };
    const document = documentOf({ ...INTERNAL, ...shown }, { documents: { later: {} } });
    expect(document).toMatchObject(shown);
    for (const key of keysOf(INTERNAL)) expect(document).not.toHaveProperty(key);
  });

  test('names what superseded it only where that is shown', () => {
    const later = { visibility: 'internal' };
    expect(documentOf({ supersededBy: 'later' }, { documents: { later } })).not.toHaveProperty('supersededBy');
    expect(documentOf({ supersededBy: 'later' }, { documents: { later } }, 'internal')?.supersededBy).toBe('later');
  });
});
