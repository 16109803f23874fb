/** The engine for full text: Pagefind, fed with records through its Node interface. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { close, createIndex } from 'pagefind';
import { pairsOf } from './folding.ts';
import type { SearchRecord } from './records.ts';

/** Files that only Pagefind's own interface uses, which the site does not. */
const NOT_USED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/**
 * Writes the index below `folder`. Titles and names weigh more than text by standing in the record
 * more than once: in pairs of characters too, since the browser's segmentation and the index's differ.
 */
export async function writePagefind(records: readonly SearchRecord[], folder: string): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: 'zh' });
  if (index === undefined) throw new Error(errors.join('; '));
  for (const record of records) {
    if (record.kind === 'theme') continue;
    const named = [record.title, ...record.names];
    const { errors: faults } = await index.addCustomRecord({
      url: record.url,
      // Excerpts are cut from the beginning of this text, so the words for finding stand at its end.
      content: [record.title, record.subtitle, record.text, ...named, ...named.map((name) => pairsOf(name).join(' '))].join('\n'),
      language: 'zh',
      meta: { kind: record.kind, title: record.title, subtitle: record.subtitle },
      filters: Object.fromEntries(Object.entries(record.filters).map(([name, value]) => [name, [value]])),
    });
    if (faults.length > 0) throw new Error(faults.join('; '));
  }
  const { files, errors: faults } = await index.getFiles();
  if (faults.length > 0) throw new Error(faults.join('; '));
  for (const file of files) {
    if (NOT_USED.test(file.path)) continue;
    const target = path.join(folder, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.content);
  }
  await index.deleteIndex();
  await close();
}
