/** Lays out how many brands stood at each level from year to year: a flight of steps for each level, the highest above. Pure; lengths are units of the drawing. */

export interface StepsStyle {
  width: number;
  /** Room for the names of the levels at the left; 0: they stand above their steps. */
  left: number;
  /** Room for the last number at the right. */
  right: number;
  /** Height of the most brands. */
  most: number;
  note: number;
}

export const STEPS_STYLES = {
  wide: { width: 1152, left: 92, right: 60, most: 150, note: 12 },
  narrow: { width: 348, left: 0, right: 54, most: 110, note: 11 },
} as const satisfies Record<string, StepsStyle>;

export interface StepsBand {
  id: string;
  bottom: number;
  textY: number;
  /** The surface below the steps, and their edge. */
  surface: string;
  edge: string;
  numbers: { x: number; y: number; text: string; isLast: boolean }[];
}

export interface Steps {
  width: number;
  height: number;
  left: number;
  right: number;
  years: { x: number; text?: string }[];
  bands: StepsBand[];
  foot: number;
}

const HEAD = 22;
/** The least height of a step: of a few among thousands something is to be seen. */
const LEAST = 2;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Returns from where to where somebody stands in a band, without the ends. */
function runsOf(counts: readonly number[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const [at, number] of counts.entries()) {
    const last = runs.at(-1);
    if (number === 0) continue;
    if (last?.[1] === at) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs;
}

/** Lays out the counts of each band at the ends of years from `first` on; all bands have the same scale. */
export function stepsOf(first: number, bands: readonly { id: string; counts: readonly number[] }[], style: StepsStyle): Steps {
  const count = bands[0]?.counts.length ?? 1;
  const right = style.width - style.right;
  const step = (right - style.left) / count;
  const xOf = (at: number): number => round(style.left + at * step);
  const unit = style.most / Math.max(1, ...bands.flatMap(({ counts }) => counts));
  const heightOf = (number: number): number => (number === 0 ? 0 : Math.max(LEAST, number * unit));
  let y = HEAD;
  const drawn = bands.map(({ id, counts }): StepsBand => {
    const named = style.left === 0 ? style.note + 6 : 0;
    // Above the highest step stands its number.
    const base = round(y + named + style.note + 10 + Math.max(...counts.map(heightOf)));
    const top = (at: number): number => round(base - heightOf(counts[at] ?? 0));
    const textY = style.left === 0 ? y + style.note + 6 : base - 4;
    y = base;
    const runs = runsOf(counts);
    const edges = runs.map(([from, to]) => {
      const steps = Array.from({ length: to - from }, (_, at) => `V${top(from + at)}H${xOf(from + at + 1)}`);
      // It comes down where nobody stands there any more; today it goes on.
      return `M${xOf(from)} ${base}${steps.join('')}${to < count ? `V${base}` : ''}`;
    });
    return {
      id,
      bottom: base,
      textY,
      edge: edges.join(''),
      surface: edges.map((edge) => `${edge}V${base}Z`).join(''),
      numbers: counts.flatMap((number, at) => {
        const isLast = at === count - 1;
        // Where it has changed, and has room.
        if (!isLast && (number === counts[at - 1] || number === 0 || step < style.note * 3)) return [];
        return [
          isLast
            ? { x: right + 8, y: round(Math.min(base - 2, top(at) + style.note * 0.4)), text: String(number), isLast }
            : { x: xOf(at) + 3, y: round(top(at) - 4), text: String(number), isLast },
        ];
      }),
    };
  });
  let free = Number.NEGATIVE_INFINITY;
  const years = Array.from({ length: count }, (_, at) => {
    const x = xOf(at);
    if (x < free || x > right - style.note * 2.4) return { x };
    free = x + style.note * 2.9;
    return { x, text: String(first + at) };
  });
  return { width: style.width, height: round(y + 4), left: style.left, right, years, bands: drawn, foot: y };
}
