/**
 * What is made when it is asked for, and made again if it was dropped since: of ten thousand cases not all bodies can be
 * in memory at once, and the pages of one follow each other.
 */

/** How many values are at hand: those that were made last. */
const AT_HAND = 256;
const atHand: { value?: object | undefined }[] = [];
let oldest = 0;

/**
 * Returns a function that makes a value, and makes it again once many others were made since. The same must come of each
 * making. A `WeakRef` would not do: what was asked for stays in memory until the engine is back at its event loop, and
 * who goes through all cases comes back only behind the last one.
 */
export function recently<Value extends object>(make: () => Value): () => Value {
  const held: { value?: Value | undefined } = {};
  return () => {
    if (held.value !== undefined) return held.value;
    const value = make();
    const dropped = atHand[oldest];
    if (dropped !== undefined) dropped.value = undefined;
    atHand[oldest] = held;
    oldest = (oldest + 1) % AT_HAND;
    held.value = value;
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
  const made = recently(make);
  const get = (): Value => {
    if (isForbidden) throw new Error(`${name} must not be read here`);
    return made();
  };
  // Whoever follows a change gives it anew.
  Object.defineProperty(entry, name, { enumerable: true, configurable: true, get });
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
