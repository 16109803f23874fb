/** The slides of a body, section by section: what it shows becomes posters, what it tells becomes their notes. */
import { given } from '../../given.ts';
import type { BodyNode, BodyRoot, PublicBodyRoot } from '../../model/body.ts';
import { plainText, sections, walk } from '../../model/body.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import { SLIDES } from '../../wording/ui-study.ts';
import { wavePath } from '../brand/plate.ts';
import type { Context } from '../site/context.ts';
import { type StoryPart, storyView } from '../story/story.ts';
import type { Draft, Row } from './poster.ts';
import { grouped, hasRoom, sizeFor, widthOf } from './room.ts';
import { paragraphsOf, type Run, telling, textOf } from './sentence.ts';
import { tableSize, tablesOf } from './tables.ts';

type Node = BodyNode;
type Component = Extract<Node, { type: 'component' }>;

/** In the order of the body: prose, or what is shown on a slide of its own. */
type Piece = { prose: Node } | { draft: Draft };

/** Longer than this a text is not read from a wall, in Han characters. */
const READ = 230;
/** Pictures and numbers of one slide. */
const PICTURES = 3;
const NUMBERS = 4;
/** What is said in a film, beside it. */
const CAPTION = 150;
/** The line below a practice's title. */
const GLOSS = 36;
const RANKS = { milestones: 1, sentence: 2, stressed: 3, quote: 4 };

const draw = (context: Context, nodes: readonly Node[]): StoryPart[] => storyView(context, { type: 'root', children: [...nodes] });

/** Returns the slides of a body. What comes before the first of them is left over. */
export function bodyDrafts(context: Context, body: BodyRoot | PublicBodyRoot, untitled: string): { before: Node[]; drafts: Draft[] } {
  const drafts: Draft[] = [];
  const before: Node[] = [];
  for (const section of sections(body)) {
    const title = section.title ?? untitled;
    const made = sectionDrafts(pieces(context, section.children as Node[], title), title);
    if (made.drafts.length === 0) (drafts.at(-1)?.told ?? before).push(...made.rest);
    drafts.push(...made.drafts);
  }
  return { before, drafts };
}

/** Puts prose where it is told: with the slide before it, or on one of its own if it opens the section. */
function sectionDrafts(all: readonly Piece[], title: string): { drafts: Draft[]; rest: Node[] } {
  const drafts: Draft[] = [];
  let prose: Node[] = [];
  for (const piece of all) {
    if ('prose' in piece) {
      if (drafts.length > 0) drafts.at(-1)?.told.push(piece.prose);
      else prose.push(piece.prose);
      continue;
    }
    if (drafts.length === 0 && prose.length > 0) {
      const lead = introduces(prose, piece.draft) ? undefined : leadDraft(prose, title);
      if (lead === undefined) piece.draft.told.unshift(...prose);
      else drafts.push(lead);
      prose = [];
    }
    drafts.push(piece.draft);
  }
  if (drafts.length > 0) return { drafts, rest: [] };
  const lead = leadDraft(prose, title);
  return lead === undefined ? { drafts, rest: prose } : { drafts: [lead], rest: [] };
}

/** Whether prose says no more than what follows: a list of practices, or whatever comes after a colon. */
const introduces = (prose: readonly Node[], next: Draft): boolean =>
  next.face.kind === 'rows' || (prose.length === 1 && /[：:]$/u.test(plainText(prose)));

/** The slide of prose: its list if it is short, else the sentence that says most. */
function leadDraft(prose: readonly Node[], title: string): Draft | undefined {
  const list = prose.filter((node): node is Exclude<Node, Component> => node.type === 'list');
  const items = list.length === 1 ? ((list[0]?.children ?? []) as Node[]).map((item) => paragraphsOf([item])) : [];
  const rows = items.map((paragraphs): Row => ({ text: paragraphs.map(textOf).join('　') }));
  const isList = rows.length > 1 && rows.every(({ text }) => widthOf(text) <= 60) && hasRoom(rows);
  if (isList) {
    const isWhole = isPlain(list);
    const told = prose.filter((node) => !isWhole || !list.includes(node as (typeof list)[number]));
    return { heading: title, face: rowsFace(rows, list[0]?.ordered === true), told, shown: isWhole ? list : [], rank: RANKS.stressed };
  }
  const sentence = telling(prose);
  if (sentence === undefined) return undefined;
  return {
    heading: title,
    face: { kind: 'sentence', paragraphs: [sentence], size: sizeFor([{ text: textOf(sentence) }]), isQuote: false },
    told: [...prose],
    shown: [],
    rank: sentence.some((run) => run.isStrong) ? RANKS.stressed : RANKS.sentence,
  };
}

export function rowsFace(rows: Row[], isNumbered: boolean): Extract<Draft['face'], { kind: 'rows' }> {
  const share = rows.some(({ label }) => label !== undefined) ? 0.74 : 0.94;
  const lines = rows.map(({ text, more }) => ({ text, share, gap: 0.7, below: more === undefined ? 0 : 3 }));
  return { kind: 'rows', rows, isNumbered, size: sizeFor(lines, 3, 41) };
}

/** Splits blocks into prose and slides. */
function pieces(context: Context, nodes: readonly Node[], title: string): Piece[] {
  const result: Piece[] = [];
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at] as Node;
    const run = runOf(nodes, at);
    at += Math.max(0, run.length - 1);
    if (node.type === 'table') result.push(...tableDrafts(context, node, title).map((draft) => ({ draft })));
    else if (node.type === 'paragraph') result.push(...paragraphPieces(context, node, title));
    else if (node.type === 'thematicBreak') continue;
    else if (node.type !== 'component') result.push({ prose: node });
    else result.push(...componentPieces(context, node, run, title));
  }
  return result;
}

/** The components of one name that stand together share a slide. */
const TOGETHER: ReadonlySet<string> = new Set(['Outcome', 'Milestone', 'Practice', 'Figure']);

function runOf(nodes: readonly Node[], from: number): Component[] {
  const first = nodes[from];
  if (first?.type !== 'component' || !TOGETHER.has(first.name)) return [];
  const end = nodes.findIndex((node, at) => at > from && (node.type !== 'component' || node.name !== first.name));
  return nodes.slice(from, end === -1 ? undefined : end) as Component[];
}

/** Pictures leave their paragraph. */
function paragraphPieces(context: Context, node: Node, title: string): Piece[] {
  const children = (node.children ?? []) as Node[];
  const words = children.filter((child) => child.type !== 'image');
  const pictures = children.filter((child) => child.type === 'image');
  return [
    ...(plainText(words).trim() === '' ? [] : [{ prose: { ...node, children: words } as Node }]),
    ...pictureDrafts(context, pictures, title).map((draft) => ({ draft })),
  ];
}

function componentPieces(context: Context, node: Component, run: readonly Component[], title: string): Piece[] {
  switch (node.name) {
    case 'Outcome':
      return grouped(run, (some) => some.length <= NUMBERS).map((some) => ({ draft: numberDraft(context, some, title) }));
    case 'Milestone':
      return milestoneDrafts(run).map((draft) => ({ draft }));
    case 'Practice':
      return practicePieces(context, run, title);
    case 'Figure':
      return pictureDrafts(context, run, title).map((draft) => ({ draft }));
    case 'Gallery': {
      const figures = (node.children as Node[])
        .flatMap((child) => (child.type === 'paragraph' ? ((child.children ?? []) as Node[]) : [child]))
        .filter(isFigure);
      const rest = (node.children as Node[]).filter((child) => !isFigure(child) && child.type !== 'paragraph');
      return [...pictureDrafts(context, figures, title).map((draft) => ({ draft })), ...pieces(context, rest, title)];
    }
    case 'Quote':
      return [{ draft: quoteDraft(node) }];
    case 'Question':
      return [{ draft: questionDraft(node) }];
    case 'Audio':
    case 'Video':
      return [{ draft: mediaDraft(context, node) }];
    default:
      return [{ prose: node }];
  }
}

const isFigure = (node: Node): boolean => node.type === 'image' || (node.type === 'component' && node.name === 'Figure');

/** Whether a face that shows only words shows all of it. */
const isPlain = (nodes: readonly Node[]): boolean =>
  !walk(nodes).some((node) => ['footnoteReference', 'image', 'table', 'code', 'heading', 'component'].includes(node.type));

/** Either the face shows the nodes whole, or they are told. */
const toldOrShown = (node: Component, isShown: boolean): Pick<Draft, 'told' | 'shown'> =>
  isShown ? { told: [], shown: [node] } : { told: [node], shown: [] };

function pictureDrafts(context: Context, nodes: readonly Node[], title: string): Draft[] {
  return grouped(nodes, (some) => some.length <= PICTURES).map((some) => ({
    heading: title,
    face: { kind: 'picture', figures: draw(context, some).flatMap((part) => (part.kind === 'Figure' ? [part] : [])) },
    told: [],
    shown: [...some],
  }));
}

/** The number that changed most plainly is the large one: the first that says what was before. */
function numberDraft(context: Context, nodes: readonly Component[], title: string): Draft {
  const items = draw(context, nodes).flatMap((part) => (part.kind === 'Outcomes' ? part.items : []));
  const first = items.find((item) => item.before !== undefined) ?? items[0];
  const asOf = mostOften(items.map((item) => item.asOf));
  const ordered = [...items.filter((item) => item === first), ...items.filter((item) => item !== first)];
  return {
    heading: title,
    face: {
      kind: 'number',
      // The day that most have in common stands once.
      items: ordered.map(({ asOf: own, ...item }) => ({ ...item, ...(own === undefined || own === asOf ? {} : { asOf: own }) })),
      size: numberSize(ordered),
      ...given('asOf', asOf),
    },
    told: [],
    shown: [...nodes],
  };
}

const mostOften = (values: readonly (string | undefined)[]): string | undefined =>
  values.toSorted((one, other) => values.filter((value) => value === other).length - values.filter((value) => value === one).length)[0];

/** The sizes of the large number, as those of type: digits are about half as wide as characters. */
function numberSize([first, ...others]: readonly { value: string; unit?: string; before?: string }[]): number {
  if (first === undefined) return 1;
  const unit = first.unit === undefined ? 0 : Math.min(6, widthOf(first.unit)) * 0.36;
  const width = widthOf(first.value) + unit + (first.before === undefined ? 0 : widthOf(first.before) * 0.62 + unit * 0.62 + 1);
  const room = others.length === 0 ? 80 : 54;
  const at = [17, 14, 11, 9, 7, 5.5].findIndex((size) => width * size <= room);
  return at === -1 ? 7 : at + 1;
}

function milestoneDrafts(nodes: readonly Component[]): Draft[] {
  const rowOf = (node: Component): Row => ({ label: formatDate(node.attributes.date ?? ''), text: plainText(node.children).replaceAll('\n', '　') });
  return grouped(nodes, (some) => hasRoom(some.map((node) => ({ text: rowOf(node).text, share: 0.76, gap: 0.7 })))).map((some) => ({
    heading: SLIDES.milestones,
    face: rowsFace(some.map(rowOf), false),
    told: some.filter((node) => !isPlain(node.children)),
    shown: some.filter((node) => isPlain(node.children)),
    rank: RANKS.milestones,
  }));
}

/** The titles of practices share a slide; what is shown within them follows on slides of its own. */
function practicePieces(context: Context, nodes: readonly Component[], title: string): Piece[] {
  const inner = nodes.map((node) => {
    const all = pieces(context, node.children, node.attributes.title ?? title);
    return {
      node: { ...node, children: all.flatMap((piece) => ('prose' in piece ? [piece.prose] : [])) },
      drafts: all.flatMap((piece) => ('draft' in piece ? [piece.draft] : [])),
    };
  });
  const rowOf = (node: Component): Row => {
    const sentence = telling(node.children);
    const isShort = sentence !== undefined && widthOf(textOf(sentence)) <= GLOSS;
    return { text: node.attributes.title ?? '', ...(isShort ? { more: sentence } : {}) };
  };
  const groups = grouped(inner, (some) => some.length <= 5 && hasRoom(some.map(({ node }) => ({ text: rowOf(node).text, gap: 0.7, below: 3 }))));
  return groups.flatMap((some): Piece[] => [
    {
      draft: {
        heading: title,
        face: rowsFace(
          some.map(({ node }) => rowOf(node)),
          nodes.length > 1,
        ),
        told: some.map(({ node }) => node),
        shown: [],
      },
    },
    ...some.flatMap(({ drafts }) => drafts.map((draft) => ({ draft }))),
  ]);
}

function quoteDraft(node: Component): Draft {
  const whole = paragraphsOf(node.children);
  const isShort = widthOf(whole.map(textOf).join('')) <= READ;
  const paragraphs = isShort ? whole : [telling(node.children) ?? []];
  return {
    heading: node.attributes.by ?? SLIDES.quote,
    face: { kind: 'sentence', paragraphs, size: sizeFor(linesOf(paragraphs), 1, 32), isQuote: true },
    ...toldOrShown(node, isShort && isPlain(node.children)),
    rank: RANKS.quote,
  };
}

const linesOf = (paragraphs: readonly Run[][]): { text: string }[] => paragraphs.map((runs) => ({ text: textOf(runs) }));

function questionDraft(node: Component): Draft {
  const paragraphs = paragraphsOf(node.children);
  return { heading: UI.question, face: questionFace(paragraphs), ...toldOrShown(node, isPlain(node.children)) };
}

export const questionFace = (paragraphs: Run[][]): Extract<Draft['face'], { kind: 'question' }> => ({
  kind: 'question',
  questions: [paragraphs],
  size: sizeFor(linesOf(paragraphs), 2),
});

function mediaDraft(context: Context, node: Component): Draft {
  const [part] = draw(context, [node]);
  const transcript = node.attributes.transcript ?? '';
  const said: Node[] = transcript === '' ? [] : [{ type: 'paragraph', children: [{ type: 'text', value: transcript }] }];
  if (part?.kind === 'Audio') {
    const isShort = widthOf(transcript) <= READ;
    return {
      heading: part.title ?? UI.recording,
      face: {
        kind: 'sound',
        sound: { ...part, transcript: isShort ? transcript : '' },
        wave: waveOf(context, node.attributes.src ?? ''),
        size: sizeFor([{ text: transcript, share: 0.52 }], 4, 26),
      },
      told: isShort ? [] : said,
      shown: [node],
    };
  }
  const film = part as Extract<StoryPart, { kind: 'Video' }>;
  const isShort = widthOf(transcript) <= CAPTION;
  const { transcript: _, ...silent } = film;
  return { heading: film.title, face: { kind: 'film', film: isShort ? film : silent }, told: isShort ? [] : said, shown: [node] };
}

const waveOf = ({ site }: Context, url: string): string => wavePath(site.assets[url.replace(/^asset:/, '')]?.wave);

function tableDrafts(context: Context, table: Node, title: string): Draft[] {
  return tablesOf(table).map((some) => ({
    heading: title,
    face: { kind: 'table', parts: draw(context, [some.shown]), size: tableSize(some.shown) },
    told: some.isWhole ? [] : [some.node],
    shown: some.isWhole ? [some.node] : [],
  }));
}

export const paragraph = (value: string): Node => ({ type: 'paragraph', children: [{ type: 'text', value }] });

/** Returns a paragraph of a label and a text, for notes. */
export const labelled = (label: string, text: string): Node => ({
  type: 'paragraph',
  children: [
    { type: 'strong', children: [{ type: 'text', value: label }] },
    { type: 'text', value: `　${text}` },
  ],
});
