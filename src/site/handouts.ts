/** The papers of a site as PDF, written into a folder. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { makePapers } from '../outputs/paper/papers.ts';
import type { Withheld } from '../publish/withheld.ts';
import { openStore, type Store } from '../store/index.ts';
import { createContext } from '../views/site/context.ts';
import { storeFolder } from './keeping.ts';
import type { Options } from './options.ts';
import { clearParts, openFolder, partOf } from './outFolder.ts';
import type { Progress } from './progress.ts';
import { mediaOf, publication } from './publication.ts';
import { type Refusal, readSound } from './read.ts';

export interface HandoutsOptions extends Pick<Options, 'content' | 'private' | 'profile' | 'asOf' | 'out' | 'base' | 'site'> {
  /** Kept between runs; losing it costs time alone. */
  cache: string;
  progress: Progress;
}

export type HandoutsResult =
  | Refusal
  /** `failed` says of each paper that could not be made why. */
  | {
      outcome: 'written';
      diagnostics: Diagnostic[];
      withheld: Withheld[];
      papers: number;
      made: number;
      bytes: number;
      failed: string[];
      seconds: number;
    };

/** Writes the papers. One that cannot be made leaves what lay there, and does not keep the others from being made. */
export async function writeHandouts(options: HandoutsOptions): Promise<HandoutsResult> {
  const { progress, out } = options;
  const began = performance.now();
  openFolder(out);
  for (const folder of ['brands', 'study']) clearParts(path.join(out, folder));
  const reading = await readSound(options);
  if ('outcome' in reading) return reading;
  const { diagnostics, withheld } = reading;
  progress.begin('publish');
  const made = await publication(reading, options.profile);
  if (options.site !== undefined) made.site.url = options.site;
  const store = openStore(storeFolder(options.cache));
  const written = new Written(out, store);
  try {
    progress.begin('papers');
    const { fresh, failed } = await makePapers(createContext(made.site, options.base), mediaOf(reading, made), store, {
      isThere: (file, key) => written.holds(file, key),
      onPaper: (file, bytes, key) => written.put(file, bytes, key),
      onProgress: (done, of) => progress.count(done, of),
    });
    const { papers, size } = written.close();
    return { outcome: 'written', diagnostics, withheld, papers, made: fresh, bytes: size, failed, seconds: (performance.now() - began) / 1000 };
  } finally {
    progress.end();
    store.close();
  }
}

/** What lies in the folder of papers, and which paper each file is as long as nobody touched it. */
class Written {
  private readonly out: string;
  private readonly store: Store;
  private readonly name: string;
  private readonly before: Record<string, string>;
  private readonly now: Record<string, string> = {};
  private size = 0;

  constructor(out: string, store: Store) {
    this.out = out;
    this.store = store;
    this.name = `papers in ${path.resolve(out)}`;
    this.before = JSON.parse(store.get(this.name)?.toString() ?? '{}') as Record<string, string>;
  }

  holds(file: string, key: string): boolean {
    const sign = this.signOf(file, key);
    if (sign === undefined || this.before[file] !== sign) return false;
    this.note(file, sign);
    return true;
  }

  put(file: string, bytes: Uint8Array, key: string): void {
    put(path.join(this.out, file), bytes);
    const sign = this.signOf(file, key);
    if (sign !== undefined) this.note(file, sign);
  }

  close(): { papers: number; size: number } {
    this.store.put(this.name, JSON.stringify(this.now));
    return { papers: Object.keys(this.now).length, size: this.size };
  }

  private note(file: string, sign: string): void {
    this.now[file] = sign;
    this.size += Number(sign.split(' ', 1)[0]);
  }

  private signOf(file: string, key: string): string | undefined {
    const status = statSync(path.join(this.out, file), { bigint: true, throwIfNoEntry: false });
    return status === undefined ? undefined : `${status.size} ${status.mtimeNs} ${status.ctimeNs} ${status.ino} ${key}`;
  }
}

/** Writes a file in one step, so that none is ever half there. */
function put(file: string, bytes: Uint8Array): void {
  if (existsSync(file) && readFileSync(file).equals(bytes)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const part = partOf(path.dirname(file), path.basename(file));
  try {
    writeFileSync(part, bytes);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
