/**
 * The schemas as JSON Schema draft 7, the draft that code editors support best. Editors complete, explain and check
 * with them. Rules that need a program, such as real dates and known ids, are only in `npm run check`.
 */
import { z } from 'zod';
import { brandSchema } from '../../schema/brand.ts';
import { documentSchema } from '../../schema/document.ts';
import { formMapSchema } from '../../schema/form.ts';
import { organizationSchema } from '../../schema/organization.ts';
import { overlaySchema, PRIVATE_EVENTS } from '../../schema/overlay.ts';
import { pairingSchema } from '../../schema/pairing.ts';
import { siteSchema } from '../../schema/site.ts';
import { studySchema } from '../../schema/study.ts';
import { taxonomySchema } from '../../schema/taxonomy.ts';
import { REFERENCE } from '../../wording/ui-help.ts';
import { INTERNAL } from '../../wording/ui-internal.ts';
import { inShort } from './referencePages.ts';

export type Json = { [key: string]: unknown };

export interface FileSchema {
  /** The name of the schema, and of its file without extension. */
  name: 'site' | 'taxonomy' | 'organizations' | 'brand' | 'pairing' | 'study' | 'document' | 'brand-private' | 'pairing-private' | 'form';
  /** The files it applies to, relative to a content directory. */
  glob: string;
  /** Whether it describes MDX frontmatter instead of a YAML file. */
  isFrontmatter: boolean;
  schema: Json;
}

const MARKS = ['internal', 'names', 'orText'];

const jsonOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    reused: 'inline',
    // The marks are the generator's own.
    override: ({ jsonSchema }) => {
      for (const mark of MARKS) delete jsonSchema[mark];
    },
  }) as Json;
  return json;
};

/** Adds the known keys of the free mapping `internal`, for completion. */
function withKnownKeys(json: Json): Json {
  const { internal } = (json.properties ?? {}) as { internal?: Json };
  if (internal !== undefined) internal.properties = Object.fromEntries(Object.entries(INTERNAL.keys).map(([key, title]) => [key, { title }]));
  return json;
}

/** Returns the schema of a brand's overlay, with only the events that may be kept apart. */
function brandOverlay(): Json {
  const json = jsonOf(overlaySchema) as { properties: { record: { items: { oneOf: { properties: { event: { const: string } } }[] } } } };
  const { items } = json.properties.record;
  items.oneOf = items.oneOf.filter((event) => PRIVATE_EVENTS.has(event.properties.event.const));
  return json;
}

const entry = (schema: z.ZodType): Json => withKnownKeys(jsonOf(schema));
const words = REFERENCE.filesInWords;

/** Returns one schema for each kind of file that an editor writes. */
export function fileSchemas(): FileSchema[] {
  const made = (name: FileSchema['name'], glob: string, about: { title: string; text: string }, schema: Json): FileSchema => ({
    name,
    glob,
    isFrontmatter: glob.endsWith('.mdx'),
    schema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: about.title,
      description: inShort(about.text),
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
    // A pairing has no `record` to merge events into.
    made('form', 'forms/*.yaml', words.form, jsonOf(formMapSchema)),
    made('pairing-private', 'pairings/*.private.yaml', words.overlay, entry(overlaySchema.pick({ internal: true }))),
  ];
}
