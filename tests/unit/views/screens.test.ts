/** Splitting a body into screens: no overflow, no loss, even distribution. */
import { describe, expect, test } from 'vitest';
import { type BodyNode, plainText } from '../../../src/model/body.ts';
import { fill, grouped, LINES, screensOf, weigh } from '../../../src/views/slides/screens.ts';

const text = (value: string): BodyNode => ({ type: 'text', value });
const paragraph = (value: string): BodyNode => ({ type: 'paragraph', children: [text(value)] });
const component = (name: string, attributes: Record<string, string> = {}, children: BodyNode[] = []): BodyNode =>
  ({ type: 'component', name, attributes, children }) as BodyNode;
const sentence = '每一句话都写清楚是谁在哪一天做了什么事。';

describe('running text', () => {
  test('a screen never holds more lines than it has room for', () => {
    const nodes = Array.from({ length: 30 }, (_, index) => paragraph(sentence.repeat(1 + (index % 9))));
    for (const { weight } of fill(nodes)) expect(weight).toBeLessThanOrEqual(LINES);
  });

  test('a long paragraph is split after sentences, without loss', () => {
    const long = paragraph(sentence.repeat(40));
    const chunks = fill([long]);
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.map(({ nodes }) => plainText(nodes)).join('')).toBe(sentence.repeat(40));
    for (const { nodes } of chunks) expect(plainText(nodes)).toMatch(/。$/);
  });

  test('a split list continues its numbers', () => {
    const items = Array.from({ length: 12 }, (): BodyNode => ({ type: 'listItem', children: [paragraph(sentence.repeat(2))] }));
    const parts = fill([{ type: 'list', ordered: true, start: 1, children: items }]).flatMap(({ nodes }) => nodes) as {
      start?: number;
      children: unknown[];
    }[];
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.reduce((sum, part) => sum + part.children.length, 0)).toBe(12);
    expect(parts[1]?.start).toBe(1 + (parts[0]?.children.length ?? 0));
  });

  test('a split table repeats its header', () => {
    const row = (value: string): BodyNode => ({ type: 'tableRow', children: [{ type: 'tableCell', children: [text(value)] }] });
    const table: BodyNode = { type: 'table', children: [row('头'), ...Array.from({ length: 20 }, (_, index) => row(`第 ${index} 行`))] };
    const parts = fill([table]).flatMap(({ nodes }) => nodes);
    for (const part of parts) expect(plainText([part.children?.[0] as BodyNode])).toBe('头');
    expect(parts.reduce((sum, part) => sum + (part.children?.length ?? 1) - 1, 0)).toBe(20);
  });

  test('a block that introduces another stays with it', () => {
    const chunks = fill([paragraph(sentence.repeat(8)), paragraph('规矩有三条：'), paragraph(sentence.repeat(3))]);
    const at = chunks.findIndex(({ nodes }) => plainText(nodes).includes('规矩有三条：'));
    expect(plainText(chunks[at]?.nodes ?? [])).toContain(sentence);
  });

  test('screens are filled evenly', () => {
    const weights = fill(Array.from({ length: 6 }, () => paragraph(sentence.repeat(3)))).map(({ weight }) => weight);
    expect(Math.max(...weights) - Math.min(...weights)).toBeLessThanOrEqual(weigh(paragraph(sentence.repeat(3))));
  });
});

describe('components', () => {
  test('practices, quotes and questions have their own screens; outcomes share one, at most three', () => {
    const kinds = screensOf([
      paragraph(sentence),
      component('Practice', { title: '甲' }, [paragraph(sentence)]),
      component('Quote', {}, [paragraph(sentence)]),
      component('Outcome', { value: '1', label: '一' }),
      component('Outcome', { value: '2', label: '二' }),
      component('Outcome', { value: '3', label: '三' }),
      component('Outcome', { value: '4', label: '四' }),
      component('Question', {}, [paragraph(sentence)]),
    ]).map((screen) => (screen.kind === 'outcomes' ? `outcomes ${screen.nodes.length}` : screen.kind));
    expect(kinds).toEqual(['text', 'practice', 'component', 'outcomes 2', 'outcomes 2', 'component']);
  });

  test('a picture leaves its paragraph', () => {
    const screens = screensOf([{ type: 'paragraph', children: [text('看图'), { type: 'image', url: 'asset:1', alt: '图' }] }]);
    expect(screens.map((screen) => screen.kind)).toEqual(['text', 'component']);
  });

  test('a practice without text keeps its title', () => {
    expect(screensOf([component('Practice', { title: '甲' })])).toMatchObject([{ kind: 'practice', title: '甲' }]);
  });

  test('notes belong to the screen before them, or to the first screen', () => {
    const note = component('Note', {}, [paragraph('提示')]);
    const [first, second] = screensOf([note, paragraph(sentence), component('Quote', {}, [paragraph(sentence)]), note]);
    expect(first?.notes).toHaveLength(1);
    expect(second?.notes).toHaveLength(1);
  });

  test('footnote references are left out', () => {
    const [screen] = screensOf([{ type: 'paragraph', children: [text('有注'), { type: 'footnoteReference', identifier: '1' }] }]);
    expect(JSON.stringify(screen)).not.toContain('footnoteReference');
  });
});

test('groups are as few as possible', () => {
  expect(grouped([3, 3, 3, 3], (one) => one, 6)).toEqual([
    [3, 3],
    [3, 3],
  ]);
  expect(grouped([9], (one) => one, 6)).toEqual([[9]]);
  expect(grouped([], (one: number) => one, 6)).toEqual([]);
});
