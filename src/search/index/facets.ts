/** Writes the filter values of all records. The browser loads them when a reader filters. */
import type { Context } from '../../views/site/context.ts';
import { each, type FacetsFile } from '../format/facets.ts';
import { FILTERS, type FilterName, type SearchRecord } from '../format/record.ts';

/** Domains, focuses and levels keep the taxonomy's order; years are newest first; organizations and tags by number of records. */
function facetValues({ site }: Pick<Context, 'site'>, records: readonly SearchRecord[]): FacetsFile['values'] {
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
  return each((name) => all[name].filter(([id]) => counts.has(key(name, id))));
}

/** A record and its number. */
export interface Numbered {
  row: number;
  record: SearchRecord;
}

/** What the filters say, beside what the records say. */
export const labelsOf = ({ site }: Pick<Context, 'site'>): unknown => [
  site.domains,
  site.levels,
  site.labels,
  site.organizations.map(({ id, name, shortName }) => [id, shortName ?? name]),
];

/** The values, and which of them each record has, by its number. */
export function facetsOf(context: Pick<Context, 'site'>, numbered: readonly Numbered[]): FacetsFile {
  const values = facetValues(
    context,
    numbered.map(({ record }) => record),
  );
  const byRow: SearchRecord['filters'][] = [];
  for (const { row, record } of numbered) byRow[row] = record.filters;
  const numbers = each((name) => new Map(values[name].map(([id], number) => [id, number])));
  return {
    values,
    of: each((name) =>
      Array.from(byRow, (filters) =>
        (filters?.[name] ?? [])
          .flatMap((id) => numbers[name].get(id) ?? [])
          .map((number) => number.toString(36))
          .join(','),
      ).join(' '),
    ),
  };
}

const STATUSES = ['cultivating', 'launched', 'declared', 'evaluated', 'returned', 'named', 'rectifying', 'delisted', 'withdrawn'] as const;

const idsOf = (records: readonly SearchRecord[], name: FilterName): string[] => [...new Set(records.flatMap(({ filters }) => filters[name] ?? []))];
