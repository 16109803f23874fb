/** The engine for full text: Pagefind, fed with records through its Node interface. */
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { close, createIndex } from 'pagefind';
import { gramsOf } from './grams.ts';
import type { SearchRecord } from './records.ts';

/** Files that only Pagefind's own interfaces use, which the site does not. */
const NOT_USED = /^pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\./;

/** Files that an index which is merged into another takes from that one. */
const NOT_TWICE = /^(?:pagefind\.js|wasm\..*)$/;

/** Pagefind takes a megabyte of memory for a record, so that a large site has several indexes, made one after the other. */
const RECORDS = 1500;

/** The records of each index. Themes are left to the directory: their brands hold the same words. */
export function indexesOf(records: readonly SearchRecord[]): SearchRecord[][] {
  const searched = records.filter(({ kind }) => kind !== 'theme');
  return Array.from({ length: Math.max(1, Math.ceil(searched.length / RECORDS)) }, (_, at) => searched.slice(at * RECORDS, (at + 1) * RECORDS));
}

/** Writes the indexes below `folder`, in `0/`, `1/`, …. */
export async function writePagefind(records: readonly SearchRecord[], folder: string): Promise<void> {
  for (const [at, own] of indexesOf(records).entries())
    await writeIndex(own, path.join(folder, String(at)), at === 0 ? [NOT_USED] : [NOT_USED, NOT_TWICE]);
}

async function writeIndex(records: readonly SearchRecord[], folder: string, unwanted: readonly RegExp[]): Promise<void> {
  // No language: Pagefind then keeps the words as they are cut here, where under `zh` it would cut them again.
  const { index, errors } = await createIndex({ forceLanguage: 'und' });
  if (index === undefined) throw new Error(errors.join('; '));
  try {
    for (const { kind, url, title, subtitle, names, text, filters } of records) {
      const { errors: faults } = await index.addCustomRecord({
        url,
        content: gramsOf([title, ...names, subtitle, text].join('\n')),
        language: 'und',
        meta: { kind, title, subtitle },
        filters: Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, [value]])),
      });
      if (faults.length > 0) throw new Error(faults.join('; '));
    }
    const { errors: faults } = await index.writeFiles({ outputPath: folder });
    if (faults.length > 0) throw new Error(faults.join('; '));
  } finally {
    // The process behind it goes, and its memory with it.
    await close();
  }
  for (const name of await readdir(folder)) if (unwanted.some((pattern) => pattern.test(name))) await rm(path.join(folder, name));
}
