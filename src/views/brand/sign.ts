/** By what a brand is known in a line of results: the tone of its ground, and its logo. */
import { planPicture } from '../../media/plan.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import type { Context } from '../site/context.ts';
import { toneOf } from './colours.ts';

export interface Sign {
  /** Its `data-tone`. */
  tone?: string;
  /** The smallest file of its logo, below the base. Only pictures have one. */
  picture?: string;
}

/** Returns the sign of a brand. It has nothing in it for a brand without a colour and a picture. */
export function signOf({ site }: Context, brand: Pick<PublishedBrand, 'colors' | 'logo'>): Sign {
  const tone = toneOf(brand);
  const { logo } = brand;
  const asset = logo?.kind === 'image' ? site.assets[logo.asset] : undefined;
  const untouched = logo?.kind === 'image' && logo.emblem === true;
  return {
    ...(tone === undefined ? {} : { tone }),
    ...(asset === undefined ? {} : { picture: planPicture(asset, 'logo', { untouched }).sources[0]?.file as string }),
  };
}
