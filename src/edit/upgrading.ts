/**
 * What a text of an older content says in a way that is refused today and can mean one thing only. Each mend replaces
 * some characters and leaves every other one as it is; what can mean several things is left to its editor.
 */
import type { Diagnostic } from '../diagnostic.ts';
import { hasControls, withoutControls } from '../read/controls.ts';
import { lined } from './lineEnds.ts';

export interface Mend {
  what: 'control' | 'colour' | 'address';
  line: number;
  /** How many characters or places of the line were mended. */
  count: number;
  before: string;
  after: string;
}

/** A line at the place of a problem, and what it becomes. */
interface Pattern {
  what: Mend['what'];
  codes: readonly string[];
  /** The value, at the beginning of what follows the place. */
  value: RegExp;
  /** What stands before the place. */
  key: RegExp;
  replace(value: string): string;
}

const PATTERNS: readonly Pattern[] = [
  {
    // A sign that CSS wants, and that YAML takes for the beginning of a comment where no marks stand around it.
    what: 'colour',
    codes: ['schema/value', 'schema/type'],
    value: /^(["']?)(?:[0-9a-f]{3}|[0-9a-f]{6})\1(?=[ \t]*(?:$|[,}#]))/i,
    key: /(?:^|[\s{,])(?:accent|primary|secondary):[ \t]*$/,
    replace: (value) => `"#${value.replaceAll(/["']/g, '')}"`,
  },
  {
    // Browsers open it as if both strokes stood there. The place of a link is that of its text.
    what: 'address',
    codes: ['link/unsafe'],
    value: /^(?:!?\[[^\]\n]*\]\()?["'<]*https?:(?!\/\/)[\\/]*(?=[\w-])/i,
    key: /^/,
    replace: (value) => value.replace(/:[\\/]*$/, '://'),
  },
];

/** Mends a text as it lies on disk. `problems` are those of the text, at their places in it. */
export function mended(raw: string, problems: readonly Diagnostic[]): { text: string; mends: Mend[] } {
  const { text, originOf } = lined(raw);
  const lines = text.split('\n');
  const starts: number[] = [];
  for (let at = 0, line = 0; line < lines.length; at += (lines[line] as string).length + 1, line += 1) starts.push(at);
  const mends = lines.flatMap((line, index): Mend[] => {
    if (!hasControls(line)) return [];
    const after = withoutControls(line);
    return [{ what: 'control', line: index + 1, count: [...line].filter((sign, at) => sign !== [...after][at]).length, before: line, after }];
  });
  const pieces = new Map<number, { start: number; end: number; text: string }>();
  for (const { code, line, column } of problems) {
    const whole = lines[line - 1] ?? '';
    const [head, rest] = [whole.slice(0, column - 1), whole.slice(column - 1)];
    for (const { what, codes, value, key, replace } of PATTERNS) {
      const found = codes.includes(code) && key.test(head) ? value.exec(rest)?.[0] : undefined;
      if (found === undefined) continue;
      const start = (starts[line - 1] as number) + column - 1;
      // Several rules may find the same fault.
      if (pieces.has(start)) continue;
      pieces.set(start, { start: originOf(start), end: originOf(start + found.length), text: replace(found) });
      const [before, after] = [found, replace(found)].map((one) => one.replace(/^.*?(?=https?:)/i, '')) as [string, string];
      mends.push({ what, line, count: 1, before, after });
    }
  }
  // A control character becomes one blank, so that no place moves.
  let result = withoutControls(raw);
  for (const piece of [...pieces.values()].sort((a, b) => b.start - a.start))
    result = result.slice(0, piece.start) + piece.text + result.slice(piece.end);
  return { text: result, mends: mends.sort((a, b) => a.line - b.line) };
}
