/** Searches its share of a site on another processor (see `workerPool.ts`). */
import { parentPort, workerData } from 'node:worker_threads';
import { type Assignment, searchHere } from './workerPool.ts';

parentPort?.postMessage(await searchHere(workerData as Assignment));
