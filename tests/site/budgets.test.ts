/**
 * What a reader loads, as ceilings for each kind of page: a page may only become heavier on purpose. Bytes are those of
 * brotli, pictures aside. `markup` is what a page weighs beyond its words.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildSites, read, SITES } from '../support/sites.ts';

const site = SITES.example;

const compressed = (text: string | Buffer): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;

const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

/** The stylesheets that the first paint waits for, those behind the head of the page, and the scripts. */
function partsOf(html: string): { blocking: string[]; later: string[]; scripts: string[]; early: string[] } {
  const [head = '', body = ''] = html.split('</head>');
  const sheets = (text: string): string[] =>
    [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"(?! media)[^>]*>/g)].map(([, href]) => href as string);
  const scripts = [...html.matchAll(/<script src="([^"]+)"([^>]*)>/g)];
  return {
    blocking: sheets(head),
    later: sheets(body),
    scripts: scripts.map(([, href]) => href as string),
    early: scripts.filter(([, , rest]) => rest?.includes('blocking')).map(([, href]) => href as string),
  };
}

const weightOf = (hrefs: readonly string[]): number =>
  hrefs.reduce((sum, href) => sum + compressed(readFileSync(path.join(site.out, 'assets', path.posix.basename(href)))), 0);

beforeAll(buildSites);

/**
 * Where the bytes of a case go: what the page would lose if it lacked a thing, for `yaoshi-tuofu` with 3,400 characters
 * (30 November 2026). Its words weigh 3,730, what is beside them 4,280, its styles 7,580.
 *
 * | beside the words                                             | bytes |
 * | ------------------------------------------------------------ | ----: |
 * | names of classes                                             |   750 |
 * | addresses of what it leads to                                |   570 |
 * | four neighbours with their logos, one of them a drawn wave   |   450 |
 * | the head: policy 70, share 120, icons 60, feed and search 40 |   440 |
 * | the code of the plaque's address                             |   320 |
 * | microdata: the thing 150, the breadcrumbs 70                 |   220 |
 * | masthead and foot                                            |   280 |
 * | addresses and sizes of pictures                              |   190 |
 * | callouts on the logo                                         |   100 |
 *
 * | its styles                                                   | bytes |
 * | ------------------------------------------------------------ | ----: |
 * | the head of a case: status, seals, logo and its parts        | 1,490 |
 * | masthead, path, skip link, display settings                  |   460 |
 * | colours of the brands of the site, 24 tones                  |   410 |
 * | values, with the dark theme and high contrast                |   740 |
 * | reset, type, links, buttons, motion                          | 1,090 |
 * | bodies: practices, figures, quotations, questions, tables    |   940 |
 * | below the head: foot 530, what is at the side 280, record    |       |
 * | 270, contents 260, standard 180, columns and the rest 540    | 2,060 |
 *
 * The aim is 3,072 bytes beside the words and 5,120 of styles. What was weighed and left alone: letters for all classes
 * would save 280 bytes of the page and 410 of the styles, at the price of pages and tests that nobody can read; a file
 * for the code saves 320 and costs one more file and request a case; other ways to write its path save nothing, since the
 * modules alone hold some 110 bytes of chance. A sheet for heads without a logo would save 180 here and cost 300 there,
 * with one more request, and such heads are half of all. Styles for paper (1,450) are a sheet of their own with `media="print"`: the
 * screen does not wait for it, and it is not counted.
 */
describe('a case', () => {
  const cases = (): { slug: string; html: string }[] =>
    readdirSync(path.join(site.out, 'brands'))
      .filter((slug) => /^[a-z]+-/.test(slug))
      .map((slug) => ({ slug, html: read(site, `brands/${slug}/index.html`) }))
      // A former address only leads on.
      .filter(({ html }) => html.includes('<main'));

  it('adds little to its words', () => {
    const heavy = cases().flatMap(({ slug, html }) => {
      const markup = compressed(html) - compressed(wordsOf(html));
      // A film brings a code for paper.
      return markup > (html.includes('<video') ? 4_470 : 4_160) ? [`${slug}: ${markup}`] : [];
    });
    expect(heavy).toEqual([]);
  });
  it('waits for four things at most, and for few styles, before its first paint', () => {
    for (const { slug, html } of cases()) {
      const { blocking, early } = partsOf(html);
      // The page itself, too.
      expect(1 + blocking.length + early.length, slug).toBeLessThanOrEqual(4);
      // A head that is not the usual one waits for a sheet of its own.
      expect(weightOf(blocking), slug).toBeLessThan(blocking.length === 1 ? 4_060 : 4_530);
      expect(weightOf(early), slug).toBeLessThan(1_500);
    }
    expect(partsOf(read(site, 'brands/yaoshi-tuofu/index.html')).blocking).toHaveLength(1);
    expect(partsOf(read(site, 'brands/liangpai-fuwu/index.html')).blocking).toHaveLength(2);
  });
  it('has few styles and scripts in all', () => {
    const { blocking, later, scripts } = partsOf(read(site, 'brands/yaoshi-tuofu/index.html'));
    expect(weightOf([...blocking, ...later])).toBeLessThan(7_040);
    expect(scripts.map((href) => path.posix.basename(href).replace(/-.*/, '')).sort()).toEqual(['display', 'plate', 'search']);
  });
  it('of some 1,200 characters weighs little with its styles', () => {
    const { html } = cases().find(({ slug }) => slug === 'gongcha-zhinei') as { html: string };
    expect([...wordsOf((/<main.*<\/main>/s.exec(html) as RegExpExecArray)[0])].length).toBeLessThan(1_300);
    const { blocking, later } = partsOf(html);
    expect(compressed(html) + weightOf([...blocking, ...later])).toBeLessThan(11_330);
  });
});

/** Bytes of HTML, without pictures. Names of files carry digests, which weigh some ten bytes more or less from one edit to the next. */
const KINDS: readonly [address: string, most: number][] = [
  ['', 10_440],
  ['brands/', 9_120],
  ['logos/', 3_150],
  ['themes/', 3_210],
  ['ladder/', 10_360],
  ['organizations/', 3_540],
  ['pairings/', 4_590],
  ['study/', 3_480],
  ['docs/', 2_440],
  ['search/', 1_640],
  ['compare/', 1_400],
  ['p/yaoshi-tuofu/', 2_140],
  ['study/jiang-shibai/', 3_160],
];

describe('other pages', () => {
  it.each(KINDS)('/%s stays below %i bytes', (address, most) => {
    expect(compressed(read(site, `${address}index.html`))).toBeLessThan(most);
  });
  it('wait for three stylesheets at most', () => {
    for (const [address] of KINDS) {
      const { blocking, early } = partsOf(read(site, `${address}index.html`));
      expect(blocking.length, address).toBeLessThanOrEqual(3);
      expect(early.length, address).toBe(1);
    }
  });
});
