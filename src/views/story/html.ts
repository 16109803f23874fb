/**
 * Converts a body into HTML strings and islands: Markdown becomes strings, components stay data that Astro
 * components draw.
 */

import type { Element, ElementContent, Root as HastRoot, Properties, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Nodes as MdastNodes } from 'mdast';
import { type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { given } from '../../given.ts';
import type { BodyNode, BodyRoot, PublicBodyRoot } from '../../model/body.ts';
import { walk } from '../../model/body.ts';
import type { ComponentName } from '../../schema/components.ts';

export interface Island {
  component: ComponentName;
  attributes: Record<string, string>;
  /** The anchor of the practice. */
  id?: string;
  body: Segment[];
}

/** HTML, or a component. A string may open elements that a later one closes: `<li>`, figure, `</li>`. */
export type Segment = string | Island;

export interface LinkTarget {
  href: string;
  /** The `rel` attribute; by default `noopener external` for http and https. */
  rel?: string;
  download?: boolean;
}

export interface StoryOptions {
  /** Resolves a link. Null turns it into plain text. */
  link(url: string): LinkTarget | null;
  /** Prefix for all ids and links to them, if one page draws several bodies. */
  prefix?: string;
  /** How many ranks below `h2` the highest heading is. */
  headingOffset?: number;
  /** Parts a text, so that no line breaks in those that are whole. By default all of it is one part. */
  parts?(text: string): readonly { text: string; isWhole: boolean }[];
  words: StoryWords;
}

/** Texts that the conversion adds. */
export interface StoryWords {
  footnotes: string;
  back(number: number): string;
  table: string;
  done: string;
  open: string;
}

type AnyNode = BodyNode<ComponentName>;

/** Converts a body. Deterministic; the result has no inline style, no script and no raw HTML. */
export function drawStory(tree: BodyRoot | PublicBodyRoot, options: StoryOptions): Segment[] {
  return new Drawing(tree, options).draw();
}

const ISLAND = 'x-island';

interface IslandData {
  island: Pick<Island, 'component' | 'attributes' | 'id'>;
}

const element = (tagName: string, properties: Properties, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
const isIsland = (node: RootContent): boolean => node.type === 'element' && node.tagName === ISLAND;

interface Footnote {
  number: number;
  children: readonly AnyNode[];
  references: number;
}

class Drawing {
  private readonly nodes: readonly AnyNode[];
  private readonly options: StoryOptions;
  private readonly prefix: string;
  private readonly offset: number;
  /** The heading depths that occur. Headings become consecutive ranks, whatever depths the author used. */
  private readonly depths: readonly number[];
  private readonly definitions = new Map<string, readonly AnyNode[]>();
  /** The footnotes referred to so far, in the order of their first reference. */
  private readonly footnotes = new Map<string, Footnote>();
  private readonly handlers: Handlers;

  constructor(tree: BodyRoot | PublicBodyRoot, options: StoryOptions) {
    this.nodes = tree.children as AnyNode[];
    this.options = options;
    this.prefix = options.prefix ?? '';
    this.offset = options.headingOffset ?? 0;
    const depths = new Set<number>();
    for (const node of walk(this.nodes)) {
      if (node.type === 'heading') depths.add(node.depth ?? 2);
      if (node.type === 'footnoteDefinition' && !this.definitions.has(node.identifier ?? '')) {
        this.definitions.set(node.identifier ?? '', node.children ?? []);
      }
    }
    this.depths = [...depths].sort((a, b) => a - b);
    this.handlers = {
      component: (state: State, node: Extract<AnyNode, { type: 'component' }>) =>
        this.island(node.name, node.attributes, node.id, state.all(node as unknown as MdastNodes)),
      image: (_state: State, node: { url: string; alt?: string; title?: string }) =>
        this.island('Figure', { src: node.url, alt: node.alt ?? '', ...given('caption', node.title) }, undefined, []),
      link: (state: State, node: { url: string; title?: string }) => this.link(node, state.all(node as unknown as MdastNodes)),
      heading: (state: State, node: { depth: number; id?: string }) =>
        element(this.headingTag(node.depth), this.idOf(node.id), state.all(node as unknown as MdastNodes)),
      paragraph: (state: State, node: MdastNodes) => splitParagraph(state.all(node)),
      footnoteReference: (_state: State, node: { identifier: string }) => this.reference(node.identifier),
      footnoteDefinition: () => undefined,
      // The cast is needed for `component`, which mdast does not have.
    } as Handlers;
  }

  draw(): Segment[] {
    const story = this.hast(this.nodes);
    const footnotes = this.footnoteSection();
    return serialise(footnotes === undefined ? story : [...story, { type: 'text', value: '\n' }, footnotes]);
  }

  private hast(nodes: readonly AnyNode[]): RootContent[] {
    const hast = toHast({ type: 'root', children: nodes } as unknown as MdastNodes, { handlers: this.handlers }) as HastRoot;
    return hast.children.flatMap((node) => tidy(node, this.options));
  }

  private island(component: ComponentName, attributes: Record<string, string>, id: string | undefined, children: ElementContent[]): Element {
    const data: IslandData = { island: { component, attributes, ...(id === undefined ? {} : { id: this.prefix + id }) } };
    return { ...element(ISLAND, {}, children), data: data as unknown as NonNullable<Element['data']> };
  }

  private link(node: { url: string; title?: string }, words: ElementContent[]): ElementContent[] {
    const target = this.options.link(node.url);
    // A link without text gets its URL, since it would be invisible otherwise.
    const children: ElementContent[] = words.length === 0 ? [{ type: 'text', value: node.url }] : words;
    if (target === null) return children;
    const { href, rel = /^https?:/i.test(href) ? 'noopener external' : undefined, download } = target;
    const properties: Properties = { href: href.startsWith('#') ? `#${this.prefix}${href.slice(1)}` : href };
    if (node.title !== undefined) properties.title = node.title;
    if (download === true) properties.download = '';
    if (rel !== undefined) properties.rel = rel.split(' ');
    return [element('a', properties, children)];
  }

  private headingTag(depth: number): string {
    return `h${Math.min(6, 2 + this.offset + Math.max(0, this.depths.indexOf(depth)))}`;
  }

  private idOf(id: string | undefined): Properties {
    return id === undefined ? {} : { id: this.prefix + id };
  }

  /** Ids of footnotes contain a colon, so they never equal the id of a heading. */
  private reference(identifier: string): ElementContent[] {
    const definition = this.definitions.get(identifier);
    if (definition === undefined) return [];
    const footnote = this.footnotes.get(identifier) ?? { number: this.footnotes.size + 1, children: definition, references: 0 };
    footnote.references += 1;
    this.footnotes.set(identifier, footnote);
    const { number } = footnote;
    const properties: Properties = {
      href: `#${this.prefix}fn:${number}`,
      id: this.referenceId(number, footnote.references),
      dataFootnoteRef: '',
      ariaDescribedBy: [`${this.prefix}fn:label`],
    };
    return [element('sup', {}, [element('a', properties, [{ type: 'text', value: String(number) }])])];
  }

  private referenceId(number: number, time: number): string {
    return `${this.prefix}fnref:${number}${time === 1 ? '' : `:${time}`}`;
  }

  private footnoteSection(): Element | undefined {
    const drawn: { footnote: Footnote; children: RootContent[] }[] = [];
    // A footnote may refer to further ones. The iterator of a Map visits entries added meanwhile.
    for (const footnote of this.footnotes.values()) drawn.push({ footnote, children: this.hast(footnote.children) });
    if (drawn.length === 0) return undefined;
    const items = drawn.map(({ footnote, children }) => this.footnoteItem(footnote, children as ElementContent[]));
    const label = element(`h${Math.min(6, 2 + this.offset)}`, { className: ['footnotes-title'], id: `${this.prefix}fn:label` }, [
      { type: 'text', value: this.options.words.footnotes },
    ]);
    return element('section', { className: ['footnotes'], dataFootnotes: '' }, [
      label,
      LINE,
      element('ol', {}, [LINE, ...items.flatMap((item) => [item, LINE])]),
      LINE,
    ]);
  }

  private footnoteItem({ number, references }: Footnote, children: ElementContent[]): Element {
    const back = Array.from({ length: references }, (_, index): ElementContent[] => {
      const time = index + 1;
      const arrow: ElementContent[] = [
        { type: 'text', value: '↩' },
        ...(time === 1 ? [] : [element('sup', {}, [{ type: 'text', value: String(time) }])]),
      ];
      const properties: Properties = {
        href: `#${this.referenceId(number, time)}`,
        dataFootnoteBackref: '',
        ariaLabel: this.options.words.back(number),
        className: ['data-footnote-backref'],
      };
      return [{ type: 'text', value: ' ' }, element('a', properties, arrow)];
    }).flat();
    const last = children.at(-1);
    const content =
      last?.type === 'element' && last.tagName === 'p'
        ? [...children.slice(0, -1), { ...last, children: [...last.children, ...back] }]
        : [...children, LINE, element('p', {}, back.slice(1))];
    return element('li', { id: `${this.prefix}fn:${number}` }, [LINE, ...content, LINE]);
  }
}

const LINE: ElementContent = { type: 'text', value: '\n' };

/** Takes pictures out of a paragraph, because `<p>` may not contain blocks. */
function splitParagraph(children: ElementContent[]): ElementContent[] {
  if (!children.some(isIsland)) return [element('p', {}, children)];
  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  const flush = (): void => {
    if (run.some((node) => node.type !== 'text' || node.value.trim() !== '')) result.push(element('p', {}, run));
    run = [];
  };
  for (const child of children) {
    if (isIsland(child)) {
      flush();
      result.push(child);
    } else run.push(child);
  }
  flush();
  return result;
}

/** Corrects the library's output: alignment as classes, scrollable tables and code, task boxes with text alternatives, parts of text. */
function tidy(node: RootContent, options: StoryOptions): RootContent[] {
  const { words } = options;
  if (node.type === 'text')
    return (
      options.parts?.(node.value).map(({ text, isWhole }): RootContent => {
        const part = { type: 'text' as const, value: text };
        return isWhole ? element('span', { className: ['whole'] }, [part]) : part;
      }) ?? [node]
    );
  // Drops comments, doctypes and raw HTML. Bodies cannot contain them.
  if (node.type !== 'element') return [];
  // Code stays as it is.
  const children = (node.tagName === 'code' ? node.children : node.children.flatMap((child) => tidy(child, options))) as ElementContent[];
  const { tagName, properties } = node;
  switch (tagName) {
    case 'td':
    case 'th': {
      const { align, style: _style, ...rest } = properties;
      const aligned = typeof align === 'string' ? { className: [`align-${align}`] } : {};
      // An empty corner cell is no header.
      const heads = tagName === 'th' && children.length > 0;
      return [{ ...node, tagName: heads ? 'th' : 'td', properties: { ...rest, ...aligned, ...(heads ? { scope: 'col' } : {}) }, children }];
    }
    case 'input': {
      const isDone = properties.checked === true;
      const box = { className: ['task-box'], role: 'img', ariaLabel: isDone ? words.done : words.open, dataDone: isDone ? '' : undefined };
      return [element('span', box, [])];
    }
    case 'table':
      // A group and not a region, because a page may have many tables, and landmarks need distinct names.
      return [element('div', { className: ['table-scroll'], role: 'group', tabIndex: 0, ariaLabel: words.table }, [{ ...node, children }])];
    case 'pre':
      // Long lines scroll, so the keyboard must reach them (WCAG 2.1.1).
      return [{ ...node, properties: { ...properties, tabIndex: 0 }, children }];
    default:
      return [{ ...node, children }];
  }
}

/** Serialises HTML around islands. Finds islands in the tree, because text may contain anything. */
function serialise(nodes: readonly RootContent[]): Segment[] {
  const segments: Segment[] = [];
  const add = (html: string): void => {
    const last = segments.length - 1;
    if (typeof segments[last] === 'string') segments[last] += html;
    else segments.push(html);
  };
  const visit = (children: readonly RootContent[]): void => {
    let run: RootContent[] = [];
    const flush = (): void => {
      if (run.length > 0) add(toHtml({ type: 'root', children: run }));
      run = [];
    };
    for (const node of children) {
      if (node.type !== 'element' || !holdsIsland(node)) {
        run.push(node);
        continue;
      }
      flush();
      if (isIsland(node)) {
        segments.push({ ...(node.data as unknown as IslandData).island, body: serialise(node.children) });
      } else {
        const close = `</${node.tagName}>`;
        add(toHtml({ ...node, children: [] }).slice(0, -close.length));
        visit(node.children);
        add(close);
      }
    }
    flush();
  };
  visit(nodes);
  return segments.filter((segment) => typeof segment !== 'string' || segment.trim() !== '');
}

const holdsIsland = (node: Element): boolean => isIsland(node) || node.children.some((child) => child.type === 'element' && holdsIsland(child));
