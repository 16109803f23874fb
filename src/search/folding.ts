/**
 * How text and queries are folded so that they meet: width, case, marks and the many middle dots
 * tell nothing apart. Shared by the index and the browser.
 */

/** NFKC, lower case, middle dots and quotation marks gone, white space as one blank. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[·・•‧∙⋅“”‘’「」『』《》〈〉"']/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Letters and digits alone, folded: what two texts are compared by. */
export const bareText = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]/gu, '');

/** The words of a query: what stands between blanks, each of which must be met. */
export const wordsOf = (query: string): string[] =>
  foldText(query)
    .split(' ')
    .map(bareText)
    .filter((word) => word !== '');
