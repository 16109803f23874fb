/** Finds other valid values for a place of a source. */
import { otherFile } from './bodies.ts';
import type { Place } from './places.ts';
import { NOT_HELD } from './rich.ts';
import { sideOf, type Verdict } from './sides.ts';
import { type Json, type Mapping, type Source, valueAt, withValue } from './source.ts';

/** One way of changing one place. The first of its attempts that leaves the content without errors counts. */
export interface Change extends Verdict {
  place: Place;
  how: 'set' | 'leave out' | 'add' | 'swap' | 'rename key';
  attempts: (() => Source)[];
}

/** Groups ids and slugs by kind, so that a reference can be replaced by one of the same kind. */
function pools(source: Source): Set<string>[] {
  const taxonomy = source.content['taxonomy.yaml']?.front as Record<string, Mapping[]>;
  const ids = (items: Json | undefined): string[] => ((items ?? []) as Mapping[]).map((item) => item.id as string);
  const slugs = (pattern: RegExp): string[] => Object.keys(source.content).flatMap((file) => pattern.exec(file)?.[1] ?? []);
  return [
    ids(source.content['organizations/all.yaml']?.front),
    slugs(/^brands\/([^/]+)\/index\.mdx$/),
    slugs(/^pairings\/(.+)\.mdx$/),
    slugs(/^docs\/(.+)\.mdx$/),
    ids(taxonomy.domains),
    ids(taxonomy.levels),
    ids(taxonomy.evaluation),
    (taxonomy.domains ?? []).flatMap((domain) => ids(domain.focuses)),
    ['theme', 'philosophy', 'connotation', 'extra.x-song'],
  ].map((pool) => new Set(pool));
}

/** Whether a public build holds the entry of a slug, or of a link between brands. True for any other text. */
function isHeld(text: string): boolean {
  const slug = text.replace(/^\.\.\/(.+)\/index\.mdx(?:#.*)?$/, '$1');
  return [`brands/${slug}/index.mdx`, `pairings/${slug}.mdx`, `docs/${slug}.mdx`].every((file) => NOT_HELD[file] === undefined);
}

const moved = (date: string, by: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** Replacements for links in bodies. A link to a public entry is replaced by another such link. */
const LINKS: Record<string, string> = {
  '../b-ended/index.mdx#标题': '../b-sound/index.mdx#标题',
  '../b-young/index.mdx': '../b-withdrawn/index.mdx',
  '../b-withdrawn/index.mdx': '../b-young/index.mdx',
};

function otherTexts(source: Source, { name, value }: Place): string[] {
  const text = value as string;
  if (LINKS[text] !== undefined) return [LINKS[text]];
  if (/^[a-z-]+\.(?:svg|mp3|webm|pdf)$/.test(text)) return [otherFile(text)];
  const pool = pools(source).find((one) => one.has(text));
  if (pool !== undefined && !name.endsWith('.id'))
    return [...pool].filter((one) => one !== text).sort((a, b) => Number(isHeld(b) === isHeld(text)) - Number(isHeld(a) === isHeld(text)));
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return [moved(text, 1), moved(text, -1)];
  if (/^\d{4}-\d{2}$/.test(text)) return [`${text}-15`];
  if (/^\d{2}-\d{2}$/.test(text)) return ['12-31'];
  // An address of the site's own.
  if (/^\/[a-z]+\/$/.test(text)) return [text === '/logos/' ? '/themes/' : '/logos/'];
  if (/^https?:/.test(text)) return [text.replace('://', '://m.')];
  if (text.startsWith('#')) return ['#1c5a1c'];
  return /^[a-z0-9/-]+$/.test(text) ? [`${text}-x`] : [`${text}改`];
}

function otherValues(source: Source, place: Place): unknown[] {
  const { value, schema } = place;
  if (schema?.enum !== undefined) return schema.enum.filter((one) => one !== value);
  if (schema?.const !== undefined) return [];
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return Number.isInteger(value) ? [value + 1, value - 1] : [value / 2];
  return typeof value === 'string' ? otherTexts(source, place) : [];
}

/** Renames an id wherever it stands as a value or a key. An id of the overlaid directory is renamed in that directory alone. */
function renamed(source: Source, { layer: home }: Place, from: string, to: string): Source {
  let next = source;
  for (const layer of home === 'content' ? (['content', 'over'] as const) : ([home] as const)) {
    for (const [file, doc] of Object.entries(source[layer])) {
      const text = JSON.stringify(doc.front);
      const anew = text.replaceAll(JSON.stringify(from), JSON.stringify(to));
      if (anew !== text) next = withValue(next, [layer, file, 'front'], JSON.parse(anew));
    }
  }
  return next;
}

/** Changes all weights of the evaluation, since they must sum to 1. */
function weighed(source: Source, { path }: Place): Source {
  const list = path.slice(0, -2);
  const parts = valueAt(source, list) as Mapping[];
  return parts.reduce((next, part, index) => withValue(next, [...list, index, 'weight'], 1 - (part.weight as number)), source);
}

const isAnonymous = (source: Source, { layer, file, path }: Place): boolean =>
  path[3] === 'lagging' && (source[layer][file]?.front as Mapping | undefined)?.visibility === 'anonymous';

/** Finds organizations of the same level and domain. The public learns no more than these of an anonymous side. */
function lookalikes(source: Source, id: string): string[] {
  const all = source.content['organizations/all.yaml']?.front as Mapping[];
  const own = all.find((one) => one.id === id);
  return all.filter((one) => one !== own && one.level === own?.level && one.domain === own?.domain).map((one) => one.id as string);
}

/** Lists the changes of a place, each with the builds that must differ. */
export function* changesOf(source: Source, place: Place): Generator<Change> {
  const { path, value, name, schema, isOptional } = place;
  const verdict = sideOf(source, place);
  const isHidden = verdict.side === 'public' && isAnonymous(source, place);
  // A public build drops a reference to an entry that it does not hold.
  const isDangling = (one: unknown): boolean => verdict.side === 'public' && typeof one === 'string' && !isHeld(one);
  const of = (one: unknown): Verdict => (isDangling(one) ? { side: 'internal', because: 'leads to what is not held' } : verdict);
  const hidden: Verdict = { side: 'internal', because: 'an anonymous side' };
  const to = (one: unknown) => () => withValue(source, path, one);
  const alike = (one: unknown, others: unknown[]): unknown[] => (isDangling(one) ? others.filter(isDangling) : others);

  if (typeof value !== 'object' || value === null) {
    const others = isHidden ? lookalikes(source, value as string) : alike(value, otherValues(source, place));
    const attempts = name.endsWith('[].id')
      ? [() => renamed(source, place, value as string, `${value}-x`)]
      : name.endsWith('.weight')
        ? [() => weighed(source, place)]
        : [...others.map(to), ...others.slice(0, 1).map((one) => to([value, one]))];
    yield { ...(isHidden ? hidden : of(value)), place, how: 'set', attempts };
  }
  if (Array.isArray(value) && value.length > 1 && JSON.stringify(value[0]) !== JSON.stringify(value[1])) {
    const [first, second, ...rest] = value;
    yield { ...(isHidden ? hidden : verdict), place, how: 'swap', attempts: [to([second, first, ...rest])] };
  }
  if (Array.isArray(value) && typeof value.at(-1) === 'string' && !isHidden) {
    const last = value.at(-1) as string;
    const others = alike(last, otherTexts(source, { ...place, value: last }));
    yield { ...of(last), place, how: 'add', attempts: others.map((one) => to([...value, one])) };
  }
  if (name.includes('.*') && !/\[\]$/.test(name)) {
    const key = path.at(-1) as string;
    const holder = valueAt(source, path.slice(0, -1)) as Mapping;
    const anew = Object.fromEntries(Object.entries(holder).map(([one, inner]) => [one === key ? `${key}-x` : one, inner]));
    yield { ...verdict, place, how: 'rename key', attempts: [() => withValue(source, path.slice(0, -1), anew)] };
  }
  if (isOptional && schema?.default !== value) yield { ...of(value), place, how: 'leave out', attempts: [to(undefined)] };
}
