/** Everything that goes out of a publication, as a list of outputs. */
import { given } from '../given.ts';
import type { MediaItem } from '../media/index.ts';
import type { Publication, Site } from '../publish/published.ts';
import { presentOf, watchedSettings, watchedSite } from '../reads.ts';
import { type Shown, show } from '../shown.ts';
import { codeDigest, digest } from '../store/code.ts';
import type { Store } from '../store/index.ts';
import { coloursStylesheet } from '../views/brand/colours.ts';
import type { AssetFiles } from '../views/site/assets.ts';
import { type Context, createContext } from '../views/site/context.ts';
import { dataOutputs, redirectsBeside } from './data.ts';
import { buildFrontend } from './frontend.ts';
import { type HostedSite, hostedSite, hostOutputs } from './hosting/index.ts';
import type { KeptRecordings } from './keptRecordings.ts';
import { licences } from './licences.ts';
import { mediaOutputs } from './media.ts';
import { addressesOf, type Output } from './output.ts';
import { pageOutputs } from './pages.ts';
import { Recordings } from './recordings.ts';
import { searchOutputs } from './search.ts';
import { loadTheme } from './theme.ts';

export interface OutputsOptions {
  publication: Publication;
  /** The files behind the publication's assets. */
  media: readonly MediaItem[];
  base: string;
  /** The folder that the site is put in, as files for servers name it. */
  out: string;
  store: Store;
  /** A folder for the compiled pages. */
  cache: string;
  /** What earlier outputs of this site read. */
  recordings?: KeptRecordings | undefined;
  /** Whether the site is shown to its writer alone. */
  isDraft?: boolean;
  /** The base that the site has online, if the outputs are for a bundle that is opened from a disk. */
  onlineBase?: string | undefined;
  /** The papers that lie beside the pages, below the base. */
  papers?: ReadonlySet<string> | undefined;
}

export interface Outputs {
  /** All of them, but of a site that is shown to its writer alone those that `search` gives: they take longer than all else. */
  all: Output[];
  search(): Output[];
  context: Context;
  recordings: Recordings;
  hosted: HostedSite;
  /** What pages show while these outputs are made. */
  handed: Shown;
}

/** What draws pages: a change in any of it draws all pages again. */
export const DRAWING = [
  'pages',
  'layouts',
  'components',
  'views',
  'wording',
  'schema',
  'publish',
  'model',
  'media',
  'rules',
  // The trees of bodies are compared by the digests of their texts.
  'read',
  'given.ts',
  'made.ts',
  'prose.ts',
  'reads.ts',
  'shown.ts',
  'outputs/astroOptions.ts',
  // Open data and the feed are kept as pages are.
  'outputs/data.ts',
];

/** Names all that what belongs to no entry of a publication follows from; undefined if it is not known. */
function groundOf({ site, dossier, ground }: Publication, { isDraft, isOffline, papers }: Context, assets: object): string | undefined {
  if (ground === undefined || dossier !== undefined) return undefined;
  return digest(ground, JSON.stringify([site.url, isDraft, isOffline, [...(papers ?? [])], assets]));
}

const handedBefore = new WeakMap<Site, { of: string; handed: Shown }>();

/** What pages are handed of a publication: the same as before of a site that they were handed, since much is derived from it once. */
function handedOf(publication: Publication, assets: AssetFiles, { base, isDraft, onlineBase, papers = new Set() }: OutputsOptions): Shown {
  const of = JSON.stringify([base, isDraft, onlineBase, [...papers], assets]);
  const known = handedBefore.get(publication.site);
  if (known?.of === of) return known.handed;
  const site = watchedSite(publication.site);
  const dossier = publication.dossier === undefined ? undefined : watchedSettings(publication.dossier, 'dossier', 2);
  const context = createContext(site, base, { isDraft: isDraft === true, onlineBase, papers, assets: watchedSettings(assets, 'assets') });
  const handed: Shown = { publication: { site, ...given('dossier', dossier) }, context };
  handedBefore.set(publication.site, { of, handed });
  return handed;
}

/** What all pages of a publication are drawn with. From now on pages show it. */
async function handOver(options: OutputsOptions) {
  const { publication, base, store, cache, isDraft = false, onlineBase, recordings: kept } = options;
  const frontend = await buildFrontend(coloursStylesheet(publication.site), store);
  const handed = handedOf(publication, frontend.assets, options);
  const { context } = handed;
  show(handed);
  // Before anything kept is compared: what pages derive from a site is declared by the files that they load.
  const theme = await loadTheme(cache);
  const recordings = new Recordings(
    // What is kept has the form that is written there.
    digest(
      codeDigest([...DRAWING, 'outputs/recordings.ts', 'outputs/keptRecordings.ts', 'site/publication.ts']),
      base,
      String(isDraft),
      onlineBase ?? '',
    ),
    presentOf(context, { assets: frontend.assets, ...given('dossier', publication.dossier) }, groundOf(publication, context, frontend.assets)),
    kept,
  );
  return { frontend, context, theme, recordings, handed };
}

/**
 * Draws one page of a publication as all are drawn, and lists the stylesheets, scripts and pictures that it may show.
 * Undefined if the publication has no such page. From now on pages show this publication: whoever draws others must hand
 * theirs over again.
 */
export async function drawOne(options: OutputsOptions, file: string): Promise<{ bytes: Uint8Array; beside: Output[] } | undefined> {
  const { frontend, context, theme, recordings } = await handOver(options);
  const page = (await pageOutputs(theme, recordings)).find(({ path }) => path === file);
  if (page === undefined) return undefined;
  const bytes = await page.make();
  return { bytes, beside: [...frontend.outputs, ...(await mediaOutputs(context, options.media, recordings, options.store))] };
}

/** Lists the outputs of a publication. Nothing is drawn or encoded here. */
export async function outputsOf(options: OutputsOptions): Promise<Outputs> {
  const { publication, media, base, store } = options;
  const { frontend, context, theme, recordings, handed } = await handOver(options);
  const pages = await pageOutputs(theme, recordings);
  const addresses = addressesOf(pages);
  const redirects = redirectsBeside(context, addresses);
  const search = (): Output[] => searchOutputs(context, store, recordings);
  const hosted = hostedSite(publication.site, redirects, base, options.out);
  const all = [
    // The script that tries out a machine is for bundles alone.
    ...frontend.outputs.filter(({ path }) => context.isOffline || path !== frontend.assets.machine),
    licences(frontend.inputs),
    ...(context.isOffline ? pages.filter(({ path }) => path !== '404.html') : pages),
    ...(await mediaOutputs(context, media, recordings, store)),
    ...(options.isDraft === true ? [] : search()),
    ...(context.isOffline ? [] : [...dataOutputs(context, addresses, redirects, recordings), ...hostOutputs(hosted)]),
  ];
  return { all, search, context, recordings, hosted, handed };
}
