/** The engine for full text: Pagefind, fed with records through its Node interface. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { close, createIndex } from 'pagefind';
import { gramsOf } from './grams.ts';
import type { SearchRecord } from './records.ts';

/** Files that only Pagefind's own interfaces use, which the site does not. */
const NOT_USED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/** Writes the index below `folder`. Themes are left to the directory: their brands hold the same words. */
export async function writePagefind(records: readonly SearchRecord[], folder: string): Promise<void> {
  // No language: Pagefind then keeps the words as they are cut here, where under `zh` it would cut them again.
  const { index, errors } = await createIndex({ forceLanguage: 'und' });
  if (index === undefined) throw new Error(errors.join('; '));
  try {
    for (const { kind, url, title, subtitle, names, text, filters } of records) {
      if (kind === 'theme') continue;
      const { errors: faults } = await index.addCustomRecord({
        url,
        content: gramsOf([title, ...names, subtitle, text].join('\n')),
        language: 'und',
        meta: { kind, title, subtitle },
        filters: Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, [value]])),
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
  } finally {
    await index.deleteIndex();
    await close();
  }
}
