/**
 * Addresses of the generator's own files, whose names carry a digest. The build hands over which
 * name each has, in the process, like `shown()`; without a build the plain name stands.
 */
const KEY = Symbol.for('biaogan.assets');

const STYLES = new Set(['core', 'more']);

type Holder = { [KEY]?: { base: string; names: Readonly<Record<string, string>> } };

/** Says under which name each file goes out: `core` → `assets/core-1a2b3c.css`. */
export function nameAssets(base: string, names: Readonly<Record<string, string>>): void {
  (globalThis as Holder)[KEY] = { base, names };
}

/** The stylesheets of a page: for a case `core` alone, for the others `more` as well. */
export function stylesheetHrefs(isCase: boolean): string[] {
  return (isCase ? ['core'] : ['core', 'more']).map(assetHref);
}

/** The address of `core`, `display`, `search`, `facets`, … under the base. */
export function assetHref(name: string): string {
  const held = (globalThis as Holder)[KEY];
  return `${held?.base ?? '/'}${held?.names[name] ?? `assets/${name}.${STYLES.has(name) ? 'css' : 'js'}`}`;
}
