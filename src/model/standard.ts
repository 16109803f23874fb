/** What of a standard a brand meets (contract, sections 3 and 5). */
import type { Brand } from '../schema/brand.ts';
import type { Standard, StandardField } from '../schema/taxonomy.ts';

/** The keys of the standard's items that a brand does not meet, in the standard's order. */
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

/** The frontmatter key that an item of the standard asks for. */
export const fieldOf = (key: string): string => (key.startsWith('extra.') ? 'extra' : key);
