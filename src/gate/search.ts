/** Searches one file. */
import { decode, decodePacked, isPackedOf, UnreadableError } from './decode.ts';
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

/** A file that was searched, and what was found in it. */
export interface Searched {
  name: string;
  bytes: Buffer;
  found: Found;
}

/** Whether a file is called like a copy of another one that is packed. */
export const isCopyOf = (name: string, of: string): boolean => name === `${of}.br` || name === `${of}.gz`;

/** Searches a file and its name. What is found in a file that was searched is not looked for once more in a packed copy of it. */
export function searchBytes(matcher: Matcher, name: string, bytes: Buffer, last?: Searched): Found {
  const original = last !== undefined && isCopyOf(name, last.name) && isPackedOf(bytes, last.bytes) ? last.found : undefined;
  const terms = new Set<number>(original?.terms);
  matcher.hasMatch = original?.isSilent === false;
  for (const { text } of decode('', Buffer.from(name))) matcher.find(normalize(text), {}, terms);
  let isUnreadable = false;
  try {
    for (const { text, chance } of original === undefined ? decode(name, bytes) : decodePacked(bytes))
      matcher.find(normalize(INDEX.test(text) ? text.replace(LISTS, '') : text), { isForeign: FOREIGN.test(name), chance }, terms);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    isUnreadable = true;
  }
  return { terms, isSilent: !matcher.hasMatch && !isUnreadable, isUnreadable };
}
