/**
 * Which texts of a body are read as one: `138**0013**8000` is three texts and a single number. A run ends
 * with its paragraph, at a hard break, at a picture and at a component.
 */
import { joinText } from './lines.ts';
import type { BodyText } from './tree.ts';

/** Counts runs while a body is walked. */
export class Runs {
  private run = 0;
  private gap = '';

  /** What is noted next stands in a run of its own. */
  end(): void {
    this.run += 1;
    this.gap = '';
  }

  /** What a line of a text is noted with; `isNext` where it is not the text's first. Blanks around it count for the next. */
  take(line: string, isNext: boolean): Required<Pick<BodyText, 'run' | 'gap'>> {
    const rest = line.trimStart();
    const gap = this.gap + (isNext ? '\n' : '') + line.slice(0, line.length - rest.length);
    this.gap = rest === '' ? gap : rest.slice(rest.trimEnd().length);
    return { run: this.run, gap };
  }
}

/** A text as its reader sees it, with where in it each of its pieces begins. */
export interface Run {
  text: string;
  pieces: { start: number; text: BodyText }[];
}

/** The texts of one run, one behind the other. */
export function joinRun(texts: readonly BodyText[]): Run {
  const pieces: Run['pieces'] = [];
  let joined = '';
  for (const text of texts) {
    if (joined !== '') joined += between(joined, text);
    pieces.push({ start: joined.length, text });
    joined += text.text;
  }
  return { text: joined, pieces };
}

/** A line's end is nothing between two Chinese characters, and a blank elsewhere. */
function between(before: string, { gap = '', text }: BodyText): string {
  if (!gap.includes('\n')) return gap;
  const [left, right] = [before.slice(-8), text.slice(0, 2)];
  return joinText(`${left}\n${right}`).length > left.length + right.length ? ' ' : '';
}
