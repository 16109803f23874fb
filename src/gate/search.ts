/** Searches one file. */
import { isUtf8 } from 'node:buffer';
import { fold } from './fold.ts';
import type { Matcher } from './matcher.ts';
import { opened } from './open.ts';
import type { Passages } from './passages.ts';

/** Programs and licences are full of words that are no content's. */
const FOREIGN = /^(?:assets\/.*\.(?:js|css)|licenses\.txt)(?:\.(?:gz|br))?$/;
/** Numbers of an index, packed into letters. What they were made from stands in the texts beside them. */
const PACKED = /^search\/data\/(?:g\d+|meta)\.js(?:\.(?:gz|br))?$/;
/** Of an index, lists of characters that sound alike or are variants of each other: side by side they read as words. */
const CHARACTERS = /"(?:variants":"[^"]*"|sounds":\{[^}]*\})/g;
const INDEX = /^search\/data\//;

/**
 * The terms that stand in a file or in its name, by their places in the list. It is silent where no term stands in it
 * at all, not even where public texts meet. `passages`, where given, spares what other pages said already, and changes
 * no answer. Throws where the file is compressed and broken.
 */
export function searchBytes(matcher: Matcher, name: string, bytes: Buffer, passages?: Passages): { found: Set<number>; isSilent: boolean } {
  const found = new Set<number>();
  matcher.hasMet = false;
  for (const { text } of opened('', Buffer.from(name))) matcher.find(fold(text), 'all', found);
  const isNameSilent = !matcher.hasMet;
  matcher.hasMet = false;
  const isPage = passages !== undefined && name.endsWith('.html') && isUtf8(bytes);
  for (const { text, isChance } of opened(name, isPage ? passages.unknownIn(bytes) : bytes, PACKED.test(name)))
    matcher.find(fold(INDEX.test(name) ? text.replace(CHARACTERS, '') : text), isChance ? 'long' : FOREIGN.test(name) ? 'foreign' : 'all', found);
  const isSilent = isNameSilent && !matcher.hasMet;
  if (isPage && !matcher.hasMet) passages.wereSilent();
  return { found, isSilent };
}
