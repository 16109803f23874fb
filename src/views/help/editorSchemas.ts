/**
 * The schemas as JSON Schema (draft 7, which editors know best): what an editor's tools complete,
 * explain and check by. What only a program can ask, such as whether a day exists or an id is known,
 * is `check`'s alone.
 */
import { z } from 'zod';
import { brandSchema } from '../../schema/brand.ts';
import { documentSchema } from '../../schema/document.ts';
import { organizationSchema } from '../../schema/organization.ts';
import { overlaySchema, PRIVATE_EVENTS } from '../../schema/overlay.ts';
import { pairingSchema } from '../../schema/pairing.ts';
import { siteSchema } from '../../schema/site.ts';
import { studySchema } from '../../schema/study.ts';
import { taxonomySchema } from '../../schema/taxonomy.ts';
import { REFERENCE } from '../../wording/ui-help.ts';
import { INTERNAL } from '../../wording/ui-internal.ts';

export type Json = { [key: string]: unknown };

export interface FileSchema {
  /** The schema's name, and its file's without extension. */
  name: 'site' | 'taxonomy' | 'organizations' | 'brand' | 'pairing' | 'study' | 'document' | 'brand-private' | 'pairing-private';
  /** The files it holds for, below a content directory. */
  glob: string;
  /** Whether it is about the frontmatter of MDX, or about a file of YAML. */
  isFrontmatter: boolean;
  schema: Json;
}

const jsonOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any', reused: 'inline' }) as Json;
  return json;
};

/** Under `internal` anything may stand; what the generator knows the name of is offered. */
function withKnownKeys(json: Json): Json {
  const { internal } = (json.properties ?? {}) as { internal?: Json };
  if (internal !== undefined) internal.properties = Object.fromEntries(Object.entries(INTERNAL.keys).map(([key, title]) => [key, { title }]));
  return json;
}

/** The overlay of a brand: of events only those that may be kept apart. */
function brandOverlay(): Json {
  const json = jsonOf(overlaySchema) as { properties: { record: { items: { oneOf: { properties: { event: { const: string } } }[] } } } };
  const { items } = json.properties.record;
  items.oneOf = items.oneOf.filter((event) => PRIVATE_EVENTS.has(event.properties.event.const));
  return json;
}

const entry = (schema: z.ZodType): Json => withKnownKeys(jsonOf(schema));
const words = REFERENCE.filesInWords;

/** One schema for each kind of file that an editor writes. */
export function fileSchemas(): FileSchema[] {
  const made = (name: FileSchema['name'], glob: string, about: { title: string; text: string }, schema: Json): FileSchema => ({
    name,
    glob,
    isFrontmatter: glob.endsWith('.mdx'),
    // The reference goes on from its sentence to a table; an editor's tool ends there.
    schema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: about.title,
      description: about.text.replace(/[。；][^。；]*：$/u, '。'),
      ...schema,
    },
  });
  return [
    made('site', 'site.yaml', words.site, jsonOf(siteSchema)),
    made('taxonomy', 'taxonomy.yaml', words.taxonomy, jsonOf(taxonomySchema)),
    made('organizations', 'organizations/*.yaml', words.organization, jsonOf(z.array(organizationSchema))),
    made('brand', 'brands/*/index.mdx', words.brand, entry(brandSchema)),
    made('pairing', 'pairings/*.mdx', words.pairing, entry(pairingSchema)),
    made('study', 'study/*.mdx', words.study, entry(studySchema)),
    made('document', 'docs/**/*.mdx', words.document, entry(documentSchema)),
    made('brand-private', 'brands/*/private.yaml', words.overlay, withKnownKeys(brandOverlay())),
    // A pairing has no record that events could be merged into.
    made('pairing-private', 'pairings/*.private.yaml', words.overlay, entry(overlaySchema.pick({ internal: true }))),
  ];
}
