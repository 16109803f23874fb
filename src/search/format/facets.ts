import { FILTERS, type FilterName } from './record.ts';

/** At most one value of each filter. */
export type Filters = Partial<Record<FilterName, string>>;

export interface FacetsFile {
  /** Values in display order. */
  values: Record<FilterName, [id: string, label: string][]>;
  /** Indexes into `values` in base 36: record numbers are separated by spaces, values by commas. */
  of: Record<FilterName, string>;
}

export const each = <Value>(make: (name: FilterName) => Value): Record<FilterName, Value> =>
  Object.fromEntries(FILTERS.map((name) => [name, make(name)])) as Record<FilterName, Value>;
