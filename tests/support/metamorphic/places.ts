/** Lists the places of a source by walking the JSON Schemas that zod makes. A new key of a schema is found without any change here. */
import { z } from 'zod';
import { brandSchema } from '../../../src/schema/brand.ts';
import { componentRule } from '../../../src/schema/components.ts';
import { documentSchema } from '../../../src/schema/document.ts';
import { organizationSchema } from '../../../src/schema/organization.ts';
import { overlaySchema } from '../../../src/schema/overlay.ts';
import { pairingSchema } from '../../../src/schema/pairing.ts';
import { siteSchema } from '../../../src/schema/site.ts';
import { studySchema } from '../../../src/schema/study.ts';
import { taxonomySchema } from '../../../src/schema/taxonomy.ts';
import { type Block, type Doc, type Json, type Layer, type Mapping, type Source, type SourcePath, withValue } from './source.ts';

/** The keywords of JSON Schema that zod uses for these schemas. */
export interface Schema {
  type?: string;
  title?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  const?: Json;
  enum?: Json[];
  default?: Json;
  pattern?: string;
  minimum?: number;
  additionalProperties?: Schema | boolean;
}

const jsonOf = (schema: z.ZodType): Schema => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema;

export type Noun = 'site' | 'taxonomy' | 'organization' | 'brand' | 'pairing' | 'study' | 'document' | 'overlay';

/** The schema of each kind of file. That of organizations is a list. */
const SCHEMAS: Readonly<Record<Noun, Schema>> = {
  site: jsonOf(siteSchema),
  taxonomy: jsonOf(taxonomySchema),
  organization: jsonOf(z.array(organizationSchema)),
  brand: jsonOf(brandSchema),
  pairing: jsonOf(pairingSchema),
  study: jsonOf(studySchema),
  document: jsonOf(documentSchema),
  overlay: jsonOf(overlaySchema),
};

function nounOf(file: string): Noun {
  if (file === 'site.yaml') return 'site';
  if (file === 'taxonomy.yaml') return 'taxonomy';
  if (file.startsWith('organizations/')) return 'organization';
  if (file.endsWith('private.yaml')) return 'overlay';
  return file.startsWith('brands/') ? 'brand' : file.startsWith('pairings/') ? 'pairing' : file.startsWith('study/') ? 'study' : 'document';
}

export interface Place {
  layer: Layer;
  file: string;
  path: SourcePath;
  /** The path in the schema: `brand.record[](named).grade`, `brand.logo(image).file`, `brand.body.Figure.alt`. */
  name: string;
  value: unknown;
  /** Absent in bodies. */
  schema?: Schema;
  /** Whether it may be left out: an optional key, an item of a list, a block of a body. */
  isOptional: boolean;
}

const variantsOf = (schema: Schema): Schema[] | undefined => schema.oneOf ?? schema.anyOf;

/** Names a variant of a union by its discriminator, else by its type. A plain value has the name `''`. */
function tagOf(variant: Schema): string {
  const kind = Object.values(variant.properties ?? {}).find((one) => one.const !== undefined);
  if (kind !== undefined) return `(${String(kind.const)})`;
  return variant.type === 'array' ? '(list)' : variant.type === 'object' ? '(map)' : '';
}

function fits(schema: Schema, value: unknown): boolean {
  if (schema.const !== undefined) return schema.const === value;
  if (schema.type === 'array') return Array.isArray(value);
  if (schema.type === 'object') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.entries(schema.properties ?? {}).every(([key, one]) => one.const === undefined || one.const === (value as Mapping)[key]);
  }
  if (schema.type === 'integer' || schema.type === 'number') return typeof value === 'number';
  return schema.type === undefined || schema.type === typeof value;
}

type Found = Pick<Place, 'path' | 'name' | 'value' | 'isOptional'> & { schema: Schema };

function* within(schema: Schema, value: unknown, path: SourcePath, name: string, isOptional: boolean): Generator<Found> {
  const variants = variantsOf(schema);
  if (variants !== undefined) {
    const variant = variants.find((one) => fits(one, value));
    if (variant !== undefined) yield* within(variant, value, path, name + tagOf(variant), isOptional);
    return;
  }
  yield { path, name, value, schema, isOptional };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* within(schema.items ?? {}, item, [...path, index], `${name}[]`, true);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const known = schema.properties?.[key];
      const free = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
      yield* known === undefined
        ? within(free, inner, [...path, key], `${name}.*`, true)
        : within(known, inner, [...path, key], `${name}.${key}`, schema.required?.includes(key) !== true);
    }
  }
}

function* inBody(blocks: readonly Block[], path: SourcePath, name: string): Generator<Omit<Place, 'layer' | 'file'>> {
  for (const [index, block] of blocks.entries()) {
    const at = [...path, index];
    const kind = 'component' in block ? block.component : (Object.keys(block)[0] as string);
    yield { path: at, name: `${name}.${kind}`, value: block, isOptional: true };
    const said: Record<string, string> = 'component' in block ? block.attributes : block;
    const inner = 'component' in block ? [...at, 'attributes'] : at;
    const rule = 'component' in block ? componentRule(block.component) : undefined;
    for (const [key, value] of Object.entries(said)) {
      const isOptional = rule?.attributes.some((one) => one.name === key && !one.needed && rule.oneOf?.includes(key) !== true) === true;
      yield { path: [...inner, key], name: `${name}.${kind}.${key}`, value, isOptional };
    }
    if ('component' in block) yield* inBody(block.children, [...at, 'children'], name);
  }
}

function* inDoc(layer: Layer, file: string, doc: Doc): Generator<Place> {
  const noun = nounOf(file);
  const at = { layer, file };
  for (const found of within(SCHEMAS[noun], doc.front, [layer, file, 'front'], noun, false)) yield { ...at, ...found };
  if (doc.body !== undefined) for (const found of inBody(doc.body, [layer, file, 'body'], `${noun}.body`)) yield { ...at, ...found };
  if (doc.remark !== undefined) yield { ...at, path: [layer, file, 'remark'], name: `${noun}.remark`, value: doc.remark, isOptional: true };
}

/** Lists all places in the order of files and keys. */
export function placesOf(source: Source): Place[] {
  return (['content', 'over'] as const).flatMap((layer) => Object.entries(source[layer]).flatMap(([file, doc]) => [...inDoc(layer, file, doc)]));
}

/** Lists the names of all places that a schema allows. */
function* namesIn(schema: Schema, name: string, isOptional: boolean): Generator<{ name: string; schema: Schema; isOptional: boolean }> {
  const variants = variantsOf(schema);
  if (variants !== undefined) {
    for (const variant of variants) yield* namesIn(variant, name + tagOf(variant), isOptional);
    return;
  }
  yield { name, schema, isOptional };
  if (schema.items !== undefined) yield* namesIn(schema.items, `${name}[]`, true);
  for (const [key, one] of Object.entries(schema.properties ?? {})) yield* namesIn(one, `${name}.${key}`, schema.required?.includes(key) !== true);
  if (typeof schema.additionalProperties === 'object') yield* namesIn(schema.additionalProperties, `${name}.*`, true);
}

export const allNames = (): { name: string; schema: Schema; isOptional: boolean }[] => [
  ...new Map(
    (Object.keys(SCHEMAS) as Noun[]).flatMap((noun) => [...namesIn(SCHEMAS[noun], noun, false)].map((one) => [one.name, one] as const)),
  ).values(),
];

let made = 0;
/** Makes a value for a schema. Free texts are all different. */
function someValue(schema: Schema): Json {
  const variant = variantsOf(schema)?.at(-1);
  if (variant !== undefined) return someValue(variant);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.default ?? (schema.enum[0] as Json);
  made += 1;
  switch (schema.type) {
    case 'array':
      return [someValue(schema.items ?? {}), someValue(schema.items ?? {})];
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((key) => [key, someValue(schema.properties?.[key] ?? {})]));
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    default:
      return schema.pattern?.startsWith('^\\d{4}') === true
        ? '2022-05-10'
        : schema.pattern?.startsWith('^[a-z0-9]') === true
          ? `made-${made}`
          : `${schema.title ?? ''}${made}`;
  }
}

/** Adds every key of the schemas that the source has nowhere, at the first place that may have it. */
export function filled(source: Source): Source {
  const places = placesOf(source);
  const present = new Set(places.map((place) => place.name));
  let fuller = source;
  for (const { path, name, schema, value } of places) {
    for (const [key, one] of Object.entries(schema?.properties ?? {})) {
      if (
        Object.hasOwn(value as Mapping, key) ||
        present.has(`${name}.${key}`) ||
        variantsOf(one)?.some((variant) => present.has(`${name}.${key}${tagOf(variant)}`))
      )
        continue;
      fuller = withValue(fuller, [...path, key], someValue(one));
      present.add(`${name}.${key}`);
    }
  }
  return fuller === source ? source : filled(fuller);
}
