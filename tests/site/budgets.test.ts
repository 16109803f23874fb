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

describe('a case', () => {
  const cases = (): string[] => readdirSync(path.join(site.out, 'brands')).filter((slug) => /^[a-z]+-/.test(slug));
  it('adds little to its words', () => {
    const heavy = cases().flatMap((slug) => {
      const html = read(site, `brands/${slug}/index.html`);
      const markup = compressed(html) - compressed(wordsOf(html));
      // A film brings a code for paper.
      return markup > (html.includes('<video') ? 5_050 : 4_720) ? [`${slug}: ${markup}`] : [];
    });
    expect(heavy).toEqual([]);
  });
  it('waits for one stylesheet, one small script and nothing else before its first paint', () => {
    const html = read(site, 'brands/yaoshi-tuofu/index.html');
    const { blocking, early } = partsOf(html);
    expect([blocking.length, early.length]).toEqual([1, 1]);
    expect(weightOf(blocking)).toBeLessThan(4_700);
    expect(weightOf(early)).toBeLessThan(1_500);
  });
  it('has few styles and scripts in all', () => {
    const { blocking, later, scripts } = partsOf(read(site, 'brands/yaoshi-tuofu/index.html'));
    expect(weightOf([...blocking, ...later])).toBeLessThan(7_950);
    expect(scripts.map((href) => path.posix.basename(href).replace(/-.*/, '')).sort()).toEqual(['display', 'plate', 'search']);
  });
});

/** Bytes of HTML, without pictures. Names of files carry digests, which weigh some ten bytes more or less from one edit to the next. */
const KINDS: readonly [address: string, most: number][] = [
  ['', 10_700],
  ['brands/', 10_100],
  ['logos/', 3_450],
  ['themes/', 3_450],
  ['ladder/', 10_600],
  ['organizations/', 3_770],
  ['pairings/', 4_800],
  ['study/', 3_720],
  ['docs/', 2_650],
  ['search/', 1_850],
  ['compare/', 1_620],
  ['p/yaoshi-tuofu/', 2_330],
  ['study/jiang-shibai/', 3_360],
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
