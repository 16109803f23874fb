/**
 * Searches the files of a site, where there are many on the machine's other processors too. All take the
 * next few files from one counter; who searches what makes no difference to what is found.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { placeOf, type SitePlace } from '../../outputs/output.ts';
import { Scanner } from './scanner.ts';
import { Search } from './search.ts';
import type { Watched } from './watch.ts';

export interface Assignment {
  folder: SitePlace;
  files: readonly string[];
  /** Files whose bytes are not searched. */
  asTheyAre: ReadonlySet<string>;
  watched: readonly Watched[];
  /** How many files have been taken. */
  taken: Int32Array<SharedArrayBuffer>;
}

/** Something found: the place of the file and of the watched among all. */
export interface Find {
  file: number;
  watched: number;
}

export interface Findings {
  finds: Find[];
  bytes: number;
}

/** Fewer files than this are searched sooner than a helper is there. */
const WORTH_HELP = 3000;
const MOST_HELPERS = 3;
/** Files taken at a time. */
const BATCH = 16;

/** Searches all files. Throws where one cannot be searched. */
export async function searchFiles(given: Omit<Assignment, 'taken'>): Promise<Findings> {
  const helpers = given.files.length < WORTH_HELP ? 0 : Math.min(MOST_HELPERS, availableParallelism() - 1);
  const assignment = { ...given, taken: counter() };
  const theirs = Array.from({ length: helpers }, () => helped(assignment));
  const all = [searchShare(assignment), ...(await Promise.all(theirs))];
  // What a lost helper had taken is not known; whatever stopped it will be told, or not happen, here.
  const parts = all.includes(undefined) ? [searchShare({ ...given, taken: counter() })] : (all as Findings[]);
  return {
    finds: parts.flatMap(({ finds }) => finds).sort((a, b) => a.file - b.file),
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

const counter = (): Int32Array<SharedArrayBuffer> => new Int32Array(new SharedArrayBuffer(4));

/** What a helper finds; undefined where it was lost. */
function helped(assignment: Assignment): Promise<Findings | undefined> {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(new URL('./helper.ts', import.meta.url), { workerData: assignment });
      worker.once('message', resolve);
      for (const event of ['error', 'exit']) worker.once(event, () => resolve(undefined));
    } catch {
      resolve(undefined);
    }
  });
}

/** Searches files as long as there are any to take. */
export function searchShare({ folder, files, asTheyAre, watched, taken }: Assignment): Findings {
  const search = new Search(new Scanner(watched));
  const numbers = new Map(watched.map((one, index) => [one, index]));
  const finds: Find[] = [];
  for (let from = Atomics.add(taken, 0, BATCH); from < files.length; from = Atomics.add(taken, 0, BATCH)) {
    for (const [index, name] of files.slice(from, from + BATCH).entries()) {
      if (asTheyAre.has(name)) continue;
      for (const one of search.file(placeOf(folder, name), name)) finds.push({ file: from + index, watched: numbers.get(one) as number });
    }
  }
  return { finds, bytes: search.bytes };
}
