/** The source of a paragraph with everything masked that is not printed as it is typed. */
import type { Nodes, Parent } from 'mdast';

/** Stands for a character that is not printed as typed: a noncharacter, which no text contains. */
export const MASK = '\uffff';

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;

/** Returns the source between the ends of a node, of the same length: markup, code and escaped characters are masked. */
export function maskedSource(node: Nodes & Parent, source: string): string {
  const start = startOf(node);
  const parts = source.slice(start, endOf(node)).split('');
  const hide = (from: number, to: number): void => {
    for (let at = Math.max(0, from - start); at < Math.min(parts.length, to - start); at += 1) if (parts[at] !== '\n') parts[at] = MASK;
  };
  const visit = (child: Nodes): void => {
    switch (child.type) {
      case 'text':
      case 'break':
        return;
      case 'link':
        // A bare address has no marks of its own.
        if (source[startOf(child)] !== '[') return;
        break;
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'linkReference':
      case 'mdxJsxTextElement':
        break;
      default:
        hide(startOf(child), endOf(child));
        return;
    }
    const [first, last] = [child.children[0], child.children.at(-1)];
    if (first === undefined || last === undefined) hide(startOf(child), endOf(child));
    else {
      hide(startOf(child), startOf(first));
      hide(endOf(last), endOf(child));
    }
    child.children.forEach(visit);
  };
  (node.children as Nodes[]).forEach(visit);
  return parts.join('').replace(/\\[!-/:-@[-`{-~]/g, MASK + MASK);
}
