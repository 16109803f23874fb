/** The papers of a site as PDF, written into a folder. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { given } from '../given.ts';
import { ownName } from '../leftovers.ts';
import { paperOutputs } from '../outputs/paper/papers.ts';
import type { Withheld } from '../publish/withheld.ts';
import { openStore } from '../store/index.ts';
import { createContext } from '../views/site/context.ts';
import { storeFolder } from './keeping.ts';
import type { Options } from './options.ts';
import type { Progress } from './progress.ts';
import { mediaOf, publication } from './publication.ts';
import { readSite } from './read.ts';

export interface HandoutsOptions extends Pick<Options, 'content' | 'private' | 'profile' | 'asOf' | 'out' | 'base' | 'site'> {
  /** Kept between runs; losing it costs time alone. */
  cache: string;
  progress: Progress;
}

export type HandoutsResult =
  | { outcome: 'refused'; diagnostics: Diagnostic[]; withheld: Withheld[] }
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
  const { progress, asOf, out } = options;
  const began = performance.now();
  mkdirSync(out, { recursive: true });
  progress.begin('read');
  const reading = await readSite({ root: options.content, ...given('privateRoot', options.private), asOf, cache: options.cache });
  progress.begin('check');
  const { diagnostics, withheld } = reading;
  if (diagnostics.some((one) => one.severity === 'error')) {
    progress.end();
    return { outcome: 'refused', diagnostics, withheld };
  }
  progress.begin('publish');
  const made = await publication(reading, options.profile);
  if (options.site !== undefined) made.site.url = options.site;
  const outputs = paperOutputs(createContext(made.site, options.base), mediaOf(reading, made));
  const store = openStore(storeFolder(options.cache));
  const failed: string[] = [];
  let [bytes, fresh] = [0, 0];
  try {
    progress.begin('papers');
    for (const [at, output] of outputs.entries()) {
      try {
        const kept = store.get(`${output.path} ${output.key}`);
        const pdf = kept ?? Buffer.from(await output.make());
        if (kept === undefined) {
          store.put(`${output.path} ${output.key}`, pdf);
          fresh += 1;
        }
        bytes += pdf.length;
        put(path.join(out, output.path), pdf);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
        failed.push(error instanceof Error ? error.message : String(error));
      }
      progress.count(at + 1, outputs.length);
    }
  } finally {
    progress.end();
    store.close();
  }
  return {
    outcome: 'written',
    diagnostics,
    withheld,
    papers: outputs.length - failed.length,
    made: fresh,
    bytes,
    failed,
    seconds: (performance.now() - began) / 1000,
  };
}

/** Writes a file in one step, so that none is ever half there. */
function put(file: string, bytes: Buffer): void {
  if (existsSync(file) && readFileSync(file).equals(bytes)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const part = `${file}.${ownName()}.part`;
  writeFileSync(part, bytes);
  renameSync(part, file);
}
