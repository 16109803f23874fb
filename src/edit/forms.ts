/** What can be filled in, made from the schemas: one list of fields for each kind of file. The page draws them, and knows no field by name. */

import { z } from 'zod';
import { given } from '../given.ts';
import type { Path } from '../read/yaml/index.ts';
import { brandSchema } from '../schema/brand.ts';
import { documentSchema } from '../schema/document.ts';
import { DATES } from '../schema/interpret.ts';
import { organizationSchema } from '../schema/organization.ts';
import { overlaySchema, PRIVATE_EVENTS } from '../schema/overlay.ts';
import { pairingSchema } from '../schema/pairing.ts';
import { isInternalEvent } from '../schema/record.ts';
import { siteSchema } from '../schema/site.ts';
import { studySchema } from '../schema/study.ts';
import { taxonomySchema } from '../schema/taxonomy.ts';
import type { Named } from '../schema/values.ts';
import { INTERNAL } from '../wording/ui-internal.ts';

export type FormName = 'brand' | 'pairing' | 'study' | 'document' | 'organizations' | 'site' | 'taxonomy' | 'brand-private' | 'pairing-private';

/** Things that a value may name by id. */
export type Target = Named | 'part';

/** What a value is, with what is needed to fill it in. */
export type Shape =
  | { is: 'text' | 'number' | 'flag' | 'date' | 'colour' | 'file' }
  | { is: 'reference'; to: Target; orText: boolean; orName: boolean }
  | { is: 'choice'; options: readonly { value: string; label: string }[]; initial?: string }
  /** `single`: where there is one item, it may stand by itself. `orText`: a text may stand in place of the groups. */
  | { is: 'list'; item: Shape; single: boolean; orText: boolean; label: string }
  | { is: 'group'; fields: readonly Field[] }
  | { is: 'map'; item: Shape; keys: readonly { key: string; title: string }[]; to?: Target }
  /** One of several groups, told apart by the value of `by`. */
  | { is: 'variants'; by: string; options: readonly Variant[] }
  /** A text, or a group of which the text is the first field. */
  | { is: 'either'; group: { is: 'group'; fields: readonly Field[] } };

export interface Variant {
  value: string;
  title: string;
  internal: boolean;
  fields: readonly Field[];
}

export interface Field {
  key: string;
  title: string;
  hint?: string;
  needed: boolean;
  internal: boolean;
  shape: Shape;
}

/** Marks of the schemas: what ids in a value name, and that a text may stand in their place. */
interface Marks {
  names?: Named;
  orText?: boolean;
}

interface Json extends Marks {
  type?: string;
  title?: string;
  description?: string;
  internal?: unknown;
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
  anyOf?: Json[];
  oneOf?: Json[];
  enum?: string[];
  enumDescriptions?: string[];
  const?: string;
  default?: unknown;
  additionalProperties?: Json | boolean;
  prefixItems?: Json[];
}

const SCHEMAS: Readonly<Record<FormName, z.ZodType>> = {
  brand: brandSchema,
  pairing: pairingSchema,
  study: studySchema,
  document: documentSchema,
  organizations: z.array(organizationSchema),
  site: siteSchema,
  taxonomy: taxonomySchema,
  'brand-private': overlaySchema,
  'pairing-private': overlaySchema.pick({ internal: true }),
};

const COLOURS: ReadonlySet<string> = new Set(['primary', 'secondary', 'accent']);
const FILES: ReadonlySet<string> = new Set(['file', 'favicon']);

class Reader {
  private readonly name: FormName;
  constructor(name: FormName) {
    this.name = name;
  }

  fields(json: Json): Field[] {
    const needed = new Set(json.required ?? []);
    return Object.entries(json.properties ?? {}).map(([key, one]) => ({
      key,
      title: one.title ?? key,
      ...given('hint', one.description),
      needed: needed.has(key),
      internal: one.internal !== undefined,
      shape: this.shape(one, key, one),
    }));
  }

  /** `marks` are those of the whole value, where `json` is one of its items. */
  shape(json: Json, key: string, marks: Marks): Shape {
    const { names, orText = false } = marks;
    if (DATES.has(key) && json.anyOf?.some((one) => one.type === 'integer')) return { is: 'date' };
    if (json.enum !== undefined) {
      const options = json.enum.map((value, index) => ({ value, label: json.enumDescriptions?.[index] ?? value }));
      return { is: 'choice', options, ...(typeof json.default === 'string' ? { initial: json.default } : {}) };
    }
    if (json.oneOf !== undefined) return this.variants(json.oneOf);
    if (json.anyOf !== undefined) {
      const list = json.anyOf.find((one) => one.type === 'array');
      if (list !== undefined) return this.list(list, key, marks, json.anyOf);
      const group = json.anyOf.find((one) => one.type === 'object');
      if (group !== undefined && names !== undefined) return { is: 'reference', to: names, orText, orName: true };
      if (group !== undefined) return { is: 'either', group: { is: 'group', fields: this.fields(group) } };
      return { is: 'text' };
    }
    if (json.type === 'array') return this.list(json, key, marks, []);
    if (json.type === 'object') {
      if (json.properties !== undefined) return { is: 'group', fields: this.fields(json) };
      return this.map(json, key);
    }
    if (json.type === 'boolean') return { is: 'flag' };
    if (json.type === 'number' || json.type === 'integer') return { is: 'number' };
    if (names !== undefined) return { is: 'reference', to: names, orText, orName: false };
    return { is: COLOURS.has(key) ? 'colour' : FILES.has(key) ? 'file' : 'text' };
  }

  /** `instead`: what may stand in place of the list. */
  private list(json: Json, key: string, marks: Marks, instead: readonly Json[]): Shape {
    // A pair of numbers, such as a place in a picture.
    const item: Shape = json.items === undefined ? { is: 'number' } : this.shape(json.items, key, marks);
    const mayBe = (type: string): boolean => instead.some((one) => one.type === type);
    const isGroup = item.is === 'group';
    const [single, orText] = [mayBe(isGroup ? 'object' : 'string'), isGroup && mayBe('string')];
    return { is: 'list', item, single, orText, label: json.items?.title ?? json.title ?? '' };
  }

  private map(json: Json, key: string): Shape {
    const item = typeof json.additionalProperties === 'object' ? this.shape(json.additionalProperties, '', {}) : ({ is: 'text' } as const);
    const keys = key === 'internal' ? Object.entries(INTERNAL.keys).map(([one, title]) => ({ key: one, title })) : [];
    return { is: 'map', item, keys, ...(key === 'scores' ? { to: 'part' as const } : {}) };
  }

  private variants(options: readonly Json[]): Shape {
    const by = Object.entries(options[0]?.properties ?? {}).find(([, one]) => one.const !== undefined)?.[0] ?? 'kind';
    return {
      is: 'variants',
      by,
      options: options
        .map((option) => {
          const own = option.properties?.[by];
          const value = own?.const ?? '';
          return {
            value,
            title: own?.title ?? value,
            internal: isInternalEvent(value as Parameters<typeof isInternalEvent>[0]),
            fields: this.fields({ ...option, properties: without(option.properties ?? {}, by) }),
          };
        })
        .filter(({ value }) => this.name !== 'brand-private' || PRIVATE_EVENTS.has(value)),
    };
  }
}

const without = <Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([one]) => one !== key));

const jsonOf = (name: FormName): Json =>
  z.toJSONSchema(SCHEMAS[name], { io: 'input', target: 'draft-7', unrepresentable: 'any', reused: 'inline' }) as Json;

const made = new Map<FormName, Shape>();

/** The form of a kind of file. */
export function formOf(name: FormName): Shape {
  const known = made.get(name);
  if (known !== undefined) return known;
  const json = jsonOf(name);
  const reader = new Reader(name);
  const shape: Shape =
    json.type === 'array'
      ? { is: 'list', item: { is: 'group', fields: reader.fields(json.items ?? {}) }, single: false, orText: false, label: '' }
      : { is: 'group', fields: reader.fields(json) };
  made.set(name, shape);
  return shape;
}

/** The order of the keys of the mapping at a path, as the schema has them. */
export function orderIn(name: FormName, path: Path): string[] {
  let shape: Shape | undefined = formOf(name);
  for (const step of path) {
    if (shape?.is === 'list' && typeof step === 'number') shape = shape.item;
    else if (shape?.is === 'group') shape = shape.fields.find(({ key }) => key === step)?.shape;
    else return [];
  }
  if (shape?.is === 'either') shape = shape.group;
  if (shape?.is === 'group') return shape.fields.map(({ key }) => key);
  if (shape?.is !== 'variants') return [];
  // A date leads an event, and what only some events have comes after what all have.
  const keys = shape.options.flatMap(({ fields }) => fields.map(({ key }) => key));
  return [...new Set(['date', shape.by, ...keys])];
}
