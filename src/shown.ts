/**
 * The one thing that passes from a command to the pages. Astro evaluates pages in a module graph of
 * its own, so a module's variables are not shared with the command that started it; the process is.
 */
import type { Publication } from './publish/published.ts';
import { type Context, createContext } from './views/site/context.ts';

const KEY = Symbol.for('biaogan.shown');

interface Shown {
  publication: Publication;
  base: string;
  isDraft: boolean;
  context?: Context;
}

type Holder = { [KEY]?: Shown };

/**
 * Hands a publication to the pages of this process. `base` begins and ends with a slash. A draft is seen by its writer
 * alone, with what the workbench puts into pages.
 */
export function show(publication: Publication, base: string, { isDraft = false }: { isDraft?: boolean } = {}): void {
  (globalThis as Holder)[KEY] = { publication, base, isDraft };
}

/** What the pages show. Throws where no command has handed anything over. */
export function shown(): { publication: Publication; context: Context } {
  const holder = (globalThis as Holder)[KEY];
  if (holder === undefined) throw new Error('No publication was handed over; pages are made by `npm run build` and `npm run dev`.');
  holder.context ??= createContext(holder.publication.site, holder.base, { isDraft: holder.isDraft });
  return { publication: holder.publication, context: holder.context };
}
