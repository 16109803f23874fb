/**
 * Makes Astro's own commands work in the checkout, on `content/`: `npx astro build` and `npx astro dev` draw the same
 * pages as the generator. They serve those who change the pages themselves; everybody else uses `npm run build` and
 * `npm run dev`.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { PROJECT } from '../project.ts';
import { type Shown, shown } from '../shown.ts';
import { NO_STORE } from '../store/index.ts';
import type { OutputsOptions } from './index.ts';
import { keepSource } from './keepSource.ts';
import type { Output } from './output.ts';

/** What evaluates modules in one of Vite's environments. */
interface Runner {
  import(file: string): Promise<typeof import('../shown.ts')>;
}

const SHOWN = path.join(PROJECT, 'src/shown.ts');

/** What the pages of a base show: it is asked once, when Astro has read its settings. */
export type Source = (base: string) => Promise<Pick<OutputsOptions, 'publication' | 'media'>>;

/** `cache` is a folder for what is compiled. */
export function biaogan(source: Source, cache: string): AstroIntegration {
  let outputs: readonly Output[] = [];
  let handed: Shown;
  return {
    name: 'biaogan',
    hooks: {
      async 'astro:config:setup'({ config, command, updateConfig }) {
        if (command !== 'build' && command !== 'dev') return;
        const base = config.base.endsWith('/') ? config.base : `${config.base}/`;
        const { outputsOf } = await import('./index.ts');
        const isDraft = command === 'dev';
        ({ all: outputs } = await outputsOf({ ...(await source(base)), base, out: 'dist', store: NO_STORE, cache, isDraft }));
        handed = shown();
        updateConfig({
          vite: {
            plugins: [
              ...(isDraft ? [] : [keepSource()]),
              {
                name: 'biaogan-outputs',
                // What lies beside the pages is made when it is asked for.
                configureServer(server) {
                  const files = new Map(outputs.map((output) => [`/${output.path}`, output]));
                  server.middlewares.use((request, response, next) => {
                    const output = files.get((request.url ?? '/').split('?')[0] as string);
                    // Vite evaluates the pages and what they import in a graph of its own, and anew after each change.
                    if (output === undefined) {
                      const runners = Object.values(server.environments).flatMap((one) => ('runner' in one ? [one.runner as Runner] : []));
                      void Promise.all(runners.map(async (runner) => (await runner.import(SHOWN)).show(handed))).then(() => next(), next);
                      return;
                    }
                    void Promise.resolve(output.make()).then((bytes) => response.end(bytes), next);
                  });
                },
              },
            ],
          },
        });
      },
      async 'astro:build:done'({ dir }) {
        for (const output of outputs) {
          const target = path.join(fileURLToPath(dir), output.path);
          // A page that Astro has drawn.
          if (existsSync(target)) continue;
          mkdirSync(path.dirname(target), { recursive: true });
          writeFileSync(target, await output.make());
        }
      },
    },
  };
}
