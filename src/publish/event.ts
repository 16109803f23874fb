/** Publishes an event of the record. */

import { given } from '../given.ts';
import type { Day, LooseDate } from '../schema/dates.ts';
import type { RecordEvent } from '../schema/record.ts';
import { goalsOn } from './publicRecord.ts';
import type { PublishedEvent } from './published.ts';

/**
 * Returns the public keys of an event, without `note`, `reason` and `imported`. Throws if the kind of event
 * is internal.
 */
export function shownEvent(event: RecordEvent, day: Day): PublishedEvent {
  const when = given('date', event.date as LooseDate | undefined);
  switch (event.event) {
    case 'cultivated':
    case 'launched':
      return { event: event.event, ...when, ...given('by', event.by) };
    case 'declared':
      return { event: 'declared', ...when, level: event.level, by: event.by, ...given('number', event.number) };
    case 'notice':
      return { event: 'notice', ...when, ...given('until', event.until), ...given('document', event.document) };
    case 'named':
      return { event: 'named', ...when, level: event.level, by: event.by, ...given('document', event.document), ...given('grade', event.grade) };
    case 'goals':
      return { event: 'goals', ...when, year: event.year, goals: goalsOn(event.goals, day), ...given('measures', event.measures) };
    case 'reviewed':
      return { event: 'reviewed', ...when, year: event.year, result: event.result, ...given('by', event.by), ...given('grade', event.grade) };
    case 'commended':
      return { event: 'commended', ...when, by: event.by, title: event.title, ...given('document', event.document) };
    case 'renamed':
      return { event: 'renamed', ...when, from: event.from };
    case 'delisted':
      return { event: 'delisted', ...when, by: event.by, kind: event.kind, ...given('level', event.level), ...given('statement', event.statement) };
    case 'visited':
    case 'endorsed':
    case 'returned':
    case 'evaluated':
    case 'withdrawn':
      throw new Error(`${event.event} is internal`);
  }
}
