/** Searches its share of a site on another processor (see `workerPool.ts`). */
import { parentPort, workerData } from 'node:worker_threads';
import { type Assignment, searchShare } from './workerPool.ts';

parentPort?.postMessage(await searchShare(workerData as Assignment));
