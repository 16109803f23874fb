/**
 * Loads the names that `namesMeant` needs to answer a query completely. For words of Han characters alone, the
 * full-text index gives the names that can match, and a few volumes suffice. Any other query needs all names.
 */
import { isHan } from '../format/folding.ts';
import type { RecordKind } from '../format/record.ts';
import { kindOf } from '../format/rows.ts';
import type { FullTextReader } from './lookup.ts';
import type { Names } from './names.ts';

/** Only names of these kinds match shortened forms. */
const SHORTENED: readonly RecordKind[] = ['brand', 'organization'];

/** Returns whether every word is at least two Han characters, so that bigrams decide the match. */
const isOfPairs = (words: readonly (readonly string[])[]): boolean =>
  words.length > 0 && words.every((word) => word.length > 1 && word.every((unit) => unit.length === 1 && isHan(unit)));

/** Loads the names that the words can match, or all names if those are too many. */
export async function loadMeant(names: Names, reader: FullTextReader, words: readonly (readonly string[])[]): Promise<void> {
  if (names.isWhole()) return;
  if (!isOfPairs(words) || !(await loadOfPairs(names, reader, words))) await names.all();
}

/** Loads the candidates through bigrams. Returns false, with some of them missing, if they are in too many volumes. */
async function loadOfPairs(names: Names, reader: FullTextReader, words: readonly (readonly string[])[]): Promise<boolean> {
  const units = words.flat();
  // An abbreviation starts with the first unit of its name.
  const [isLoaded, stands, ends] = await Promise.all([
    names.beginningWith(units[0] as string, SHORTENED),
    reader.heads(words),
    reader.heads([units.slice(0, 2), units.slice(-2)]),
  ]);
  if (!isLoaded) return false;
  // A contraction takes its first and its last bigram from the name.
  const [first = new Set<number>(), last = new Set<number>()] = units.length < 4 ? [] : ends;
  const contracted = [...first].filter((row) => last.has(row) && SHORTENED.includes(kindOf(names.directory.kinds, row).kind));
  // Each word must be in the name or in a name of its holder. Starting from the rarest word gives the fewest candidates.
  const rarest = stands.reduce((least, one) => (one.size < least.size ? one : least));
  if (!(await names.rows([...rarest, ...contracted]))) return false;
  const standsIn = (row: number, holder: number | undefined): boolean =>
    stands.every((rows) => rows.has(row) || (holder !== undefined && rows.has(holder)));
  const wanted = [...rarest].flatMap((row) => {
    const { holder, held = [] } = names.directory.byRow.get(row) ?? {};
    const own = held.filter((one) => standsIn(one, row));
    // Another word may match a further name of the holder.
    return holder !== undefined && !stands.every((rows) => rows.has(row)) && standsIn(row, holder) ? [...own, holder] : own;
  });
  return names.rows(wanted);
}
