/** The `record` of a brand: order, transitions, authority, and what is due on the day. */
import { levelLabel, levelWith, listOf, type Model, soundRecord } from '../model/model.ts';
import { whoDeclares, whoNames } from '../model/organizations.ts';
import { advance, BEGINNING, faultOf, isOverdue, lacksGoals, reviewYearDue, type State, type TransitionFault } from '../model/record.ts';
import type { Entry } from '../read/content.ts';
import type { Brand, Release } from '../schema/brand.ts';
import { earliest, latest, yearOf } from '../schema/dates.ts';
import type { RecordEvent } from '../schema/record.ts';
import * as say from '../wording/rules.ts';
import type { Sentence } from '../wording/sentence.ts';
import { type Finding, found, type Rule } from './rule.ts';

/** Yields each event with the state before it. Yields nothing if part of the record is unreadable. */
function* steps(entry: Entry<Brand>): Generator<{ event: RecordEvent; index: number; before: State }> {
  let before = BEGINNING;
  for (const [index, event] of (soundRecord(entry) ?? []).entries()) {
    yield { event, index, before };
    before = advance(before, event);
  }
}

function* backwards(entry: Entry<Brand>): Generator<Finding> {
  let last: { event: RecordEvent; day: string } | undefined;
  for (const { event, index } of steps(entry)) {
    if (event.imported === true || event.date === undefined) continue;
    if (last !== undefined && latest(event.date) < last.day) {
      const date = entry.locate(['record', index, 'date']);
      yield found(date, say.datesBackwards(event.event, event.date, last.event.event, last.event.date as string));
      continue;
    }
    const day = earliest(event.date);
    if (last === undefined || day > last.day) last = { event, day };
  }
}

function* transitions(model: Model, entry: Entry<Brand>): Generator<Finding> {
  const lenient = model.settings.dossier === 'elsewhere';
  for (const { event, index, before } of steps(entry)) {
    if (event.imported === true) continue;
    const fault = faultOf(before, event, model.rankOf, lenient);
    if (fault === undefined) continue;
    // `reference/unknown` already reports an unknown level.
    if (fault !== 'order' && isUnknownLevel(model, before.declaredFor, 'level' in event ? event.level : undefined)) continue;
    const at = fault === 'order' ? 'event' : 'level';
    yield found(entry.locate(['record', index, at]), faultSentence(model, fault, event, before));
  }
}

const isUnknownLevel = (model: Model, ...levels: (string | undefined)[]): boolean =>
  levels.some((level) => level !== undefined && model.rankOf(level) === undefined);

function faultSentence(model: Model, fault: TransitionFault, event: RecordEvent, before: State): Sentence {
  const level = 'level' in event && event.level !== undefined ? levelLabel(model, event.level) : '';
  switch (fault) {
    case 'order':
      return say.mayNotFollow(event.event, before.stage);
    case 'level-not-declared':
      return say.levelNotDeclared(level, levelLabel(model, before.declaredFor ?? ''));
    case 'level-not-higher':
      return say.levelNotHigher(level);
    case 'level-not-standing':
      return say.levelNotStanding(level);
  }
}

function* authorities(model: Model, entry: Entry<Brand>): Generator<Finding> {
  const { organization } = entry.data;
  if (organization === undefined || !model.tree.has(organization) || !isKnownAbove(model, organization)) return;
  const called = (id: string): string => say.withName(id, model.organizations.get(id)?.data.shortName ?? model.organizations.get(id)?.data.name);
  for (const { event, index, before } of steps(entry)) {
    if (event.imported === true) continue;
    if (event.event !== 'declared' && event.event !== 'named' && event.event !== 'delisted') continue;
    const level = levelWith(model, levelOf(model, event, before));
    if (level === undefined) continue;
    // `reference/unknown` already reports it.
    if ([level.namedBy, level.declaredBy].some((id) => id !== undefined && id !== 'parent' && !model.tree.has(id))) continue;
    const by = listOf(event.by);
    // `reference/unknown` already reports an unknown id, and its authority cannot be judged.
    if (by.some((id) => !model.tree.has(id))) continue;
    const namer = whoNames(level, organization, model.tree);
    const allowed = event.event === 'declared' ? whoDeclares(level, organization, model.tree) : namer === undefined ? [] : [namer];
    if (!by.some((id) => allowed.includes(id))) {
      const first = typeof event.by === 'string' ? entry.locate(['record', index, 'by']) : entry.locate(['record', index, 'by', 0]);
      const suggested = event.event === 'declared' && level.declaredBy === undefined ? allowed.slice(0, 3) : allowed;
      yield found(first, say.noAuthority(event.event, level.label, by.map(called), suggested.map(called)));
    }
  }
}

/** Whether everything above an organization is known: what `reference/unknown` reports is judged no further. */
const isKnownAbove = (model: Model, organization: string): boolean =>
  [organization, ...model.tree.ancestors(organization)].every((id) => {
    const parent = model.organizations.get(id)?.data.parent;
    return (parent === undefined || model.tree.has(parent)) && model.tree.rank(id) !== undefined;
  });

/** Returns the level of an event. A `delisted` without a level concerns the highest standing title. */
function levelOf(model: Model, event: RecordEvent, before: State): string | undefined {
  if ('level' in event && event.level !== undefined) return event.level;
  const standing = [...before.titles].sort((a, b) => (model.rankOf(a.level) ?? 0) - (model.rankOf(b.level) ?? 0));
  return standing[0]?.level;
}

function* futureApprovals(entry: Entry<unknown>, asOf: string): Generator<Finding> {
  const { approval } = entry.data as { approval?: Release | Release[] };
  for (const [index, { date }] of listOf(approval).entries()) {
    if (earliest(date) <= asOf) continue;
    const path = Array.isArray(approval) ? ['approval', index, 'date'] : ['approval', 'date'];
    yield found(entry.locate(path), say.futureApproval(date, asOf));
  }
}

/** The place of the last event, after which the missing one belongs. */
const endOf = (entry: Entry<Brand>) => entry.locate(['record', (entry.data.record?.length ?? 1) - 1]);

export const recordRules: Rule[] = [
  {
    code: 'record/order',
    severity: 'error',
    *check({ model }) {
      for (const entry of model.brands.values()) yield* backwards(entry);
    },
  },
  {
    code: 'record/transition',
    severity: 'error',
    *check({ model }) {
      for (const entry of model.brands.values()) yield* transitions(model, entry);
    },
  },
  {
    code: 'record/authority',
    severity: 'error',
    *check({ model }) {
      for (const entry of model.brands.values()) yield* authorities(model, entry);
    },
  },
  {
    code: 'record/future',
    severity: 'warning',
    *check({ model, entries }) {
      for (const entry of entries) yield* futureApprovals(entry, model.asOf);
      for (const entry of model.brands.values()) {
        for (const [index, event] of (entry.data.record ?? []).entries()) {
          if (event.date !== undefined && earliest(event.date) > model.asOf) {
            yield found(entry.locate(['record', index, 'date']), say.futureEvent(event.date, model.asOf));
          }
        }
      }
    },
  },
  {
    code: 'record/overdue',
    severity: 'warning',
    *check({ model }) {
      for (const entry of model.brands.values()) {
        const record = soundRecord(entry);
        if (record === undefined || !isOverdue(record, model.asOf, model.settings.reviewDue)) continue;
        yield found(endOf(entry), say.overdueReview(reviewYearDue(model.asOf, model.settings.reviewDue)));
      }
    },
  },
  {
    code: 'record/goals-missing',
    severity: 'warning',
    *check({ model }) {
      for (const entry of model.brands.values()) {
        const record = soundRecord(entry);
        if (record !== undefined && lacksGoals(record, model.asOf)) yield found(endOf(entry), say.goalsMissing(yearOf(model.asOf)));
      }
    },
  },
];
