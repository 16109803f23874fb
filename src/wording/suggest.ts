/** Suggestions as messages word them. */
import { near } from '../schema/near.ts';

/** The usual form of a suggestion, or nothing. */
export function didYouMean(text: string, candidates: Iterable<string>): string | undefined {
  const found = near(text, candidates);
  return found === undefined ? undefined : `你是不是想写 “${found}”？`;
}
