/**
 * Control characters: C0 but tab and line end, C1, lone surrogates, and the two noncharacters that XML cannot hold.
 * They come with text from Word and from terminals, and make feeds malformed. Each is told as an error; what is read
 * goes on with a blank in its place, so that it hides nothing else.
 */
import type { Position } from '../diagnostic.ts';
import { positionIn } from './text.ts';
import type { Path, Places } from './yaml/index.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\p{Cs}]/u;
const EACH = new RegExp(CONTROL, 'gu');

/** Control characters of one line or value. */
export interface Controls extends Position {
  /** The first of them. */
  character: string;
  count: number;
  /** The text around the first. */
  before: string;
  after: string;
}

/** Lines of which control characters are told. A file of another kind has them on every line. */
const MOST = 50;
const AROUND = 8;

/** Returns the text with a blank in place of each control character, of the same length. */
export const withoutControls = (text: string): string => (hasControls(text) ? text.replace(EACH, ' ') : text);

export const hasControls = (text: string): boolean => CONTROL.test(text);

function told(text: string, found: readonly RegExpMatchArray[]): Omit<Controls, keyof Position> {
  const [first] = found as [RegExpMatchArray];
  const index = first.index as number;
  const plain = withoutControls(text);
  const end = index + first[0].length;
  return {
    character: first[0],
    count: found.length,
    before: plain
      .slice(Math.max(0, index - AROUND), index)
      .replace(/^[\s\S]*\n/, '')
      .trimStart(),
    after: plain
      .slice(end, end + AROUND)
      .replace(/\n[\s\S]*$/, '')
      .trimEnd(),
  };
}

/** Returns the control characters of one value, or undefined if it has none. */
export const controlsOf = (value: string): Omit<Controls, keyof Position> | undefined =>
  hasControls(value) ? told(value, [...value.matchAll(EACH)]) : undefined;

/** Returns the control characters of a text, line by line. */
export function controlsIn(text: string): Controls[] {
  if (!hasControls(text)) return [];
  const lines = new Map<number, RegExpMatchArray[]>();
  for (const found of text.matchAll(EACH)) {
    const { line } = positionIn(text, found.index);
    const others = lines.get(line);
    if (others !== undefined) others.push(found);
    else if (lines.size < MOST) lines.set(line, [found]);
    else break;
  }
  return [...lines.values()].map((found) => ({ ...told(text, found), ...positionIn(text, found[0]?.index as number) }));
}

/** Returns the control characters that YAML makes of escapes such as "\u0007", which are none in the file. */
export function escapedControls(data: unknown, places: Places, base: Path = []): Controls[] {
  const list: Controls[] = [];
  const look = (text: string, at: () => Position): void => {
    const found = list.length < MOST ? controlsOf(text) : undefined;
    if (found !== undefined) list.push({ ...found, ...at() });
  };
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'string') look(value, () => places.valueAt(path));
    else if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index]);
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) {
        look(key, () => places.keyAt([...path, key]));
        visit(item, [...path, key]);
      }
  };
  visit(data, base);
  return list;
}
