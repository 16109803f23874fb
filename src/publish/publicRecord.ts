/** Decides which events of a `record` and which status the public may see. */

import { advance, BEGINNING, hasHappened, type Status, statusOf } from '../model/record.ts';
import { type Day, earliest } from '../schema/dates.ts';
import { type EventOf, isInternalEvent, type RecordEvent } from '../schema/record.ts';

/**
 * Returns the public events on a day, in order. Leaves out internal events, `declared` and `notice` of an attempt
 * that did not end in `named`, and 整改 without `publicReview`.
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
    if (isInternalEvent(event.event)) return false;
    if (event.event === 'declared' || event.event === 'notice') return succeeded.has(event);
    if (event.event === 'reviewed') return publicReview || event.result === 'pass';
    return true;
  });
}

/** Returns the goals on a day. Removes `done` if it is later. */
export function goalsOn(goals: EventOf<'goals'>['goals'], day: Day): EventOf<'goals'>['goals'] {
  return goals.map((goal) => (typeof goal === 'string' || goal.done === undefined || earliest(goal.done) <= day ? goal : { goal: goal.goal }));
}

/**
 * Returns the status that the public sees: the last one that a public event gave. Without `publicReview` it
 * returns `named` for `rectifying`.
 */
export function publicStatus(record: readonly RecordEvent[], day: Day, publicReview: boolean): Status | undefined {
  const visible = new Set(publicEvents(record, day, publicReview));
  let state = BEGINNING;
  let status: Status | undefined;
  for (const event of record) {
    if (!hasHappened(event, day)) continue;
    const next = advance(state, event);
    // An event that changes nothing gives no status: what it would repeat may be internal.
    if (next !== state && visible.has(event)) status = statusOf(next);
    state = next;
  }
  return status === 'rectifying' && !publicReview ? 'named' : status;
}
