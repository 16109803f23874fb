/**
 * The fonts of share pictures, in the order in which they are asked for a letter. Each comes with the generator as
 * files of a part of its characters; only those that are needed are opened.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

export interface FontFile {
  file: string;
  /** Characters that it should have, first and last of each range. */
  ranges: readonly (readonly [first: number, last: number])[];
}

interface Source {
  /** The folder of its package. */
  folder: string;
  files(): FontFile[];
}

/** Reads `U+4e00-4eff,U+5000`. */
const rangesOf = (list: string): [number, number][] =>
  list.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });

const NOTO = path.dirname(require.resolve('@fontsource-variable/noto-serif-sc/package.json'));
const SOURCE_HAN = path.dirname(require.resolve('@chinese-fonts/syst/package.json'));
const UNIFONT = path.dirname(require.resolve('@fontsource/unifontex/package.json'));

const SOURCES: readonly Source[] = [
  {
    folder: NOTO,
    files: () =>
      Object.entries(JSON.parse(readFileSync(path.join(NOTO, 'unicode.json'), 'utf8')) as Record<string, string>).map(([name, list]) => ({
        file: path.join(NOTO, 'files', `noto-serif-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`),
        ranges: rangesOf(list),
      })),
  },
  // The same design with all 30,000 letters: the characters of names and places (三级字) among them.
  {
    folder: SOURCE_HAN,
    files: () => {
      const folder = path.join(SOURCE_HAN, 'dist/SourceHanSerifCN');
      const rules = readFileSync(path.join(folder, 'result.css'), 'utf8').matchAll(/url\("\.\/([^"]+\.woff2)"\)[^}]*?unicode-range:\s*([^;}]+)/g);
      return [...rules].map(([, name = '', list = '']) => ({ file: path.join(folder, name), ranges: rangesOf(list) }));
    },
  },
  // Of dots, for signs and letters that no other has: not beautiful, but readable.
  {
    folder: UNIFONT,
    files: () => [{ file: path.join(UNIFONT, 'files/unifontex-latin-400-normal.woff2'), ranges: [[0x21, 0x1ffff]] }],
  },
];

/** Names and versions of the fonts, on which outlines depend. */
export const FONT_VERSIONS = SOURCES.map(({ folder }) => {
  const { name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { name: string; version: string };
  return `${name} ${version}`;
}).join(' ');

const opened = new Map<string, FontFile[]>();

/** Yields the files that should have a character, the best first. */
export function* filesFor(character: string): Generator<FontFile> {
  const code = character.codePointAt(0) as number;
  for (const { folder, files } of SOURCES) {
    const known = opened.get(folder) ?? files();
    opened.set(folder, known);
    for (const one of known) if (one.ranges.some(([first, last]) => code >= first && code <= last)) yield one;
  }
}

/** All files of all fonts. */
export const allFiles = (): FontFile[] => SOURCES.flatMap(({ files }) => files());
