/** Which keys no public build shows, read from the marks of the schemas. */
import type { z } from 'zod';
import { brandSchema } from './brand.ts';
import { documentSchema } from './document.ts';
import { organizationSchema } from './organization.ts';
import { pairingSchema } from './pairing.ts';
import { siteSchema } from './site.ts';
import { studySchema } from './study.ts';
import { taxonomySchema } from './taxonomy.ts';

interface Def {
  shape?: Record<string, z.ZodType>;
  innerType?: z.ZodType;
  element?: z.ZodType;
  options?: readonly z.ZodType[];
}

/** The marked keys of a schema by the keys that lead to them, numbers of items left out: `record.note`. */
function markedIn(schema: z.ZodType, before = ''): string[] {
  const { shape, innerType, element, options } = schema.def as Def;
  const inside = [innerType, element, ...(options ?? [])].flatMap((one) => (one === undefined ? [] : markedIn(one, before)));
  const own = Object.entries(shape ?? {}).flatMap(([key, value]) => {
    const path = before + key;
    return value.meta()?.internal === true ? [path] : markedIn(value, `${path}.`);
  });
  return [...inside, ...own];
}

const paths = (schema: z.ZodType): ReadonlySet<string> => new Set(markedIn(schema));

/** By kind of file, the internal keys as `markedIn` gives them; what stands under one is internal too. */
export const INTERNAL_PATHS = {
  site: paths(siteSchema),
  taxonomy: paths(taxonomySchema),
  organization: paths(organizationSchema),
  brand: paths(brandSchema),
  pairing: paths(pairingSchema),
  study: paths(studySchema),
  document: paths(documentSchema),
} as const;

/** The last parts of those of organizations and entries, in which no such name means anything else. */
export const INTERNAL_KEYS: ReadonlySet<string> = new Set(
  (['organization', 'brand', 'pairing', 'study', 'document'] as const).flatMap((kind) =>
    [...INTERNAL_PATHS[kind]].map((path) => path.slice(path.lastIndexOf('.') + 1)),
  ),
);
