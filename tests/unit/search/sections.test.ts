/** What a result tells: the section that its words stand in, its title with the words marked, and what a brand stands at. */
import { describe, expect, test } from 'vitest';
import { openText, packText } from '../../../src/search/format/fullText.ts';
import { BASE, BRAND, changed, DAY, type Files, writeContent } from '../../support/content.ts';
import { contextOf, searchOf } from '../../support/search.ts';

const BODY = `引子里说井水。

## 缘起

起初说河水。

### 怎么做？

再说塘水。

<Practice title="看水">

做法里说泉水。

</Practice>

## 缘起

后来说雨水。
`;
const files: Files = {
  ...BASE,
  'brands/first/index.mdx': BRAND('红色驿站', 'east', 'sources: [{ title: 日报说海水 }]\n', BODY),
  'brands/second/index.mdx': changed(
    BRAND('田间课堂', 'west'),
    '做好一件事] }\n',
    '做好一件事] }\n  - { event: delisted, date: 2026-03, by: town, kind: concluded, statement: 完成 }\n',
  ),
};
const { finder } = searchOf(await contextOf(writeContent(files), DAY));
const first = async (query: string) => (await finder.find(query, {}, () => {}, 5)).results[0];

describe('a hit in a body', () => {
  test.each([
    ['河水', { id: '缘起', title: '缘起' }],
    ['塘水', { id: '怎么做', title: '怎么做？' }],
    ['怎么做', { id: '怎么做', title: '怎么做？' }],
    ['泉水', { id: '看水', title: '看水' }],
    ['雨水', { id: '缘起-1', title: '缘起' }],
    ['井水', undefined],
    ['海水', undefined],
  ])('tells its section: %s', async (query, section) => {
    const found = await first(`说${query}`.replace('说怎', '怎'));
    expect(found).toMatchObject({ url: '/brands/first/', by: 'text' });
    const excerpt = await found?.excerpt?.();
    expect(excerpt?.section).toEqual(section);
    expect(excerpt?.parts.some(({ isHit }) => isHit)).toBe(true);
    // The headings lie behind the text, and no reader sees that.
    expect(excerpt?.parts.map(({ text }) => text).join('')).not.toMatch(/\n\n|缘起-1/);
  });
});

test('a title has the words marked', async () => {
  expect((await first('驿站'))?.marked()).toEqual([
    { text: '红色', isHit: false },
    { text: '驿站', isHit: true },
  ]);
  expect((await first('hongse'))?.marked()).toEqual([{ text: '红色驿站', isHit: false }]);
});

test('a brand tells its level, or that its titles have ended', async () => {
  expect(await first('红色驿站')).toMatchObject({ standing: '村级' });
  expect(await first('田间课堂')).toMatchObject({ standing: '已结束' });
  expect(await first('东村党支部')).not.toHaveProperty('standing');
});

test('texts come back as they were, with their headings', () => {
  const sections = {
    headings: [
      { line: 1, id: '缘起' },
      { line: 3, id: 'b-1' },
      { line: 4, id: '丁' },
    ],
    end: 5,
  };
  const text = '甲\n缘起\n乙\nB\n丁';
  expect(openText(packText({ text, sections }))).toEqual({ text, sections });
  expect(openText(packText({ text }))).toEqual({ text, sections: { headings: [], end: 0 } });
  expect(openText(packText({ text, sections: { headings: [], end: 3 } })).text).toBe(text);
});
