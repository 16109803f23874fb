/** Everything that search needs at the site's side, written below `<site>/search/`. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../views/context.ts';
import { directoryOf } from './directory.ts';
import { indexesOf, writePagefind } from './pagefind.ts';
import { searchRecords } from './records.ts';

/** Writes the directory and, unless `fullText` is false, the full-text indexes of a site into `folder`, the site's own. */
export async function writeSearch(context: Context, folder: string, { fullText = true } = {}): Promise<void> {
  const records = searchRecords(context);
  const order = { domain: context.site.domains.map((domain) => domain.label), level: context.site.levels.map((level) => level.label) };
  await mkdir(path.join(folder, 'search'), { recursive: true });
  await writeFile(path.join(folder, 'search/directory.json'), JSON.stringify(directoryOf(records, order, indexesOf(records).length)));
  if (fullText) await writePagefind(records, path.join(folder, 'search/pagefind'));
}
