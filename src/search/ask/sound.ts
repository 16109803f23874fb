/** Scores typed letters against the sound of a name: full pinyin, initials, incomplete syllables, mixed with characters. */
import type { Name } from './name.ts';

/** Returns the lengths of a syllable's prefix that a query may use, preferred first. `left` is the number of letters left. */
type Pieces = (syllable: string, left: number) => number[];

const whole: Pieces = (syllable) => [syllable.length];
/** Full syllables; the last one may be incomplete. */
const unfinished: Pieces = (syllable, left) => [Math.min(syllable.length, left)];
const initial: Pieces = () => [1];
/** A full syllable or its first letter; the last one may be incomplete. */
const mixed: Pieces = (syllable, left) => [...new Set([Math.min(syllable.length, left), 1])];
const any: Pieces = (syllable, left) => Array.from({ length: Math.min(syllable.length, left) }, (_, cut) => Math.min(syllable.length, left) - cut);

interface Read {
  /** How many units of the name the query covers. */
  units: number;
  /** Whether every syllable used is the reading that the name has. */
  isMeant: boolean;
}

/** Reads a query of letters and characters along a name, from a unit on. Returns undefined if it does not fit. */
function read(query: string, { units, sounds }: Name, from: number, pieces: Pieces): Read | undefined {
  const take = (at: number, index: number): Read | undefined => {
    if (at === query.length) return { units: index - from, isMeant: true };
    const unit = units[index];
    if (unit === undefined) return undefined;
    if (query.startsWith(unit, at)) {
      const taken = take(at + unit.length, index + 1);
      if (taken !== undefined) return taken;
    }
    let best: Read | undefined;
    for (const [rank, syllable] of (sounds[index] as readonly string[]).entries()) {
      if (syllable[0] !== query[at]) continue;
      for (const length of pieces(syllable, query.length - at)) {
        if (!query.startsWith(syllable.slice(0, length), at)) continue;
        const taken = take(at + length, index + 1);
        if (taken === undefined) continue;
        const found = { units: taken.units, isMeant: taken.isMeant && rank === 0 };
        if (found.isMeant) return found;
        best ??= found;
      }
    }
    return best;
  };
  return take(0, from);
}

/** Returns the Latin letters of a text as a bit mask, a to z from bit 0. Comparing masks rules out most names. */
export function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) - 97;
    if (letter >= 0 && letter < 26) letters |= 1 << letter;
  }
  return letters;
}

/** Returns a function that scores names by the sound of a query: 0 is no match, 95 the whole name. Without Latin letters it gives 0. */
export function soundOf(query: string): (name: Name) => number {
  const letters = lettersIn(query);
  if (query.length < 2 || letters === 0) return () => 0;
  const others = [...query.replace(/[a-z]+/g, '')];
  return (name) => ((letters & ~name.alphabet) !== 0 || !others.every((other) => name.folded.includes(other)) ? 0 : scoreOf(query, name));
}

function scoreOf(query: string, name: Name): number {
  let best = 0;
  for (let from = 0; from < name.units.length; from += 1) {
    // A later start cannot score higher.
    if (from > 0 && best >= 72) break;
    const first = query[0] as string;
    if (!name.units[from]?.startsWith(first) && !name.sounds[from]?.some((sound) => sound.startsWith(first))) continue;
    best = Math.max(best, scoreFrom(query, name, from));
  }
  return best;
}

/** The ways to read a query, most certain first, with the scores at the start of a name and inside it. */
const WAYS: readonly { pieces: Pieces; begin: number; inside: number; least: number }[] = [
  { pieces: whole, begin: 85, inside: 72, least: 1 },
  { pieces: initial, begin: 85, inside: 72, least: 1 },
  { pieces: unfinished, begin: 71, inside: 68, least: 1 },
  { pieces: mixed, begin: 67, inside: 63, least: 2 },
  { pieces: any, begin: 64, inside: 60, least: 2 },
];

function scoreFrom(query: string, name: Name, from: number): number {
  for (const [way, { pieces, begin, inside, least }] of WAYS.entries()) {
    if (least > 1 && query.length < 3) continue;
    const found = read(query, name, from, pieces);
    if (found === undefined || found.units < least) continue;
    const isAll = from === 0 && found.units === name.units.length;
    const score = from > 0 ? inside : isAll ? (way < 2 ? 95 : begin + 0.5) : begin;
    return score - (found.isMeant ? 0 : 8);
  }
  return 0;
}

/** Returns the pinyin of a name without spaces. */
export function spelling(name: Name): string {
  let spelt = spellings.get(name);
  if (spelt === undefined) {
    spelt = name.sounds.map(([meant]) => meant).join('');
    spellings.set(name, spelt);
  }
  return spelt;
}
const spellings = new WeakMap<Name, string>();
