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
 * (30 November 2026). Its words weigh 3,710, what is beside them 3,560, its styles 6,550.
 *
 * | beside the words                                             | bytes |
 * | ------------------------------------------------------------ | ----: |
 * | names of classes                                             |   480 |
 * | addresses of what it leads to                                |   430 |
 * | four neighbours with their logos, one of them a drawn wave   |   400 |
 * | the code of the plaque's address                             |   290 |
 * | masthead and foot                                            |   200 |
 * | addresses, sizes and alternatives of pictures                |   180 |
 * | the head: share 75, policy 50, icons 40, scripts, sheets 90  |   260 |
 * | microdata                                                    |    90 |
 * | callouts on the logo                                         |   100 |
 * | names of fields that a comparison reads                      |    40 |
 *
 * | its styles                                                   | bytes |
 * | ------------------------------------------------------------ | ----: |
 * | the head of a case: status, seals, logo and its parts        | 1,210 |
 * | masthead, path, skip link, a low screen                      |   490 |
 * | values, with the dark theme                                  |   470 |
 * | colours of the brands of the site, 19 tones                  |   310 |
 * | reset, type, links, buttons                                  |   620 |
 * | bodies: practices, figures, quotations, questions, tables    |   920 |
 * | below the head: what is at the side 330, record 280,         |       |
 * | contents 250, standard 230, foot 210, the rest               | 1,320 |
 *
 * What a reader sets or opens (contrast, projectors, the plain view, the panel, a logo at large) is in `opened`, 730
 * bytes, and the panel's script, 1,420: both come when they are asked for.
 *
 * The aim is 3,072 bytes beside the words and 5,120 of styles; the median case has 3,058 beside its words. What was
 * weighed and left alone:
 *
 * - One sheet in place of two saves 480 bytes and a request, but the head of the page would wait for 2,300 more.
 * - What rules say twice costs next to nothing: 300 characters of them merged saved 14 bytes. What is left is 900
 *   declarations of 7 bytes each, so 5,120 of styles would leave a fifth of what is designed unsaid.
 * - Letters for all classes, at the price of pages and tests that nobody can read: 280 of the page, 410 of the styles.
 * - The code as a picture within the page (WebP, which is smaller than PNG and GIF) saves 50 and opens the policy to
 *   `data:`; as a dashed line, which browsers round apart, 55; in a file of its own 300, for one more file and request.
 * - A sheet for heads without a logo would save 180 here and cost 300 there, and such heads are half of all; one for
 *   tables, milestones, figures that lead and covers would save 300 and cost 735 where there are any, in two of three.
 * - Signs and blanks of the styles as short as can be save some 20, and sorting what a rule says by name, use or length nothing.
 *
 * Styles for paper (1,600) are a sheet of their own with `media="print"`: the screen does not wait for it, and it is not counted.
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
      return markup > (html.includes('<video') ? 4_170 : 3_910) ? [`${slug}: ${markup}`] : [];
    });
    expect(heavy).toEqual([]);
    const all = cases().map(({ html }) => compressed(html) - compressed(wordsOf(html)));
    expect(all.sort((a, b) => a - b)[Math.floor(all.length / 2)]).toBeLessThan(3_072);
  });
  it('waits for four things at most, and for few styles, before its first paint', () => {
    for (const { slug, html } of cases()) {
      const { blocking, early } = partsOf(html);
      // The page itself, too.
      expect(1 + blocking.length + early.length, slug).toBeLessThanOrEqual(4);
      // A head that is not the usual one waits for a sheet of its own.
      expect(weightOf(blocking), slug).toBeLessThan(blocking.length === 1 ? 3_780 : 4_280);
      expect(weightOf(early), slug).toBeLessThan(1_010);
    }
    expect(partsOf(read(site, 'brands/yaoshi-tuofu/index.html')).blocking).toHaveLength(1);
    expect(partsOf(read(site, 'brands/liangpai-fuwu/index.html')).blocking).toHaveLength(2);
  });
  it('has few styles and scripts in all', () => {
    const { blocking, later, scripts } = partsOf(read(site, 'brands/yaoshi-tuofu/index.html'));
    expect(weightOf([...blocking, ...later])).toBeLessThan(6_620);
    expect(scripts.map((href) => path.posix.basename(href).replace(/-.*/, '')).sort()).toEqual(['display', 'plate', 'search']);
  });
  it('of some 1,200 characters weighs little with its styles', () => {
    const { html } = cases().find(({ slug }) => slug === 'gongcha-zhinei') as { html: string };
    expect([...wordsOf((/<main.*<\/main>/s.exec(html) as RegExpExecArray)[0])].length).toBeLessThan(1_300);
    const { blocking, later } = partsOf(html);
    expect(compressed(html) + weightOf([...blocking, ...later])).toBeLessThan(10_730);
  });
});

/** Bytes of HTML, without pictures. Names of files carry digests, which weigh some ten bytes more or less from one edit to the next. */
const KINDS: readonly [address: string, most: number][] = [
  ['', 10_250],
  ['brands/', 8_960],
  ['logos/', 3_060],
  ['themes/', 3_140],
  ['ladder/', 10_400],
  ['organizations/', 3_520],
  ['pairings/', 4_600],
  ['study/', 3_400],
  ['docs/', 2_430],
  ['search/', 1_600],
  ['compare/', 1_620],
  ['p/yaoshi-tuofu/', 2_130],
  ['study/jiang-shibai/', 3_130],
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
