/**
 * The cost of a site beside other generators: `npm run bench peers [-- --pages 1000 --seed 7 --peers hugo,eleventy]`. The same
 * generated cases, one after the other in one run: a first build, one with nothing changed, one after one sentence. Processor time is that
 * of all processes, memory the most that all together held. Then what a telephone loads to show the same case. Ours has its pictures in
 * the store beforehand, since the others copy them as they are; it makes more of each case (slides, handout, lists by every key, a search,
 * compressed copies, and the search for what is internal), which the number of files tells. The peers of npm are installed into a temporary
 * folder; Hugo is the system's.
 */
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { listFiles } from '../../src/outputs/inspect.ts';
import { listen, siteHandler } from '../../src/site/serve.ts';
import { findChromium } from '../programs.ts';
import { cpuOfChildren, runMetered } from './build/metered.ts';
import { GENERATED_DAY, generateContent } from './content/content.ts';
import { pagesOf } from './peers/pages.ts';
import { PEERS, type Peer, writePeer } from './peers/peers.ts';
import { firstLoad } from './peers/telephone.ts';

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '1000' }, seed: { type: 'string', default: '7' }, peers: { type: 'string' } },
});
const SITE = 'https://www.example.cn';
const SENTENCE = '\n后来又有了变化。\n';

interface Cost {
  cpu: number;
  wall: number;
  memory: number;
}

/** Bytes that a process and those that it started hold; 0 if it has ended (proc(5)). */
function held(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' '));
    return pages * 4096 + children.filter(Boolean).reduce((sum, child) => sum + held(Number(child)), 0);
  } catch {
    return 0;
  }
}

async function run([program = '', ...args]: readonly string[], cwd: string): Promise<Cost> {
  const [began, before] = [performance.now(), cpuOfChildren()];
  const child = spawn(program, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: 'true', NODE_OPTIONS: '--max-old-space-size=12000' },
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (told += part));
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, held(child.pid ?? 0));
  }, 200);
  const status = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watch);
  if (status !== 0) throw new Error(`${program}: ${told.slice(-2000)}`);
  return { cpu: cpuOfChildren() - before, wall: (performance.now() - began) / 1000, memory };
}

const row = (cells: readonly (string | number)[]): boolean => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const tell = (name: string, what: string, { cpu, wall, memory }: Cost, files: number | string): boolean =>
  row([name, what, cpu.toFixed(2), wall.toFixed(2), (memory / 1e6).toFixed(0), files]);

const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-peers-'));
const browser = await chromium.launch({ executablePath: findChromium() });
const loads: (string | number)[][] = [];
try {
  const content = path.join(folder, 'content');
  await generateContent(content, { cases: Number(values.pages), seed: Number(values.seed) });
  const pages = pagesOf(content);
  const shown = pages.find(({ slug }) => existsSync(path.join(content, 'brands', slug, 'photo.jpg')))?.slug ?? 'b1';
  const load = async (name: string, site: string): Promise<void> => {
    const server = await listen(siteHandler(site, '/'), undefined);
    const kB = (bytes: number): string => (bytes / 1000).toFixed(1);
    try {
      const { html, styles, scripts, fonts, pictures, requests, paint } = await firstLoad(
        browser,
        `http://localhost:${server.port}/brands/${shown}/`,
      );
      loads.push([name, kB(html), kB(styles), kB(scripts), kB(fonts), kB(pictures), requests, paint.toFixed(0)]);
    } finally {
      server.stop();
    }
  };

  row([`${values.pages} cases`, 'what', 'CPU s', 'wall s', 'MB', 'files']);
  row(['---', '---', '---:', '---:', '---:', '---:']);
  for (const [name, peer] of Object.entries(PEERS))
    if (values.peers?.split(',').includes(name) ?? true)
      await measurePeer(name, peer).catch((error: unknown) =>
        row([name, `failed: ${String(error).slice(0, 300).replaceAll('\n', ' ')}`, '', '', '', '']),
      );
  const [cache, out] = [path.join(folder, 'cache'), path.join(folder, 'dist')];
  const ours = ['--content', content, '--out', out, '--as-of', GENERATED_DAY, '--site', SITE];
  await runMetered('scripts/bench/build/pictures.ts', [content, cache, path.join(folder, 'scratch'), GENERATED_DAY, SITE], cache);
  const build = async (what: string): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const cost = await runMetered('scripts/build.ts', ours, cache);
    tell('biaogan', what, cost, listFiles(out).length);
  };
  await build('cold');
  await build('nothing changed');
  appendFileSync(path.join(content, 'brands', shown, 'index.mdx'), SENTENCE);
  await build('one sentence');
  await load('biaogan', out);

  process.stdout.write('\n');
  row([`the case ${shown}, kB, brotli`, 'HTML', 'CSS', 'JavaScript', 'fonts', 'pictures', 'requests', 'first paint, ms']);
  row(['---', ...Array<string>(7).fill('---:')]);
  for (const one of loads) row(one);

  async function measurePeer(name: string, peer: Peer): Promise<void> {
    const own = path.join(folder, name);
    writePeer(peer, own, pages);
    const photos = path.join(own, peer.statics, 'photos');
    mkdirSync(photos, { recursive: true });
    for (const { slug } of pages) {
      const photo = path.join(content, 'brands', slug, 'photo.jpg');
      if (existsSync(photo)) copyFileSync(photo, path.join(photos, `${slug}.jpg`));
    }
    if (Object.keys(peer.packages).length > 0) {
      const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], { cwd: own, encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
    }
    const version = peer.command[0] === 'hugo' ? (/v[\d.]+/.exec(spawnSync('hugo', ['version'], { encoding: 'utf8' }).stdout)?.[0] ?? '') : '';
    const label = `${name} ${version || (Object.values(peer.packages)[0] ?? '')} (${peer.extras})`;
    const out = path.join(own, peer.out);
    for (const what of ['cold', 'nothing changed', 'one sentence']) {
      if (what === 'one sentence') appendFileSync(path.join(own, peer.source(shown)), SENTENCE);
      tell(label, what, await run(peer.command, own), listFiles(out).length);
    }
    await load(name, out);
    rmSync(own, { recursive: true, force: true });
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
