/**
 * The content of `/help/reference/`: the fields of every kind of file, read from the schemas; the components of a
 * body; the codes of the checker. Nothing here repeats a schema by hand.
 */

import { z } from 'zod';
import { given } from '../../given.ts';
import type { Site } from '../../publish/published.ts';
import { RULES } from '../../rules/index.ts';
import { brandSchema } from '../../schema/brand.ts';
import { COMPONENTS } from '../../schema/components.ts';
import { documentSchema } from '../../schema/document.ts';
import { formMapSchema } from '../../schema/form.ts';
import { organizationSchema } from '../../schema/organization.ts';
import { overlaySchema } from '../../schema/overlay.ts';
import { pairingSchema } from '../../schema/pairing.ts';
import { eventSchema } from '../../schema/record.ts';
import { siteSchema } from '../../schema/site.ts';
import { studySchema } from '../../schema/study.ts';
import { taxonomySchema } from '../../schema/taxonomy.ts';
import type { CodeExample } from '../../wording/examples.ts';
import { REFERENCE } from '../../wording/ui-help.ts';

export interface FieldLine {
  /** The full key path, such as `footer.marks[].alt`. */
  path: string;
  /** Nesting depth of the key. */
  depth: number;
  title: string;
  description?: string;
  type: string;
  allowed: string[];
  initial?: string;
  needed: boolean;
}

export interface FieldGroup {
  id: string;
  /** The title of a variant, such as 图形标识 or 命名. */
  title?: string;
  name?: string;
  lines: FieldLine[];
}

export interface FileReference {
  id: string;
  title: string;
  file: string;
  text: string;
  groups: FieldGroup[];
}

export interface ComponentReference {
  name: string;
  title: string;
  description: string;
  notes: string[];
  attributes: { name: string; title: string; type: string; needed: boolean; description?: string }[];
}

export interface ReferenceView {
  files: FileReference[];
  components: ComponentReference[];
  codes: { code: string; anchor: string; severity: string; title: string; when: string; mend: string; example: CodeExample }[];
}

/** The subset of JSON Schema that zod writes for our schemas. */
interface Json {
  type?: string;
  title?: string;
  description?: string;
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
  anyOf?: Json[];
  oneOf?: Json[];
  const?: unknown;
  enum?: unknown[];
  enumDescriptions?: string[];
  default?: unknown;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  additionalProperties?: Json | boolean;
}

const SCHEMAS = {
  site: siteSchema,
  taxonomy: taxonomySchema,
  organization: organizationSchema,
  brand: brandSchema,
  event: eventSchema,
  pairing: pairingSchema,
  study: studySchema,
  document: documentSchema,
  form: formMapSchema,
  overlay: overlaySchema,
} as const;

/** The line that lists the labels, which are many and all alike. */
const LABELS_LINE = 'wording.…';

let made: ReferenceView | undefined;

/** Returns the reference for the editors of a site: with what it calls things, and the items of its standard beside the fields that fill them. */
export function referenceFor({ labels, standard }: Pick<Site, 'labels' | 'standard'>): ReferenceView {
  const view = referenceView();
  const items = new Map<string, string>(standard.items.map(({ key, label }) => [key.split('.')[0] as string, label]));
  const names = Object.entries(labels).map(([key, label]) => REFERENCE.label(key, label));
  const own = (id: string, line: FieldLine): FieldLine => {
    const item = id === 'brand' ? items.get(line.path) : undefined;
    if (item !== undefined)
      return {
        ...line,
        description: [REFERENCE.item(standard.label, item), ...(line.description === undefined ? [] : [line.description])].join('；'),
      };
    return id === 'site' && line.path === LABELS_LINE ? { ...line, allowed: names } : line;
  };
  return {
    ...view,
    files: view.files.map((file) => ({
      ...file,
      groups: file.groups.map((group) => ({ ...group, lines: group.lines.map((line) => own(file.id, line)) })),
    })),
  };
}

/** Returns the reference as it is without a site. */
export function referenceView(): ReferenceView {
  made ??= {
    files: (Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[]).map((id) => ({ id, ...REFERENCE.filesInWords[id], groups: groupsOf(id) })),
    components: COMPONENTS.map((rule) => ({
      name: rule.name,
      title: rule.title,
      description: rule.description,
      notes: [...(rule.holdsContent ? [REFERENCE.holdsContent] : []), ...(rule.oneOf === undefined ? [] : [REFERENCE.oneOf(rule.oneOf)])],
      attributes: rule.attributes.map(({ name, title, needed, kind, description }) => ({
        name,
        title,
        needed,
        type: REFERENCE.attributeKinds[kind],
        ...given('description', description),
      })),
    })),
    codes: [...new Map(RULES.map((rule) => [rule.code, rule])).values()].map(({ code, severity, title, explanation, mending, example }) => ({
      code,
      anchor: `code-${code.replace('/', '-')}`,
      severity: REFERENCE.severity[severity],
      title,
      when: explanation,
      mend: mending,
      // Editors do not type the final line break.
      example: { ...example, wrong: example.wrong.trimEnd(), right: example.right.trimEnd() },
    })),
  };
  return made;
}

function groupsOf(id: keyof typeof SCHEMAS): FieldGroup[] {
  const json = z.toJSONSchema(SCHEMAS[id] as z.ZodType, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Json;
  if (json.properties !== undefined) {
    const own: FieldGroup = { id, lines: linesOf(json, '', 0, id) };
    return [own, ...variantGroups(json, id)];
  }
  const groups = (json.oneOf ?? json.anyOf ?? []).map((variant) => variantGroup(variant, id));
  // Fields that all variants share are listed once.
  const isSame = (a: FieldLine, b: FieldLine): boolean => a.path === b.path && a.title === b.title && a.type === b.type && a.needed === b.needed;
  const common = (groups[0]?.lines ?? []).filter((line) => groups.every((group) => group.lines.some((one) => isSame(one, line))));
  return [
    { id: `${id}-common`, title: REFERENCE.common, lines: common },
    ...groups.map((group) => ({ ...group, lines: group.lines.filter((line) => !common.some((one) => isSame(one, line))) })),
  ];
}

/** Returns one table for each variant of a discriminated union. */
function variantGroups(json: Json, id: string): FieldGroup[] {
  return Object.entries(json.properties ?? {}).flatMap(([key, value]) => {
    if (key === 'record') return [];
    const variants = value.oneOf ?? (value.anyOf?.every((one) => one.properties !== undefined) === true ? value.anyOf : undefined);
    if (variants === undefined || variants.length < 2) return [];
    return variants.map((variant) => variantGroup(variant, `${id}-${key}`, `${key}.`));
  });
}

function variantGroup(json: Json, id: string, prefix = ''): FieldGroup {
  const discriminator = Object.values(json.properties ?? {}).find((value) => value.const !== undefined);
  const name = String(discriminator?.const ?? '');
  return { id: `${id}-${name}`, name, title: discriminator?.title ?? json.title ?? name, lines: linesOf(json, prefix, 0, id) };
}

function linesOf(json: Json, prefix: string, depth: number, file: string): FieldLine[] {
  const needed = new Set(json.required ?? []);
  return Object.entries(json.properties ?? {}).flatMap(([key, value]) => {
    const path = `${prefix}${key}`;
    const line: FieldLine = {
      path,
      depth,
      title: value.title ?? '',
      ...given('description', value.description),
      type: typeOf(value),
      allowed: allowedOf(value),
      ...(value.default === undefined ? {} : { initial: typeof value.default === 'object' ? JSON.stringify(value.default) : String(value.default) }),
      needed: needed.has(key),
    };
    // The events of `record` have their own tables; the labels of `wording` are many and all alike.
    if (key === 'record') return [line];
    if (path === 'wording') {
      const names = Object.entries(value.properties ?? {}).map(([name, label]) => REFERENCE.label(name, label.title ?? ''));
      return [line, { path: LABELS_LINE, depth: 1, title: REFERENCE.labels, type: REFERENCE.kinds.text, allowed: names, needed: false }];
    }
    return [line, ...freeKeysOf(value, path, depth), ...nestedOf(value, path, depth, file)];
  });
}

/** The line of what stands behind keys that are free, if they are some of a list. */
function freeKeysOf({ title = '', additionalProperties }: Json, path: string, depth: number): FieldLine[] {
  const list =
    typeof additionalProperties === 'object'
      ? [additionalProperties, ...(additionalProperties.anyOf ?? [])].find((one) => one.enum !== undefined)
      : undefined;
  if (list === undefined) return [];
  const allowed = (list.enum ?? []).map((name, at) => REFERENCE.label(String(name), list.enumDescriptions?.[at] ?? ''));
  return [{ path: `${path}.…`, depth: depth + 1, title: list.title ?? title, type: REFERENCE.kinds.text, allowed, needed: false }];
}

function nestedOf(value: Json, path: string, depth: number, file: string): FieldLine[] {
  if (value.properties !== undefined) return linesOf(value, `${path}.`, depth + 1, file);
  if (value.items !== undefined) return nestedOf(value.items, `${path}[]`, depth, file);
  if (value.oneOf !== undefined) return [];
  return (value.anyOf ?? [])
    .flatMap((one) => nestedOf(one, path, depth, file))
    .filter((line, index, all) => all.findIndex((other) => other.path === line.path) === index);
}

const DATE = /^\^\\d\{4\}\(\?:-\\d\{2\}/;

function typeOf(value: Json): string {
  const words = REFERENCE.kinds;
  if (value.const !== undefined) return String(value.const);
  if (value.enum !== undefined) return words.text;
  const options = value.anyOf ?? value.oneOf;
  if (options !== undefined) {
    if (options.some(isDate)) return words.date;
    return words.or([...new Set(options.map(typeOf))]);
  }
  switch (value.type) {
    case 'array':
      return words.list(typeOf(value.items ?? {}));
    case 'object':
      return words.mapping;
    case 'boolean':
      return words.boolean;
    case 'integer':
    case 'number': {
      const maximum = value.maximum === Number.MAX_SAFE_INTEGER ? undefined : value.maximum;
      const range = words.range(value.minimum === Number.MIN_SAFE_INTEGER ? undefined : value.minimum, maximum);
      return [value.type === 'integer' ? words.integer : words.number, range].filter((part) => part !== '').join('，');
    }
    case 'string':
      if (isDate(value)) return words.date;
      if (value.pattern?.startsWith('^[a-z0-9]+(?:-') === true) return words.slug;
      if (value.pattern === '^\\d{2}-\\d{2}$') return words.monthDay;
      return words.text;
    default:
      return words.any;
  }
}

const isDate = (value: Json): boolean => value.pattern !== undefined && DATE.test(value.pattern);

const allowedOf = (value: Json): string[] => (value.enum ?? value.items?.enum ?? []).map(String);
