/** Changes of more than one place: of whole entries, of files, of days. */
import { earliest } from '../../../src/schema/dates.ts';
import { bytesOf } from './bodies.ts';
import { type Place, placesOf } from './places.ts';
import { NOT_HELD } from './rich.ts';
import type { Side } from './sides.ts';
import { type Json, type Layer, type Mapping, type Source, withValue } from './source.ts';

/** An entry's slug put in place of another, in its file's name and wherever it is mentioned. */
export function withSlug(source: Source, from: string, to: string): Source {
  const anew = <Value>(value: Value): Value =>
    JSON.parse(JSON.stringify(value).replaceAll(`"${from}"`, `"${to}"`).replaceAll(`/${from}/`, `/${to}/`).replaceAll(`/${from}.`, `/${to}.`));
  const assets = Object.entries(source.assets).map(([file, bytes]) => [file.replace(`/${from}/`, `/${to}/`), bytes] as const);
  return { content: anew(source.content), over: anew(source.over), assets: Object.fromEntries(assets) };
}

/** Who sees a file: it lies in the folder of an entry, or beside `site.yaml`, and is named by the part of a body that uses it. */
export function sideOfFile(path: string): Side {
  const [layer, folder, entry] = path.split('/') as [Layer, string, string];
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(?:other|unused)/.test(name)) return 'nobody';
  const isHidden = layer === 'over' || NOT_HELD[`${folder}/${entry}/index.mdx`] !== undefined || /^(?:note|internal)-/.test(name);
  return isHidden ? 'internal' : 'public';
}

/** The source with other bytes in some of its files. */
export const withOtherBytes = (source: Source, paths: readonly string[]): Source => ({
  ...source,
  assets: { ...source.assets, ...Object.fromEntries(paths.map((path, at) => [path, bytesOf(path, 1001 + 2 * at)])) },
});

/** Each key that says who sees an entry, with each other value it may have. */
export function* visibilitiesOf(source: Source): Generator<{ layer: Layer; file: string; from: string; to: string; changed: Source }> {
  for (const { layer, file, path, value, schema, name } of placesOf(source)) {
    if (!name.endsWith('.visibility')) continue;
    for (const to of schema?.enum ?? [])
      if (to !== value) yield { layer, file, from: String(value), to: String(to), changed: withValue(source, path, to) };
  }
}

export interface Happening {
  place: Place;
  /** The first day on which it has happened. */
  day: string;
  /** The source without it. */
  without: Source;
}

/** What happens on a day: events, items of ledgers, outcomes, consents, approvals, and goals that are reached. */
export function* happenings(source: Source): Generator<Happening> {
  for (const place of placesOf(source)) {
    const { name, path, value } = place;
    const isDone = name.endsWith('.done');
    const date = isDone
      ? value
      : /(?:\.record\[\]\([a-z]+\)|\.ledger\[\]|\.outcome|\.consent|\.approval(?:\(list\)\[\]|\(map\)))$/.test(name) && (value as Mapping).date;
    if (typeof date === 'string') yield { place, day: earliest(date), without: withValue(source, path, undefined) };
  }
}

export const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

type Approval = Mapping | Mapping[];
/** The entries of the content that were approved, each in three ways: with no approval, with one to come, and with another name. */
export function* approvalsOf(source: Source): Generator<{ file: string; without: Source; later: Source; renamed: Source }> {
  for (const [file, { front }] of Object.entries(source.content)) {
    const given = (front as Record<string, Json>).approval as Approval | undefined;
    if (given === undefined || file === 'site.yaml') continue;
    const path = ['content', file, 'front', 'approval'];
    const each = (change: Mapping): Mapping[] => (Array.isArray(given) ? given : [given]).map((one) => ({ ...one, ...change }));
    yield {
      file,
      without: withValue(source, path, undefined),
      later: withValue(source, path, each({ date: '2027-01-01' })),
      renamed: withValue(source, path, each({ by: '另一个人' })),
    };
  }
}
