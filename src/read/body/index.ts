/** Reads a body: the tree, what it links to and uses, and what is wrong with it. */
import type { Nodes, Root } from 'mdast';
import type { Position } from '../../diagnostic.ts';
import { syntax } from '../../wording/mdx.ts';
import type { Sentence } from '../../wording/sentence.ts';
import { passGate } from './gate.ts';
import { findExcess, MAX_DEPTH } from './limits.ts';
import { parseBody } from './parse.ts';
import { type Body, type BodyProblem, EMPTY_BODY } from './tree.ts';

export * from './tree.ts';

/**
 * Reads the body that begins at `offset` of a file's text. Never throws, runs nothing of what it
 * reads, and gives plain data; places are the file's.
 */
export function readBody(source: string, offset: number): Body {
  const text = source.slice(offset);
  const place = placesOf(source, offset);
  const problem = (code: string, at: number, sentence: Sentence): BodyProblem => ({ code, severity: 'error', ...place(at), ...sentence });
  const refused = (at: number, sentence: Sentence): Body => ({ ...EMPTY_BODY, problems: [problem('mdx/syntax', at, sentence)] });

  const excess = findExcess(text);
  if (excess !== undefined) return refused(excess.offset, excess.what === 'depth' ? syntax.tooDeep() : syntax.tooMuch());
  const { root, text: parsed, faults } = parseBody(text);
  const tooDeep = placeTooDeep(root);
  if (tooDeep !== undefined) return refused(tooDeep, syntax.tooDeep());

  const { refused: passages, isPartial, problems, ...body } = passGate(root, parsed, place);
  // What is found within code that was refused, or within a tag that had to be hidden, is found because of that.
  const told = faults.filter((fault) => !passages.some(({ from, to }) => fault.offset >= from && fault.offset < to));
  const kept = problems.filter(({ offset: at }) => !faults.some(({ extent }) => at > extent.from && at < extent.to));
  const all = [...told, ...kept].sort((a, b) => a.offset - b.offset);
  return { ...body, problems: all.map(({ code, offset: at, sentence }) => problem(code, at, sentence)), broken: faults.length > 0 || isPartial };
}

/** Where the first node stands that lies too deep. Measured without recursion, which would fail where the measure matters. */
function placeTooDeep(root: Root): number | undefined {
  let level: Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return level[0]?.position?.start.offset ?? 0;
    level = level.flatMap((node): Nodes[] => ('children' in node ? node.children : []));
  }
  return undefined;
}

/** Gives an offset of the body its line and column in the file. */
function placesOf(source: string, bodyOffset: number): (offset: number) => Position {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const at = bodyOffset + offset;
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] as number) + 1 };
  };
}
