/**
 * The logo as an object: beside the plate the meaning of each part, and on the plate a hairline from the meaning to
 * where the part lies. All of it is laid out here on the field of 100 by 100 of the plate, so that no script measures
 * anything and paper shows it too.
 */
import { given } from '../../given.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import type { PictureView } from '../site/pictures.ts';

type Logo = NonNullable<PublishedBrand['logo']>;
type Meaning = Exclude<Logo['meaning'], string>[number];
type Point = readonly [number, number];
interface Drawn {
  picture: PictureView;
  emblem: boolean;
}

export interface ObjectPart {
  part: string;
  means: string;
  /** Whether a hairline leads to it, if there are any. */
  isPlaced: boolean;
}

export interface ObjectView {
  parts: ObjectPart[];
  /** The hairlines as one path. Absent for text, which names its parts itself, and where a meaning is too long to stand beside its part. */
  lines?: string;
}

/** The part of the plate that a picture fills, as in the stylesheet. */
const PICTURE_SIDE = 78;
/** Ems of the plate's side and of a line of text beside it, and characters in a line, as in the stylesheet. */
const PLATE = 24;
const LINE = 1.3;
const CHARACTERS = 13;
/** How far below the top of its text a hairline begins, in percent of the plate. */
const FIRST_LINE = (LINE / 2 / PLATE) * 100;

const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * Returns the parts of a logo with their places on its plate; `drawn` is its picture, undefined for text. Returns undefined
 * if its meaning is a text, or if no place of any part of a picture is known: then the standard says it below.
 */
export function objectView(logo: Logo, drawn: Drawn | undefined): ObjectView | undefined {
  if (typeof logo.meaning === 'string') return undefined;
  if (drawn === undefined) return { parts: logo.meaning.map(({ part, means }) => ({ part, means, isPlaced: false })) };
  const found = logo.meaning.map((meaning) => ({ meaning, at: placeOf(meaning, drawn) }));
  if (found.every(({ at }) => at === undefined)) return undefined;
  const placed = found.flatMap(({ meaning, at }) => (at === undefined ? [] : [{ meaning, at }]));
  const count = found.length;
  const start = (index: number): Point => [0, (index * 100) / count + FIRST_LINE];
  uncross(placed, start);
  const rows = Math.floor(PLATE / count / LINE - 0.4);
  const isRoomy = logo.meaning.every(({ part, means }) => linesOf(part) + linesOf(means) <= rows);
  const lines = isRoomy ? placed.map(({ at }, index) => lineTo(start(index), at, !drawn.emblem)).join('') : undefined;
  return {
    parts: [
      ...placed.map(({ meaning: { part, means } }) => ({ part, means, isPlaced: true })),
      ...found.flatMap(({ meaning: { part, means }, at }) => (at === undefined ? [{ part, means, isPlaced: false }] : [])),
    ],
    ...given('lines', lines),
  };
}

const linesOf = (text: string): number => Math.ceil([...text].length / CHARACTERS);

/** A line, and a ring around its end. A line that must not touch the picture ends without one. */
function lineTo([, from]: Point, [x, y]: Point, hasRing: boolean): string {
  const line = `M0 ${round(from)}L${round(x)} ${round(y)}`;
  return hasRing ? `${line}m-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0` : line;
}

/** Exchanges places until no two lines cross. Each exchange makes the lines shorter, so it ends. */
function uncross(placed: { at: Point }[], start: (index: number) => Point): void {
  placed.sort((a, b) => a.at[1] - b.at[1]);
  const length = (index: number, { at }: { at: Point }): number => Math.hypot(at[0], at[1] - start(index)[1]);
  for (let changed = true; changed; ) {
    changed = false;
    for (let one = 0; one < placed.length; one += 1) {
      for (let two = one + 1; two < placed.length; two += 1) {
        const [a, b] = [placed[one] as { at: Point }, placed[two] as { at: Point }];
        if (length(one, b) + length(two, a) >= length(one, a) + length(two, b) - 1e-6) continue;
        [placed[one], placed[two]] = [b, a];
        changed = true;
      }
    }
  }
}

function placeOf(meaning: Meaning, drawn: Drawn): Point | undefined {
  if (meaning.at === undefined) return undefined;
  const { width, height } = drawn.picture;
  const scale = PICTURE_SIDE / Math.max(width, height);
  const [left, top] = [(100 - width * scale) / 2, (100 - height * scale) / 2];
  const y = top + (meaning.at[1] / 100) * height * scale;
  // A logo with the emblem stays whole: its lines end at its edge.
  return [drawn.emblem ? left - 1 : left + (meaning.at[0] / 100) * width * scale, y];
}
