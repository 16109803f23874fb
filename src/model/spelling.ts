/**
 * Patterns that find a name however it is written: with Traditional characters, full-width letters, and white space or
 * invisible characters within.
 */
import HONG_KONG from 'opencc-js/dict/HKVariants';
import TO_SIMPLE from 'opencc-js/dict/TSCharacters';
import TAIWAN from 'opencc-js/dict/TWVariants';

/** What may stand between the characters of a name unseen. */
const UNSEEN = '[\\s\\p{Default_Ignorable_Code_Point}]*';

let ways: Map<string, Set<string>> | undefined;
/** Returns for each Simplified character the Traditional ones that stand for it, from OpenCC's tables. */
function traditional(): ReadonlyMap<string, ReadonlySet<string>> {
  if (ways !== undefined) return ways;
  ways = new Map();
  const add = (simple: string, other: string): void => {
    const known = ways?.get(simple);
    if (known === undefined) ways?.set(simple, new Set([other]));
    else known.add(other);
  };
  const pairs = (dictionary: string): string[][] => dictionary.split('|').map((line) => line.split(' '));
  const local = [...pairs(TAIWAN), ...pairs(HONG_KONG)];
  for (const [from = '', ...simple] of pairs(TO_SIMPLE)) {
    for (const one of simple) {
      add(one, from);
      for (const [standard, variant = ''] of local) if (standard === from) add(one, variant);
    }
  }
  return ways;
}

/** Returns the characters that may stand for one of a name, itself first. */
function waysOf(character: string): string[] {
  const lower = character.toLowerCase();
  const upper = character.toUpperCase();
  const wide = [lower, upper].filter((one) => /^[!-~]$/.test(one)).map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
  return [...new Set([character, lower, upper, ...wide, ...(traditional().get(character) ?? [])])];
}

const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');

/** Returns for each character of a name those that may stand for it. */
const waysIn = (name: string): string[][] => [...name.normalize('NFKC').replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')].map(waysOf);

/** Returns the source of a pattern (flag `u`) for a name. Blanks of the name may be missing. */
export const spellingsOf = (name: string): string =>
  waysIn(name)
    .map((ways) => (ways.length === 1 ? ways.map(escaped).join('') : `[${ways.map(escaped).join('')}]`))
    .join(UNSEEN);

/** A text in which many names are looked for, with the characters that it has. */
export interface Searched {
  text: string;
  characters: ReadonlySet<string>;
}

export const searched = (text: string): Searched => ({ text, characters: new Set(text) });

/**
 * Returns a test that tells which texts lack a character that every spelling of a name has. It costs a fraction of the
 * pattern, and most texts hold none of the names that are looked for.
 */
export function mayHold(name: string): (text: Searched) => boolean {
  const ways = waysIn(name);
  return ({ characters }) => ways.every((some) => some.some((one) => characters.has(one)));
}

/**
 * Returns a function that gives the groups of names of which a text may hold one, by their places. Each name is looked up
 * by that of its characters which the fewest names have, so that it costs the same however many names there are.
 */
export function mayHoldWhich(groups: readonly (readonly string[])[]): (text: Searched) => Iterable<number> {
  const names = groups.flatMap((group, at) => [...new Set(group)].map((name) => ({ at, ways: waysIn(name) })));
  const often = new Map<string, number>();
  for (const { ways } of names) for (const one of new Set(ways.flat())) often.set(one, (often.get(one) ?? 0) + 1);
  const frequency = (ways: readonly string[]): number => ways.reduce((sum, one) => sum + (often.get(one) ?? 0), 0);
  const by = new Map<string, Set<number>>();
  const always = new Set<number>();
  for (const { at, ways } of names) {
    const rarest = ways.reduce<string[] | undefined>(
      (best, some) => (best === undefined || frequency(some) < frequency(best) ? some : best),
      undefined,
    );
    if (rarest === undefined) always.add(at);
    for (const one of rarest ?? []) by.set(one, (by.get(one) ?? new Set()).add(at));
  }
  return ({ characters }) => {
    const found = new Set(always);
    for (const one of characters) for (const at of by.get(one) ?? []) found.add(at);
    return found;
  };
}
