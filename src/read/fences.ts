/**
 * Finds the frontmatter of an `.mdx`: the text between two lines of three hyphens. Word turns hyphens into
 * dashes, and people type two or four; such a line is accepted as a delimiter and reported.
 */
import type { Sentence } from '../wording/sentence.ts';
import { FRONTMATTER_NOT_FIRST, FRONTMATTER_OPEN, frontmatterFence } from '../wording/yaml.ts';

export interface FenceFault extends Sentence {
  offset: number;
}

export interface Fences {
  start: number;
  end: number;
  /** Offset at which the body starts. */
  body: number;
  faults: FenceFault[];
  /** Set if no end was found, so that the frontmatter cannot be read. */
  isEndless?: boolean;
}

/** The hyphen and its look-alikes: dashes of all lengths, minus sign, box drawing, full-width forms. */
const DASH = '[-\\u2010-\\u2015\\u2212\\u2500\\uff0d\\ufe58\\ufe63]';
const OPENING = /^(?:[ \t]*\n)*---[ \t]*(?:\n|$)/;
const EXACT = /^---[ \t]*$/;
const MEANT = new RegExp(`^${DASH}(?:[ \\t]*${DASH})+[ \\t\\u3000]*$`, 'mu');
const INDENTED = new RegExp(`^[ \\t\\u3000]+${DASH}{2,}[ \\t\\u3000]*$`, 'mu');
const PAIR = /^["']?[\w.-]+["']?[ \t]*[:：]/u;
/** UTF-16 units in which an opening line is searched after other text, and in which the end of unclosed frontmatter is guessed. */
const BEGINNING = 2_000;
const LONGEST = 200_000;

/** Returns the offsets of the frontmatter, or undefined if the text has none. */
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

/** Returns the start of frontmatter after a malformed opening line or after other text, and reports the fault. */
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

/** Returns the offset of the first line that is not a `key: value` line and follows an empty line or is a heading. */
function endOfPairs(text: string): number | undefined {
  const lines = linesOf(text);
  return lines.find(({ line }, index) => {
    if (line.trim() === '' || /^(?:\s|- |[\]}])/.test(line) || PAIR.test(line)) return false;
    return /^#{1,6} /.test(line) || lines[index - 1]?.line.trim() === '';
  })?.offset;
}
