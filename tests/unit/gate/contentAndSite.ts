/** A content and a site that was made of it, for the gate to look at. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { type GateResult, searchSite } from '../../../src/gate/index.ts';
import { given } from '../../../src/given.ts';
import { listFiles } from '../../../src/outputs/inspect.ts';
import { readSite, type SiteReading } from '../../../src/site/read.ts';
import { BASE, DAY, type Files, writeContent } from '../../support/content.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Reads the base content with changes; its directories stay until the tests are done. */
export async function readChanged(files: Files, over?: Files): Promise<SiteReading> {
  const roots = [{ ...BASE, ...files }, ...(over === undefined ? [] : [over])].map(writeContent);
  folders.push(...roots);
  return readSite({ root: roots[0] as string, ...given('privateRoot', roots[1]), asOf: DAY });
}

export type Site = Record<string, string | Uint8Array>;

function folderOf(files: Site): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-gate-'));
  folders.push(folder);
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  return folder;
}

/** Searches a site for what a reading holds inside. */
export async function search({ content }: SiteReading, site: Site, asTheyAre: string[] = []): Promise<GateResult> {
  const folder = folderOf(site);
  return searchSite({ folder, files: listFiles(folder), content, asOf: DAY, given: ['/'], asTheyAre: new Set(asTheyAre) });
}

/** What was met, by file. */
export const told = ({ leaks }: GateResult): string[] => leaks.map(({ file, text, burden }) => `${file}: ${burden ?? text}`);

/** The files in which something was met, each once. */
export const filesOf = ({ leaks }: GateResult): string[] => [...new Set(leaks.map(({ file }) => file))];
