/** The page of an engine. It loads the engine with the first query. */
import type { Ask, Engine } from './engine.ts';

declare global {
  interface Window {
    ask?: (query: string) => Promise<string[]>;
  }
}

/** Makes `window.ask` answer with an engine. */
export function serve(engine: Engine): void {
  let opened: Promise<Ask> | undefined;
  window.ask = async (query) => {
    opened ??= engine.open(async (name) => (await fetch(name)).text());
    return (await opened)(query);
  };
}
