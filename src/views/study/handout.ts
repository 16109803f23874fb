/** The A4 handout of a pack: agenda, subjects, questions with room to write, and two forms for a meeting. */
import { given } from '../../given.ts';
import { type BodyRoot, componentsOf, plainText, questions, withoutQuestions } from '../../model/body.ts';
import type { AgendaSubject } from '../../publish/published.ts';
import { HANDOUT } from '../../wording/ui-study.ts';
import { assetHref } from '../site/assets.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';
import { type StoryPart, storyView } from '../story/story.ts';
import { type AgendaLine, agendaOf, agendaTotal, type PackFact, packFacts } from './page.ts';

/** Rows of the attendance sheet, and lines to write on under a question. */
const SIGNATURES = 24;
const WRITING = 3;

export interface HandoutView {
  frame: Frame;
  title: string;
  siteTitle: string;
  back: Link;
  facts: PackFact[];
  objectives: string[];
  agenda: AgendaLine[];
  total: string;
  /** `passage` is what is read together: what a meeting reads must stand on the paper. */
  items: (AgendaLine & { asked: string[]; passage: StoryPart[] })[];
  /** Questions of the pack's own text. */
  asked: string[];
  /** Fields of the minutes form that the pack fills in. */
  given: { time?: string; place?: string; topic: string };
  signatures: number[];
  writing: number[];
}

/** Returns the view of a handout. Throws an Error if the site does not hold the pack. */
export function handoutView(context: Context, slug: string): HandoutView {
  const { site, address } = context;
  const pack = context.packs.get(slug);
  if (pack === undefined) throw new Error(`The site holds no pack ${slug}`);
  const agenda = agendaOf(context, pack);
  const facts = packFacts(pack);
  const date = facts.find((fact) => fact.datetime !== undefined)?.text;
  const made = frame(context, { title: HANDOUT.titleOf(pack.title), address: address.packHandout(slug), place: 'study', noindex: true });
  return {
    frame: { ...made, scripts: [assetHref(context, 'handout')] },
    title: pack.title,
    siteTitle: site.title,
    back: { text: HANDOUT.back, href: address.pack(slug) },
    facts,
    objectives: pack.objectives,
    agenda,
    total: agendaTotal(pack),
    items: agenda
      .map((line, at) => ({
        ...line,
        asked: line.questions.length > 0 ? line.questions : (line.subject?.questions ?? []),
        passage: passageOf(context, pack.agenda[at]?.subject, at),
      }))
      .filter((line) => line.subject !== undefined || line.asked.length > 0),
    asked: questions(pack.body).map(plainText),
    given: { topic: pack.title, ...given('time', date), ...given('place', pack.place) },
    signatures: Array.from({ length: SIGNATURES }, (_, index) => index + 1),
    writing: Array.from({ length: WRITING }, (_, index) => index),
  };
}

function passageOf(context: Context, subject: AgendaSubject | undefined, at: number): StoryPart[] {
  const document = subject?.kind === 'document' ? context.documents.get(subject.path) : undefined;
  return document === undefined ? [] : storyView(context, withoutQuestions(document.body), { prefix: `p${at + 1}:` });
}

/** Returns the content of `<Note>` in a full body. */
export function facilitatorNotes(context: Context, body: BodyRoot): StoryPart[] {
  return storyView(context, { type: 'root', children: componentsOf(body, 'Note').flatMap((node) => node.children) });
}
