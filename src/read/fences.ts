/**
 * Where the frontmatter of an `.mdx` stands: between two lines of three hyphens. Word makes dashes of
 * hyphens, and people type two or four, so what was meant as such a line is taken for one, and told.
 */
import type { Sentence } from '../wording/sentence.ts';
import { FRONTMATTER_NOT_FIRST, FRONTMATTER_OPEN, frontmatterFence } from '../wording/yaml.ts';

export interface FenceFault extends Sentence {
  offset: number;
}

export interface Fences {
  start: number;
  end: number;
  /** Where the body begins. */
  body: number;
  faults: FenceFault[];
  /** Whether there is no end of it, so that nothing can be read. */
  isEndless?: boolean;
}

/** Hyphens, and what they are turned into or taken for: dashes of all lengths, full-width, minus, of box drawings. */
const DASH = '[-\\u2010-\\u2015\\u2212\\u2500\\uff0d\\ufe58\\ufe63]';
const OPENING = /^(?:[ \t]*\n)*---[ \t]*(?:\n|$)/;
const EXACT = /^---[ \t]*$/;
const MEANT = new RegExp(`^${DASH}(?:[ \\t]*${DASH})+[ \\t\\u3000]*$`, 'mu');
const INDENTED = new RegExp(`^[ \\t\\u3000]+${DASH}{2,}[ \\t\\u3000]*$`, 'mu');
const PAIR = /^["']?[\w.-]+["']?[ \t]*[:：]/u;
/** So far down a beginning is looked for behind other text, and an end where none is written. */
const BEGINNING = 2_000;
const LONGEST = 200_000;

/** The frontmatter's bounds; undefined of a text that has none. */
export function frontmatterOf(text: string): Fences | undefined {
  const faults: FenceFault[] = [];
  const start = OPENING.exec(text)?.[0].length ?? startMeant(text, faults);
  if (start === undefined) return undefined;
  const rest = text.slice(start);
  const closing = MEANT.exec(rest) ?? INDENTED.exec(rest);
  if (closing !== null) {
    const [line] = closing;
    const end = start + closing.index;
    if (!EXACT.test(line)) faults.push({ offset: end + line.length - line.trimStart().length, ...frontmatterFence(line.trim()) });
    const next = text.indexOf('\n', end);
    return { start, end, body: next === -1 ? text.length : next + 1, faults };
  }
  const end = start + (endOfPairs(rest.slice(0, LONGEST)) ?? rest.length);
  faults.push({ offset: end, ...FRONTMATTER_OPEN });
  return { start, end, body: end, faults, ...(end - start > LONGEST ? { isEndless: true } : {}) };
}

interface Line {
  line: string;
  offset: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let offset = 0; offset < text.length; ) {
    const end = text.indexOf('\n', offset);
    lines.push({ line: text.slice(offset, end === -1 ? text.length : end), offset });
    offset = end === -1 ? text.length : end + 1;
  }
  return lines;
}

/** Where the frontmatter begins behind a first line that is not as it should be, or behind other text. */
function startMeant(text: string, faults: FenceFault[]): number | undefined {
  const lines = linesOf(text.slice(0, BEGINNING));
  const first = lines.findIndex(({ line }) => line.trim() !== '');
  if (first === -1) return undefined;
  const isPairNext = (at: number): boolean => PAIR.test(lines.slice(at + 1, at + 4).find((one) => one.line.trim() !== '')?.line ?? '');
  const { line, offset } = lines[first] as Line;
  if ((MEANT.test(line) || INDENTED.test(line)) && isPairNext(first)) {
    faults.push({ offset: offset + line.length - line.trimStart().length, ...frontmatterFence(line.trim()) });
    return lines[first + 1]?.offset;
  }
  const later = lines.findIndex((one, at) => at > first && EXACT.test(one.line) && isPairNext(at));
  const start = later === -1 ? undefined : lines[later + 1]?.offset;
  if (start === undefined || !MEANT.test(text.slice(start))) return undefined;
  faults.push({ offset, ...FRONTMATTER_NOT_FIRST });
  return start;
}

/** Where text begins that is no longer `key: value` lines: behind an empty line, or at a heading. */
function endOfPairs(text: string): number | undefined {
  const lines = linesOf(text);
  return lines.find(({ line }, index) => {
    if (line.trim() === '' || /^(?:\s|- |[\]}])/.test(line) || PAIR.test(line)) return false;
    return /^#{1,6} /.test(line) || lines[index - 1]?.line.trim() === '';
  })?.offset;
}
