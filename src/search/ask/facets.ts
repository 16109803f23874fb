import { each, type FacetsFile, type Filters } from '../format/facets.ts';
import { FILTERS, type FilterName } from '../format/record.ts';

export interface FacetValue {
  id: string;
  label: string;
  /** How many results choosing it would leave. */
  count: number;
}

export interface Facets {
  passes(row: number, filters: Filters): boolean;
  /** Returns the values that occur. Each count obeys all other filters, not the value's own. */
  counts(rows: readonly number[], filters: Filters): Record<FilterName, FacetValue[]>;
  /** Returns whether a filter has this value. */
  has(name: FilterName, id: string): boolean;
}

/** Opens a loaded facets file. */
export function openFacets({ values, of: packed }: FacetsFile): Facets {
  const of = each((name) =>
    packed[name].split(' ').map((numbers) => (numbers === '' ? [] : numbers.split(',').map((number) => Number.parseInt(number, 36)))),
  );
  const holds = (row: number, name: FilterName, id: string): boolean => of[name][row]?.some((number) => values[name][number]?.[0] === id) ?? false;
  const passes = (row: number, filters: Filters, except?: FilterName): boolean =>
    FILTERS.every((name) => name === except || filters[name] === undefined || holds(row, name, filters[name]));
  return {
    passes,
    has: (name, id) => values[name].some(([one]) => one === id),
    counts: (rows, filters) =>
      each((name) => {
        const counts = values[name].map(() => 0);
        for (const row of rows)
          if (passes(row, filters, name)) for (const number of of[name][row] ?? []) counts[number] = (counts[number] as number) + 1;
        return values[name].map(([id, label], number) => ({ id, label, count: counts[number] as number }));
      }),
  };
}
