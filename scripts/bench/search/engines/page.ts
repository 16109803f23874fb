/** The page of an engine: asked from outside, it loads the engine with the first query. */
import type { Ask, Engine } from './engine.ts';

declare global {
  interface Window {
    ask?: (query: string) => Promise<string[]>;
  }
}

/** What the script of an engine calls. */
export function serve(engine: Engine): void {
  let opened: Promise<Ask> | undefined;
  window.ask = async (query) => {
    opened ??= engine.open(async (name) => (await fetch(name)).text());
    return (await opened)(query);
  };
}
