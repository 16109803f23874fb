import { describe, expect, test } from 'vitest';
import { publicTree } from '../../../src/model/body.ts';
import { readBody } from '../../../src/read/body/index.ts';
import { drawStory, type Segment, type StoryOptions } from '../../../src/views/story/html.ts';

const OPTIONS: StoryOptions = {
  link: (url) => ({ href: url }),
  words: { footnotes: '注', back: (n) => `回到注 ${n} 处`, table: '表', done: '已', open: '未' },
};
const drawn = (text: string, options: Partial<StoryOptions> = {}): Segment[] =>
  drawStory(publicTree(readBody(text, 0).tree), { ...OPTIONS, ...options });
/** Writes islands in brackets: `[Quote]…[/Quote]`. */
const flat = (segments: readonly Segment[]): string =>
  segments
    .map((one) => (typeof one === 'string' ? one : `[${one.component}]${one.body.length === 0 ? '' : `${flat(one.body)}[/${one.component}]`}`))
    .join('');
const html = (text: string, options: Partial<StoryOptions> = {}): string => flat(drawn(text, options));
const A = (url: string, text = url) => `<a href="${url}" rel="noopener external">${text}</a>`;

describe('Chinese typesetting', () => {
  test.each([
    ['**重点。**后文', '<p><strong>重点。</strong>后文</p>'],
    ['打造**“五型”社区，**为', '<p>打造<strong>“五型”社区，</strong>为</p>'],
    ['**内涵：**服务', '<p><strong>内涵：</strong>服务</p>'],
    ['前文**《条例》**后文', '<p>前文<strong>《条例》</strong>后文</p>'],
    ['*（甲）*后文', '<p><em>（甲）</em>后文</p>'],
    ['~~删。~~后文', '<p><del>删。</del>后文</p>'],
    ['10~20分钟，5~8月', '<p>10~20分钟，5~8月</p>'],
    ['甲乙\n丙丁', '<p>甲乙丙丁</p>'],
    ['甲乙。\n**丙**\n丁', '<p>甲乙。<strong>丙</strong>丁</p>'],
    ['甲 abc\ndef 乙', '<p>甲 abc def 乙</p>'],
    ['“甲”与"乙"——\'丙\'...', '<p>“甲”与"乙"——\'丙\'...</p>'],
    ['见https://a.cn/x，后文', `<p>见${A('https://a.cn/x')}，后文</p>`],
    ['**见 https://a.cn/x，后文**后续', `<p><strong>见 ${A('https://a.cn/x')}，后文</strong>后续</p>`],
    ['**见 https://a.cn/x**后续', `<p><strong>见 ${A('https://a.cn/x')}</strong>后续</p>`],
    ['https://a.cn/**重点**后', `<p>${A('https://a.cn/')}<strong>重点</strong>后</p>`],
    ['~~https://a.cn~~后', `<p><del>${A('https://a.cn')}</del>后</p>`],
    ['[甲](https://a.cn/中文)', `<p>${A('https://a.cn/中文', '甲')}</p>`],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });
});

describe('islands', () => {
  test('are between strings, with their content converted', () => {
    expect(drawn('前 <Outcome value="1" label="人"/> 后\n\n<Quote by="甲">乙**丙**</Quote>')).toEqual([
      '<p>前</p>\n',
      { component: 'Outcome', attributes: { value: '1', label: '人' }, body: [] },
      '\n<p>后</p>\n',
      { component: 'Quote', attributes: { by: '甲' }, body: ['<p>乙<strong>丙</strong></p>'] },
    ]);
  });
  test('a practice has its anchor', () => {
    expect(drawn('<Practice title="做法">甲</Practice>')).toEqual([
      { component: 'Practice', attributes: { title: '做法' }, id: '做法', body: ['<p>甲</p>'] },
    ]);
  });
  test('a picture becomes a figure, and its title the caption', () => {
    expect(drawn('![图](a.png "图注")')).toEqual([{ component: 'Figure', attributes: { src: 'a.png', alt: '图', caption: '图注' }, body: [] }]);
    expect(html('甲 ![图](a.png) 乙')).toBe('<p>甲</p>\n[Figure]\n<p>乙</p>');
    expect(html('[![图](a.png)](https://a.cn)')).toBe(`[Figure]\n<p>${A('https://a.cn', '图')}</p>`);
  });
  test('inside lists, quotes and cells the surrounding strings stay balanced', () => {
    expect(html('1. 甲\n   <Quote>乙</Quote>\n2. 丙')).toBe('<ol>\n<li>甲\n[Quote]<p>乙</p>[/Quote]\n</li>\n<li>丙</li>\n</ol>');
    expect(html('> <Quote>甲</Quote>')).toBe('<blockquote>\n[Quote]<p>甲</p>[/Quote]\n</blockquote>');
    expect(html('| 甲 |\n| :-: |\n| ![图](a.png) |')).toContain('<td class="align-center">[Figure]</td>');
  });
  test('text can never pass for an island', () => {
    const text = '\ue0000\ue000 &lt;x-island> `<x-island/>` [甲](<\ue0000\ue000>)\n\n<Quote>乙</Quote>';
    expect(drawn(text).filter((one) => typeof one !== 'string').length).toBe(1);
    expect(html(text)).toContain('\ue0000\ue000 &#x3C;x-island>');
  });
  test('a hand-made tree gets no blocks inside paragraphs', () => {
    const tree = {
      type: 'root',
      children: [
        {
          type: 'paragraph',
          children: [
            { type: 'text', value: '甲' },
            { type: 'image', url: 'a.png', alt: '图' },
          ],
        },
      ],
    } as const;
    expect(flat(drawStory(structuredClone(tree) as never, OPTIONS))).toBe('<p>甲</p>\n[Figure]');
  });
});

describe('links', () => {
  test('use the target that the option gives', () => {
    expect(html('[甲](a)', { link: () => ({ href: '/b/', download: true, rel: 'nofollow' }) })).toBe(
      '<p><a href="/b/" download rel="nofollow">甲</a></p>',
    );
    expect(html('[**甲**](a)', { link: () => null })).toBe('<p><strong>甲</strong></p>');
    expect(html('[甲](a "题")')).toBe('<p><a href="a" title="题">甲</a></p>');
  });
  test('open in the same window and always have text', () => {
    expect(html('[甲](https://a.cn)')).not.toContain('target');
    expect(html('[](https://a.cn)')).toBe(`<p>${A('https://a.cn')}</p>`);
  });
  test('reference links resolve, and definitions leave no trace', () => {
    expect(html('[甲][x]\n\n[x]: https://a.cn')).toBe(`<p>${A('https://a.cn', '甲')}</p>`);
  });
});

describe('headings', () => {
  test.each([
    ['# 甲\n\n### 乙', {}, '<h2 id="甲">甲</h2>\n<h3 id="乙">乙</h3>'],
    ['#### 甲', {}, '<h2 id="甲">甲</h2>'],
    ['## 甲\n\n### 乙', { headingOffset: 1 }, '<h3 id="甲">甲</h3>\n<h4 id="乙">乙</h4>'],
    ['## 甲\n\n### 乙', { headingOffset: 9 }, '<h6 id="甲">甲</h6>\n<h6 id="乙">乙</h6>'],
    [
      '# 一\n## 二\n### 三\n#### 四\n##### 五\n###### 六',
      {},
      '<h2 id="一">一</h2>\n<h3 id="二">二</h3>\n<h4 id="三">三</h4>\n<h5 id="四">四</h5>\n<h6 id="五">五</h6>\n<h6 id="六">六</h6>',
    ],
  ])('%j with %j', (text, options, expected) => {
    expect(html(text, options)).toBe(expected);
  });
  test('ranks count all headings of the body, also inside components', () => {
    expect(html('### 甲\n\n<Quote>\n\n## 乙\n\n</Quote>')).toBe('<h3 id="甲">甲</h3>\n[Quote]<h2 id="乙">乙</h2>[/Quote]');
  });
});

describe('tables, task boxes, code', () => {
  test('alignment is a class, and tables scroll', () => {
    expect(html('|a|b|\n|:-:|-:|\n|c|d|')).toBe(
      '<div class="table-scroll" role="group" tabindex="0" aria-label="表"><table>\n<thead>\n<tr>\n<th class="align-center" scope="col">a</th>\n<th class="align-right" scope="col">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="align-center">c</td>\n<td class="align-right">d</td>\n</tr>\n</tbody>\n</table></div>',
    );
  });
  test('task boxes have text alternatives', () => {
    expect(html('- [x] 甲\n- [ ] 乙')).toBe(
      '<ul class="contains-task-list">\n<li class="task-list-item"><span class="task-box" role="img" aria-label="已" data-done=""></span> 甲</li>\n<li class="task-list-item"><span class="task-box" role="img" aria-label="未"></span> 乙</li>\n</ul>',
    );
  });
  test('scrollable code is reachable by keyboard', () => {
    expect(html('```js\n{/* } */}\n```')).toBe('<pre tabindex="0"><code class="language-js">{/* } */}\n</code></pre>');
  });
  test('there is no inline style and no raw HTML', () => {
    const text = '|a|\n|:-:|\n|b|\n\n- [x] 甲\n\n<b onclick="x">乙</b> <script>c</script> &lt;script> {1}\n\n```\n<script>\n```';
    expect(html(text)).not.toMatch(/style=|<script|onclick/);
  });
});

describe('footnotes', () => {
  test('are numbered by first reference and link back', () => {
    expect(html('甲[^b]乙[^a]丙[^b]\n\n[^a]: 一\n\n[^b]: 二\n\n    - 三')).toBe(
      [
        '<p>甲<sup><a href="#fn:1" id="fnref:1" data-footnote-ref="" aria-describedby="fn:label">1</a></sup>',
        '乙<sup><a href="#fn:2" id="fnref:2" data-footnote-ref="" aria-describedby="fn:label">2</a></sup>',
        '丙<sup><a href="#fn:1" id="fnref:1:2" data-footnote-ref="" aria-describedby="fn:label">1</a></sup></p>\n',
        '<section class="footnotes" data-footnotes=""><h2 class="footnotes-title" id="fn:label">注</h2>\n<ol>\n',
        '<li id="fn:1">\n<p>二</p>\n<ul>\n<li>三</li>\n</ul>\n<p>',
        '<a href="#fnref:1" data-footnote-backref="" aria-label="回到注 1 处" class="data-footnote-backref">↩</a> ',
        '<a href="#fnref:1:2" data-footnote-backref="" aria-label="回到注 1 处" class="data-footnote-backref">↩<sup>2</sup></a></p>\n</li>\n',
        '<li id="fn:2">\n<p>一 <a href="#fnref:2" data-footnote-backref="" aria-label="回到注 2 处" class="data-footnote-backref">↩</a></p>\n</li>\n',
        '</ol>\n</section>',
      ].join(''),
    );
  });
  test('may refer to another footnote and hold a figure', () => {
    const text = html('甲[^1]\n\n[^1]: 乙[^2] ![图](a.png)\n\n[^2]: 丙');
    expect(text).toContain('<li id="fn:2">');
    expect(text).toContain('[Figure]\n<p><a href="#fnref:1"');
  });
  test('a reference without definition leaves nothing', () => {
    const tree = {
      type: 'root',
      children: [
        {
          type: 'paragraph',
          children: [
            { type: 'text', value: '甲' },
            { type: 'footnoteReference', identifier: 'x' },
          ],
        },
      ],
    };
    expect(flat(drawStory(tree as never, OPTIONS))).toBe('<p>甲</p>');
  });
  test('all ids and links get the prefix', () => {
    const text = '## fn:1\n\n## 甲\n\n[见](#甲)[^1]\n\n<Practice title="做法">乙</Practice>\n\n[^1]: 丙';
    const idsOf = (one: string) => [...one.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? '');
    const [plain, other] = [html(text), html(text, { prefix: 'b-' })];
    expect(new Set([...idsOf(plain), ...idsOf(other)]).size).toBe(idsOf(plain).length * 2);
    for (const one of [plain, other]) for (const [, target] of one.matchAll(/ href="#([^"]*)"/g)) expect(idsOf(one)).toContain(target);
    expect(drawn('<Practice title="做法">乙</Practice>', { prefix: 'b-' })).toMatchObject([{ id: 'b-做法' }]);
  });
});

test('the result is deterministic and leaves the tree unchanged', () => {
  const text = '## 甲\n\n乙[^1]\n\n<Quote>丙</Quote>\n\n[^1]: 丁';
  const tree = publicTree(readBody(text, 0).tree);
  const before = JSON.stringify(tree);
  expect(drawStory(tree, OPTIONS)).toEqual(drawStory(tree, OPTIONS));
  expect(JSON.stringify(tree)).toBe(before);
});
