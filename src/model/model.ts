/**
 * The linked model of a content on a day: entries by id, the tree of organizations, the order of levels.
 * Rules run over unfinished content, so a missing value is absent here and is never invented.
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
import type { Level, Standard, Taxonomy } from '../schema/taxonomy.ts';
import { buildTree, type Tree, type TreeNode } from './organizations.ts';

/** The settings of `site.yaml`. Those that have a default are always present. */
export type KnownSettings = Partial<SiteSettings> &
  Pick<SiteSettings, 'publishFrom' | 'approval' | 'dossier' | 'publicReview' | 'reviewDue' | 'newMonths' | 'nameLength'>;

export interface Model {
  asOf: Day;
  content: Content;
  settings: KnownSettings;
  taxonomy: Partial<Taxonomy>;
  standard: Standard;
  /** By id. The first one wins if two have the same id. */
  organizations: Map<string, OrganizationEntry>;
  tree: Tree;
  brands: Map<string, Entry<Brand>>;
  pairings: Map<string, Entry<Pairing>>;
  packs: Map<string, Entry<StudyPack>>;
  documents: Map<string, Entry<DocumentMeta>>;
  /** 0 is the highest level; undefined if unknown. */
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

/** Links the content into a model on the day `asOf`. */
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

/** The entry of a kind and id, which must be there. */
export const entryWith = ({ brands, pairings, packs, documents }: Model, kind: Entry<unknown>['kind'], id: string): Entry<unknown> =>
  ({ brand: brands, pairing: pairings, study: packs, document: documents })[kind].get(id) as Entry<unknown>;

function firstById<Item>(items: readonly Item[], idOf: (item: Item) => string | undefined): Map<string, Item> {
  const map = new Map<string, Item>();
  for (const item of items) {
    const id = idOf(item);
    if (id !== undefined && !map.has(id)) map.set(id, item);
  }
  return map;
}

/** The level with this id, as the taxonomy defines it. */
export const levelWith = ({ taxonomy }: Model, id: string | undefined): Level | undefined => taxonomy.levels?.find((level) => level.id === id);

/** The label of a level, or its id if no level has it. */
export const levelLabel = (model: Model, id: string): string => levelWith(model, id)?.label ?? id;

export const listOf = <Item>(value: Item | readonly Item[] | undefined): readonly Item[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Item[]) : [value as Item];

/** Ids of the organizations that hold a brand: its own, then partners given by id. */
export function holdingOrganizations(brand: Partial<Brand>): string[] {
  const partners = (brand.partners ?? []).filter((partner): partner is string => typeof partner === 'string');
  return brand.organization === undefined ? partners : [brand.organization, ...partners];
}

/** Returns the record, or undefined if part of it is unreadable and so its state is unknown. */
export const soundRecord = (entry: Entry<Brand>): readonly RecordEvent[] | undefined => (entry.damaged.has('record') ? undefined : entry.data.record);
