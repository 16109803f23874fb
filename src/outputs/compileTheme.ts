/**
 * Compiles the pages into one module, in a process of its own: what compiles them takes 300 MB, which the command that
 * draws would hold until it ends. Argument: the file to write.
 */
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getViteConfig } from 'astro/config';
import { build } from 'vite';
import { ownName } from '../leftovers.ts';
import { PROJECT } from '../project.ts';
import { ASTRO_OPTIONS } from './astroOptions.ts';
import { keepSource } from './keepSource.ts';
import { PAGES, WHOLE } from './theme.ts';

const ENTRY = 'biaogan:pages';

async function compile(file: string): Promise<void> {
  const routes = readdirSync(PAGES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(PAGES, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
  const config = await getViteConfig(
    {
      logLevel: 'error',
      plugins: [
        {
          name: 'biaogan-pages',
          enforce: 'pre',
          resolveId(id: string) {
            if (id === ENTRY) return `\0${ENTRY}`;
            // By its place: the cache may lie where no package is found.
            return /^astro(?:\/|$)/.test(id) ? { id: import.meta.resolve(id), external: true } : undefined;
          },
          load: (id: string) =>
            id === `\0${ENTRY}`
              ? `${routes.map((route, at) => `import * as page${at} from ${JSON.stringify(path.join(PAGES, route).split(path.sep).join('/'))};`).join('\n')}
export default { ${routes.map((route, at) => `${JSON.stringify(route)}: page${at}`).join(', ')} };`
              : undefined,
        },
        keepSource(),
      ],
      build: {
        ssr: true,
        write: false,
        minify: false,
        copyPublicDir: false,
        rolldownOptions: { input: { pages: ENTRY } },
      },
    } as Parameters<typeof getViteConfig>[0],
    { ...ASTRO_OPTIONS, configFile: false, root: PROJECT, logLevel: 'error' } as Parameters<typeof getViteConfig>[1],
  )({ mode: 'production', command: 'build' });
  const result = (await build(config)) as { output: { type: string; code?: string }[] };
  const code = result.output.find((one) => one.type === 'chunk')?.code as string;
  mkdirSync(path.dirname(file), { recursive: true });
  // Under a name of its own: two commands may compile at once.
  const own = `${file.replace(/\.mjs$/, '')}.${ownName()}.mjs`;
  writeFileSync(own, code + WHOLE);
  renameSync(own, file);
}

await compile(process.argv[2] as string);
