/**
 * Reads the texts of many entries: those that are kept from the store, the others here and, where there
 * are many, on the machine's other processors too. Who reads what makes no difference to what is read.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EntryKind } from './directory.ts';
import { type Reading, readEntryText, readingKey, unreadableEntry } from './reading.ts';
import type { Store } from './store.ts';

/** The text of an entry; undefined of one whose bytes are no text. */
export interface Task {
  kind: EntryKind;
  text: string | undefined;
  /** Of the file's bytes. */
  digest: string;
}

/** Fewer texts than this are read sooner than a helper is there. */
const WORTH_HELP = 600;
const MOST_HELPERS = 3;
/** Texts of one handing over: small enough that all end at about the same time. */
const BATCH = 32;

/** The readings of entries, in their order. Nothing that happens to the store or to a helper changes them. */
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

/** A reading as it is kept and handed over; undefined of the rare one that JSON would not give back the same. */
function written(reading: Reading): string | undefined {
  return isPlainJson(reading.data) ? JSON.stringify(reading) : undefined;
}

/** Numbers that are none, or infinite, or a negative nothing are lost in JSON; they can only come from an editor's own data. */
function isPlainJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (Array.isArray(value)) return value.every(isPlainJson);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isPlainJson);
  return value !== undefined;
}

/** Texts to read, by their places among all; none means that what was kept is to be written. */
export type Order = { index: number; kind: EntryKind; text: string; digest: string }[];

/** Of each text its reading in JSON; null where it has to be read here. */
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
    const helpers = this.left < WORTH_HELP ? 0 : Math.min(MOST_HELPERS, availableParallelism() - 1);
    for (let count = 0; count < helpers; count += 1) this.hire();
    try {
      while (this.left > 0) {
        const batch = this.batches.shift();
        // With nothing left to take, what the helpers still have is waited for.
        if (batch === undefined) await new Promise((resolve) => setTimeout(resolve, 2));
        else {
          for (const index of batch) this.readHere(index);
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    } finally {
      await Promise.all(this.helpers.map(dismiss));
    }
  }

  private readHere(index: number): void {
    const { kind, text, digest } = this.tasks[index] as Task;
    const reading = readEntryText(kind, text as string);
    const json = this.store.folder === undefined ? undefined : written(reading);
    if (json !== undefined) this.store.put(readingKey(kind, digest), json);
    this.settle(index, reading);
  }

  private settle(index: number, reading: Reading): void {
    if (this.readings[index] !== undefined) return;
    this.readings[index] = reading;
    this.left -= 1;
    this.onDone();
  }

  private hire(): void {
    let worker: Worker;
    try {
      worker = new Worker(new URL('./helper.ts', import.meta.url), { workerData: this.store.folder });
    } catch {
      return;
    }
    const helper = { worker, given: [] as number[][] };
    this.helpers.push(helper);
    const give = (): void => {
      // One to work on, and one to go on with while this one is being taken in.
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
    // Whatever became of it, what it was given is read by someone else.
    const lose = (): void => {
      this.helpers = this.helpers.filter((one) => one !== helper);
      this.batches.push(...helper.given.splice(0));
    };
    worker.once('error', lose);
    worker.once('exit', lose);
    give();
  }
}

/** Lets a helper write what it has kept, and go; for long it is not waited for. */
async function dismiss({ worker }: { worker: Worker }): Promise<void> {
  const isOver = new Promise((resolve) => {
    for (const event of ['message', 'exit', 'error']) worker.once(event, resolve);
    setTimeout(resolve, 5000).unref();
  });
  worker.postMessage([] satisfies Order);
  await isOver;
  await worker.terminate();
}

/** What a helper does with an order. */
export function deliver(order: Order, store: Store): Delivery {
  if (order.length === 0) store.flush();
  return order.map(({ index, kind, text, digest }) => {
    const json = written(readEntryText(kind, text));
    if (json !== undefined) store.put(readingKey(kind, digest), json);
    return { index, json: json ?? null };
  });
}
