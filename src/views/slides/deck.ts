/**
 * Slide decks of brands and packs, one idea a screen, from the same body as the page. In internal builds, `<Note>` and
 * `<Internal>` become the slides' notes.
 */
import { given } from '../../given.ts';
import type { BodyNode, BodyRoot, PublicBodyRoot } from '../../model/body.ts';
import { sections } from '../../model/body.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import { formatMinutes, OCCASION_LABELS, SLIDES, STUDY } from '../../wording/ui-study.ts';
import { organizationLink, type StampView, stamps } from '../brand/card.ts';
import { toneOf } from '../brand/colours.ts';
import { type PlateView, plateView } from '../brand/plate.ts';
import { recordView } from '../brand/record.ts';
import { standardTexts } from '../brand/standard.ts';
import { assetHref, stylesheetHrefs } from '../site/assets.ts';
import type { Context } from '../site/context.ts';
import { type Frame, type FrameOptions, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';
import { brandShare, packShare, shareOf } from '../site/share.ts';
import { type FigurePart, type OutcomeItem, type StoryPart, storyView } from '../story/story.ts';
import { agendaOf } from '../study/page.ts';
import type { SubjectView } from '../study/subject.ts';
import { grouped, LINES, type Screen, screensOf, widthOf } from './screens.ts';

/** The position of a slide among several of one section. */
export interface PartOf {
  part: number;
  of: number;
}

export type SlideContent = { position?: PartOf } & (
  | { kind: 'title'; eyebrow?: string; title: string; theme?: string; lines: string[]; stamps: StampView[]; plate?: PlateView }
  | { kind: 'standard'; title: string; items: { label: string; texts: string[] }[] }
  /** `large`: the text is short enough for a larger font. */
  | { kind: 'text'; title?: string; large: boolean; parts: StoryPart[] }
  | { kind: 'practice'; eyebrow?: string; title: string; large: boolean; parts: StoryPart[] }
  | { kind: 'figure'; title?: string; figure: FigurePart }
  | { kind: 'quote'; parts: StoryPart[]; by?: string; long: boolean }
  | { kind: 'outcomes'; title: string; items: OutcomeItem[] }
  | { kind: 'question'; title: string; parts: StoryPart[] }
  | { kind: 'media'; title?: string; part: StoryPart }
  | { kind: 'milestones'; title: string; parts: StoryPart[] }
  | { kind: 'list'; title: string; numbered: boolean; items: { label?: string; text: string; isDone?: boolean }[] }
  /** `minutes`: how long the item may take. */
  | { kind: 'item'; eyebrow: string; title: string; minutes: number; subject?: SubjectView }
  | { kind: 'end'; title: string; text?: string; sources: string[]; lines: string[] }
);

export type Slide = SlideContent & {
  tone?: string;
  /** For the presenter; empty unless the body is the full one. */
  notes: StoryPart[];
};

export interface Deck {
  frame: Frame;
  title: string;
  tone?: string;
  back: Link;
  slides: Slide[];
}

type Root = BodyRoot | PublicBodyRoot;

/** Up to how many lines the font can be larger, and how many lines a list slide holds. */
const LARGE = 4;
const LIST = 9;
/** The events of a record that a deck shows: single ones, not yearly ones. */
const TOLD: ReadonlySet<string> = new Set(['cultivated', 'launched', 'named', 'commended', 'renamed', 'delisted']);
const SOURCES = 6;

const draw = (context: Context, nodes: readonly BodyNode[]): StoryPart[] => storyView(context, { type: 'root', children: [...nodes] });

/** Returns the deck of a brand. `body` defaults to the public one. Throws an Error if the site does not hold the brand. */
export function brandDeck(context: Context, slug: string, body?: Root): Deck {
  const { site, address } = context;
  const brand = context.brands.get(slug);
  if (brand === undefined) throw new Error(`The site holds no brand ${slug}`);
  const tone = toneOf(brand);
  const toned = tone === undefined ? {} : { tone };
  const slides: SlideContent[] = [titleOf(context, brand)];
  const notes = new Map<SlideContent, StoryPart[]>();
  slides.push(...standardSlides(context, brand));
  const own = `entry:brand/${slug}`;
  for (const { content, notes: said } of bodySlides(context, body ?? brand.body, own)) {
    slides.push(content);
    notes.set(content, said);
  }
  const record = recordView(context, brand).filter((item) => TOLD.has(item.event));
  slides.push(
    ...listSlides(
      site.labels.record,
      false,
      record.map((item) => ({ label: item.date, text: item.sentence.map((part) => part.text).join('') })),
    ),
    {
      kind: 'end',
      title: brand.name,
      sources: brand.sources
        .slice(0, SOURCES)
        .map((source) => [source.title, ...(source.date === undefined ? [] : [formatDate(source.date)])].join('，')),
      lines: [organizationLink(context, brand.organization).text, site.title],
    },
  );
  return {
    frame: deckFrame(context, {
      title: SLIDES.titleOf(brand.name),
      address: address.brandSlides(slug),
      place: 'brands',
      ...given('tone', tone),
      ...shareOf(context, () => brandShare(context, brand)),
    }),
    title: brand.name,
    ...toned,
    back: { text: SLIDES.backToCase, href: address.brand(slug) },
    slides: withoutEmpty(slides.map((content) => ({ ...content, ...toned, notes: notes.get(content) ?? [] }))),
  };
}

/** Returns the deck of a pack: agenda, then each item with its questions. Throws an Error if the site does not hold the pack. */
export function packDeck(context: Context, slug: string, body?: Root): Deck {
  const { site, address } = context;
  const pack = context.packs.get(slug);
  if (pack === undefined) throw new Error(`The site holds no pack ${slug}`);
  const agenda = agendaOf(context, pack);
  // A pack's own text gives only its questions and its notes.
  const own = bodySlides(context, body ?? pack.body, `entry:study/${slug}`);
  const said = own.flatMap(({ notes }) => notes);
  const asked = own.flatMap(({ content }) => (content.kind === 'question' ? [content] : []));
  const slides: Slide[] = [
    {
      kind: 'title',
      eyebrow: OCCASION_LABELS[pack.occasion],
      title: pack.title,
      lines: [
        [...(pack.date === undefined ? [] : [formatDate(pack.date)]), ...(pack.place === undefined ? [] : [pack.place])].join('　'),
        [...(pack.audience === undefined ? [] : [pack.audience]), formatMinutes(pack.minutes)].join('　'),
      ].filter((line) => line !== ''),
      stamps: [],
      notes: said,
    },
    ...listSlides(
      STUDY.objectives,
      true,
      pack.objectives.map((text) => ({ text })),
    ),
    ...listSlides(
      STUDY.agenda,
      false,
      agenda.map((line) => ({ label: line.offset, text: line.title })),
    ),
    ...agenda.flatMap((line, at): Slide[] => {
      const { subject } = line;
      const tone = subject?.tone === undefined ? {} : { tone: subject.tone };
      const questions = line.questions.length > 0 ? line.questions : (subject?.questions ?? []);
      return [
        {
          kind: 'item',
          eyebrow: `${line.offset}　${line.minutes}`,
          title: line.title,
          minutes: pack.agenda[at]?.minutes ?? 0,
          ...given('subject', subject),
          ...tone,
          notes: [],
        },
        ...essence(subject).map((slide): Slide => ({ ...slide, ...tone })),
        ...questions.map(
          (text, index): Slide => ({
            kind: 'question',
            title: STUDY.question(index + 1, questions.length),
            parts: [{ kind: 'html', html: `<p>${escapeText(text)}</p>` }],
            ...tone,
            notes: [],
          }),
        ),
      ];
    }),
    ...asked.map((content): Slide => ({ ...content, notes: [] })),
    { kind: 'end', title: SLIDES.endPack, text: SLIDES.endPackText, sources: [], lines: [site.title], notes: [] },
  ];
  return {
    frame: deckFrame(context, {
      title: SLIDES.titleOf(pack.title),
      address: address.packSlides(slug),
      place: 'study',
      ...shareOf(context, () => packShare(context, pack)),
    }),
    title: pack.title,
    back: { text: SLIDES.backToPack, href: address.pack(slug) },
    slides: withoutEmpty(slides),
  };
}

function deckFrame(context: Context, options: FrameOptions): Frame {
  return { ...frame(context, options), scripts: [assetHref(context, 'slides')], stylesheets: stylesheetHrefs(context, ['more', 'deck']) };
}

function titleOf(context: Context, brand: PublishedBrand): SlideContent {
  return {
    kind: 'title',
    eyebrow: organizationLink(context, brand.organization).text,
    title: brand.name,
    ...given('theme', brand.theme),
    lines: [brand.summary],
    stamps: stamps(context, brand),
    ...(brand.logo === undefined ? {} : { plate: plateView(context, brand) }),
  };
}

/** Returns slides of the standard without the theme, which is on the title slide. */
function standardSlides(context: Context, brand: PublishedBrand): SlideContent[] {
  const items = standardTexts(context, brand).filter((item) => item.key !== 'theme');
  const weightOf = (item: (typeof items)[number]): number => item.texts.reduce((sum, text) => sum + Math.ceil(widthOf(text) / 24), 0.6);
  return grouped(
    items.flatMap((item) => shortened(item, weightOf)),
    weightOf,
    LINES,
  ).map((some) => ({
    kind: 'standard',
    title: context.site.standard.label,
    items: some.map(({ label, texts }) => ({ label, texts })),
  }));
}

/** Splits an item that is longer than a screen. */
function shortened<Item extends { texts: string[] }>(item: Item, weightOf: (item: Item) => number): Item[] {
  if (weightOf(item) <= LINES) return [item];
  const sentences = item.texts.flatMap((whole, of) => whole.split(/(?<=[。！？；])/u).map((text) => ({ text, of, isWhole: text === whole })));
  const linesOf = ({ text, isWhole }: (typeof sentences)[number]): number => (isWhole ? Math.ceil(widthOf(text) / 24) : widthOf(text) / 24);
  return grouped(sentences, linesOf, LINES - 1.6).map((some) => ({ ...item, texts: textsOf(some) }));
}

/** Joins sentences of the same text again. */
function textsOf(sentences: readonly { text: string; of: number }[]): string[] {
  const texts = new Map<number, string>();
  for (const { text, of } of sentences) texts.set(of, (texts.get(of) ?? '') + text);
  return [...texts.values()];
}

interface BodySlide {
  content: SlideContent;
  notes: StoryPart[];
}

/** Returns the slides of a body, section by section. `own` is the `entry:` address of the entry, for links inside it. */
function bodySlides(context: Context, body: Root, own: string): BodySlide[] {
  return sections(body).flatMap((section) => {
    const screens = screensOf((section.children as BodyNode[]).map((node) => linkToPage(node, own)));
    const texts = screens.filter((screen) => screen.kind === 'text' && screen.nodes.length > 0).length;
    let part = 0;
    return screens.flatMap((screen): BodySlide[] => {
      const notes = draw(context, screen.notes);
      if (screen.kind === 'text') {
        if (screen.nodes.length === 0 && notes.length === 0) return [];
        part += 1;
        const title = section.title;
        const content: SlideContent = {
          kind: 'text',
          ...given('title', title),
          large: screen.weight <= LARGE,
          parts: draw(context, screen.nodes),
          ...(texts > 1 ? { position: { part, of: texts } } : {}),
        };
        return [{ content, notes }];
      }
      return [{ content: screenSlide(context, screen, section.title), notes }];
    });
  });
}

function screenSlide(context: Context, screen: Exclude<Screen, { kind: 'text' }>, section: string | undefined): SlideContent {
  const titled = section === undefined ? {} : { title: section };
  switch (screen.kind) {
    case 'practice':
      return {
        kind: 'practice',
        ...given('eyebrow', section),
        title: screen.title,
        large: screen.weight <= LARGE,
        parts: draw(context, screen.nodes),
        ...(screen.of > 1 ? { position: { part: screen.part, of: screen.of } } : {}),
      };
    case 'outcomes': {
      const items = draw(context, screen.nodes).flatMap((part) => (part.kind === 'Outcomes' ? part.items : []));
      return { kind: 'outcomes', title: section ?? SLIDES.outcomes, items };
    }
    case 'milestones':
      return { kind: 'milestones', title: section ?? context.site.labels.record, parts: draw(context, screen.nodes) };
    case 'component': {
      const part = draw(context, [screen.node])[0] as StoryPart;
      switch (part.kind) {
        case 'Figure':
          // A picture fills the screen, not a text column.
          return {
            kind: 'figure',
            ...titled,
            figure: { ...part, picture: { ...part.picture, ...(part.picture.srcset === undefined ? {} : { sizes: '80vw' }) } },
          };
        case 'Quote': {
          const length = widthOf(part.body.map((one) => (one.kind === 'html' ? one.html.replace(/<[^>]*>/g, '') : '')).join(''));
          return { kind: 'quote', parts: part.body, long: length > 90, ...given('by', part.by) };
        }
        case 'Question':
          return { kind: 'question', title: UI.question, parts: part.body };
        default:
          return { kind: 'media', ...titled, part };
      }
    }
  }
}

/** Points links to an anchor of the entry to its page, which has the anchor. */
function linkToPage(node: BodyNode, own: string): BodyNode {
  const url = node.type === 'link' && node.url?.startsWith('#') === true ? { url: own + node.url } : {};
  return node.children === undefined
    ? node
    : ({ ...node, ...url, children: node.children.map((child) => linkToPage(child as BodyNode, own)) } as BodyNode);
}

/** Returns slides that introduce the subject of an agenda item. */
function essence(subject: SubjectView | undefined): Slide[] {
  switch (subject?.kind) {
    case 'brand': {
      const weightOf = (item: { texts: string[] }): number => item.texts.reduce((sum, text) => sum + Math.ceil(widthOf(text) / 24), 0.6);
      const items = subject.standard.filter((item) => item.key !== 'theme' && item.key !== 'logo').flatMap((item) => shortened(item, weightOf));
      return [
        ...grouped(items, weightOf, LINES).map(
          (some): Slide => ({ kind: 'standard', title: subject.text, items: some.map(({ label, texts }) => ({ label, texts })), notes: [] }),
        ),
        ...(subject.outcomes.length === 0 ? [] : [subject.outcomes.slice(0, 3)]).map(
          (items): Slide => ({ kind: 'outcomes', title: SLIDES.outcomes, items, notes: [] }),
        ),
      ];
    }
    case 'document':
      return subject.headings.length === 0
        ? []
        : listSlides(
            SLIDES.contents,
            true,
            subject.headings.map((text) => ({ text })),
          );
    case 'pairing':
      return listSlides(subject.progress, false, [
        ...subject.goals.map(({ text, isDone }) => ({ text, isDone })),
        ...(subject.outcome === undefined ? [] : [{ label: subject.state, text: subject.outcome }]),
      ]);
    case undefined:
      return [];
  }
}

function listSlides(title: string, isNumbered: boolean, items: readonly { label?: string; text: string; isDone?: boolean }[]): Slide[] {
  const groups = grouped(
    items.map((item, index) => ({ ...item, ...(isNumbered ? { label: String(index + 1) } : {}) })),
    (item) => Math.ceil(widthOf(item.text) / (isNumbered ? 28 : 24)) + 0.35,
    LIST,
  );
  return groups.map(
    (some, index): Slide => ({
      kind: 'list',
      title,
      numbered: isNumbered,
      items: some,
      notes: [],
      ...(groups.length > 1 ? { position: { part: index + 1, of: groups.length } } : {}),
    }),
  );
}

/** Leaves out list slides without items. */
const withoutEmpty = (slides: readonly Slide[]): Slide[] => slides.filter((slide) => slide.kind !== 'list' || slide.items.length > 0);

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
