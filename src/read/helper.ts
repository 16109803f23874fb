/** Worker thread that reads texts for `crew.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { deliver, type Order } from './crew.ts';
import { openFolder } from './store.ts';

const store = openFolder(workerData as string | undefined);
parentPort?.on('message', (order: Order) => parentPort?.postMessage(deliver(order, store)));
