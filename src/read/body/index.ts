/** Reads a body: the tree, what it links to and uses, and what is wrong with it. */
import type { Root } from 'mdast';
import { syntax } from '../../wording/mdx.ts';
import { Gate } from './gate.ts';
import { parseBody } from './parse.ts';
import { type Body, type BodyProblem, EMPTY_BODY } from './tree.ts';

export * from './tree.ts';

/** Levels of nesting that a text may have; what is deeper was not written by a person. */
const DEPTH = 60;

/**
 * Reads the body that begins at `offset` of a file's text. Never throws, runs nothing of what it
 * reads, and gives plain data; places are the file's.
 */
export function readBody(source: string, offset: number): Body {
  const text = source.slice(offset);
  const lines = lineStarts(text);
  const firstLine = countLines(source, offset);
  const place = (at: number): { line: number; column: number } => {
    const line = lineOf(lines, at);
    return { line: line + firstLine, column: at - (lines[line] as number) + 1 };
  };
  if (opensTooDeep(text)) return refused({ code: 'mdx/syntax', severity: 'error', ...place(0), ...syntax.tooDeep() });
  const parsed = parseBody(text);
  const faults = parsed.faults.map(({ offset: at, sentence }): BodyProblem => ({ code: 'mdx/syntax', severity: 'error', ...place(at), ...sentence }));
  if (isTooDeep(parsed.root)) return refused({ code: 'mdx/syntax', severity: 'error', ...place(0), ...syntax.tooDeep() });
  const gate = new Gate(text, parsed, place);
  const body = gate.read(parsed.root);
  return { ...body, problems: [...faults, ...body.problems].sort((a, b) => a.line - b.line || a.column - b.column), broken: faults.length > 0 };
}

const refused = (problem: BodyProblem): Body => ({ ...EMPTY_BODY, problems: [problem] });

/** Refuses before parsing what would make the parser slow: hundreds of markers in a row. */
function opensTooDeep(text: string): boolean {
  return /(?:>[ \t]?){61}|(?:[-*+][ \t]+){61}|\[{400}|(?:!\[){200}/.test(text) || /(?:^|\n) {240}/.test(text);
}

/** Measured without recursion, since the measure must not fail where recursion would. */
function isTooDeep(root: Root): boolean {
  let level: { children?: unknown[] }[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH) return true;
    level = level.flatMap((node) => (node.children ?? []) as { children?: unknown[] }[]);
  }
  return false;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function countLines(text: string, until: number): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < until; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** The line that an offset stands in, from 0. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
