/** Changes a source at every place and looks whether either publication is another. */
import { isDeepStrictEqual } from 'node:util';
import type { Bench, Both } from './bench.ts';
import { type Change, changesOf } from './changes.ts';
import { type Place, placesOf } from './places.ts';
import { DAY } from './rich.ts';
import { DECIDES } from './sides.ts';
import type { Source } from './source.ts';

/** Whether a publication is another than the one it is held against. */
export interface Differs {
  public: boolean;
  internal: boolean;
}

export interface Outcome {
  change: Change;
  /** For messages. */
  label: string;
  differs: Differs;
}

export interface Run {
  outcomes: Outcome[];
  /** Names of places, as `sameName` has them, at which something was changed. */
  changed: ReadonlySet<string>;
}

export const compare = (one: Both, other: Both): Differs => ({
  public: !isDeepStrictEqual(one.public, other.public),
  internal: !isDeepStrictEqual(one.internal, other.internal),
});

/** A name without the forms in which one thing may be written: a text or a list of texts, a mapping or a list of them. */
export const sameName = (name: string): string => name.replace(/\(list\)\[\]|\((?:list|map)\)/g, '');

/**
 * What is tried once: of what is public each way of changing each place that a schema has; of what is not, each
 * place in each file for each reason; of a whole entry that is not public each key of its file.
 */
function onceOf({ place: { name, file }, because, how }: Change): string {
  if (because === '') return `${name} ${how}`;
  const isWhole = /^(?:not yet|a |laid over)/.test(because) && !/^(?:overlay|organization)/.test(name);
  const plain = name.replace(/\([a-z-]+\)/g, '').split('.');
  return isWhole ? `${plain.slice(0, plain[1] === 'body' ? 3 : 2).join('.')} ${because}` : `${name} ${because} ${file}`;
}

const labelOf = ({ place: { layer, file, path, name }, because, how }: Change): string =>
  `${name}${because === '' ? '' : ` (${because})`}: ${how} ${layer}/${file} at ${path.slice(2).join('.')}`;

/** Changes the source at each place in each way, as long as the content stays without errors. */
export async function changeEverything(bench: Bench, source: Source, base: Both): Promise<Run> {
  const outcomes: Outcome[] = [];
  const changed = new Set<string>();
  const done = new Set<string>();
  const isSettled = ({ name }: Place): boolean => DECIDES.test(name);
  for (const place of placesOf(source)) {
    if (isSettled(place)) continue;
    for (const change of changesOf(source, place)) {
      const once = onceOf(change);
      if (done.has(once)) continue;
      const differs = await firstSound(bench, change, base);
      if (differs === undefined) continue;
      done.add(once);
      changed.add(sameName(place.name));
      outcomes.push({ change, label: labelOf(change), differs });
    }
  }
  return { outcomes, changed };
}

/** What comes of the first attempt that leaves no errors; undefined where all leave some. */
async function firstSound(bench: Bench, { attempts }: Change, base: Both): Promise<Differs | undefined> {
  for (const attempt of attempts) {
    const content = await bench.read(attempt());
    if (bench.errors(content, DAY).length === 0) return compare(bench.publish(content, DAY), base);
  }
  return undefined;
}
