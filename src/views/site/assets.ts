/** Addresses of the generator's own stylesheets and scripts. The names of their files carry a digest. */
import type { Context } from './context.ts';

/**
 * The stylesheets. Every page waits for `core`, and has `print` for paper; a page says itself which others it needs. A
 * case links `case` behind its head, so that nothing waits for it, and `variants` before it if its head is an unusual one;
 * for other pages both are a part of `more`.
 */
export const SHEETS = ['core', 'print', 'variants', 'case', 'more', 'seldom', 'dialog', 'opened', 'plaque', 'deck', 'room'] as const;
export type Sheet = (typeof SHEETS)[number];

const PARTS_OF_MORE: readonly Sheet[] = ['variants', 'case', 'seldom', 'dialog'];

/** Returns the sheets with `more`, in place of those that are a part of it. */
export const withMore = (sheets: readonly Sheet[]): Sheet[] => [
  'more',
  ...sheets.filter((sheet) => sheet !== 'more' && !PARTS_OF_MORE.includes(sheet)),
];

/** The file of each stylesheet and script below the base: `core` → `assets/core-1a2b3c.css`. */
export type AssetFiles = Readonly<Record<string, string>>;

/** Returns the addresses of `core` and of the sheets named. */
export const stylesheetHrefs = (context: Context, sheets: readonly Sheet[]): string[] => ['core', ...sheets].map((name) => assetHref(context, name));

/** Returns the address of `core`, `display`, `search`, `facets`, … under the base. The plain name stands if no files were made. */
export const assetHref = ({ address, assets }: Context, name: string): string =>
  address.file(assets[name] ?? `assets/${name}.${(SHEETS as readonly string[]).includes(name) ? 'css' : 'js'}`);
