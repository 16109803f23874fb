/** Brings a list of organizations out of Excel into a content. */
import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { readTables } from '../office/workbook.ts';
import { slugFor } from '../schema/slugs.ts';
import { NEW } from '../wording/new.ts';
import { TABLE } from '../wording/tables.ts';
import { listFile } from '../writing/organization.ts';
import { organizationsIn, type TableReading } from '../writing/organizationTable.ts';
import { yamlText } from '../writing/page.ts';
import { MisuseError } from './misuse.ts';
import type { Where } from './newEntry.ts';
import { putNew, readGivenFile } from './newFiles.ts';
import { readSite } from './read.ts';

export interface Imported extends TableReading {
  /** The list that was written, in the content; undefined if nothing was. */
  file?: string;
  /** The problems of the list. */
  diagnostics: Diagnostic[];
}

/**
 * Reads the organizations of an .xlsx or .csv file and writes those that are new as a list of their own. Writes nothing
 * if a row has a fault. Throws `OfficeError` if the file cannot be read.
 */
export async function importList(source: string, where: Where): Promise<Imported> {
  const tables = await readTables(readGivenFile(source));
  const { model } = await readSite(where);
  for (const settings of [model.content.site, model.content.taxonomy])
    if (!settings.readable) throw new MisuseError(NEW.unreadableContent(settings.file));
  const readings = tables.map(({ rows }) => organizationsIn(rows, model));
  // The first sheet with a list; others may be notes.
  const reading = readings.find(({ organizations, known }) => organizations.length + known > 0) ?? readings[0];
  if (reading === undefined) throw new MisuseError(NEW.emptyTable(source));
  if (reading.faults.length > 0 || reading.organizations.length === 0) return { ...reading, diagnostics: [] };
  const name = path.basename(source).replace(/\.[^.]+$/, '');
  const file = listFile(model, slugFor(name) ?? 'list');
  putNew(where.root, [{ file, bytes: `${TABLE.listHead(path.basename(source))}${yamlText(reading.organizations)}` }]);
  const { diagnostics } = await readSite(where);
  return { ...reading, file, diagnostics: diagnostics.filter((one) => one.file === file) };
}
