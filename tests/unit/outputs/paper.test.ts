/** Papers as PDF/UA-1: tags, language, title, outline; the same bytes each time; reasons why one is refused. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { makePapers, paperOutputs } from '../../../src/outputs/paper/papers.ts';
import { type PaperFiles, Setters } from '../../../src/outputs/paper/setters.ts';
import { RefusedError, Typesetter } from '../../../src/outputs/paper/typst.ts';
import { mediaOf, publication } from '../../../src/site/publication.ts';
import { readSite } from '../../../src/site/read.ts';
import { digestOf, NO_STORE, type Store } from '../../../src/store/index.ts';
import type { Block, Paper } from '../../../src/views/paper/blocks.ts';
import { createContext } from '../../../src/views/site/context.ts';

const setter = new Typesetter();
const filesOf = (blocks: Block[], more: Partial<Paper> = {}): PaperFiles =>
  new Map([
    [
      'paper.json',
      Buffer.from(
        JSON.stringify({
          title: '红色驿站',
          eyebrow: '试验站',
          notes: [],
          foot: '脚',
          author: '试验站',
          words: { page: '第', of: '页，共', pages: '页' },
          pictures: {},
          logoFile: null,
          blocks,
          ...more,
        }),
      ),
    ],
  ]);
const set = (blocks: Block[], more: Partial<Paper> = {}): Promise<Buffer> => setter.set(filesOf(blocks, more));

interface Tag {
  role?: string;
  lang?: string;
  alt?: string;
  children?: Tag[];
}

async function open(pdf: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false }).promise;
  const tags: Tag[] = [];
  const text: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const visit = (tag: Tag): void => {
      tags.push(tag);
      tag.children?.forEach(visit);
    };
    const tree = (await page.getStructTree()) as Tag | null;
    if (tree !== null) visit(tree);
    text.push((await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  const { info, metadata } = await document.getMetadata();
  const outline = (await document.getOutline()) as { title: string }[] | null;
  await document.loadingTask.destroy();
  return { pages: text.length, tags, text: text.join('\n'), info: info as { Title?: string; Language?: string }, metadata, outline };
}

const heading = (level: number, text: string): Block => ({ kind: 'heading', level, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', inlines: [{ kind: 'text', text }] });

describe('a paper', () => {
  test('has the tags, the language, the title and the outline that the standard asks for', async () => {
    const pdf = await set([
      heading(2, '做法'),
      paragraph('正文，#let x = 1 和 *不是强调*。'),
      {
        kind: 'table',
        widths: [1, 1],
        head: [[{ kind: 'text', text: '年' }], [{ kind: 'text', text: '数' }]],
        rows: [[[{ kind: 'text', text: '一' }], []]],
        align: ['left', 'right'],
      },
      { kind: 'list', isOrdered: true, start: 3, items: [[paragraph('甲')], [paragraph('乙'), paragraph('丙')]] },
    ]);
    const { tags, text, info, metadata, outline } = await open(pdf);
    const roles = new Set(tags.map(({ role }) => role));
    for (const role of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'L', 'LI']) expect(roles).toContain(role);
    expect(info.Title).toBe('红色驿站');
    expect(info.Language).toMatch(/^zh/);
    expect(metadata?.get('pdfuaid:part')).toBe('1');
    expect(outline?.map(({ title }) => title)).toContain('红色驿站');
    // Text is data: nothing in it is an instruction.
    expect(text.replaceAll(' ', '')).toContain('#letx=1和*不是强调*');
  });

  test('has the same bytes each time', async () => expect((await set([paragraph('甲')])).equals(await set([paragraph('甲')]))).toBe(true));

  test('takes signs from a second font', async () => expect((await open(await set([paragraph('☐ 一件事 ❤')]))).text).toContain('☐'));

  test('has a mark in place of each letter that no font has, of a sign from the second font none', async () => {
    const { text, info, tags } = await open(
      await set([heading(2, '\u{20BB7}野家'), paragraph('☐ \u{323af}与\u{20BB7}'), paragraph('\u{2A6D7}')], { title: '名\u{2a6d6}字' }),
    );
    expect(text.replaceAll(/\s/g, '')).toContain('〓野家');
    expect(text.replaceAll(/\s/g, '')).toContain('☐〓与〓');
    expect(info.Title).toBe('名〓字');
    expect(tags.map(({ role }) => role)).toContain('H2');
  });

  test('is the same in a thread of its own, beside one that is refused', async () => {
    await using setters = new Setters(2);
    expect(setters.prepare(100)).toBe(4);
    const [one, refused, other] = await Promise.allSettled([
      setters.set(filesOf([paragraph('甲')])),
      setters.set(filesOf([heading(4, '甲')])),
      setters.set(filesOf([paragraph('乙')])),
    ]);
    expect(one).toEqual({ status: 'fulfilled', value: new Uint8Array(await set([paragraph('甲')])) });
    expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(RefusedError) });
    expect(other.status).toBe('fulfilled');
  });

  test('that skips a level of headings is refused', () => expect(set([heading(4, '甲')])).rejects.toThrow('skipped from heading level 1 to 4'));
});

test('a date beside a text is in one line', async () => {
  const label = '2021年12月15日';
  const document = await getDocument({
    data: new Uint8Array(await set([{ kind: 'facts', rows: [{ label, texts: ['命名为村（社区）级品牌'] }] }])),
    useSystemFonts: false,
  }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  const lines = Map.groupBy(
    items.flatMap((item) => ('str' in item ? [item] : [])),
    ({ transform }) => Math.round(transform[5]),
  );
  const texts = [...lines.values()].map((line) => line.map(({ str }) => str.replaceAll(/\s/g, '')).join(''));
  expect(texts).toContain(`${label}命名为村（社区）级品牌`);
  await document.loadingTask.destroy();
});

test('pictures that follow each other share a row', async () => {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  const files = new Map(
    filesOf(
      Array.from({ length: 6 }, (_, at) => ({ kind: 'figure', asset: 'a', alt: `图${at}` }) as const),
      { pictures: { a: 'a.png' } } as Partial<Paper>,
    ),
  ).set('a.png', picture);
  const { pages, tags } = await open(await setter.set(files));
  expect(pages).toBe(1);
  expect(tags.filter(({ role }) => role === 'Figure').map(({ alt }) => alt)).toEqual(['图0', '图1', '图2', '图3', '图4', '图5']);
});

test.each(['短', '一个很长的题目'.repeat(14)])('a sheet to sign ends at the foot of its page, whatever stands above it: %s', async (title) => {
  const head = ['序号', '姓名', '签名'];
  const { pages, text } = await open(
    await set(
      [
        { kind: 'fields', rows: [{ label: '主题', value: title.slice(0, 40), isWide: true }] },
        { kind: 'sheet', head, widths: [1, 2, 2] },
        { kind: 'page' },
        paragraph('会议记录'),
      ],
      { title },
    ),
  );
  expect(pages).toBe(2);
  expect(text.split('\n')[0]).toMatch(/(?:18|19|2\d)/);
});

test.each(['content', 'tests/casebook'])(
  'all papers of %s can be made; each names its case, and a picture’s text',
  { timeout: 240_000 },
  async (root) => {
    const reading = await readSite({ root, asOf: '2026-11-20' });
    const made = await publication(reading, 'public');
    const context = createContext(made.site, '/');
    const outputs = paperOutputs(context, mediaOf(reading, made));
    expect(outputs.length).toBe(made.site.brands.length + 2 * made.site.packs.length + 1);
    expect(new Set(outputs.map(({ key }) => key)).size).toBe(outputs.length);
    for (const brand of made.site.brands) {
      const output = outputs.find((one) => one.path === `brands/${brand.slug}.pdf`);
      const { tags, text, info, pages } = await open((await output?.make()) as Uint8Array);
      expect(info.Title).toBe(brand.name);
      if (made.site.url !== undefined) expect(text).toContain(`brands/${brand.slug}/`);
      expect(pages).toBeLessThanOrEqual(4);
      const figures = tags.filter(({ role }) => role === 'Figure');
      if (made.site.url !== undefined || brand.logo?.kind === 'image') expect(figures.length).toBeGreaterThan(0);
      for (const figure of figures) expect(figure.alt ?? '', brand.slug).not.toBe('');
    }
    for (const output of outputs.filter(({ path }) => !path.startsWith('brands/')))
      if (output.path.endsWith('forms.pdf')) expect((await open((await output.make()) as Uint8Array)).pages, output.path).toBe(3);
      else expect((await open((await output.make()) as Uint8Array)).pages).toBeGreaterThan(0);
  },
);

test('papers are handed on in full, whoever sets them; what is kept is not set again; one that fails keeps none back', {
  timeout: 240_000,
}, async () => {
  const reading = await readSite({ root: 'content', asOf: '2026-11-20' });
  const made = await publication(reading, 'public');
  const kept = new Map<string, Buffer>();
  const store: Store = { ...NO_STORE, get: (key) => kept.get(key), put: (key, bytes) => kept.set(key, Buffer.from(bytes)) };
  const run = async (threads: number, media = mediaOf(reading, made)) => {
    const papers = new Map<string, string>();
    let last: number[] = [];
    const told = await makePapers(createContext(made.site, '/'), media, store, {
      onPaper: (file, bytes) => papers.set(file, digestOf(bytes)),
      onProgress: (...counts) => (last = counts),
      threads,
    });
    return { told, papers, last };
  };
  const count = made.site.brands.length + 2 * made.site.packs.length + 1;
  const here = await run(0);
  expect(here.told).toEqual({ fresh: count, failed: [] });
  expect(here.last).toEqual([count, count]);
  expect(new Set(here.papers.values())).toEqual(new Set(Array.from(kept.values(), digestOf)));
  expect((await run(0)).told.fresh).toBe(0);
  kept.clear();
  const there = await run(2);
  expect(there.told.fresh).toBe(count);
  expect(new Map([...there.papers].sort())).toEqual(new Map([...here.papers].sort()));
  kept.clear();
  const failing = await run(
    2,
    mediaOf(reading, made).map((item) => ({ ...item, source: `${item.source}.gone` })),
  );
  expect(failing.told.failed.length).toBeGreaterThan(1);
  for (const reason of failing.told.failed) expect(reason).toContain('.gone');
  expect(failing.papers.size).toBe(count - failing.told.failed.length);
  expect(failing.papers.size).toBeGreaterThan(1);
});
