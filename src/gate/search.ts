/** Searches one file. */
import { isUtf8 } from 'node:buffer';
import { decode, UnreadableError } from './decode.ts';
import type { Matcher } from './matcher.ts';
import { normalize } from './normalize.ts';
import type { Passages } from './passages.ts';

/** Programs and licences are full of words that are no content's. */
const FOREIGN = /^(?:assets\/.*\.(?:js|css)|licenses\.txt)(?:\.(?:gz|br))?$/;
/** A file of the search's index; in it what reads as words and is none: packed numbers and the characters between them, lists of characters that sound alike or are variants of each other. */
const INDEX = /^biaoganSearch\(/;
const LISTS = /(?<=^biaoganSearch\("(?:g[\da-z]{14}|rows)",)[^\n]*|"(?:variants":"[^"]*"|sounds":\{[^}]*\})/g;

/** What was found in one file. */
export interface Found {
  /** Terms by their places in the list. */
  terms: Set<number>;
  /** No term stands in it at all, not even where public texts meet. */
  isSilent: boolean;
  /** Nobody could say what is in it. */
  isUnreadable: boolean;
}

/** Searches a file and its name. `passages`, where given, spares what other pages said already, and changes no answer. */
export function searchBytes(matcher: Matcher, name: string, bytes: Buffer, passages?: Passages): Found {
  const terms = new Set<number>();
  matcher.hasMet = false;
  for (const { text } of decode('', Buffer.from(name))) matcher.find(normalize(text), {}, terms);
  const isNameSilent = !matcher.hasMet;
  matcher.hasMet = false;
  const isPage = passages !== undefined && name.endsWith('.html') && isUtf8(bytes);
  let isUnreadable = false;
  try {
    for (const { text, chance } of decode(name, isPage ? passages.unknownIn(bytes) : bytes))
      matcher.find(normalize(INDEX.test(text) ? text.replace(LISTS, '') : text), { isForeign: FOREIGN.test(name), chance }, terms);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    isUnreadable = true;
  }
  if (isPage && !matcher.hasMet) passages.wereSilent();
  return { terms, isSilent: isNameSilent && !matcher.hasMet && !isUnreadable, isUnreadable };
}
