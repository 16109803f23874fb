/** The stylesheets and the scripts of the browser, bundled, with digests in their names. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { SHEETS } from '../views/site/assets.ts';
import { PROJECT } from './project.ts';
import { shortNames } from './shortNames.ts';

/** The browsers that must work fully (design, section 2). */
const TARGETS = ['chrome108', 'safari15.4', 'firefox115'];

/** By the name that pages ask for; the value is the file below the base. */
export type Manifest = Record<string, string>;

/**
 * Bundles the stylesheets (`SHEETS`) and each file of `src/browser` into `folder/assets`. What every page
 * waits for, `core`, has `extraStyles` appended: the colours of the brands.
 * `onInput` is told every file that went into any of them.
 */
export async function buildFrontend(folder: string, extraStyles: string, onInput?: (file: string) => void): Promise<Manifest> {
  await mkdir(path.join(folder, 'assets'), { recursive: true });
  const manifest: Manifest = {};
  const write = async (name: string, extension: string, text: string): Promise<void> => {
    const file = `assets/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.${extension}`;
    await writeFile(path.join(folder, file), text);
    manifest[name] = file;
  };
  const tell = ({ inputs }: Metafile): void => {
    for (const file of Object.keys(inputs)) onInput?.(file);
  };
  const bundle = async (entry: string): Promise<string> => {
    const { outputFiles, metafile } = await build({
      metafile: true,
      entryPoints: [path.join(PROJECT, 'src/styles', entry)],
      bundle: true,
      minify: true,
      write: false,
      target: TARGETS,
      logLevel: 'error',
      external: ['*.woff2'],
    });
    tell(metafile);
    return outputFiles[0]?.text ?? '';
  };
  const extra = await build({ stdin: { contents: extraStyles, loader: 'css' }, minify: true, write: false, target: TARGETS, logLevel: 'error' });
  const sheets: string[] = [];
  for (const sheet of SHEETS) sheets.push(`${await bundle(`${sheet}.css`)}${sheet === 'core' ? (extra.outputFiles[0]?.text ?? '') : ''}`);
  for (const [index, text] of shortNames(sheets).entries()) await write(SHEETS[index] as string, 'css', text);
  for (const file of readdirSync(path.join(PROJECT, 'src/browser'))
    .filter((name) => name.endsWith('.ts'))
    .sort()) {
    const script = await build({
      metafile: true,
      entryPoints: [path.join(PROJECT, 'src/browser', file)],
      bundle: true,
      minify: true,
      write: false,
      // Classic scripts: they work from `file://`, where modules do not.
      format: 'iife',
      target: TARGETS,
      logLevel: 'error',
      charset: 'utf8',
    });
    tell(script.metafile);
    await write(file.slice(0, -'.ts'.length), 'js', script.outputFiles[0]?.text ?? '');
  }
  return manifest;
}
