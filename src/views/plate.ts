/** The plate of a brand: its logo on its ground, whatever the logo is made of. */
import type { PublishedBrand } from '../model/published.ts';
import { toneOf } from './brandColours.ts';
import type { Context } from './context.ts';
import { type PictureUse, type PictureView, pictureView } from './pictures.ts';

export type PlateView = { tone?: string } & (
  | { kind: 'image'; picture: PictureView; /** Holds the Party emblem: nothing may touch it. */ emblem: boolean }
  | { kind: 'text'; text: string; size: 'short' | 'middle' | 'long' }
  | { kind: 'audio'; name: string; size: 'short' | 'middle' | 'long' }
  | { kind: 'name'; name: string; size: 'short' | 'middle' | 'long' }
);

/** How large a text can be set on a plate. */
const sizeOf = (text: string): 'short' | 'middle' | 'long' => {
  const { length } = [...text];
  return length <= 4 ? 'short' : length <= 8 ? 'middle' : 'long';
};

export function plateView(context: Context, brand: PublishedBrand, use: PictureUse = 'plate'): PlateView {
  const tone = toneOf(brand);
  const shared = tone === undefined ? {} : { tone };
  const { logo } = brand;
  switch (logo?.kind) {
    case 'image':
      return { ...shared, kind: 'image', picture: pictureView(context, logo.asset, { alt: logo.alt, width: use }), emblem: logo.emblem === true };
    case 'text':
      return { ...shared, kind: 'text', text: logo.text, size: sizeOf(logo.text) };
    case 'audio':
      return { ...shared, kind: 'audio', name: brand.name, size: sizeOf(brand.name) };
    case undefined:
      return { ...shared, kind: 'name', name: brand.name, size: sizeOf(brand.name) };
  }
}
