/** Searches one file. */
import { decode, UnreadableError } from './decode.ts';
import type { Matcher } from './matcher.ts';
import { normalize } from './normalize.ts';

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

/** Searches a file and its name. */
export function searchBytes(matcher: Matcher, name: string, bytes: Buffer): Found {
  const terms = new Set<number>();
  matcher.hasMatch = false;
  for (const { text } of decode('', Buffer.from(name))) matcher.find(normalize(text), {}, terms);
  let isUnreadable = false;
  try {
    for (const { text, chance } of decode(name, bytes))
      matcher.find(normalize(INDEX.test(text) ? text.replace(LISTS, '') : text), { isForeign: FOREIGN.test(name), chance }, terms);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    isUnreadable = true;
  }
  return { terms, isSilent: !matcher.hasMatch && !isUnreadable, isUnreadable };
}
