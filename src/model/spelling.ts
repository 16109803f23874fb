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

/** Returns the source of a pattern (flag `u`) for a name. Blanks of the name may be missing. */
export function spellingsOf(name: string): string {
  const characters = [...name.normalize('NFKC').replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')];
  return characters
    .map((character) => {
      const ways = waysOf(character);
      return ways.length === 1 ? escaped(character) : `[${ways.map(escaped).join('')}]`;
    })
    .join(UNSEEN);
}
