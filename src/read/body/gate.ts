/**
 * The gate (contract, section 9): what is not listed does not pass. It turns mdast into the body's
 * own tree, dropping positions, comments and whatever it refuses, and notes links, files and headings.
 */
import GithubSlugger from 'github-slugger';
import type { Definition, Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString as textOf } from 'mdast-util-to-string';
import type { Position } from '../../diagnostic.ts';
import { type AttributeRule, allowsValue, COMPONENTS, type ComponentRule, componentRule } from '../../schema/components.ts';
import * as say from '../../wording/mdx.ts';
import type { Sentence } from '../../wording/yaml.ts';
import { joinLines } from './lines.ts';
import type { Parsed } from './parse.ts';
import type { Body, BodyAsset, BodyHeading, BodyNode, BodyText, ComponentNode, Zone } from './tree.ts';

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;
type Tree = BodyNode;

/** A heading with the node that will carry its id. */
interface Pending {
  heading: BodyHeading;
  node: { id?: string };
}

const COMMENT = /^(?:\s|\/\*[\s\S]*?\*\/)*$/;
const NAMES = COMPONENTS.map((rule) => rule.name);
const PHRASING = new Set(['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'link', 'image', 'footnoteReference']);
/** Places in which a block cannot stand. */
const INLINE_PARENTS = new Set(['heading', 'emphasis', 'strong', 'delete', 'link', 'tableCell']);

export class Gate {
  private readonly source: string;
  private readonly parsed: Parsed;
  private readonly place: (offset: number) => Position;
  private readonly definitions = new Map<string, Definition>();
  private readonly body: Omit<Body, 'tree' | 'broken'> = { links: [], assets: [], headings: [], texts: [], problems: [] };
  private readonly pending: Pending[] = [];

  constructor(source: string, parsed: Parsed, place: (offset: number) => Position) {
    this.source = source;
    this.parsed = parsed;
    this.place = place;
  }

  read(root: Root): Omit<Body, 'broken'> {
    this.define(root);
    const children = root.children.flatMap((child) => this.node(child, 'public', 'root'));
    this.giveIds();
    return { tree: { type: 'root', children: joinLines(children) }, ...this.body };
  }

  private define(node: Nodes): void {
    if (node.type === 'definition' && !this.definitions.has(node.identifier)) this.definitions.set(node.identifier, node);
    if ('children' in node) for (const child of node.children) this.define(child);
  }

  private start(node: { position?: { start: { offset?: number } } | undefined }): number {
    return this.parsed.originalOffset(node.position?.start.offset ?? 0);
  }

  private report(code: string, offset: number, sentence: Sentence): void {
    this.body.problems.push({ code, severity: 'error', ...this.place(offset), ...sentence });
  }

  private node(node: Nodes, zone: Zone, parent: string): Tree[] {
    switch (node.type) {
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (node.value.trim() === '' || !COMMENT.test(node.value)) this.report('mdx/code', this.start(node), say.code.expression());
        return [];
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return this.element(node, zone, parent);
      case 'definition':
        return [];
      case 'text':
        this.words(this.parsed.clean(node.value), this.isEscaped(node) ? 'code' : 'text', zone, this.start(node));
        return [{ type: 'text', value: this.parsed.clean(node.value) }];
      case 'inlineCode':
      case 'code':
        this.words(this.parsed.clean(node.value), 'code', zone, this.start(node));
        return [
          {
            type: node.type,
            value: this.parsed.clean(node.value),
            ...(node.type === 'code' && node.lang ? { lang: this.parsed.clean(node.lang) } : {}),
          },
        ];
      case 'break':
      case 'thematicBreak':
        return [{ type: node.type }];
      case 'image':
        return this.picture(node, node.url, node.alt ?? '', zone);
      case 'imageReference': {
        const definition = this.definitions.get(node.identifier);
        return definition === undefined ? [] : this.picture(node, definition.url, node.alt ?? '', zone);
      }
      case 'link':
        return this.link(node, node.url, node.children, zone);
      case 'linkReference': {
        const definition = this.definitions.get(node.identifier);
        return definition === undefined ? this.children(node.children, zone, parent) : this.link(node, definition.url, node.children, zone);
      }
      case 'paragraph':
        return this.paragraph(node, zone, parent);
      case 'heading':
        return this.heading(node, zone);
      case 'footnoteReference':
        return [{ type: 'footnoteReference', identifier: node.identifier, label: node.label ?? node.identifier }];
      case 'footnoteDefinition':
        return [
          {
            type: 'footnoteDefinition',
            identifier: node.identifier,
            label: node.label ?? node.identifier,
            children: this.children(node.children, zone, node.type),
          },
        ];
      case 'list':
        return [
          {
            type: 'list',
            ordered: node.ordered === true,
            spread: node.spread === true,
            ...(typeof node.start === 'number' && node.start !== 1 ? { start: node.start } : {}),
            children: this.children(node.children, zone, node.type),
          },
        ];
      case 'listItem':
        return [
          {
            type: 'listItem',
            spread: node.spread === true,
            ...(typeof node.checked === 'boolean' ? { checked: node.checked } : {}),
            children: this.children(node.children, zone, node.type),
          },
        ];
      case 'table':
        return [{ type: 'table', align: (node.align ?? []).map((align) => align ?? null), children: this.children(node.children, zone, node.type) }];
      case 'blockquote':
      case 'tableRow':
      case 'tableCell':
      case 'emphasis':
      case 'strong':
      case 'delete':
        return [{ type: node.type, children: this.children(node.children, zone, node.type) }];
      default:
        // `html` cannot come of this parser, and nothing else is known: what is not listed does not pass.
        this.report('mdx/html', this.start(node), say.html(node.type));
        return [];
    }
  }

  private children(nodes: readonly Nodes[], zone: Zone, parent: string): Tree[] {
    return nodes.flatMap((child) => this.node(child, zone, parent));
  }

  /** A paragraph, or the blocks that stood in it with the text between them. */
  private paragraph(node: Extract<Nodes, { type: 'paragraph' }>, zone: Zone, parent: string): Tree[] {
    const offset = this.start(node);
    if (parent === 'root') {
      const word = /^(import|export) /.exec(this.source.slice(offset, offset + 7))?.[1];
      if (word !== undefined && this.place(offset).column === 1) {
        this.report('mdx/code', offset, say.code.module(word));
        return [];
      }
    }
    return wrapPhrasing(this.children(node.children, zone, 'paragraph'));
  }

  private heading(node: Extract<Nodes, { type: 'heading' }>, zone: Zone): Tree[] {
    const children = this.children(node.children, zone, 'heading');
    const heading: Tree = { type: 'heading', depth: node.depth, children };
    const text = this.parsed.clean(textOf(node, { includeImageAlt: false }));
    this.pending.push({ node: heading, heading: { depth: node.depth, text, id: '', kind: 'heading', zone, ...this.place(this.start(node)) } });
    return [heading];
  }

  private link(node: Nodes, url: string, inner: readonly Nodes[], zone: Zone): Tree[] {
    const children = this.children(inner, zone, 'link');
    const href = this.parsed.clean(url);
    this.body.links.push({ url: href, text: this.parsed.clean(textOf(node)), zone, ...this.place(this.start(node)) });
    return [{ type: 'link', url: href, children }];
  }

  private picture(node: Nodes, url: string, alt: string, zone: Zone): Tree[] {
    const path = this.parsed.clean(url);
    const text = this.parsed.clean(alt);
    const offset = this.start(node);
    if (text.trim() === '') this.report('text/alt', offset, say.alt.picture());
    else this.words(text, 'attribute', zone, offset);
    this.use(path, 'image', 'image', zone, offset);
    return [{ type: 'image', url: path, alt: text }];
  }

  /** Whether asterisks in a text are meant to be printed: then it is as literal as code. */
  private isEscaped(node: Extract<Nodes, { type: 'text' }>): boolean {
    return (
      node.value.includes('*') && this.source.slice(this.start(node), this.parsed.originalOffset(node.position?.end.offset ?? 0)).includes('\\*')
    );
  }

  /**
   * Notes a text line by line. A line of a block may begin behind a marker, so each is looked for in
   * the source; where an entity or an escape hides it, the text's beginning must do.
   */
  private words(value: string, kind: BodyText['kind'], zone: Zone, offset: number): void {
    let from = offset;
    for (const line of value.split('\n')) {
      const text = line.trim();
      if (text === '') continue;
      const found = this.source.indexOf(text, from);
      const near = found !== -1 && found - from < 400;
      this.body.texts.push({ text, kind, zone, ...this.place(near ? found : from) });
      if (near) from = found + text.length;
    }
  }

  private use(path: string, role: BodyAsset['role'], where: BodyAsset['where'], zone: Zone, offset: number): void {
    this.body.assets.push({ path, role, where, zone, ...this.place(offset) });
  }

  private element(node: Jsx, zone: Zone, parent: string): Tree[] {
    const offset = this.start(node);
    const { name } = node;
    if (name === null || /^[a-z][^.:]*$/.test(name)) {
      this.report('mdx/html', offset, say.html(name));
      return this.children(node.children, zone, parent);
    }
    const rule = componentRule(name);
    if (rule === undefined) {
      this.report('mdx/component', offset, say.component.unknown(name, NAMES));
      return this.children(node.children, zone, parent);
    }
    if (INLINE_PARENTS.has(parent)) {
      this.report('mdx/component', offset, say.component.inline(name));
      return this.children(node.children, zone, parent);
    }
    const within: Zone = name === 'Internal' || zone === 'internal' ? 'internal' : name === 'Note' ? 'note' : zone;
    const attributes = this.attributes(node, rule, within);
    const component: ComponentNode<ComponentRule['name']> = { type: 'component', name: rule.name, attributes, children: [] };
    if (name === 'Practice' && attributes.title !== undefined) {
      this.pending.push({
        node: component,
        heading: { depth: 3, text: attributes.title, id: '', kind: 'practice', zone: within, ...this.place(offset) },
      });
    }
    const children = wrapPhrasing(this.children(node.children, within, rule.name));
    if (rule.holdsContent) {
      component.children = children;
      return [component];
    }
    // What was written between the tags of a component that holds nothing is kept after it.
    return [component, ...children];
  }

  private attributes(node: Jsx, rule: ComponentRule, zone: Zone): Record<string, string> {
    const values: Record<string, string> = {};
    const given = new Map<string, number>();
    const known = rule.attributes.map((attribute) => attribute.name);
    for (const attribute of node.attributes) {
      const offset = this.start(attribute as { position?: { start: { offset?: number } } });
      if (attribute.type === 'mdxJsxExpressionAttribute') {
        this.report('mdx/code', offset, say.code.spread());
        continue;
      }
      const { name, value } = attribute;
      const attributeRule = rule.attributes.find((one) => one.name === name);
      if (attributeRule === undefined) {
        this.report('mdx/attribute', offset, say.attribute.unknown(rule.name, name, known));
        continue;
      }
      if (given.has(name)) {
        this.report('mdx/attribute', offset, say.attribute.twice(rule.name, name));
        continue;
      }
      const valueOffset = this.valueOffset(offset, name);
      given.set(name, valueOffset);
      if (value === null || value === undefined) this.report('mdx/attribute', offset, say.attribute.bare(rule.name, name));
      else if (typeof value === 'object') this.report('mdx/code', valueOffset, say.code.attribute(name));
      else this.value(attributeRule, this.parsed.clean(value), valueOffset, rule, zone, values);
    }
    for (const attribute of rule.attributes) {
      if (!attribute.needed || given.has(attribute.name)) continue;
      const alternative = alternativeSentence(attribute.name);
      if (alternative === undefined) this.report('mdx/attribute', this.start(node), say.attribute.missing(rule.name, attribute.name));
      else this.report('text/alt', this.start(node), alternative);
    }
    if (rule.oneOf !== undefined && rule.oneOf.filter((name) => given.has(name)).length !== 1) {
      this.report('mdx/attribute', this.start(node), say.attribute.oneOf(rule.name, rule.oneOf));
    }
    return values;
  }

  private value(attribute: AttributeRule, value: string, offset: number, rule: ComponentRule, zone: Zone, values: Record<string, string>): void {
    if (value.trim() === '') {
      const alternative = attribute.needed ? alternativeSentence(attribute.name) : undefined;
      if (alternative !== undefined) this.report('text/alt', offset, alternative);
      else this.report('mdx/attribute', offset, say.attribute.blank(rule.name, attribute.name));
      return;
    }
    if (!allowsValue(attribute, value)) {
      this.report('mdx/attribute', offset, say.attribute.date(attribute.name, value));
      return;
    }
    values[attribute.name] = value;
    if (attribute.kind === 'text') this.words(value, 'attribute', zone, offset);
    if (attribute.kind === 'address') this.body.links.push({ url: value, text: values.title ?? value, zone, ...this.place(offset) });
    else if (attribute.kind !== 'text' && attribute.kind !== 'date') this.use(value, attribute.kind, rule.name as BodyAsset['where'], zone, offset);
  }

  /** The first character of an attribute's value; the parser gives the place of the whole attribute alone. */
  private valueOffset(offset: number, name: string): number {
    const rest = this.source.slice(offset + name.length);
    const before = /^\s*=\s*["'{]?/.exec(rest)?.[0].length ?? 0;
    return offset + name.length + before;
  }

  /** GitHub's ids, numbered as if what the public does not see were not there (contract, section 9). */
  private giveIds(): void {
    const slugger = new GithubSlugger();
    const isPublic = ({ heading }: Pending): boolean => heading.zone === 'public';
    for (const one of [...this.pending.filter(isPublic), ...this.pending.filter((other) => !isPublic(other))]) {
      const id = slugger.slug(one.heading.text);
      one.heading.id = id;
      if (id !== '') one.node.id = id;
    }
    this.body.headings.push(...this.pending.map((one) => one.heading));
  }
}

/** Pictures without words and recordings without text have a code of their own, whatever else is needed. */
function alternativeSentence(name: string): Sentence | undefined {
  if (name === 'alt') return say.alt.picture();
  return name === 'transcript' ? say.alt.recording() : undefined;
}

/** Runs of phrasing in paragraphs, blocks between them as they are. */
function wrapPhrasing(nodes: readonly Tree[]): Tree[] {
  const result: Tree[] = [];
  let run: Tree[] = [];
  const flush = (): void => {
    const isBlank = run.every((node) => node.type === 'text' && (node.value ?? '').trim() === '');
    if (!isBlank) result.push({ type: 'paragraph', children: trimEnds(run) });
    run = [];
  };
  for (const node of nodes) {
    if (PHRASING.has(node.type) && !(node.type === 'image' && nodes.length === 1)) run.push(node);
    else {
      flush();
      result.push(node);
    }
  }
  flush();
  return result;
}

/** The blanks that stood between a block and its neighbours in one paragraph. */
function trimEnds(run: Tree[]): Tree[] {
  const copy = [...run];
  const first = copy[0];
  if (first?.type === 'text') copy[0] = { ...first, value: (first.value ?? '').trimStart() };
  const last = copy.at(-1);
  if (last?.type === 'text') copy[copy.length - 1] = { ...last, value: (last.value ?? '').trimEnd() };
  return copy;
}
