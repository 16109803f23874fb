/**
 * A body's tree as HTML with islands: Markdown becomes strings, components stay data for the
 * components that draw them.
 */
import type { Element, ElementContent, Root as HastRoot, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import type { BodyRoot, PublicBodyRoot } from '../model/body.ts';
import type { ComponentName } from '../schema/components.ts';

export interface Island {
  component: ComponentName;
  attributes: Record<string, string>;
  /** The anchor of a practice's title. */
  id?: string;
  body: Segment[];
}

export type Segment = string | Island;

export interface StoryOptions {
  /** Where a link leads; null makes it plain text. */
  link(url: string): { href: string; download?: boolean } | null;
  /** Before the ids of footnotes, where one page draws several bodies. */
  prefix?: string;
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

const ISLAND = 'x-island';
/** A private-use character that no checked text holds; it stands where an island was cut out. */
const CUT = '\ue000';
const MARK = new RegExp(`${CUT}(\\d+)${CUT}`);

/** Draws a body. Deterministic; no inline style, no script, no raw HTML. */
export function drawStory(tree: BodyRoot | PublicBodyRoot, options: StoryOptions): Segment[] {
  const { words, prefix = '' } = options;
  // However the author numbered them, the page's headings go down one rank at a time.
  const depths = [...new Set(headingDepths(tree))].sort((a, b) => a - b);
  const hast = toHast(tree as never, {
    clobberPrefix: prefix,
    footnoteLabel: words.footnotes,
    footnoteLabelProperties: { className: ['footnotes-title'] },
    footnoteBackLabel: (index: number) => words.back(index + 1),
    handlers: {
      component(state: { all(node: unknown): ElementContent[] }, node: { name: string; attributes: Record<string, string>; id?: string }) {
        return island(node.name, node.attributes, node.id, state.all(node));
      },
      image(_state: unknown, node: { url: string; alt?: string }) {
        return island('Figure', { src: node.url, alt: node.alt ?? '' }, undefined, []);
      },
      link(state: { all(node: unknown): ElementContent[] }, node: { url: string }) {
        const target = options.link(node.url);
        const children = state.all(node);
        if (target === null) return children;
        const external = /^https?:/.test(target.href);
        return {
          type: 'element',
          tagName: 'a',
          properties: {
            href: target.href,
            ...(target.download === true ? { download: '' } : {}),
            ...(external ? { rel: ['noopener', 'external'] } : {}),
          },
          children,
        };
      },
      heading(state: { all(node: unknown): ElementContent[] }, node: { depth: number; id?: string }) {
        const tagName = `h${Math.min(6, 2 + Math.max(0, depths.indexOf(node.depth)))}`;
        return { type: 'element', tagName, properties: node.id === undefined ? {} : { id: node.id }, children: state.all(node) };
      },
    } as never,
  }) as HastRoot;
  return serialise(hast.children.flatMap((node) => tidy(node, words)));
}

function headingDepths(tree: BodyRoot | PublicBodyRoot): number[] {
  const depths: number[] = [];
  const visit = (nodes: readonly { type: string; depth?: number; children?: readonly unknown[] }[]): void => {
    for (const node of nodes) {
      if (node.type === 'heading') depths.push(node.depth ?? 2);
      visit((node.children ?? []) as typeof nodes);
    }
  };
  visit(tree.children as never);
  return depths;
}

function island(name: string, attributes: Record<string, string>, id: string | undefined, children: ElementContent[]): Element {
  return { type: 'element', tagName: ISLAND, properties: {}, data: { island: { name, attributes, id } } as never, children };
}

/** What the drawing makes otherwise than its library: alignment as a class, tables that scroll, boxes as words. */
function tidy(node: RootContent, words: StoryWords): RootContent[] {
  if (node.type === 'text') return [{ ...node, value: node.value.replaceAll(CUT, '') }];
  if (node.type !== 'element') return node.type === 'comment' || node.type === 'doctype' || (node.type as string) === 'raw' ? [] : [node];
  const children = node.children.flatMap((child) => tidy(child as RootContent, words)) as ElementContent[];
  const element: Element = { ...node, children };
  if (element.tagName === 'td' || element.tagName === 'th') {
    const { align, style: _style, ...properties } = element.properties;
    return [
      {
        ...element,
        properties: {
          ...properties,
          ...(typeof align === 'string' ? { className: [`align-${align}`] } : {}),
          ...(element.tagName === 'th' ? { scope: 'col' } : {}),
        },
      },
    ];
  }
  if (element.tagName === 'input') {
    const label = element.properties.checked === true ? words.done : words.open;
    return [
      {
        type: 'element',
        tagName: 'span',
        properties: { className: ['task-box'], role: 'img', ariaLabel: label, dataDone: element.properties.checked === true ? '' : undefined },
        children: [],
      },
    ];
  }
  if (element.tagName === 'table') {
    const properties = { className: ['table-scroll'], role: 'region', tabIndex: 0, ariaLabel: words.table };
    return [{ type: 'element', tagName: 'div', properties, children: [element] }];
  }
  if (element.tagName === 'p') return splitParagraph(element);
  return [element];
}

/** A picture within a paragraph is a block of its own: no block may stand in a `p`. */
function splitParagraph(paragraph: Element): RootContent[] {
  if (!paragraph.children.some((child) => child.type === 'element' && child.tagName === ISLAND)) return [paragraph];
  const result: RootContent[] = [];
  let run: ElementContent[] = [];
  const flush = (): void => {
    if (run.some((node) => node.type !== 'text' || node.value.trim() !== '')) result.push({ ...paragraph, children: run });
    run = [];
  };
  for (const child of paragraph.children) {
    if (child.type === 'element' && child.tagName === ISLAND) {
      flush();
      result.push(child);
    } else run.push(child);
  }
  flush();
  return result;
}

function serialise(nodes: readonly RootContent[]): Segment[] {
  const islands: Island[] = [];
  const mark = (node: RootContent): RootContent => {
    if (node.type !== 'element') return node;
    if (node.tagName !== ISLAND) return { ...node, children: node.children.map((child) => mark(child as RootContent) as ElementContent) };
    const { name, attributes, id } = (node.data as unknown as { island: { name: ComponentName; attributes: Record<string, string>; id?: string } })
      .island;
    islands.push({ component: name, attributes, ...(id === undefined ? {} : { id }), body: serialise(node.children as RootContent[]) });
    return { type: 'text', value: `${CUT}${islands.length - 1}${CUT}` };
  };
  const html = toHtml({ type: 'root', children: nodes.map(mark) } as HastRoot, { closeSelfClosing: false });
  return html
    .split(MARK)
    .map((part, index): Segment => (index % 2 === 1 ? (islands[Number(part)] as Island) : part))
    .filter((segment) => typeof segment !== 'string' || segment.trim() !== '');
}
