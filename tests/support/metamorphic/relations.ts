/** Changes that concern whole entries, files or days. */
import { earliest } from '../../../src/schema/dates.ts';
import { bytesOf } from './bodies.ts';
import { type Place, placesOf } from './places.ts';
import { NOT_HELD } from './rich.ts';
import type { Side } from './sides.ts';
import { type Json, type Layer, type Mapping, type Source, withValue } from './source.ts';

/** Renames an entry's slug in its file name, in references and in links. */
export function withSlug(source: Source, from: string, to: string): Source {
  const anew = <Value>(value: Value): Value =>
    JSON.parse(JSON.stringify(value).replaceAll(`"${from}"`, `"${to}"`).replaceAll(`/${from}/`, `/${to}/`).replaceAll(`/${from}.`, `/${to}.`));
  const assets = Object.entries(source.assets).map(([file, bytes]) => [file.replace(`/${from}/`, `/${to}/`), bytes] as const);
  return { content: anew(source.content), over: anew(source.over), assets: Object.fromEntries(assets) };
}

/** Says which builds emit an asset, by its folder and by its name. */
export function sideOfFile(path: string): Side {
  const [layer, folder, entry] = path.split('/') as [Layer, string, string];
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(?:other|unused)/.test(name)) return 'nobody';
  const isHidden = layer === 'over' || NOT_HELD[`${folder}/${entry}/index.mdx`] !== undefined || /^(?:note|internal)-/.test(name);
  return isHidden ? 'internal' : 'public';
}

/** Replaces the bytes of some assets. */
export const withOtherBytes = (source: Source, paths: readonly string[]): Source => ({
  ...source,
  assets: { ...source.assets, ...Object.fromEntries(paths.map((path, at) => [path, bytesOf(path, 1001 + 2 * at)])) },
});

/** Lists every change of a `visibility`. */
export function* visibilitiesOf(source: Source): Generator<{ layer: Layer; file: string; from: string; to: string; changed: Source }> {
  for (const { layer, file, path, value, schema, name } of placesOf(source)) {
    if (!name.endsWith('.visibility')) continue;
    for (const to of schema?.enum ?? [])
      if (to !== value) yield { layer, file, from: String(value), to: String(to), changed: withValue(source, path, to) };
  }
}

export interface Happening {
  place: Place;
  /** The first day on which it counts as happened. */
  day: string;
  /** The source without it. */
  without: Source;
}

/** Lists everything that counts from its date on: events, ledger items, outcomes, consents, approvals and `done` of goals. */
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
/** Lists the approved entries of the content, each without approval, with a future approval, and approved by someone else. */
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
