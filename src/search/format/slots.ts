/**
 * Numbers of records that stay when others come and go: a record's number follows from its own address, as in a hash
 * table, so that the files that name it keep their bytes. Index and browser compute it alike, and it is stored only
 * where a browser does not have all addresses.
 */

/** Returns a hash of 32 bits: FNV-1a, and the finalizer of MurmurHash3 so that all bits depend on all letters. */
export function hashOf(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Returns a name for a file of data that starts at a key: the kind's letter and 64 bits of hash. */
export const nameOf = (letter: string, key: string): string =>
  letter + hashOf(key).toString(36).padStart(7, '0') + hashOf(key, 1).toString(36).padStart(7, '0');

/** Returns how many slots this many records have: a quarter more or so. The number changes only when records grow by a seventh or more. */
export function slotsFor(records: number): number {
  if (records === 0) return 0;
  const wanted = records * 1.2;
  let slots = 4;
  // 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, …
  while (slots < wanted) slots += 2 ** Math.max(0, Math.floor(Math.log2(slots)) - 2);
  return slots;
}

/** After this many slots that others have, a record takes the first that is free. */
const TRIES = 64;

/**
 * Returns the slot of each address. The addresses must differ. Whoever comes first in the order of hashes has its
 * first choice, so that the same addresses give the same slots in any order, and one more moves about one other.
 */
export function slotsOf(addresses: readonly string[], slots: number): number[] {
  const hashes = addresses.map((address) => hashOf(address));
  const order = addresses
    .map((_, at) => at)
    .sort((a, b) => (hashes[a] as number) - (hashes[b] as number) || ((addresses[a] as string) < (addresses[b] as string) ? -1 : 1));
  const taken = new Uint8Array(slots);
  const found = new Array<number>(addresses.length);
  for (const at of order) {
    let slot = -1;
    for (let seed = 1; seed <= TRIES && (slot < 0 || taken[slot] === 1); seed += 1) slot = hashOf(addresses[at] as string, seed) % slots;
    if (taken[slot] === 1) slot = taken.indexOf(0);
    taken[slot] = 1;
    found[at] = slot;
  }
  return found;
}
