export type RecordKind = 'brand' | 'organization' | 'theme' | 'document' | 'study' | 'pairing';

/** What results can be narrowed by. */
export const FILTERS = ['domain', 'focus', 'level', 'year', 'organization', 'status', 'tag'] as const;

export type FilterName = (typeof FILTERS)[number];

export interface SearchRecord {
  kind: RecordKind;
  url: string;
  title: string;
  /** Under the title in a list of results. */
  subtitle: string;
  /** Found by these as by the title. */
  names: string[];
  /** The running text, for excerpts. */
  text: string;
  /** Ids of what it is of, as the query strings of lists write them; none of a filter that does not touch it. */
  filters: Partial<Record<FilterName, string[]>>;
}
