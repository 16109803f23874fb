/** Sets papers in a thread of its own (see `setters.ts`). */
import type { PaperFiles, SetPaper } from './setters.ts';
import { RefusedError, Typesetter } from './typst.ts';

const typesetter = new Typesetter();

export default async function set(files: PaperFiles): Promise<SetPaper> {
  try {
    return await typesetter.set(files);
  } catch (error) {
    if (error instanceof RefusedError) return { refused: error.report };
    throw error;
  }
}
