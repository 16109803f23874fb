/**
 * Searches the files of a site, where there are many on the machine's other processors too; who searches what makes no
 * difference to what is found.
 */

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { burdenOf } from '../media/clean/metadata.ts';
import { placeOf, type SitePlace } from '../outputs/output.ts';
import { GATE } from '../wording/gate.ts';
import { Junctions } from './junctions.ts';
import { Matcher, type Term } from './matcher.ts';
import { searchBytes } from './search.ts';

export interface Assignment {
  folder: SitePlace;
  files: readonly string[];
  /** Files of which the names alone are searched. */
  asTheyAre: ReadonlySet<string>;
  terms: readonly Term[];
  /** Where public texts may meet. Without them whatever stands in a file is met. */
  junctions: Junctions['bits'] | undefined;
  /** Which of so many shares of the files is to be searched. */
  share: number;
  shares: number;
}

export interface Findings {
  /** Of files that are not silent, by their place among all, the terms that count, and what they carry that they should not. */
  finds: { file: number; terms: number[]; burden: string | undefined }[];
  bytes: number;
}

/** Fewer files than this are searched sooner than a worker is there. */
const WORTH_WORKERS = 3000;
const MOST_SHARES = 4;

/** Searches all files. Throws where one cannot be read from the disk. */
export async function searchFiles(given: Omit<Assignment, 'share' | 'shares'>): Promise<Findings> {
  const shares = given.files.length < WORTH_WORKERS ? 1 : Math.min(MOST_SHARES, availableParallelism());
  const findings = await Promise.all(
    Array.from({ length: shares }, async (_, share): Promise<Findings> => {
      const workerData: Assignment = { ...given, share, shares };
      // The last is searched here, once the others are at work.
      if (share === shares - 1) return searchShare(workerData);
      // An error of a worker is one of the search.
      const [message] = await once(new Worker(new URL('./worker.ts', import.meta.url), { workerData }), 'message');
      return message as Findings;
    }),
  );
  return {
    finds: findings.flatMap(({ finds }) => finds).sort((a, b) => a.file - b.file),
    bytes: findings.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Searches one file of so many as there are shares. */
export async function searchShare({ folder, files, asTheyAre, terms, junctions, share, shares }: Assignment): Promise<Findings> {
  const matcher = new Matcher(terms, junctions === undefined ? undefined : Junctions.of(junctions));
  const result: Findings = { finds: [], bytes: 0 };
  for (let file = share; file < files.length; file += shares) {
    const name = files[file] as string;
    const absolute = placeOf(folder, name);
    const bytes = asTheyAre.has(name) ? Buffer.of() : readFileSync(absolute);
    const { terms: found, isSilent, isUnreadable } = searchBytes(matcher, name, bytes);
    const burden = asTheyAre.has(name) ? undefined : isUnreadable ? GATE.unreadable : await burdenOf(absolute, bytes);
    if (!isSilent || burden !== undefined) result.finds.push({ file, terms: [...found].sort((a, b) => a - b), burden });
    result.bytes += bytes.length;
  }
  return result;
}
