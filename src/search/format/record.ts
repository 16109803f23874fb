import type { Sign } from '../../views/brand/sign.ts';

export type RecordKind = 'brand' | 'organization' | 'theme' | 'document' | 'study' | 'pairing';

/** The filters of a search. */
export const FILTERS = ['domain', 'focus', 'level', 'year', 'organization', 'status', 'tag'] as const;

export type FilterName = (typeof FILTERS)[number];

/** A heading by the number of its line in a text, and its id in the page. */
export interface Heading {
  line: number;
  id: string;
}

export interface SearchRecord {
  kind: RecordKind;
  url: string;
  title: string;
  /** The line under the title in a list of results. */
  subtitle: string;
  /** What it stands at: its level, or that its titles have ended. */
  standing?: string;
  /** By what it is known at a glance; of brands alone. */
  sign?: Sign;
  /** Further names that find it. */
  names: string[];
  /** The running text, searched and shown in excerpts. */
  text: string;
  /** The headings in the text, in order, and where the text of the sections ends. */
  sections?: { headings: Heading[]; end: number };
  /** The ids of its values, as the query strings of the brand lists write them. A filter that does not apply is left out. */
  filters: Partial<Record<FilterName, string[]>>;
}
