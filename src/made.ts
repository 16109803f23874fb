/**
 * What is made when it is asked for, and made again if it was dropped since: of ten thousand cases not all bodies can be
 * in memory at once, and the pages of one follow each other.
 */

/** Returns a function that makes a value once for as long as somebody holds it. The same must come of each making. */
export function weakly<Value extends object>(make: () => Value): () => Value {
  let held: WeakRef<Value> | undefined;
  return () => {
    const before = held?.deref();
    if (before !== undefined) return before;
    const value = make();
    held = new WeakRef(value);
    return value;
  };
}

/** Of objects with fields that are made when they are read: a text for each such field that stands for its value. */
const standIns = new WeakMap<object, Readonly<Record<string, string>>>();

/**
 * Gives an entry a field that is made when it is read. `key` names everything that the value depends on beside the code:
 * it is compared instead of the value, so that comparing makes nothing.
 */
export function lazily<Entry extends object, Name extends string, Value extends object>(
  entry: Entry,
  name: Name,
  key: string,
  make: () => Value,
): Entry & Record<Name, Value> {
  const made = weakly(make);
  const get = (): Value => {
    if (isForbidden) throw new Error(`${name} must not be read here`);
    return made();
  };
  Object.defineProperty(entry, name, { enumerable: true, get });
  standIns.set(entry, { ...standIns.get(entry), [name]: key });
  return entry as Entry & Record<Name, Value>;
}

/** Stands for all of an entry where a field is named. */
export const WHOLE = '';

/** Says by a text what a whole entry follows from: it is compared instead of the entry. */
export function standFor<Entry extends object>(entry: Entry, text: string): Entry {
  standIns.set(entry, { ...standIns.get(entry), [WHOLE]: text });
  return entry;
}

/** Whether a field that is made when it is read must not be read now. */
let isForbidden = false;

/** Gives what is found out without reading a field that is made when it is read. Throws where one is read. */
export function makingNothing<Value>(find: () => Value): Value {
  const before = isForbidden;
  isForbidden = true;
  try {
    return find();
  } finally {
    isForbidden = before;
  }
}

/** The text that stands for a field; undefined of one that is not made. */
export const standInOf = (entry: object, field: string): string | undefined => standIns.get(entry)?.[field];

/** The fields of an entry, but texts for those that are made when they are read. */
export const fieldsOf = (entry: object): object => {
  const texts = standIns.get(entry);
  if (texts === undefined) return { ...entry };
  return Object.fromEntries(
    Object.keys(entry).map((key) => [key, texts[key] === undefined ? (entry as Record<string, unknown>)[key] : { made: texts[key] }]),
  );
};
