/**
 * The site while it is being written: pages reload when content changes, and problems are shown in
 * the page. With errors the last good site stays visible under its list of problems; before there
 * ever was one, the list is the page.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dev } from 'astro';
import sirv from 'sirv';
import type { Diagnostic } from '../diagnostic.ts';
import { emitMedia } from '../pictures/index.ts';
import { writeSearch } from '../search/index.ts';
import { show, shown } from '../shown.ts';
import { mediaOf, publication, readSite } from '../site.ts';
import { nameAssets } from '../views/assets.ts';
import { coloursStylesheet } from '../views/brandColours.ts';
import { buildFrontend } from './frontend.ts';
import type { Options } from './options.ts';
import { problemsPage } from './problems.ts';
import { PROJECT } from './project.ts';

export interface DevOptions extends Pick<Options, 'content' | 'private' | 'profile' | 'asOf' | 'base'> {
  cache: string;
  port: number;
  onProblems(diagnostics: Diagnostic[]): void;
}

export interface DevServer {
  port: number;
  stop(): Promise<void>;
}

/** Milliseconds of quiet after which a burst of changes is read. */
const QUIET = 120;

/** Where the overlay asks for the problems there are. */
export const PROBLEMS = '__problems.json';

export async function startDev(options: DevOptions): Promise<DevServer> {
  const { base } = options;
  // What a build would write beside the pages; served from here, gone with the process.
  const files = path.join(tmpdir(), `biaogan-dev-${process.pid}`);
  mkdirSync(files, { recursive: true });
  process.on('exit', () => rmSync(files, { recursive: true, force: true }));
  let diagnostics: Diagnostic[] = [];
  let isReady = false;

  const refresh = async (): Promise<void> => {
    const reading = await readSite({
      root: options.content,
      profile: options.profile,
      asOf: options.asOf,
      ...(options.private === undefined ? {} : { privateRoot: options.private }),
    });
    diagnostics = reading.diagnostics;
    options.onProblems(diagnostics);
    if (diagnostics.some((one) => one.severity === 'error')) return;
    const made = await publication(reading, options.profile);
    show(made, base);
    nameAssets(base, await buildFrontend(files, coloursStylesheet(made.site)));
    await emitMedia(mediaOf(reading, made), files, path.resolve(options.cache, 'media'), {});
    await writeSearch(shown().context, files);
    isReady = true;
  };
  await refresh();

  const serveFiles = sirv(files, { dev: true });
  const server = await dev({
    root: PROJECT,
    base,
    cacheDir: path.resolve(options.cache, 'dev'),
    server: { port: options.port, host: false },
    logLevel: 'error',
    integrations: [
      {
        name: 'biaogan-overlay',
        hooks: {
          'astro:config:setup': ({ injectScript }) => {
            injectScript('page', `import ${JSON.stringify(path.join(PROJECT, 'src/build/overlay.ts'))};`);
          },
        },
      },
    ],
    vite: {
      server: { fs: { strict: false } },
      plugins: [
        {
          name: 'biaogan-content',
          configureServer(vite) {
            vite.watcher.add([options.content, ...(options.private === undefined ? [] : [options.private])].map((one) => path.resolve(one)));
            let timer: ReturnType<typeof setTimeout> | undefined;
            const inContent = (file: string): boolean =>
              [options.content, options.private].some(
                (folder) => folder !== undefined && path.resolve(file).startsWith(path.resolve(folder) + path.sep),
              );
            const changed = (event: string, file: string): void => {
              if (!inContent(file) || !/^(?:add|change|unlink)/.test(event)) return;
              clearTimeout(timer);
              timer = setTimeout(() => {
                void refresh().then(() => {
                  // Astro keeps the paths of a route until a file of its own changes.
                  vite.watcher.emit('change', path.join(PROJECT, 'src/shown.ts'));
                  vite.ws.send({ type: 'full-reload' });
                });
              }, QUIET);
            };
            vite.watcher.on('all', changed);
            vite.middlewares.use((request, response, next) => {
              const url = (request.url ?? '/').split('?')[0] as string;
              const below = url.startsWith(base) ? url.slice(base.length) : url.slice(1);
              if (below === PROBLEMS) {
                response.setHeader('Content-Type', 'application/json; charset=utf-8');
                response.end(JSON.stringify(diagnostics));
                return;
              }
              if (!isReady && !url.startsWith('/@') && !url.includes('.')) {
                response.setHeader('Content-Type', 'text/html; charset=utf-8');
                response.end(problemsPage(diagnostics));
                return;
              }
              if (!/^(?:assets|media|search\/(?:pagefind|directory))/.test(below)) {
                next();
                return;
              }
              const before = request.url;
              request.url = `/${below}`;
              serveFiles(request, response, () => {
                request.url = before;
                next();
              });
            });
          },
        },
      ],
    },
  });
  return { port: server.address.port, stop: () => server.stop() };
}
