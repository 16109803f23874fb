/** Whether a build would change nothing: then the answer is that of the build before, and nothing else of the house is loaded. */
import path from 'node:path';
import { given } from '../given.ts';
import { stateOf, type Walk, walkAll } from '../read/walk.ts';
import { codeDigest, digest } from '../store/code.ts';
import { openStore, type Store } from '../store/index.ts';
import type { BuildOptions, BuildResult } from './build.ts';
import { finishChanges } from './changingTogether.ts';
import { storeFolder } from './keeping.ts';
import { settle } from './release.ts';
import { shownState } from './releaseFolders.ts';

type Asked = Omit<BuildOptions, 'progress'>;
type Built = Extract<BuildResult, { outcome: 'built' }>;

interface Kept {
  /** What the build depended on. */
  of: string;
  /** The name of the release that it put in place. */
  release: string;
  result: Built;
}

const keyOf = (out: string): string => `built ${path.resolve(out)}`;

/** The directories that a build reads, walked now. */
export function walksOf({ content, private: over }: Asked): Walk[] {
  finishChanges(content, over);
  return walkAll({ root: content, ...given('privateRoot', over) });
}

/** A digest of everything that a build depends on; undefined if a file is too young to be known by its status. */
export function dependencies({ private: over, profile, asOf, base, site = '' }: Asked, walks: readonly Walk[]): string | undefined {
  const state = stateOf(walks);
  return state === undefined ? undefined : digest(codeDigest(['.']), state, over ?? '', profile, asOf, base, site);
}

/** Returns what the build before told, if content, day, options and code are those of then and its site is still in place. `walks` are of now. */
export function unchangedBuild(asked: Asked, walks: readonly Walk[]): Built | undefined {
  const began = performance.now();
  settle(asked.out);
  const shown = shownState(asked.out);
  if (shown === undefined) return undefined;
  const store = openStore(storeFolder(asked.cache));
  try {
    const kept = JSON.parse(store.get(keyOf(asked.out))?.toString() ?? 'null') as Kept | null;
    if (kept === null || kept.release !== shown || kept.of !== dependencies(asked, walks)) return undefined;
    const { closing } = kept.result;
    return {
      ...kept.result,
      closing: {
        ...closing,
        changes: { added: 0, changed: 0, removed: 0, bytes: 0 },
        aside: undefined,
        seconds: (performance.now() - began) / 1000,
        memory: process.resourceUsage().maxRSS * 1024,
      },
    };
  } finally {
    store.close();
  }
}

/**
 * Remembers the result of a build. `before` are the dependencies when it began. Content that was changed meanwhile is not what
 * was built; but then its files have another status now, and the build is taken for that of no content that there will be.
 */
export function rememberBuild(store: Store, asked: Asked, before: string | undefined, result: Built): void {
  const shown = shownState(asked.out);
  if (before === undefined || shown === undefined) return;
  const kept: Kept = { of: before, release: shown, result };
  store.put(keyOf(asked.out), JSON.stringify(kept));
}

/** Forgets the result of the build before, ahead of a change of what lies there. */
export function forgetBuild(store: Store, out: string): void {
  store.put(keyOf(out), 'null');
  store.flush();
}
