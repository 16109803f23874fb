/**
 * One content directory, read, linked and checked: what every command asks, and the only place where
 * the pure rooms are put together with the disk.
 */

import type { Diagnostic } from '../diagnostic.ts';
import { given } from '../given.ts';
import { linkModel, type Model } from '../model/model.ts';
import { type Withheld, withheldEntries } from '../publish/withheld.ts';
import { type Content, readContent } from '../read/content.ts';
import { ChangedError, type Instead, takeIn } from '../read/intake.ts';
import { KeptMemory } from '../read/memory.ts';
import { type Walk, walkAll } from '../read/walk.ts';
import { check, gatherFacts } from '../rules/index.ts';
import { codeDigest, digest } from '../store/code.ts';
import { openStore, type Store } from '../store/index.ts';
import { finishChanges } from './changingTogether.ts';
import { CHECKING, storeFolder } from './keeping.ts';
import { probeUsed } from './probing.ts';
import type { Progress } from './progress.ts';

export interface SiteOptions {
  root: string;
  privateRoot?: string;
  /** `YYYY-MM-DD`: what counts as having happened. */
  asOf: string;
  /** A folder in which what was read is kept between runs; nothing in it changes an answer. */
  cache?: string;
  /** The directories, if they were walked just now. */
  walks?: readonly Walk[];
  /** Files of the content, and of the private directory, as they would be. */
  instead?: readonly Instead[];
  onProgress?(phase: 'read' | 'probe', done: number, of: number): void;
}

export interface SiteReading {
  content: Content;
  model: Model;
  /** All problems, in the order of files. */
  diagnostics: Diagnostic[];
  /** The entries that are not public on the day. */
  withheld: Withheld[];
  /** Keeps what was found out about the content since. */
  save(): void;
}

/** How often a content that changes while it is read is read again. */
const PATIENCE = 5;

/** Stores of this process by folder: bodies are loaded from them for as long as a content is in use. */
const stores = new Map<string, Store>();

/** Reads, links and checks. Throws `NoContentError` if a directory is missing. */
export async function readSite(options: SiteOptions): Promise<SiteReading> {
  finishChanges(options.root, options.privateRoot);
  if (options.cache === undefined) return readWalks(options, options.walks ?? walkAll(options), openStore(undefined));
  const store = storeAt(options.cache);
  const { content, model, diagnostics, withheld, save } = await readWalks(options, options.walks ?? walkAll(options), store);
  const saveNow = (): void => {
    save();
    store.flush();
  };
  saveNow();
  return { content, model, diagnostics, withheld, save: saveNow };
}

/** The store of a cache folder, opened once. */
function storeAt(cache: string): Store {
  const folder = storeFolder(cache);
  const store = stores.get(folder) ?? openStore(folder);
  stores.set(folder, store);
  return store;
}

/** Reads a content as it would be, and keeps nothing of it. */
export async function readAsIf(options: SiteOptions & { cache: string }): Promise<SiteReading> {
  const reading = await readWalks(options, walkAll(options), storeAt(options.cache));
  return { ...reading, save() {} };
}

export interface SoundOptions {
  content: string;
  private?: string;
  asOf: string;
  cache: string;
  progress: Progress;
  /** The directories as they were walked, if they were. */
  walks?: readonly Walk[];
}

/** What every command answers that makes something, if the content has errors. */
export interface Refusal {
  outcome: 'refused';
  diagnostics: Diagnostic[];
  withheld: Withheld[];
}

/** Reads for a command that makes something of a content, and refuses one with errors. */
export async function readSound({ content, asOf, cache, progress, walks, ...options }: SoundOptions): Promise<SiteReading | Refusal> {
  progress.begin('read');
  const reading = await readSite({
    root: content,
    ...given('privateRoot', options.private),
    asOf,
    cache,
    ...given('walks', walks),
    onProgress(phase, done, of) {
      progress.begin(phase);
      progress.count(done, of);
    },
  });
  progress.begin('check');
  const { diagnostics, withheld } = reading;
  if (diagnostics.every((one) => one.severity !== 'error')) return reading;
  progress.end();
  return { outcome: 'refused', diagnostics, withheld };
}

/** The same for directories that were walked. `isCertain` tells whether the next check would find the same. */
export async function readWalks(options: SiteOptions, walks: readonly Walk[], store: Store): Promise<SiteReading & { isCertain: boolean }> {
  for (let again = 0; ; again += 1) {
    try {
      const found = await readOnce(options, again === 0 ? walks : walkAll(options), store);
      return { ...found, isCertain: found.isCertain && again === 0 };
    } catch (error) {
      if (!(error instanceof ChangedError) || again === PATIENCE) throw error;
    }
  }
}

async function readOnce(options: SiteOptions, walks: readonly Walk[], store: Store): Promise<SiteReading & { isCertain: boolean }> {
  const { cache, root, privateRoot } = options;
  // Two contents have memories of their own, since each drops what it did not need.
  const name = digest(codeDigest(CHECKING), root, privateRoot ?? '').slice(0, 24);
  const memory = cache === undefined ? undefined : new KeptMemory(store, name);
  const intakes = walks.map((walk, index) => takeIn(walk, memory, options.instead?.[index]));
  const content = await readContent({
    ...given('privateRoot', privateRoot),
    intakes,
    ...(memory === undefined || cache === undefined ? {} : { keeping: { store, folder: storeFolder(cache), name: codeDigest(), memory } }),
    onProgress: (done, of) => options.onProgress?.('read', done, of),
  });
  const model = linkModel(content, options.asOf);
  const facts = gatherFacts(model);
  await probeUsed(facts, options);
  const diagnostics = check(facts);
  const isCertain = [...content.probes.values()].every((probe) => probe.isPassing === undefined);
  return { content, model, diagnostics, withheld: withheldEntries(model), isCertain, save: () => memory?.save() };
}
