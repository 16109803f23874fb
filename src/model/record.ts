/**
 * The `record` of a brand as a state machine: `MAY_FOLLOW` says which event may follow which state, and
 * `advance` gives the next state. Folding the events of a record gives the status on a day.
 */
import { given } from '../given.ts';
import { type Day, earliest, type LooseDate, yearOf } from '../schema/dates.ts';
import type { EventName, EventOf, RecordEvent } from '../schema/record.ts';

export type Status = 'cultivating' | 'launched' | 'declared' | 'evaluated' | 'returned' | 'named' | 'rectifying' | 'delisted' | 'withdrawn';

/** The stage on the way to a title. `titled`: a title stands and nothing is pending. */
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
  /** The date of the naming as written; undefined if an imported event has none. */
  since: LooseDate | undefined;
  by: readonly string[];
  document?: string;
  grade?: string;
}

/** A title and, if known, the date of its end. */
export interface TitleSpan extends Title {
  until?: LooseDate;
  ended: boolean;
}

export interface State {
  stage: Stage;
  /** Standing titles, in the order of naming. */
  titles: readonly Title[];
  /** The level of the pending declaration. */
  declaredFor: string | undefined;
  rectifying: boolean;
  everLaunched: boolean;
  everNamed: boolean;
  /** 已摘牌: all titles have ended, and the brand has not been launched or named since. */
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

const hasTitle = (state: State): boolean => state.titles.length > 0;
const at =
  (...stages: Stage[]) =>
  (state: State): boolean =>
    stages.includes(state.stage);

/** The states in which each event may happen. */
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

/** The names of the events that may follow a state, in the order of the table. `lenient` as in `faultOf`. */
export const followersOf = (state: State, lenient: boolean): EventName[] =>
  (Object.keys(MAY_FOLLOW) as EventName[]).filter((event) => (lenient ? mayFollowUnseen(state, { event } as RecordEvent) : MAY_FOLLOW[event](state)));

/** Why an event may not follow the state before it. */
export type TransitionFault = 'order' | 'level-not-declared' | 'level-not-higher' | 'level-not-standing';

/** Gives the rank of a level: 0 for the highest, undefined for an unknown one. */
export type RankOf = (level: string) => number | undefined;

/**
 * Returns why `event` may not follow `state`, or undefined if it may. With `lenient` (`dossier: elsewhere`) internal
 * events between them may be missing here.
 */
export function faultOf(state: State, event: RecordEvent, rankOf: RankOf, lenient: boolean): TransitionFault | undefined {
  const follows = lenient ? mayFollowUnseen(state, event) : MAY_FOLLOW[event.event](state);
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

/** Events that change the state and may be kept elsewhere. */
const UNSEEN = ['declared', 'endorsed', 'returned', 'evaluated', 'notice', 'withdrawn'] as const;

/** Whether the event may follow if events between them are kept elsewhere. */
function mayFollowUnseen(state: State, event: RecordEvent): boolean {
  const met = [state];
  for (const at of met) {
    if (MAY_FOLLOW[event.event](at)) return true;
    for (const name of UNSEEN) {
      if (!MAY_FOLLOW[name](at)) continue;
      const next = advance(at, { event: name } as RecordEvent);
      if (met.every((one) => one.stage !== next.stage)) met.push(next);
    }
  }
  return false;
}

const list = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);

/** Returns the state after an event, even a faulty one, so that one fault does not cause others. */
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

/** Returns the status of a state; undefined before the first event that gives one. */
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

/** Whether an event has happened by a day. An imported event without a date happened before every day. */
export const hasHappened = (event: RecordEvent, day: Day): boolean => event.date === undefined || earliest(event.date) <= day;

/** Returns the state on a day. */
export const stateOn = (record: readonly RecordEvent[], day: Day): State =>
  record.filter((event) => hasHappened(event, day)).reduce(advance, BEGINNING);

/** Returns all titles that a record gave by a day, with the ends of those that have ended. */
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

/** Returns the year whose review was due last: the previous year, or until `reviewDue` (MM-DD) the year before it. */
export function reviewYearDue(day: Day, reviewDue: string): number {
  const year = yearOf(day);
  return day.slice(5) > reviewDue ? year - 1 : year - 2;
}

/**
 * Whether the review of a standing title is overdue on a day: there is no `reviewed` and no naming in the year of
 * `reviewYearDue` or later. Namings imported without a date make no title overdue before its first review.
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

/** Whether a title named in an earlier year has no `goals` for the year of `day`. Always false until 31 March. */
export function lacksGoals(record: readonly RecordEvent[], day: Day): boolean {
  if (day.slice(5) <= '03-31') return false;
  const happened = record.filter((event) => hasHappened(event, day));
  const state = happened.reduce(advance, BEGINNING);
  const year = yearOf(day);
  const earlier = state.titles.some((title) => title.since === undefined || yearOf(title.since) < year);
  return earlier && !eventsOf(happened, 'goals').some((goals) => goals.year === year);
}

/** Returns the events of one kind, in order. */
export const eventsOf = <Name extends EventName>(record: readonly RecordEvent[], name: Name): EventOf<Name>[] =>
  record.filter((event): event is EventOf<Name> => event.event === name);

/** What a round is called; one whose evaluation does not say by its year. */
export const roundOf = ({ round, date }: EventOf<'evaluated'>): string => round ?? date?.slice(0, 4) ?? '';
