/**
 * The transfer size of pages: `npm run bench weight [-- built sites …]`; by default the example, the casebook and
 * generated cases. For each kind of page, the median and the heaviest: HTML and render-blocking stylesheets compressed,
 * the text alone, the scripts, and the requests and pictures of a phone's first view of the heaviest.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { parse } from 'parse5';
import { listFiles } from '../../src/outputs/inspect.ts';
import { PROJECT } from '../../src/project.ts';
import { listen, siteHandler } from '../../src/site/serve.ts';
import { findChromium } from '../programs.ts';
import { GENERATED_DAY, generateContent } from './content/content.ts';

const GENERATED_CASES = 200;
const TELEPHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

/** Kinds of pages by address; the first match counts. */
const KINDS: readonly [string, RegExp][] = [
  ['home', /^index\.html$/],
  ['slides', /\/slides\/index\.html$/],
  ['handout', /\/handout\/index\.html$/],
  ['list', /^brands\/index\.html$/],
  ['case', /^brands\/[^/]+\/index\.html$/],
  ['organizations', /^organizations\/index\.html$/],
  ['organization', /^organizations\//],
  ['pairings', /^pairings\/index\.html$/],
  ['pairing', /^pairings\//],
  ['pack', /^study\/./],
  ['document', /^docs\/./],
  ['other', /\.html$/],
];

interface Weight {
  file: string;
  html: number;
  styles: number;
  scripts: number;
  words: number;
}

const compressed = (bytes: Uint8Array | string): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;

interface HtmlNode {
  nodeName: string;
  value?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: HtmlNode[];
}

function* nodesOf(node: HtmlNode): Generator<HtmlNode> {
  yield node;
  for (const child of node.childNodes ?? []) yield* nodesOf(child);
}

function weigh(site: string, file: string, shared: Map<string, number>): Weight | undefined {
  const bytes = readFileSync(path.join(site, file));
  const [styles, scripts, words]: [string[], string[], string[]] = [[], [], []];
  let isRedirect = false;
  for (const node of nodesOf(parse(bytes.toString()) as HtmlNode)) {
    const attribute = (name: string): string | undefined => node.attrs?.find((one) => one.name === name)?.value;
    if (node.nodeName === '#text') words.push(node.value?.replace(/\s+/g, ' ') ?? '');
    if (node.nodeName === 'link' && attribute('rel') === 'stylesheet' && attribute('media') !== 'print') styles.push(attribute('href') ?? '');
    if (node.nodeName === 'script' && attribute('src') !== undefined) scripts.push(attribute('src') ?? '');
    if (node.nodeName === 'meta' && attribute('http-equiv') === 'refresh') isRedirect = true;
  }
  if (isRedirect) return undefined;
  const sizeOf = (href: string): number => {
    const known = shared.get(href) ?? compressed(readFileSync(path.join(site, 'assets', path.posix.basename(href))));
    shared.set(href, known);
    return known;
  };
  const sum = (hrefs: readonly string[]): number => hrefs.reduce((total, href) => total + sizeOf(href), 0);
  return { file, html: compressed(bytes), styles: sum(styles), scripts: sum(scripts), words: compressed(words.join('')) };
}

/** Returns the requests of a phone until a page is loaded, and the bytes of its pictures. */
async function firstView(browser: Browser, address: string): Promise<{ requests: number; pictures: number }> {
  const page = await browser.newPage(TELEPHONE);
  let [requests, pictures] = [0, 0];
  page.on('response', async (response) => {
    requests += 1;
    if (response.request().resourceType() === 'image') pictures += (await response.body().catch(() => Buffer.alloc(0))).length;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.close();
  return { requests, pictures };
}

const row = (cells: readonly (string | number)[]): void =>
  console.log(cells.map((cell, index) => (index === 0 ? String(cell).padEnd(15) : String(cell).padStart(index === 1 ? 6 : 12))).join(''));
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

async function tell(name: string, site: string, browser: Browser): Promise<void> {
  const shared = new Map<string, number>();
  const kinds = new Map<string, Weight[]>();
  for (const file of listFiles(site)) {
    const kind = KINDS.find(([, address]) => address.test(file))?.[0];
    const weight = kind === undefined ? undefined : weigh(site, file, shared);
    if (kind !== undefined && weight !== undefined) kinds.set(kind, [...(kinds.get(kind) ?? []), weight]);
  }
  const server = await listen(siteHandler(site, '/'), undefined);
  console.log(`\n${name}: kB, brotli; html + css of the median and the heaviest page`);
  row(['kind', 'pages', 'median', 'heaviest', 'its words', 'its html', 'its css', 'its js', 'requests', 'pictures']);
  try {
    for (const [kind] of KINDS) {
      const pages = kinds.get(kind)?.sort((a, b) => a.html + a.styles - b.html - b.styles) ?? [];
      const [median, most] = [pages[Math.floor(pages.length / 2)], pages.at(-1)];
      if (median === undefined || most === undefined) continue;
      const { requests, pictures } = await firstView(browser, `http://localhost:${server.port}/${encodeURI(most.file.replace(/index\.html$/, ''))}`);
      const sizes = [median.html + median.styles, most.html + most.styles, most.words, most.html, most.styles, most.scripts].map(kilobytes);
      row([kind, pages.length, ...sizes, requests, kilobytes(pictures)]);
    }
  } finally {
    server.stop();
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-weight-'));
function built(name: string, content: string): string {
  const out = path.join(folder, name, 'out');
  const args = ['scripts/build.ts', '--content', content, '--as-of', GENERATED_DAY, '--site', 'https://biaogan.example.cn', '--out', out];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: PROJECT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return out;
}

const browser = await chromium.launch({ executablePath: findChromium() });
try {
  const given = process.argv.slice(2);
  for (const site of given) await tell(site, path.resolve(site), browser);
  if (given.length === 0) {
    await generateContent(path.join(folder, 'content'), { cases: GENERATED_CASES, seed: 7 });
    await tell('example', built('example', 'content'), browser);
    await tell('casebook', built('casebook', 'tests/casebook'), browser);
    await tell(`${GENERATED_CASES} generated cases`, built('generated', path.join(folder, 'content')), browser);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
