/** The papers of a site as PDF, written into a folder. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { makePapers } from '../outputs/paper/papers.ts';
import type { Withheld } from '../publish/withheld.ts';
import { openStore } from '../store/index.ts';
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
  let [papers, size] = [0, 0];
  try {
    progress.begin('papers');
    const { fresh, failed } = await makePapers(createContext(made.site, options.base), mediaOf(reading, made), store, {
      onPaper(file, bytes) {
        put(path.join(out, file), bytes);
        papers += 1;
        size += bytes.length;
      },
      onProgress: (done, of) => progress.count(done, of),
    });
    return { outcome: 'written', diagnostics, withheld, papers, made: fresh, bytes: size, failed, seconds: (performance.now() - began) / 1000 };
  } finally {
    progress.end();
    store.close();
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
