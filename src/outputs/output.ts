/** What leaves the generator is a list of outputs: pages, pictures, data, feeds, redirects, search files, copies. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** A file of the site that is not made yet. */
export interface Output {
  /** Below the site, with `/` between its parts. */
  path: string;
  /**
   * Names everything that the bytes depend on: outputs of one path with equal keys have equal bytes. It is absent of
   * what is made each time, because making it costs no more than asking, and of what was never made.
   */
  readonly key?: string | undefined;
  /** Makes the bytes. Throws the reason with the name of what failed. */
  make(): Promise<Uint8Array> | Uint8Array;
}

/** A small text that is made each time. */
export const textOutput = (path: string, text: string): Output => ({ path, make: () => Buffer.from(text) });

/** Pages among outputs, as addresses below the base: `''`, `brands/`, …. */
export const addressesOf = (outputs: readonly Output[]): string[] =>
  outputs
    .map(({ path }) => path)
    .filter((path) => path === 'index.html' || path.endsWith('/index.html'))
    .sort()
    .map((path) => path.slice(0, -'index.html'.length));

/** Where the files of a site lie: all in one folder, or those that have changed in it and the others in that of the site before. */
export type SitePlace = string | { changed: ReadonlySet<string>; folder: string; before: string };

/** Where one file of a site lies. */
export const placeOf = (site: SitePlace, file: string): string =>
  path.join(typeof site === 'string' ? site : isChanged(site, file) ? site.folder : site.before, file);

/** What somebody else put into the folder counts too: it is looked at like everything else. */
const isChanged = ({ changed, folder }: Exclude<SitePlace, string>, file: string): boolean =>
  changed.has(file) || existsSync(path.join(folder, file));
