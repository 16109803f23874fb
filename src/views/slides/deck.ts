/**
 * Slide decks of brands and packs, one thing a slide, from the same body as the page. What a slide does not show is in
 * its notes; in internal builds `<Note>` and `<Internal>` are too.
 */
import { given } from '../../given.ts';
import { type BodyNode, type BodyRoot, type PublicBodyRoot, walk } from '../../model/body.ts';
import type { PublishedBrand, PublishedPack } from '../../publish/published.ts';
import { formatDate } from '../../wording/ui.ts';
import { formatMinutes, OCCASION_LABELS, SLIDES, STUDY } from '../../wording/ui-study.ts';
import { toneOf } from '../brand/colours.ts';
import { assetHref } from '../site/assets.ts';
import type { Context } from '../site/context.ts';
import { type Frame, type FrameOptions, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';
import { printedAddress } from '../site/printed.ts';
import { brandShare, packShare, shareOf } from '../site/share.ts';
import { storyView } from '../story/story.ts';
import { type AgendaLine, agendaOf } from '../study/page.ts';
import type { SubjectView } from '../study/subject.ts';
import { bodyDrafts, paragraph, questionFace, rowsFace } from './bodyDrafts.ts';
import { caseDrafts, coverFace, coverNotes, endDraft, linkedToPage, recordDraft } from './caseDrafts.ts';
import { type Draft, distinct, type Face, folded, type Row, type Slide } from './poster.ts';
import { grouped, hasRoom, sizeFor } from './room.ts';

export interface Deck {
  frame: Frame;
  title: string;
  tone?: string;
  back: Link;
  /** The slug of the pack, of which a browser may know when its meeting begins. */
  meeting?: string;
  slides: Slide[];
}

type Root = BodyRoot | PublicBodyRoot;
/** A draft of a pack's deck: each case has its own colour and footnotes. */
type PackDraft = Draft & { tone?: string; minutes?: number; body: Root };

/** Returns the deck of a brand. `body` defaults to the public one. Throws an Error if the site does not hold the brand. */
export function brandDeck(context: Context, slug: string, body?: Root): Deck {
  const { address } = context;
  const brand = context.brands.get(slug);
  if (brand === undefined) throw new Error(`The site holds no brand ${slug}`);
  const whole = linkedToPage(body ?? brand.body, `entry:brand/${slug}`);
  const { before, drafts } = caseDrafts(context, brand, whole);
  const told = [...coverNotes(context, brand), ...before];
  const hasDates = drafts.some(({ face }) => face.kind === 'rows' && face.rows.some(({ label }) => /^\d{4}/.test(label ?? '')));
  const all = folded([
    { heading: brand.name, face: coverFace(context, brand), told, shown: [] },
    ...drafts,
    ...(hasDates ? [] : recordDraft(context, brand)),
    endDraft(context, brand),
  ]);
  const tone = toneOf(brand);
  return {
    frame: deckFrame(context, {
      title: SLIDES.titleOf(brand.name),
      address: address.brandSlides(slug),
      place: 'brands',
      ...given('tone', tone),
      ...shareOf(context, () => brandShare(context, brand)),
    }),
    title: brand.name,
    ...given('tone', tone),
    back: { text: SLIDES.backToCase, href: address.brand(slug) },
    slides: slidesOf(
      context,
      all.map((draft) => ({ ...draft, body: whole, ...given('tone', tone) })),
    ),
  };
}

/** Returns the deck of a pack: agenda, then each item with what its case shows, and its questions. Throws an Error if the site does not hold the pack. */
export function packDeck(context: Context, slug: string, body?: Root): Deck {
  const { address } = context;
  const pack = context.packs.get(slug);
  if (pack === undefined) throw new Error(`The site holds no pack ${slug}`);
  const agenda = agendaOf(context, pack);
  const own = linkedToPage(body ?? pack.body, `entry:study/${slug}`);
  // A pack's own text gives only its questions and its notes.
  const { drafts: asked } = bodyDrafts(context, own, SLIDES.about);
  const isQuestion = ({ face }: Draft): boolean => face.kind === 'question';
  const told = (own.children as BodyNode[]).filter((node) => node.type !== 'component' || node.name !== 'Question');
  const drafts: PackDraft[] = [
    { heading: pack.title, face: packCover(pack), told, shown: [], body: own },
    ...[
      ...rowDrafts(
        STUDY.objectives,
        pack.objectives.map((text) => ({ text })),
        true,
      ),
      ...rowDrafts(
        STUDY.agenda,
        agenda.map((line) => ({ label: line.offset, offset: line.begins, text: line.title })),
        false,
      ),
    ].map((draft) => ({ ...draft, body: own })),
    ...agenda.flatMap((line, at) => itemDrafts(context, line, pack.agenda[at] as PublishedPack['agenda'][number], own)),
    ...asked.filter(isQuestion).map((draft) => ({ ...draft, told: [], body: own })),
    { heading: SLIDES.endPack, face: packEnd(context, pack), told: [], shown: [], body: own },
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
    meeting: slug,
    slides: slidesOf(context, drafts),
  };
}

function deckFrame(context: Context, options: FrameOptions): Frame {
  return { ...frame(context, { ...options, sheets: ['more', 'deck'] }), scripts: [assetHref(context, 'slides')] };
}

/** Draws the notes. Footnotes are drawn with the notes that refer to them, so their ids differ from slide to slide. */
function slidesOf(context: Context, drafts: readonly PackDraft[]): Slide[] {
  const footnotes = new Map<Root, BodyNode[]>();
  const footnotesOf = (body: Root): BodyNode[] => {
    const found = footnotes.get(body) ?? walk(body.children as BodyNode[]).filter(({ type }) => type === 'footnoteDefinition');
    footnotes.set(body, found);
    return found;
  };
  return distinct(drafts, SLIDES.part).map(({ heading, face, told, tone, minutes, body }, index) => ({
    heading,
    face,
    notes: told.length === 0 ? [] : storyView(context, { type: 'root', children: [...told, ...footnotesOf(body)] }, { prefix: `s${index + 1}:` }),
    ...given('tone', tone),
    ...given('minutes', minutes),
  }));
}

function packCover(pack: PublishedPack): Face {
  return {
    kind: 'cover',
    eyebrow: OCCASION_LABELS[pack.occasion],
    title: pack.title,
    size: sizeFor([{ text: pack.title }], 1, 24),
    lines: [
      [...(pack.date === undefined ? [] : [formatDate(pack.date)]), ...(pack.place === undefined ? [] : [pack.place])].join('　'),
      [...(pack.audience === undefined ? [] : [pack.audience]), formatMinutes(pack.minutes)].join('　'),
    ].filter((line) => line !== ''),
    stamps: [],
  };
}

function packEnd(context: Context, pack: PublishedPack): Face {
  const online = printedAddress(context, context.address.pack(pack.slug));
  return { kind: 'end', text: SLIDES.endPackText, sources: [], lines: [context.site.title], ...given('online', online) };
}

/** Returns an item: its title, what its subject shows, its questions. */
function itemDrafts(context: Context, line: AgendaLine, item: PublishedPack['agenda'][number], own: Root): PackDraft[] {
  const { subject } = line;
  const brand = item.subject?.kind === 'brand' ? context.brands.get(item.subject.slug) : undefined;
  const body = brand === undefined ? own : linkedToPage(brand.body, `entry:brand/${brand.slug}`);
  const tone = given('tone', subject?.tone);
  const asked = line.questions.length > 0 ? line.questions : (subject?.questions ?? []);
  const questions = asked.map(
    (text): Draft => ({ heading: SLIDES.questions, face: questionFace([[{ text, isStrong: false }]]), told: [], shown: [] }),
  );
  const shown = brand === undefined ? subjectDrafts(subject) : brandDrafts(context, brand, body);
  const headed = [...shown, ...questions].map((draft) => ({ ...draft, heading: SLIDES.of(subject?.text ?? line.title, draft.heading) }));
  const summary = subject?.summary === undefined ? [] : [paragraph(subject.summary)];
  return [
    { heading: line.title, face: itemCover(context, line, brand), told: summary, shown: [], minutes: item.minutes, body, ...tone },
    ...headed.map((draft) => ({ ...draft, body, ...tone })),
  ];
}

/** What a case shows in a meeting: all but its record and its questions, which the agenda asks. */
function brandDrafts(context: Context, brand: PublishedBrand, body: Root): Draft[] {
  return caseDrafts(context, brand, body).drafts.filter(({ face }) => face.kind !== 'question');
}

function itemCover(context: Context, { offset, begins, minutes, title, subject }: AgendaLine, brand: PublishedBrand | undefined): Face {
  const own = {
    kind: 'cover' as const,
    begins: { text: offset, offset: begins },
    eyebrow: minutes,
    title,
    size: sizeFor([{ text: title, share: 0.6 }], 2, 24),
  };
  if (brand !== undefined) {
    const { picture, plate, theme, isDrawing } = coverFace(context, brand);
    return {
      ...own,
      size: isDrawing ? Math.max(3, own.size) : own.size,
      ...given('isDrawing', isDrawing),
      theme: brand.name,
      lines: [...(theme === undefined ? [] : [theme]), ...(subject?.kind === 'brand' ? [subject.organization] : [])],
      stamps: [],
      ...given('picture', picture),
      ...given('plate', plate),
    };
  }
  const lines = subject?.kind === 'document' ? subject.facts : subject?.kind === 'pairing' ? [subject.label, subject.state] : [];
  return { ...own, ...given('theme', subject?.text), lines: lines.length === 0 ? [] : [lines.join('　')], stamps: [] };
}

/** Returns slides that introduce a document or a pairing. */
function subjectDrafts(subject: SubjectView | undefined): Draft[] {
  switch (subject?.kind) {
    case 'document':
      return rowDrafts(
        SLIDES.contents,
        subject.headings.map((text) => ({ text })),
        true,
      );
    case 'pairing':
      return rowDrafts(
        subject.progress,
        [
          ...subject.goals.map(({ text, isDone }): Row => ({ text, isDone })),
          ...(subject.outcome === undefined ? [] : [{ label: subject.state, text: subject.outcome }]),
        ],
        false,
      );
    default:
      return [];
  }
}

function rowDrafts(heading: string, rows: readonly Row[], isNumbered: boolean): Draft[] {
  const groups = rows.length === 0 ? [] : grouped(rows, (some) => hasRoom(some.map(({ text }) => ({ text, share: 0.8, gap: 0.7 }))));
  return groups.map((some) => ({ heading, face: rowsFace([...some], isNumbered), told: [], shown: [] }));
}
