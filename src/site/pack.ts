/** An offline bundle: a site, or a part of it, as one archive that opens by a double click. */
import { mkdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { LeakError, searchSite, tellLeaks } from '../gate/index.ts';
import { given } from '../given.ts';
import { clearDead, ownName } from '../leftovers.ts';
import type { MediaItem } from '../media/index.ts';
import { finishBundle } from '../outputs/bundle/finish.ts';
import { unfitNames } from '../outputs/bundle/names.ts';
import { DISK_BASE } from '../outputs/bundle/relative.ts';
import { COMPRESSED, writeZip } from '../outputs/bundle/zip.ts';
import { outputsOf } from '../outputs/index.ts';
import { inspectSite, listFiles, pagesOf, tellFlaws } from '../outputs/inspect.ts';
import type { Output } from '../outputs/output.ts';
import { makePapers } from '../outputs/paper/papers.ts';
import { produce } from '../outputs/produce.ts';
import { type Part, partOf, type Wanted } from '../publish/part.ts';
import { publicEntries } from '../publish/publicEntries.ts';
import type { Publication } from '../publish/published.ts';
import type { Withheld } from '../publish/withheld.ts';
import { near } from '../schema/near.ts';
import { openStore, type Store } from '../store/index.ts';
import { PAPERS } from '../views/paper/places.ts';
import { createContext } from '../views/site/context.ts';
import { PACK } from '../wording/pack.ts';
import { storeFolder } from './keeping.ts';
import { MisuseError } from './misuse.ts';
import type { Options } from './options.ts';
import { openFolder } from './outFolder.ts';
import type { Progress } from './progress.ts';
import { downloadsOf, mediaOf, publication } from './publication.ts';
import { type Refusal, readSound, type SiteReading } from './read.ts';

export interface PackOptions extends Pick<Options, 'content' | 'private' | 'profile' | 'asOf' | 'out' | 'base' | 'site' | 'study' | 'brands'> {
  /** Kept between runs; losing it costs time alone. */
  cache: string;
  progress: Progress;
  /** Is told what somebody should know before the work begins. */
  onNotice(text: string): void;
}

export type PackResult =
  | Refusal
  | {
      outcome: 'packed';
      diagnostics: Diagnostic[];
      withheld: Withheld[];
      file: string;
      bytes: number;
      pages: number;
      files: number;
      seconds: number;
    };

/** A file that is said before the work begins, in bytes. */
const LARGE = 50 * 1024 * 1024;
/** What FAT32 takes in one file, in bytes. */
const FAT32 = 2 ** 32 - 1;

class PackError extends Error {}

/**
 * Writes the bundle into the folder `out`. Throws `MisuseError` for a pack or brand that there is not, `LeakError` if
 * something internal would get out, and the reason if the disk does not take it. Nothing half-written stays.
 */
export async function packSite(options: PackOptions): Promise<PackResult> {
  const { progress, profile, asOf, out } = options;
  const began = performance.now();
  openFolder(out);
  const reading = await readSound(options);
  if ('outcome' in reading) return reading;
  const { diagnostics, withheld } = reading;
  progress.begin('publish');
  const part = partWanted(reading, options);
  const made = await publication(reading, profile, given('part', part));
  if (options.site !== undefined) made.site.url = options.site;
  for (const { name, bytes } of largeFiles(reading, made)) options.onNotice(PACK.large(name, bytes));
  refuseFull(out, carriedBytes(made));

  const places = path.join(options.cache, 'bundles');
  clearDead(places, /^(\d.+)$/);
  const folder = path.join(places, ownName());
  mkdirSync(folder, { recursive: true });
  const store = openStore(storeFolder(options.cache));
  try {
    progress.begin('plan');
    const media = mediaOf(reading, made);
    progress.begin('papers');
    const papers = await papersOf(made, media, store, options);
    const outputs = await outputsOf({
      publication: made,
      media,
      base: DISK_BASE,
      onlineBase: options.base,
      papers: new Set(papers.map(({ path }) => path)),
      out,
      store,
      cache: options.cache,
    });
    progress.begin('make');
    await produce([...outputs.all, ...papers], {
      store,
      before: new Map(),
      folder,
      isCompressed: false,
      onProgress: (done, of) => progress.count(done, of),
    });
    progress.begin('inspect');
    const drawn = listFiles(folder);
    const { flaws } = await inspectSite(folder, DISK_BASE, drawn);
    if (flaws.length > 0) throw new PackError(tellFlaws(flaws));
    finishBundle(folder, drawn, made.site);
    const files = listFiles(folder);
    const unfit = unfitNames(files);
    if (unfit.length > 0) throw new PackError(PACK.names(unfit));
    if (profile === 'public') {
      progress.begin('gate');
      const found = await searchSite({
        folder,
        files,
        content: reading.content,
        asOf,
        given: [DISK_BASE, options.base, options.site ?? ''],
        asTheyAre: downloadsOf(media),
      });
      progress.count(found.lookedFor);
      if (found.leaks.length > 0) throw new LeakError(tellLeaks(found));
    }
    progress.begin('pack');
    const packed = files.filter((file) => COMPRESSED.test(file)).reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
    refuseFull(out, packed);
    const file = path.join(out, fileName(PACK.fileName(titleOf(made, options), profile, asOf)));
    await writeZip(folder, files, file, (bytes) => progress.count(PACK.counted(bytes))).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOSPC' ? new PackError(PACK.full(out), { cause: error.message }) : error;
    });
    progress.end();
    const { size: bytes } = statSync(file);
    if (bytes > FAT32) options.onNotice(PACK.tooLarge(bytes));
    return {
      outcome: 'packed',
      diagnostics,
      withheld,
      file,
      bytes,
      pages: pagesOf(files).length,
      files: files.length,
      seconds: (performance.now() - began) / 1000,
    };
  } finally {
    progress.end();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The papers that can be made. Of one that cannot, somebody is told why, and the pages do not lead to it. */
async function papersOf(made: Publication, media: readonly MediaItem[], store: Store, options: PackOptions): Promise<Output[]> {
  const papers: Output[] = [];
  const { failed } = await makePapers(createContext(made.site, DISK_BASE, { onlineBase: options.base }), media, store, {
    onPaper: (path, bytes) => papers.push({ path: PAPERS + path, make: () => bytes }),
    onProgress: (done, of) => options.progress.count(done, of),
  });
  failed.forEach(options.onNotice);
  return papers;
}

/** The part that was asked for; undefined for the whole. */
function partWanted({ model }: SiteReading, { study, brands, profile }: PackOptions): Part | undefined {
  if (study === undefined && brands === undefined) return undefined;
  if (study !== undefined && brands !== undefined) throw new MisuseError(PACK.both);
  if (brands?.length === 0) throw new MisuseError(PACK.noBrands);
  const isPublic = publicEntries(model);
  const refuse = (what: 'study' | 'brands', slug: string, all: ReadonlyMap<string, unknown>, holds: (slug: string) => boolean): void => {
    if (!all.has(slug)) throw new MisuseError(PACK.unknown(what, slug, near(slug, [...all.keys()])));
    if (profile === 'public' && !holds(slug)) throw new MisuseError(PACK.notPublic(what, slug));
  };
  if (study !== undefined) refuse('study', study, model.packs, isPublic.pack);
  for (const slug of brands ?? []) refuse('brands', slug, model.brands, isPublic.brand);
  const wanted: Wanted = { ...given('pack', study), ...given('brands', brands) };
  return partOf(model, wanted, profile);
}

/** The recordings, films and downloads that are large, by their names in the content. */
function largeFiles({ content }: SiteReading, { site }: Publication): { name: string; bytes: number }[] {
  const names = new Map([...content.probes].map(([file, probe]) => [probe.digest, file]));
  return Object.entries(site.assets).flatMap(([digest, { bytes, role }]) =>
    bytes < LARGE || role === 'image' ? [] : [{ name: names.get(digest) ?? digest, bytes }],
  );
}

const titleOf = ({ site }: Publication, { study, brands }: PackOptions): string =>
  study !== undefined
    ? (site.packs.find(({ slug }) => slug === study)?.title ?? study)
    : brands === undefined
      ? site.title
      : PACK.brandsTitle(site.title, brands.length);

/** A title as the name of a file, on any system. */
const fileName = (text: string): string => text.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*\s]+/gu, '-').replace(/^\.+/, '');

/** How many bytes of recordings, films and downloads go into the bundle as they are. */
const carriedBytes = ({ site }: Publication): number =>
  Object.values(site.assets).reduce((sum, { bytes, role }) => sum + (role === 'image' ? 0 : bytes), 0);

/** Throws if a disk has no room for what is sure to be written to it, in bytes. */
function refuseFull(out: string, needed: number): void {
  const { bavail, bsize } = statfsSync(out);
  if (bavail * bsize < needed) throw new PackError(PACK.noRoom(out, needed, bavail * bsize));
}
