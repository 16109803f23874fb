/**
 * The sites that the gate is judged on, made as a public build makes them, but for its gate: what the gate says of them
 * is what is measured.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { given } from '../../src/given.ts';
import { planFile } from '../../src/media/index.ts';
import { outputsOf } from '../../src/outputs/index.ts';
import { inspectSite, listFiles } from '../../src/outputs/inspect.ts';
import { produce } from '../../src/outputs/produce.ts';
import type { Publication } from '../../src/publish/published.ts';
import type { Content } from '../../src/read/content.ts';
import { mediaOf, publication } from '../../src/site/publication.ts';
import { readSite } from '../../src/site/read.ts';
import { openStore } from '../../src/store/index.ts';

export interface Source {
  /** The content directory. */
  root: string;
  /** The one that is laid over it. */
  privateRoot?: string;
  asOf: string;
  base: string;
}

export interface MadeSite extends Source {
  folder: string;
  /** Paths below `folder`, sorted. */
  files: string[];
  content: Content;
  publication: Publication;
  /** Files below `folder` that go out as they came: downloads. */
  asTheyAre: Set<string>;
}

/**
 * Makes the public site of a content in `folder`, which must not exist. `cache` may be shared between sites, and lies
 * in the project: compiled pages import packages. Throws if `check` has errors, or if the site does not hold together.
 */
export async function makeSite(source: Source, folder: string, cache: string): Promise<void> {
  const { root, base } = source;
  const { media, made } = await readSource(source);
  mkdirSync(folder, { recursive: true });
  const store = openStore(path.join(cache, 'store'));
  try {
    const { all } = await outputsOf({ publication: made, media, base, out: folder, store, cache });
    await produce(all, { store, before: new Map(), folder });
  } finally {
    store.close();
  }
  const { flaws } = await inspectSite(folder, base, listFiles(folder));
  if (flaws.length > 0) throw new Error(`${root}: ${flaws.map(({ page, what }) => `${page} ${what}`).join('\n')}`);
}

/** A site that was made in `folder`, with what the gate is handed along with it. */
export async function openSite(source: Source, folder: string): Promise<MadeSite> {
  const { content, made, media } = await readSource(source);
  const downloads = media.flatMap((item) => (item.kind === 'file' && item.asset.role === 'download' ? [planFile(item.asset).file] : []));
  return { ...source, folder, files: listFiles(folder), content, publication: made, asTheyAre: new Set(downloads) };
}

async function readSource({ root, privateRoot, asOf }: Source): Promise<{ content: Content; made: Publication; media: ReturnType<typeof mediaOf> }> {
  const reading = await readSite({ root, ...given('privateRoot', privateRoot), asOf });
  const errors = reading.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ file, line, code, message }) => `${root}/${file}:${line} ${code} ${message}`).join('\n'));
  const made = await publication(reading, 'public');
  return { content: reading.content, made, media: mediaOf(reading, made) };
}
