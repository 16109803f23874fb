/** What of a record the public may see (contract, section 5). */

import { advance, BEGINNING, hasHappened, hasTitle, type Status, statusOf } from '../model/record.ts';
import { type Day, earliest } from '../schema/dates.ts';
import type { EventName, EventOf, RecordEvent } from '../schema/record.ts';

/** Events that are internal whatever becomes of them. */
const ALWAYS_INTERNAL: ReadonlySet<EventName> = new Set(['visited', 'endorsed', 'returned', 'evaluated', 'withdrawn']);

/** Events that leave the state as it is. */
const SAYS_NO_STATUS: ReadonlySet<EventName> = new Set(['visited', 'renamed', 'goals', 'commended']);

/**
 * The events that the public may see on a day, in order: no internal ones; a declaration and its
 * notice only where that attempt has ended in its naming; 整改 only with `publicReview`.
 */
export function publicEvents(record: readonly RecordEvent[], day: Day, publicReview: boolean): RecordEvent[] {
  const happened = record.filter((event) => hasHappened(event, day));
  const succeeded = new Set<RecordEvent>();
  let attempt: RecordEvent[] = [];
  for (const event of happened) {
    if (event.event === 'declared') attempt = [event];
    else if (event.event === 'notice') attempt.push(event);
    else if (event.event === 'named') {
      for (const step of attempt) succeeded.add(step);
      attempt = [];
    } else if (event.event === 'returned' || event.event === 'withdrawn') attempt = [];
  }
  return happened.filter((event) => {
    if (ALWAYS_INTERNAL.has(event.event)) return false;
    if (event.event === 'declared' || event.event === 'notice') return succeeded.has(event);
    if (event.event === 'reviewed') return publicReview || event.result === 'pass';
    return true;
  });
}

/** Goals as they stood on a day: what was reached later counts as not yet reached. */
export function goalsOn(goals: EventOf<'goals'>['goals'], day: Day): EventOf<'goals'>['goals'] {
  return goals.map((goal) => (typeof goal === 'string' || goal.done === undefined || earliest(goal.done) <= day ? goal : { goal: goal.goal }));
}

/**
 * The status that the public sees: the last one that a public event gave; without `publicReview`
 * `rectifying` shows as `named`.
 */
export function publicStatus(record: readonly RecordEvent[], day: Day, publicReview: boolean): Status | undefined {
  const visible = new Set(publicEvents(record, day, publicReview));
  let state = BEGINNING;
  let status: Status | undefined;
  for (const event of record) {
    if (!hasHappened(event, day)) continue;
    state = advance(state, event);
    if (visible.has(event) && !SAYS_NO_STATUS.has(event.event)) status = statusOf(state);
  }
  // Whether a title stands is said by public events alone, so it is never out of date.
  if (hasTitle(state)) status = statusOf(state);
  return status === 'rectifying' && !publicReview ? 'named' : status;
}
