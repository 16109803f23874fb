/** Finds the id that an editor means who writes a name in its place. */
import type { Model } from '../model/model.ts';
import { normaliseText } from '../model/text.ts';
import type { Entry } from '../read/content.ts';
import { isSlug } from '../schema/values.ts';

/** Returns all names of the things of a kind with their ids. */
function calledOf({ content, taxonomy }: Model, kind: string): [name: string, id: string][] {
  const labelled = (items: readonly { id: string; label: string }[] | undefined) =>
    (items ?? []).map(({ id, label }): [string, string] => [label, id]);
  const entries = <Data extends object>(list: readonly Entry<Data>[], key: keyof Data) =>
    list.flatMap(({ id, data }): [string, string][] => (typeof data[key] === 'string' ? [[data[key], id]] : []));
  if (kind.startsWith('focus ')) return labelled(taxonomy.domains?.find((one) => one.id === kind.slice('focus '.length))?.focuses);
  switch (kind) {
    case 'domain':
      return labelled(taxonomy.domains);
    case 'level':
      return labelled(taxonomy.levels);
    case 'part':
      return labelled(taxonomy.evaluation);
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

/** Returns the only thing of a kind with this name, or else with a name that contains it. */
export function idByName(model: Model, kind: string, written: string): { name: string; id: string } | undefined {
  const wanted = normaliseText(written);
  if (wanted.length < 2 || isSlug(wanted)) return undefined;
  const called = calledOf(model, kind).map(([name, id]) => ({ name: normaliseText(name), id }));
  const matches = [called.filter(({ name }) => name === wanted), called.filter(({ name }) => name.includes(wanted))];
  return matches.find((some) => some.length > 0 && some.every(({ id }) => id === some[0]?.id))?.[0];
}
