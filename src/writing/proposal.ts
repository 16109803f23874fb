/** Which cases a study pack may look at, and an agenda of them that adds up. */
import { compareText } from '../diagnostic.ts';
import type { Model } from '../model/model.ts';
import { stateOn } from '../model/record.ts';
import { normaliseText } from '../model/text.ts';
import type { publicEntries } from '../publish/publicEntries.ts';
import type { BodyNode } from '../read/body/tree.ts';
import type { ComponentName } from '../schema/components.ts';
import type { StudyPack } from '../schema/study.ts';
import { STUDY } from '../wording/new.ts';

export interface Wish {
  occasion: StudyPack['occasion'];
  minutes: number;
  /** The id of a domain. */
  domain?: string;
  /** Words that the cases should speak of. */
  topic?: string;
}

export interface Proposal {
  slug: string;
  /** Why it fits, in words. */
  reasons: string[];
}

/** Minutes that a case is given: on the spot it takes longer than in a room. */
const A_CASE: Record<StudyPack['occasion'], number> = {
  training: 30,
  'study-meeting': 25,
  'party-day': 20,
  'site-visit': 60,
  lecture: 20,
  seminar: 30,
};
const MOST_CASES = 5;

/** Points of what speaks for a case. What was asked for outweighs everything else. */
const POINTS = { topic: 40, domain: 30, title: 6, questions: 4, featured: 3, figures: 2 };

/** Returns the public brands that fit a wish, best first; without a domain or topic all of them. */
export function proposeCases(model: Model, isPublic: ReturnType<typeof publicEntries>, wish: Wish): Proposal[] {
  const words = normaliseText(wish.topic ?? '')
    .split(/[\s,，、；;]+/u)
    .filter((word) => word !== '');
  const featured = new Set(model.settings.featured ?? []);
  const scored = [...model.brands.values()].flatMap(({ id, data, body }) => {
    if (!isPublic.brand(id)) return [];
    const reasons: string[] = [];
    let points = 0;
    const head = normaliseText(
      [data.name, data.theme, data.summary, ...(data.tags ?? []), ...(data.focuses ?? []).map((focus) => focusName(model, data.domain, focus))].join(
        '\n',
      ),
    );
    const whole = normaliseText(body.texts.map(({ text }) => text).join('\n'));
    const met = words.filter((word) => head.includes(word) || whole.includes(word));
    if (met.length > 0) {
      reasons.push(STUDY.speaksOf(met));
      points += met.reduce((sum, word) => sum + (head.includes(word) ? POINTS.topic : POINTS.topic / 2), 0);
    }
    if (wish.domain !== undefined && data.domain === wish.domain) points += POINTS.domain;
    if ((words.length > 0 && met.length === 0) || (wish.domain !== undefined && data.domain !== wish.domain)) return [];
    if (stateOn(data.record ?? [], model.asOf).titles.length > 0) {
      points += POINTS.title;
      reasons.push(STUDY.hasTitle);
    }
    if (holds(body.tree, 'Question')) {
      points += POINTS.questions;
      reasons.push(STUDY.hasQuestions);
    }
    if (holds(body.tree, 'Outcome')) points += POINTS.figures;
    if (featured.has(id)) points += POINTS.featured;
    return [{ slug: id, points, reasons }];
  });
  return scored.sort((a, b) => b.points - a.points || compareText(a.slug, b.slug)).map(({ slug, reasons }) => ({ slug, reasons }));
}

/** Whether a body has a component. */
const holds = (node: BodyNode, name: ComponentName): boolean =>
  (node.type === 'component' && node.name === name) || (node.children ?? []).some((child) => holds(child, name));

const focusName = (model: Model, domain: string | undefined, focus: string): string =>
  model.taxonomy.domains?.find(({ id }) => id === domain)?.focuses?.find(({ id }) => id === focus)?.label ?? '';

/** How many cases fit into so many minutes, at least one. */
export const casesFor = (occasion: Wish['occasion'], minutes: number): number =>
  Math.max(1, Math.min(MOST_CASES, Math.floor((minutes * 0.7) / A_CASE[occasion])));

type Item = StudyPack['agenda'][number];

/**
 * Returns an agenda over cases whose minutes are exactly `minutes`: an opening, the cases, a discussion, and a closing
 * with one action and a date. Where time is short the opening, the discussion and then the closing are left out.
 */
export function agendaOf(cases: readonly { slug: string; name: string }[], occasion: Wish['occasion'], minutes: number): Item[] {
  const count = cases.length;
  // The others get what is left when each case has its least.
  const least = 5 * count;
  const fits = (part: number, spent: number): boolean => minutes - spent - part >= least;
  const opening = minutes >= 30 && fits(5, 0) ? fiveOf(minutes * 0.08) : 0;
  const closing = minutes >= 30 && fits(5, opening) ? fiveOf(minutes * 0.1) : 0;
  const discussion = minutes >= 60 && count > 1 && fits(10, opening + closing) ? fiveOf(minutes * 0.15) : 0;
  const left = minutes - opening - closing - discussion;
  const each = left / count >= 5 ? Math.floor(left / count / 5) * 5 : Math.floor(left / count);
  const rest = left - each * count;
  return [
    ...(opening > 0 ? [{ title: STUDY.opening[occasion], minutes: opening }] : []),
    ...cases.map(({ slug, name }, index) => ({
      title: STUDY.caseTitle[occasion](name),
      // What does not divide goes to the last case, or to the discussion if there is one.
      minutes: each + (index === count - 1 && discussion === 0 ? rest : 0),
      brand: slug,
      questions: [STUDY.questions[index % STUDY.questions.length] as string],
    })),
    ...(discussion > 0 ? [{ title: STUDY.discussion, minutes: discussion + rest, questions: [STUDY.compare(cases.map(({ name }) => name))] }] : []),
    ...(closing > 0 ? [{ title: STUDY.closing, minutes: closing, questions: [STUDY.action] }] : []),
  ];
}

/** Minutes to the nearest five, at least five. */
const fiveOf = (minutes: number): number => Math.max(5, Math.round(minutes / 5) * 5);
