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
import { Matcher, type Sought } from './matcher.ts';
import { isCopyOf, type Searched, searchBytes } from './search.ts';

export interface SearchedFiles {
  /** The site that was made. */
  folder: SitePlace;
  /** Below it: all its files, or those of them that are to be searched. */
  files: readonly string[];
  /** Files that go out as they came: downloads. Of them the names alone are searched. */
  asTheyAre: ReadonlySet<string>;
}

export interface Assignment extends SearchedFiles {
  sought: Sought;
}

export interface Findings {
  /** Of files that are not silent, the terms that count, and what they carry that they should not. */
  finds: { file: string; terms: number[]; burden: string | undefined }[];
  bytes: number;
}

/** Fewer files than this are searched sooner than a worker is there. */
const WORTH_WORKERS = 3000;
const MOST_SHARES = 4;

/** Searches all files, in any order. Throws where one cannot be read from the disk. */
export async function searchFiles(given: Assignment): Promise<Findings> {
  const shares = given.files.length < WORTH_WORKERS ? 1 : Math.min(MOST_SHARES, availableParallelism());
  const places = sharesOf(given.files, shares);
  const findings = await Promise.all(
    Array.from({ length: shares }, async (_, share): Promise<Findings> => {
      const workerData: Assignment = { ...given, files: given.files.filter((__, at) => places[at] === share) };
      // Never a share here beside workers: each file that is read counts as memory, for which V8 goes through all that a build holds.
      if (shares === 1) return searchHere(workerData);
      // An error of a worker is one of the search.
      const [message] = await once(new Worker(new URL('./worker.ts', import.meta.url), { workerData }), 'message');
      return message as Findings;
    }),
  );
  return { finds: findings.flatMap(({ finds }) => finds), bytes: findings.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Which share each file belongs to: packed copies to that of their original, which stands ahead of them. */
function sharesOf(files: readonly string[], shares: number): number[] {
  let [original, share] = ['', -1];
  return files.map((file) => {
    if (isCopyOf(file, original)) return share;
    [original, share] = [file, (share + 1) % shares];
    return share;
  });
}

/** Searches files, in their order. Without `junctions` whatever stands in a file is met, also across two public texts. */
export async function searchHere({ folder, files, asTheyAre, sought }: Assignment, junctions?: Junctions): Promise<Findings> {
  const matcher = new Matcher(sought, junctions);
  const result: Findings = { finds: [], bytes: 0 };
  let last: Searched | undefined;
  for (const file of files) {
    const absolute = placeOf(folder, file);
    const bytes = asTheyAre.has(file) ? Buffer.of() : readFileSync(absolute);
    const found = searchBytes(matcher, file, bytes, last);
    if (last === undefined || !isCopyOf(file, last.name)) last = { name: file, bytes, found };
    const { terms: counted, isSilent, isUnreadable } = found;
    const burden = asTheyAre.has(file) ? undefined : isUnreadable ? GATE.unreadable : await burdenOf(absolute, bytes);
    if (!isSilent || burden !== undefined) result.finds.push({ file, terms: [...counted].sort((a, b) => a - b), burden });
    result.bytes += bytes.length;
  }
  return result;
}
