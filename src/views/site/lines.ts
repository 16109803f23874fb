/** Text broken into lines of a known width, for pictures in which nothing flows by itself. */
import { phrases } from './phrases.ts';

/** In ems: what is not set full width takes about half. */
export const emsOf = (text: string): number => {
  let sum = 0;
  for (const glyph of text) sum += /^[\u0020-\u02ff]/u.test(glyph) ? 0.56 : 1;
  return sum;
};

/**
 * The lines of a text, none wider than `most` ems, of about the same width each, broken between words
 * where words are short enough. Joined they are the text but for blanks at the breaks.
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

/** The first lines of a text, as full as words allow where it has more than `count`: that is told by an ellipsis. */
export function firstLines(text: string, most: number, count: number): string[] {
  const lines = linesOf(text, most);
  return lines.length <= count ? lines : clampLines(fill(wordsOf(text, most - 1), most - 1), count);
}

/** The first `count` lines; what is left out is told by an ellipsis. */
export function clampLines(lines: readonly string[], count: number): string[] {
  if (lines.length <= count) return [...lines];
  const kept = lines.slice(0, count);
  kept[count - 1] = `${(kept[count - 1] as string).replace(/[，。、；：·\s]$/u, '')}…`;
  return kept;
}

const wordsOf = (text: string, most: number): string[] => phrases(text.trim().replace(/\s+/gu, ' ')).flatMap((part) => pieces(part, most));

function fill(parts: readonly string[], most: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && emsOf(last + part.trimEnd()) <= most) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** A word as it is, or cut where it alone is wider than a line; its marks stay with it. */
function pieces(part: string, most: number): string[] {
  if (emsOf(part) <= most) return [part];
  const glyphs = [...part];
  const count = Math.ceil(emsOf(part) / most);
  const size = Math.ceil(glyphs.length / count);
  return Array.from({ length: Math.ceil(glyphs.length / size) }, (_, index) => glyphs.slice(index * size, (index + 1) * size).join(''));
}
