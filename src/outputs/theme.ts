/**
 * The pages, compiled once: Astro's components become one module, and its container draws a page from it. What is
 * no component stays where it is, so that pages and commands share one copy of every view.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { given } from '../given.ts';
import { PROJECT } from '../project.ts';
import { codeDigest, digest } from '../store/code.ts';

export const PAGES = path.join(PROJECT, 'src/pages');

/** One address of a route: what fills its brackets, and what its page is given. */
export interface Place {
  params: Readonly<Record<string, string | undefined>>;
  props?: Readonly<Record<string, unknown>>;
}

interface PageModule {
  default?: unknown;
  GET?(): Response | Promise<Response>;
  getStaticPaths?(options: object): Place[] | Promise<Place[]>;
}

/** A page, before it is drawn. */
export interface Page extends Place {
  /** The file below the site: `brands/x/index.html`. */
  file: string;
  /** Draws it from what `shown()` gives at that moment. Throws the reason of the page that fails. */
  draw(): Promise<Uint8Array>;
}

export interface Theme {
  /** Every page of the publication that was handed to `show`. Those of one entry follow each other, since they are drawn from the same. */
  pages(): Promise<Page[]>;
}

/** Loads the pages from `cache`, and compiles them first if the code has changed. */
export async function loadTheme(cache: string): Promise<Theme> {
  const file = path.resolve(cache, 'theme', `${digest(PROJECT, codeDigest(['pages', 'layouts', 'components', ...COMPILING])).slice(0, 16)}.mjs`);
  const modules = (await loaded(file)) ?? (await compiled(file));
  const [{ experimental_AstroContainer: Container }, { createComponent, renderToString }, { default: mdx }] = await Promise.all([
    import('astro/container'),
    import('astro/runtime/server/index.js'),
    // The two pages of help are written in MDX.
    import('@astrojs/mdx/server.js') as Promise<{ default: unknown }>,
  ]);
  // A container puts every route that it has drawn here, and none is asked for again.
  const routes: unknown[] = [];
  const container = await Container.create({ manifest: { routes } } as unknown as Parameters<typeof Container.create>[0]);
  container.addServerRenderer({ name: 'astro:jsx', renderer: mdx } as Parameters<typeof container.addServerRenderer>[0]);
  // No page asks for its address, and an answer with a body takes as long as a third of a page: what a component says is taken before.
  const request = new Request('http://localhost/');
  const answer = new Response();
  const drawn = async ({ default: component }: PageModule, options: object): Promise<Uint8Array> => {
    let html: unknown;
    const taken = createComponent(async (...given: readonly [unknown, unknown, unknown]) => {
      html = await renderToString(given[0] as never, component as never, given[1] as never, given[2], true);
      return answer;
    });
    // What is written in MDX is none of Astro's components.
    const isOne = (component as { isAstroComponentFactory?: boolean }).isAstroComponentFactory === true;
    const whole = { ...options, request, routeType: 'page', partial: false };
    const response = await container.renderToResponse((isOne ? taken : component) as never, whole as never);
    routes.length = 0;
    return typeof html === 'string' ? Buffer.from(html) : new Uint8Array(await response.arrayBuffer());
  };
  return {
    async pages() {
      const pages: Page[] = [];
      for (const [route, module] of Object.entries(modules)) {
        for (const { params, props } of (await module.getStaticPaths?.({})) ?? [{ params: {} }]) {
          const file = fileOf(route, params);
          pages.push({
            file,
            params,
            ...given('props', props),
            draw: async () =>
              module.GET === undefined ? drawn(module, { params, props: props ?? {} }) : new Uint8Array(await (await module.GET()).arrayBuffer()),
          });
        }
      }
      return [...Map.groupBy(pages, ({ params }) => Object.values(params).join('/')).values()].flat();
    },
  };
}

/** The file that a route writes: `brands/[slug]/index.astro` → `brands/x/index.html`. */
function fileOf(route: string, params: Place['params']): string {
  const address = route
    .replace(/\.(?:astro|mdx|ts)$/, '')
    .replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => params[name] ?? '')
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '');
  // An endpoint's name has its own ending, and servers know `404.html` by its name.
  if (/\.\w+$/.test(address) && route.endsWith('.ts')) return address;
  if (address === '404') return '404.html';
  return address === 'index' || address.endsWith('/index') ? `${address}.html` : `${address}/index.html`;
}

type Modules = Record<string, PageModule>;

/** The module in a file; undefined if there is none, or if it was cut short. */
async function loaded(file: string): Promise<Modules | undefined> {
  try {
    if (!readFileSync(file, 'utf8').endsWith(WHOLE)) return undefined;
    return ((await import(pathToFileURL(file).href)) as { default: Modules }).default;
  } catch {
    return undefined;
  }
}

/** Ends a module that was written to its end. */
export const WHOLE = '\n// whole\n';

/** What the compiled pages depend on beside themselves. */
const COMPILING = ['outputs/theme.ts', 'outputs/compileTheme.ts', 'outputs/keepSource.ts', 'outputs/astroOptions.ts'];

async function compiled(file: string): Promise<Modules> {
  const compiler = fileURLToPath(new URL('./compileTheme.ts', import.meta.url));
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  // What is wrong stands in the message of the error.
  await promisify(execFile)(process.execPath, [compiler, file], { env, encoding: 'utf8' });
  return ((await import(pathToFileURL(file).href)) as { default: Modules }).default;
}
