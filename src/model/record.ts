/**
 * The record of a brand as a state machine (contract, section 5): which event may follow which,
 * what state it leads to, and what the public sees of it. One table says what may follow; folding
 * the events through it gives the status on a day.
 */
import { given } from '../given.ts';
import { type Day, earliest, type LooseDate, yearOf } from '../schema/dates.ts';
import type { EventName, EventOf, RecordEvent } from '../schema/record.ts';

export type Status = 'cultivating' | 'launched' | 'declared' | 'evaluated' | 'returned' | 'named' | 'rectifying' | 'delisted' | 'withdrawn';

/** How far the way to a title has gone; `titled` is a standing title with nothing pending. */
export type Stage =
  | 'none'
  | 'cultivating'
  | 'launched'
  | 'declared'
  | 'endorsed'
  | 'returned'
  | 'evaluated'
  | 'notice'
  | 'titled'
  | 'delisted'
  | 'withdrawn';

export interface Title {
  level: string;
  /** The naming's date as written; absent where an imported event has none. */
  since: LooseDate | undefined;
  by: readonly string[];
  document?: string;
  grade?: string;
}

/** A title and, where it has ended, when. */
export interface TitleSpan extends Title {
  until?: LooseDate;
  ended: boolean;
}

export interface State {
  stage: Stage;
  /** Standing titles, in the order of naming. */
  titles: readonly Title[];
  /** The level that a pending declaration is for. */
  declaredFor: string | undefined;
  rectifying: boolean;
  everLaunched: boolean;
  everNamed: boolean;
  /** All titles have ended, and it was neither launched nor named since: 已摘牌. */
  ended: boolean;
}

export const BEGINNING: State = {
  stage: 'none',
  titles: [],
  declaredFor: undefined,
  rectifying: false,
  everLaunched: false,
  everNamed: false,
  ended: false,
};

export const hasTitle = (state: State): boolean => state.titles.length > 0;
const at =
  (...stages: Stage[]) =>
  (state: State): boolean =>
    stages.includes(state.stage);

/** "May follow" of the contract's table of events, one row each. */
const MAY_FOLLOW: { readonly [Name in EventName]: (state: State) => boolean } = {
  cultivated: at('none', 'withdrawn', 'delisted'),
  launched: at('none', 'cultivating'),
  visited: () => true,
  declared: at('cultivating', 'launched', 'returned', 'titled'),
  endorsed: at('declared', 'endorsed'),
  returned: at('declared', 'endorsed', 'evaluated', 'notice'),
  evaluated: at('declared', 'endorsed', 'evaluated'),
  notice: at('evaluated'),
  named: at('evaluated', 'notice'),
  goals: hasTitle,
  reviewed: hasTitle,
  commended: (state) => state.everLaunched || state.everNamed,
  renamed: () => true,
  delisted: hasTitle,
  withdrawn: at('cultivating', 'launched', 'declared', 'endorsed', 'returned', 'evaluated', 'notice'),
};

/** Why an event may not stand where it stands. */
export type TransitionFault = 'order' | 'level-not-declared' | 'level-not-higher' | 'level-not-standing';

/** The order of levels: 0 is the highest; an unknown level has none. */
export type RankOf = (level: string) => number | undefined;

/**
 * Whether `event` may follow `state`; undefined if it may. With `lenient`, internal events between
 * are taken as kept elsewhere (`dossier: elsewhere`).
 */
export function faultOf(state: State, event: RecordEvent, rankOf: RankOf, lenient: boolean): TransitionFault | undefined {
  const follows = MAY_FOLLOW[event.event](state) || (lenient && mayFollowUnseen(state, event));
  if (!follows) return 'order';
  if (event.event === 'declared' && hasTitle(state)) {
    const wanted = rankOf(event.level);
    const standing = state.titles.map((title) => rankOf(title.level));
    if (wanted !== undefined && standing.some((rank) => rank !== undefined && wanted >= rank)) return 'level-not-higher';
  }
  if (event.event === 'named') {
    if (state.declaredFor !== undefined && state.declaredFor !== event.level) return 'level-not-declared';
    if (lenient && state.declaredFor === undefined && state.titles.some((title) => title.level === event.level)) return 'level-not-higher';
  }
  if (event.event === 'delisted' && event.level !== undefined && !state.titles.some((title) => title.level === event.level)) {
    return 'level-not-standing';
  }
  return undefined;
}

/** What may follow where a declaration and its evaluation, or a withdrawal, are written elsewhere. */
function mayFollowUnseen(state: State, event: RecordEvent): boolean {
  switch (event.event) {
    case 'named':
    case 'notice':
    case 'evaluated':
    case 'endorsed':
      return at('cultivating', 'launched', 'returned', 'declared', 'endorsed', 'evaluated', 'titled')(state);
    case 'declared':
      return at('declared', 'endorsed', 'evaluated', 'notice')(state);
    case 'cultivated':
      return at('cultivating', 'launched', 'declared', 'endorsed', 'returned', 'evaluated', 'notice')(state);
    default:
      return false;
  }
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** The state after an event, allowed or not: a fault is reported once, not again at each step after it. */
export function advance(state: State, event: RecordEvent): State {
  const rest = hasTitle(state) ? 'titled' : undefined;
  switch (event.event) {
    case 'cultivated':
      return { ...state, stage: 'cultivating', declaredFor: undefined };
    case 'launched':
      return { ...state, stage: 'launched', everLaunched: true, ended: false };
    case 'declared':
      return { ...state, stage: 'declared', declaredFor: event.level };
    case 'endorsed':
      return { ...state, stage: 'endorsed' };
    case 'evaluated':
      return { ...state, stage: 'evaluated' };
    case 'notice':
      return { ...state, stage: 'notice' };
    case 'returned':
      return { ...state, stage: rest ?? 'returned', declaredFor: undefined };
    case 'withdrawn':
      return { ...state, stage: rest ?? 'withdrawn', declaredFor: undefined };
    case 'named': {
      const title: Title = {
        level: event.level,
        since: event.date,
        by: list(event.by),
        ...given('document', event.document),
        ...given('grade', event.grade),
      };
      return {
        ...state,
        stage: 'titled',
        declaredFor: undefined,
        titles: [...state.titles.filter((one) => one.level !== event.level), title],
        everNamed: true,
        ended: false,
      };
    }
    case 'delisted': {
      if (!hasTitle(state)) return state;
      const titles = event.level === undefined ? [] : state.titles.filter((title) => title.level !== event.level);
      if (titles.length > 0) return { ...state, titles };
      return { ...state, stage: 'delisted', titles, declaredFor: undefined, rectifying: false, ended: true };
    }
    case 'reviewed':
      return { ...state, rectifying: event.result === 'rectify' };
    case 'visited':
    case 'goals':
    case 'commended':
    case 'renamed':
      return state;
  }
}

/** The status that a state gives; undefined before the first event that gives one. */
export function statusOf(state: State): Status | undefined {
  if (hasTitle(state)) return state.rectifying ? 'rectifying' : 'named';
  switch (state.stage) {
    case 'none':
    case 'titled':
      return undefined;
    case 'endorsed':
      return 'declared';
    case 'notice':
      return 'evaluated';
    default:
      return state.stage;
  }
}

/** Whether an event has happened by a day; an imported one without a date happened before every day. */
export const hasHappened = (event: RecordEvent, day: Day): boolean => event.date === undefined || earliest(event.date) <= day;

/** The state on a day. */
export const stateOn = (record: readonly RecordEvent[], day: Day): State =>
  record.filter((event) => hasHappened(event, day)).reduce(advance, BEGINNING);

/** All titles that a record ever gave by a day, with the end of those that have ended. */
export function titleSpans(record: readonly RecordEvent[], day: Day): TitleSpan[] {
  const spans: TitleSpan[] = [];
  let state = BEGINNING;
  for (const event of record) {
    if (!hasHappened(event, day)) continue;
    const next = advance(state, event);
    if (event.event === 'named') {
      const again = spans.find((span) => !span.ended && span.level === event.level);
      const title = next.titles.find((one) => one.level === event.level);
      if (again === undefined && title !== undefined) spans.push({ ...title, ended: false });
    } else if (event.event === 'delisted') {
      for (const span of spans) {
        if (!span.ended && (event.level === undefined || span.level === event.level)) {
          span.ended = true;
          if (event.date !== undefined) span.until = event.date;
        }
      }
    }
    state = next;
  }
  return spans;
}

/** The year whose review was due last on a day: the year before; until `reviewDue` the one before that. */
export function reviewYearDue(day: Day, reviewDue: string): number {
  const year = yearOf(day);
  return day.slice(5) > reviewDue ? year - 1 : year - 2;
}

/**
 * Whether a standing title is overdue for review on a day: no `reviewed` for the year that was due
 * last or a later one, and no naming in it or since. A brand whose only naming is imported without
 * date is not overdue before its first review.
 */
export function isOverdue(record: readonly RecordEvent[], day: Day, reviewDue: string): boolean {
  const happened = record.filter((event) => hasHappened(event, day));
  const state = happened.reduce(advance, BEGINNING);
  if (statusOf(state) !== 'named') return false;
  const due = reviewYearDue(day, reviewDue);
  const reviews = eventsOf(happened, 'reviewed');
  const namings = eventsOf(happened, 'named');
  if (reviews.some((review) => review.year >= due)) return false;
  if (namings.some((naming) => naming.date !== undefined && yearOf(naming.date) >= due)) return false;
  return !(reviews.length === 0 && namings.every((naming) => naming.date === undefined));
}

/** After 31 March: no goals for the year of `day`, for a title named in an earlier year. */
export function lacksGoals(record: readonly RecordEvent[], day: Day): boolean {
  if (day.slice(5) <= '03-31') return false;
  const happened = record.filter((event) => hasHappened(event, day));
  const state = happened.reduce(advance, BEGINNING);
  const year = yearOf(day);
  const earlier = state.titles.some((title) => title.since === undefined || yearOf(title.since) < year);
  return earlier && !eventsOf(happened, 'goals').some((goals) => goals.year === year);
}

/** The events of one kind, in order. */
export const eventsOf = <Name extends EventName>(record: readonly RecordEvent[], name: Name): EventOf<Name>[] =>
  record.filter((event): event is EventOf<Name> => event.event === name);
