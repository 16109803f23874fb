/** What results can be narrowed by: written for all records, opened in the browser when somebody narrows. */
import type { Context } from '../views/context.ts';
import { FILTERS, type FilterName, type SearchRecord } from './records.ts';

/** One value of each filter at most. */
export type Filters = Partial<Record<FilterName, string>>;

export interface FacetsFile {
  /** In the order in which they are offered. */
  values: Record<FilterName, [id: string, label: string][]>;
  /** By record, the numbers of its values: records separated by blanks, values by commas. */
  of: Record<FilterName, string>;
}

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

/** Filters in the taxonomy's order; years newest first, organizations and tags by how much they hold. */
export function facetsOf({ site }: Pick<Context, 'site'>, records: readonly SearchRecord[]): FacetsFile {
  const counts = new Map<string, number>();
  const key = (name: FilterName, id: string): string => `${name} ${id}`;
  for (const { filters } of records)
    for (const name of FILTERS) for (const id of filters[name] ?? []) counts.set(key(name, id), (counts.get(key(name, id)) ?? 0) + 1);
  const most =
    (name: FilterName) =>
    ([a]: [string, string], [b]: [string, string]): number =>
      (counts.get(key(name, b)) ?? 0) - (counts.get(key(name, a)) ?? 0) || (a < b ? -1 : 1);
  const all: FacetsFile['values'] = {
    domain: site.domains.map(({ id, label }) => [id, label]),
    focus: site.domains.flatMap((domain) => (domain.focuses ?? []).map(({ id, label }): [string, string] => [`${domain.id}/${id}`, label])),
    level: site.levels.map(({ id, label }) => [id, label]),
    year: idsOf(records, 'year')
      .sort()
      .reverse()
      .map((year) => [year, year]),
    organization: site.organizations.map(({ id, name, shortName }): [string, string] => [id, shortName ?? name]).sort(most('organization')),
    status: STATUSES.map((status) => [status, site.labels[status]]),
    tag: idsOf(records, 'tag')
      .map((tag): [string, string] => [tag, tag])
      .sort(most('tag')),
  };
  const values = each((name) => all[name].filter(([id]) => counts.has(key(name, id))));
  const numbers = each((name) => new Map(values[name].map(([id], number) => [id, number])));
  return {
    values,
    of: each((name) =>
      records
        .map(({ filters }) =>
          (filters[name] ?? [])
            .flatMap((id) => numbers[name].get(id) ?? [])
            .map((number) => number.toString(36))
            .join(','),
        )
        .join(' '),
    ),
  };
}

const STATUSES = ['cultivating', 'launched', 'declared', 'evaluated', 'returned', 'named', 'rectifying', 'delisted', 'withdrawn'] as const;

const each = <Value>(make: (name: FilterName) => Value): Record<FilterName, Value> =>
  Object.fromEntries(FILTERS.map((name) => [name, make(name)])) as Record<FilterName, Value>;

const idsOf = (records: readonly SearchRecord[], name: FilterName): string[] => [...new Set(records.flatMap(({ filters }) => filters[name] ?? []))];

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
