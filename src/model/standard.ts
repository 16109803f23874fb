/** Compares a brand with the `standard` of taxonomy.yaml. */
import type { Brand } from '../schema/brand.ts';
import type { Standard, StandardField } from '../schema/taxonomy.ts';

/** Returns the keys of the items that a brand does not meet, in the standard's order. */
export function missingOf(brand: Partial<Brand>, standard: Standard): string[] {
  return standard.items.map((item) => item.key).filter((key) => !meets(brand, key));
}

function meets(brand: Partial<Brand>, key: string): boolean {
  if (key.startsWith('extra.')) {
    const slug = key.slice('extra.'.length);
    return brand.extra !== undefined && Object.hasOwn(brand.extra, slug);
  }
  const value = brand[key as StandardField];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** The frontmatter key that an item asks for: `extra` for `extra.<slug>`. */
export const fieldOf = (key: string): string => (key.startsWith('extra.') ? 'extra' : key);
