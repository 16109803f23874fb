/** Builds the measured sites and serves them. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { PROJECT } from '../../../src/project.ts';
import type { SearchRecord } from '../../../src/search/format/record.ts';
import { SEARCH_FOLDER, writeSearch } from '../../../src/search/index/index.ts';
import { searchRecords } from '../../../src/search/index/records.ts';
import { publication } from '../../../src/site/publication.ts';
import { readSite } from '../../../src/site/read.ts';
import { createContext } from '../../../src/views/site/context.ts';

const DAY = '2026-11-20';

export interface FolderCost {
  bytes: number;
  zipped: number;
}

export interface IndexCost extends FolderCost {
  seconds: number;
  records: SearchRecord[];
}

/** Returns the size of the files below a folder, plain and gzipped. */
export function sizeOf(folder: string, test: (file: string) => boolean): FolderCost {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(test);
  const sum = (size: (file: string) => number): number => files.reduce((total, file) => total + size(file), 0);
  return { bytes: sum((file) => statSync(file).size), zipped: sum((file) => gzipSync(readFileSync(file)).length) };
}

/** Builds the whole site of a content directory in its own process, as editors do. */
export function buildWhole(content: string, out: string): void {
  const args = ['--content', content, '--out', out, '--as-of', DAY];
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.ts', ...args], { cwd: PROJECT, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
}

/**
 * Writes the search of a content directory into `folder` and measures the time. Its pages come from `shell`, a whole
 * site, because the search needs only its own page.
 */
export async function indexOf(content: string, folder: string, shell: string): Promise<IndexCost> {
  if (folder !== shell) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const part of ['assets', 'search', 'help', '404.html']) cpSync(path.join(shell, part), path.join(folder, part), { recursive: true });
  }
  const reading = await readSite({ root: content, asOf: DAY });
  const context = createContext((await publication(reading, 'public')).site, '/');
  const records = searchRecords(context);
  const began = performance.now();
  await writeSearch(context, folder);
  const seconds = (performance.now() - began) / 1000;
  return { seconds, records, ...sizeOf(path.join(folder, SEARCH_FOLDER), () => true) };
}

const TYPES: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/**
 * Copies a site's search for use from `file://`, with relative links. Returns the address of its search page.
 */
export function onDisk(site: string, folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['assets', 'search']) cpSync(path.join(site, part), path.join(folder, part), { recursive: true });
  const page = path.join(folder, 'search/index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replaceAll('="/', '="../'));
  return pathToFileURL(page).href;
}

/** Serves a folder with precompressed files, as static hosts do. */
export function serve(folder: string): Promise<{ origin: string; server: Server }> {
  const zipped = new Map<string, Buffer>();
  const index = path.join(folder, SEARCH_FOLDER);
  if (existsSync(index)) for (const name of readdirSync(index)) zipped.set(path.join(index, name), gzipSync(readFileSync(path.join(index, name))));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const plain = path.join(folder, decodeURIComponent(pathname));
    const file = plain.endsWith('/') ? path.join(plain, 'index.html') : plain;
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[file.slice(file.lastIndexOf('.') + 1)];
    // Hosts send unknown types uncompressed. Some indexes are already compressed.
    if (type === undefined) {
      response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'max-age=3600' }).end(readFileSync(file));
      return;
    }
    if (!zipped.has(file)) zipped.set(file, gzipSync(readFileSync(file)));
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Content-Encoding': 'gzip', 'Cache-Control': 'max-age=3600' });
    response.end(zipped.get(file));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      resolve({ origin: `http://127.0.0.1:${address.port}`, server });
    });
  });
}
