/** Contrast of colours (WCAG 2.2, success criterion 1.4.3). */
import culori from 'culori/require';

/** The minimum contrast ratio of body text. */
export const READABLE = 4.5;

// In one file: the package's modules take five times as long to load.
const { converter, formatHex, parse, wcagContrast } = culori;
const toOklch = converter('oklch');

export const contrastWith = (colour: string, ground: string): number => wcagContrast(colour, ground);

/**
 * Returns a hex colour that has the contrast `ratio` against `ground`. Changes only the OKLCH lightness, as little
 * as possible. Returns `#000000` or `#ffffff` if no lightness suffices. Throws if `colour` is not a CSS colour.
 */
export function readable(colour: string, ground = '#ffffff', ratio = READABLE): string {
  const parsed = parse(colour);
  if (parsed === undefined) throw new Error(`${colour} is no colour`);
  if (wcagContrast(parsed, ground) >= ratio) return formatHex(parsed);
  const start = toOklch(parsed);
  const darken = wcagContrast('#000000', ground) >= wcagContrast('#ffffff', ground);
  const at = (lightness: number): string => formatHex({ ...start, l: lightness });
  let enough = darken ? 0 : 1;
  let tooNear = start.l;
  if (wcagContrast(at(enough), ground) < ratio) return darken ? '#000000' : '#ffffff';
  for (let step = 0; step < 24; step += 1) {
    const middle = (enough + tooNear) / 2;
    if (wcagContrast(at(middle), ground) >= ratio) enough = middle;
    else tooNear = middle;
  }
  return at(enough);
}
