/** The page of one study pack: its agenda with times, the subjects and questions of its items. */
import { given } from '../../given.ts';
import type { PublishedPack } from '../../publish/published.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import { formatMinutes, formatOffset, OCCASION_LABELS, STUDY } from '../../wording/ui-study.ts';
import { PAPERS, paperOf } from '../paper/places.ts';
import { type Context, paperHref } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';
import { packThing } from '../site/microdata.ts';
import { packShare, shareOf } from '../site/share.ts';
import { type StoryPart, storyView } from '../story/story.ts';
import { isUpcoming } from './list.ts';
import { type SubjectView, subjectView } from './subject.ts';

export interface AgendaLine {
  number: number;
  /** Time since the beginning, such as 0:25. */
  offset: string;
  /** The same in minutes. */
  begins: number;
  title: string;
  minutes: string;
  /** The same as a number, for the script that computes times. */
  length: number;
  subject?: SubjectView;
  questions: string[];
}

export interface PackFact {
  label: string;
  text: string;
  datetime?: string;
}

export interface StudyPage {
  frame: Frame;
  slug: string;
  title: string;
  occasion: string;
  past?: string;
  facts: PackFact[];
  objectives: string[];
  agenda: AgendaLine[];
  total: string;
  /** The duration of each item, scaled to a total width of 1000. */
  bar: { number: number; x: number; width: number }[];
  slides: string;
  handout: string;
  room: string;
  /** The booklet and the forms as PDF, in a bundle. */
  papers: Link[];
  story: StoryPart[];
  colophon: { label: string; text: string; datetime: string }[];
}

export function agendaOf(context: Context, pack: PublishedPack): AgendaLine[] {
  let offset = 0;
  return pack.agenda.map((item, index) => {
    const begins = offset;
    offset += item.minutes;
    const subject = subjectView(context, item.subject);
    return {
      number: index + 1,
      begins,
      offset: formatOffset(begins),
      title: item.title,
      minutes: STUDY.minutes(item.minutes),
      length: item.minutes,
      ...given('subject', subject),
      questions: item.questions,
    };
  });
}

export function packFacts(pack: PublishedPack): PackFact[] {
  return [
    { label: STUDY.facts.occasion, text: OCCASION_LABELS[pack.occasion] },
    ...(pack.date === undefined ? [] : [{ label: STUDY.facts.date, text: formatDate(pack.date), datetime: pack.date }]),
    ...(pack.place === undefined ? [] : [{ label: STUDY.facts.place, text: pack.place }]),
    ...(pack.audience === undefined ? [] : [{ label: STUDY.facts.audience, text: pack.audience }]),
    { label: STUDY.facts.minutes, text: formatMinutes(pack.minutes) },
  ];
}

const agendaMinutes = (pack: PublishedPack): number => pack.agenda.reduce((sum, item) => sum + item.minutes, 0);

export function agendaTotal(pack: PublishedPack): string {
  const sum = agendaMinutes(pack);
  return STUDY.agendaTotal(formatMinutes(sum), formatMinutes(pack.minutes), pack.minutes - sum);
}

/** Returns the view of a pack's page. Throws an Error if the site does not hold the pack. */
export function studyPageView(context: Context, slug: string): StudyPage {
  const { site, address } = context;
  const pack = context.packs.get(slug);
  if (pack === undefined) throw new Error(`The site holds no pack ${slug}`);
  const occasion = OCCASION_LABELS[pack.occasion];
  return {
    frame: frame(context, {
      title: pack.title,
      description: pack.objectives[0] ?? STUDY.description(pack.title, occasion, formatMinutes(pack.minutes)),
      address: address.pack(slug),
      place: 'study',
      kind: 'article',
      isPrinted: true,
      scripts: ['agenda'],
      thing: packThing(context, pack),
      ...shareOf(context, () => packShare(context, pack)),
      crumbs: [{ text: site.labels.study, href: address.packs }, { text: pack.title }],
    }),
    slug,
    title: pack.title,
    occasion,
    ...(pack.date === undefined || isUpcoming(pack, site.asOf) ? {} : { past: STUDY.past }),
    facts: packFacts(pack).slice(1),
    objectives: pack.objectives,
    agenda: agendaOf(context, pack),
    total: agendaTotal(pack),
    bar: barOf(pack),
    slides: address.packSlides(slug),
    handout: address.packHandout(slug),
    room: address.packRoom(slug),
    papers: [
      { text: STUDY.booklet, path: paperOf.booklet(slug) },
      { text: STUDY.forms, path: paperOf.forms(slug) },
    ].flatMap(({ text, path }) => {
      const href = paperHref(context, PAPERS + path);
      return href === undefined ? [] : [{ text, href }];
    }),
    story: storyView(context, pack.body),
    colophon: [
      ...(pack.published === undefined ? [] : [{ label: UI.published, text: formatDate(pack.published), datetime: pack.published }]),
      ...(pack.updated === undefined ? [] : [{ label: UI.updated, text: formatDate(pack.updated), datetime: pack.updated }]),
    ],
  };
}

function barOf(pack: PublishedPack): StudyPage['bar'] {
  const whole = Math.max(pack.minutes, agendaMinutes(pack));
  let at = 0;
  return pack.agenda.map((item, index) => {
    const x = Math.round((at / whole) * 1000);
    at += item.minutes;
    return { number: index + 1, x, width: Math.round((at / whole) * 1000) - x };
  });
}
