/** The stylesheets and the scripts of the browser, bundled, with digests in their names. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { PROJECT } from '../project.ts';
import { codeDigest, digest } from '../store/code.ts';
import type { Store } from '../store/index.ts';
import { type AssetFiles, SHEETS } from '../views/site/assets.ts';
import { type Output, textOutput } from './output.ts';
import { constants, shortNames } from './shortNames.ts';

/** The browsers that must work fully. */
const TARGETS = ['chrome108', 'safari15.4', 'firefox115'];

const SRC = path.join(PROJECT, 'src');

/** The script that another one loads. */
const PANEL = 'panel.ts';

export interface Frontend {
  /** The file of each stylesheet and script below the site, by the name that pages ask for. */
  assets: AssetFiles;
  outputs: Output[];
  /** Every file that went into any of them. */
  inputs: string[];
}

/**
 * Bundles the stylesheets (`SHEETS`) and each file of `src/browser`. What every page waits for, `core`, has
 * `extraStyles` appended: the colours of the brands.
 */
export async function buildFrontend(extraStyles: string, store: Store): Promise<Frontend> {
  const key = `frontend ${sourceDigest(extraStyles)}`;
  const kept = store.get(key)?.toString();
  const { files, inputs } = kept === undefined ? await bundled(extraStyles) : (JSON.parse(kept) as Bundled);
  if (kept === undefined) store.put(key, JSON.stringify({ files, inputs }));
  const named = files.map((one) => ({ ...one, file: fileOf(one) }));
  return {
    assets: Object.fromEntries(named.map(({ name, file }) => [name, file])),
    outputs: named.map(({ file, text }) => textOutput(file, text)),
    inputs,
  };
}

const fileOf = ({ name, extension, text }: Bundled['files'][number]): string =>
  `assets/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 6)}.${extension}`;

/** Folders and files below `src` that browsers get something of. */
export const SOURCES = ['styles', 'browser', 'search/ask', 'search/format', 'wording', 'schema', 'views/site', 'given.ts'];

/** Of everything that bundles are made from. It is read each time: `dev` follows the sources too. */
function sourceDigest(extraStyles: string): string {
  const files = SOURCES.flatMap((room) =>
    room.endsWith('.ts') ? [room] : readdirSync(path.join(SRC, room), { recursive: true, encoding: 'utf8' }).map((file) => path.join(room, file)),
  )
    .filter((file) => /\.(?:ts|css)$/.test(file))
    .sort();
  return digest(
    codeDigest(['outputs/frontend.ts', 'outputs/shortNames.ts']),
    extraStyles,
    ...files.flatMap((file) => [file, readFileSync(path.join(SRC, file))]),
  );
}

interface Bundled {
  files: { name: string; extension: string; text: string }[];
  inputs: string[];
}

async function bundled(extraStyles: string): Promise<Bundled> {
  const files: Bundled['files'] = [];
  const inputs = new Set<string>();
  const add = (name: string, extension: string, text: string): void => {
    files.push({ name, extension, text });
  };
  const tell = ({ inputs: files }: Metafile): void => {
    for (const file of Object.keys(files)) inputs.add(file);
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
  for (const [index, text] of shortNames(constants(sheets)).entries()) add(SHEETS[index] as string, 'css', text);
  // What a script loads lies beside it, so that no page has to say where it is.
  const nameOf = (one: string): string =>
    JSON.stringify(path.posix.basename(fileOf(files.find(({ name }) => name === one) as Bundled['files'][number])));
  const scripts = readdirSync(path.join(PROJECT, 'src/browser'))
    .filter((name) => name.endsWith('.ts'))
    .sort();
  for (const file of [PANEL, ...scripts.filter((name) => name !== PANEL)]) {
    const define: Record<string, string> =
      file === PANEL ? {} : { DIALOG_STYLES: nameOf('dialog'), OPENED_STYLES: nameOf('opened'), PANEL_SCRIPT: nameOf('panel') };
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
      define,
    });
    tell(script.metafile);
    add(file.slice(0, -'.ts'.length), 'js', script.outputFiles[0]?.text ?? '');
  }
  return { files, inputs: [...inputs] };
}
