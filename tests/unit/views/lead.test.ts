import { describe, expect, it } from 'vitest';
import type { PublicBodyRoot } from '../../../src/model/body.ts';
import type { PublishedBrand } from '../../../src/publish/published.ts';
import { compositionOf, compositionsOf } from '../../../src/views/brand/composition.ts';
import { figuresOf, voiceOf } from '../../../src/views/brand/lead.ts';
import { brand, contextOf, named } from './siteOf.ts';

type Node = PublicBodyRoot['children'][number];
const body = (...children: Node[]): PublicBodyRoot => ({ type: 'root', children });
const text = (value: string): Node => ({ type: 'text', value });
const paragraph = (...children: Node[]): Node => ({ type: 'paragraph', children });
const voice = (...children: Node[]): Node => ({ type: 'component', name: 'Quote', attributes: { by: '一位住户' }, children });
const figure = (value: string): Node => ({ type: 'component', name: 'Outcome', attributes: { value, unit: '户', label: '签了字' }, children: [] });
const practice = (...children: Node[]): Node => ({ type: 'component', name: 'Practice', attributes: { title: '做法' }, children });

const VOICE = voice(paragraph(text('门有人开得了。')));
const item = (value: string) => ({ value, unit: '户', label: '签了字' });

describe('what a case can begin with', () => {
  it('is a voice that is short and plain', () => {
    expect(voiceOf(body(figure('1'), practice(VOICE)))).toEqual({ kind: 'quote', text: '门有人开得了。', by: '一位住户' });
    expect(voiceOf(body(voice(paragraph(text('很长的话'.repeat(20))))))).toBeUndefined();
    expect(voiceOf(body(voice(paragraph(text('有'), { type: 'strong', children: [text('重点')] }))))).toBeUndefined();
    expect(voiceOf(body(voice(paragraph(text('一段。')), paragraph(text('两段。')))))).toBeUndefined();
    expect(voiceOf(body(paragraph(text('正文'))))).toBeUndefined();
  });
  it('is its first figures that stand together, at most four, none long', () => {
    expect(figuresOf(body(figure('1'), figure('2'), VOICE, figure('3')))).toEqual({ kind: 'figures', items: [item('1'), item('2')] });
    expect(figuresOf(body(practice(figure('1'), figure('2'))))).toEqual({ kind: 'figures', items: [item('1'), item('2')] });
    expect(figuresOf(body(...['1', '2', '3', '4', '5'].map(figure)))?.items).toHaveLength(4);
    expect(figuresOf(body(figure('1'), VOICE, figure('2')))).toBeUndefined();
    expect(figuresOf(body(figure('1'), figure('一万二千三百四十五')))).toBeUndefined();
  });
});

describe('the compositions of neighbours', () => {
  const kindsIn = (brands: PublishedBrand[]): string[] => {
    const context = contextOf(brands);
    return brands.map((one) => compositionOf(context, one).kind);
  };
  const LOGO = { logo: { kind: 'text' as const, text: '驿', meaning: '驿站' } };
  /** In the order of the list. */
  const listed = (count: number, more: (at: number) => Partial<PublishedBrand>): PublishedBrand[] =>
    Array.from({ length: count }, (_, at) => named(`b${String(at).padStart(3, '0')}`, 'village', '2025', more(at)));
  const alike = (kinds: readonly string[]): number => kinds.filter((kind, at) => kind === kinds[at - 1]).length;

  it('differ wherever the cases have three to choose from', () => {
    const rich = { ...LOGO, body: body(VOICE, figure('1'), figure('2')) };
    expect(alike(kindsIn(listed(100, () => rich)))).toBe(0);
    expect(alike(kindsIn(listed(100, () => ({ name: '红色驿站' }))))).toBe(0);
  });
  it('give way to a case that has no choice', () => {
    const kinds = kindsIn(listed(3, (at) => ({ ...LOGO, body: at === 1 ? body(VOICE) : body(VOICE, figure('1'), figure('2')) })));
    expect(kinds).toEqual(['figures', 'quote', 'figures']);
  });
  it('are the best where cases stand alone or have ended', () => {
    expect(kindsIn([named('a', 'village', '2025', { body: body(VOICE, figure('1'), figure('2')) })])).toEqual(['quote']);
    const ended = { ended: true, status: 'delisted' as const, body: body(VOICE) };
    expect(kindsIn([brand('a', ended), brand('b', ended)])).toEqual(['quote', 'quote']);
  });
  it('do not change far away when a case is added', () => {
    const rich = { ...LOGO, body: body(VOICE, figure('1'), figure('2')) };
    const brands = listed(101, () => rich);
    const before = kindsIn(brands.filter((_, at) => at !== 50));
    const after = kindsIn(brands).filter((_, at) => at !== 50);
    const changed = before.flatMap((kind, at) => (kind === after[at] ? [] : [at]));
    expect(changed.filter((at) => Math.abs(at - 50) > 10)).toEqual([]);
  });
  it('set a name upright only if it fits beside the facts', () => {
    const kinds = (name: string): string[] => compositionsOf(brand('a', { name })).map(({ kind }) => kind);
    expect(kinds('红色驿站')).toContain('upright');
    expect(kinds('党建引领·市监为民')).toContain('upright');
    for (const name of ['一二三四五六七八', '“五型”社区', 'ABC先锋', '一·二·三']) expect(kinds(name), name).not.toContain('upright');
  });
});
