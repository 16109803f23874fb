/** Slugs from names. */
import { pinyin } from 'pinyin-pro';
import { isSlug, SLUG_LENGTH } from './values.ts';

/** Returns a slug for a name, in pinyin with hyphens between syllables, or undefined if no part of it fits into a slug. */
export function slugFor(name: string): string | undefined {
  const sound = pinyin(name.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  const words = sound.flatMap((syllable) => syllable.toLowerCase().match(/[a-z0-9]+/g) ?? []);
  while (words.length > 1 && words.join('-').length > SLUG_LENGTH) words.pop();
  const slug = words.join('-');
  return isSlug(slug) ? slug : undefined;
}
