/** A part of a content: what a meeting or a stick needs, with all that it refers to. */
import { publicTree, walk } from '../model/body.ts';
import { type EntryIndex, indexEntries, resolveLink } from '../model/links.ts';
import { listOf, type Model } from '../model/model.ts';
import type { Entry } from '../read/content.ts';
import type { Pairing } from '../schema/pairing.ts';
import type { StudyPack } from '../schema/study.ts';
import type { PublicEntries } from './publicEntries.ts';
import type { Profile } from './published.ts';

type Named = Pick<Entry<unknown>, 'kind' | 'id'>;

/** What somebody wants of a content: brands by slug, or a study pack. */
export interface Wanted {
  brands?: readonly string[];
  pack?: string;
}

export interface Part {
  /** Whether an entry belongs to the part. */
  holds(entry: Named): boolean;
}

const nameOf = ({ kind, id }: Named): string => `${kind} ${id}`;

/**
 * Returns the part that holds what is wanted: a pack with the brands, pairings and documents of its agenda and of the
 * links in its text; a pairing with its brands; a brand with the brand above it; a document with the one that replaced
 * it. Links from the part to the rest become plain text. What the model does not have is left out. What is internal
 * decides nothing about the part of a public build.
 */
export function partOf(model: Model, wanted: Wanted, profile: Profile): Part {
  const found = new Set<string>();
  const index = indexEntries(model);
  const open: Named[] = [
    ...(wanted.brands ?? []).map((id): Named => ({ kind: 'brand', id })),
    ...(wanted.pack === undefined ? [] : [{ kind: 'study', id: wanted.pack } as const]),
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const entry = entryOf(model, next);
    if (entry === undefined || found.has(nameOf(next))) continue;
    found.add(nameOf(next));
    open.push(...needsOf(model, index, entry, profile));
  }
  return { holds: (entry) => found.has(nameOf(entry)) };
}

const entryOf = (model: Model, { kind, id }: Named): Entry<unknown> | undefined =>
  ({ brand: model.brands, pairing: model.pairings, study: model.packs, document: model.documents })[kind].get(id);

function needsOf(model: Model, index: EntryIndex, entry: Entry<unknown>, profile: Profile): Named[] {
  const isPublic = profile === 'public';
  const data = (isPublic ? entry.own : entry.data) as Partial<StudyPack & Pairing> & { parentBrand?: string; supersededBy?: string };
  const tree = isPublic ? publicTree(entry.body.tree) : entry.body.tree;
  const brand = (id: string | undefined): Named[] => (id === undefined ? [] : [{ kind: 'brand', id }]);
  const document = (id: string | undefined): Named[] => (id === undefined ? [] : [{ kind: 'document', id }]);
  switch (entry.kind) {
    case 'brand':
      return brand(data.parentBrand);
    case 'document':
      return document(data.supersededBy);
    case 'pairing':
      return [...listOf(data.model)].flatMap(brand);
    case 'study':
      return [
        ...(data.agenda ?? []).flatMap((item): Named[] => [
          ...brand(item.brand),
          ...document(item.document),
          ...(item.pairing === undefined ? [] : [{ kind: 'pairing', id: item.pairing } as const]),
        ]),
        ...walk(tree.children).flatMap((node): Named[] => {
          const target = node.type === 'link' ? resolveLink(model.content, index, entry, node.url as string) : undefined;
          return target?.kind === 'entry' ? [target.entry] : [];
        }),
      ];
  }
}

/** The model of a part alone, for what only internal builds show. */
export function modelOf(model: Model, part: Part): Model {
  const held = <Data>(entries: ReadonlyMap<string, Entry<Data>>): Map<string, Entry<Data>> =>
    new Map([...entries].filter(([, entry]) => part.holds(entry)));
  return { ...model, brands: held(model.brands), pairings: held(model.pairings), packs: held(model.packs), documents: held(model.documents) };
}

/** The public entries of a part alone. */
export const entriesIn = (entries: PublicEntries, part: Part): PublicEntries => ({
  brand: (id) => entries.brand(id) && part.holds({ kind: 'brand', id }),
  pairing: (id) => entries.pairing(id) && part.holds({ kind: 'pairing', id }),
  pack: (id) => entries.pack(id) && part.holds({ kind: 'study', id }),
  document: (id) => entries.document(id) && part.holds({ kind: 'document', id }),
  entry: (entry) => entries.entry(entry) && part.holds(entry),
});
