/** Which files of `src` are no part of the compiled pages. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT } from '../project.ts';
import { PAGES } from './theme.ts';

const SRC = path.join(PROJECT, 'src');

/**
 * Leaves the TypeScript files of `src` outside of what Vite bundles: Node runs them as they are, and pages share
 * them with the command that draws.
 */
export const keepSource = (): {
  name: string;
  enforce: 'pre';
  resolveId(id: string, importer?: string): { id: string; external: true } | undefined;
} => ({
  name: 'biaogan-source',
  enforce: 'pre',
  resolveId(id, importer) {
    if (!id.startsWith('.') || importer === undefined || !id.endsWith('.ts')) return undefined;
    const file = path.resolve(path.dirname(importer.split('?')[0] as string), id);
    return file.startsWith(SRC + path.sep) && !file.startsWith(PAGES + path.sep) ? { id: pathToFileURL(file).href, external: true } : undefined;
  },
});
