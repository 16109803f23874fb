/** A body's text to mdast, whatever is wrong with it: each fault is told of, hidden, and the rest read. */
import type { Root } from 'mdast';
import { explain, type Fault } from './faults.ts';
import { parsePlain, parseWhole, whatWasBegun } from './syntax.ts';

export interface Parsed {
  root: Root;
  /** The text that was parsed: as long as the one given, the faults hidden. */
  text: string;
  /** The first of each place that is wrong, in the order in which they were found. */
  faults: Omit<Fault, 'blamed'>[];
}

/** How often a body may be parsed again, and how much text in all: no file may hold up the rest. */
const MAX_TRIES = 50;
const MAX_TEXT = 500_000;

/** What hides a sign from the parser: full width, so that offsets stay and a preview still reads well. */
const HIDDEN: Readonly<Record<string, string>> = { '<': '\uff1c', '{': '\uff5b' };

/** Parses a body. Never throws. */
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
  // Too much is wrong to go on one by one; what Markdown there is can still be read.
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
