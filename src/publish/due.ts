/** What is due, with its deadline: reviews, goals, notices, pairings and their goals, study packs. */
import { compareText } from '../diagnostic.ts';
import { holdingOrganizations, listOf, type Model } from '../model/model.ts';
import { isSilent, pairingStatus } from '../model/pairing.ts';
import { eventsOf, hasHappened, isOverdue, lacksGoals, reviewYearDue, stateOn } from '../model/record.ts';
import type { Entry } from '../read/content.ts';
import type { Brand } from '../schema/brand.ts';
import { addMonths, type Day, earliest, latest, yearOf } from '../schema/dates.ts';
import type { Pairing } from '../schema/pairing.ts';
import type { Due } from './published.ts';

/** Days before a deadline from which on something is told. */
const AHEAD = 60;
const DAY = 24 * 60 * 60 * 1000;

/** The days from one day to another; negative if that has passed. */
const daysUntil = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** Returns everything that is late or due within two months, what is due first in front. */
export function dueOn(model: Model): Due[] {
  const due = [
    ...[...model.brands.values()].flatMap((entry) => ofBrand(model, entry)),
    ...[...model.pairings.values()].flatMap((entry) => ofPairing(model, entry)),
    ...[...model.packs.values()].flatMap(({ id, data: { date } }): Due[] =>
      date === undefined || latest(date) < model.asOf ? [] : [{ what: 'pack', id, deadline: earliest(date), days: 0, who: [] }],
    ),
  ];
  return due
    .map((one) => ({ ...one, days: daysUntil(model.asOf, one.deadline) }))
    .filter(({ days }) => days <= AHEAD)
    .sort((a, b) => compareText(a.deadline, b.deadline) || compareText(a.what, b.what) || compareText(a.id, b.id));
}

function ofBrand(model: Model, { id, data }: Entry<Brand>): Due[] {
  const { asOf, settings } = model;
  const record = (data.record ?? []).filter((event) => hasHappened(event, asOf));
  const state = stateOn(record, asOf);
  const who = holdingOrganizations(data).slice(0, 1);
  const due: Due[] = [];
  const year = yearOf(asOf);
  if (state.titles.length > 0) {
    // After the deadline the year before is late; before it, it is what must be done next.
    const reviewed = reviewYearDue(asOf, settings.reviewDue);
    const isReviewed = (one: number): boolean =>
      eventsOf(record, 'reviewed').some((event) => event.year >= one) ||
      eventsOf(record, 'named').some(({ date }) => date === undefined || yearOf(date) >= one);
    if (isOverdue(record, asOf, settings.reviewDue))
      due.push({ what: 'review', id, deadline: `${reviewed + 1}-${settings.reviewDue}`, days: 0, who, year: reviewed });
    else if (!isReviewed(reviewed + 1))
      due.push({ what: 'review', id, deadline: `${reviewed + 2}-${settings.reviewDue}`, days: 0, who, year: reviewed + 1 });
    const hasGoals = (one: number): boolean => eventsOf(record, 'goals').some((event) => event.year === one);
    if (
      lacksGoals(record, asOf) ||
      (asOf.slice(5) <= '03-31' && !hasGoals(year) && state.titles.some(({ since }) => since === undefined || yearOf(since) < year))
    )
      due.push({ what: 'goals', id, deadline: `${year}-03-31`, days: 0, who, year });
  }
  const notice = state.stage === 'notice' ? eventsOf(record, 'notice').at(-1)?.until : undefined;
  if (notice !== undefined) due.push({ what: 'notice', id, deadline: latest(notice), days: 0, who });
  return due;
}

function ofPairing(model: Model, { id, data }: Entry<Pairing>): Due[] {
  const { asOf } = model;
  if (data.since === undefined || data.goals === undefined) return [];
  const pairing = data as Pairing;
  const status = pairingStatus(pairing, asOf);
  if (status !== 'active' && status !== 'overdue') return [];
  const who = [...listOf(pairing.lagging)];
  const due: Due[] = pairing.goals.flatMap(({ due: by, done, goal }, index): Due[] =>
    by === undefined || (done !== undefined && earliest(done) <= asOf)
      ? []
      : [{ what: 'pairing-goal', id, deadline: latest(by), days: 0, who, goal: { number: index + 1, text: goal } }],
  );
  if (pairing.until !== undefined) due.push({ what: 'outcome', id, deadline: latest(pairing.until), days: 0, who });
  if (isSilent(pairing, asOf)) {
    const dates = [pairing.since, ...(pairing.ledger ?? []).map(({ date }) => date).filter((date) => earliest(date) <= asOf)].map(latest);
    due.push({ what: 'ledger', id, deadline: addMonths(dates.sort(compareText).at(-1) as Day, 6), days: 0, who });
  }
  return due;
}
