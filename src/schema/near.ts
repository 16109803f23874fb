/** Suggestions: what an editor may have meant. */
import { distance } from 'fastest-levenshtein';

/**
 * Returns the candidate with the smallest Levenshtein distance to `text`, ignoring case, or undefined. The limit is
 * 1 for texts shorter than 4 UTF-16 units, 2 for those shorter than 9, and 3 otherwise.
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
