/**
 * Schemas of the values in content: text, slugs, dates, colours, addresses. A schema checks one value by itself.
 * Checks that need the current day or other files are rules.
 */
import culori from 'culori/require';
import { z } from 'zod';
import { isCalendarDate } from './dates.ts';

/** Metadata of a value for editor schemas and `/help/reference/`: a title and one sentence. */
export const about = (title: string, description = ''): { title: string; description?: string } =>
  description === '' ? { title } : { title, description };

/** The title and description of a key that no public build shows, with the mark that says so. */
export const withheld = (title: string, description = '内部'): { title: string; description?: string; internal: true } => ({
  ...about(title, description),
  internal: true,
});

/** What an id in a value may name. */
export type Named = 'organization' | 'brand' | 'pairing' | 'document' | 'domain' | 'focus' | 'level';

/** The title and description of a key whose values are ids, with the mark that says of what. */
export const naming = (names: Named, title: string, description: string): { title: string; description?: string; names: Named } => ({
  ...about(title, description),
  names,
});

/** Slugs, and ids of organizations, domains, focuses, levels and evaluation parts; at most `SLUG_LENGTH` characters. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const SLUG_LENGTH = 64;

/** Folders above a document, below `docs/`. */
export const MOST_FOLDERS = 8;

export const isSlug = (text: string): boolean => text.length <= SLUG_LENGTH && SLUG.test(text);

/** Text with at least one character that is not white space. */
export const text = z.string().regex(/\S/u);
export const texts = z.array(text);
export const textOrTexts = z.union([text, z.array(text).min(1)]);

/** An id or slug where it is defined. */
export const slug = z.string().max(SLUG_LENGTH).regex(SLUG);

/** A reference to an id or slug. A rule checks that the target exists. */
export const reference = text;
export const references = z.array(reference);
/** A document's path below `docs/`, without extension. `index` becomes `''`, the id of `docs/index.mdx`. */
export const documentReference = reference.transform((path) => (path === 'index' ? '' : path));
export const referenceOrReferences = z.union([reference, z.array(reference).min(1)]);

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. An unquoted year, which YAML reads as a number, becomes a string. */
export const date = z
  .union([z.int().min(1000).max(9999), z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)])
  .transform(String)
  .refine(isCalendarDate);

/** Month and day, `MM-DD`. */
export const monthDay = z
  .string()
  .regex(/^\d{2}-\d{2}$/)
  .refine((value) => isCalendarDate(`2000-${value}`));

export const year = z.int().min(1900).max(2999);

/** Any opaque CSS colour. */
export const colour = z.string().refine((value) => {
  // culori accepts hex colours without `#`, CSS does not.
  if (/^\s*[0-9a-f]+\s*$/i.test(value)) return false;
  const parsed = culori.parse(value);
  return parsed !== undefined && (parsed.alpha === undefined || parsed.alpha === 1);
});

/**
 * A web address. Other schemes and addresses that lead elsewhere than they seem pass here, because the rule
 * `link/unsafe` reports them with a better message. Text that is not an address is refused here.
 */
export const address = z.string().refine((value) => /^[a-z][a-z0-9+.-]*:/i.test(value) || value.startsWith('//'));

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Splits a text into extended grapheme clusters (UAX #29). */
export const graphemes = (value: string): string[] => [...segmenter.segment(value)].map((part) => part.segment);

/** Whether a text has at most `limit` graphemes. A grapheme has at least one UTF-16 unit, so short texts need no segmenting. */
export const hasAtMost = (value: string, limit: number): boolean => value.length <= limit || graphemes(value).length <= limit;

/** An enumeration. `labels` maps each value to its Chinese label. */
export const choice = <const Labels extends Readonly<Record<string, string>>>(title: string, labels: Labels) =>
  z.enum(Object.keys(labels) as (keyof Labels & string)[]).meta({
    ...about(
      title,
      Object.entries(labels)
        .map(([word, label]) => `${word} ${label}`)
        .join('、'),
    ),
    enumDescriptions: Object.values(labels),
  });

export const visibility = (initial: 'public' | 'internal') => choice('公开范围', { public: '公开', internal: '内部' }).default(initial);

/** A mapping whose content is not checked. */
export const freeMapping = z.record(z.string(), z.unknown());
