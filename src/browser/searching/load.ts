/** The files of the search, each a script that hands its data over: from `file://` a page may load scripts and nothing else. */

import type { Load } from '../../search/ask/lookup.ts';
import type { DirectoryFile } from '../../search/index/directory.ts';

declare global {
  interface Window {
    /** Called by every file of the search with its name and what it holds. */
    biaoganSearch?(name: string, data: unknown): void;
  }
}

const script = document.currentScript;
const root = new URL('..', script instanceof HTMLScriptElement ? script.src : location.href);
const folder = new URL('search/data/', root);

const loading = new Map<string, Promise<unknown>>();
const waiting = new Map<string, (data: unknown) => void>();
/** Of the directory that is in use: what a browser has kept of another is not taken for its own. */
let version = '';
let base = '/';

window.biaoganSearch = (name, data) => {
  if (name === 'directory') ({ version, base } = data as DirectoryFile);
  waiting.get(name)?.(data);
};

/** Loads a file once. What failed is tried again when it is asked for again. */
export const load: Load = (name) => {
  const known = loading.get(name);
  if (known !== undefined) return known;
  const made = new Promise<unknown>((resolve, reject) => {
    const element = document.createElement('script');
    const address = new URL(`${name}.js`, folder);
    if (version !== '') address.searchParams.set('v', version);
    const fail = (): void => {
      element.remove();
      reject(new Error(name));
    };
    waiting.set(name, (data) => {
      waiting.delete(name);
      element.remove();
      resolve(data);
    });
    element.addEventListener('error', fail);
    // A file that came and handed nothing over is another one in its place.
    element.addEventListener('load', () => {
      if (waiting.has(name)) fail();
    });
    element.src = address.href;
    document.head.append(element);
  });
  made.catch(() => loading.delete(name));
  loading.set(name, made);
  return made;
};

/** The address of a result as this page can follow it: from `file://` folders have no page of their own. */
export function hrefOf(url: string): string {
  if (location.protocol !== 'file:') return url;
  const [address = '', fragment] = url.slice(base.length).split('#');
  return new URL(`${address}index.html${fragment === undefined ? '' : `#${fragment}`}`, root).href;
}
