/** Looks up keys, values and titles in a schema by a path in the data. */
import type { z } from 'zod';
import type { Named } from '../../schema/values.ts';
import type { Path } from '../yaml/index.ts';

export type Shape = Record<string, z.ZodType>;

interface Def {
  type: string;
  innerType?: z.ZodType;
  options?: z.ZodType[];
  discriminator?: string;
  element?: z.ZodType;
  shape?: Shape;
  entries?: Record<string, string>;
  values?: unknown[];
}
const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def;

/** Returns a property of raw data, or undefined. */
const step = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined;

export const isMapping = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export const valueAt = (root: unknown, path: Path): unknown => path.reduce<unknown>(step, root);

/** Unwraps a schema (optional, default, …) and resolves unions; a discriminated union by `value`. */
function inner(schema: z.ZodType, value: unknown): z.ZodType[] {
  const def = defOf(schema);
  if (def.innerType !== undefined) return inner(def.innerType, value);
  if (def.options === undefined) return [schema];
  const options = def.options.flatMap((option) => inner(option, value));
  const key = def.discriminator;
  if (key === undefined) return options;
  return options.filter((option) => defOf(option).shape?.[key]?.safeParse(step(value, key)).success === true);
}

/** Returns the schemas of the value at `path`, not unwrapped. `path` starts with the key of `field` in `holder`. */
function schemasAt(field: z.ZodType, holder: Record<string, unknown>, path: Path): z.ZodType[] {
  let schemas: z.ZodType[] = [field];
  let value = holder[path[0] as string];
  for (const part of path.slice(1)) {
    schemas = schemas
      .flatMap((schema) => inner(schema, value))
      .flatMap((schema) => {
        const def = defOf(schema);
        const child = def.type === 'array' ? def.element : def.shape?.[String(part)];
        return child === undefined ? [] : [child];
      });
    value = step(value, part);
  }
  return schemas;
}

function titleOf(schema: z.ZodType): string {
  const { innerType } = defOf(schema);
  return schema.meta()?.title ?? (innerType === undefined ? '' : titleOf(innerType));
}

/** Returns what ids at `path` name, or undefined if the values are no ids. */
export function namesAt(field: z.ZodType, holder: Record<string, unknown>, path: Path): Named | undefined {
  const namesOf = (schema: z.ZodType): Named | undefined => {
    const { innerType } = defOf(schema);
    return (schema.meta()?.names as Named | undefined) ?? (innerType === undefined ? undefined : namesOf(innerType));
  };
  return schemasAt(field, holder, path).flatMap((schema) => namesOf(schema) ?? [])[0];
}

/** Returns the titles of a mapping's keys. */
export function titlesOf(shape: Shape): Record<string, string> {
  const known = titles.get(shape) ?? Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, titleOf(schema)]));
  titles.set(shape, known);
  return known;
}

/** Cache: all files share a few shapes. */
const titles = new WeakMap<Shape, Record<string, string>>();

/** Returns the possible keys of the mapping at `path`, with their titles. */
export function keysAt(field: z.ZodType, holder: Record<string, unknown>, path: Path): Record<string, string> {
  const value = path.reduce<unknown>(step, holder);
  const schemas = schemasAt(field, holder, path).flatMap((schema) => inner(schema, value));
  return Object.assign({}, ...schemas.map((schema) => titlesOf(defOf(schema).shape ?? {})));
}

/** Returns the keys, with titles, of the mapping (or list of mappings) expected at `path`; none for a discriminated union. */
export function partsAt(field: z.ZodType, holder: Record<string, unknown>, path: Path): Record<string, string> {
  const parts = (schema: z.ZodType): Shape[] => {
    const { innerType, options, discriminator, element, shape } = defOf(schema);
    if (shape !== undefined) return [shape];
    if (discriminator !== undefined) return [];
    return [innerType, element, ...(options ?? [])].flatMap((one) => (one === undefined ? [] : parts(one)));
  };
  return Object.assign({}, ...schemasAt(field, holder, path).flatMap(parts).map(titlesOf));
}

/** Whether a list is expected at `path` whose items may be texts. */
export function takesTextAt(field: z.ZodType, holder: Record<string, unknown>, path: Path): boolean {
  const isText = (schema: z.ZodType): boolean => {
    const { type, innerType, options } = defOf(schema);
    return type === 'string' || (innerType !== undefined && isText(innerType)) || (options ?? []).some(isText);
  };
  return schemasAt(field, holder, path).some((schema) => {
    const { element } = defOf(unwrapped(schema));
    return element !== undefined && isText(element);
  });
}

/** Returns the nearest key before `key` in the data whose mapping may contain `key`, or undefined. */
export function holderOf(shape: Shape, data: Record<string, unknown>, key: string): string | undefined {
  const holds = (schema: z.ZodType): boolean => {
    const { innerType, options, element, shape: inside } = defOf(schema);
    return (
      (inside !== undefined && Object.hasOwn(inside, key)) || [innerType, element, ...(options ?? [])].some((one) => one !== undefined && holds(one))
    );
  };
  const written = Object.keys(data);
  return written
    .slice(0, Math.max(0, written.indexOf(key)))
    .reverse()
    .find((name) => Object.hasOwn(shape, name) && holds(shape[name] as z.ZodType));
}

const unwrapped = (schema: z.ZodType): z.ZodType => {
  const { innerType } = defOf(schema);
  return innerType === undefined ? schema : unwrapped(innerType);
};

/** Returns the labels of the allowed values at `path`, as far as they have labels. */
export function labelsAt(field: z.ZodType, holder: Record<string, unknown>, path: Path, allowed: readonly string[]): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const schema of schemasAt(field, holder, path).map(unwrapped)) {
    const words = schema.meta()?.enumDescriptions as readonly string[] | undefined;
    for (const [index, value] of Object.keys(defOf(schema).entries ?? {}).entries()) labels[value] = words?.[index] ?? '';
  }
  // In a discriminated union the problem is at the discriminator; each branch has the label of its value as title.
  const [parent, key] = [path.slice(0, -1), path[path.length - 1]];
  for (const schema of [path, parent].flatMap((at) => (at.length === 0 ? [] : schemasAt(field, holder, at))).map(unwrapped)) {
    for (const option of defOf(schema).options ?? []) {
      const literal = defOf(unwrapped(option)).shape?.[defOf(schema).discriminator ?? String(key)];
      for (const value of literal === undefined ? [] : (defOf(literal).values ?? [])) labels[String(value)] = literal?.meta()?.title ?? '';
    }
  }
  return Object.fromEntries(allowed.flatMap((value) => (labels[value] ? [[value, labels[value]]] : [])));
}
