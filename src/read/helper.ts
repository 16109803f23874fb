/** A helper on another processor: reads the texts that it is given (see `crew.ts`). */
import { parentPort } from 'node:worker_threads';
import { deliver, type Order } from './crew.ts';

parentPort?.on('message', (order: Order) => parentPort?.postMessage(deliver(order)));
