/**
 * A body's tree as HTML with islands: Markdown becomes strings, components stay data for the
 * components that draw them.
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
  /** The anchor of a practice's title. */
  id?: string;
  body: Segment[];
}

/** HTML, or a component for others to draw. A string may leave elements open that a later one closes: `<li>`, figure, `</li>`. */
export type Segment = string | Island;

export interface LinkTarget {
  href: string;
  /** Without it, addresses of the web say that they lead outside. */
  rel?: string;
  download?: boolean;
}

export interface StoryOptions {
  /** Where a link leads; null makes it plain text. */
  link(url: string): LinkTarget | null;
  /** Before every id and every link to one, where one page draws several bodies. */
  prefix?: string;
  /** How many ranks below `h2` the highest heading stands. */
  headingOffset?: number;
  words: StoryWords;
}

/** What the drawing itself says to readers. */
export interface StoryWords {
  footnotes: string;
  back(number: number): string;
  table: string;
  done: string;
  open: string;
}

type AnyNode = BodyNode<ComponentName>;

/** Draws a body. Deterministic; no inline style, no script, no raw HTML. */
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
  /** However the author numbered them, the page's headings go down one rank at a time. */
  private readonly depths: readonly number[];
  private readonly definitions = new Map<string, readonly AnyNode[]>();
  /** Those referred to so far, in the order of their first references. */
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
      // Nodes that mdast does not know have handlers all the same.
    } as Handlers;
  }

  draw(): Segment[] {
    const story = this.hast(this.nodes);
    const footnotes = this.footnoteSection();
    return serialise(footnotes === undefined ? story : [...story, { type: 'text', value: '\n' }, footnotes]);
  }

  private hast(nodes: readonly AnyNode[]): RootContent[] {
    const hast = toHast({ type: 'root', children: nodes } as unknown as MdastNodes, { handlers: this.handlers }) as HastRoot;
    return hast.children.flatMap((node) => tidy(node, this.options.words));
  }

  private island(component: ComponentName, attributes: Record<string, string>, id: string | undefined, children: ElementContent[]): Element {
    const data: IslandData = { island: { component, attributes, ...(id === undefined ? {} : { id: this.prefix + id }) } };
    return { ...element(ISLAND, {}, children), data: data as unknown as NonNullable<Element['data']> };
  }

  private link(node: { url: string; title?: string }, words: ElementContent[]): ElementContent[] {
    const target = this.options.link(node.url);
    // A link without words could be neither seen nor read out.
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

  /** The ids of footnotes have a colon, which the id of no heading has. */
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
    // Drawing one may find references to more of them, which a map's iterator comes to in turn.
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

/** A picture within a paragraph is a block of its own: no block may stand in a `p`. */
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

/** What the drawing makes otherwise than its library: alignment as a class, tables that scroll, boxes as words. */
function tidy(node: RootContent, words: StoryWords): RootContent[] {
  if (node.type === 'text') return [node];
  // Comments, doctypes and raw HTML: none can come of a body, and none may pass.
  if (node.type !== 'element') return [];
  const children = node.children.flatMap((child) => tidy(child, words)) as ElementContent[];
  const { tagName, properties } = node;
  switch (tagName) {
    case 'td':
    case 'th': {
      const { align, style: _style, ...rest } = properties;
      const aligned = typeof align === 'string' ? { className: [`align-${align}`] } : {};
      // A corner without words heads nothing.
      const heads = tagName === 'th' && children.length > 0;
      return [{ ...node, tagName: heads ? 'th' : 'td', properties: { ...rest, ...aligned, ...(heads ? { scope: 'col' } : {}) }, children }];
    }
    case 'input': {
      const isDone = properties.checked === true;
      const box = { className: ['task-box'], role: 'img', ariaLabel: isDone ? words.done : words.open, dataDone: isDone ? '' : undefined };
      return [element('span', box, [])];
    }
    case 'table':
      // A group, not a landmark: a document may hold many, and landmarks must differ in name.
      return [element('div', { className: ['table-scroll'], role: 'group', tabIndex: 0, ariaLabel: words.table }, [{ ...node, children }])];
    case 'pre':
      // Long lines scroll, which the keyboard must be able to do too.
      return [{ ...node, properties: { ...properties, tabIndex: 0 }, children }];
    default:
      return [{ ...node, children }];
  }
}

/** HTML up to each island and behind it. Islands are found in the tree, never in the text, which may hold anything. */
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
