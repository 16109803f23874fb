/** Pictures in pages: the files and sizes for each place. */

import { type PictureSource, type PictureUse as PlannedUse, planFile, planPicture } from '../../media/plan.ts';
import type { Site } from '../../publish/published.ts';
import { derived } from '../../reads.ts';
import type { Context } from './context.ts';

/** The place of a picture. */
export type PictureUse = 'plate' | 'thumb' | 'stud' | 'figure' | 'gallery' | 'cover' | 'share' | 'mark' | 'masthead';

export interface PictureView {
  src: string;
  alt: string;
  width: number;
  height: number;
  /** Absent if there is only one file. */
  srcset?: string;
  /** The AVIF alternative. */
  avif?: string;
  sizes?: string;
  /** A drawing that is so wide that its words would be too small on a phone. */
  isWide?: true;
}

export interface PictureViewOptions {
  alt: string;
  width: PictureUse;
  /** Whether it holds the Party emblem, so that it must not be changed. */
  emblem?: boolean;
}

/** From this ratio of width to height on, a drawing is wide. */
const WIDE = 1.9;

/** The planned use and the displayed width (`sizes`) of each place. The widths follow the stylesheets. */
const PLACES: Record<PictureUse, { use: PlannedUse; sizes: string }> = {
  plate: { use: 'logo', sizes: '(min-width: 56em) 24rem, 80vw' },
  thumb: { use: 'logo', sizes: '15rem' },
  // On a phone less than is shown: dozens of them load at once, and the next size is four times as heavy.
  stud: { use: 'logo', sizes: '(min-width: 48em) 9rem, 3rem' },
  figure: { use: 'figure', sizes: '(min-width: 64em) 46rem, 90vw' },
  gallery: { use: 'figure', sizes: '(min-width: 40em) 23rem, 90vw' },
  cover: { use: 'cover', sizes: '(min-width: 90em) 80rem, 90vw' },
  share: { use: 'cover', sizes: '' },
  mark: { use: 'mark', sizes: '8rem' },
  masthead: { use: 'mark', sizes: '10rem' },
};

/** Returns a picture for a place. Throws an Error if the site does not hold the asset. */
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
    ...(asset.format === 'svg' && width >= height * WIDE ? { isWide: true } : {}),
    // A single file has no width descriptor, which would require `sizes`.
    ...(avif.length === 0 ? {} : { avif: avif.length > 1 ? setOf(avif) : address.file(avif[0]?.file as string) }),
  };
}

/** Returns the address of the largest file of a picture. */
export const largestFile = ({ src, srcset }: PictureView): string => srcset?.split(', ').at(-1)?.split(' ')[0] ?? src;

/** Returns the address of a recording, film or download, or of a picture as a logo. Throws an Error for an unknown asset. */
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
