/**
 * One content directory, read, linked and checked: what every command asks, and the only place where
 * the pure rooms are put together with the disk.
 */

import type { Diagnostic } from './diagnostic.ts';
import { indexEntries, resolveLink } from './model/links.ts';
import { linkModel, type Model } from './model/model.ts';
import { type LogoColours, publish } from './model/publish.ts';
import type { Profile, Publication } from './model/published.ts';
import { assetUses } from './model/uses.ts';
import type { MediaItem } from './pictures/index.ts';
import { colourOf, mediaItems } from './pictures/index.ts';
import { type AssetProbe, probeAsset } from './read/assets.ts';
import { allEntries, type Content, type Entry, NoContentError, readContent, takeAllIn } from './read/content.ts';
import { assetsState, type Intake, signatureOf, stateOf } from './read/intake.ts';
import { codeDigest, digest, openStore, type Store } from './read/store.ts';
import { check } from './rules/index.ts';

export { NoContentError };

export interface SiteOptions {
  root: string;
  privateRoot?: string;
  profile: Profile;
  /** `YYYY-MM-DD`: what counts as having happened. */
  asOf: string;
  /** A folder in which what was read is kept between runs; nothing in it changes an answer. */
  cache?: string;
  onProgress?(phase: 'read' | 'probe', done: number, of: number): void;
}

export interface SiteReading {
  content: Content;
  model: Model;
  /** All problems, in the order of files. */
  diagnostics: Diagnostic[];
}

/** What an answer depends on beside the content and what reading depends on. */
const CHECKING = ['read', 'schema', 'wording', 'diagnostic.ts', 'model', 'rules', 'site.ts'];

/**
 * All problems, as `readSite` finds them; where nothing has changed since they were last looked for, the same
 * without looking. Throws `NoContentError` where a directory is missing.
 */
export async function checkSite(options: SiteOptions): Promise<Diagnostic[]> {
  const store = openStore(options.cache, [options.root, options.privateRoot]);
  const intakes = takeAllIn(options);
  if (store.folder === undefined) return (await readIntakes(options, intakes, store)).diagnostics;
  const name = `answer-${digest(options.asOf, options.privateRoot ?? '').slice(0, 16)}`;
  const assetsNow = (): string => intakes.map(({ directory }) => assetsState(directory)).join();
  const assets = assetsNow();
  const key = digest(codeDigest(CHECKING), ...intakes.map(stateOf), assets);
  const kept = store.recall(name, key);
  if (kept !== undefined) return JSON.parse(kept) as Diagnostic[];
  const { content, diagnostics } = await readIntakes(options, intakes, store);
  const isCertain = [...content.probes.values()].every((probe) => probe.isPassing === undefined);
  // An asset that changed meanwhile may have been looked into as it was or as it is.
  if (isCertain && assetsNow() === assets) store.remember(name, key, JSON.stringify(diagnostics));
  return diagnostics;
}

/** Reads, links and checks. Throws `NoContentError` where a directory is missing. */
export async function readSite(options: SiteOptions): Promise<SiteReading> {
  return readIntakes(options, takeAllIn(options), openStore(options.cache, [options.root, options.privateRoot]));
}

async function readIntakes(options: SiteOptions, intakes: readonly Intake[], store: Store): Promise<SiteReading> {
  const content = await readContent({
    root: options.root,
    ...(options.privateRoot === undefined ? {} : { privateRoot: options.privateRoot }),
    store,
    intakes,
    onProgress: (done, of) => options.onProgress?.('read', done, of),
  });
  await probeUsed(content, options, store);
  store.close();
  const model = linkModel(content, options.asOf);
  return { content, model, diagnostics: check(model) };
}

/** How many files are looked at at once: pictures are decoded, and two processors are common. */
const AT_ONCE = 4;

/** Looks at every file that something uses; of the others nothing needs to be known. */
async function probeUsed(content: Content, options: Pick<SiteOptions, 'asOf' | 'onProgress'>, store: Store): Promise<void> {
  const model = linkModel(content, options.asOf);
  const index = indexEntries(model);
  const wanted = new Set<string>();
  for (const mark of content.site.data.footer?.marks ?? []) wanted.add(mark.file.normalize('NFC').replace(/^\.\//, ''));
  for (const entry of allEntries(content) as Entry<unknown>[]) {
    for (const { target } of assetUses(content, entry)) if (target.kind === 'file') wanted.add(target.file);
    for (const link of entry.body.links) {
      const target = resolveLink(content, index, entry, link.url);
      if (target.kind === 'download') wanted.add(target.file);
    }
  }
  const files = [...wanted].filter((file) => content.files.has(file));
  const found = new Map<string, AssetProbe>();
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      const file = files[at] as string;
      const source = content.files.get(file);
      if (source !== undefined) found.set(file, await probeOnce(source.absolute, file.slice(file.lastIndexOf('/') + 1), store));
      done += 1;
      options.onProgress?.('probe', done, files.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, files.length) }, work));
  // In the order of names, not of who was done first.
  for (const file of files) content.probes.set(file, found.get(file) as AssetProbe);
}

/** Looks into a file, unless it was looked into and has not changed since. */
async function probeOnce(absolute: string, name: string, store: Store): Promise<AssetProbe> {
  const signature = store.folder === undefined ? undefined : signatureOf(absolute);
  if (signature === undefined) return probeAsset(absolute, name);
  const key = digest('probe', name, absolute, signature);
  const kept = store.get(key);
  if (kept !== undefined) return JSON.parse(kept) as AssetProbe;
  const probe = await probeAsset(absolute, name);
  if (probe.isPassing === undefined && signatureOf(absolute) === signature) store.put(key, JSON.stringify(probe));
  return probe;
}

/** The publication of a reading without errors. */
export async function publication(reading: SiteReading, profile: Profile): Promise<Publication> {
  return publish(reading.model, { profile, logoColours: await logoColours(reading) });
}

async function logoColours({ content }: SiteReading): Promise<LogoColours> {
  const colours = new Map<string, { primary: string; secondary?: string }>();
  for (const entry of content.brands) {
    const { logo, colors } = entry.data;
    if (colors !== undefined || logo?.kind !== 'image') continue;
    const use = assetUses(content, entry as Entry<unknown>)[0];
    const file = use?.target.kind === 'file' ? use.target.file : undefined;
    const probe = file === undefined ? undefined : content.probes.get(file);
    const source = file === undefined ? undefined : content.files.get(file);
    if (probe === undefined || source === undefined || probe.problems.some((problem) => problem.severity === 'error')) continue;
    const found = await colourOf(source.absolute);
    if (found !== undefined) colours.set(probe.digest, found);
  }
  return colours;
}

/** The files behind a publication's assets, for emitting. */
export function mediaOf({ content }: SiteReading, { site }: Publication): MediaItem[] {
  const byDigest = new Map<string, string>();
  for (const [file, probe] of content.probes) {
    const source = content.files.get(file);
    if (source !== undefined && !byDigest.has(probe.digest)) byDigest.set(probe.digest, source.absolute);
  }
  return mediaItems(site, byDigest);
}
