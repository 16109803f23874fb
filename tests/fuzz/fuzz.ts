/** Runs mutants in threads, watches that each ends, and counts. */

import { Worker } from 'node:worker_threads';
import { given } from '../../src/given.ts';

export interface Job {
  seed: number;
  numbers: number[];
  /** Leaves the mutants' directories where they are and says where. */
  keep?: boolean;
}

export interface Report {
  number: number;
  /** The edits that made it. */
  done: string[];
  codes: string[];
  /** Of the processor, all that was done with it. */
  seconds: number;
  /** Of one without errors, how many views were made of it. */
  views?: number;
  /** What must not be, in a sentence or with where it was thrown. */
  fault?: string;
  root?: string;
}

/** How long one mutant may take before it is ended: so long that a busy machine alone, with whatever else runs, is no reason. */
const PATIENCE = 180_000;
/** Seconds of the processor, which do not hang on what else runs: what takes longer would be taken for hanging. */
const LONGEST = 5;

export interface Figures {
  reports: Report[];
  faults: Report[];
  accepted: number;
  /** How many mutants had each code. */
  codes: Map<string, number>;
  slowest: Report | undefined;
}

/** Makes and judges the mutants of a seed from `from` on. `threads` at once; `onReport` as each is done. */
export async function fuzz(options: {
  seed: number;
  from: number;
  count: number;
  threads: number;
  keep?: boolean;
  onReport?(report: Report): void;
}): Promise<Figures> {
  const { seed, from, count, threads, keep, onReport } = options;
  const reports: Report[] = [];
  const numbers = Array.from({ length: count }, (_, index) => from + index);
  await Promise.all(
    Array.from({ length: threads }, async (_, thread) => {
      let mine = numbers.filter((__, index) => index % threads === thread);
      while (mine.length > 0) {
        const done = await inThread({ seed, numbers: mine, ...given('keep', keep) }, (report) => {
          reports.push(report);
          onReport?.(report);
        });
        mine = mine.slice(done);
      }
    }),
  );
  reports.sort((a, b) => a.number - b.number);
  const codes = new Map<string, number>();
  for (const report of reports) for (const code of report.codes) codes.set(code, (codes.get(code) ?? 0) + 1);
  return {
    reports,
    faults: reports.filter((report) => report.fault !== undefined),
    accepted: reports.filter((report) => report.views !== undefined).length,
    codes,
    slowest: reports.reduce<Report | undefined>((most, report) => (most === undefined || report.seconds > most.seconds ? report : most), undefined),
  };
}

/** Gives how many numbers of the job are done with; a thread that falls or hangs ends with the one that it was at. */
function inThread(job: Job, tell: (report: Report) => void): Promise<number> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: job });
    let [done, at] = [0, job.numbers[0] as number];
    let watch: NodeJS.Timeout | undefined;
    let isOver = false;
    const end = (fault?: string): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(watch);
      if (fault !== undefined) {
        tell({ number: at, done: [], codes: [], seconds: 0, fault });
        done += 1;
      }
      void worker.terminate().then(() => resolve(done));
    };
    worker.on('message', (message: { began: number } | Report) => {
      if ('began' in message) {
        at = message.began;
        clearTimeout(watch);
        watch = setTimeout(() => end('hangs'), PATIENCE);
      } else {
        done += 1;
        const isSlow = message.fault === undefined && message.seconds > LONGEST;
        tell(isSlow ? { ...message, fault: `took ${message.seconds.toFixed(1)} s of the processor` } : message);
      }
    });
    worker.once('error', (error) => end(`the thread fell: ${error.stack ?? error.message}`));
    worker.once('exit', (code) => end(done < job.numbers.length ? `the thread ended with ${code}` : undefined));
  });
}
