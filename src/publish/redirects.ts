/** Redirects former addresses (`formerSlugs`, `formerIds`), since published addresses must stay valid. */
import { compareText } from '../diagnostic.ts';
import type { Model } from '../model/model.ts';
import type { PublishedOrganization, Site } from './published.ts';

/** An entry's path in its folder (`''` for the folder's own page) and its former paths. */
export interface Moved {
  id: string;
  former: readonly string[];
}

/** Returns the redirects of all held entries and organizations, sorted by `from`. */
export function redirectsOf(
  model: Model,
  entries: { brands: Moved[]; pairings: Moved[]; packs: Moved[]; documents: Moved[] },
  organizations: readonly PublishedOrganization[],
): Site['redirects'] {
  const of = (moved: readonly Moved[], folder: string, parts: string[]): Site['redirects'] =>
    moved.flatMap(({ id, former }) =>
      former.flatMap((path) =>
        ['', ...parts].map((part) => ({ from: `${folder}/${path}/${part}`, to: id === '' ? `${folder}/` : `${folder}/${id}/${part}` })),
      ),
    );
  return [
    ...of(entries.brands, 'brands', ['slides/']),
    ...of(entries.brands, 'p', []),
    ...of(entries.pairings, 'pairings', []),
    ...of(entries.packs, 'study', ['slides/', 'handout/', 'room/']),
    ...of(entries.documents, 'docs', []),
    ...organizations.flatMap(({ id }) =>
      (model.tree.get(id)?.formerIds ?? []).map((former) => ({ from: `organizations/${former}/`, to: `organizations/${id}/` })),
    ),
  ].sort((a, b) => compareText(a.from, b.from));
}
