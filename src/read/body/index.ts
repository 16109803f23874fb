/** Reads a body: its tree, links, assets, headings, texts and problems. */
import type { Nodes, Root } from 'mdast';
import type { Position } from '../../diagnostic.ts';
import { fingerprints, lettersOf, packed, plainText } from '../../prose.ts';
import { syntax } from '../../wording/mdx.ts';
import type { Sentence } from '../../wording/sentence.ts';
import { passGate } from './gate.ts';
import { findExcess, MAX_DEPTH } from './limits.ts';
import { parseBody } from './parse.ts';
import { printedAsTyped } from './printed.ts';
import { type Body, type BodyProblem, EMPTY_BODY } from './tree.ts';

export * from './tree.ts';

/**
 * Reads the body that starts at `offset` of a file's text. Returns plain data with positions in the file. Never
 * throws, and executes no code from the body.
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
  // Problems within refused code or a hidden tag are only results of the refusal.
  const told = faults.filter((fault) => !passages.some(({ from, to }) => fault.offset >= from && fault.offset < to));
  const kept = problems.filter(({ offset: at }) => !faults.some(({ extent }) => at > extent.from && at < extent.to));
  const all = [...told, ...kept].sort((a, b) => a.offset - b.offset);
  // `text` and not what was parsed, in which faults are hidden in full-width forms.
  const printed = printedAsTyped(root, text).filter(({ offset: at }) => !faults.some(({ extent }) => at >= extent.from && at < extent.to));
  return {
    ...body,
    problems: [
      ...all.map(({ code, offset: at, sentence }) => problem(code, at, sentence)),
      ...printed.map(({ offset: at, sentence }): BodyProblem => ({ ...problem('text/markdown', at, sentence), severity: 'warning' })),
    ],
    broken: faults.length > 0 || isPartial,
    anchors: body.headings.map(({ id }) => id),
    hiddenAnchors: body.headings.flatMap(({ zone }, index) => (zone === 'public' ? [] : [index])),
    prints: packed(fingerprints(lettersOf(plainText(body.tree.children)))),
  };
}

/** Returns the offset of the first node that is nested too deep. Iterative, because recursion could overflow the stack. */
function placeTooDeep(root: Root): number | undefined {
  let level: Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return level[0]?.position?.start.offset ?? 0;
    level = level.flatMap((node): Nodes[] => ('children' in node ? node.children : []));
  }
  return undefined;
}

/** Returns a function from offsets in the body to positions in the file. */
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
