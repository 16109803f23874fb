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

/** Han, kana and fullwidth letters stand alone; a run of them is cut into pairs. */
const HAN = /\p{Script=Han}+/gu;

/** Every pair of neighbouring characters of a text's Han runs, and single characters of runs of one. */
export function pairsOf(text: string): string[] {
  const pairs: string[] = [];
  for (const [run] of foldText(text).matchAll(HAN)) {
    const characters = [...run];
    if (characters.length === 1) pairs.push(run);
    for (let at = 0; at + 1 < characters.length; at += 1) pairs.push(`${characters[at]}${characters[at + 1]}`);
  }
  return pairs;
}
