/**
 * Turns text into outlines with HarfBuzz and the fonts that come with the generator, so that the machine needs none.
 */
import { readFileSync } from 'node:fs';
import { Blob, Face, Font, Buffer as Run, shape, Variation, versionString } from 'harfbuzzjs';
import decompress from 'wawoff2/decompress.js';
import { FONT_VERSIONS, type FontFile, filesFor } from './fonts.ts';

/** Font and library versions that the outlines depend on. */
export const TYPE_TOOLS = `${FONT_VERSIONS} harfbuzz ${versionString()}`;

export type Weight = 400 | 700;

interface Opened {
  face: Face;
  /** The characters that it has in truth; a list of ranges may promise more. */
  letters: ReadonlySet<number>;
}

/** A face with a weight, and the outlines that were drawn of it: the letters of a site return in every picture. */
interface Weighted {
  font: Font;
  outlines: Map<number, string>;
}

const faces = new Map<string, Promise<Opened>>();
const fonts = new Map<string, Weighted>();

/** Returns a face with a weight, made once. */
function fontOf(file: string, { face }: Opened, weight: Weight): Weighted {
  const key = `${file} ${weight}`;
  const known = fonts.get(key);
  if (known !== undefined) return known;
  const made = { font: new Font(face), outlines: new Map<number, string>() };
  made.font.setVariations([new Variation('wght', weight)]);
  fonts.set(key, made);
  return made;
}

/** Decompression reuses its memory in the next call, so calls run one at a time and results are copied. */
let queue: Promise<unknown> = Promise.resolve();

/** Opens a file of a font, once. */
export function openFace({ file }: FontFile): Promise<Opened> {
  const known = faces.get(file);
  if (known !== undefined) return known;
  const made = queue.then(async () => {
    const face = new Face(new Blob(Uint8Array.from(await decompress(readFileSync(file)))));
    return { face, letters: new Set(face.collectUnicodes()) };
  });
  queue = made.catch(() => undefined);
  faces.set(file, made);
  return made;
}

const files = new Map<number, Promise<FontFile | undefined>>();

/** Returns the first file that has a letter for a character, looked for once; undefined if none has. */
function fileOf(character: string): Promise<FontFile | undefined> {
  const code = character.codePointAt(0) as number;
  const known = files.get(code) ?? findFile(character, code);
  files.set(code, known);
  return known;
}

async function findFile(character: string, code: number): Promise<FontFile | undefined> {
  for (const file of filesFor(character)) if ((await openFace(file)).letters.has(code)) return file;
  return undefined;
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

/** Stands for a character that no font has. */
const MISSING = '□';

/** Characters that change others, and have no form of their own: joiners, variation selectors, directions. */
const FORMLESS = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u;

/** Sets a text in one line and returns its outlines. Characters that no font has become `□`. */
export async function setRun(text: string, weight: Weight): Promise<SetRun> {
  const runs: { file: FontFile; text: string }[] = [];
  for (const given of text) {
    if (FORMLESS.test(given)) continue;
    const own = await fileOf(given);
    const [character, file] = own === undefined ? [MISSING, await fileOf(MISSING)] : [given, own];
    if (file === undefined) continue;
    const last = runs.at(-1);
    if (last?.file === file) last.text += character;
    else runs.push({ file, text: character });
  }
  const glyphs: Glyph[] = [];
  let x = 0;
  for (const run of runs) {
    const opened = await openFace(run.file);
    const { font, outlines } = fontOf(run.file.file, opened, weight);
    // Fonts differ in their units.
    const scale = UNITS / opened.face.upem;
    const buffer = new Run();
    buffer.addText(run.text);
    buffer.guessSegmentProperties();
    shape(font, buffer);
    for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
      const d = outlines.get(codepoint) ?? scaled(font.glyphToPath(codepoint), scale);
      outlines.set(codepoint, d);
      glyphs.push({ d, x: (x + xOffset * scale) / UNITS, y: (yOffset * scale) / UNITS });
      x += xAdvance * scale;
    }
  }
  return { glyphs, width: x / UNITS, unitsPerEm: UNITS };
}

/** The units of an em in which outlines are given. */
const UNITS = 1000;

/** Whole units: a twentieth of a pixel in the largest letters, and a third of the characters. */
const scaled = (d: string, scale: number): string => d.replace(/-?\d+(?:\.\d+)?/g, (number) => String(Math.round(Number(number) * scale)));
