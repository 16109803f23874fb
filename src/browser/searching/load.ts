/** Loads the search files. Each is a script, because a `file://` page may load scripts and nothing else. */

import type { Load } from '../../search/ask/postings.ts';
import type { DirectoryFile } from '../../search/index/directory.ts';

declare global {
  interface Window {
    /** Each search file calls this with its name and its data. */
    biaoganSearch?(name: string, data: unknown): void;
  }
}

const script = document.currentScript;
const root = new URL('..', script instanceof HTMLScriptElement ? script.src : location.href);
const folder = new URL('search/data/', root);

const loading = new Map<string, Promise<unknown>>();
const waiting = new Map<string, (data: unknown) => void>();
let base = '/';

window.biaoganSearch = (name, data) => {
  if (name === 'directory') ({ base } = data as DirectoryFile);
  waiting.get(name)?.(data);
};

/** Loads a file once. A failed load is retried by the next call. In the query string, the version keeps a cached file of another version out. */
export const load: Load = (name, version = '') => {
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
    // The script ran without handing over this file, so the server sent something else.
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

/** Returns the address of a result. From `file://` a folder does not open its index, so `index.html` is added. */
export function hrefOf(url: string): string {
  if (location.protocol !== 'file:') return url;
  const [address = '', fragment] = url.slice(base.length).split('#');
  return new URL(`${address}index.html${fragment === undefined ? '' : `#${fragment}`}`, root).href;
}
