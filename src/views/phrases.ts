/** Where a line of large type may break: between words, never before a mark. */

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a text with the marks that follow them; joined they are the text. */
export function phrases(text: string): string[] {
  const parts: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true || parts.length === 0 || /^[“‘（《〈「『【]/u.test(segment)) parts.push(segment);
    else parts[parts.length - 1] += segment;
  }
  // An opening mark goes with the word after it.
  return parts.reduce<string[]>((result, part) => {
    const last = result.at(-1);
    if (last !== undefined && /^[“‘（《〈「『【]+$/u.test(last)) result[result.length - 1] = last + part;
    else result.push(part);
    return result;
  }, []);
}

/** A term as formatted: its dates, none of which may be broken; joined they are the text. */
export const datesOf = (term: string): string[] => term.split(/(?=至)/u);
