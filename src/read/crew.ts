/**
 * Reads the texts of many entries. Cached readings come from the store; the others are read here and, if
 * there are many, in worker threads too. The result does not depend on which thread reads a text.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EntryKind } from './directory.ts';
import { type Reading, readEntryText, readingKey, unreadableEntry } from './reading.ts';
import type { Store } from './store.ts';

/** One entry to read. `text` is undefined if the file could not be decoded. */
export interface Task {
  kind: EntryKind;
  text: string | undefined;
  /** Digest of the file's bytes. */
  digest: string;
}

/** Starting a worker takes longer than reading fewer texts than this. */
const MIN_FOR_WORKERS = 600;
const MAX_WORKERS = 3;
/** Texts in one message: few enough that all threads finish at about the same time. */
const BATCH = 32;

/** Returns the readings in the order of `tasks`. A store or worker that fails does not change them. */
export async function readTexts(tasks: readonly Task[], store: Store, onProgress: (done: number) => void): Promise<Reading[]> {
  const readings = new Array<Reading | undefined>(tasks.length);
  const missing: number[] = [];
  for (const [index, { kind, text, digest }] of tasks.entries()) {
    if (text === undefined) readings[index] = unreadableEntry(kind);
    else {
      readings[index] = keptReading(store, readingKey(kind, digest));
      if (readings[index] === undefined) missing.push(index);
    }
  }
  const crew = new Crew(tasks, missing, store, readings, () => onProgress(tasks.length - crew.left));
  await crew.read();
  onProgress(tasks.length);
  return readings as Reading[];
}

function keptReading(store: Store, key: string): Reading | undefined {
  const kept = store.get(key);
  if (kept === undefined) return undefined;
  try {
    return JSON.parse(kept) as Reading;
  } catch {
    return undefined;
  }
}

/** Returns a reading as JSON, or undefined in the rare case that JSON would not restore it unchanged. */
function toJson(reading: Reading): string | undefined {
  return isPlainJson(reading.data) ? JSON.stringify(reading) : undefined;
}

/** JSON cannot hold NaN, infinities or -0, which an editor's free data may contain. */
function isPlainJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (Array.isArray(value)) return value.every(isPlainJson);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isPlainJson);
  return value !== undefined;
}

/** Texts to read; `index` is the position in `tasks`. An empty order asks the worker to flush its store. */
export type Order = { index: number; kind: EntryKind; text: string; digest: string }[];

/** The reading of each text as JSON, or null if the main thread has to read it. */
export type Delivery = { index: number; json: string | null }[];

class Crew {
  left: number;
  private readonly batches: number[][] = [];
  private readonly tasks: readonly Task[];
  private readonly store: Store;
  private readonly readings: (Reading | undefined)[];
  private readonly onDone: () => void;
  private helpers: { worker: Worker; given: number[][] }[] = [];

  constructor(tasks: readonly Task[], missing: readonly number[], store: Store, readings: (Reading | undefined)[], onDone: () => void) {
    [this.tasks, this.store, this.readings, this.onDone] = [tasks, store, readings, onDone];
    this.left = missing.length;
    for (let at = 0; at < missing.length; at += BATCH) this.batches.push(missing.slice(at, at + BATCH));
  }

  async read(): Promise<void> {
    const helpers = this.left < MIN_FOR_WORKERS ? 0 : Math.min(MAX_WORKERS, availableParallelism() - 1);
    for (let count = 0; count < helpers; count += 1) this.startWorker();
    try {
      while (this.left > 0) {
        const batch = this.batches.shift();
        // All batches are taken: wait for the workers.
        if (batch === undefined) await new Promise((resolve) => setTimeout(resolve, 2));
        else {
          for (const index of batch) this.readHere(index);
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    } finally {
      await Promise.all(this.helpers.map(stopWorker));
    }
  }

  private readHere(index: number): void {
    const { kind, text, digest } = this.tasks[index] as Task;
    const reading = readEntryText(kind, text as string);
    const json = this.store.folder === undefined ? undefined : toJson(reading);
    if (json !== undefined) this.store.put(readingKey(kind, digest), json);
    this.settle(index, reading);
  }

  private settle(index: number, reading: Reading): void {
    if (this.readings[index] !== undefined) return;
    this.readings[index] = reading;
    this.left -= 1;
    this.onDone();
  }

  private startWorker(): void {
    let worker: Worker;
    try {
      worker = new Worker(new URL('./helper.ts', import.meta.url), { workerData: this.store.folder });
    } catch {
      return;
    }
    const helper = { worker, given: [] as number[][] };
    this.helpers.push(helper);
    const give = (): void => {
      // Two batches: the worker reads the second while this thread handles the result of the first.
      while (helper.given.length < 2 && this.batches.length > 2) {
        const indexes = this.batches.pop() as number[];
        helper.given.push(indexes);
        worker.postMessage(indexes.map((index) => ({ index, ...(this.tasks[index] as Task & { text: string }) })) satisfies Order);
      }
    };
    worker.on('message', (delivery: Delivery) => {
      helper.given.shift();
      give();
      for (const { index, json } of delivery) {
        if (json === null) this.readHere(index);
        else this.settle(index, JSON.parse(json) as Reading);
      }
    });
    // A worker that failed or ended returns its batches to the queue.
    const lose = (): void => {
      this.helpers = this.helpers.filter((one) => one !== helper);
      this.batches.push(...helper.given.splice(0));
    };
    worker.once('error', lose);
    worker.once('exit', lose);
    give();
  }
}

/** Asks a worker to flush its store and ends it, after 5 seconds at the latest. */
async function stopWorker({ worker }: { worker: Worker }): Promise<void> {
  const isOver = new Promise((resolve) => {
    for (const event of ['message', 'exit', 'error']) worker.once(event, resolve);
    setTimeout(resolve, 5000).unref();
  });
  worker.postMessage([] satisfies Order);
  await isOver;
  await worker.terminate();
}

/** Handles an order in a worker. */
export function deliver(order: Order, store: Store): Delivery {
  if (order.length === 0) store.flush();
  return order.map(({ index, kind, text, digest }) => {
    const json = toJson(readEntryText(kind, text));
    if (json !== undefined) store.put(readingKey(kind, digest), json);
    return { index, json: json ?? null };
  });
}
