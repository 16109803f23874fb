/** The full text as it is asked: which records hold a word, and where. What is needed is loaded, no more. */
import { openChunk } from './fullText.ts';
import { gramOf, isMeant, type Lookup, lookupsOf } from './grams.ts';
import { unpack } from './packing.ts';

/** What is loaded beside the files of pairs. */
export interface MetaFile {
  /** Where each record begins, where its running text begins, and the first record of each file of texts; packed. */
  records: string;
  bodies: string;
  texts: string;
}

/** Gives a file of the index by name: `meta`, `g0`, `t0`. */
export type Load = (name: string) => Promise<unknown>;

/** By record, how often and how early a word stands in it. */
export type Found = Map<number, { count: number; inHead: boolean }>;

export interface FullTextReader {
  /** The records that hold all words, each somewhere. */
  records(words: readonly (readonly string[])[]): Promise<Found>;
  /** By record, the share of the units that stand in it in order, at least two together, a slip between forgiven. */
  cover(pieces: readonly (readonly string[])[]): Promise<Map<number, number>>;
  text(record: number): Promise<string>;
}

/** Longer sentences are judged by their beginning. */
const LONGEST = 26;

export function createReader(starts: readonly string[], load: Load): FullTextReader {
  const opened = new Map<number, Promise<Map<string, string>>>();
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
  const open = (chunk: number): Promise<Map<string, string>> => {
    const known = opened.get(chunk);
    if (known !== undefined) return known;
    const made = (load(`g${chunk}`) as Promise<string>).then(openChunk);
    made.catch(() => opened.delete(chunk));
    opened.set(chunk, made);
    return made;
  };
  /** The file that holds a key, or would. */
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
    const lists = files.flatMap((file) => [...file].flatMap(([key, packed]) => (isMeant(key, lookup) ? [placesOf(key, packed)] : [])));
    return lists.length === 1 ? (lists[0] as number[]) : lists.flat().sort((a, b) => a - b);
  }

  /** Where a word begins. */
  async function startsOf(word: readonly string[]): Promise<number[]> {
    const lookups = lookupsOf(word);
    const lists = await Promise.all(lookups.map(places));
    const order = lists.map((list, at) => ({ list, offset: (lookups[at] as Lookup).offset })).sort((a, b) => a.list.length - b.list.length);
    const [{ list, offset } = { list: [], offset: 0 }, ...rest] = order;
    let found = list.map((place) => place - offset);
    for (const other of rest) found = meeting(found, other.list, other.offset);
    return found;
  }

  return {
    async records(words) {
      const [{ records, bodies }, ...lists] = await Promise.all([openMeta(), ...words.map(startsOf)]);
      let found: Found | undefined;
      for (const list of lists) {
        const own: Found = new Map();
        for (const [record, place] of recordsOf(list, records)) {
          const known = own.get(record);
          const inHead = place < (bodies[record] as number);
          if (known === undefined) own.set(record, { count: 1, inHead });
          else known.count += 1;
        }
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

    async cover(pieces) {
      const { records } = await openMeta();
      const total = pieces.reduce((sum, piece) => sum + piece.length, 0);
      const shares = new Map<number, number>();
      for (const piece of pieces) {
        const units = piece.slice(0, LONGEST);
        const pairs = units.slice(0, -1).map((unit, offset): Lookup => ({ gram: gramOf(unit, units[offset + 1]), offset, isPrefix: false }));
        const lists = await Promise.all(pairs.map(places));
        for (const [record, covered] of coverOf(lists, units.length, records)) shares.set(record, (shares.get(record) ?? 0) + covered / total);
      }
      return shares;
    },

    async text(record) {
      const { texts } = await openMeta();
      const file = lastNotAfter(texts, record);
      return ((await load(`t${file}`)) as string[])[record - (texts[file] as number)] ?? '';
    },
  };
}

/** The place in a rising list of the last that is not after a value; -1 where all are. */
function lastNotAfter<Value extends number | string>(list: readonly Value[], value: Value): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Value) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Of places in rising order those after which, at a distance, another of a list stands. */
function meeting(found: readonly number[], list: readonly number[], distance: number): number[] {
  const result: number[] = [];
  let at = 0;
  for (const place of found) {
    while (at < list.length && (list[at] as number) < place + distance) at += 1;
    if (list[at] === place + distance) result.push(place);
  }
  return result;
}

/** Each place with the record that it is in. */
function* recordsOf(places: readonly number[], records: readonly number[]): Generator<[number, number]> {
  let record = -1;
  for (const place of places) {
    if (record < 0 || place >= (records[record + 1] ?? Number.POSITIVE_INFINITY)) record = lastNotAfter(records, place);
    yield [record, place];
  }
}

/**
 * By record, how many units of a piece stand in it in order: those of pairs that begin where the piece
 * would, or one place beside it, since a unit may be missing or be one too many.
 */
function coverOf(lists: readonly (readonly number[])[], length: number, records: readonly number[]): Map<number, number> {
  const byRecord = new Map<number, Map<number, Set<number>>>();
  for (const [offset, list] of lists.entries())
    for (const [record, place] of recordsOf(list, records)) {
      const begins = byRecord.get(record) ?? new Map<number, Set<number>>();
      byRecord.set(record, begins);
      for (const begin of [place - offset - 1, place - offset]) {
        const covered = begins.get(begin) ?? new Set<number>();
        begins.set(begin, covered.add(offset).add(offset + 1));
      }
    }
  const result = new Map<number, number>();
  for (const [record, begins] of byRecord) {
    const most = Math.max(...[...begins.values()].map((covered) => covered.size));
    result.set(record, Math.min(length, most));
  }
  return result;
}
