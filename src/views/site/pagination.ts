/** The pages of a long list. */
import { UI } from '../../wording/ui.ts';

export interface Pagination {
  /** Empty if there is only one page. */
  pages: { number: number; href: string; current: boolean; label: string }[];
  previous?: string;
  next?: string;
  /** The numbers after which others are left out. */
  gaps: number[];
}

/** Returns links to the first page, the last, and two on each side of the current one. */
export function pagination(page: number, pages: number, href: (page: number) => string): Pagination {
  if (pages <= 1) return { pages: [], gaps: [] };
  const numbers = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages])]
    .filter((number) => number >= 1 && number <= pages)
    .sort((a, b) => a - b);
  return {
    pages: numbers.map((number) => ({ number, href: href(number), current: number === page, label: UI.pageNumber(number) })),
    ...(page > 1 ? { previous: href(page - 1) } : {}),
    ...(page < pages ? { next: href(page + 1) } : {}),
    gaps: numbers.filter((number, index) => index < numbers.length - 1 && numbers[index + 1] !== number + 1),
  };
}
