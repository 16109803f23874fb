/** Breaks text into lines of a given width, for drawings that do not wrap. */
import { phrases } from './phrases.ts';

/** Returns the width of a text in ems, behind one of a width. Glyphs that are not full width take about half, capitals three quarters. */
export const emsOf = (text: string, before = 0): number => {
  let sum = before;
  for (const glyph of text) sum += glyph >= 'A' && glyph <= 'Z' ? 0.74 : glyph >= ' ' && glyph < '\u0300' ? 0.56 : 1;
  return sum;
};

/**
 * Returns the lines of a text, of at most `most` ems and similar width, broken between words that are short enough.
 * Joined, they are the text without the blanks at the breaks.
 */
export function linesOf(text: string, most: number): string[] {
  const parts = wordsOf(text, most);
  const fewest = fill(parts, most);
  let best = fewest;
  for (let measure = most - 0.5; measure >= 2; measure -= 0.5) {
    const narrower = fill(parts, measure);
    if (narrower.length > fewest.length || narrower.some((line) => emsOf(line) > measure)) break;
    best = narrower;
  }
  return best;
}

/** Returns up to `count` lines. If the text has more, the lines are filled and the last ends with an ellipsis. */
export function firstLines(text: string, most: number, count: number): string[] {
  const lines = linesOf(text, most);
  return lines.length <= count ? lines : clampLines(fill(wordsOf(text, most - 1), most - 1), count);
}

/** Returns the first `count` lines; the last ends with an ellipsis if any are left out. */
export function clampLines(lines: readonly string[], count: number): string[] {
  if (lines.length <= count) return [...lines];
  const kept = lines.slice(0, count);
  kept[count - 1] = `${(kept[count - 1] as string).replace(/[，。、；：·\s]$/u, '')}…`;
  return kept;
}

const wordsOf = (text: string, most: number): string[] => phrases(text.trim().replace(/\s+/gu, ' ')).flatMap((part) => pieces(part, most));

function fill(parts: readonly string[], most: number): string[] {
  const lines: string[] = [];
  let width = 0;
  for (const part of parts) {
    const last = lines.at(-1);
    const isNext = last === undefined || emsOf(part.trimEnd(), width) > most;
    if (isNext) lines.push(part);
    else lines[lines.length - 1] = last + part;
    width = emsOf(part, isNext ? 0 : width);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** Returns a word, cut evenly if it is wider than a line. */
function pieces(part: string, most: number): string[] {
  if (emsOf(part) <= most) return [part];
  const glyphs = [...part];
  const count = Math.ceil(emsOf(part) / most);
  const size = Math.ceil(glyphs.length / count);
  return Array.from({ length: Math.ceil(glyphs.length / size) }, (_, index) => glyphs.slice(index * size, (index + 1) * size).join(''));
}
