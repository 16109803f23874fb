/** Where papers lie among others. In a bundle all of them are in one folder beside the pages. */
export const PAPERS = 'papers/';

export const paperOf = {
  brand: (slug: string): string => `brands/${slug}.pdf`,
  booklet: (slug: string): string => `study/${slug}.pdf`,
  forms: (slug: string): string => `study/${slug}-forms.pdf`,
  blank: 'forms.pdf',
} as const;
