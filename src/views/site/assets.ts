/**
 * Addresses of the generator's own files, whose names carry a digest. The build hands over which
 * name each has, in the process, like `shown()`; without a build the plain name stands.
 */
const KEY = Symbol.for('biaogan.assets');

/** The stylesheets. Every page waits for `core`, and has `print` for paper; which others it needs it says itself. */
export const SHEETS = ['core', 'print', 'more', 'seldom', 'dialog', 'deck'] as const;
export type Sheet = (typeof SHEETS)[number];

type Holder = { [KEY]?: { base: string; names: Readonly<Record<string, string>> } };

/** Says under which name each file goes out: `core` → `assets/core-1a2b3c.css`. */
export function nameAssets(base: string, names: Readonly<Record<string, string>>): void {
  (globalThis as Holder)[KEY] = { base, names };
}

/** The stylesheets of a page: `core` and those named. */
export const stylesheetHrefs = (sheets: readonly Sheet[]): string[] => ['core', ...sheets].map(assetHref);

/** The address of `core`, `display`, `search`, `facets`, … under the base. */
export function assetHref(name: string): string {
  const held = (globalThis as Holder)[KEY];
  return `${held?.base ?? '/'}${held?.names[name] ?? `assets/${name}.${(SHEETS as readonly string[]).includes(name) ? 'css' : 'js'}`}`;
}
