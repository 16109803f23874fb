/** Writes the texts for excerpts: of each kind by slots, so that a text that changes changes one file. */
import { hash } from 'node:crypto';
import { LINE, NO_FILE, packText, type TextsFile, textName } from '../format/fullText.ts';
import type { Kind } from '../format/rows.ts';
import type { NumberedRecord } from './changes.ts';
import { fileThatStayed, type IndexFile, type Keeping, keepPart, keptPart, versionOf, written } from './files.ts';
import { widthOf } from './fullText.ts';

/** What is kept of each file: of which records it was made, and its digest. */
type Kept = Record<string, [of: string, digest: string]>;
const PART = 'texts';

/** Returns the text files, and the file that lists them. */
export function textsAfter(kinds: readonly Kind[], records: readonly NumberedRecord[], keeping?: Keeping): { files: IndexFile[]; list: IndexFile } {
  const before = keptPart<Kept>(keeping, PART, '') ?? {};
  const kept: Kept = {};
  const byRow = new Map(records.map(({ row, known }) => [row, known]));
  const files: IndexFile[] = [];
  const list: TextsFile = { widths: [], versions: [] };
  let first = 0;
  for (const { slots } of kinds) {
    const own = Array.from({ length: slots }, (_, at) => byRow.get(first + at));
    const width = widthOf(
      slots,
      own.reduce((sum, known) => sum + (known?.summary.length ?? 0), 0),
    );
    let versions = '';
    for (let from = 0; width > 0 && from < slots; from += width) {
      const some = own.slice(from, from + width);
      if (some.every((known) => (known?.summary.length ?? 0) === 0)) {
        versions += NO_FILE;
        continue;
      }
      const name = textName(first + from);
      const of = hash('sha256', some.map((known) => known?.summary.digest ?? '').join(' '), 'base64url');
      const was = before[name];
      const file =
        was?.[0] === of
          ? fileThatStayed([name, was[1]])
          : written(
              name,
              some.map((known) => (known === undefined ? '' : packText(known.record()).replaceAll('\n', LINE))),
              keeping,
            );
      kept[name] = [of, file.digest];
      versions += versionOf(file);
      files.push(file);
    }
    list.widths.push(width);
    list.versions.push(versions);
    first += slots;
  }
  if (JSON.stringify(kept) !== JSON.stringify(before)) keepPart(keeping, PART, '', kept);
  return { files, list: written('texts', list) };
}
