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

/** The clauses of a text, each as its phrases: a line of large type breaks after a mark before it breaks within a clause. */
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

/** A term as formatted: its dates, none of which may be broken; joined they are the text. */
export const datesOf = (term: string): string[] => term.split(/(?=至)/u);
