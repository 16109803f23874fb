/**
 * Tells what of the content a public build shows, value by value: `publish` builds entries field by field, and the rules
 * about privacy must judge the same set. A test holds the two against each other.
 */

import type { Model } from '../model/model.ts';
import { outcomeOn } from '../model/pairing.ts';
import type { Entry } from '../read/content.ts';
import type { Brand } from '../schema/brand.ts';
import { earliest } from '../schema/dates.ts';
import { INTERNAL_KEYS } from '../schema/marks.ts';
import type { Pairing } from '../schema/pairing.ts';
import { publicOrganizations } from './organizations.ts';
import type { PublicEntries } from './publicEntries.ts';
import { publicEvents } from './publicRecord.ts';

type Path = readonly (string | number)[];

export interface Shown {
  /** Whether a public build holds the entry. */
  entry(entry: Entry<unknown>): boolean;
  /** Whether it shows the value at a path of the entry's data. */
  value(entry: Entry<unknown>, path: Path): boolean;
  /** Items of the entry's lists that it leaves out that day, as `record.3`. With `entry`, all that `value` depends on beside the data. */
  leftOut(entry: Entry<unknown>): ReadonlySet<string>;
  /** Whether it holds the organization with this id. */
  organization(id: string): boolean;
}

/** Answers for the public build of a model. Pure; computes each answer once. */
export function shownIn(model: Model, entries: PublicEntries): Shown {
  const left = new Map<Entry<unknown>, ReadonlySet<string>>();
  const leftOut = (entry: Entry<unknown>): ReadonlySet<string> => {
    let known = left.get(entry);
    if (known === undefined) {
      known = new Set(leftOutOf(model, entry));
      left.set(entry, known);
    }
    return known;
  };
  const holds = (entry: Entry<unknown>): boolean => !entry.private && entries.entry(entry);
  let organizations: ReadonlySet<string> | undefined;
  return {
    entry: holds,
    value(entry, path) {
      if (!holds(entry) || path.some((key) => typeof key === 'string' && INTERNAL_KEYS.has(key))) return false;
      const out = leftOut(entry);
      return out.size === 0 || !(out.has(String(path[0])) || out.has(`${path[0]}.${path[1]}`));
    },
    leftOut,
    organization(id) {
      organizations ??= publicOrganizations(model, entries);
      return organizations.has(id);
    },
  };
}

function leftOutOf({ asOf, settings }: Model, entry: Entry<unknown>): string[] {
  if (entry.kind === 'brand') {
    const { data, own } = entry as Entry<Brand>;
    const seen = new Set(publicEvents(own.record ?? [], asOf, settings.publicReview));
    return (data.record ?? []).flatMap((event, index) => (seen.has(event) ? [] : [`record.${index}`]));
  }
  if (entry.kind !== 'pairing') return [];
  const { ledger = [], outcome } = entry.data as Partial<Pairing>;
  const later = ledger.flatMap((item, index) => (earliest(item.date) <= asOf ? [] : [`ledger.${index}`]));
  return outcome === undefined || outcomeOn({ outcome }, asOf) !== undefined ? later : [...later, 'outcome'];
}
