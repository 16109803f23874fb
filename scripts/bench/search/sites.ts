/** The sites that are measured, and the server that a browser finds them at. */
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

/** What the files below a folder take, as they are and compressed. */
export function sizeOf(folder: string, test: (file: string) => boolean): FolderCost {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(test);
  const sum = (size: (file: string) => number): number => files.reduce((total, file) => total + size(file), 0);
  return { bytes: sum((file) => statSync(file).size), zipped: sum((file) => gzipSync(readFileSync(file)).length) };
}

/** Builds the whole site of a content directory, in a process of its own, as an editor does. */
export function buildWhole(content: string, out: string): void {
  const args = ['--content', content, '--out', out, '--as-of', DAY];
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.ts', ...args], { cwd: PROJECT, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
}

/**
 * Writes the search of a content directory into `folder`, again and timed, as a build does from the
 * published model; pages come from `shell`, a whole site, since a search needs its own page alone.
 */
export async function indexOf(content: string, folder: string, shell: string): Promise<IndexCost> {
  if (folder !== shell) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const part of ['assets', 'search', 'help', '404.html']) cpSync(path.join(shell, part), path.join(folder, part), { recursive: true });
  }
  const reading = await readSite({ root: content, profile: 'public', asOf: DAY });
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
 * A copy of a site's search that is opened from the disk, without a server: its links made relative, as
 * a bundle to take along has them. Gives the address of its search page.
 */
export function onDisk(site: string, folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['assets', 'search']) cpSync(path.join(site, part), path.join(folder, part), { recursive: true });
  const page = path.join(folder, 'search/index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replaceAll('="/', '="../'));
  return pathToFileURL(page).href;
}

/** Serves a folder compressed, as hosts of static sites do, which have done it before anybody asks. */
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
    // What a host does not know it sends as it is: the files of some indexes are compressed already.
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
