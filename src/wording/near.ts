/** Near misses: what an editor may have meant. */
import { distance } from 'fastest-levenshtein';

/**
 * The candidate nearest to `text`, or undefined where none is near: one stroke apart for short
 * words, two for those of four letters and more (two letters swapped are two strokes), three for long.
 */
export function near(text: string, candidates: Iterable<string>): string | undefined {
  const wanted = text.normalize('NFKC').toLowerCase();
  const limit = wanted.length < 4 ? 1 : wanted.length < 9 ? 2 : 3;
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const strokes = distance(wanted, candidate.toLowerCase());
    if (strokes < least) {
      least = strokes;
      best = candidate;
    }
  }
  return best;
}

/** The usual form of a suggestion, or nothing. */
export function didYouMean(text: string, candidates: Iterable<string>): string | undefined {
  const found = near(text, candidates);
  return found === undefined ? undefined : `你是不是想写 “${found}”？`;
}
