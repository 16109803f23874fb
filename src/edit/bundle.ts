/** Scripts of the pages that only whoever writes a content sees. */
import { build } from 'esbuild';

/** Bundles a script and what it imports for the browser of an editor. */
export async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'iife',
    charset: 'utf8',
    target: 'chrome108',
    minify: true,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
