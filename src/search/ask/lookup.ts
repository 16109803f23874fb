/** Reads the full-text index: which records hold a word, and where. Loads only the files that a query needs. */
import { type Chunk, LINE, openChunk } from '../format/fullText.ts';
import { gramOf, isMeant, type Lookup, lookupsOf } from '../format/grams.ts';
import { lastNotAfter } from '../format/order.ts';
import { unpack } from '../format/packing.ts';

/** What is loaded in addition to the chunks of bigrams. All three are packed (see `packing.ts`). */
export interface MetaFile {
  /** `records`: where each record starts. `bodies`: where its running text starts. `texts`: the first record of each text file. */
  records: string;
  bodies: string;
  texts: string;
}

/** Loads a file of the index by name, such as `meta`, `g0` or `t0`. */
export type Load = (name: string) => Promise<unknown>;

/** By record: how often a word occurs, and whether it occurs in the head. */
export type Found = Map<number, { count: number; inHead: boolean }>;

export interface FullTextReader {
  /** Returns the records that hold all words. */
  records(words: readonly (readonly string[])[]): Promise<Found>;
  /** Returns for each word the records that hold it in the head: in a name or in the subtitle. */
  heads(words: readonly (readonly string[])[]): Promise<Set<number>[]>;
  /**
   * Returns by record the share of units that occur in it in order. Runs have two units or more, and one slip
   * between runs is allowed. Records below `least` are left out.
   */
  cover(pieces: readonly (readonly string[])[], least: number): Promise<Map<number, number>>;
  text(record: number): Promise<string>;
}

/** Only this many units of a piece are compared. */
const LONGEST = 26;

/** Returns a reader of the full text. `starts` are the first keys of its chunks. */
export function createReader(starts: readonly string[], load: Load): FullTextReader {
  const opened = new Map<number, Promise<Chunk>>();
  const unpacked = new Map<string, number[]>();
  let meta: Promise<{ records: number[]; bodies: number[]; texts: number[] }> | undefined;

  const openMeta = () => {
    meta ??= (load('meta') as Promise<MetaFile>).then(({ records, bodies, texts }) => ({
      records: unpack(records),
      bodies: unpack(bodies),
      texts: unpack(texts),
    }));
    meta.catch(() => {
      meta = undefined;
    });
    return meta;
  };
  const open = (chunk: number): Promise<Chunk> => {
    const known = opened.get(chunk);
    if (known !== undefined) return known;
    const made = (load(`g${chunk}`) as Promise<string>).then(openChunk);
    made.catch(() => opened.delete(chunk));
    opened.set(chunk, made);
    return made;
  };
  /** Returns the chunk that would hold a key, or -1 if the key precedes all chunks. */
  const chunkOf = (key: string): number => lastNotAfter(starts, key);
  const placesOf = (key: string, packed: string): number[] => {
    let places = unpacked.get(key);
    if (places === undefined) {
      places = unpack(packed);
      unpacked.set(key, places);
    }
    return places;
  };

  async function places(lookup: Lookup): Promise<number[]> {
    const { gram, isPrefix } = lookup;
    const first = Math.max(0, chunkOf(gram));
    const last = isPrefix ? Math.max(first, chunkOf(`${gram}\uffff`)) : first;
    const files = await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => open(first + at)));
    if (!isPrefix) {
      const packed = files[0]?.get(gram);
      return packed === undefined ? [] : placesOf(gram, packed);
    }
    const lists = files.flatMap((file) => file.beginning(gram).flatMap(([key, packed]) => (isMeant(key, lookup) ? [placesOf(key, packed)] : [])));
    return lists.length === 1 ? (lists[0] as number[]) : lists.flat().sort((a, b) => a - b);
  }

  /** Returns the places where a word starts. */
  async function startsOf(word: readonly string[]): Promise<number[]> {
    const lookups = lookupsOf(word);
    const lists = await Promise.all(lookups.map(places));
    const order = lists.map((list, at) => ({ list, offset: (lookups[at] as Lookup).offset })).sort((a, b) => a.list.length - b.list.length);
    const [{ list, offset } = { list: [], offset: 0 }, ...rest] = order;
    let found = list.map((place) => place - offset);
    for (const other of rest) found = intersect(found, other.list, other.offset);
    return found;
  }

  return {
    async records(words) {
      const starting = Promise.all(words.map(startsOf));
      // Letters are more often pinyin than a word of a text. Without a match, `meta` need not be loaded.
      const isLatin = words.every((word) => word.every((unit) => /^[a-z]+$/.test(unit)));
      if (isLatin && (await starting).some((list) => list.length === 0)) return new Map();
      const [{ records, bodies }, lists] = await Promise.all([openMeta(), starting]);
      let found: Found | undefined;
      for (const list of lists) {
        const own: Found = new Map();
        eachRecord(list, records, (record, place) => {
          const known = own.get(record);
          if (known === undefined) own.set(record, { count: 1, inHead: place < (bodies[record] as number) });
          else known.count += 1;
        });
        if (found === undefined) found = own;
        else
          for (const [record, known] of found) {
            const more = own.get(record);
            if (more === undefined) found.delete(record);
            else found.set(record, { count: known.count + more.count, inHead: known.inHead || more.inHead });
          }
      }
      return found ?? new Map();
    },

    async heads(words) {
      const [{ records, bodies }, ...lists] = await Promise.all([openMeta(), ...words.map(startsOf)]);
      return lists.map((list) => {
        const found = new Set<number>();
        eachRecord(list, records, (record, place) => {
          if (place < (bodies[record] as number)) found.add(record);
        });
        return found;
      });
    },

    async cover(pieces, least) {
      const { records } = await openMeta();
      const total = pieces.reduce((sum, piece) => sum + piece.length, 0);
      const all = await Promise.all(
        pieces.map((piece) => {
          const units = piece.slice(0, LONGEST);
          return Promise.all(units.slice(0, -1).map((unit, offset) => places({ gram: gramOf(unit, units[offset + 1]), offset, isPrefix: false })));
        }),
      );
      // A bigram covers two units. Most records have too few bigrams to reach `least`.
      const pairs = new Uint16Array(records.length);
      for (const list of all.flat()) for (const record of recordsWith(list, records)) pairs[record] = (pairs[record] as number) + 1;
      const shares = new Map<number, number>();
      for (const lists of all)
        for (const [record, covered] of coverOf(lists, records, (one) => 2 * (pairs[one] as number) >= least * total))
          shares.set(record, (shares.get(record) ?? 0) + covered / total);
      for (const [record, share] of shares) if (share < least) shares.delete(record);
      return shares;
    },

    async text(record) {
      const { texts } = await openMeta();
      const file = lastNotAfter(texts, record);
      const text = ((await load(`t${file}`)) as string[])[record - (texts[file] as number)] ?? '';
      return text.replaceAll(LINE, '\n');
    },
  };
}

/** Returns the places of `found` that have a place of `list` at the given distance after them. Both lists rise. */
function intersect(found: readonly number[], list: readonly number[], distance: number): number[] {
  const result: number[] = [];
  let at = 0;
  for (const place of found) {
    while (at < list.length && (list[at] as number) < place + distance) at += 1;
    if (list[at] === place + distance) result.push(place);
  }
  return result;
}

/** Calls `tell` for each place, with the record that contains it. Places rise. */
function eachRecord(places: readonly number[], records: readonly number[], tell: (record: number, place: number) => void): void {
  let record = -1;
  let end = -1;
  for (const place of places) {
    if (place >= end) {
      record = lastNotAfter(records, place);
      end = records[record + 1] ?? Number.POSITIVE_INFINITY;
    }
    tell(record, place);
  }
}

/** Returns the records that contain the places, each once. Places rise. */
function recordsWith(places: readonly number[], records: readonly number[]): number[] {
  const found: number[] = [];
  eachRecord(places, records, (record) => {
    if (found.at(-1) !== record) found.push(record);
  });
  return found;
}

/**
 * Returns by record how many units of a piece occur in it in order. Bigrams count if they are where the piece
 * implies, or one place off, because one unit may be missing or added. `isAsked` skips records.
 */
function coverOf(lists: readonly (readonly number[])[], records: readonly number[], isAsked: (record: number) => boolean): Map<number, number> {
  /** By start: a bit mask of covered units. `exact` has no shift; `near` allows a shift by one. */
  const byRecord = new Map<number, { exact: Map<number, number>; near: Map<number, number> }>();
  for (const [offset, list] of lists.entries())
    eachRecord(list, records, (record, place) => {
      if (!isAsked(record)) return;
      let begins = byRecord.get(record);
      if (begins === undefined) {
        begins = { exact: new Map(), near: new Map() };
        byRecord.set(record, begins);
      }
      const begin = place - offset;
      const units = 3 << offset;
      begins.exact.set(begin, (begins.exact.get(begin) ?? 0) | units);
      for (const one of [begin - 1, begin]) begins.near.set(one, (begins.near.get(one) ?? 0) | units);
    });
  const result = new Map<number, number>();
  // Of two texts with equal cover, the one without a gap ranks first.
  for (const [record, { exact, near }] of byRecord) result.set(record, mostIn(near) + EXACTLY * mostIn(exact));
  return result;
}

/** Small enough to decide only between equal covers. */
const EXACTLY = 1e-6;

function mostIn(begins: ReadonlyMap<number, number>): number {
  let most = 0;
  for (const covered of begins.values()) most = Math.max(most, bitsIn(covered));
  return most;
}

function bitsIn(number: number): number {
  let count = 0;
  for (let left = number; left !== 0; left &= left - 1) count += 1;
  return count;
}
