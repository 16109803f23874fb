/** Finds the id that an editor means who writes a name in its place. */
import type { Model } from '../model/model.ts';
import { normaliseText } from '../model/text.ts';
import type { Entry } from '../read/content.ts';
import { isSlug } from '../schema/values.ts';

const TERMS = { domain: 'domains', focus: 'domains', level: 'levels', part: 'evaluation' } as const;

/**
 * What the taxonomy defines of a kind (`focus <domain>` for the focuses of a domain), with the key that defines it.
 * Undefined for kinds that stand elsewhere; without items if the domain is unknown.
 */
export function termsOf(
  taxonomy: Model['taxonomy'],
  kind: string,
): { key: 'domains' | 'levels' | 'evaluation'; items: readonly { id: string; label: string }[] | undefined } | undefined {
  const [word = '', domain] = kind.split(' ');
  const key = Object.hasOwn(TERMS, word) ? TERMS[word as keyof typeof TERMS] : undefined;
  if (key === undefined) return undefined;
  if (word !== 'focus') return { key, items: taxonomy[key] ?? [] };
  const found = taxonomy.domains?.find((one) => one.id === domain);
  return { key, items: found && (found.focuses ?? []) };
}

/** Returns all names of the things of a kind with their ids. */
function calledOf({ content, taxonomy }: Model, kind: string): [name: string, id: string][] {
  const terms = termsOf(taxonomy, kind);
  if (terms !== undefined) return (terms.items ?? []).map(({ id, label }) => [label, id]);
  const entries = <Data extends object>(list: readonly Entry<Data>[], key: keyof Data) =>
    list.flatMap(({ id, data }): [string, string][] => (typeof data[key] === 'string' ? [[data[key], id]] : []));
  switch (kind) {
    case 'organization':
      return content.organizations.flatMap(({ data }) =>
        [data.name, data.shortName, ...(data.formerNames ?? [])].flatMap((name): [string, string][] =>
          name === undefined || data.id === undefined ? [] : [[name, data.id]],
        ),
      );
    case 'brand':
      return entries(content.brands, 'name');
    case 'document':
      return entries(content.documents, 'title');
    default:
      return [];
  }
}

/**
 * Returns the only thing of a kind with this name, or else with a name that begins with it, or contains it. One character
 * is taken for the beginning of a term of the taxonomy alone (`村` for `村级`): names of organizations and brands are too many.
 */
export function idByName(model: Model, kind: string, written: string): { name: string; id: string } | undefined {
  const wanted = normaliseText(written);
  const isLetter = wanted.length === 1;
  if (wanted === '' || isSlug(wanted) || (isLetter && termsOf(model.taxonomy, kind) === undefined)) return undefined;
  const called = calledOf(model, kind).map(([name, id]) => ({ name: normaliseText(name), id }));
  const matches = [
    called.filter(({ name }) => name === wanted),
    called.filter(({ name }) => name.startsWith(wanted)),
    isLetter ? [] : called.filter(({ name }) => name.includes(wanted)),
  ];
  return matches.find((some) => some.length > 0 && some.every(({ id }) => id === some[0]?.id))?.[0];
}
