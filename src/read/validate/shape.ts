/** What a schema has at a place of the data it is held against: its keys, its values, and what they are called. */
import type { z } from 'zod';
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

/** A part of raw data, or undefined where there is none. */
const step = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined;

export const isMapping = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export const valueAt = (root: unknown, path: Path): unknown => path.reduce<unknown>(step, root);

/** What a schema is once wrappers are off and a discriminated union has been decided. */
function inner(schema: z.ZodType, value: unknown): z.ZodType[] {
  const def = defOf(schema);
  if (def.innerType !== undefined) return inner(def.innerType, value);
  if (def.options === undefined) return [schema];
  const options = def.options.flatMap((option) => inner(option, value));
  const key = def.discriminator;
  if (key === undefined) return options;
  return options.filter((option) => defOf(option).shape?.[key]?.safeParse(step(value, key)).success === true);
}

/** The schemas of the value at `path`, wrappers on. `path` begins with the key that `field` stands under in `holder`. */
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

/** What the keys of a mapping are called. */
export function titlesOf(shape: Shape): Record<string, string> {
  const known = titles.get(shape) ?? Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, titleOf(schema)]));
  titles.set(shape, known);
  return known;
}

/** Asked of the same few shapes for every file. */
const titles = new WeakMap<Shape, Record<string, string>>();

/** The keys that a mapping at `path` may have, and what they are called. */
export function keysAt(field: z.ZodType, holder: Record<string, unknown>, path: Path): Record<string, string> {
  const value = path.reduce<unknown>(step, holder);
  const schemas = schemasAt(field, holder, path).flatMap((schema) => inner(schema, value));
  return Object.assign({}, ...schemas.map((schema) => titlesOf(defOf(schema).shape ?? {})));
}

/** The keys of the mapping that belongs at `path`, or of the mappings in the list that does; none where no one kind of it is meant. */
export function partsAt(field: z.ZodType, holder: Record<string, unknown>, path: Path): Record<string, string> {
  const parts = (schema: z.ZodType): Shape[] => {
    const { innerType, options, discriminator, element, shape } = defOf(schema);
    if (shape !== undefined) return [shape];
    if (discriminator !== undefined) return [];
    return [innerType, element, ...(options ?? [])].flatMap((one) => (one === undefined ? [] : parts(one)));
  };
  return Object.assign({}, ...schemasAt(field, holder, path).flatMap(parts).map(titlesOf));
}

/** Whether the list that belongs at `path` may hold texts. */
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

/** The key of a mapping in whose inside `key` would be known; the one nearest before it in the data first. */
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

/** What the values allowed at `path` are called, as far as they are called anything. */
export function labelsAt(field: z.ZodType, holder: Record<string, unknown>, path: Path, allowed: readonly string[]): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const schema of schemasAt(field, holder, path).map(unwrapped)) {
    const words = schema.meta()?.enumDescriptions as readonly string[] | undefined;
    for (const [index, value] of Object.keys(defOf(schema).entries ?? {}).entries()) labels[value] = words?.[index] ?? '';
  }
  // Of a union told apart by one key the problem stands at that key, and each branch says what its own value is called.
  const [parent, key] = [path.slice(0, -1), path[path.length - 1]];
  for (const schema of [path, parent].flatMap((at) => (at.length === 0 ? [] : schemasAt(field, holder, at))).map(unwrapped)) {
    for (const option of defOf(schema).options ?? []) {
      const literal = defOf(unwrapped(option)).shape?.[defOf(schema).discriminator ?? String(key)];
      for (const value of literal === undefined ? [] : (defOf(literal).values ?? [])) labels[String(value)] = literal?.meta()?.title ?? '';
    }
  }
  return Object.fromEntries(allowed.flatMap((value) => (labels[value] ? [[value, labels[value]]] : [])));
}
