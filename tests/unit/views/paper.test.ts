/** What stands on paper: the words of the page, in an order of headings that PDF/UA-1 allows. */
import { describe, expect, test } from 'vitest';
import { type PublicBodyRoot, plainText } from '../../../src/model/body.ts';
import { readBody } from '../../../src/read/body/index.ts';
import type { Block, Inline, Paper } from '../../../src/views/paper/blocks.ts';
import { picturesOn } from '../../../src/views/paper/blocks.ts';
import { bodyBlocks } from '../../../src/views/paper/body.ts';
import { casePaper } from '../../../src/views/paper/case.ts';
import { bookletPaper, formsPaper } from '../../../src/views/paper/pack.ts';
import { contextOf } from '../../support/search.ts';

const bodyOf = (text: string): PublicBodyRoot => readBody(text, 0).tree as PublicBodyRoot;
const blocksOf = (text: string): Block[] =>
  bodyBlocks(bodyOf(text), { level: 2, lines: 2, online: (url) => (url.startsWith('http') ? url : undefined) });

/** All words of blocks, in order. */
function wordsOf(blocks: readonly Block[]): string {
  const inline = (one: Inline): string => ('text' in one ? one.text : 'inlines' in one ? one.inlines.map(inline).join('') : '');
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'heading':
        case 'program':
          return block.text;
        case 'paragraph':
          return block.inlines.map(inline).join('');
        case 'list':
          return block.items.map(wordsOf).join('');
        case 'table':
          return [block.head, ...block.rows].flat(2).map(inline).join('');
        case 'quote':
          return wordsOf(block.blocks) + (block.by ?? '');
        case 'question':
          return wordsOf(block.blocks);
        case 'figure':
          return block.caption ?? '';
        case 'facts':
          return block.rows.map(({ label, texts }) => label + texts.join('')).join('');
        case 'numbers':
          return block.items.map(({ value, unit, before, label, note }) => [label, value, unit, before, note].join('')).join('');
        default:
          return '';
      }
    })
    .join('');
}

const levels = (blocks: readonly Block[]): number[] => blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));

describe('a body', () => {
  test('keeps the order of its headings, and never skips a level', () => {
    expect(levels(blocksOf('## 一\n\n### 二\n\n#### 三\n\n## 四\n\n正文。'))).toEqual([2, 3, 4, 2]);
    expect(levels(blocksOf('#### 三\n\n正文。\n\n## 一'))).toEqual([2, 2]);
    expect(levels(blocksOf('## 一\n\n#### 三\n\n正文。'))).toEqual([2, 3]);
    expect(levels(blocksOf('<Practice title="甲">\n正文。\n</Practice>'))).toEqual([2]);
    expect(levels(blocksOf('## 一\n\n<Practice title="甲">\n正文。\n</Practice>'))).toEqual([2, 3]);
  });

  test('puts numbers that follow each other side by side, with what they were before', () => {
    expect(blocksOf('<Outcome value="9" unit="件" label="甲" before="3" asOf="2025-01" />\n<Outcome value="1" label="乙" />')).toEqual([
      {
        kind: 'numbers',
        items: [
          { value: '9', unit: '件', label: '甲', before: '原为 3件', note: '截至 2025年1月' },
          { value: '1', label: '乙' },
        ],
      },
    ]);
  });

  test('writes a footnote where it is referred to, and none without end', () => {
    const [first] = blocksOf('正文[^1]。\n\n[^1]: 注[^1]。') as [Extract<Block, { kind: 'paragraph' }>];
    expect(first.inlines[1]).toEqual({
      kind: 'footnote',
      blocks: [
        {
          kind: 'paragraph',
          inlines: [
            { kind: 'text', text: '注' },
            { kind: 'text', text: '。' },
          ],
        },
      ],
    });
  });

  test('marks tasks by signs that the font has', () => {
    const [list] = blocksOf('- [x] 甲\n- [ ] 乙') as [Extract<Block, { kind: 'list' }>];
    expect(list.items.map(wordsOf)).toEqual(['✓ 甲', '□ 乙']);
  });

  test('leads to addresses online alone', () => {
    const [first] = blocksOf('[甲](https://a.cn/)和[乙](../x/index.mdx)。') as [Extract<Block, { kind: 'paragraph' }>];
    expect(first.inlines.map(({ kind }) => kind)).toEqual(['link', 'text', 'text', 'text']);
  });

  test('gives each column a share of its longest cell', () => {
    const [table] = blocksOf('| 甲 | 乙 |\n| --- | ---: |\n| 一二三四五六七八 | 1 |') as [Extract<Block, { kind: 'table' }>];
    expect(table.widths).toEqual([8, 4]);
    expect(table.align).toEqual(['left', 'right']);
  });
});

describe.each(['content', 'tests/casebook'])('papers of %s', async (root) => {
  const context = await contextOf(root, '2026-11-20');
  const { site } = context;

  test.each(site.brands.map(({ slug }) => slug))('%s says all that its page says', (slug) => {
    const brand = context.brands.get(slug);
    const words = wordsOf(casePaper(context, slug).blocks);
    for (const node of brand?.body.children ?? []) {
      if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'list') continue;
      for (const sentence of plainText([node]).split(/[\n。]/))
        if (/\p{Script=Han}{4}/u.test(sentence) && !sentence.includes('^')) expect(words).toContain(sentence.trim());
    }
    for (const text of [...(brand?.connotation ?? []), ...(brand?.philosophy ?? [])]) expect(words).toContain(text);
  });

  test('have headings that never skip a level, and pictures that the site has', () => {
    const all: Paper[] = [
      ...site.brands.map(({ slug }) => casePaper(context, slug)),
      ...site.packs.flatMap(({ slug }) => [bookletPaper(context, slug), formsPaper(context, slug)]),
      formsPaper(context),
    ];
    for (const paper of all) {
      let last = 1;
      for (const level of levels(paper.blocks)) {
        expect(level, paper.title).toBeLessThanOrEqual(last + 1);
        last = level;
      }
      for (const asset of picturesOn(paper)) expect(site.assets).toHaveProperty(asset);
    }
  });

  test.each(site.packs.map(({ slug }) => slug))('the booklet of %s has its agenda with times and every question with room to write', (slug) => {
    const paper = bookletPaper(context, slug);
    const pack = context.packs.get(slug);
    const asked = paper.blocks.filter((block) => block.kind === 'question');
    for (const item of pack?.agenda ?? []) for (const question of item.questions) expect(asked.map((block) => wordsOf([block]))).toContain(question);
    for (const block of asked) expect(block).toMatchObject({ lines: 4 });
    expect(wordsOf(paper.blocks)).toContain('0:00');
  });
});
