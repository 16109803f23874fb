/** Everything that search needs at the site's side, written below `<site>/search/`. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../views/context.ts';
import { directoryOf } from './directory.ts';
import { writePagefind } from './pagefind.ts';
import { searchRecords } from './records.ts';

/** Writes the directory and, unless `fullText` is false, the full-text index of a site into `folder`, the site's own. */
export async function writeSearch(context: Context, folder: string, { fullText = true } = {}): Promise<{ records: number }> {
  const records = searchRecords(context);
  const order = { domain: context.site.domains.map((domain) => domain.label), level: context.site.levels.map((level) => level.label) };
  await mkdir(path.join(folder, 'search'), { recursive: true });
  await writeFile(path.join(folder, 'search/directory.json'), JSON.stringify(directoryOf(records, order)));
  if (fullText) await writePagefind(records, path.join(folder, 'search/pagefind'));
  return { records: records.length };
}
