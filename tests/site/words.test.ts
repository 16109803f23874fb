/** A case says the same on its page, in its deck with the notes, and on its handout as PDF. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { paperOutputs } from '../../src/outputs/paper/papers.ts';
import { mediaOf, publication } from '../../src/site/publication.ts';
import { readSite } from '../../src/site/read.ts';
import { createContext } from '../../src/views/site/context.ts';
import { UI } from '../../src/wording/ui.ts';
import { OBJECT } from '../../src/wording/ui-object.ts';
import { PAPER } from '../../src/wording/ui-paper.ts';
import { SLIDES } from '../../src/wording/ui-study.ts';
import { pdfText } from '../support/pdfText.ts';
import { read, SITES } from '../support/sites.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;
const classesOf = (node: Element): string[] => (node.attrs.find(({ name }) => name === 'class')?.value ?? '').split(' ');
const has = (node: Element, attribute: string): boolean => node.attrs.some(({ name }) => name === attribute);

const BLOCKS = new Set([
  'p',
  'li',
  'dt',
  'dd',
  'h1',
  'h2',
  'h3',
  'h4',
  'td',
  'th',
  'figcaption',
  'blockquote',
  'pre',
  'time',
  'div',
  'section',
  'figure',
  'ul',
  'ol',
  'dl',
  'summary',
  'details',
  'table',
  'aside',
  'svg',
]);

/** Letters, digits and signs, as they are compared: without blanks, in one form. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b]/gu, '');

/** What a page adds for its readers, and a deck or a paper need not say. */
const ADDED = new Set([UI.transcript, UI.question, UI.recording, UI.story_.footnotes, OBJECT.meaning].map(plain));

/** Parts of a line that may stand elsewhere on a slide or on paper. */
const PARTS = new Set(['meta', 'credit', 'video-card']);
const isPartOfMeta = ({ parentNode }: Element): boolean =>
  parentNode !== null && isElement(parentNode as Node) && classesOf(parentNode as Element).includes('meta');

/** Marks of footnotes, the length of a recording, an address (also one for paper alone), what only machines read, and what is drawn but not read. */
const isBeside = (node: Element): boolean =>
  node.tagName === 'sup' ||
  node.attrs.some(({ name, value }) => name === 'aria-hidden' && value === 'true') ||
  has(node, 'data-footnote-backref') ||
  (node.tagName === 'span' && classesOf(node).includes('meta')) ||
  classesOf(node).some((name) => ['end-code', 'print-address'].includes(name)) ||
  ['script', 'style', 'circle'].includes(node.tagName);

/** Returns the texts of the blocks below the elements that `wanted` chooses. */
function blocksOf(html: string, wanted: (node: Element) => boolean): string[] {
  const blocks: string[] = [];
  let current = '';
  const flush = (): void => {
    if (plain(current) !== '') blocks.push(plain(current));
    current = '';
  };
  const take = (node: Node): void => {
    if ('value' in node && node.nodeName === '#text') current += node.value;
    if (!isElement(node)) return;
    if (isBeside(node)) return;
    const isBlock = BLOCKS.has(node.tagName) || classesOf(node).some((name) => PARTS.has(name)) || isPartOfMeta(node);
    if (isBlock) flush();
    node.childNodes.forEach(take);
    if (isBlock) flush();
  };
  const seek = (node: Node): void => {
    if (isElement(node) && wanted(node)) take(node);
    else if ('childNodes' in node) (node.childNodes as Node[]).forEach(seek);
  };
  parse(html).childNodes.forEach(seek);
  return blocks;
}

/** The body and the standard, and the meaning of the logo's parts in the head. */
const main = (node: Element): boolean => classesOf(node).some((name) => name === 'case-main' || name === 'case-parts');
const slide = (node: Element): boolean => classesOf(node).some((name) => name === 'slide-face' || name === 'slide-notes');

/** Whether a text stands in another, whole or with a page's end within it. */
const holds = (whole: string, part: string): boolean =>
  whole.includes(part) || Array.from(part).some((_, at) => at > 0 && whole.includes(part.slice(0, at)) && whole.includes(part.slice(at)));

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (text: string): string[] => [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment] : []));

describe.each([
  { site: SITES.example, root: 'content' },
  { site: SITES.casebook, root: 'tests/casebook' },
])('$root', async ({ site, root }) => {
  const reading = await readSite({ root, asOf: site.day });
  const made = await publication(reading, 'public');
  const outputs = paperOutputs(createContext(made.site, '/'), mediaOf(reading, made));
  const slugs = made.site.brands.map(({ slug }) => slug);
  const pageOf = (slug: string): string => read(site, `brands/${slug}/index.html`);
  const deckOf = (slug: string): string[] => blocksOf(read(site, `brands/${slug}/slides/index.html`), slide);
  const saidOn = (slug: string): string[] => blocksOf(pageOf(slug), main).filter((block) => !ADDED.has(block));

  test('the body and the standard of each page are in its deck', () => {
    const missing = slugs.flatMap((slug) => {
      const deck = deckOf(slug).join('\n');
      return saidOn(slug)
        .filter((block) => !deck.includes(block))
        .map((block) => `${slug}: ${block}`);
    });
    expect(missing).toEqual([]);
    expect(slugs.reduce((sum, slug) => sum + saidOn(slug).length, 0)).toBeGreaterThan(slugs.length * 5);
  });

  test('and on its handout', { timeout: 240_000 }, async () => {
    const missing: string[] = [];
    for (const slug of slugs) {
      const paper = plain(await pdfText((await outputs.find(({ path }) => path === `brands/${slug}.pdf`)?.make()) as Uint8Array));
      missing.push(
        ...saidOn(slug)
          .filter((block) => !holds(paper, block))
          .map((block) => `${slug}: ${block}`),
      );
    }
    expect(missing).toEqual([]);
  });

  test('no deck has a word that its page has not', () => {
    const own = wordsOf(
      plain([...Object.values({ ...SLIDES, ...PAPER }).filter((one) => typeof one === 'string'), SLIDES.end(''), SLIDES.logo(undefined)].join('\n')),
    );
    const more = slugs.flatMap((slug) => {
      const known = plain(pageOf(slug).replace(/<[^>]*>/g, ''));
      const words = deckOf(slug).flatMap(wordsOf);
      return [...new Set(words)].filter((word) => !known.includes(word) && !own.includes(word)).map((word) => `${slug}: ${word}`);
    });
    expect(more).toEqual([]);
  });
});

test('what a pack reads together stands whole on the handout that a browser prints', () => {
  const documents = [
    { pack: 'xinren-kandejian', path: 'plan' },
    { pack: 'lianghe-guanmo', path: 'evaluation' },
  ];
  for (const { pack, path } of documents) {
    const paper = blocksOf(read(SITES.example, `study/${pack}/handout/index.html`), (node) => node.tagName === 'main').join('\n');
    const said = blocksOf(read(SITES.example, `docs/${path}/index.html`), (node) => classesOf(node).includes('prose'));
    expect(said.length).toBeGreaterThan(5);
    expect(said.filter((block) => !paper.includes(block))).toEqual([]);
  }
});
