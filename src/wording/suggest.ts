/** The wording of suggestions. */
import { near } from '../schema/near.ts';

/** Returns a suggestion, or undefined if no candidate is similar. */
export function didYouMean(text: string, candidates: Iterable<string>): string | undefined {
  const found = near(text, candidates);
  return found === undefined ? undefined : `你是不是想写 “${found}”？`;
}
