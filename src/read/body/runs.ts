/**
 * Numbers the runs of a body: texts that are read as one, such as the three of `138**0013**8000`. A run ends
 * with its paragraph, at a hard break, at a picture and at a component.
 */
import { joinText } from './lines.ts';
import type { BodyText } from './tree.ts';

/** Counts runs while a body is walked. */
export class Runs {
  private run = 0;
  /** The last characters of the run so far, and the white space after them. */
  private last = '';
  private gap = '';

  /** Ends the current run. */
  end(): void {
    this.run += 1;
    [this.last, this.gap] = ['', ''];
  }

  /** Adds a line and returns its run and gap. `isNext` is true if it is not the first line of its text. */
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

/** Returns a gap as the reader sees it: line breaks are resolved as `joinText` does. */
function seen(left: string, gap: string, right: string): string {
  if (!gap.includes('\n')) return gap;
  return joinText(`${left}\n${right}`).length > left.length + right.length ? ' ' : '';
}
