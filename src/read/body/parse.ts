/** Parses a body to mdast. Each fault is recorded and hidden, and the rest is parsed again. */
import type { Root } from 'mdast';
import { explain, type Fault } from './faults.ts';
import { parsePlain, parseWhole, whatWasBegun } from './syntax.ts';

export interface Parsed {
  root: Root;
  /** The text that was parsed: the given one with faults hidden, of the same length. */
  text: string;
  /** The first fault at each place, in the order found. */
  faults: Omit<Fault, 'blamed'>[];
}

/** Attempts per body, and UTF-16 units parsed in total: one file must not delay the others. */
const MAX_TRIES = 50;
const MAX_TEXT = 500_000;

/** Full-width forms hide a character from the parser. They keep the offsets and remain legible in a preview. */
const HIDDEN: Readonly<Record<string, string>> = { '<': '\uff1c', '{': '\uff5b' };

/** Parses a body. Returns its faults; never throws. */
export function parseBody(source: string): Parsed {
  const faults: Fault[] = [];
  let text = source;
  for (let read = 0, tries = 0; tries < MAX_TRIES && (tries === 0 || read < MAX_TEXT); tries += 1) {
    read += text.length;
    try {
      return { root: parseWhole(text), text, faults };
    } catch (error) {
      const fault = explain(text, error, whatWasBegun());
      if (!faults.some(({ extent }) => fault.blamed.some((at) => at > extent.from && at < extent.to))) {
        faults.push(fault);
        if (fault.also !== undefined) faults.push({ ...fault, ...fault.also });
      }
      const next = hide(text, fault.blamed);
      if (next === text) break;
      text = next;
    }
  }
  // No attempt succeeded: read the Markdown with tags and braces as text.
  try {
    return { root: parsePlain(text), text, faults };
  } catch {
    return { root: { type: 'root', children: [] }, text, faults };
  }
}

function hide(text: string, offsets: readonly number[]): string {
  let result = text;
  for (const offset of offsets) {
    const hidden = HIDDEN[result[offset] ?? ''];
    if (hidden !== undefined) result = result.slice(0, offset) + hidden + result.slice(offset + 1);
  }
  return result;
}
