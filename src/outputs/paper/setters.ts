/** Sets papers where there is a processor for it: in this thread, or many of them in others. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { RefusedError, Typesetter } from './typst.ts';

/** What the template names, by its names. */
export type PaperFiles = ReadonlyMap<string, Uint8Array>;

/** What a thread answers. An error that crosses threads loses its class. */
export type SetPaper = Uint8Array | { refused: string };

/** Fewer papers than this are set sooner than threads have loaded Typst. */
const WORTH_THREADS = 24;
const MOST_THREADS = 4;

/** Each thread takes some 100 MB. Two processors are busy without one: pictures are made beside the setting. */
function threadsHere(): number {
  const processors = availableParallelism();
  return processors < 4 ? 0 : Math.min(MOST_THREADS, processors - 1);
}

export class Setters implements AsyncDisposable {
  private readonly threads: number;
  private pool: Piscina<PaperFiles, SetPaper> | undefined;
  private own: Typesetter | undefined;

  constructor(threads = threadsHere()) {
    this.threads = threads;
  }

  /** Makes ready for so many papers. Returns how many of them should be in hand at once, so that all processors are busy. */
  prepare(papers: number): number {
    if (papers < WORTH_THREADS || this.threads === 0) return 2;
    this.pool ??= new Piscina({
      filename: fileURLToPath(new URL('./setter.ts', import.meta.url)),
      minThreads: this.threads,
      maxThreads: this.threads,
    });
    return 2 * this.threads;
  }

  /** Sets a paper. Throws `RefusedError` if the standard or the fonts do not allow it. */
  async set(files: PaperFiles): Promise<Uint8Array> {
    if (this.pool === undefined) {
      this.own ??= new Typesetter();
      return this.own.set(files);
    }
    const made = await this.pool.run(files);
    if ('refused' in made) throw new RefusedError(made.refused);
    return made;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pool?.destroy();
  }
}
