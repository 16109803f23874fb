/** The pages of the reference: one for each noun, and one that lists everything there is. */
import { REFERENCE } from '../../wording/ui-help.ts';
import { type FieldGroup, type ReferenceView, referenceView } from './reference.ts';

export type ReferencePart = keyof typeof REFERENCE.parts;
export const REFERENCE_PARTS = Object.keys(REFERENCE.parts) as ReferencePart[];

/** Where a page of the reference is, given the address of the first. */
export const partHref = (reference: string, part: ReferencePart): string => `${reference}${part}/`;

/** What a file is, without the sentence that a table goes on with. */
export const inShort = (text: string): string => text.replace(/[。；][^。；]*：$/u, '。');

/** The anchor of a field on the page of its kind of file. */
export const fieldAnchor = (group: FieldGroup, path: string): string =>
  `field-${group.id}-${path.replaceAll('[]', '.each').replaceAll('.…', '.any').replaceAll('.', '-')}`;
export const componentAnchor = (name: string): string => `component-${name.toLowerCase()}`;

const FAMILIES: Readonly<Record<keyof typeof REFERENCE.families, readonly string[]>> = {
  writing: ['file', 'yaml', 'frontmatter', 'schema', 'mdx'],
  files: ['entry', 'reference', 'link', 'asset'],
  brands: ['brand', 'record', 'approval', 'organization', 'taxonomy'],
  pairings: ['pairing', 'study'],
  words: ['text', 'color'],
  privacy: ['privacy'],
};

export interface CodeFamily {
  id: string;
  title: string;
  codes: ReferenceView['codes'];
}

/** The codes of the checker, in families. Throws for one that has none, so that none is lost. */
export function codeFamilies(): CodeFamily[] {
  const { codes } = referenceView();
  const familyOf = (code: string): string | undefined => Object.entries(FAMILIES).find(([, all]) => all.includes(code.split('/')[0] as string))?.[0];
  const lost = codes.find(({ code }) => familyOf(code) === undefined);
  if (lost !== undefined) throw new Error(`no family of codes has ${lost.code}`);
  return Object.entries(REFERENCE.families).map(([id, title]) => ({
    id: `codes-${id}`,
    title,
    codes: codes.filter(({ code }) => familyOf(code) === id),
  }));
}

/** What stands on a page, for its table of contents. */
export function headingsOf(part: ReferencePart): { slug: string; text: string }[] {
  const { files, components } = referenceView();
  if (part === 'codes') return codeFamilies().map(({ id, title }) => ({ slug: id, text: title }));
  if (part === 'components') return components.map(({ name, title }) => ({ slug: componentAnchor(name), text: title }));
  const groups = files.find(({ id }) => id === part)?.groups ?? [];
  return groups.flatMap(({ id, title }) => (title === undefined ? [] : [{ slug: `field-${id}`, text: title }]));
}

/** Something that can be written, or that the checker says, with the place where it is explained. */
export interface ReferenceEntry {
  name: string;
  title: string;
  href: string;
}

/** Everything that the reference explains, by its pages. */
export function referenceEntries(reference: string): { part: ReferencePart; entries: ReferenceEntry[] }[] {
  const { files, components, codes } = referenceView();
  return REFERENCE_PARTS.map((part) => {
    const at = (name: string, title: string, anchor: string): ReferenceEntry => ({ name, title, href: `${partHref(reference, part)}#${anchor}` });
    if (part === 'codes') return { part, entries: codes.map(({ code, title, anchor }) => at(code, title, anchor)) };
    if (part === 'components') return { part, entries: components.map(({ name, title }) => at(`<${name}>`, title, componentAnchor(name))) };
    const groups = files.find(({ id }) => id === part)?.groups ?? [];
    // An event is looked for by its name. What variants share stands once.
    const entries = groups.flatMap((group) => [
      ...(group.name === undefined || group.title === undefined ? [] : [at(group.name, group.title, `field-${group.id}`)]),
      ...group.lines.filter(({ path }) => !path.endsWith('event')).map(({ path, title }) => at(path, title, fieldAnchor(group, path))),
    ]);
    return { part, entries: [...new Map(entries.toReversed().map((entry) => [entry.name + entry.title, entry])).values()].reverse() };
  });
}
