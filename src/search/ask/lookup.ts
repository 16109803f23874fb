/**
 * Searches the full text. Bigrams tell which records may hold a word; whether they stand side by side is read in the
 * record's own text, of those records that come first.
 */
import { piecesOf } from '../format/folding.ts';
import { LABELLED, LINE, NO_FILE, openText, type TextsFile, textName, VERSION } from '../format/fullText.ts';
import { gramOf, lookupsOf, othersOf } from '../format/grams.ts';
import type { DirectoryFile } from '../index/directory.ts';
import type { Names } from './names.ts';
import { common, createPostings, type Load } from './postings.ts';
import { bitsIn, coverIn, type Line, LONGEST, timesIn } from './reading.ts';

/** By record: how often a word occurs, about, and whether it occurs in the head. */
export type Found = Map<number, { count: number; inHead: boolean }>;

type Opened = ReturnType<typeof openText>;

export interface FullTextReader {
  /**
   * Returns the records that hold all words. The `most` that rank first are sure to; of more than that, all are
   * returned whose bigrams suggest it, unless most texts that were read did not hold the words. Only records that are
   * asked for are read.
   */
  records(words: readonly Line[], most?: number, isAsked?: (record: number) => boolean): Promise<Found>;
  /** Returns for each word the records whose bigrams suggest that they hold it in the head: in a name or in the subtitle. */
  heads(words: readonly Line[]): Promise<Set<number>[]>;
  /**
   * Returns by record the share of units that occur in it in order. Runs have two units or more, and one slip
   * between runs is allowed. Records below `least`, and others than `among`, are left out. Of many records, the texts
   * of those are read that hold most bigrams, until `most` have the highest share that is left, or too many were read.
   */
  cover(pieces: readonly Line[], least: number, among?: Iterable<number>, most?: number): Promise<Map<number, number>>;
  /** Returns the text of a record with its headings. */
  text(record: number): Promise<Opened>;
}

/** Texts that are read at once, and the most that are read for one question. */
const AT_ONCE = 8;
const MOST = 96;
/** So many texts that cover a question as well as any other are enough. */
const ENOUGH = 12;
/** Shares that differ by less are equal. */
const TIE = 1e-3;
/** The lines of this many records are kept. */
const KEPT = 400;

interface Texts {
  /** By kind: its first number, and what its files are. */
  kinds: { from: number; width: number; versions: string }[];
}

/** Returns a reader of the full text. */
export function createReader(file: Pick<DirectoryFile, 'starts' | 'versions' | 'kinds'>, load: Load, names: Names): FullTextReader {
  const postingsOf = createPostings(file, load);
  const { byRow, variants } = names.directory;
  const lines = new Map<number, Promise<Line[]>>();
  let texts: Promise<Texts> | undefined;

  const openTexts = (): Promise<Texts> => {
    texts ??= (load('texts', file.versions.texts) as Promise<TextsFile>).then(({ widths, versions }) => {
      let from = 0;
      return {
        kinds: file.kinds.map(({ slots }, at) => {
          from += slots;
          return { from: from - slots, width: widths[at] as number, versions: versions[at] as string };
        }),
      };
    });
    texts.catch(() => {
      texts = undefined;
    });
    return texts;
  };

  async function text(record: number): Promise<Opened> {
    return openText(await written(record));
  }
  async function written(record: number): Promise<string> {
    const { kinds } = await openTexts();
    const { from, width, versions } = kinds.findLast((kind) => kind.from <= record) ?? { from: 0, width: 0, versions: '' };
    if (width === 0) return '';
    const block = Math.floor((record - from) / width);
    const version = versions.slice(block * VERSION, (block + 1) * VERSION);
    if (version === NO_FILE) return '';
    const first = from + block * width;
    const own = ((await load(textName(first), version)) as string[])[record - first] ?? '';
    return own.replaceAll(LINE, '\n');
  }

  /** Returns the lines of a record's names. They are unknown as long as its names are not loaded. */
  const headOf = (record: number): Line[] | undefined => {
    const entry = byRow.get(record);
    if (entry === undefined) return undefined;
    const own = entry.names.map(({ units }) => units);
    return LABELLED.includes(entry.kind) ? own : [...own, piecesOf(entry.subtitle, variants)];
  };
  const bodyOf = (record: number): Promise<Line[]> => {
    const known = lines.get(record);
    if (known !== undefined) return known;
    if (lines.size >= KEPT) lines.delete(lines.keys().next().value as number);
    const made = text(record).then(({ text: whole }) => whole.split('\n').map((line) => piecesOf(line, variants)));
    made.catch(() => lines.delete(record));
    lines.set(record, made);
    return made;
  };
  /** Returns how often a word occurs in a record: in its names, or else in its text. `isName`: its names are read first, loaded if need be. */
  async function timesOf(record: number, word: Line, isName: boolean): Promise<number> {
    const know = async (): Promise<void> => {
      if (!byRow.has(record) && !(await names.rows([record]))) await names.all();
    };
    if (isName) await know();
    const times = timesIn(headOf(record) ?? [], word) || timesIn(await bodyOf(record), word);
    if (times > 0) return times;
    await know();
    // A subtitle that is only a label belongs to the body.
    const entry = byRow.get(record);
    const label = entry !== undefined && LABELLED.includes(entry.kind) ? [piecesOf(entry.subtitle, variants)] : [];
    return timesIn([...(headOf(record) ?? []), ...label], word);
  }

  /** Returns the records whose bigrams suggest that they hold a word. */
  async function suggested(word: Line): Promise<Map<number, Suggested>> {
    const lists = await Promise.all(lookupsOf(word).map(postingsOf));
    const isSure = word.length <= 2;
    const found = new Map<number, Suggested>();
    const body = common(lists.map((list) => list.body));
    for (const [at, record] of body.records.entries()) found.set(record, { count: body.counts[at] as number, inHead: false, isSure });
    const head = common(lists.map((list) => list.head));
    for (const [at, record] of head.records.entries()) {
      const count = (head.counts[at] as number) + (found.get(record)?.count ?? 0);
      found.set(record, { count, inHead: true, isSure });
    }
    return found;
  }

  /** Returns the units of a piece that the bigrams of each record cover, as a bit mask, and how many bigrams these are. */
  async function unitsCovered(piece: Line): Promise<Map<number, { units: number; pairs: number }>> {
    const covered = new Map<number, { units: number; pairs: number }>();
    const units = piece.slice(0, LONGEST);
    const lists = await Promise.all(
      units.slice(0, -1).map((one, at) => postingsOf({ gram: gramOf(one, units[at + 1]), offset: 0, isPrefix: false })),
    );
    for (const [at, { head, body }] of lists.entries())
      for (const record of new Set([...head.records, ...body.records])) {
        const known = covered.get(record);
        if (known === undefined) covered.set(record, { units: 3 << at, pairs: 1 });
        else {
          known.units |= 3 << at;
          known.pairs += 1;
        }
      }
    return covered;
  }

  /** Returns by record how often its text has the first and last units of the pieces, of those that no bigram covers in most of `tied`. */
  async function endsIn(pieces: readonly Line[], tied: readonly number[]): Promise<Map<number, number>> {
    const times = new Map<number, number>();
    for (const piece of pieces) {
      const covered = await unitsCovered(piece);
      for (const at of new Set([0, Math.min(piece.length, LONGEST) - 1])) {
        const covering = tied.filter((record) => ((covered.get(record)?.units ?? 0) & (1 << at)) !== 0);
        if (2 * covering.length > tied.length) continue;
        const { records, counts } = (await postingsOf({ gram: piece[at] as string, offset: at, isPrefix: true })).body;
        for (const [index, record] of records.entries()) times.set(record, (times.get(record) ?? 0) + (counts[index] as number));
      }
    }
    return times;
  }

  /** Returns the records whose text holds the bigrams of a word that were not looked up; undefined if there are none. */
  async function withOthers(word: Line): Promise<Set<number> | undefined> {
    const others = othersOf(word);
    if (others.length === 0) return undefined;
    return new Set(common((await Promise.all(others.map(postingsOf))).map(({ body }) => body)).records);
  }

  return {
    text,

    async records(words, most = Number.POSITIVE_INFINITY, isAsked = () => true) {
      const found = new Map<number, Suggested & { unsure: Line[] }>();
      for (const [index, own] of (await Promise.all(words.map(suggested))).entries()) {
        const word = words[index] as Line;
        if (index === 0) for (const [record, one] of own) found.set(record, { ...one, unsure: one.isSure ? [] : [word] });
        else
          for (const [record, known] of found) {
            const more = own.get(record);
            if (more === undefined) found.delete(record);
            else {
              known.count += more.count;
              known.inHead ||= more.inHead;
              if (!more.isSure) known.unsure.push(word);
            }
          }
      }
      let unsure = [...found]
        .filter(([record, one]) => one.unsure.length > 0 && isAsked(record))
        .sort(([a, one], [b, other]) => Number(other.inHead) - Number(one.inHead) || other.count - one.count || a - b);
      let [read, held, isRefined] = [0, 0, false];
      // Whoever asks for one text alone needs as much reading to find it.
      const limit = Math.max(most, Math.min(MOST / 2, 3 * Math.max(most, ENOUGH)));
      while (read < unsure.length && held < most && read < limit) {
        const some = unsure.slice(read, read + Math.min(AT_ONCE, Math.max(most - held, read)));
        read += some.length;
        await Promise.all(
          some.map(async ([record, one]) => {
            const times = await Promise.all(one.unsure.map((word) => timesOf(record, word, one.inHead)));
            if (times.includes(0)) found.delete(record);
            else held += 1;
          }),
        );
        // Whoever holds the other bigrams as well seldom holds them in another order.
        if (!isRefined && held * 2 < read && read < unsure.length) {
          const wholly = new Map(await Promise.all(words.map(async (word) => [word, await withOthers(word)] as const)));
          const isLikely = ([record, one]: (typeof unsure)[number]): boolean =>
            one.inHead || one.unsure.every((word) => wholly.get(word)?.has(record) ?? true);
          for (const one of unsure.slice(read)) if (!isLikely(one)) found.delete(one[0]);
          unsure = unsure.slice(read).filter(isLikely);
          [read, held, isRefined] = [0, 0, true];
        }
      }
      if (held * 2 < read) for (const [record] of unsure.slice(read)) found.delete(record);
      return found;
    },

    async heads(words) {
      const all = await Promise.all(words.map((word) => Promise.all(lookupsOf(word).map(postingsOf))));
      return all.map((lists) => new Set(common(lists.map(({ head }) => head)).records));
    },

    async cover(pieces, least, among, most = ENOUGH) {
      const total = pieces.reduce((sum, piece) => sum + piece.length, 0);
      /** The share that a record has if all its bigrams stand in order. */
      const highest = new Map<number, number>();
      const held = new Map<number, number>();
      for (const covered of await Promise.all(pieces.map(unitsCovered)))
        for (const [record, { units, pairs }] of covered) {
          highest.set(record, (highest.get(record) ?? 0) + bitsIn(units) / total);
          held.set(record, (held.get(record) ?? 0) + pairs);
        }
      const asked = among === undefined ? undefined : new Set(among);
      const candidates = [...highest]
        .filter(([record, share]) => share >= least && (asked?.has(record) ?? true))
        .sort(([a, one], [b, other]) => other - one || (held.get(b) as number) - (held.get(a) as number) || a - b);
      const tied = candidates.filter(([, share]) => share >= (candidates[0]?.[1] as number) - TIE);
      if (tied.length > MOST) {
        // Too many to read. A single unit at an end, beside a wrong one, has no bigram: whoever has it often is read first.
        const times = await endsIn(
          pieces,
          tied.map(([record]) => record),
        );
        candidates.splice(0, tied.length, ...tied.sort(([a], [b]) => (times.get(b) ?? 0) - (times.get(a) ?? 0)));
      }
      const shares = new Map<number, number>();
      // Who is less than a unit behind the best counts as equal.
      const unit = 1 / total;
      let [best, read] = [0, 0];
      const isLeft = (): boolean => read < candidates.length && (candidates[read]?.[1] as number) >= best - unit - TIE;
      /** With a single unit, as the last one after a wrong one, texts have more than bigrams tell of; only reading tells which. */
      const fits = (share: number): boolean => share >= best - (best > (candidates[0]?.[1] ?? 0) + TIE ? TIE : unit + TIE);
      const fitting = (): number => [...shares.values()].filter(fits).length;
      while (isLeft() && read < MOST && fitting() < Math.min(ENOUGH, most)) {
        const some = candidates.slice(read, read + (read === 0 ? AT_ONCE : 2 * AT_ONCE));
        read += some.length;
        await Promise.all(
          some.map(async ([record]) => {
            const own = [...(headOf(record) ?? []), ...(await bodyOf(record))];
            const share = pieces.reduce((sum, piece) => sum + coverIn(own, piece), 0) / total;
            if (share >= least) shares.set(record, share);
            best = Math.max(best, share);
          }),
        );
      }
      // What was not read counts as in order if most of what was read is, but behind it: bigrams tell only the most that it may have.
      if (fitting() * 2 >= read)
        for (; isLeft(); read += 1) {
          const [record, share] = candidates[read] as [number, number];
          shares.set(record, Math.min(share, best) - unit / 2);
        }
      return shares;
    },
  };
}

interface Suggested {
  count: number;
  inHead: boolean;
  isSure: boolean;
}
