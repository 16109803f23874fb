/** The icon of a site, in tabs of browsers and on the home screens of phones. */
import { ICON_SIDE, type IconDrawing, planIcon } from '../../media/plan.ts';
import { graphemes } from '../../schema/values.ts';
import { readableAccent } from '../brand/colours.ts';
import type { Context } from './context.ts';

export interface IconLink {
  rel: string;
  type?: string;
  sizes?: string;
  href: string;
}

const INK = '#fffdf8';

/** Returns what is drawn as the icon of a site that brings none: the first letter of its title on its colour. */
export function iconDrawing({ site }: Pick<Context, 'site'>): IconDrawing | undefined {
  if (site.icon !== undefined) return undefined;
  const letters = graphemes(site.title);
  const letter = (letters.find((one) => /[\p{L}\p{N}]/u.test(one)) ?? '□').normalize('NFKC').toUpperCase();
  return { letter, ground: readableAccent(site.accent), ink: INK };
}

/** Returns the links of a page to the icon. Browsers take the last one that they can read. */
export function iconLinks({ site, address }: Context): IconLink[] {
  const { vector, small, touch } = planIcon(site.icon === undefined ? undefined : site.assets[site.icon]?.format);
  return [
    { rel: 'icon', sizes: `${ICON_SIDE.small}x${ICON_SIDE.small}`, href: address.file(small) },
    ...(vector === undefined ? [] : [{ rel: 'icon', type: 'image/svg+xml', sizes: 'any', href: address.file(vector) }]),
    { rel: 'apple-touch-icon', href: address.file(touch) },
  ];
}
