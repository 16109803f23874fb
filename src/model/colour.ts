/** Colours that can be read: WCAG 2.2 contrast (success criterion 1.4.3), by culori. */
import { converter, formatHex, parse, wcagContrast } from 'culori';

/** The contrast that body text needs. */
export const READABLE = 4.5;

const toOklch = converter('oklch');

export const contrastWith = (colour: string, ground: string): number => wcagContrast(colour, ground);

/**
 * The nearest colour of the same hue that has 4.5:1 against `ground`: lightness alone moves, away
 * from the ground, as little as is needed. Returns a hex colour; `#000000` or `#ffffff` where
 * nothing nearer will do.
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
