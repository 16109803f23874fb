/**
 * Which texts of a body are read as one: `138**0013**8000` is three texts and a single number. A run ends
 * with its paragraph, at a hard break, at a picture and at a component.
 */
import { joinText } from './lines.ts';
import type { BodyText } from './tree.ts';

/** Counts runs while a body is walked. */
export class Runs {
  private run = 0;
  /** The end of what the run holds already, and what stands behind it in the source. */
  private last = '';
  private gap = '';

  /** What is noted next stands in a run of its own. */
  end(): void {
    this.run += 1;
    [this.last, this.gap] = ['', ''];
  }

  /** What a line of a text is noted with; `isNext` where it is not the text's first. Blanks around it count for the next. */
  take(line: string, isNext: boolean): Pick<BodyText, 'run' | 'gap'> {
    const text = line.trim();
    const start = text === '' ? line.length : line.indexOf(text);
    this.gap += (isNext ? '\n' : '') + line.slice(0, start);
    if (text === '') return { run: this.run };
    const gap = this.last === '' ? '' : seen(this.last, this.gap, text.slice(0, 2));
    [this.last, this.gap] = [text.slice(-8), line.slice(start + text.length)];
    return { run: this.run, ...(gap === '' ? {} : { gap }) };
  }
}

/** What a reader sees of a gap: of a line's end nothing between two Chinese characters, and a blank elsewhere. */
function seen(left: string, gap: string, right: string): string {
  if (!gap.includes('\n')) return gap;
  return joinText(`${left}\n${right}`).length > left.length + right.length ? ' ' : '';
}
