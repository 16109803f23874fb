/** What exists in a content, as options to choose from. */
import { given } from '../given.ts';
import { levelLabel, listOf, type Model } from '../model/model.ts';
import { stateOn } from '../model/record.ts';
import type { Option } from './dialogue.ts';

/** What an organization is called, shortly if it can be; its id if it has no name yet. */
export function organizationName(model: Model, id: string): string {
  const data = model.organizations.get(id)?.data;
  return data?.shortName ?? data?.name ?? id;
}

/** Organizations; `isOffered` leaves some out. */
export const organizations = (model: Model, isOffered: (id: string) => boolean = () => true): Option[] =>
  [...model.organizations].flatMap(([id, { data }]) =>
    isOffered(id)
      ? [
          {
            value: id,
            label: organizationName(model, id),
            hint: data.level === undefined ? '' : levelLabel(model, data.level),
            also: [data.name ?? '', ...(data.formerNames ?? [])].filter((name) => name !== ''),
          },
        ]
      : [],
  );

export const levels = (model: Model): Option[] => (model.taxonomy.levels ?? []).map(({ id, label }) => ({ value: id, label }));

export const domains = (model: Model): Option[] => (model.taxonomy.domains ?? []).map(({ id, label }) => ({ value: id, label }));

export const focuses = (model: Model, domain: string): Option[] =>
  (model.taxonomy.domains?.find(({ id }) => id === domain)?.focuses ?? []).map(({ id, label, note }) => ({
    value: id,
    label,
    ...given('hint', note),
  }));

/** The domain of an organization, or that of the nearest one above it that has one. */
export const domainOf = (model: Model, organization: string): string | undefined =>
  [organization, ...model.tree.ancestors(organization)].map((id) => model.organizations.get(id)?.data.domain).find((domain) => domain !== undefined);

/** Brands with who holds them; `isOffered` leaves some out. */
export const brands = (model: Model, isOffered: (slug: string) => boolean = () => true): Option[] =>
  [...model.brands.values()].flatMap(({ id, data }) =>
    isOffered(id)
      ? [
          {
            value: id,
            label: data.name ?? id,
            hint: data.organization === undefined ? '' : organizationName(model, data.organization),
            also: data.formerNames ?? [],
          },
        ]
      : [],
  );

/** Whether a brand has a standing title on the model's day. */
export const hasTitle = (model: Model, slug: string): boolean => stateOn(model.brands.get(slug)?.data.record ?? [], model.asOf).titles.length > 0;

/** The slugs of entries that a new one must not have: those of entries, and what they were called before. */
export const takenSlugs = (entries: ReadonlyMap<string, { data: { formerSlugs?: readonly string[] } }>): ReadonlySet<string> =>
  new Set([...entries].flatMap(([id, { data }]) => [id, ...listOf(data.formerSlugs)]));
