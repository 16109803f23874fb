/**
 * Turns text into outlines with Noto Serif SC and HarfBuzz, so that the machine needs no fonts. The font comes with
 * the generator in some hundred subsets; only those with the needed characters are loaded.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Blob, Face, Font, Buffer as Run, shape, Variation, versionString } from 'harfbuzzjs';
import decompress from 'wawoff2/decompress.js';

const require = createRequire(import.meta.url);
const PACKAGE = path.dirname(require.resolve('@fontsource-variable/noto-serif-sc/package.json'));

/** Font and library versions that the outlines depend on. */
export const TYPE_TOOLS = `noto-serif-sc ${(require('@fontsource-variable/noto-serif-sc/package.json') as { version: string }).version} harfbuzz ${versionString()}`;

export type Weight = 400 | 700;

interface Part {
  name: string;
  ranges: [number, number][];
}

let parts: Part[] | undefined;
const faces = new Map<string, Promise<Face>>();
const fonts = new Map<string, Promise<Font>>();

/** Returns the subsets of the font with their character ranges. */
function partsOf(): Part[] {
  parts ??= Object.entries(JSON.parse(readFileSync(path.join(PACKAGE, 'unicode.json'), 'utf8')) as Record<string, string>).map(([name, list]) => ({
    name: name.replace(/[[\]]/g, ''),
    ranges: list.split(',').map((range): [number, number] => {
      const [first = '', last = first] = range.replace('U+', '').split('-');
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
    }),
  }));
  return parts;
}

const partOf = (character: string): string | undefined => {
  const code = character.codePointAt(0) as number;
  return partsOf().find(({ ranges }) => ranges.some(([first, last]) => code >= first && code <= last))?.name;
};

/** Returns the font of a subset and weight, opened once. The whole font takes some 30 MB of memory. */
function fontOf(part: string, weight: Weight): Promise<Font> {
  const key = `${part} ${weight}`;
  const known = fonts.get(key);
  if (known !== undefined) return known;
  const made = faceOf(part).then((face) => {
    const font = new Font(face);
    font.setVariations([new Variation('wght', weight)]);
    return font;
  });
  fonts.set(key, made);
  return made;
}

/** Decompression reuses its memory in the next call, so calls run one at a time and results are copied. */
let queue: Promise<unknown> = Promise.resolve();

function faceOf(part: string): Promise<Face> {
  const known = faces.get(part);
  if (known !== undefined) return known;
  const packed = readFileSync(path.join(PACKAGE, 'files', `noto-serif-sc-${part}-wght-normal.woff2`));
  const made = queue.then(async () => new Face(new Blob(Uint8Array.from(await decompress(packed)))));
  queue = made.catch(() => undefined);
  faces.set(part, made);
  return made;
}

export interface Glyph {
  /** SVG path data in font units, with the y axis pointing up. */
  d: string;
  /** Position of the origin, in ems from the start of the text. */
  x: number;
  y: number;
}

export interface SetRun {
  glyphs: Glyph[];
  /** Width in ems. */
  width: number;
  unitsPerEm: number;
}

/** Replaces a character that the font lacks. */
const MISSING = '□';

/** Sets a text in one line and returns its outlines. Characters that the font lacks become `□`. */
export async function setRun(text: string, weight: Weight): Promise<SetRun> {
  const runs: { part: string; text: string }[] = [];
  for (const given of text) {
    const part = partOf(given) ?? partOf(MISSING);
    if (part === undefined) continue;
    const character = partOf(given) === undefined ? MISSING : given;
    const last = runs.at(-1);
    if (last?.part === part) last.text += character;
    else runs.push({ part, text: character });
  }
  const glyphs: Glyph[] = [];
  let x = 0;
  let unitsPerEm = 1000;
  for (const run of runs) {
    const font = await fontOf(run.part, weight);
    unitsPerEm = (await faceOf(run.part)).upem;
    const buffer = new Run();
    buffer.addText(run.text);
    buffer.guessSegmentProperties();
    shape(font, buffer);
    for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
      glyphs.push({ d: font.glyphToPath(codepoint), x: (x + xOffset) / unitsPerEm, y: yOffset / unitsPerEm });
      x += xAdvance;
    }
  }
  return { glyphs, width: x / unitsPerEm, unitsPerEm };
}
