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
import type { Junctions } from './junctions.ts';
import { Matcher, type Term } from './matcher.ts';
import { searchBytes } from './search.ts';

export interface Assignment {
  folder: SitePlace;
  files: readonly string[];
  /** Files of which the names alone are searched. */
  asTheyAre: ReadonlySet<string>;
  terms: readonly Term[];
  /** Which of so many shares of the files is to be searched. */
  share: number;
  shares: number;
}

export interface Findings {
  /** Of files that are not silent, in their order, the terms that count, and what they carry that they should not. */
  finds: { file: string; terms: number[]; burden: string | undefined }[];
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
  const order = new Map(given.files.map((file, at) => [file, at]));
  return {
    finds: findings.flatMap(({ finds }) => finds).sort((a, b) => (order.get(a.file) as number) - (order.get(b.file) as number)),
    bytes: findings.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Searches one file of so many as there are shares. Without `junctions` whatever stands in a file is met, also across two public texts. */
export async function searchShare({ folder, files, asTheyAre, terms, share, shares }: Assignment, junctions?: Junctions): Promise<Findings> {
  const matcher = new Matcher(terms, junctions);
  const result: Findings = { finds: [], bytes: 0 };
  for (const file of files.filter((_, at) => at % shares === share)) {
    const absolute = placeOf(folder, file);
    const bytes = asTheyAre.has(file) ? Buffer.of() : readFileSync(absolute);
    const { terms: found, isSilent, isUnreadable } = searchBytes(matcher, file, bytes);
    const burden = asTheyAre.has(file) ? undefined : isUnreadable ? GATE.unreadable : await burdenOf(absolute, bytes);
    if (!isSilent || burden !== undefined) result.finds.push({ file, terms: [...found].sort((a, b) => a - b), burden });
    result.bytes += bytes.length;
  }
  return result;
}
