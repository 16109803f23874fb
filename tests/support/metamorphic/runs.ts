/** Changes a source at every place and records which publication differs. */
import { isDeepStrictEqual } from 'node:util';
import type { Bench, Both } from './bench.ts';
import { type Change, changesOf } from './changes.ts';
import { type Place, placesOf } from './places.ts';
import { DAY } from './rich.ts';
import { DECIDES } from './sides.ts';
import type { Source } from './source.ts';

/** Whether each publication differs from the one it is compared with. */
export interface Differs {
  public: boolean;
  internal: boolean;
}

export interface Outcome {
  change: Change;
  /** Names the change in messages. */
  label: string;
  differs: Differs;
}

export interface Run {
  outcomes: Outcome[];
  /** The places that were changed, by `sameName`. */
  changed: ReadonlySet<string>;
}

export const compare = (one: Both, other: Both): Differs => ({
  public: !isDeepStrictEqual(one.public, other.public),
  internal: !isDeepStrictEqual(one.internal, other.internal),
});

/** Drops from a place's name whether a value is written alone or as a list. */
export const sameName = (name: string): string => name.replace(/\(list\)\[\]|\((?:list|map)\)/g, '');

/**
 * Gives changes that need not be tried twice the same text. A public key of a schema is changed once in each way, a
 * place that is not public once in each file, and an entry that is not public once for each top-level key.
 */
function onceOf({ place: { name, file }, because, how }: Change): string {
  if (because === '') return `${name} ${how}`;
  const isWhole = /^(?:not yet|a |laid over)/.test(because) && !/^(?:overlay|organization)/.test(name);
  const plain = name.replace(/\([a-z-]+\)/g, '').split('.');
  return isWhole ? `${plain.slice(0, plain[1] === 'body' ? 3 : 2).join('.')} ${because}` : `${name} ${because} ${file}`;
}

const labelOf = ({ place: { layer, file, path, name }, because, how }: Change): string =>
  `${name}${because === '' ? '' : ` (${because})`}: ${how} ${layer}/${file} at ${path.slice(2).join('.')}`;

/** Tries the changes of all places. Changes that leave errors in the content are left out. */
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

/** Compares the first attempt without errors with `base`. Returns undefined if all attempts leave errors. */
async function firstSound(bench: Bench, { attempts }: Change, base: Both): Promise<Differs | undefined> {
  for (const attempt of attempts) {
    const content = await bench.read(attempt());
    if (bench.errors(content, DAY).length === 0) return compare(bench.publish(content, DAY), base);
  }
  return undefined;
}
