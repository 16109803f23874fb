/**
 * The directory: names, organizations and themes with their sound, small enough to be scanned in the
 * browser while the full text is still loading.
 */
import { pinyin } from 'pinyin-pro';
import { foldText } from './folding.ts';
import type { RecordKind, SearchRecord } from './records.ts';

export interface DirectoryEntry {
  kind: RecordKind;
  url: string;
  title: string;
  subtitle: string;
  names: string[];
  /** Toneless syllables of the title, blanks between: `hong se yi zhan`. */
  sound: string;
  domain?: string;
  level?: string;
  year?: string;
}

export interface Directory {
  entries: DirectoryEntry[];
  /** The values of each filter in the taxonomy's order, those that occur. */
  filters: { domain: string[]; level: string[]; year: string[] };
  /** Toneless syllables of the characters that titles and names use, for queries by sound. */
  sounds: Record<string, string>;
}

/** Syllables of the characters that have a sound; letters and digits stand for themselves. */
export const soundOf = (text: string): string =>
  pinyin(foldText(text).replace(/[^\p{L}\p{N}]/gu, ''), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ');

/** `order` gives filter values in the order in which they are offered. */
export function directoryOf(records: readonly SearchRecord[], order: { domain: string[]; level: string[] }): Directory {
  const used = { domain: new Set<string>(), level: new Set<string>(), year: new Set<string>() };
  const sounds: Record<string, string> = {};
  const entries = records.map(({ kind, url, title, subtitle, names, filters }): DirectoryEntry => {
    for (const name of ['domain', 'level', 'year'] as const) if (filters[name] !== undefined) used[name].add(filters[name]);
    for (const character of foldText([title, ...names].join(''))) {
      if (/\p{Script=Han}/u.test(character)) sounds[character] ??= pinyin(character, { toneType: 'none', v: true });
    }
    return { kind, url, title, subtitle, names, sound: soundOf(title), ...filters };
  });
  return {
    entries,
    filters: {
      domain: order.domain.filter((value) => used.domain.has(value)),
      level: order.level.filter((value) => used.level.has(value)),
      year: [...used.year].sort().reverse(),
    },
    sounds: Object.fromEntries(Object.entries(sounds).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
