/** Status, overlap and silence of pairings on a day. */
import { compareText } from '../diagnostic.ts';
import { AFTER_ALL, addMonths, type Day, earliest, type LooseDate, latest } from '../schema/dates.ts';
import type { Pairing } from '../schema/pairing.ts';

export type PairingStatus = 'planned' | 'active' | 'overdue' | 'risen' | 'extended' | 'ended';

type Term = Pick<Pairing, 'since' | 'until' | 'outcome'>;

/** Returns the status on a day. Ignores an outcome after that day. */
export function pairingStatus(pairing: Term, day: Day): PairingStatus {
  if (earliest(pairing.since) > day) return 'planned';
  const outcome = outcomeOn(pairing, day);
  if (outcome !== undefined) return outcome.result;
  return pairing.until !== undefined && latest(pairing.until) < day ? 'overdue' : 'active';
}

export const outcomeOn = (pairing: Pick<Pairing, 'outcome'>, day: Day): Pairing['outcome'] =>
  pairing.outcome !== undefined && earliest(pairing.outcome.date) <= day ? pairing.outcome : undefined;

/** Whether two pairings overlap however their loose dates are read. One may begin on the day the other ends. */
export function certainlyOverlap(a: Term, b: Term): boolean {
  return latest(a.since) < firstEnd(b) && latest(b.since) < firstEnd(a) && latest(a.since) < AFTER_ALL;
}

/** The earliest day on which a pairing may end: its `until` or its outcome, whichever is first. */
function firstEnd({ until, outcome }: Term): Day {
  const ends = [until, outcome?.date].filter((date): date is LooseDate => date !== undefined).map(earliest);
  return ends.length === 0 ? AFTER_ALL : (ends.sort()[0] as Day);
}

/** Whether an active pairing has had no ledger item for six months. Counts from `since` if the ledger is empty. */
export function isSilent(pairing: Pick<Pairing, 'since' | 'until' | 'outcome' | 'ledger'>, day: Day): boolean {
  if (pairingStatus(pairing, day) !== 'active') return false;
  const dates = [pairing.since, ...(pairing.ledger ?? []).map((item) => item.date).filter((date) => earliest(date) <= day)];
  const last = dates.map(latest).sort(compareText).at(-1) as Day;
  return last < addMonths(day, -6);
}
