/** Texts of new files: YAML as this house writes it, and a body with headings and what belongs below them. */
import { Document, isMap, isSeq, type Node } from 'yaml';
import type { Section } from '../wording/new.ts';

/** A file that is to be written. `file` is its path in the content directory, with `/`. */
export interface NewFile {
  file: string;
  text: string;
}

/** Longest text of a list or mapping that is written in one line. */
const ONE_LINE = 90;

/**
 * Returns data as YAML 1.2: keys in the order given, undefined ones left out, short lists and mappings below the top in
 * one line. A list at the top has one block for each item.
 */
export function yamlText(data: unknown): string {
  const document = new Document(withoutNothing(data), { version: '1.2' });
  const top = document.contents as Node | null;
  const inner = isMap(top)
    ? top.items.map((pair) => pair.value)
    : isSeq(top)
      ? top.items.flatMap((item) => (isMap(item) ? item.items.map(({ value }) => value) : []))
      : [];
  for (const node of inner) foldShort(node);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true, indentSeq: true });
}

/** Writes a list or mapping in one line if it is short, but a list of mappings with one line for each. */
function foldShort(node: unknown): void {
  if (!isMap(node) && !isSeq(node)) return;
  const inside = isMap(node) ? node.items.map((pair) => pair.value) : node.items;
  const isNested = inside.some((one) => isMap(one) || isSeq(one));
  if (isMap(node) ? !isNested || JSON.stringify(node).length <= ONE_LINE : !isNested && JSON.stringify(node).length <= ONE_LINE) node.flow = true;
  else for (const one of inside) foldShort(one);
}

/** Copies data without undefined values. */
function withoutNothing(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutNothing);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, withoutNothing(value)]),
  );
}

/** Returns a whole MDX file. `comments` are lines below the data, which say what may still be added. */
export function mdxText(data: object, comments: readonly string[], body: string): string {
  return `---\n${yamlText(data)}${comments.map((line) => `# ${line}\n`).join('')}---\n\n${body}`;
}

export const sectionsText = (sections: readonly Section[]): string =>
  sections.map(({ heading, guide }) => `## ${heading}\n\n{/* ${guide} */}\n`).join('\n');
