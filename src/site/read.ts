/**
 * One content directory, read, linked and checked: what every command asks, and the only place where
 * the pure rooms are put together with the disk.
 */

import type { Diagnostic } from '../diagnostic.ts';
import { given } from '../given.ts';
import { linkModel, type Model } from '../model/model.ts';
import type { Profile } from '../publish/published.ts';
import { type Content, NoContentError, readContent, takeAllIn } from '../read/content.ts';
import { assetsState, type Intake, stateOf } from '../read/intake.ts';
import { codeDigest, digest, openStore, type Store } from '../read/store.ts';
import { check } from '../rules/index.ts';
import { probeUsed } from './probing.ts';

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
const CHECKING = [
  'read',
  'media',
  'schema',
  'wording',
  'diagnostic.ts',
  'given.ts',
  'model',
  'twins',
  'publish',
  'rules',
  'site/read.ts',
  'site/probing.ts',
];

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
    ...given('privateRoot', options.privateRoot),
    store,
    intakes,
    onProgress: (done, of) => options.onProgress?.('read', done, of),
  });
  await probeUsed(content, options, store);
  store.close();
  const model = linkModel(content, options.asOf);
  return { content, model, diagnostics: check(model) };
}
