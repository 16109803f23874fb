/** Builds the sites for tests: vitest's global set-up, and a step in `scripts/test.ts`. */
import { buildSites } from './sites.ts';

export default function setup(): void {
  buildSites();
}

if (import.meta.main) setup();
