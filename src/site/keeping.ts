/** Where answers are kept, and the code that they depend on. */
import path from 'node:path';

/** What an answer depends on beside the content. */
export const CHECKING = [
  'read',
  'media',
  'schema',
  'wording',
  'prose.ts',
  'diagnostic.ts',
  'given.ts',
  'model',
  'twins',
  'publish',
  'rules',
  'site/read.ts',
  'site/probing.ts',
];

/** The store of a cache folder. */
export const storeFolder = (cache: string): string => path.resolve(cache, 'store');
