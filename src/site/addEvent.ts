/** Adds an event to a brand's record, in the content or in `--private DIR`, and changes nothing else of the file. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { dataOf, type Edit, type Kind, SpliceError, splice } from '../edit/splice.ts';
import { given } from '../given.ts';
import { missingOf } from '../model/standard.ts';
import type { Withheld } from '../publish/withheld.ts';
import { EVENT } from '../wording/newEvent.ts';
import { type NewEvent, newEvent } from '../writing/event.ts';
import { yamlText } from '../writing/page.ts';
import { putChanges, readExact } from './changedFiles.ts';
import { type Holding, hold } from './dialogues.ts';
import { MisuseError } from './misuse.ts';
import type { Where } from './newEntry.ts';
import { putNew } from './newFiles.ts';
import { readSite } from './read.ts';

export interface Added {
  /** What was done, in words. */
  lines: string[];
  /** The problems of the brand's files. */
  diagnostics: Diagnostic[];
  withheld: Withheld[];
}

/** Asks what happened and writes it down. Throws `MisuseError` if it cannot be written. */
export async function addEvent(where: Where, holding: Holding): Promise<Added> {
  const { model } = await readSite(where);
  const happened = await hold(newEvent(model), holding);
  const entry = model.brands.get(happened.slug);
  if (entry === undefined) throw new Error(`no brand ${happened.slug}`);
  const isApart = happened.isInternal && where.privateRoot !== undefined;
  if (happened.isInternal && !isApart && model.settings.dossier === 'elsewhere') throw new MisuseError(EVENT.needsPrivate);
  // An entry of the private directory has its whole record there.
  const root = entry.private || isApart ? (where.privateRoot as string) : where.root;
  const file = isApart && !entry.private ? `brands/${happened.slug}/private.yaml` : entry.path;
  write(root, file, happened);
  const name = happened.name ?? entry.data.name ?? happened.slug;
  const missing = happened.event.event === 'declared' ? missingOf(entry.data, model.standard) : [];
  const labels = new Map(model.standard.items.map((item) => [item.key, item.label]));
  const { diagnostics, withheld } = await readSite(where);
  return {
    lines: [
      EVENT.added(name, EVENT.names[happened.event.event as keyof typeof EVENT.names], path.join(root, file)),
      ...(missing.length === 0
        ? []
        : [
            EVENT.lacking(
              name,
              missing.map((key) => labels.get(key) ?? key),
            ),
          ]),
    ],
    diagnostics: diagnostics.filter((one) => one.file.includes(`brands/${happened.slug}/`)),
    withheld,
  };
}

function write(root: string, file: string, { event, name }: NewEvent): void {
  const absolute = path.join(root, file);
  if (!existsSync(absolute)) {
    putNew(root, [{ file, bytes: yamlText({ record: [event] }) }]);
    return;
  }
  const kind: Kind = file.endsWith('.mdx') ? 'mdx' : 'yaml';
  const before = readExact(absolute);
  putChanges([{ absolute, before, after: spliced(before, kind, file, (data) => eventEdits(data, event, name)) }]);
}

function eventEdits(data: unknown, event: NewEvent['event'], name: string | undefined): Edit[] {
  const { record } = (data ?? {}) as { record?: unknown };
  const add: Edit = Array.isArray(record)
    ? { do: 'insert', path: ['record'], at: record.length, value: event }
    : { do: 'set', path: ['record'], value: [event] };
  return [...(name === undefined ? [] : [{ do: 'set', path: ['name'], value: name } as const]), add];
}

/** A text with edits made. Throws `MisuseError` with a sentence if they cannot be made. */
function spliced(before: string, kind: Kind, file: string, editsFor: (data: unknown) => Edit[]): string {
  try {
    return splice(before, kind, editsFor(dataOf(before, kind)));
  } catch (error) {
    if (!(error instanceof SpliceError)) throw error;
    throw new MisuseError(error.reason === 'unreadable' ? EVENT.unreadable(file) : EVENT.refused(file), { ...given('cause', error) });
  }
}
