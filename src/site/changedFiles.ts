/**
 * Changes files of a directory together. Every new text is written beside its file first; then each is put by one
 * rename, in the order given. If one cannot be put, those put before get their old text back.
 */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ownName } from '../leftovers.ts';
import { EVENT } from '../wording/newEvent.ts';
import { MisuseError } from './misuse.ts';

export interface ChangedFile {
  /** Its path on disk. */
  absolute: string;
  /** The text that the change was made from. */
  before: string;
  after: string;
}

/** Reads a file as UTF-8, its byte-order mark included, so that what is written back has the same bytes. Throws on any other. */
export const readExact = (absolute: string): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(absolute));

/** Puts the new texts. Throws `MisuseError` if a file is no longer what the change was made from; then nothing is changed. */
export function putChanges(changes: readonly ChangedFile[]): void {
  const drafts: { change: ChangedFile; draft: string }[] = [];
  const put: ChangedFile[] = [];
  try {
    for (const change of changes) {
      const draft = path.join(path.dirname(change.absolute), `.new-${ownName()}`);
      drafts.push({ change, draft });
      writeFileSync(draft, change.after, { flag: 'wx', mode: statSync(change.absolute).mode });
    }
    for (const { change } of drafts) if (readExact(change.absolute) !== change.before) throw new MisuseError(EVENT.changed(change.absolute));
    for (const { change, draft } of drafts) {
      renameSync(draft, change.absolute);
      put.push(change);
    }
  } catch (error) {
    for (const { absolute, before } of put) writeFileSync(absolute, before);
    throw error;
  } finally {
    for (const { draft } of drafts) rmSync(draft, { force: true });
  }
}
