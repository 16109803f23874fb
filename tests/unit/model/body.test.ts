/** What is asked of a body: what the public sees of it, its text, its outline, its sections. */
import { describe, expect, test } from 'vitest';
import { type BodyRoot, componentsOf, outline, plainText, publicTree, questions, sections, walk } from '../../../src/model/body.ts';
import { readBody } from '../../../src/read/body/index.ts';

const treeOf = (...blocks: string[]): BodyRoot => {
  const body = readBody(blocks.join('\n\n'), 0);
  expect(body.problems).toEqual([]);
  return body.tree;
};
const textOf = (...blocks: string[]): string => plainText(treeOf(...blocks).children);
const publicText = (...blocks: string[]): string => plainText(publicTree(treeOf(...blocks)).children);
const typesOf = (root: { children: readonly unknown[] }): string[] =>
  [...walk(root.children as never)].map((node) => (node.type === 'component' ? node.name : node.type));

describe('the public tree', () => {
  test('is without Note and Internal, wherever they stand', () => {
    const tree = treeOf('前。', '<Note>', '绝密', '</Note>', '<Practice title="做法">', '步骤。', '<Internal>', '绝密', '</Internal>', '</Practice>');
    expect(typesOf(publicTree(tree))).toEqual(['paragraph', 'text', 'Practice', 'paragraph', 'text']);
    expect(publicTree(tree).type).toBe('root');
    expect(typesOf(tree)).toContain('Internal');
  });

  test('is without what held nothing else', () => {
    expect(typesOf(publicTree(treeOf('> <Internal>绝密</Internal>')))).toEqual([]);
    expect(typesOf(publicTree(treeOf('- 一\n- <Internal>绝密</Internal>')))).toEqual(['list', 'listItem', 'paragraph', 'text']);
    expect(typesOf(publicTree(treeOf('**<Internal>绝密</Internal>**')))).toEqual([]);
  });

  test('keeps a practice that is empty for its title, and the cells of a table', () => {
    expect(typesOf(publicTree(treeOf('<Practice title="做法">', '<Note>', '绝密', '</Note>', '</Practice>')))).toEqual(['Practice']);
    expect(typesOf(publicTree(treeOf('| 甲 |\n| - |\n| <Internal>绝密</Internal> |')))).toEqual([
      'table',
      'tableRow',
      'tableCell',
      'text',
      'tableRow',
      'tableCell',
    ]);
    expect(typesOf(publicTree(treeOf('<Question>', '<Internal>', '绝密', '</Internal>', '</Question>')))).toEqual([]);
  });

  test('keeps what holds nothing by nature', () => {
    expect(typesOf(publicTree(treeOf('<Outcome value="1" label="户" />', '---', '前  \n后')))).toEqual([
      'Outcome',
      'thematicBreak',
      'paragraph',
      'text',
      'break',
      'text',
    ]);
  });

  describe('has of footnotes', () => {
    test('those that it refers to', () => {
      expect(publicText('正文[^1]。', '[^1]: 注一')).toBe('正文。\n注一');
    });
    test('none that only an internal place refers to', () => {
      expect(publicText('正文。', '<Internal>见[^1]</Internal>', '[^1]: 绝密')).toBe('正文。');
    });
    test('those that others refer to, and none that refer to each other alone', () => {
      expect(publicText('正文[^1]。', '[^1]: 见[^2]', '[^2]: 注二')).toBe('正文。\n见\n注二');
      expect(publicText('正文。', '<Internal>见[^1]</Internal>', '[^1]: 见[^2]', '[^2]: 见[^1]')).toBe('正文。');
      expect(publicText('正文[^1]。', '[^1]: 见[^2]', '[^2]: 见[^1]')).toBe('正文。\n见\n见');
    });
    test('none that an internal place within another refers to', () => {
      expect(publicText('正文[^1]。', '[^1]: 注一<Internal>见[^2]</Internal>', '[^2]: 绝密')).toBe('正文。\n注一');
    });
    test('no reference to one that stood in an internal place', () => {
      const tree: BodyRoot = {
        type: 'root',
        children: [
          {
            type: 'paragraph',
            children: [{ type: 'text', value: '正文' }, { type: 'footnoteReference', identifier: '1' }, { type: 'footnoteReference' }],
          },
          { type: 'component', name: 'Note', attributes: {}, children: [{ type: 'footnoteDefinition', identifier: '1', children: [] }] },
        ],
      };
      expect(typesOf(publicTree(tree))).toEqual(['paragraph', 'text']);
    });
  });
});

describe('the text of a body', () => {
  test('has its blocks on lines of their own', () => {
    expect(textOf('# 题', '一段  \n两行', '- 甲\n- 乙', '> 引', '```\n码\n```')).toBe('题\n一段\n两行\n甲\n乙\n引\n码');
  });
  test('has inline parts together and cells apart', () => {
    expect(textOf('一**二**`三`[四](https://a.cn)')).toBe('一二三四');
    expect(textOf('| 甲 | 乙 |\n| - | - |\n| 丙 | 丁 |')).toBe('甲 乙\n丙 丁');
  });
  test('has what pictures and components say', () => {
    expect(textOf('![门口](a.png "题")')).toBe('门口 题');
    expect(textOf('![门口](a.png)')).toBe('门口');
    expect(textOf('<Outcome value="3" unit="户" label="受益" before="1" asOf="2024" />')).toBe('1 3 户 受益');
    expect(textOf('<Practice title="做法">', '步骤', '</Practice>', '<Figure src="a.png" alt="图" caption="说明" credit="摄" />')).toBe(
      '做法\n步骤\n说明 图',
    );
    expect(
      textOf(
        '<Quote by="村民">',
        '好',
        '</Quote>',
        '<Milestone date="2024">',
        '事',
        '</Milestone>',
        '<Audio src="a.mp3" title="歌" transcript="词" />',
      ),
    ).toBe('村民\n好\n2024\n事\n歌 词');
  });
  test('has no empty line and no blanks at its ends', () => {
    expect(textOf('  一  ', '---', '二')).toBe('一\n二');
    expect(plainText([])).toBe('');
  });
  test('has of footnotes what they say', () => {
    expect(textOf('一[^1]', '[^1]: 注')).toBe('一\n注');
  });
});

describe('the outline', () => {
  test('has headings and practices, those with an id', () => {
    expect(outline(treeOf('## 一 **二**', '<Practice title="三">', '步骤', '</Practice>', '### 四'))).toEqual([
      { depth: 2, id: '一-二', text: '一 二' },
      { depth: 3, id: '三', text: '三' },
      { depth: 3, id: '四', text: '四' },
    ]);
  });
  test('leaves out what cannot be linked to', () => {
    const tree: BodyRoot = {
      type: 'root',
      children: [
        { type: 'heading', depth: 2, children: [] },
        { type: 'component', name: 'Practice', attributes: {}, children: [] },
        { type: 'component', name: 'Question', id: 'q', attributes: {}, children: [] },
        { type: 'paragraph', id: 'p' },
        { type: 'component', name: 'Practice', id: 'a', attributes: {}, children: [] },
        { type: 'heading', id: 'b' },
      ],
    };
    expect(outline(tree)).toEqual([
      { depth: 3, id: 'a', text: '' },
      { depth: 2, id: 'b', text: '' },
    ]);
  });
});

describe('sections', () => {
  const brief = (...blocks: string[]) => sections(treeOf(...blocks)).map(({ id, title, children }) => [id, title, plainText(children)]);
  test('begin at the headings of the highest rank, with what stands before them', () => {
    expect(brief('前', '### 甲', '一', '#### 乙', '二', '### 丙')).toEqual([
      [undefined, undefined, '前'],
      ['甲', '甲', '一\n乙\n二'],
      ['丙', '丙', ''],
    ]);
    expect(brief('## 甲', '一')).toEqual([['甲', '甲', '一']]);
    expect(brief('一', '二')).toEqual([[undefined, undefined, '一\n二']]);
    expect(brief('')).toEqual([]);
  });
  test('leave footnotes out', () => {
    expect(brief('一[^1]', '[^1]: 注')).toEqual([[undefined, undefined, '一']]);
  });
  test('take a heading without a rank for one of the second, and give no id where there is none', () => {
    const tree: BodyRoot = {
      type: 'root',
      children: [{ type: 'heading', depth: 3, children: [] }, { type: 'heading' }, { type: 'heading', depth: 2 }],
    };
    const [before, after] = sections(tree);
    expect(before?.children).toHaveLength(2);
    expect(Object.keys(after ?? {})).toEqual(['title', 'children']);
    expect(after?.title).toBe('');
  });
});

describe('components', () => {
  const tree = treeOf(
    '<Question>',
    '为什么？',
    '</Question>',
    '<Practice title="做法">',
    '<Outcome value="1" label="户" />',
    '</Practice>',
    '<Question>',
    '怎么办？',
    '</Question>',
  );
  test('are found wherever they stand, in order', () => {
    expect(componentsOf(tree, 'Outcome').map((node) => node.attributes)).toEqual([{ value: '1', label: '户' }]);
    expect(questions(tree).map(plainText)).toEqual(['为什么？', '怎么办？']);
  });
});
