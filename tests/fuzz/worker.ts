/** Makes and judges variants one after another, in its own thread so that a variant that hangs can be ended. */

import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { given } from '../../src/given.ts';
import { checkSite } from '../../src/site/check.ts';
import { publication } from '../../src/site/publication.ts';
import { readSite } from '../../src/site/read.ts';
import { DAY } from '../support/content.ts';
import { drawAll } from './draw.ts';
import type { Job, Report } from './fuzz.ts';
import { faultOf } from './judge.ts';
import { variant } from './mutate.ts';
import { donorTexts, startingTree, type Tree } from './start.ts';

/** One variant out of this many is checked again, with and without a cache. */
const AGAIN = 10;

const { seed, numbers, keep } = workerData as Job;
const start = await startingTree();
const donors = donorTexts();
for (const number of numbers) {
  parentPort?.postMessage({ began: number });
  const before = process.threadCpuUsage();
  const { tree, done } = variant(start, donors, seed, number);
  const root = mkdtempSync(path.join(tmpdir(), 'biaogan-fuzz-'));
  let report: Omit<Report, 'number' | 'seconds' | 'done'>;
  try {
    write(root, tree);
    report = await look(root, number);
  } catch (error) {
    report = { codes: [], fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  if (keep !== true) rmSync(root, { recursive: true, force: true });
  const { user, system } = process.threadCpuUsage(before);
  parentPort?.postMessage({ number, done, seconds: (user + system) / 1e6, ...report, ...(keep === true ? { root } : {}) } satisfies Report);
}

function write(root: string, tree: Tree): void {
  for (const [name, content] of tree) {
    const target = path.join(root, name);
    mkdirSync(path.dirname(target), { recursive: true });
    if (Buffer.isBuffer(content)) writeFileSync(target, content);
    else symlinkSync(content.linkTo, target);
  }
}

async function look(root: string, number: number): Promise<Pick<Report, 'codes' | 'fault' | 'views'>> {
  const options = { root, asOf: DAY } as const;
  const reading = await readSite(options);
  const { diagnostics } = reading;
  const files = new Set(filesBelow(root, ''));
  const { content } = reading;
  const entries = [...content.brands, ...content.pairings, ...content.packs, ...content.documents, ...content.organizations];
  // Adds files that are reachable only through symbolic links to folders.
  for (const file of [...content.files.keys(), ...content.strays, ...entries.map((entry) => entry.file)]) files.add(file);
  const codes = [...new Set(diagnostics.map((one) => one.code))];
  const fault = faultOf(root, files, diagnostics) ?? (number % AGAIN === 0 ? await differs(root, diagnostics) : undefined);
  if (fault !== undefined) return { codes, fault };
  if (diagnostics.some((one) => one.severity === 'error')) return { codes };
  let views = 0;
  for (const profile of ['public', 'internal'] as const) views += drawAll(await publication(reading, profile));
  return { codes, views };
}

/** Returns all files below a folder. Does not follow symbolic links, which may lead anywhere. */
function filesBelow(folder: string, before: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(path.join(folder, entry.name), `${before}${entry.name}/`) : [`${before}${entry.name}`.normalize('NFC')],
  );
}

/** Checks again without a cache, with an empty and a filled one. Returns how the answer differs. */
async function differs(root: string, diagnostics: readonly Diagnostic[]): Promise<string | undefined> {
  const expected = JSON.stringify(diagnostics);
  const options = { root, asOf: DAY } as const;
  const cache = mkdtempSync(path.join(tmpdir(), 'biaogan-fuzz-cache-'));
  try {
    for (const where of [undefined, cache, cache]) {
      const again = JSON.stringify(await checkSite({ ...options, ...given('cache', where) }));
      if (again !== expected) return `another answer ${where === undefined ? 'the second time' : 'with what was kept'}`;
    }
    return undefined;
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
