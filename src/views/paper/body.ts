/** The body of an entry on paper: the same tree as that of the page. */
import { given } from '../../given.ts';
import { type BodyNode, type PublicBodyRoot, plainText } from '../../model/body.ts';
import type { PublicComponent } from '../../schema/components.ts';
import { isCalendarDate } from '../../schema/dates.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import { PAPER } from '../../wording/ui-paper.ts';
import type { Block, Inline } from './blocks.ts';
import { paragraph, text } from './blocks.ts';

type Node = BodyNode<PublicComponent>;
type Markdown = Exclude<Node, { type: 'component' }>;

export interface BodyOptions {
  /** The level of the highest heading, at least 2. */
  level: number;
  /** Lines to write on below a question. */
  lines: number;
  /** Returns the address online of a link; undefined if there is none, then its text stays. */
  online(url: string): string | undefined;
}

/** Returns the blocks of a body. */
export function bodyBlocks(body: PublicBodyRoot, options: BodyOptions): Block[] {
  const notes = new Map<string, Node[]>();
  const gather = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.type === 'footnoteDefinition') notes.set(node.identifier ?? '', node.children ?? []);
      gather((node.children ?? []) as Node[]);
    }
  };
  gather(body.children);
  const depths = body.children.flatMap((node) => (node.type === 'heading' ? [node.depth ?? 2] : []));
  const writer = new Writer(options, notes, Math.min(...depths, 2));
  return writer.blocks(body.children);
}

class Writer {
  private readonly options: BodyOptions;
  private readonly notes: ReadonlyMap<string, readonly Node[]>;
  /** The depth of the highest heading in the body. */
  private readonly top: number;
  /** The level of the last heading. */
  private last: number;
  /** Footnotes that are being written: one that refers to itself would never end. */
  private readonly open = new Set<string>();

  constructor(options: BodyOptions, notes: ReadonlyMap<string, readonly Node[]>, top: number) {
    this.options = options;
    this.notes = notes;
    this.top = top;
    this.last = options.level - 1;
  }

  blocks(nodes: readonly Node[]): Block[] {
    const all: Block[] = [];
    let numbers: Extract<Block, { kind: 'numbers' }> | undefined;
    for (const node of nodes) {
      if (node.type === 'component' && node.name === 'Outcome') {
        // Numbers that follow each other stand side by side.
        if (numbers === undefined) {
          numbers = { kind: 'numbers', items: [] };
          all.push(numbers);
        }
        const { value = '', label = '', unit, before, asOf } = node.attributes;
        numbers.items.push({
          value,
          label,
          ...given('unit', unit),
          ...given('before', before === undefined ? undefined : UI.outcomeBefore(`${before}${unit ?? ''}`)),
          ...given('note', asOf === undefined ? undefined : UI.outcomeAsOf(isCalendarDate(asOf) ? formatDate(asOf) : asOf)),
        });
        continue;
      }
      numbers = undefined;
      for (const block of this.block(node)) {
        const before = all.at(-1);
        if (block.kind === 'facts' && before?.kind === 'facts') before.rows.push(...block.rows);
        else all.push(block);
      }
    }
    return all;
  }

  private heading(depth: number, title: string): Block {
    const level = Math.max(this.options.level, Math.min(this.options.level + depth - this.top, this.last + 1));
    this.last = level;
    return { kind: 'heading', level, text: title };
  }

  private block(node: Node): Block[] {
    if (node.type === 'component') return this.component(node);
    const children = (node.children ?? []) as Node[];
    switch (node.type) {
      case 'heading':
        return [this.heading(node.depth ?? 2, plainText([node]))];
      case 'paragraph':
        return this.paragraph(children);
      case 'list':
        return [
          {
            kind: 'list',
            isOrdered: node.ordered === true,
            start: node.start ?? 1,
            items: children.map((item) => this.blocks(marked(item as Markdown))),
          },
        ];
      case 'table': {
        const [head, ...rows] = children.map((row) => ((row.children ?? []) as Node[]).map((cell) => this.inlines((cell.children ?? []) as Node[])));
        if (head === undefined) return [];
        const align = head.map((_, at) => (['left', 'center', 'right'] as const).find((one) => one === node.align?.[at]) ?? 'left');
        return [{ kind: 'table', widths: widthsOf([head, ...rows]), head, rows, align }];
      }
      case 'blockquote':
        return [{ kind: 'quote', blocks: this.blocks(children) }];
      case 'code':
        return [{ kind: 'program', text: node.value ?? '' }];
      case 'image':
        return [figure(node.url, node.alt, node.title)];
      case 'thematicBreak':
        return [{ kind: 'rule' }];
      case 'footnoteDefinition':
        return [];
      default:
        return this.paragraph([node]);
    }
  }

  /** A picture among words stands below them: paper has no room beside. */
  private paragraph(nodes: readonly Node[]): Block[] {
    const pictures = nodes.filter((node) => node.type === 'image') as Markdown[];
    const words = nodes.filter((node) => node.type !== 'image');
    return [
      ...(plainText(words).trim() === '' ? [] : [{ kind: 'paragraph' as const, inlines: this.inlines(words) }]),
      ...pictures.map((one) => figure(one.url, one.alt, one.title)),
    ];
  }

  private component(node: Extract<Node, { type: 'component' }>): Block[] {
    const { attributes } = node;
    const children = node.children as Node[];
    switch (node.name) {
      case 'Figure': {
        const caption = [attributes.caption, attributes.credit === undefined ? undefined : UI.credit(attributes.credit)].filter(
          (one) => one !== undefined,
        );
        return [figure(attributes.src, attributes.alt, caption.length === 0 ? undefined : caption.join('　'))];
      }
      case 'Gallery':
        return this.blocks(children);
      case 'Practice':
        return [this.heading(this.top + 1, attributes.title ?? ''), ...this.blocks(children)];
      case 'Quote':
        return [{ kind: 'quote', blocks: this.blocks(children), ...given('by', attributes.by) }];
      case 'Milestone':
        return [{ kind: 'facts', rows: [{ label: formatDate(attributes.date ?? ''), texts: [plainText(children)] }] }];
      case 'Question':
        return [{ kind: 'question', label: UI.question, blocks: this.blocks(children), lines: this.options.lines }];
      case 'Audio':
        return [paragraph(PAPER.audio(attributes.title, attributes.transcript ?? ''))];
      case 'Video':
        return [paragraph(PAPER.video(attributes.title ?? '', attributes.transcript))];
      default:
        return [];
    }
  }

  private inlines(nodes: readonly Node[]): Inline[] {
    return nodes.flatMap((node) => this.inline(node as Markdown));
  }

  private inline(node: Markdown): Inline[] {
    const inner = (): Inline[] => this.inlines((node.children ?? []) as Node[]);
    switch (node.type) {
      case 'text':
        return [text(node.value ?? '')];
      case 'strong':
        return [{ kind: 'strong', inlines: inner() }];
      case 'emphasis':
        return [{ kind: 'emphasis', inlines: inner() }];
      case 'delete':
        return [{ kind: 'strike', inlines: inner() }];
      case 'inlineCode':
        return [{ kind: 'verbatim', text: node.value ?? '' }];
      case 'break':
        return [{ kind: 'line' }];
      case 'link': {
        const url = this.options.online(node.url ?? '');
        return url === undefined ? inner() : [{ kind: 'link', url, inlines: inner() }];
      }
      case 'image':
        return [text(node.alt ?? '')];
      case 'footnoteReference': {
        const name = node.identifier ?? '';
        const note = this.notes.get(name);
        if (note === undefined || this.open.has(name)) return [];
        this.open.add(name);
        const blocks = this.blocks(note);
        this.open.delete(name);
        return [{ kind: 'footnote', blocks }];
      }
      default:
        return inner();
    }
  }
}

/** The share of each column: its longest cell counts, between a few characters and a line of them. */
function widthsOf(rows: readonly Inline[][][]): number[] {
  const lengthOf = (inlines: readonly Inline[]): number =>
    inlines.reduce((sum, one) => sum + ('text' in one ? [...one.text].length : 'inlines' in one ? lengthOf(one.inlines) : 0), 0);
  return (rows[0] ?? []).map((_, column) => Math.min(24, Math.max(4, ...rows.map((row) => lengthOf(row[column] ?? [])))));
}

/** The blocks of an item, with the mark of a task list. */
function marked(item: Markdown): Node[] {
  const children = (item.children ?? []) as Node[];
  if (item.checked === undefined || item.checked === null) return children;
  const box: Markdown = { type: 'text', value: item.checked ? '✓ ' : '□ ' };
  const [first, ...rest] = children;
  return first?.type === 'paragraph'
    ? [{ ...first, children: [box, ...(first.children ?? [])] } as Node, ...rest]
    : [{ type: 'paragraph', children: [box] }, ...children];
}

const figure = (url = '', alt = '', caption?: string): Block => ({
  kind: 'figure',
  asset: url.replace(/^asset:/, ''),
  alt,
  ...given('caption', caption),
});
