/**
 * What was read of a site while something was made from it. A page is made again exactly if something that it read
 * has changed: a field of an entry, the order of a list, what was derived from all entries.
 *
 * A read has a name made of parts: `entry brands x theme`, `list brands`, `has brands x`, `site footer`,
 * `derived lookup byDomain rural`. The same name leads to the value of a later site, so that its digest can be
 * compared without making anything.
 */

import { fieldsOf, makingNothing, standInOf, WHOLE } from './made.ts';

/** Parts of a name are joined by a character that stands in no text. */
const JOINT = '\u001f';
const nameOf = (...parts: string[]): string => parts.join(JOINT);

/** The name of the whole entry that a name tells a field of; undefined of any other name. */
export function entryOf(name: string): string | undefined {
  if (!name.startsWith(`entry${JOINT}`)) return undefined;
  const id = name.indexOf(JOINT, 'entry'.length + 1);
  const field = name.indexOf(JOINT, id + 1);
  return field === -1 ? undefined : name.slice(0, field);
}

/** The name of a field of an entry. */
export const fieldOf = (entry: string, field: string): string => nameOf(entry, field);

/** The names that are being recorded. One thing is made at a time, so one set suffices. */
let current: Set<string> | undefined;

const note = (name: string): void => {
  current?.add(name);
};

/** Makes something, and returns it with the names of all that was read for it. Two must not run at once. */
export async function recorded<Value>(make: () => Promise<Value> | Value): Promise<{ value: Value; reads: Set<string> }> {
  const outer = current;
  const reads = new Set<string>();
  current = reads;
  try {
    return { value: await make(), reads };
  } finally {
    current = outer;
    for (const name of reads) note(name);
  }
}

/** The same for what is made at once. */
export function recordedNow<Value>(make: () => Value): { value: Value; reads: Set<string> } {
  const outer = current;
  const reads = new Set<string>();
  current = reads;
  try {
    return { value: make(), reads };
  } finally {
    current = outer;
    for (const name of reads) note(name);
  }
}

/** Makes something of which nothing is recorded. */
function unrecorded<Value>(make: () => Value): Value {
  const outer = current;
  current = undefined;
  try {
    return make();
  } finally {
    current = outer;
  }
}

/** How often what was made once was forgotten. */
let age = 0;

/** Says that a site follows another content from now on: what `once` made is made again where somebody asks for it. */
export function forgetOnce(): void {
  age += 1;
}

/** Makes something once for each last argument, such as the share image of a brand. Whoever asks for it has read all that it was made from. */
export function once<Of extends unknown[], Value>(make: (...of: Of) => Value): typeof make {
  const cells = new WeakMap<object, ReturnType<typeof recordedNow<Value>> & { age: number }>();
  return (...of) => {
    const key = of.at(-1) as object;
    const known = cells.get(key);
    const cell = known?.age === age ? known : { ...recordedNow(() => make(...of)), age };
    cells.set(key, cell);
    for (const name of cell.reads) note(name);
    return cell.value;
  };
}

/** The collections of a site, and what their entries are called by. */
const COLLECTIONS: Readonly<Record<string, string>> = { brands: 'slug', organizations: 'id', pairings: 'slug', packs: 'slug', documents: 'path' };

/** Records of a site whose values are read one by one. */
const RECORDS = ['assets'];

/** The names of tracked entries, so that a value that holds one is compared by the name alone. */
const names = new WeakMap<object, string>();
const tracked = new WeakSet<object>();
/** What lies behind tracked entries. */
const untracked = new WeakMap<object, object>();

/** What is derived, by its name. */
const derivations = new Map<string, { from: 'site' | 'context'; of: (source: never) => unknown }>();

/**
 * Declares what is derived from a whole site, such as the brands of each domain. It is computed once a site; reading
 * one key of a map, or one property of an object, is recorded as reading that alone. `from` says whether the site
 * itself is handed over, or the context of its views.
 */
export function derived<From extends object, Value>(name: string, from: 'site' | 'context', derive: (from: From) => Value): (from: From) => Value {
  const made = new WeakMap<From, { raw: Value; shown: Value }>();
  const isOf = (source: From): boolean => tracked.has(from === 'site' ? source : (source as { site: object }).site);
  const knownOf = (source: From): { raw: Value; shown: Value } => {
    let known = made.get(source);
    if (known === undefined) {
      // Of the site beside its bodies: they may be others although nothing else is.
      const raw = unrecorded(() => makingNothing(() => derive(source)));
      known = { raw, shown: isOf(source) ? watched(raw, nameOf('derived', name)) : raw };
      made.set(source, known);
    }
    return known;
  };
  derivations.set(name, { from, of: ((source: From) => knownOf(source).raw) as (source: never) => unknown });
  return (source) => {
    const isWatched = isOf(source);
    const known = knownOf(source);
    if (isWatched && known.raw === known.shown) note(nameOf('derived', name));
    return known.shown;
  };
}

/** A value whose parts are noted as they are read: keys of a map, properties of an object. Anything else is one value. */
function watched<Value>(value: Value, name: string, depth = 1): Value {
  if (value instanceof Map) return watchedMap(value, name) as Value;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Set) return value;
  const inner = new Map<string | symbol, unknown>();
  return new Proxy(value, {
    get(target, key) {
      const found = Reflect.get(target, key);
      if (typeof key !== 'string' || typeof found === 'function') return found;
      if (!inner.has(key)) inner.set(key, depth > 1 || found instanceof Map ? watched(found, nameOf(name, key), depth - 1) : found);
      const shown = inner.get(key);
      if (shown === found) note(nameOf(name, key));
      return shown;
    },
    ownKeys(target) {
      note(name);
      return Reflect.ownKeys(target);
    },
  });
}

const watchedMap = (map: ReadonlyMap<unknown, unknown>, name: string): ReadonlyMap<unknown, unknown> =>
  new Proxy(map, {
    get(target, property) {
      if (property === 'get' || property === 'has') {
        return (key: unknown) => {
          note(nameOf(name, String(key)));
          return target[property](key);
        };
      }
      note(name);
      const found = Reflect.get(target, property, target) as unknown;
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });

/** An entry whose fields are noted as they are read. */
const watchedEntry = <Entry extends object>(entry: Entry, name: string): Entry => {
  // One text for each field, whoever reads it.
  const fields = new Map<string, string>();
  const noteField = (key: string): void => {
    const known = fields.get(key) ?? nameOf(name, key);
    fields.set(key, known);
    note(known);
  };
  const proxy = new Proxy(entry, {
    get(target, key) {
      // What is derived from all entries is not recorded: of ten thousand, names alone would take seconds.
      if (current !== undefined && typeof key === 'string') noteField(key);
      return Reflect.get(target, key);
    },
    ownKeys(target) {
      note(name);
      return Reflect.ownKeys(target);
    },
  });
  names.set(proxy, name);
  untracked.set(proxy, entry);
  return proxy;
};

/** A site, or anything of its shape, whose entries and fields are noted as they are read. Without a recording it is as the plain one. */
export function watchedSite<Site extends object>(site: Site): Site {
  const lists = new Map<string, unknown>();
  for (const [collection, id] of Object.entries(COLLECTIONS)) {
    const entries = (site as Record<string, unknown>)[collection];
    if (Array.isArray(entries)) {
      lists.set(
        collection,
        entries.map((entry: Record<string, unknown>) => watchedEntry(entry, nameOf('entry', collection, String(entry[id])))),
      );
    }
  }
  for (const record of RECORDS) {
    const entries = (site as Record<string, unknown>)[record];
    if (typeof entries === 'object' && entries !== null) lists.set(record, watched(entries, nameOf('record', record)));
  }
  const proxy = new Proxy(site, {
    get(target, key) {
      if (typeof key !== 'string') return Reflect.get(target, key);
      if (!lists.has(key)) {
        note(nameOf('site', key));
        return Reflect.get(target, key);
      }
      if (key in COLLECTIONS) note(nameOf('list', key));
      return lists.get(key);
    },
  });
  tracked.add(proxy);
  return proxy;
}

/** Entries by id; asking for one is noted as asking whether there is one. */
export function entriesById<Entry extends object>(site: object, collection: string, idOf: (entry: Entry) => string): ReadonlyMap<string, Entry> {
  const map = unrecorded(() => new Map((site as Record<string, Entry[]>)[collection]?.map((entry) => [idOf(entry), entry])));
  return tracked.has(site) ? (watchedMap(map, nameOf('has', collection)) as ReadonlyMap<string, Entry>) : map;
}

/** What an object of settings says, noted property by property under a name of its own; with a depth of two, what each property holds. */
export const watchedSettings = <Settings extends object>(settings: Settings, name: string, depth = 1): Settings =>
  watched(settings, nameOf('settings', name), depth);

/** Finds what a name leads to now. */
export interface Present {
  /** Names all that what belongs to no entry follows from: settings, lists, what is derived. Absent if nobody knows. */
  ground?: string | undefined;
  /** What stands there, as text; equal texts mean equal values. Undefined if the name leads nowhere. */
  valueOf(name: string): string | undefined;
}

/** Reads the values behind names from the context of a watched site, and from settings by their names. */
export function presentOf(context: { site: object }, settings: Readonly<Record<string, object>> = {}, ground?: string): Present {
  const { site } = context;
  const byId = new Map<string, Map<string, Record<string, unknown>>>();
  const entry = (collection: string, id: string): Record<string, unknown> | undefined => {
    let entries = byId.get(collection);
    if (entries === undefined) {
      const key = COLLECTIONS[collection] as string;
      const all = (site as Record<string, Record<string, unknown>[]>)[collection] ?? [];
      entries = new Map(all.map((one) => (untracked.get(one) as Record<string, unknown> | undefined) ?? one).map((one) => [String(one[key]), one]));
      byId.set(collection, entries);
    }
    return entries.get(id);
  };
  const derivation = (name: string): unknown => {
    const known = derivations.get(name);
    // A value that is not known would be taken for one that has not changed.
    if (known === undefined) throw new Error(`what is called ${name} was not declared`);
    return known.of((known.from === 'site' ? site : context) as never);
  };
  return {
    ground,
    valueOf: (name) =>
      unrecorded(() => {
        const [kind, first = '', ...rest] = name.split(JOINT);
        switch (kind) {
          case 'entry': {
            const [id = '', field] = rest;
            const found = entry(first, id);
            if (found === undefined) return undefined;
            // Entries are plain data.
            return field === undefined
              ? (standInOf(found, WHOLE) ?? JSON.stringify(fieldsOf(found)))
              : (standInOf(found, field) ?? JSON.stringify(found[field]));
          }
          case 'list':
            return textOf((site as Record<string, unknown>)[first]);
          case 'has':
            return rest.length === 0 ? textOf((site as Record<string, unknown>)[first]) : String(entry(first, rest.join(JOINT)) !== undefined);
          case 'site':
            return textOf((site as Record<string, unknown>)[first]);
          case 'record':
            return textOf(inside((site as Record<string, unknown>)[first], rest));
          case 'settings':
            return textOf(inside(settings[first], rest));
          case 'derived':
            return textOf(inside(derivation(first), rest));
          default:
            return undefined;
        }
      }),
  };
}

/** What stands in a value under some keys, of objects and of maps. */
function inside(value: unknown, keys: readonly string[]): unknown {
  let at = value;
  for (const key of keys) {
    if (at instanceof Map) at = at.get(key) ?? at.get(Number(key));
    else at = (at as Record<string, unknown> | undefined)?.[key];
  }
  return at;
}

/** A value as text. An entry in it is told by its name: what is read of the entry is noted by itself. */
function textOf(value: unknown): string | undefined {
  if (Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && names.has(one)))
    return `[${value.map((one) => `{"entry":${JSON.stringify(names.get(one))}}`).join(',')}]`;
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item !== 'object' || item === null) return item;
    const name = names.get(item);
    if (name !== undefined) return { entry: name };
    if (item instanceof Map) return { map: [...item] };
    return item instanceof Set ? { set: [...item] } : item;
  });
}
