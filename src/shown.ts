/**
 * What the pages of this process show. The table of addresses in `src/pages` asks here, and whoever draws pages
 * hands over first: `build` and `dev` do, and `src/site/astroIntegration.ts` does for Astro's own commands.
 */
import type { Publication } from './publish/published.ts';
import type { Context } from './views/site/context.ts';

export interface Shown {
  publication: Publication;
  context: Context;
}

let current: Shown | undefined;

/** Hands over what pages show from now on. */
export function show(next: Shown): void {
  current = next;
}

/** Returns what pages show. Throws if nobody handed anything over. */
export function shown(): Shown {
  if (current === undefined) throw new Error('No publication was handed over to the pages.');
  return current;
}
