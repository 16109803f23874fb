/** A tab in one of three browser engines, with what a journey and a look at pages need. */
import { openPuppeteer } from './puppeteer.ts';
import { openWebkit } from './webkit.ts';

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof ENGINES)[number];

/** Keys that are no letters, by their names in the DOM. */
export const KEYS = ['Enter', 'Escape', 'Tab', 'Home', 'End', 'PageDown', 'PageUp', 'ArrowRight', 'ArrowLeft'] as const;
export type Key = (typeof KEYS)[number];

export interface Tab {
  readonly engine: Engine;
  /** Opens an address (`http:` or `file:`) and waits until it has loaded. */
  open(address: string): Promise<void>;
  /** Runs a function in the page and gives what it returns. It must not use anything of its surroundings. */
  run<Args extends readonly unknown[], Result>(inPage: (...args: Args) => Result | Promise<Result>, ...args: Args): Promise<Result>;
  /** Clicks the middle of the first element that matches. Throws if there is none, or if it is not visible. */
  click(selector: string): Promise<void>;
  press(key: Key): Promise<void>;
  /** Types text into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Sets the size of the viewport in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** The viewport as PNG, one pixel for each CSS pixel. */
  picture(): Promise<Buffer>;
  /** What the browser itself reported as errors since the last call. WebKit reports nothing: see `observed.ts`. */
  errors(): string[];
  close(): Promise<void>;
}

/** Starts an engine with one tab of 1280 × 900 px. Installs Debian's packages if it has to; throws an Error if it cannot. */
export function openTab(engine: Engine): Promise<Tab> {
  return engine === 'webkit' ? openWebkit() : openPuppeteer(engine);
}

/** Waits until a function in the page returns true, also over a change of pages. Throws an Error that names `what` after 15 seconds. */
export async function until<Args extends readonly unknown[]>(
  tab: Tab,
  what: string,
  inPage: (...args: Args) => boolean,
  ...args: Args
): Promise<void> {
  const end = Date.now() + 15_000;
  let reason: unknown;
  while (Date.now() < end) {
    try {
      if (await tab.run(inPage, ...args)) return;
      reason = undefined;
    } catch (error) {
      // The page may just be leaving.
      reason = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${tab.engine}: not within 15 s: ${what}`, { cause: reason });
}
