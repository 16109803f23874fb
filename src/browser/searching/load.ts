/** Loads the files that a page reads. Those of the search are scripts, because a `file://` page may load scripts and nothing else. */

import type { Load } from '../../search/ask/postings.ts';
import type { DirectoryFile } from '../../search/index/directory.ts';

declare global {
  interface Window {
    /** Each such script calls this with its name and its data. */
    biaoganSearch?(name: string, data: unknown): void;
  }
}

const script = document.currentScript;
const root = new URL('..', script instanceof HTMLScriptElement ? script.src : location.href);
const folder = new URL('search/data/', root);

const loading = new Map<string, Promise<unknown>>();
const waiting = new Map<string, (data: unknown) => void>();
let base = '/';

// Another script of the page may wait for files of its own.
const others = window.biaoganSearch;
window.biaoganSearch = (name, data) => {
  others?.(name, data);
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

/** Whether the page was opened from a disk. */
const isOffline = location.protocol === 'file:';

/** Returns what a link to a page must say: from `file://` a folder does not open its index, so `index.html` is added. */
export const openable = (address: string): string => (isOffline ? address.replace(/(^|\/)(?=$|[?#])/, '$1index.html') : address);

/** Returns the address of a page that a loaded file names: with the base, or below it. */
export function hrefOf(url: string): string {
  if (!isOffline) return url;
  return new URL(openable(url.startsWith(base) ? url.slice(base.length) : url), root).href;
}

/**
 * Reads a file of the site as text, undefined if there is none. An offline bundle has it as a script too, called
 * `name`. Throws if the server cannot be asked.
 */
export async function readText(address: string, name: string): Promise<string | undefined> {
  if (isOffline) return load(name).then(String, () => undefined);
  const answer = await fetch(address);
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

/** Puts a query into the address of the page. From `file://` a page may not take the path of another. */
export const rememberQuery = (page: string, query: string): void =>
  history.replaceState(null, '', `${isOffline ? location.pathname : page}${query === '' ? '' : `?${query}`}`);
