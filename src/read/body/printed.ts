/**
 * Finds what will be printed as typed though something else was meant: a heading without its blank, a table without
 * its second row, marks in full-width forms. Nothing of it is a fault of syntax, so no parser reports it.
 */
import type { Code, FootnoteDefinition, Nodes, Paragraph, Root, Table } from 'mdast';
import * as say from '../../wording/printed.ts';
import type { Sentence } from '../../wording/sentence.ts';
import { maskedSource } from './masked.ts';
import { inlineMarks } from './printedInline.ts';
import { lineMarks, linesOf } from './printedLines.ts';

/** A place at which something is printed as typed. */
export interface Printed {
  offset: number;
  sentence: Sentence;
}

/** What a block must contain to be looked at. Most paragraphs contain none of it. */
const SUSPECT = /[|｜\t#＃!！[\]［【$<＜>＞=:~～_\\•●▪■◆➢➤‣∙①-⑳-]|　|[-－—–―─=＝＊]{2}|\n[ \t>]*[\d０-９一二三四五六七八九十（(*+]|^[－＋*+]/u;
/** Languages of fenced code that other programs draw. */
const DRAWN = /^(?:mermaid|math|latex|tex|plantuml|puml|flowchart|flow|echarts|dot|graphviz|mindmap|markmap|seq|sequence|gantt)$/i;

/** Returns everything in a parsed body that will be printed as typed, in the order of the text. */
export function printedAsTyped(root: Root, source: string): Printed[] {
  const found: Printed[] = [];
  const notes = new Notes(root);
  const look = (node: Nodes, parent: Nodes): void => {
    found.push(...marksOf(node, parent, source, notes));
    if ('children' in node) for (const child of node.children) look(child, node);
  };
  for (const child of root.children) look(child, root);
  return found.sort((a, b) => a.offset - b.offset);
}

function marksOf(node: Nodes, parent: Nodes, source: string, notes: Notes): Printed[] {
  switch (node.type) {
    case 'paragraph':
      return paragraph(node, parent, source);
    case 'heading':
      return [...inline(node, source), ...dividedHeading(node, source)];
    case 'tableCell':
      return inline(node, source);
    case 'table':
      return cellsBeyond(node, source);
    case 'code':
      return code(node, source);
    case 'definition':
      return notes.links.has(node.identifier) ? [] : [{ offset: startOf(node), sentence: say.unusedDefinition(node.label ?? node.identifier) }];
    case 'footnoteDefinition':
      return notes.faultOf(node);
    default:
      return [];
  }
}

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;

/** Which footnotes and link definitions are used, and which footnotes are written twice. */
class Notes {
  readonly links = new Set<string>();
  private readonly called = new Set<string>();
  private readonly first = new Map<string, FootnoteDefinition>();

  constructor(root: Root) {
    const visit = (node: Nodes): void => {
      if (node.type === 'linkReference' || node.type === 'imageReference') this.links.add(node.identifier);
      if (node.type === 'footnoteReference') this.called.add(node.identifier);
      if (node.type === 'footnoteDefinition' && !this.first.has(node.identifier)) this.first.set(node.identifier, node);
      if ('children' in node) node.children.forEach(visit);
    };
    visit(root);
  }

  faultOf(node: FootnoteDefinition): Printed[] {
    const mark = node.label ?? node.identifier;
    if (!this.called.has(node.identifier)) return [{ offset: startOf(node), sentence: say.unusedNote(mark) }];
    return this.first.get(node.identifier) === node ? [] : [{ offset: startOf(node), sentence: say.notedTwice(mark) }];
  }
}

function paragraph(node: Paragraph, parent: Nodes, source: string): Printed[] {
  const written = source.slice(startOf(node), endOf(node));
  if (!SUSPECT.test(written)) return [];
  const masked = maskedSource(node, source);
  const lines = linesOf(masked, startOf(node));
  const isFirstInQuote = parent.type === 'blockquote' && parent.children[0] === node;
  return [...lineMarks(lines, { isFirstInQuote }), ...inlineMarks(masked, startOf(node), written)];
}

function inline(node: Extract<Nodes, { type: 'heading' | 'tableCell' }>, source: string): Printed[] {
  const written = source.slice(startOf(node), endOf(node));
  return SUSPECT.test(written) ? inlineMarks(maskedSource(node, source), startOf(node), written) : [];
}

/** A line of hyphens below a paragraph makes a heading of it. Nobody means a whole sentence as a heading. */
function dividedHeading(node: Extract<Nodes, { type: 'heading' }>, source: string): Printed[] {
  const lines = source.slice(startOf(node), endOf(node)).split('\n');
  const words = lines[0]?.trim() ?? '';
  if (lines.length < 2 || words.startsWith('#')) return [];
  return lines.length > 2 || /[。；！？!?;]$/u.test(words) || words.length > 40
    ? [{ offset: startOf(node), sentence: say.dividedHeading(words) }]
    : [];
}

/** Cells that have no heading are dropped. */
function cellsBeyond(node: Table, source: string): Printed[] {
  const columns = node.children[0]?.children.length ?? 0;
  return node.children.slice(1).flatMap((row): Printed[] => {
    const lost = row.children.slice(columns).find((cell) => cell.children.length > 0);
    if (lost === undefined) return [];
    const words = source
      .slice(startOf(lost), endOf(lost))
      .replace(/^\||\|$/g, '')
      .trim();
    return [{ offset: startOf(lost.children[0] as Nodes), sentence: say.cellsBeyond(words, columns) }];
  });
}

function code(node: Code, source: string): Printed[] {
  if (node.lang && DRAWN.test(node.lang)) return [{ offset: startOf(node), sentence: say.diagram(node.lang) }];
  const lines = source.slice(startOf(node), endOf(node)).split('\n');
  const fence = /^(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[1];
  const last = (lines.at(-1) ?? '').replace(/^[ \t>]+/, '').trimEnd();
  const isOpen = fence !== undefined && (lines.length < 2 || last.length < fence.length || last.replaceAll(fence[0] as string, '') !== '');
  return isOpen ? [{ offset: startOf(node), sentence: say.OPEN_CODE }] : [];
}
