/** Lays out the drawing of time: years across, levels upward, a line for each brand, threads for pairings. Pure; lengths are units of the drawing. */
import { given } from '../../given.ts';
import { emsOf, firstLines } from '../site/lines.ts';
import type { Life, Stay } from './lives.ts';

/** A thread to draw: from the line of one brand to that of another, or to a mark at a level. */
export interface Tie {
  model: string;
  at: number;
  /** The slug of the other brand, or the level of a side without one. */
  to: { brand: string } | { level: string };
}

export interface Style {
  width: number;
  /** Room for the names of the levels at the left; 0: they stand in their bands. */
  left: number;
  /** Room at the right, beside that for names. */
  right: number;
  /** Height of a line's own row, and the font size of the names at the right of their lines; 0: no names. */
  row: number;
  type: number;
  /** Text of years and levels. */
  note: number;
}

/** For a desk, for a phone, and the small ones of the home page. */
export const STYLES = {
  wide: { width: 1152, left: 92, right: 8, row: 19, type: 13, note: 12 },
  narrow: { width: 348, left: 0, right: 4, row: 24, type: 12, note: 11 },
  smallWide: { width: 872, left: 92, right: 8, row: 8, type: 0, note: 12 },
  smallNarrow: { width: 348, left: 0, right: 4, row: 7, type: 0, note: 11 },
} as const satisfies Record<string, Style>;

export interface PlacedLine {
  slug: string;
  /** Empty if no year is known. */
  d: string;
  /** The short stroke at today of a brand that stands there since a year that is not known. */
  undated?: string;
  /** Where it was named, and where a review was passed. */
  namings: [number, number][];
  reviews: [number, number][];
  end: [number, number];
  /** Cut if it is longer than its room. */
  name?: { text: string; x: number; y: number };
  /** Around the name, for the focus. */
  frame: { x: number; y: number; width: number; height: number };
}

export interface PlacedTie {
  d: string;
  from: [number, number];
  to: [number, number];
  isMark: boolean;
}

export interface Chart {
  width: number;
  height: number;
  left: number;
  /** The width of a year. */
  year: number;
  years: { x: number; text?: string }[];
  bands: { id: string; top: number; bottom: number; textY: number }[];
  /** The day until which everything is known. */
  now: number;
  foot: number;
  lines: PlacedLine[];
  /** In the given order; undefined if its model has no line at that time. */
  ties: (PlacedTie | undefined)[];
}

const HEAD = 22;
const PAD = 8;
/** How long a line takes to rise. */
const RISE = 8;
/** How far behind the end of its line a name stands. */
const AFTER = 12;
/** The part of the width that names take at most. */
const NAMES = 1 / 3;
/** How long the stroke of a stay without a date is. */
const STROKE = 18;

interface Row {
  height: number;
  spans: { from: number; to: number }[];
}

const heightOf = (rows: readonly Row[]): number => rows.reduce((sum, { height }) => sum + height, 0);
const round = (value: number): number => Math.round(value * 10) / 10;

/** Lays out lives in those of the bands in which anything is drawn, the highest first; all years are alike. `now` is the end of all lines that go on. */
export function chartOf(lives: readonly Life[], ties: readonly Tie[], bands: readonly string[], now: number, style: Style): Chart {
  const first = Math.floor(Math.min(...lives.map(({ stays }) => stays[0]?.from ?? now)));
  const last = Math.max(now, first + 1);
  const nameOf = (life: Life): string => (style.type === 0 ? '' : (firstLines(life.brand.name, (style.width * NAMES) / style.type, 1)[0] as string));
  const texts = new Map(lives.map((life) => [life, nameOf(life)]));
  const widthOf = (life: Life): number => emsOf(texts.get(life) ?? '') * style.type;
  const names = style.type === 0 ? 0 : AFTER + Math.max(0, ...lives.map(widthOf));
  const year = (style.width - style.left - style.right - names) / (last - first);
  const xOf = (time: number): number => round(style.left + (time - first) * year);

  // Rows: each stay takes the lowest row of its band that is free for its time and its name. Rows without a name are low.
  const rows = new Map<string, Row[]>(bands.map((band) => [band, []]));
  const take = (band: string, from: number, to: number, height: number): number => {
    const own = rows.get(band) ?? [];
    const free = own.findIndex((row) => row.height === height && row.spans.every((other) => other.to <= from || other.from >= to));
    const at = free === -1 ? own.push({ height, spans: [] }) - 1 : free;
    own[at]?.spans.push({ from, to });
    return at;
  };
  const low = Math.min(style.row, 9);
  const gap = 6;
  const placed = lives
    .flatMap((life) => life.stays.map((stay) => ({ life, stay })))
    .sort((a, b) => a.stay.from - b.stay.from || (a.life.brand.slug < b.life.brand.slug ? -1 : 1))
    .map(({ life, stay }) => {
      const isLast = stay === life.stays.at(-1);
      // The name of a line that goes on stands right of all lines.
      const text = isLast && life.end !== undefined && style.type > 0 ? widthOf(life) + AFTER : 0;
      const from = xOf(stay.from) - (stay.undated === true ? STROKE : 0);
      return { stay, row: take(stay.band, from, xOf(stay.to) + text + gap, isLast ? style.row : low) };
    });
  const marks = ties.map(({ at, to }) => ('level' in to && rows.has(to.level) ? take(to.level, xOf(at) - gap, xOf(at) + gap, low) : 0));

  const tops = new Map<string, number>();
  const shown: Chart['bands'] = [];
  let y = HEAD;
  for (const band of bands) {
    if (rows.get(band)?.length === 0) continue;
    const height = Math.max(style.note + 6, heightOf(rows.get(band) ?? []) + (style.left === 0 ? style.note : 0)) + 2 * PAD;
    tops.set(band, y + height - PAD);
    shown.push({ id: band, top: y, bottom: y + height, textY: y + PAD + style.note });
    y += height;
  }
  const yOf = (band: string, row: number): number => round((tops.get(band) ?? 0) - heightOf((rows.get(band) ?? []).slice(0, row)) - 4);
  const rowOf = new Map<Stay, number>(placed.map(({ stay, row }) => [stay, row]));
  const height = (stay: Stay): number => yOf(stay.band, rowOf.get(stay) ?? 0);

  const lines = lives.map((life): PlacedLine => {
    const { stays } = life;
    let d = '';
    let undated: string | undefined;
    let before: Stay | undefined;
    for (const stay of stays) {
      if (stay.undated === true) {
        undated = `M${round(xOf(stay.to) - STROKE)} ${height(stay)}h${STROKE}`;
        continue;
      }
      const [x, level] = [xOf(stay.from), height(stay)];
      const next = stays[stays.indexOf(stay) + 1];
      if (before === undefined || before.to !== stay.from) d += `M${x} ${level}`;
      else {
        const old = height(before);
        d += `C${x} ${old} ${round(x - RISE)} ${level} ${x} ${level}`;
      }
      // Where it goes on at another level, the curve takes the last bit.
      d += next?.from === stay.to ? `H${Math.max(round(xOf(stay.to) - RISE), x)}` : `H${Math.max(xOf(stay.to), x + 1)}`;
      before = stay;
    }
    const final = stays.at(-1) as Stay;
    const end: [number, number] = [xOf(final.to), height(final)];
    const name: PlacedLine['name'] =
      style.type === 0 ? undefined : { text: texts.get(life) ?? '', x: end[0] + AFTER, y: round(end[1] + style.type * 0.36) };
    return {
      slug: life.brand.slug,
      d,
      ...given('undated', undated),
      namings: stays.filter(({ band, undated: isUnknown }) => band !== '' && isUnknown !== true).map((stay) => [xOf(stay.from), height(stay)]),
      reviews: life.reviews.flatMap((at): [number, number][] => {
        const stay = stays.find(({ from, to }) => from <= at && at <= to);
        return stay === undefined ? [] : [[xOf(at), height(stay)]];
      }),
      end,
      ...given('name', name),
      frame: {
        x: round((name?.x ?? end[0]) - 4),
        y: round((name?.y ?? end[1]) - style.type - 1),
        width: round(widthOf(life) + 8),
        height: style.type + 7,
      },
    };
  });

  const heightAt = (slug: string, at: number): [number, number] | undefined => {
    const life = lives.find(({ brand }) => brand.slug === slug);
    // A brand that was made with help begins later: the thread waits for it.
    const stay = life?.stays.find(({ to, undated }) => to >= at && undated !== true);
    return stay === undefined ? undefined : [xOf(Math.max(at, stay.from)), height(stay)];
  };
  const tied = ties.map((tie, index): PlacedTie | undefined => {
    const from = heightAt(tie.model, tie.at);
    const to =
      'brand' in tie.to
        ? heightAt(tie.to.brand, tie.at)
        : tops.has(tie.to.level)
          ? ([xOf(tie.at), yOf(tie.to.level, marks[index] ?? 0)] as [number, number])
          : undefined;
    if (from === undefined || to === undefined) return undefined;
    const bend = to[0] - from[0] > 12 ? (from[0] + to[0]) / 2 : Math.max(from[0], to[0]) + 9;
    return { d: `M${from[0]} ${from[1]}C${round(bend)} ${from[1]} ${round(bend)} ${to[1]} ${to[0]} ${to[1]}`, from, to, isMark: 'level' in tie.to };
  });

  const count = Math.floor(last) - first + 1;
  // Every year has its line; those have a number that have room for it.
  let free = Number.NEGATIVE_INFINITY;
  const years = Array.from({ length: count }, (_, index) => {
    const x = xOf(first + index);
    if (x < free || x >= style.width - 30) return { x };
    free = x + style.note * 2.9;
    return { x, text: String(first + index) };
  });
  return {
    width: style.width,
    height: round(y + 4),
    left: style.left,
    year: Math.round(year * 1000) / 1000,
    years,
    bands: shown,
    now: xOf(now),
    foot: y,
    lines,
    ties: tied,
  };
}
