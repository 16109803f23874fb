/** Finds line breaks for large type: between words, never before punctuation. */

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Returns the words of a text with the punctuation that follows them. Joined, they are the text. */
export function phrases(text: string): string[] {
  const parts: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true || parts.length === 0 || /^[“‘（《〈「『【]/u.test(segment)) parts.push(segment);
    else parts[parts.length - 1] += segment;
  }
  // Opening punctuation belongs to the next word.
  return parts.reduce<string[]>((result, part) => {
    const last = result.at(-1);
    if (last !== undefined && /^[“‘（《〈「『【]+$/u.test(last)) result[result.length - 1] = last + part;
    else result.push(part);
    return result;
  }, []);
}

/** Returns the phrases of each clause, because large type breaks between clauses first. */
export function clauses(text: string): string[][] {
  const parts: string[][] = [[]];
  let depth = 0;
  for (const part of phrases(text)) {
    if (depth === 0 && part.startsWith('（')) parts.push([]);
    depth += part.split('（').length - part.split('）').length;
    parts.at(-1)?.push(part);
    if (/[，、；：。！？][”’）》」』】]*$/u.test(part)) parts.push([]);
  }
  return parts.filter((clause) => clause.length > 0);
}

/** Splits a formatted term into its dates, which must not break. Joined, they are the text. */
export const datesOf = (term: string): string[] => term.split(/(?=至)/u);
