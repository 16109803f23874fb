/**
 * Looking over a site before it goes out: links, ids and what is inline, then, of a public site, whether anything
 * internal stands in it. What was looked over before and has not changed since is not looked at again.
 */
import { LeakError, prepareSearch, tellLeaks } from '../gate/index.ts';
import { changesOf } from '../outputs/changes.ts';
import { inspectChanges, inspectSite, type Links, listSite, tellFlaws } from '../outputs/inspect.ts';
import type { SitePlace } from '../outputs/output.ts';
import type { Manifest } from '../outputs/produce.ts';
import type { Content } from '../read/content.ts';
import { codeDigest, digest } from '../store/code.ts';
import { digestOf } from '../store/index.ts';
import type { Closing } from '../wording/commands.ts';
import type { Progress } from './progress.ts';
import type { SiteState } from './state.ts';

/** What was built does not hold together: a fault of the generator, told before anything is switched. */
class InspectionError extends Error {}

/** What is kept of looking a site over: a site that was refused is never kept. */
export interface LookedOver {
  /** What the inspection depends on beside the files. */
  inspection: string;
  links: Links;
  /** What the search depends on beside the files: its code, its terms. Absent of an internal site. */
  search?: string;
  /** Files that have to be searched again whatever happens, and those of which the names alone were searched. */
  loud: string[];
  asTheyAre: string[];
}

export interface Looking {
  content: Content;
  asOf: string;
  profile: 'public' | 'internal';
  base: string;
  given: readonly string[];
  manifest: Manifest;
  asTheyAre: ReadonlySet<string>;
  /** What is known of the site before. */
  state: SiteState | undefined;
  progress: Progress;
}

const INSPECTING = ['outputs/inspect.ts', 'outputs/scan.ts'];
const SEARCHING = ['gate', 'media', 'read', 'schema', 'prose.ts'];

/** Looks a site over. Throws an error that tells what is wrong with it. */
export async function lookOver(place: SitePlace, looking: Looking): Promise<{ looked: Closing['looked']; kept: LookedOver }> {
  const { state, manifest, base, progress } = looking;
  const before = state?.looked;
  progress.begin('inspect');
  const inspection = digest(codeDigest(INSPECTING), base);
  const links = await inspected(place, looking, before?.inspection === inspection ? before.links : undefined);
  const kept: LookedOver = { inspection, links, loud: [], asTheyAre: [] };
  if (looking.profile !== 'public') return { looked: undefined, kept };
  progress.begin('gate');
  const { content, asOf, given, asTheyAre } = looking;
  const search = prepareSearch({ content, asOf, given });
  progress.count(search.lookedFor);
  // What is there now, not what was made.
  const changes = changesOf(state?.files, manifest);
  const files = listSite(place, new Set(changes.removed));
  const searched = digest(codeDigest(SEARCHING), search.digest);
  const [loud, named] = [new Set(before?.loud), new Set(before?.asTheyAre)];
  const sent = new Set(changes.sent);
  // A file of somebody else never counts as unchanged.
  const isUnchanged = (file: string): boolean => !sent.has(file) && manifest.has(file);
  const isSilent = (file: string): boolean =>
    before?.search === searched && !loud.has(file) && named.has(file) === asTheyAre.has(file) && isUnchanged(file);
  const unsure = files.filter((file) => !isSilent(file));
  const found = await search.files({ folder: place, files: unsure, asTheyAre });
  if (found.leaks.length > 0) throw new LeakError(tellLeaks(found));
  const silent = new Set(found.silent);
  return {
    looked: { lookedFor: search.lookedFor, passedOver: search.passedOver, alsoPublic: search.alsoPublic, downloads: asTheyAre.size },
    kept: { ...kept, search: searched, loud: unsure.filter((file) => !silent.has(file)), asTheyAre: [...asTheyAre] },
  };
}

async function inspected(place: SitePlace, { base, manifest, state }: Looking, before: Links | undefined): Promise<Links> {
  if (before !== undefined && state !== undefined) {
    const links = await inspectChanges(place, base, { before, was: state.files, is: manifest, digestOf });
    // What is wrong is told by an inspection of all pages.
    if (links !== undefined) return links;
  }
  const { flaws, links } = await inspectSite(place, base, [...manifest.keys()]);
  if (flaws.length > 0) throw new InspectionError(tellFlaws(flaws));
  return links;
}
