/** Where a body writes the addresses of its links, so that one can be written anew. */
import type { Definition, Link, Nodes } from 'mdast';
import { componentRule } from '../../schema/components.ts';
import { parseBody } from './parse.ts';

/** An address, and the offsets between which the text has it. */
export interface Destination {
  /** With entities and escapes decoded. */
  url: string;
  start: number;
  end: number;
}

/** The addresses in the order of the text; undefined for a body with faults, which may hide some. */
export function destinationsIn(text: string): Destination[] | undefined {
  const { root, faults } = parseBody(text);
  if (faults.length > 0) return undefined;
  const found: Destination[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'link') found.push(...ofLink(text, node));
    else if (node.type === 'definition') found.push(...ofDefinition(text, node));
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const rule = node.name === null ? undefined : componentRule(node.name);
      for (const one of node.attributes) {
        if (one.type !== 'mdxJsxAttribute' || typeof one.value !== 'string') continue;
        if (rule?.attributes.find(({ name }) => name === one.name)?.kind !== 'address') continue;
        const end = one.position?.end.offset;
        const before = /=\s*["']/.exec(text.slice(one.position?.start.offset, end));
        if (end !== undefined && before !== null)
          found.push({ url: one.value, start: (one.position?.start.offset ?? 0) + before.index + before[0].length, end: end - 1 });
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return found.sort((a, b) => a.start - b.start);
}

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;

/** A link in brackets. A bare address is its own text. */
function ofLink(text: string, node: Link): Destination[] {
  if (text[startOf(node)] !== '[') return [];
  const last = node.children.at(-1);
  const label = last === undefined ? startOf(node) + 1 : endOf(last);
  const mark = text.indexOf('](', label);
  return mark === -1 || mark >= endOf(node) ? [] : between(text, node.url, mark + 2, endOf(node));
}

function ofDefinition(text: string, node: Definition): Destination[] {
  const label = /^\[(?:\\.|[^\]\\])*\]:/su.exec(text.slice(startOf(node), endOf(node)));
  return label === null ? [] : between(text, node.url, startOf(node) + label[0].length, endOf(node));
}

/** The address that begins behind blanks at an offset: in angle brackets, or up to a blank or the bracket that closes the link. */
function between(text: string, url: string, from: number, limit: number): Destination[] {
  const start = from + (/^\s*/u.exec(text.slice(from, limit))?.[0].length ?? 0);
  if (text[start] === '<') {
    const inside = /^<((?:\\.|[^<>\\\n])*)>/u.exec(text.slice(start, limit));
    return inside === null ? [] : [{ url, start: start + 1, end: start + 1 + (inside[1] as string).length }];
  }
  let depth = 0;
  let end = start;
  for (; end < limit; end += 1) {
    const sign = text[end] as string;
    if (sign === '\\') end += 1;
    else if (/\s/u.test(sign) || (sign === ')' && depth === 0)) break;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
  }
  return [{ url, start, end }];
}
