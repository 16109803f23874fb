/**
 * The search engines of this package, by the name that `--engines` begins with. They are a package of their own: nobody
 * who builds or tests a site installs them.
 */
export * as flexsearch from './flexsearch.ts';
export * as fuse from './fuse.ts';
export * as minisearch from './minisearch.ts';
export * as orama from './orama.ts';
