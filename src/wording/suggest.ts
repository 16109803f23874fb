/** The wording of suggestions. */
import { near } from '../schema/near.ts';

/** Returns a suggestion, or undefined if no candidate is similar. */
export function didYouMean(text: string, candidates: Iterable<string>, labels: ReadonlyMap<string, string> = new Map()): string | undefined {
  const found = near(text, candidates);
  if (found === undefined) return undefined;
  const label = labels.get(found);
  return `你是不是想写 “${found}”${label === undefined ? '' : `（${label}）`}？`;
}

/** An id with its label: district（区级）. */
export const withLabel = (id: string, labels: ReadonlyMap<string, string>): string => (labels.has(id) ? `${id}（${labels.get(id)}）` : id);
