import { FILTERS, type FilterName } from './record.ts';

/** One value of each filter at most. */
export type Filters = Partial<Record<FilterName, string>>;

export interface FacetsFile {
  /** In the order in which they are offered. */
  values: Record<FilterName, [id: string, label: string][]>;
  /** By record, the numbers of its values: records separated by blanks, values by commas. */
  of: Record<FilterName, string>;
}

export const each = <Value>(make: (name: FilterName) => Value): Record<FilterName, Value> =>
  Object.fromEntries(FILTERS.map((name) => [name, make(name)])) as Record<FilterName, Value>;
