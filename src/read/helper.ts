/** Worker thread that reads texts for `crew.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../store/index.ts';
import { deliver, type Order } from './crew.ts';

const { folder, name } = workerData as { folder: string; name: string };
const store = openStore(folder);
parentPort?.on('message', (order: Order) => parentPort?.postMessage(deliver(order, store, name)));
