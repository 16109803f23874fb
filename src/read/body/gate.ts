/**
 * The gate of bodies: an allowlist of nodes and components. It turns mdast into the body's own tree without
 * positions, comments and refused nodes, and collects links, assets, headings and texts with their positions.
 */
import GithubSlugger from 'github-slugger';
import type { Nodes, Paragraph, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Position } from '../../diagnostic.ts';
import { COMPONENTS, componentRule } from '../../schema/components.ts';
import { near } from '../../schema/near.ts';
import * as say from '../../wording/mdx.ts';
import type { Sentence } from '../../wording/sentence.ts';
import { missedAddresses } from './addresses.ts';
import { readAttributes } from './attributes.ts';
import type { Extent } from './faults.ts';
import { apart, asBlocks, lift } from './lift.ts';
import { joinLines, joinText } from './lines.ts';
import { hiddenMost, References, zoneWithin } from './references.ts';
import { Runs } from './runs.ts';
import type { Body, BodyAsset, BodyHeading, BodyLink, BodyNode, BodyText, ComponentNode, Zone } from './tree.ts';

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

/** The zone and the parent of a node. */
interface Context {
  zone: Zone;
  parent: string;
  /** Identifier of the footnote that contains the node. */
  footnote?: string;
  inLink?: boolean;
}

export interface Passed extends Omit<Body, 'problems' | 'broken' | 'anchors' | 'hiddenAnchors' | 'prints'> {
  problems: { code: string; offset: number; sentence: Sentence }[];
  /** Passages refused as code. Other problems within them need no report. */
  refused: Extent[];
  /** Whether a refused tag may name files or headings, so that the lists may be incomplete. */
  isPartial: boolean;
}

const NAMES = COMPONENTS.map((rule) => rule.name);
/** UTF-16 units in which a line is searched, past the markers of quotes and lists. */
const NEAR = 400;

/** Filters a parsed body. `source` is the text that was parsed; `place` turns an offset in it into a position in the file. */
export function passGate(root: Root, source: string, place: (offset: number) => Position): Passed {
  return new Gate(root, source, place).read(root);
}

class Gate {
  private readonly source: string;
  private readonly place: (offset: number) => Position;
  private readonly references: References;
  private readonly passed: Omit<Passed, 'tree'> = { links: [], assets: [], headings: [], texts: [], problems: [], refused: [], isPartial: false };
  /** Headings, each with the node that gets its id. */
  private readonly named: { heading: BodyHeading; node: { id?: string; children?: BodyNode[] } }[] = [];
  private readonly linked: { link: BodyLink; children: BodyNode[] }[] = [];
  private readonly inFootnotes: { noted: { zone: Zone }; footnote: string }[] = [];
  private readonly runs = new Runs();

  constructor(root: Root, source: string, place: (offset: number) => Position) {
    this.source = source;
    this.place = place;
    this.references = new References(root, zoneOf);
  }

  read(root: Root): Passed {
    const children = this.children(root.children, { zone: 'public', parent: 'root' });
    const zones = this.references.footnoteZones();
    for (const { noted, footnote } of this.inFootnotes) noted.zone = hiddenMost(noted.zone, zones.get(footnote) ?? 'internal');
    for (const { link, children: words } of this.linked) link.text = joinText(wordsOf(words, true)).trim();
    this.giveIds();
    return { tree: { type: 'root', children }, ...this.passed };
  }

  private report(code: string, offset: number, sentence: Sentence): void {
    this.passed.problems.push({ code, offset, sentence });
  }

  /** Adds a fact. The zones of facts in footnotes are set at the end. */
  private note<Fact extends { zone: Zone }>(facts: Fact[], fact: Fact, { footnote }: Context): Fact {
    facts.push(fact);
    if (footnote !== undefined) this.inFootnotes.push({ noted: fact, footnote });
    return fact;
  }

  private children(nodes: readonly Nodes[], context: Context): BodyNode[] {
    return nodes.flatMap((child) => this.node(child, context));
  }

  /** The same for inline content, which is a run of text of its own. */
  private line(nodes: readonly Nodes[], context: Context): BodyNode[] {
    this.runs.end();
    const children = this.children(nodes, context);
    this.runs.end();
    return children;
  }

  private node(node: Nodes, context: Context): BodyNode[] {
    const within = { ...context, parent: node.type };
    switch (node.type) {
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!isComment(node.value)) this.report('mdx/code', startOf(node), say.code.expression());
        return [];
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return this.element(node, context);
      case 'definition':
        return [];
      case 'text':
        return this.text(node, context);
      case 'inlineCode':
        this.words(node.value, 'code', context, startOf(node), true);
        return [{ type: 'inlineCode', value: node.value }];
      case 'code':
        this.words(node.value, 'code', context, startOf(node));
        return [{ type: 'code', value: node.value, ...(node.lang ? { lang: node.lang } : {}) }];
      case 'break':
      case 'thematicBreak':
        this.runs.end();
        return [{ type: node.type }];
      case 'image':
        return this.picture(node, node, node.alt ?? '', context);
      case 'imageReference': {
        const definition = this.references.definition(node.identifier, context.zone);
        return definition === undefined ? [] : this.picture(node, definition, node.alt ?? '', context);
      }
      case 'link':
        return this.link(node, node, node.children, within);
      case 'linkReference': {
        const definition = this.references.definition(node.identifier, context.zone);
        return definition === undefined
          ? this.children(node.children, context)
          : this.link(node, definition, node.children, { ...within, parent: 'link' });
      }
      case 'paragraph':
        return this.paragraph(node, context);
      case 'heading':
        return this.heading(node, within);
      case 'footnoteReference':
        return [{ type: 'footnoteReference', identifier: node.identifier }];
      case 'footnoteDefinition': {
        if (!this.references.counts(node)) return [];
        const children = this.children(node.children, { ...within, footnote: node.identifier });
        return [{ type: 'footnoteDefinition', identifier: node.identifier, children }];
      }
      case 'list': {
        const start = typeof node.start === 'number' && node.start !== 1 ? { start: node.start } : {};
        return [
          { type: 'list', ordered: node.ordered === true, spread: node.spread === true, ...start, children: this.children(node.children, within) },
        ];
      }
      case 'listItem': {
        const checked = typeof node.checked === 'boolean' ? { checked: node.checked } : {};
        return [{ type: 'listItem', spread: node.spread === true, ...checked, children: this.children(node.children, within) }];
      }
      case 'table':
        return [{ type: 'table', align: (node.align ?? []).map((align) => align ?? null), children: this.children(node.children, within) }];
      case 'tableCell': {
        const children = this.line(node.children, within);
        joinLines(children);
        // In this tree a cell may contain blocks, so that its pictures and components stay in it.
        return [{ type: 'tableCell', children: lift(children).flatMap((child) => (child.type === 'paragraph' ? (child.children ?? []) : [child])) }];
      }
      case 'blockquote':
      case 'tableRow':
      case 'emphasis':
      case 'strong':
      case 'delete':
        return [{ type: node.type, children: this.children(node.children, within) }];
      default:
        // Unknown nodes are refused. This parser never makes `html` nodes.
        this.report('mdx/html', startOf(node), say.htmlTag(null));
        return [];
    }
  }

  /** Returns a paragraph, split around the blocks in it. Refuses `import` and `export`. */
  private paragraph(node: Paragraph, context: Context): BodyNode[] {
    const offset = startOf(node);
    const word = context.parent === 'root' ? /^(import|export) /.exec(this.source.slice(offset, offset + 7))?.[1] : undefined;
    if (word !== undefined && this.place(offset).column === 1) {
      this.report('mdx/code', offset, say.code.module(word));
      this.passed.refused.push({ from: offset, to: node.position?.end.offset ?? offset });
      return [];
    }
    const children = this.line(node.children, { ...context, parent: 'paragraph' });
    joinLines(children);
    return asBlocks(children);
  }

  private heading(node: Extract<Nodes, { type: 'heading' }>, context: Context): BodyNode[] {
    const heading: BodyHeading = { depth: node.depth, text: '', id: '', kind: 'heading', zone: context.zone, ...this.place(startOf(node)) };
    const result: BodyNode = { type: 'heading', depth: node.depth, children: [] };
    const index = this.named.push({ heading, node: result }) - 1;
    const children = this.line(node.children, context);
    joinLines(children);
    const { line, blocks } = apart(children);
    result.children = line;
    heading.text = wordsOf(line, false).trim();
    if (line.length === 0) {
      // An empty heading would leave a gap in the outline.
      this.named.splice(index, 1);
      return blocks;
    }
    this.note(this.passed.headings, heading, context);
    return [result, ...blocks];
  }

  private link(node: Nodes, target: { url: string; title?: string | null | undefined }, inner: readonly Nodes[], context: Context): BodyNode[] {
    const children = this.children(inner, { ...context, inLink: true });
    const { url } = target;
    const link = this.note(this.passed.links, { url, text: '', zone: context.zone, ...this.place(startOf(node)) }, context);
    this.linked.push({ link, children });
    const title = target.title?.trim() ?? '';
    if (title !== '') this.words(title, 'attribute', context, startOf(node));
    return [{ type: 'link', url, ...(title === '' ? {} : { title }), children }];
  }

  private picture(node: Nodes, target: { url: string; title?: string | null | undefined }, alt: string, context: Context): BodyNode[] {
    const offset = startOf(node);
    // The texts before and after the picture are not one run.
    this.runs.end();
    const text = joinText(alt).trim();
    if (text === '') this.report('text/alt', offset, say.alt.picture());
    else this.words(alt, 'attribute', context, offset);
    const title = joinText(target.title ?? '').trim();
    if (title !== '') this.words(title, 'attribute', context, offset);
    this.use(target.url, 'image', 'image', context, offset);
    return [{ type: 'image', url: target.url, alt: text, ...(title === '' ? {} : { title }) }];
  }

  private use(path: string, role: BodyAsset['role'], where: BodyAsset['where'], context: Context, offset: number): void {
    this.note(this.passed.assets, { path, role, where, zone: context.zone, ...this.place(offset) }, context);
  }

  /** Returns a text with links for the addresses that the parser left as text. */
  private text(node: Extract<Nodes, { type: 'text' }>, context: Context): BodyNode[] {
    const [start, end] = [startOf(node), node.position?.end.offset ?? 0];
    // An escaped asterisk is meant literally, so the text is noted as code.
    const isLiteral = node.value.includes('*') && this.source.slice(start, end).includes('\\*');
    this.words(node.value, isLiteral ? 'code' : 'text', context, start, true);
    const result: BodyNode[] = [];
    let [last, from] = [0, start];
    for (const { index, text, url } of context.inLink === true ? [] : missedAddresses(node.value)) {
      const offset = this.source.slice(from, end).indexOf(text) + from;
      // An address with escapes in the source is not meant as a link.
      if (offset < from) continue;
      from = offset + text.length;
      if (index > last) result.push({ type: 'text', value: node.value.slice(last, index) });
      const children: BodyNode[] = [{ type: 'text', value: text }];
      this.note(this.passed.links, { url, text, zone: context.zone, ...this.place(offset) }, context);
      result.push({ type: 'link', url, children });
      last = index + text.length;
    }
    if (last < node.value.length) result.push({ type: 'text', value: node.value.slice(last) });
    return result;
  }

  /**
   * Notes a text line by line. A line may start after the marker of a quote or list, so each is searched in the
   * source. If an entity or escape changes its spelling, the position is the start of the source line.
   */
  private words(value: string, kind: BodyText['kind'], context: Context, offset: number, inLine = false): void {
    let from = offset;
    for (const [index, line] of value.split('\n').entries()) {
      const run = inLine ? this.runs.take(line, index > 0) : {};
      const text = line.trim();
      const found = text === '' ? -1 : this.source.slice(from, from + NEAR + text.length).indexOf(text);
      if (index > 0 && found === -1) {
        const end = this.source.indexOf('\n', from);
        const next = end + 1 + (/^[ \t]*/.exec(this.source.slice(end + 1, end + 1 + NEAR))?.[0].length ?? 0);
        // A line break written as an entity starts no source line.
        if (end !== -1 && !this.source.slice(next, next + text.length).includes('\n')) from = next;
      }
      if (text === '') continue;
      const at = found === -1 ? from : from + found;
      this.note(this.passed.texts, { text, kind, ...run, zone: context.zone, ...this.place(at) }, context);
      if (found !== -1) from = at + text.length;
    }
  }

  private element(node: Jsx, context: Context): BodyNode[] {
    const offset = startOf(node);
    const { name } = node;
    const zone = zoneOf(name, context.zone);
    const rule = name === null ? undefined : componentRule(name);
    if (name === null || rule === undefined) {
      if (name === null || /^[a-z][^.:]*$/.test(name)) this.report('mdx/html', offset, say.htmlTag(name));
      else this.report('mdx/component', offset, say.component.unknown(name, NAMES));
      if (node.attributes.some((one) => one.type === 'mdxJsxExpressionAttribute' || /^(?:src|href|poster)$/i.test(one.name)))
        this.passed.isPartial = true;
      // Its content is read all the same, so that the problems in it are reported in the same run.
      return this.children(node.children, { ...context, zone });
    }
    // If the content was put into an attribute, that attribute is reported instead.
    const isEmpty = rule.needsContent === true && node.attributes.length === 0 && !node.children.some(saysSomething);
    if (isEmpty) this.report('mdx/component', offset, say.component.empty(rule.name));
    const within: Context = { ...context, zone, parent: rule.name };
    const component: ComponentNode<(typeof rule)['name']> = { type: 'component', name: rule.name, attributes: {}, children: [] };
    const given = readAttributes(node, rule, this.source, (...problem) => {
      this.report(...problem);
      if (problem[0] === 'mdx/code') this.passed.isPartial = true;
    });
    for (const { rule: attribute, value } of given) component.attributes[attribute.name] = value;
    for (const { rule: attribute, value, offset: at } of given) {
      if (attribute.kind === 'text') this.words(value, 'attribute', within, at);
      else if (attribute.kind === 'address') {
        this.note(this.passed.links, { url: value, text: component.attributes.title ?? value, zone, ...this.place(at) }, within);
      } else if (attribute.kind !== 'date') this.use(value, attribute.kind, rule.name as BodyAsset['where'], within, at);
    }
    const title = component.attributes.title;
    if (rule.name === 'Practice' && title !== undefined) {
      const heading: BodyHeading = { depth: 3, text: title, id: '', kind: 'practice', zone, ...this.place(offset) };
      this.named.push({ node: component, heading });
      this.note(this.passed.headings, heading, within);
    }
    const inner = this.line(node.children, within);
    // Inline elements only: the paragraphs of a block join their own lines.
    if (node.type === 'mdxJsxTextElement') joinLines(inner);
    const children = asBlocks(inner);
    // Content of a component that takes none is kept after it.
    if (!rule.holdsContent) return [component, ...children];
    component.children = children;
    return [component];
  }

  /** Gives headings GitHub's ids. Public headings come first, so that internal ones do not change their numbers. */
  private giveIds(): void {
    const slugger = new GithubSlugger();
    const isPublic = ({ heading }: { heading: BodyHeading }): boolean => heading.zone === 'public';
    for (const { heading, node } of [...this.named.filter(isPublic), ...this.named.filter((one) => !isPublic(one))]) {
      heading.id = slugger.slug(heading.text);
      if (heading.id !== '') node.id = heading.id;
    }
  }
}

/**
 * Returns the zone within an element. An unknown name close to `Note` or `Internal` counts as that, so that a
 * typing error does not make internal text public.
 */
function zoneOf(name: string | null, around: Zone): Zone {
  if (name === null || componentRule(name) !== undefined) return zoneWithin(name, around);
  const meant = near(name, NAMES) ?? null;
  return /^[A-Z]/.test(name) || name.toLowerCase() === meant?.toLowerCase() ? zoneWithin(meant, around) : around;
}

const startOf = (node: { position?: { start: { offset?: number } } | undefined }): number => node.position?.start.offset ?? 0;

/** Whether a node has content other than white space and comments. Refused elements and code count as content. */
function saysSomething(node: Nodes): boolean {
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') return true;
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return !isComment(node.value);
  if ('children' in node) return node.children.some(saysSomething);
  return node.type === 'text' ? node.value.trim() !== '' : node.type !== 'break' && node.type !== 'definition';
}

/** Whether the text between braces consists of white space and at least one comment. */
function isComment(value: string): boolean {
  let isFound = false;
  for (let rest = value.trimStart(); rest !== ''; isFound = true) {
    const end = rest.startsWith('/*') ? rest.indexOf('*/', 2) : -1;
    if (end === -1) return false;
    rest = rest.slice(end + 2).trimStart();
  }
  return isFound;
}

/** Returns the text of inline content, with the alternative texts of pictures if wanted. */
function wordsOf(nodes: readonly BodyNode[], withPictures: boolean): string {
  return nodes
    .map((node) => {
      if (node.type === 'component') return '';
      if (node.type === 'break') return ' ';
      return node.value ?? (node.type === 'image' && withPictures ? (node.alt ?? '') : wordsOf(node.children ?? [], withPictures));
    })
    .join('');
}
