/** The script that a page gets while it is being written. */
import path from 'node:path';
import { build } from 'esbuild';
import { PROJECT } from '../project.ts';

/** Bundles `devPage.ts` for the browser. */
export async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(PROJECT, 'src/site/devPage.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    charset: 'utf8',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
