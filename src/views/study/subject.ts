/** The subject of an agenda item in short, for a pack's page, slides and handout. */
import { given } from '../../given.ts';
import { componentsOf, outline, plainText } from '../../model/body.ts';
import type { AgendaSubject, PublishedBrand } from '../../publish/published.ts';
import { formatDate } from '../../wording/ui.ts';
import { PAIRING } from '../../wording/ui-organization.ts';
import { STUDY } from '../../wording/ui-study.ts';
import { organizationLink, type StampView, stamps } from '../brand/card.ts';
import { toneOf } from '../brand/colours.ts';
import { type PlateView, plateView } from '../brand/plate.ts';
import { type StandardText, standardTexts } from '../brand/standard.ts';
import { pairingKind, pairingState, pairingTitle } from '../pairing/line.ts';
import type { Context } from '../site/context.ts';
import type { OutcomeItem } from '../story/story.ts';
import { storyView } from '../story/story.ts';

interface Common {
  /** 品牌, 文档 or 结对. */
  label: string;
  text: string;
  href: string;
  tone?: string;
  summary?: string;
  /** Questions in the subject's own body. */
  questions: string[];
}

export type SubjectView =
  | (Common & {
      kind: 'brand';
      theme?: string;
      organization: string;
      stamps: StampView[];
      plate?: PlateView;
      standard: StandardText[];
      outcomes: OutcomeItem[];
    })
  | (Common & { kind: 'document'; facts: string[]; headings: string[] })
  | (Common & { kind: 'pairing'; state: string; goals: { text: string; isDone: boolean }[]; progress: string; outcome?: string });

/** The most headings of a document that are listed. */
const HEADINGS = 8;

/** Returns the view of a subject; undefined if the site does not hold it. */
export function subjectView(context: Context, subject: AgendaSubject | undefined): SubjectView | undefined {
  switch (subject?.kind) {
    case 'brand': {
      const brand = context.brands.get(subject.slug);
      return brand === undefined ? undefined : brandSubject(context, brand);
    }
    case 'document': {
      const document = context.documents.get(subject.path);
      if (document === undefined) return undefined;
      const headings = outline(document.body);
      const top = Math.min(...headings.map((item) => item.depth));
      return {
        kind: 'document',
        label: STUDY.subject.document,
        text: document.title,
        href: context.address.document(document.path),
        ...given('summary', document.summary),
        facts: [
          ...(document.issuer === undefined ? [] : [organizationLink(context, document.issuer).text]),
          ...(document.number === undefined ? [] : [document.number]),
          ...(document.issued === undefined ? [] : [formatDate(document.issued)]),
        ],
        headings: headings
          .filter((item) => item.depth === top)
          .slice(0, HEADINGS)
          .map((item) => item.text),
        questions: componentsOf(document.body, 'Question').map((node) => plainText(node.children)),
      };
    }
    case 'pairing': {
      const pairing = context.pairings.get(subject.slug);
      if (pairing === undefined) return undefined;
      const model = context.brands.get(pairing.model[0] ?? '');
      const tone = model === undefined ? undefined : toneOf(model);
      const done = pairing.goals.filter((goal) => goal.done !== undefined).length;
      return {
        kind: 'pairing',
        label: pairingKind(context, pairing),
        text: pairingTitle(context, pairing),
        href: context.address.pairing(pairing.slug),
        ...given('tone', tone),
        state: pairingState(context, pairing.status),
        goals: pairing.goals.map((goal) => ({ text: goal.goal, isDone: goal.done !== undefined })),
        progress: PAIRING.goalsDone(done, pairing.goals.length),
        ...(pairing.outcome === undefined ? {} : { outcome: pairing.outcome.text }),
        questions: componentsOf(pairing.body, 'Question').map((node) => plainText(node.children)),
      };
    }
    case undefined:
      return undefined;
  }
}

function brandSubject(context: Context, brand: PublishedBrand): SubjectView {
  const tone = toneOf(brand);
  return {
    kind: 'brand',
    label: STUDY.subject.brand,
    text: brand.name,
    href: context.address.brand(brand.slug),
    ...given('tone', tone),
    summary: brand.summary,
    ...given('theme', brand.theme),
    organization: organizationLink(context, brand.organization).text,
    stamps: stamps(context, brand),
    ...(brand.logo === undefined ? {} : { plate: plateView(context, brand) }),
    standard: standardTexts(context, brand).filter(({ key }) => key !== 'name'),
    outcomes: storyView(context, { type: 'root', children: componentsOf(brand.body, 'Outcome') as never }).flatMap((part) =>
      part.kind === 'Outcomes' ? part.items : [],
    ),
    questions: componentsOf(brand.body, 'Question').map((node) => plainText(node.children)),
  };
}
