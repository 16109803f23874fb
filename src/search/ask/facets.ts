import { each, type FacetsFile, type Filters } from '../format/facets.ts';
import { FILTERS, type FilterName } from '../format/record.ts';

export interface FacetValue {
  id: string;
  label: string;
  /** How many results it would leave. */
  count: number;
}

export interface Facets {
  passes(row: number, filters: Filters): boolean;
  /** The values that occur, with what each would leave of these records beside the other filters. */
  counts(rows: readonly number[], filters: Filters): Record<FilterName, FacetValue[]>;
  /** Whether there is such a value at all. */
  has(name: FilterName, id: string): boolean;
}

/** Makes what was loaded answer. */
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
