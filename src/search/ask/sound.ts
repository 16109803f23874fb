/** How near letters that somebody typed are to the sound of a name: whole, initials, half typed, mixed with characters. */
import type { Name } from './name.ts';

/** Beginnings of a syllable that may be taken, longest first. */
type Pieces = (syllable: string, left: number) => number[];

const whole: Pieces = (syllable) => [syllable.length];
/** Whole syllables; the last letters of a query are the beginning of one. */
const unfinished: Pieces = (syllable, left) => [Math.min(syllable.length, left)];
const initial: Pieces = () => [1];
/** Of each syllable all of it or its first letter, of the last what is there. */
const mixed: Pieces = (syllable, left) => [...new Set([Math.min(syllable.length, left), 1])];
const any: Pieces = (syllable, left) => Array.from({ length: Math.min(syllable.length, left) }, (_, cut) => Math.min(syllable.length, left) - cut);

interface Read {
  /** How many units of the name the query takes. */
  units: number;
  /** Whether all letters are of the reading that the name has. */
  isMeant: boolean;
}

/** Reads letters, and characters among them, from a unit of the name on. */
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

/** The letters of the alphabet that a text has, one bit for each: most names are told from a query by these. */
export function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) - 97;
    if (letter >= 0 && letter < 26) letters |= 1 << letter;
  }
  return letters;
}

/**
 * Scores names by the sound of a query: from 0, not at all, to 95, the whole name. A query without letters
 * of the alphabet has no sound.
 */
export function soundOf(query: string): (name: Name) => number {
  const letters = lettersIn(query);
  if (query.length < 2 || letters === 0) return () => 0;
  const others = [...query.replace(/[a-z]+/g, '')];
  return (name) => ((letters & ~name.alphabet) !== 0 || !others.every((other) => name.bare.includes(other)) ? 0 : scoreOf(query, name));
}

function scoreOf(query: string, name: Name): number {
  let best = 0;
  for (let from = 0; from < name.units.length; from += 1) {
    // What is left of the name is too short for anything better.
    if (from > 0 && best >= 72) break;
    const first = query[0] as string;
    if (!name.units[from]?.startsWith(first) && !name.sounds[from]?.some((sound) => sound.startsWith(first))) continue;
    best = Math.max(best, scoreFrom(query, name, from));
  }
  return best;
}

/** How a query may be read, the surest first, with what that is worth at the beginning of a name and inside it. */
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

/** The letters of a name as it is read, without a gap. */
export function spelling(name: Name): string {
  let spelt = spellings.get(name);
  if (spelt === undefined) {
    spelt = name.sounds.map(([meant]) => meant).join('');
    spellings.set(name, spelt);
  }
  return spelt;
}
const spellings = new WeakMap<Name, string>();
