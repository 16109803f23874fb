/** Pictures as a page writes them: which files, in which sizes, for which place. */

import { type PictureSource, type PictureUse as PlannedUse, planFile, planPicture } from '../../media/plan.ts';
import type { Site } from '../../publish/published.ts';
import { derived } from '../../reads.ts';
import type { Context } from './context.ts';

/** Where a picture stands. */
export type PictureUse = 'plate' | 'thumb' | 'figure' | 'gallery' | 'cover' | 'share' | 'mark';

export interface PictureView {
  src: string;
  alt: string;
  width: number;
  height: number;
  /** Absent where there is one file alone. */
  srcset?: string;
  /** For who knows AVIF. */
  avif?: string;
  sizes?: string;
}

export interface PictureViewOptions {
  alt: string;
  width: PictureUse;
  /** Holds the Party emblem: goes out as it is. */
  emblem?: boolean;
}

/** What each place is planned as, and how wide it is drawn: `tokens.css` and the grids say so. */
const PLACES: Record<PictureUse, { use: PlannedUse; sizes: string }> = {
  plate: { use: 'logo', sizes: '(min-width: 56em) 32rem, 62vw' },
  thumb: { use: 'logo', sizes: '15rem' },
  figure: { use: 'figure', sizes: '(min-width: 64em) 46rem, 90vw' },
  gallery: { use: 'figure', sizes: '(min-width: 40em) 23rem, 90vw' },
  cover: { use: 'cover', sizes: '(min-width: 90em) 80rem, 90vw' },
  share: { use: 'cover', sizes: '' },
  mark: { use: 'mark', sizes: '8rem' },
};

export function pictureView(context: Context, digest: string, { alt, width: place, emblem = false }: PictureViewOptions): PictureView {
  const { site, address } = context;
  const asset = site.assets[digest];
  if (asset === undefined) throw new Error(`The site holds no asset ${digest}`);
  const { use, sizes } = PLACES[place];
  const { width, height, sources, avif, fallback } = planPicture(asset, use, emblem ? { untouched: true } : {});
  const setOf = (files: readonly PictureSource[]): string => files.map((one) => `${address.file(one.file)} ${one.width}w`).join(', ');
  return {
    src: address.file(fallback),
    alt,
    width,
    height,
    ...(sources.length > 1 ? { srcset: setOf(sources), sizes } : {}),
    // One file is written without a width: with it, it would need to be told how wide it is shown.
    ...(avif.length === 0 ? {} : { avif: avif.length > 1 ? setOf(avif) : address.file(avif[0]?.file as string) }),
  };
}

/** The address of a recording, film or download; of a picture that of its logo. */
export function mediaHref(context: Context, digest: string): string {
  const { site, address } = context;
  const asset = site.assets[digest];
  if (asset === undefined) throw new Error(`The site holds no asset ${digest}`);
  const { role } = asset;
  if (role === 'image') return pictureView(context, digest, { alt: '', width: 'plate', emblem: emblems(site).has(digest) }).src;
  return address.file(planFile({ ...asset, role }).file);
}

/** The logos that hold the Party emblem; looked for once. */
const emblems = derived(
  'emblems',
  'site',
  (site: Site): ReadonlyMap<string, true> =>
    new Map(site.brands.flatMap(({ logo }) => (logo?.kind === 'image' && logo.emblem === true ? [[logo.asset, true] as const] : []))),
);
