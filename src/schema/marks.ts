/** What the marks of the schemas say of their keys: which no public build shows, and which name something by its id. */
import type { z } from 'zod';
import { brandSchema } from './brand.ts';
import { documentSchema } from './document.ts';
import { organizationSchema } from './organization.ts';
import { pairingSchema } from './pairing.ts';
import { siteSchema } from './site.ts';
import { studySchema } from './study.ts';
import { taxonomySchema } from './taxonomy.ts';
import type { Named } from './values.ts';

interface Def {
  shape?: Record<string, z.ZodType>;
  innerType?: z.ZodType;
  element?: z.ZodType;
  options?: readonly z.ZodType[];
}

interface Key {
  /** The keys that lead to it, numbers of items left out: `record.note`. */
  path: string;
  marks: { internal?: unknown; names?: Named };
}

function keysOf(schema: z.ZodType, before = ''): Key[] {
  const { shape, innerType, element, options } = schema.def as Def;
  const inside = [innerType, element, ...(options ?? [])].flatMap((one) => (one === undefined ? [] : keysOf(one, before)));
  const own = Object.entries(shape ?? {}).flatMap(([key, value]) => {
    const path = before + key;
    return [{ path, marks: (value.meta() ?? {}) as Key['marks'] }, ...keysOf(value, `${path}.`)];
  });
  return [...inside, ...own];
}

export interface MarkedPaths {
  /** What stands under one of these is internal too. */
  internal: ReadonlySet<string>;
  /** Of values that name something by its id. */
  names: ReadonlyMap<string, Named>;
}

function pathsOf(schema: z.ZodType): MarkedPaths {
  const keys = keysOf(schema);
  return {
    internal: new Set(keys.flatMap(({ path, marks }) => (marks.internal === true ? [path] : []))),
    names: new Map(keys.flatMap(({ path, marks: { names } }) => (names === undefined ? [] : [[path, names]]))),
  };
}

/** By kind of file, the marked keys with the keys that lead to them, as in `record.note`. */
export const MARKED_PATHS = {
  site: pathsOf(siteSchema),
  taxonomy: pathsOf(taxonomySchema),
  organization: pathsOf(organizationSchema),
  brand: pathsOf(brandSchema),
  pairing: pathsOf(pairingSchema),
  study: pathsOf(studySchema),
  document: pathsOf(documentSchema),
} as const;

/** The last parts of the internal ones of organizations and entries, in which no such name means anything else. */
export const INTERNAL_KEYS: ReadonlySet<string> = new Set(
  (['organization', 'brand', 'pairing', 'study', 'document'] as const).flatMap((kind) =>
    [...MARKED_PATHS[kind].internal].map((path) => path.slice(path.lastIndexOf('.') + 1)),
  ),
);
