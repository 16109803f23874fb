/** A build, stage by stage: check first, make what has changed beside the output, look it over, switch. */
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Diagnostic } from '../diagnostic.ts';
import { writeServerFiles } from '../outputs/hosting/index.ts';
import { outputsOf } from '../outputs/index.ts';
import { pagesOf } from '../outputs/inspect.ts';
import { produce } from '../outputs/produce.ts';
import { bytesOf } from '../outputs/siteFiles.ts';
import type { Withheld } from '../publish/withheld.ts';
import type { Walk } from '../read/walk.ts';
import { openStore } from '../store/index.ts';
import type { Closing } from '../wording/commands.ts';
import { storeFolder } from './keeping.ts';
import { lookOver } from './lookOver.ts';
import type { Options } from './options.ts';
import type { Progress } from './progress.ts';
import { downloadsOf, mediaOf, publication } from './publication.ts';
import { type Refusal, readSound } from './read.ts';
import { openWorkplace, settle } from './release.ts';
import { shownRelease, shownState } from './releaseFolders.ts';
import { differenceOf, rememberState, stateOf } from './state.ts';
import { dependencies, forgetBuild, rememberBuild, walksOf } from './unchanged.ts';

export interface BuildOptions extends Pick<Options, 'content' | 'private' | 'profile' | 'asOf' | 'out' | 'base' | 'site'> {
  /** Kept between builds; losing it costs time alone. */
  cache: string;
  progress: Progress;
  /** The directories of the content, if they were walked just now. */
  walks?: readonly Walk[];
}

export type BuildResult = Refusal | { outcome: 'built'; diagnostics: Diagnostic[]; withheld: Withheld[]; closing: Closing; hasUrl: boolean };

/** Builds a site. The previous one stays untouched unless this returns `built`. */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const { progress, base } = options;
  const began = performance.now();

  settle(options.out);
  const walks = options.walks ?? walksOf(options);
  const depended = dependencies(options, walks);
  const reading = await readSound({ ...options, walks });
  if ('outcome' in reading) return reading;
  const { diagnostics, withheld } = reading;

  progress.begin('publish');
  const made = await publication(reading, options.profile);
  if (options.site !== undefined) made.site.url = options.site;
  const store = openStore(storeFolder(options.cache));
  const workplace = openWorkplace(options.out, options.profile);
  try {
    const state = stateOf(store, options.out);
    // To make a whole site leaves much behind: if V8 collects before the heap has grown by half, it takes a quarter less memory.
    if (state === undefined) setFlagsFromString('--heap-growing-percent=50');

    progress.begin('plan');
    const media = mediaOf(reading, made);
    const outputs = await outputsOf({ publication: made, media, base, out: options.out, store, cache: options.cache, recordings: state?.recordings });

    progress.begin('make');
    const { manifest, changed } = await produce(outputs.all, {
      store,
      before: state?.files ?? new Map(),
      folder: workplace.site,
      onProgress: (done, of) => progress.count(done, of),
    });
    const files = [...manifest.keys()];

    const looking = {
      ...{ content: reading.content, asOf: options.asOf, profile: options.profile, base, manifest, state, progress },
      given: [base, options.site ?? ''],
      asTheyAre: downloadsOf(media),
    };
    // A build that is killed in between must not be taken for one that has ended.
    forgetBuild(store, options.out);
    const whole = { profile: options.profile, asOf: options.asOf, files: manifest, changed };
    const view = workplace.view(whole, state);
    let over: Awaited<ReturnType<typeof lookOver>> | undefined;
    let isPatched = false;
    if (state !== undefined && view !== undefined) {
      try {
        over = await lookOver(view, looking);
        progress.begin('swap');
        await writeServerFiles(outputs.hosted, options.out);
        isPatched = workplace.patch(whole, state);
      } catch (error) {
        // Another command may have changed the site while it was looked at.
        if (shownState(options.out) === state.release) throw error;
      }
    }
    let aside: string | undefined;
    if (!isPatched) {
      workplace.complete(whole, state);
      over = await lookOver(workplace.site, looking);
      progress.begin('swap');
      await writeServerFiles(outputs.hosted, options.out);
      aside = workplace.release(whole).aside;
    }
    // What the gate found out about the content.
    reading.save();
    rememberState(store, options.out, { files: manifest, recordings: outputs.recordings, looked: over?.kept, before: state });
    progress.end();
    const result: BuildResult = {
      outcome: 'built',
      diagnostics,
      withheld,
      hasUrl: made.site.url !== undefined,
      closing: {
        pages: pagesOf(files).length,
        files: files.length,
        bytes: bytesOf(manifest),
        brands: made.site.brands.length,
        profile: options.profile,
        asOf: options.asOf,
        content: options.content,
        out: options.out,
        seconds: (performance.now() - began) / 1000,
        memory: process.resourceUsage().maxRSS * 1024,
        looked: over?.looked,
        changes: state === undefined ? undefined : differenceOf(state.files, manifest),
        aside,
        apart: options.profile === 'internal' ? shownRelease(path.resolve(options.out))?.store : undefined,
      },
    };
    rememberBuild(store, options, depended, result);
    store.close();
    return result;
  } catch (error) {
    progress.end();
    store.close();
    workplace.abandon();
    throw error;
  }
}
