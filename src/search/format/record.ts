export type RecordKind = 'brand' | 'organization' | 'theme' | 'document' | 'study' | 'pairing';

/** The filters of a search. */
export const FILTERS = ['domain', 'focus', 'level', 'year', 'organization', 'status', 'tag'] as const;

export type FilterName = (typeof FILTERS)[number];

export interface SearchRecord {
  kind: RecordKind;
  url: string;
  title: string;
  /** The line under the title in a list of results. */
  subtitle: string;
  /** Further names that find it. */
  names: string[];
  /** The running text, searched and shown in excerpts. */
  text: string;
  /** The ids of its values, as the query strings of the brand lists write them. A filter that does not apply is left out. */
  filters: Partial<Record<FilterName, string[]>>;
}
