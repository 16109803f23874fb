/**
 * Text as words for an engine that knows no Chinese: the characters of a run of Han in overlapping
 * pairs, everything else as it stands. Index and browser cut the same way, which two segmenters with
 * dictionaries of their own never do; whatever stands in a text is found by any piece of it.
 */

/** A run of Han, or of anything else without blanks. */
const RUN = /\p{Script=Han}+|[^\p{Script=Han}\s]+/gu;
const PAIR = /^\p{Script=Han}{2}$/u;
const HAN = /^\p{Script=Han}/u;

/** Full-width letters and digits as the plain ones; punctuation stays, since excerpts are cut from it. */
const narrow = (text: string): string => text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (letter) => letter.normalize('NFKC'));

/** `红色驿站。20分钟` → `红色 色驿 驿站 站 。20 分钟 钟`: one token for each character of a run, so that `textOf` can undo it. */
export function gramsOf(text: string): string {
  const tokens: string[] = [];
  for (const [run] of narrow(text).matchAll(RUN)) {
    if (!HAN.test(run)) {
      tokens.push(run);
      continue;
    }
    const characters = [...run];
    for (const [at, character] of characters.entries()) tokens.push(`${character}${characters[at + 1] ?? ''}`);
  }
  return tokens.join(' ');
}

/** The text of which these are the grams, but for the blanks beside Han. */
export function textOf(grams: string): string {
  let text = '';
  for (const token of grams.split(' ')) {
    const piece = PAIR.test(token) ? ([...token][0] as string) : token;
    text += /[\w]$/.test(text) && /^[\w]/.test(piece) ? ` ${piece}` : piece;
  }
  return text;
}

/** What to ask the engine for a query: every second pair covers all characters at half the cost. */
export function lookupOf(query: string): string {
  const tokens: string[] = [];
  for (const [run] of narrow(query).matchAll(RUN)) {
    const characters = [...run];
    if (!HAN.test(run) || characters.length === 1) {
      tokens.push(run);
      continue;
    }
    for (let at = 0; at + 1 < characters.length; at += 2) tokens.push(`${characters[at]}${characters[at + 1]}`);
    if (characters.length % 2 === 1) tokens.push(characters.slice(-2).join(''));
  }
  return tokens.join(' ');
}
