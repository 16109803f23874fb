/** Runs variants in threads with a time limit, and counts results. */

import { Worker } from 'node:worker_threads';
import { given } from '../../src/given.ts';

export interface Job {
  seed: number;
  numbers: number[];
  /** Keeps the directories of the variants and reports their paths. */
  keep?: boolean;
}

export interface Report {
  number: number;
  /** The names of the edits that made the variant. */
  done: string[];
  codes: string[];
  /** CPU seconds for making, checking and building views. */
  seconds: number;
  /** The number of views; absent if the variant has errors. */
  views?: number;
  /** The fault that was found, as a sentence or a stack trace. */
  fault?: string;
  root?: string;
}

/** Milliseconds after which a variant is ended. Long enough for a busy machine. */
const PATIENCE = 180_000;
/** The limit in CPU seconds, which other load does not change. To an editor anything slower seems to hang. */
const LONGEST = 5;

export interface Figures {
  reports: Report[];
  faults: Report[];
  accepted: number;
  /** The number of variants with each code. */
  codes: Map<string, number>;
  slowest: Report | undefined;
}

/** Makes and judges `count` variants of a seed, from number `from` on. Calls `onReport` after each. */
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

/** Returns how many variants of the job are done. If the thread crashes or hangs, its current variant is the last one. */
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
