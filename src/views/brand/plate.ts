/**
 * The plate of a brand: its logo on a coloured ground. Text is laid out here on a field of 100 by 100, so that it
 * looks the same at every size.
 */
import type { PublishedBrand } from '../../publish/published.ts';
import { graphemes } from '../../schema/values.ts';
import type { Context } from '../site/context.ts';
import { type PictureUse, type PictureView, pictureView } from '../site/pictures.ts';
import { toneOf } from './colours.ts';

/** The sign of sound, for a recording whose wave is not known, on the field of 100 by 100. */
const SIGN_OF_SOUND = 'M26 36v4M32 32v12M38 28v20M44 34v8M50 24v28M56 32v12M62 28v20M68 34v8M74 36v4';

/** A run of glyphs. In columns `x` and `y` are SVG coordinate lists with one value for each glyph. */
export interface SetLine {
  text: string;
  x: string;
  y: string;
}

export interface Setting {
  size: number;
  lines: SetLine[];
}

export type PlateView = { tone?: string } & (
  | { kind: 'image'; picture: PictureView; emblem: boolean }
  | { kind: 'text'; label: string; setting: Setting }
  /** `wave`: a path, drawn from the recording. */
  | { kind: 'audio'; label: string; setting: Setting; wave: string }
  | { kind: 'name'; label: string; setting: Setting }
);

export function plateView(context: Context, brand: PublishedBrand, use: PictureUse = 'plate'): PlateView {
  const tone = toneOf(brand);
  const shared = tone === undefined ? {} : { tone };
  const { logo } = brand;
  switch (logo?.kind) {
    case 'image':
      return {
        ...shared,
        kind: 'image',
        picture: pictureView(context, logo.asset, { alt: logo.alt, width: use, emblem: logo.emblem === true }),
        emblem: logo.emblem === true,
      };
    case 'text':
      return { ...shared, kind: 'text', label: logo.text, setting: setInLines(logo.text) };
    case 'audio':
      return {
        ...shared,
        kind: 'audio',
        label: brand.name,
        setting: setInLines(brand.name, 74, 12),
        wave: wavePath(context.site.assets[logo.asset]?.wave),
      };
    case undefined:
      return { ...shared, kind: 'name', label: brand.name, setting: setInColumns(brand.name) };
  }
}

/** Draws a wave as upright strokes. A quiet moment keeps a dot, since silence is a part of a sound logo. */
export function wavePath(wave: readonly number[] | undefined): string {
  if (wave === undefined) return SIGN_OF_SOUND;
  const step = 84 / wave.length;
  let path = '';
  let [penX, penY] = [0, 0];
  for (const [at, peak] of wave.entries()) {
    // The ear hears levels, not amplitudes. Whole numbers, since a page may hold several waves.
    const half = Math.round(Math.sqrt(peak) * 2) || 0.4;
    const [x, top] = [round(8 + (at + 0.5) * step), 40 - half];
    // From where the last stroke ended: the step is the same word each time.
    path += `m${round(x - penX)} ${round(top - penY)}v${2 * half}`;
    [penX, penY] = [x, 40 + half];
  }
  return path;
}

/** In ems. Glyphs that are not full width take about half. */
const widthOf = (line: readonly string[]): number => line.reduce((sum, glyph) => sum + (/^[\u0020-\u02ff]/u.test(glyph) ? 0.56 : 1), 0);

const round = (value: number): number => Math.round(value * 10) / 10;

/** Marks that divide a name: they end a line, and columns leave them out. */
const PARTING = /[·•・,，、—\s]+/u;

/** Sets a text in horizontal lines around `middle`, broken after its marks, else evenly. `most` is the largest font size. */
export function setInLines(text: string, middle = 50, most = 46): Setting {
  const all = graphemes(text.trim().replace(/\s+/gu, ' '));
  const parts = all.length <= 4 ? [all] : byMarks(all);
  const lines = parts.flatMap((part) => (part.length <= 6 ? [part] : evenly(part, Math.ceil(part.length / 5)))).slice(0, 5);
  const longest = Math.max(...lines.map(widthOf));
  const size = Math.min(most, 84 / longest, 84 / (lines.length * 1.25));
  return {
    size: round(size),
    lines: lines.map((line, index) => ({
      text: line.join(''),
      x: '50',
      y: String(round(middle + (index - (lines.length - 1) / 2) * size * 1.25 + size * 0.36)),
    })),
  };
}

/** Sets a name in columns from right to left, as on the spine of a book. */
export function setInColumns(name: string): Setting {
  const parts = name
    .split(PARTING)
    .filter((part) => part !== '')
    .map(graphemes);
  const columns = parts.flatMap((part) => (part.length <= 5 ? [part] : evenly(part, Math.ceil(part.length / 5)))).slice(0, 4);
  const longest = Math.max(1, ...columns.map((column) => column.length));
  const size = Math.min(21, 78 / (longest * 1.1), 70 / (columns.length * 1.4));
  const top = 50 - ((longest - 1) / 2) * size * 1.1;
  return {
    size: round(size),
    lines: columns.map((column, index) => {
      const x = round(50 - (index - (columns.length - 1) / 2) * size * 1.4);
      return {
        text: column.join(''),
        x: column.map(() => x).join(' '),
        y: column.map((_, at) => round(top + at * size * 1.1 + size * 0.36)).join(' '),
      };
    }),
  };
}

function byMarks(all: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const glyph of all) {
    const isMark = PARTING.test(glyph);
    if (glyph.trim() !== '') parts.at(-1)?.push(glyph);
    if (isMark) parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}

function evenly<Item>(items: readonly Item[], count: number): Item[][] {
  const size = Math.ceil(items.length / count);
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
