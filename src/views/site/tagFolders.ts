/**
 * The folders of tags, which every file system can hold: a tag's folder is its text, and what
 * Windows refuses is written `~` and the character's code in hexadecimal.
 */
import type { Site } from '../../publish/published.ts';
import { derived } from '../../reads.ts';

/** Signs that no file of Windows has in its name. A tag holds no slash, backslash or question mark. */
const SIGNS = /[:*"<>|]/gu;

/** Names of devices, with any ending, in any case (Microsoft, “Naming Files, Paths, and Namespaces”). */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\s*(?:\.|$))/iu;

const coded = (character: string): string => `~${(character.codePointAt(0) as number).toString(16)}`;

/** The folder of a tag by itself. */
function plainFolder(tag: string): string {
  return tag
    .replace(SIGNS, coded)
    .replace(DEVICE, (name) => name.slice(0, -1) + coded(name.slice(-1)))
    .replace(/[. ]$/u, coded);
}

/** A second folder that differs from a first in case alone, with the signs coded in which it does. */
function apart(folder: string, first: string): string {
  const others = [...first];
  return [...folder].map((character, at) => (character === others[at] ? character : coded(character))).join('');
}

/** Windows and macOS compare names so. */
const caseless = (text: string): string => text.normalize('NFC').toUpperCase().toLowerCase();

/** Returns the folder of each tag, below `tags/`. No two are alike, in no case. */
export function foldersOf(tags: Iterable<string>): Map<string, string> {
  const folders = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const tag of [...new Set(tags)].sort()) {
    let folder = plainFolder(tag);
    const first = taken.get(caseless(folder));
    // A tag may also say itself what another one's folder is called.
    if (first !== undefined) folder = apart(folder, first) === folder ? folder.replace(/~/gu, coded) : apart(folder, first);
    while (taken.has(caseless(folder))) folder += coded(folder.at(-1) as string);
    taken.set(caseless(folder), folder);
    folders.set(tag, folder);
  }
  return folders;
}

export const tagFolders = derived(
  'tagFolders',
  'site',
  (site: Site): ReadonlyMap<string, string> => foldersOf(site.brands.flatMap((brand) => brand.tags)),
);
