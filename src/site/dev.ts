/**
 * The site while it is being written: pages reload when content changes, and problems are shown in
 * the page. With errors the last good site stays visible under its list of problems; before there
 * ever was one, the list is the page.
 */

import { mkdirSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dev } from 'astro';
import sirv from 'sirv';
import type { Diagnostic } from '../diagnostic.ts';
import { given } from '../given.ts';
import { emitMedia } from '../media/index.ts';
import { writeSearch } from '../search/index/index.ts';
import { show, shown } from '../shown.ts';
import { coloursStylesheet } from '../views/brand/colours.ts';
import { redirectPage } from '../views/machines/feeds.ts';
import { nameAssets } from '../views/site/assets.ts';
import { failedCommand } from '../wording/commands.ts';
import { FEED } from '../wording/feeds.ts';
import { writeData } from './data.ts';
import { buildFrontend } from './frontend.ts';
import { clearDead } from './leftovers.ts';
import type { Options } from './options.ts';
import { problemsPage } from './problems.ts';
import { PROJECT } from './project.ts';
import { mediaOf, publication } from './publication.ts';
import { readSite } from './read.ts';

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
const PROBLEMS = '__problems.json';

/** What lists them in the page. */
const OVERLAY = path.join(PROJECT, 'src/site/overlay.ts');

/** What a build writes beside the pages. */
const BESIDE = /^(?:assets|media)\/|^search\/data\/|^data\/(?!facets\.json)|^(?:robots\.txt|feed\.xml|opensearch\.xml|sitemap[\w-]*\.xml)$/;

export async function startDev(options: DevOptions): Promise<DevServer> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const folder = path.join(tmpdir(), `biaogan-dev-${process.pid}`);
  clearDead(tmpdir(), /^biaogan-dev-(\d+)$/);
  mkdirSync(folder, { recursive: true });
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  process.on('exit', clear);
  const workbench = new Workbench(options, folder);
  await workbench.refresh();

  const roots = [
    options.content,
    ...(options.private === undefined ? [] : [options.private]),
    path.join(PROJECT, 'src/styles'),
    path.join(PROJECT, 'src/browser'),
  ].map((root) => path.resolve(root));
  const server = await dev({
    root: PROJECT,
    base: options.base,
    cacheDir: path.resolve(options.cache, 'dev'),
    server: { port: options.port, host: false },
    logLevel: 'error',
    integrations: [
      {
        name: 'biaogan-overlay',
        hooks: {
          'astro:config:setup': ({ injectScript }) =>
            injectScript('page', `import { showProblems } from ${JSON.stringify(OVERLAY)};\nvoid showProblems(${JSON.stringify(options.base)});`),
        },
      },
    ],
    vite: {
      logLevel: 'error',
      plugins: [
        {
          name: 'biaogan-content',
          configureServer(vite) {
            vite.watcher.add(roots);
            let timer: ReturnType<typeof setTimeout> | undefined;
            vite.watcher.on('all', (_event, file) => {
              if (!roots.some((root) => path.resolve(file).startsWith(root + path.sep))) return;
              clearTimeout(timer);
              timer = setTimeout(() => {
                void workbench.refresh().then(() => {
                  // Astro keeps the paths of a route until a file of its own changes.
                  vite.watcher.emit('change', path.join(PROJECT, 'src/shown.ts'));
                  vite.ws.send({ type: 'full-reload' });
                });
              }, QUIET);
            });
            vite.middlewares.use((request, response, next) => workbench.answer(request, response, next));
          },
        },
      ],
    },
  });
  return {
    port: server.address.port,
    async stop() {
      await server.stop();
      clear();
    },
  };
}

/** The content as it is now, the files that a build would write beside the pages, and the problems. */
class Workbench {
  private diagnostics: Diagnostic[] = [];
  private hasSite = false;
  /** The pages at former addresses, as a build writes them. */
  private moved: ReadonlyMap<string, string> = new Map();
  private running: Promise<void> | undefined;
  private isStale = false;
  private readonly options: DevOptions;
  private readonly folder: string;
  private readonly files: ReturnType<typeof sirv>;

  constructor(options: DevOptions, folder: string) {
    this.options = options;
    this.folder = folder;
    this.files = sirv(folder, { dev: true });
  }

  /** Reads everything again; a change that comes meanwhile is read after it. Never throws: a fault is a problem too. */
  refresh(): Promise<void> {
    this.isStale = true;
    this.running ??= this.catchUp().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async catchUp(): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      try {
        await this.read();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.diagnostics = [{ code: 'dev', severity: 'error', file: this.options.content, line: 1, column: 1, message: failedCommand(reason) }];
      }
      this.options.onProblems(this.diagnostics);
    }
  }

  private async read(): Promise<void> {
    const { content, private: privateRoot, profile, asOf, base, cache } = this.options;
    const reading = await readSite({ root: content, profile, asOf, cache, ...given('privateRoot', privateRoot) });
    this.diagnostics = reading.diagnostics;
    if (this.diagnostics.some((one) => one.severity === 'error')) return;
    const made = await publication(reading, profile);
    show(made, base, { isDraft: true });
    const { context } = shown();
    this.moved = new Map(made.site.redirects.map(({ from, to }) => [from, redirectPage(context.address.file(to), FEED.movedTitle, undefined)]));
    nameAssets(base, await buildFrontend(this.folder, coloursStylesheet(made.site)));
    await emitMedia(mediaOf(reading, made), this.folder, path.resolve(cache, 'media'), {});
    await writeData(context, this.folder);
    await writeSearch(context, this.folder, path.resolve(cache, 'search'));
    this.hasSite = true;
  }

  /** Serves what lies beside the pages; the pages are Astro's. */
  answer(request: IncomingMessage, response: ServerResponse, next: () => void): void {
    const { base } = this.options;
    const url = (request.url ?? '/').split('?')[0] as string;
    // Vite takes the base off before some of its handlers and not before others.
    const below = url.startsWith(base) ? url.slice(base.length) : url.slice(1);
    if (below === PROBLEMS) {
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.end(JSON.stringify(this.diagnostics));
    } else if (!this.hasSite && (below === '' || below.endsWith('/'))) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(problemsPage(this.diagnostics));
    } else if (this.moved.has(below)) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(this.moved.get(below));
    } else if (BESIDE.test(below)) {
      const before = request.url;
      request.url = `/${below}`;
      this.files(request, response, () => {
        request.url = before;
        next();
      });
    } else next();
  }
}
