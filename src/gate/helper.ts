/** A helper on another processor: searches its share of a site (see `crew.ts`). */
import { parentPort, workerData } from 'node:worker_threads';
import { type Assignment, searchShare } from './crew.ts';

parentPort?.postMessage(await searchShare(workerData as Assignment));
