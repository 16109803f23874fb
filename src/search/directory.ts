/**
 * The directory: names, organizations and themes with their sound, small enough to be scanned in the
 * browser while the full text is still loading.
 */
import { pinyin, polyphonic } from 'pinyin-pro';
import { bareText } from './folding.ts';
import type { RecordKind, SearchRecord } from './records.ts';

export interface DirectoryEntry {
  kind: RecordKind;
  url: string;
  title: string;
  subtitle: string;
  names: string[];
  /** Toneless syllables of the title and of each name, other readings after the likelier one: `tong hang/xing you wo`. */
  sounds: string[];
  domain?: string;
  level?: string;
  year?: string;
}

export interface Directory {
  entries: DirectoryEntry[];
  /** The values of each filter in the taxonomy's order, those that occur. */
  filters: { domain: string[]; level: string[]; year: string[] };
  /** Toneless syllables of the characters that titles and names use, for queries that only sound alike. */
  sounds: Record<string, string>;
  /** How many full-text indexes there are: `pagefind/0/`, `pagefind/1/`, …. */
  indexes: number;
}

/** Syllables of the characters that have a sound; letters and digits stand for themselves. */
export function soundOf(text: string): string {
  const bare = bareText(text);
  const likely = pinyin(bare, { toneType: 'none', type: 'all', v: true, nonZh: 'consecutive' });
  return likely.map(({ origin, pinyin: reading, isZh }) => (isZh ? [...new Set([reading, ...readings(origin)])].join('/') : origin)).join(' ');
}

/** A dictionary guesses wrong now and then (同行 walks, and is of one trade), so every reading is found. */
const readings = (character: string): string[] =>
  (polyphonic(character, { toneType: 'none', type: 'array', v: true })[0] ?? []).filter((one) => one !== '');

/** `order` gives filter values in the order in which they are offered. */
export function directoryOf(records: readonly SearchRecord[], order: { domain: string[]; level: string[] }, indexes = 1): Directory {
  const used = { domain: new Set<string>(), level: new Set<string>(), year: new Set<string>() };
  const sounds: Record<string, string> = {};
  const entries = records.map(({ kind, url, title, subtitle, names, filters }): DirectoryEntry => {
    for (const name of ['domain', 'level', 'year'] as const) if (filters[name] !== undefined) used[name].add(filters[name]);
    for (const character of bareText([title, ...names].join(''))) {
      if (/\p{Script=Han}/u.test(character)) sounds[character] ??= pinyin(character, { toneType: 'none', v: true });
    }
    return { kind, url, title, subtitle, names, sounds: [title, ...names].map(soundOf), ...filters };
  });
  return {
    entries,
    filters: {
      domain: order.domain.filter((value) => used.domain.has(value)),
      level: order.level.filter((value) => used.level.has(value)),
      year: [...used.year].sort().reverse(),
    },
    sounds: Object.fromEntries(Object.entries(sounds).sort(([a], [b]) => (a < b ? -1 : 1))),
    indexes,
  };
}
