/**
 * Searches the files of a site, where there are many on the machine's other processors too. All take the
 * next few files from one counter; who searches what makes no difference to what is found.
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
  junctions: Junctions['bits'];
  /** How many files have been taken. */
  taken: Int32Array<SharedArrayBuffer>;
}

export interface Findings {
  /** Of files that are not silent, by their place among all, the terms that count, and what they carry that they should not. */
  finds: { file: number; terms: number[]; burden: string | undefined }[];
  bytes: number;
}

/** Fewer files than this are searched sooner than a helper is there. */
const WORTH_HELP = 3000;
const MOST_HELPERS = 3;
/** Files taken at a time. */
const BATCH = 16;

/** Searches all files. Throws where one cannot be read from the disk. */
export async function searchFiles(given: Omit<Assignment, 'taken'>): Promise<Findings> {
  const assignment: Assignment = { ...given, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const count = given.files.length < WORTH_HELP ? 0 : Math.min(MOST_HELPERS, availableParallelism() - 1);
  const helpers = Array.from({ length: count }, () => new Worker(new URL('./worker.ts', import.meta.url), { workerData: assignment }));
  // An error of a helper is one of the search.
  const theirs = Promise.all(helpers.map(async (helper) => ((await once(helper, 'message')) as [Findings])[0]));
  const [own, others] = await Promise.all([searchShare(assignment), theirs]);
  return {
    finds: [own, ...others].flatMap(({ finds }) => finds).sort((a, b) => a.file - b.file),
    bytes: [own, ...others].reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Searches files as long as there are any to take. */
export async function searchShare({ folder, files, asTheyAre, terms, junctions, taken }: Assignment): Promise<Findings> {
  const matcher = new Matcher(terms, Junctions.of(junctions));
  const result: Findings = { finds: [], bytes: 0 };
  for (let from = Atomics.add(taken, 0, BATCH); from < files.length; from = Atomics.add(taken, 0, BATCH)) {
    for (const [index, name] of files.slice(from, from + BATCH).entries()) {
      const absolute = placeOf(folder, name);
      const bytes = asTheyAre.has(name) ? Buffer.of() : readFileSync(absolute);
      const { terms: found, isSilent, isUnreadable } = searchBytes(matcher, name, bytes);
      const burden = asTheyAre.has(name) ? undefined : isUnreadable ? GATE.unreadable : await burdenOf(absolute, bytes);
      if (!isSilent || burden !== undefined) result.finds.push({ file: from + index, terms: [...found].sort((a, b) => a - b), burden });
      result.bytes += bytes.length;
    }
  }
  return result;
}
