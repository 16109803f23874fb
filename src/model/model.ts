/**
 * The linked model: entries by id, the tree, the order of levels, on a day. Lenient, since rules run
 * over content that is still being written: what is missing is absent, never invented.
 */
import type { Content, Entry, OrganizationEntry } from '../read/content.ts';
import type { Brand } from '../schema/brand.ts';
import type { Day } from '../schema/dates.ts';
import type { DocumentMeta } from '../schema/document.ts';
import type { Pairing } from '../schema/pairing.ts';
import type { RecordEvent } from '../schema/record.ts';
import { type SiteSettings, siteSchema } from '../schema/site.ts';
import { DEFAULT_STANDARD } from '../schema/standard.ts';
import type { StudyPack } from '../schema/study.ts';
import type { Standard, Taxonomy } from '../schema/taxonomy.ts';
import { buildTree, type Tree, type TreeNode } from './organizations.ts';

/** Settings whose absence has a default are never absent here. */
export type KnownSettings = Partial<SiteSettings> &
  Pick<SiteSettings, 'publishFrom' | 'approval' | 'dossier' | 'publicReview' | 'reviewDue' | 'newMonths' | 'nameLength'>;

export interface Model {
  asOf: Day;
  content: Content;
  settings: KnownSettings;
  taxonomy: Partial<Taxonomy>;
  standard: Standard;
  /** The organizations by id; of two with one id the first. */
  organizations: Map<string, OrganizationEntry>;
  tree: Tree;
  brands: Map<string, Entry<Brand>>;
  pairings: Map<string, Entry<Pairing>>;
  packs: Map<string, Entry<StudyPack>>;
  documents: Map<string, Entry<DocumentMeta>>;
  /** 0 is the highest level. */
  rankOf(level: string): number | undefined;
}

const defaults = siteSchema.pick({
  publishFrom: true,
  approval: true,
  dossier: true,
  publicReview: true,
  reviewDue: true,
  newMonths: true,
  nameLength: true,
});

/** Links content into a model on a day. Pure: the same content and day give the same model. */
export function linkModel(content: Content, asOf: Day): Model {
  const taxonomy = content.taxonomy.data;
  const levels = (taxonomy.levels ?? []).map((level) => level.id);
  const ranks = new Map(levels.map((level, rank) => [level, rank]));
  const organizations = firstById(content.organizations, (entry) => entry.data.id);
  return {
    asOf,
    content,
    settings: { ...defaults.parse({}), ...content.site.data },
    taxonomy,
    standard: taxonomy.standard ?? DEFAULT_STANDARD,
    organizations,
    tree: buildTree(
      [...organizations].map(([id, entry]): TreeNode => ({ ...entry.data, id })),
      levels,
    ),
    brands: firstById(content.brands, (entry) => entry.id),
    pairings: firstById(content.pairings, (entry) => entry.id),
    packs: firstById(content.packs, (entry) => entry.id),
    documents: firstById(content.documents, (entry) => entry.id),
    rankOf: (level) => ranks.get(level),
  };
}

function firstById<Item>(items: readonly Item[], idOf: (item: Item) => string | undefined): Map<string, Item> {
  const map = new Map<string, Item>();
  for (const item of items) {
    const id = idOf(item);
    if (id !== undefined && !map.has(id)) map.set(id, item);
  }
  return map;
}

export const listOf = <Item>(value: Item | readonly Item[] | undefined): readonly Item[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Item[]) : [value as Item];

/** Organizations that hold a brand: its own and those partners that are listed. */
export function holdingOrganizations(brand: Partial<Brand>): string[] {
  const partners = (brand.partners ?? []).filter((partner): partner is string => typeof partner === 'string');
  return brand.organization === undefined ? partners : [brand.organization, ...partners];
}

/** The record, or undefined where part of it could not be read and nothing can be said of its state. */
export const soundRecord = (entry: Entry<Brand>): readonly RecordEvent[] | undefined => (entry.damaged.has('record') ? undefined : entry.data.record);
