/**
 * How Astro draws the pages. Where, under which base and from what is said by the commands
 * (`src/site/astro.ts`), since content lies outside this project.
 */
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: true,
  devToolbar: { enabled: false },
  // Every page is Chinese: quotes and dashes stay as they were typed.
  markdown: { syntaxHighlight: false },
  integrations: [mdx()],
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
