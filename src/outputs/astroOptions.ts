/** How Astro draws the pages, whoever calls it. */
import mdx from '@astrojs/mdx';
import type { AstroUserConfig } from 'astro';

export const ASTRO_OPTIONS = {
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: 'jsx',
  devToolbar: { enabled: false },
  // Every page is Chinese: quotes and dashes stay as they were typed.
  markdown: { syntaxHighlight: false },
  integrations: [mdx()],
} as const satisfies AstroUserConfig;
