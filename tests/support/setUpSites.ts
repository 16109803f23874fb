/** Builds the sites that tests look at: vitest's global set-up, and a step of its own in `scripts/test.ts`. */
import { buildSites } from './sites.ts';

export default function setup(): void {
  buildSites();
}

if (import.meta.main) setup();
