/**
 * Reads the texts of many entries. Kept readings come from the memory; the others are read here and, if there are
 * many, in worker threads too. The result does not depend on which thread reads a text.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Store } from '../store/index.ts';
import { type BodyAside, type BodyText, lazyBody } from './body/index.ts';
import type { EntryKind } from './directory.ts';
import { apart, isPlainJson, type KeptReading, type Reading, readEntryText, unreadableEntry } from './reading.ts';

/** One entry to read. */
export interface Task {
  kind: EntryKind;
  /** Digest of the file's bytes. */
  digest: string;
  /** What was read of the same bytes before. */
  kept: KeptReading | undefined;
  /** Returns the text; undefined if the file could not be decoded. */
  text(): string | undefined;
  /** Whether what is read may be kept: a file in another encoding has problems beside those of its text. */
  isSound: boolean;
}

/** Where readings are kept: the large part of each in `store`, below `name`; the rest by `keep`. */
export interface Keeping {
  store: Store;
  /** The folder of the store, so that another thread can open it. */
  folder: string;
  name: string;
  keep(task: Task, reading: KeptReading): void;
}

/** Starting a worker takes longer than reading fewer texts than this. */
const MIN_FOR_WORKERS = 600;
const MAX_WORKERS = 3;
/** Texts in one message: few enough that all threads finish at about the same time. */
const BATCH = 32;

const asideKey = (name: string, kind: EntryKind, digest: string): string => `body ${name} ${kind} ${digest}`;

/** Returns the readings in the order of `tasks`. A store or worker that fails does not change them. */
export async function readTexts(tasks: readonly Task[], keeping: Keeping | undefined, onProgress: (done: number) => void): Promise<Reading[]> {
  const readings = new Array<Reading | undefined>(tasks.length);
  const missing: number[] = [];
  for (const [index, task] of tasks.entries()) {
    if (keeping !== undefined && task.kept !== undefined) readings[index] = restored(task, task.kept, keeping);
    else if (task.text() === undefined) readings[index] = unreadableEntry(task.kind);
    else missing.push(index);
  }
  const crew = new Crew(tasks, missing, keeping, readings, () => onProgress(tasks.length - crew.left));
  await crew.read();
  onProgress(tasks.length);
  return readings as Reading[];
}

/** A reading whose body is loaded when it is asked for: from the store or, if it is not there, by reading the text again. */
function restored(task: Task, kept: KeptReading, { store, name }: Keeping, texts?: BodyText[]): Reading {
  const load = (): BodyAside => {
    const aside = store.get(asideKey(name, task.kind, task.digest));
    if (aside !== undefined) {
      try {
        return JSON.parse(aside.toString()) as BodyAside;
      } catch {
        // It is read again.
      }
    }
    return readEntryText(task.kind, task.text() ?? '').body;
  };
  return { ...kept, body: lazyBody(kept.body, load, texts === undefined ? {} : { texts }) };
}

/** Texts to read; `index` is the position in `tasks`. An empty order asks the worker to flush its store. */
export type Order = { index: number; kind: EntryKind; text: string; digest: string }[];

/** What is at hand of each text as JSON, or null if the main thread has to read it. */
export type Delivery = { index: number; json: string | null }[];

interface Delivered {
  kept: KeptReading;
  texts: BodyText[];
}

class Crew {
  left: number;
  private readonly batches: number[][] = [];
  private readonly tasks: readonly Task[];
  private readonly keeping: Keeping | undefined;
  private readonly readings: (Reading | undefined)[];
  private readonly onDone: () => void;
  private helpers: { worker: Worker; given: number[][] }[] = [];

  constructor(
    tasks: readonly Task[],
    missing: readonly number[],
    keeping: Keeping | undefined,
    readings: (Reading | undefined)[],
    onDone: () => void,
  ) {
    [this.tasks, this.keeping, this.readings, this.onDone] = [tasks, keeping, readings, onDone];
    this.left = missing.length;
    for (let at = 0; at < missing.length; at += BATCH) this.batches.push(missing.slice(at, at + BATCH));
  }

  async read(): Promise<void> {
    // Without a store, whole bodies would have to be handed over, which costs as much as reading them.
    const helpers = this.left < MIN_FOR_WORKERS || this.keeping === undefined ? 0 : Math.min(MAX_WORKERS, availableParallelism() - 1);
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
    const task = this.tasks[index] as Task;
    const reading = readEntryText(task.kind, task.text() as string);
    if (this.keeping === undefined || !task.isSound || !isPlainJson(reading.data)) {
      this.settle(index, reading);
      return;
    }
    const [kept, aside] = apart(reading);
    this.keeping.store.put(asideKey(this.keeping.name, task.kind, task.digest), JSON.stringify(aside));
    this.keeping.keep(task, kept);
    this.settle(index, restored(task, kept, this.keeping, aside.texts));
  }

  private settle(index: number, reading: Reading): void {
    if (this.readings[index] !== undefined) return;
    this.readings[index] = reading;
    this.left -= 1;
    this.onDone();
  }

  private startWorker(): void {
    let worker: Worker;
    const { folder, name } = this.keeping as Keeping;
    try {
      worker = new Worker(new URL('./helper.ts', import.meta.url), { workerData: { folder, name } });
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
        worker.postMessage(indexes.map((index) => this.orderOf(index)) satisfies Order);
      }
    };
    worker.on('message', (delivery: Delivery) => {
      helper.given.shift();
      give();
      for (const { index, json } of delivery) this.take(index, json);
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

  private orderOf(index: number): Order[number] {
    const { kind, digest, text } = this.tasks[index] as Task;
    return { index, kind, digest, text: text() as string };
  }

  private take(index: number, json: string | null): void {
    const task = this.tasks[index] as Task;
    if (json === null || !task.isSound) {
      this.readHere(index);
      return;
    }
    const { kept, texts } = JSON.parse(json) as Delivered;
    this.keeping?.keep(task, kept);
    this.settle(index, restored(task, kept, this.keeping as Keeping, texts));
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
export function deliver(order: Order, store: Store, name: string): Delivery {
  if (order.length === 0) store.close();
  return order.map(({ index, kind, text, digest }) => {
    const reading = readEntryText(kind, text);
    if (!isPlainJson(reading.data)) return { index, json: null };
    const [kept, aside] = apart(reading);
    store.put(asideKey(name, kind, digest), JSON.stringify(aside));
    return { index, json: JSON.stringify({ kept, texts: aside.texts } satisfies Delivered) };
  });
}
