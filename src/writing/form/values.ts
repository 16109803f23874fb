/** What a declaration form says of a brand, field by field: the same whether it comes from the content or from a form. */
import type { Model } from '../../model/model.ts';
import { stateOn } from '../../model/record.ts';
import type { Brand, Logo } from '../../schema/brand.ts';
import { FORM } from '../../wording/form.ts';
import type { FieldName } from '../../wording/formLabels.ts';
import { organizationName } from '../offers.ts';

/** Fields by name; those of another standard as `extra.<slug>`, and `logo.kind` beside `logo`. */
export type FormField = Exclude<FieldName, 'role' | 'opinion'> | 'logo.kind' | `extra.${string}`;

/**
 * The lines of each field that says something. Choices are ids of the taxonomy, `organization` is an id, dates are as in
 * the content, anything else is text.
 */
export type FormValues = Map<FormField, string[]>;

const listed = (value: string | readonly string[] | undefined): string[] =>
  [value ?? []].flat().flatMap((text) => text.split('\n').flatMap((line) => line.trim() || []));

/** What is seen or heard of a logo, where it is no picture. */
const logoText = (logo: Logo): string[] => (logo.kind === 'text' ? listed(logo.text) : logo.kind === 'audio' ? listed(logo.transcript) : []);

const meaningLines = ({ meaning }: Logo): string[] =>
  typeof meaning === 'string' ? listed(meaning) : meaning.map(({ part, means }) => FORM.part(part, means));

/** The keys under `internal` that have a place on the form. */
export const PEOPLE = ['secretary', 'members', 'liaison', 'phone', 'leader', 'instructor'] as const;

/** Returns what a form says of a brand of the content. */
export function valuesOf(model: Model, brand: Partial<Brand>): FormValues {
  const { record = [], logo, role, internal = {} } = brand;
  const { titles } = stateOn(record, model.asOf);
  const declared = record.findLast((event) => event.event === 'declared');
  const dateOf = (name: 'cultivated' | 'launched'): string[] => listed(record.find(({ event }) => event === name)?.date);
  const organization = brand.organization;
  const above = organization === undefined ? undefined : model.tree.get(organization)?.parent;
  const named = (id: string): string => model.organizations.get(id)?.data.name ?? id;
  const values: [FormField, string[]][] = [
    ['name', listed(brand.name)],
    ['level', declared?.event === 'declared' ? [declared.level] : titles.slice(0, 1).map(({ level }) => level)],
    ['organization', listed(organization)],
    ['parent', above === undefined ? [] : [named(above)]],
    ['domain', listed(brand.domain)],
    ['focuses', [...(brand.focuses ?? [])]],
    ['partners', (brand.partners ?? []).map((one) => (typeof one === 'string' ? organizationName(model, one) : one.name))],
    ['cultivated', dateOf('cultivated')],
    ['launched', dateOf('launched')],
    ...PEOPLE.map((key): [FormField, string[]] => [key, internal[key] === undefined ? [] : listed(String(internal[key]))]),
    ['summary', listed(brand.summary)],
    ['logo.kind', logo === undefined ? [] : [logo.kind]],
    ['logo', logo === undefined ? [] : logoText(logo)],
    ['meaning', logo === undefined ? [] : meaningLines(logo)],
    ['theme', listed(brand.theme)],
    ['connotation', listed(brand.connotation)],
    ['philosophy', listed(brand.philosophy)],
    ['role.organization', listed(role?.organization)],
    ['role.members', listed(role?.members)],
    ['carriers', listed(brand.carriers)],
    ...Object.entries(brand.extra ?? {}).map(([slug, text]): [FormField, string[]] => [`extra.${slug}`, listed(text)]),
    ['filled', declared?.event === 'declared' ? listed(declared.date) : []],
    ['number', declared?.event === 'declared' ? listed(declared.number) : []],
  ];
  return new Map(values.filter(([, lines]) => lines.length > 0));
}
