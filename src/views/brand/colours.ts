/**
 * Readable colours for the site and its brands. A rule for each brand would make the stylesheet grow with the
 * register, so brands share tones: three degrees of chroma, each in hues that look alike across a page.
 */
import culori from 'culori/require';
import type { PublishedBrand, Site } from '../../publish/published.ts';

/** The page backgrounds of `tokens.css`; for each theme the one that is harder to read on. */
export const PAPERS = { light: '#efe9dd', dark: '#26211b' } as const;
const VERMILION = '#b3291d';
const READABLE = 4.5;
/** Degrees between the hues of each degree of chroma: the paler a colour is, the less its hue shows. */
const HUE_STEP = [360, 24, 12, 12] as const;
/** Saturation and lightness of the ground of every tone in both themes: close to paper, in the tone's hue. */
const GROUND = { light: [28, 90], dark: [20, 14] } as const;
/** OKLCH chroma of each degree, from ink to full, and the least chroma that a colour needs for it. */
const CHROMA = [0.012, 0.07, 0.13, 0.19] as const;
const AT_LEAST = [0, 0.035, 0.1, 0.16] as const;
/** Initial lightness of text in the light theme: of most colours, and of very dark ones. */
const LIGHTNESS = { plain: 0.54, deep: 0.4 } as const;

const { converter, formatHex, wcagContrast } = culori;
const toOklch = converter('oklch');
const toHsl = converter('hsl');
const toRgb = converter('rgb');

/** Returns the tone of a brand, the value of `data-tone`; undefined if the brand has no colour. */
export function toneOf(brand: Pick<PublishedBrand, 'colors'>): string | undefined {
  const colour = brand.colors === undefined ? undefined : toOklch(brand.colors.primary);
  if (colour === undefined) return undefined;
  const degree = AT_LEAST.findLastIndex((least) => colour.c >= least);
  if (degree === 0) return 'ink';
  const step = HUE_STEP[degree] ?? 360;
  const hue = (Math.round((colour.h ?? 0) / step) * step) % 360;
  return `${degree}${colour.l < 0.42 ? 'd' : ''}-${hue}`;
}

interface ToneColours {
  /** The hue of the grounds in HSL, a whole number of degrees. */
  hue: number;
  light: string;
  dark: string;
  groundLight: string;
  groundDark: string;
}

/** Returns the colours of a tone: text and lines in both themes, and grounds close to the page background. */
export function coloursOfTone(tone: string): ToneColours {
  const parts = /^(\d)(d?)-(\d+)$/.exec(tone);
  const chroma = CHROMA[Number(parts?.[1] ?? 0)] ?? CHROMA[0];
  const hue = Number(parts?.[3] ?? 70);
  const at = (l: number, c: number): string => formatHex({ mode: 'oklch', l, c: fit(l, c, hue), h: hue });
  const groundHue = Math.round(toHsl(at(0.925, Math.min(chroma, 0.015)))?.h ?? 0) % 360;
  const ground = ([s, l]: readonly [number, number]): string => formatHex({ mode: 'hsl', h: groundHue, s: s / 100, l: l / 100 });
  const groundLight = ground(GROUND.light);
  const groundDark = ground(GROUND.dark);
  return {
    hue: groundHue,
    light: reach([PAPERS.light, groundLight], [parts === null || parts[2] === 'd' ? LIGHTNESS.deep : LIGHTNESS.plain, 0.2], (l) => at(l, chroma)),
    dark: reach([PAPERS.dark, groundDark], [parts === null ? 0.82 : 0.74, 0.96], (l) => at(l, chroma * 0.8)),
    groundLight,
    groundDark,
  };
}

/** Returns the first lightness between two that is readable on all papers, or the last one. */
function reach(papers: readonly string[], [from, to]: readonly [number, number], at: (l: number) => string): string {
  const steps = 40;
  for (let step = 0; step <= steps; step += 1) {
    const colour = at(from + ((to - from) * step) / steps);
    if (papers.every((paper) => wcagContrast(colour, paper) >= READABLE)) return colour;
  }
  return at(to);
}

/** Reduces chroma until sRGB can show the colour, because clipping would change the hue. */
function fit(l: number, c: number, h: number): number {
  let chroma = c;
  for (let step = 0; step < 30; step += 1) {
    const { r, g, b } = toRgb({ mode: 'oklch', l, c: chroma, h });
    if ([r, g, b].every((part) => part >= -0.0005 && part <= 1.0005)) return chroma;
    chroma *= 0.93;
  }
  return chroma;
}

/** Returns a site's colour if it is readable, else the nearest readable lightness of it. */
function readableOn(colour: string, paper: string): string {
  const given = toOklch(colour);
  if (given === undefined) return colour;
  if (wcagContrast(colour, paper) >= READABLE) return formatHex(given);
  const darkens = wcagContrast('#000', paper) > wcagContrast('#fff', paper);
  return reach([paper], [given.l, darkens ? 0.1 : 0.97], (l) => formatHex({ ...given, l, c: fit(l, given.c, given.h ?? 0) }));
}

/** Returns the site's colour for the light theme, or the vermilion of `tokens.css`. */
export const readableAccent = (accent: string | undefined): string => (accent === undefined ? VERMILION : readableOn(accent, PAPERS.light));

/** The value of a property in each theme, as `tokens.css` writes it. */
const inBoth = (byDay = '', byNight = ''): string => `var(--day,${byDay}) var(--night,${byNight})`;

/** Returns the generated CSS: the site's accent and the tones of its brands. */
export function coloursStylesheet(site: Pick<Site, 'accent' | 'brands'>): string {
  const rules: string[] = [];
  if (site.accent !== undefined) {
    const light = readableAccent(site.accent);
    const dark = readableOn(site.accent, PAPERS.dark);
    rules.push(
      // A seal is light on the colour in both themes.
      `:root{--vermilion:${inBoth(light, dark)};--seal:${light}}`,
    );
  }
  // By hue: rules that say the same stand close, which a compressed sheet gains by.
  const hueOf = (tone: string): number => Number(/\d+$/.exec(tone)?.[0] ?? -1);
  const tones = [...new Set(site.brands.map(toneOf))].filter((tone) => tone !== undefined).sort((a, b) => hueOf(a) - hueOf(b) || (a < b ? -1 : 1));
  for (const tone of tones) {
    const { hue, light, dark } = coloursOfTone(tone);
    rules.push(`[data-tone="${tone}"]{--hue:${hue};--tone:${inBoth(light, dark)}}`);
  }
  const [byDay, byNight] = [GROUND.light, GROUND.dark].map(([s, l]) => `${s}% ${l}%`);
  if (tones.length > 0) rules.push(`[data-tone]{--ground:hsl(var(--hue) ${inBoth(byDay, byNight)})}`);
  return rules.length === 0 ? '' : `@layer tokens{${rules.join('')}}`;
}
