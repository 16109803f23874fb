/** For Astro's own commands in this checkout: they draw `content/`. The generator's commands do not read this file. */
import { defineConfig } from 'astro/config';
import { biaogan } from './src/outputs/astroIntegration.ts';
import { ASTRO_OPTIONS } from './src/outputs/astroOptions.ts';
import { CACHE } from './src/project.ts';
import { readPublication } from './src/site/publication.ts';

export default defineConfig({
  ...ASTRO_OPTIONS,
  integrations: [...ASTRO_OPTIONS.integrations, biaogan(readPublication, CACHE)],
  vite: {
    build: {
      rolldownOptions: {
        // Ten lines for each MDX page about a directive that Astro itself writes.
        onLog(level, log, handler) {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
        },
      },
    },
  },
});
