/**
 * The gate: before a public build is switched to, every byte of it is searched for what the content
 * says and the published model does not. `publish` is what keeps things in; this is what would notice
 * if anything got past it, whoever carried it: a page, a picture's metadata, an index, a file name.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import { burdenOf, type MediaItem, planFile } from '../../media/index.ts';
import { listFiles } from '../../outputs/inspect.ts';
import { placeOf, type SitePlace } from '../../outputs/output.ts';
import { PROJECT } from '../../project.ts';
import { GATE } from '../../wording/gate.ts';
import { searchFiles } from './crew.ts';
import { PublicTexts } from './open.ts';
import { type Watched, WatchList } from './watch.ts';
import { Composed } from './words.ts';

export interface GateInput {
  /** The site that was made, and its files. */
  folder: SitePlace;
  files: readonly string[];
  /** The content's directory, and the one laid over it. */
  roots: readonly string[];
  /** Everything that may be shown: the published model. */
  site: unknown;
  /** Further texts that are given from outside, such as the base. */
  given: readonly string[];
  /** Files that go out as they came: downloads (contract, section 10). */
  asTheyAre: ReadonlySet<string>;
}

export interface Leak {
  /** Below the site. */
  file: string;
  /** Absent where the file carries what no file may, whatever it says. */
  watched?: Watched;
  /** The name of what is carried. */
  burden?: string;
}

export interface GateResult {
  leaks: Leak[];
  /** Runs watched for, and runs that are internal but too common to be. */
  watched: number;
  passed: number;
  bytes: number;
  /** The file, line and column of something that was watched for. */
  placeOf(watched: Watched): { file: string; line: number; column: number };
}

/** Files that are read at once. */
const AT_ONCE = 64;

/** Searches a site. Never changes it. */
export async function searchSite(input: GateInput): Promise<GateResult> {
  const open = new PublicTexts();
  const composed = new Composed(open);
  await addPublic(input, open, composed);
  const sources = await contentSources(input.roots);
  const list = new WatchList(open, composed, (text) => pinyin(text, { toneType: 'none', type: 'array', v: true }));
  for (const [number, { name, absolute }] of sources.entries()) {
    list.add(name, number);
    if (absolute !== undefined) list.add(readFileSync(absolute, 'utf8'), number);
  }
  list.close();
  const watched = [...list.watched.values()];
  const { finds, bytes } = await searchFiles({ folder: input.folder, files: input.files, asTheyAre: input.asTheyAre, watched });
  const leaks: Leak[] = finds.map((find) => ({ file: input.files[find.file] as string, watched: watched[find.watched] as Watched }));
  // Several at once: nearly all of the time is waiting for the disk.
  for (let from = 0; from < input.files.length; from += AT_ONCE) {
    const some = input.files.slice(from, from + AT_ONCE);
    const burdens = await Promise.all(some.map((file) => burdenOf(placeOf(input.folder, file))));
    for (const [index, burden] of burdens.entries()) if (burden !== undefined) leaks.push({ file: some[index] as string, burden });
  }
  return {
    leaks,
    watched: watched.length,
    passed: list.passed,
    bytes,
    placeOf: ({ source, offset }) => {
      const { name, absolute } = sources[source] as Source;
      const text = absolute === undefined ? '' : readFileSync(absolute, 'utf8');
      // In the name of a file rather than in its text.
      if (text === '') return { file: name, line: 1, column: 1 };
      const before = text.slice(0, offset);
      return { file: name, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
    },
  };
}

/** What the published model says, and what the generator says of itself. */
async function addPublic({ site, given }: GateInput, open: PublicTexts, composed: Composed): Promise<void> {
  open.addAll(site);
  open.addAll(given);
  for (const folder of ['src', 'public']) {
    for (const file of await listFiles(path.join(PROJECT, folder))) {
      open.add(file);
      if (!/\.(?:ts|astro|mdx|css|svg)$/.test(file)) continue;
      const source = readFileSync(path.join(PROJECT, folder, file), 'utf8');
      open.add(source);
      composed.learn(source);
    }
  }
}

interface Source {
  name: string;
  /** Where its text lies; absent for what is a name alone. */
  absolute?: string;
}

/** Every text file of the directories as it was typed, and the name of every file. */
async function contentSources(roots: readonly string[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (const [number, root] of roots.entries()) {
    for (const file of await listFiles(root)) {
      const name = number === 0 ? file : `${root.replace(/\/+$/, '')}/${file}`;
      sources.push({ name });
      if (/\.(?:mdx?|ya?ml)$/i.test(file)) sources.push({ name, absolute: path.join(root, file) });
    }
  }
  return sources;
}

/** The first of each leak, by what leaks, for the person who waits. No more of it is shown than helps to find it. */
export function tellLeaks({ leaks, placeOf }: GateResult): string {
  const byWhat = new Map<string, Leak[]>();
  for (const leak of leaks) {
    const key = leak.watched?.text ?? `burden ${leak.burden}`;
    byWhat.set(key, [...(byWhat.get(key) ?? []), leak]);
  }
  const told = [...byWhat.values()].slice(0, TOLD).map(([leak, ...more]) => {
    const { file, watched, burden } = leak as Leak;
    if (watched === undefined) return GATE.burden(file, burden ?? '', more.length + 1);
    const { file: source, line, column } = placeOf(watched);
    return GATE.leak(`${source}:${line}:${column}`, hint(watched), watched.pinyinOf !== undefined, file, more.length + 1);
  });
  return [GATE.title(leaks.length), ...told, ...(byWhat.size > told.length ? [GATE.more(byWhat.size - told.length)] : []), GATE.advice].join('\n');
}

const TOLD = 20;

/** The first character, and how many there are. */
const hint = ({ text }: Watched): string => {
  const characters = [...text];
  return `${characters[0]}${'×'.repeat(Math.min(characters.length - 1, 12))}`;
};

/** Something internal has got into a public build: told before anything is switched. */
export class LeakError extends Error {}

/** The files that go out as they came. */
export const downloadsOf = (media: readonly MediaItem[]): Set<string> =>
  new Set(media.flatMap((item) => (item.kind === 'file' && item.asset.role === 'download' ? [planFile(item.asset).file] : [])));
