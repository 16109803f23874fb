/**
 * The values that every noun of the contract is made of: text, slugs, dates, colours, addresses.
 *
 * No rule about today or about another file lives here: a schema sees one value of one file.
 */
import { parse as parseColour } from 'culori';
import { z } from 'zod';
import { isCalendarDate } from './dates.ts';

/** How a value is presented in forms, JSON Schemas and the reference: a title and one sentence. */
export const about = (title: string, description = ''): { title: string; description?: string } =>
  description === '' ? { title } : { title, description };

/** Contract, section 1: slugs, and the ids of organizations, domains, focuses, levels and parts. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const SLUG_LENGTH = 64;

export const isSlug = (text: string): boolean => text.length <= SLUG_LENGTH && SLUG.test(text);

/** Text that says something: not empty, not blanks alone. */
export const text = z.string().regex(/\S/u);
export const texts = z.array(text);
export const textOrTexts = z.union([text, z.array(text).min(1)]);

/** An id or slug at the place where it is given. */
export const slug = z.string().max(SLUG_LENGTH).regex(SLUG);

/** An id or slug at a place that refers to it; whether it exists is a rule's question. */
export const reference = text;
export const references = z.array(reference);
/** Documents are named by their paths, an `index` by its folder; the one of `docs/` itself has no other name than its own. */
export const documentReference = reference.transform((path) => (path === 'index' ? '' : path));
export const referenceOrReferences = z.union([reference, z.array(reference).min(1)]);

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, an unquoted year too; always a string afterwards. */
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
  // The library takes these for colours, CSS does not.
  if (/^\s*[0-9a-f]+\s*$/i.test(value)) return false;
  const parsed = parseColour(value);
  return parsed !== undefined && (parsed.alpha === undefined || parsed.alpha === 1);
});

/**
 * A web address. Another scheme passes here and is `link/unsafe`, which says more than
 * "not allowed"; what is no address at all is refused here.
 */
export const address = z.string().refine((value) => {
  if (/^[a-z][a-z0-9+.-]*:/i.test(value)) {
    return !/^https?:/i.test(value) || URL.canParse(value);
  }
  return value.startsWith('//');
});

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

export const graphemes = (value: string): string[] => [...segmenter.segment(value)].map((part) => part.segment);

/** Whether a text has so many graphemes at most; one is a UTF-16 unit at the least, so short texts need no counting. */
export const hasAtMost = (value: string, limit: number): boolean => value.length <= limit || graphemes(value).length <= limit;

/** One of some words, each with what it is called: the words are typed, their names are read. */
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

/** A mapping that the generator does not look into. */
export const freeMapping = z.record(z.string(), z.unknown());
