/**
 * Which names have to be there before it can be told what a query surely means (`namesMeant`): of characters
 * alone the full text knows the names that they stand in, so that a few volumes do; of anything else all names.
 */
import { isHan } from '../format/folding.ts';
import type { RecordKind } from '../format/record.ts';
import { kindOf } from '../format/rows.ts';
import type { FullTextReader } from './lookup.ts';
import type { Names } from './names.ts';

/** Only names of these are called by less than they are. */
const SHORTENED: readonly RecordKind[] = ['brand', 'organization'];

/** Whether there are only characters, and two at least in each word: what is told by pairs of them. */
export const isOfPairs = (words: readonly (readonly string[])[]): boolean =>
  words.length > 0 && words.every((word) => word.length > 1 && word.every((unit) => unit.length === 1 && isHan(unit)));

/** Loads them, or all names. */
export async function loadMeant(names: Names, reader: FullTextReader, words: readonly (readonly string[])[]): Promise<void> {
  if (names.isWhole()) return;
  if (!isOfPairs(words) || !(await loadOfPairs(names, reader, words))) await names.all();
}

/** Whether they are few enough; then they are there. */
async function loadOfPairs(names: Names, reader: FullTextReader, words: readonly (readonly string[])[]): Promise<boolean> {
  const units = words.flat();
  // What abbreviates a name begins as it does.
  const [isLoaded, stands, ends] = await Promise.all([
    names.beginningWith(units[0] as string, SHORTENED),
    reader.heads(words),
    reader.heads([units.slice(0, 2), units.slice(-2)]),
  ]);
  if (!isLoaded) return false;
  // What is made of pieces of a name has the first pair from it, and the last.
  const [first = new Set<number>(), last = new Set<number>()] = units.length < 4 ? [] : ends;
  const contracted = [...first].filter((row) => last.has(row) && SHORTENED.includes(kindOf(names.directory.kinds, row).kind));
  // Each word stands in a name or in one of its holder: the rarest word leaves the fewest to be asked.
  const rarest = stands.reduce((least, one) => (one.size < least.size ? one : least));
  if (!(await names.rows([...rarest, ...contracted]))) return false;
  const standsIn = (row: number, holder: number | undefined): boolean =>
    stands.every((rows) => rows.has(row) || (holder !== undefined && rows.has(holder)));
  const wanted = [...rarest].flatMap((row) => {
    const { holder, held = [] } = names.directory.byRow.get(row) ?? {};
    const own = held.filter((one) => standsIn(one, row));
    // Another word may stand in a further name of the holder.
    return holder !== undefined && !stands.every((rows) => rows.has(row)) && standsIn(row, holder) ? [...own, holder] : own;
  });
  return names.rows(wanted);
}
