/**
 * The site while it is being written: a page is drawn when it is asked for, and follows every save. With errors the
 * last good site stays visible under its list of problems; before there ever was one, the list is the page.
 */
import { existsSync, watch } from 'node:fs';
import path from 'node:path';
import { bundled } from '../edit/bundle.ts';
import { PROJECT } from '../project.ts';
import { openStore } from '../store/index.ts';
import { listen } from './serve.ts';
import { type DevOptions, EDITING, Workbench } from './workbench.ts';

export interface DevServer {
  port: number;
  stop(): void;
}

/** Milliseconds of quiet after which a burst of changes is read. */
const QUIET = 30;

/** Starts the server. Throws `PortTakenError` if a wanted port is taken. */
export async function startDev(options: DevOptions): Promise<DevServer> {
  const store = openStore(path.resolve(options.cache, 'store'));
  const workbench = new Workbench(options, store, await bundled(path.join(PROJECT, 'src/site/devPage.ts')));
  await workbench.refresh();
  // Each with what the paths of its files begin with where problems are told.
  const roots: readonly (readonly [root: string, before: string | undefined])[] = [
    [options.content, ''],
    ...(options.private === undefined ? [] : ([[options.private, `${options.private.split(path.sep).join('/').replace(/\/+$/, '')}/`]] as const)),
    [path.join(PROJECT, 'src/styles'), undefined],
    [path.join(PROJECT, 'src/browser'), undefined],
  ];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watchers = roots
    .filter(([root]) => existsSync(root))
    .map(([root, before]) =>
      watch(root, { recursive: true }, (_event, name) => {
        if (before !== undefined && name !== null) workbench.saw(before + name);
        clearTimeout(timer);
        timer = setTimeout(() => void workbench.refresh(), QUIET);
      }),
    );
  const end = (): void => {
    for (const watcher of watchers) watcher.close();
    store.close();
  };
  try {
    const { port, stop } = await listen(
      (request, response) => workbench.answer(request, response),
      options.port,
      (asked) => asked.startsWith(`${options.base}${EDITING}api/`),
    );
    return {
      port,
      stop() {
        stop();
        end();
      },
    };
  } catch (error) {
    // The watchers alone would keep the command alive.
    end();
    throw error;
  }
}
