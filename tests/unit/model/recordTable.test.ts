/**
 * Every event after every state, with and without a standing title, against the table of the record. The table is
 * written here by hand from what the record promises; nothing of it is taken from the code.
 */
import { describe, expect, test } from 'vitest';
import { advance, BEGINNING, faultOf, type State, statusOf } from '../../../src/model/record.ts';
import { eventSchema, type RecordEvent } from '../../../src/schema/record.ts';

/** What a record has reached. `titled` is a standing title with nothing pending. */
const REACHED = [
  'nothing',
  'cultivated',
  'launched',
  'declared',
  'endorsed',
  'returned',
  'evaluated',
  'notice',
  'titled',
  'delisted',
  'withdrawn',
] as const;
type Reached = (typeof REACHED)[number];

/** What each event may follow: states, `a title` for every state with a standing one, `ever launched or named`, or `any`. */
const FOLLOWS: Record<string, string> = {
  cultivated: 'nothing, withdrawn, delisted',
  launched: 'nothing, cultivated',
  visited: 'any',
  declared: 'cultivated, launched, returned, titled',
  endorsed: 'declared, endorsed',
  returned: 'declared, endorsed, evaluated, notice',
  evaluated: 'declared, endorsed, evaluated',
  notice: 'evaluated',
  named: 'evaluated, notice',
  goals: 'a title',
  reviewed: 'a title',
  commended: 'ever launched or named',
  renamed: 'any',
  delisted: 'a title',
  withdrawn: 'cultivated, launched, declared, endorsed, returned, evaluated, notice',
};
const EVENTS = Object.keys(FOLLOWS);

/** Events that may be kept in another directory, where the site says that its dossier is elsewhere. */
const KEPT_ELSEWHERE = ['visited', 'declared', 'endorsed', 'returned', 'evaluated', 'notice', 'withdrawn'];

const STATUS: Record<Exclude<Reached, 'nothing' | 'titled'>, string> = {
  cultivated: 'cultivating',
  launched: 'launched',
  declared: 'declared',
  endorsed: 'declared',
  returned: 'returned',
  evaluated: 'evaluated',
  notice: 'evaluated',
  delisted: 'delisted',
  withdrawn: 'withdrawn',
};

interface Situation {
  reached: Reached;
  /** The level of a standing title. */
  title?: 'village' | 'town';
  everKnown: boolean;
  /** The level that a declaration is pending for. */
  pending?: string;
}

const event = (name: string, level: string): RecordEvent => {
  const more: Record<string, Record<string, unknown>> = {
    declared: { level, by: 'x' },
    endorsed: { by: 'x' },
    named: { level, by: 'x' },
    goals: { year: 2021, goals: ['a'] },
    reviewed: { year: 2020, result: 'pass' },
    commended: { by: 'x', title: 't' },
    renamed: { from: 'x' },
    delisted: { by: 'x' },
  };
  return eventSchema.parse({ event: name, date: '2020', ...more[name] });
};

/** Shortest ways to each state: without a title for the village level, with one (of the village) for the town's. */
const UP: Record<string, string> = {
  nothing: '',
  cultivated: 'cultivated',
  launched: 'launched',
  declared: 'cultivated declared',
  endorsed: 'launched declared endorsed',
  returned: 'cultivated declared returned',
  evaluated: 'launched declared evaluated',
  notice: 'cultivated declared evaluated notice',
  titled: 'cultivated declared evaluated named',
  delisted: 'cultivated declared evaluated named delisted',
  withdrawn: 'cultivated withdrawn',
};
const AGAIN: Record<string, string> = {
  declared: 'declared',
  endorsed: 'declared endorsed',
  evaluated: 'declared evaluated',
  notice: 'declared evaluated notice',
};

const walk = (from: State, way: string, level: string): State =>
  way
    .split(' ')
    .filter((name) => name !== '')
    .reduce((state, name) => advance(state, event(name, level)), from);
const TITLED = walk(BEGINNING, UP.titled as string, 'village');

const PENDING: Reached[] = ['declared', 'endorsed', 'evaluated', 'notice'];
const CASES: { name: string; state: State; at: Situation }[] = [
  ...Object.entries(UP).map(([reached, way]) => ({
    name: `${reached} (${way})`,
    state: walk(BEGINNING, way, 'village'),
    at: {
      reached: reached as Reached,
      everKnown: /launched|named/.test(way),
      ...(reached === 'titled' ? { title: 'village' as const } : {}),
      ...(PENDING.includes(reached as Reached) ? { pending: 'village' } : {}),
    },
  })),
  ...Object.entries(AGAIN).map(([reached, way]) => ({
    name: `${reached} for a higher level, with a title`,
    state: walk(TITLED, way, 'town'),
    at: { reached: reached as Reached, title: 'village' as const, everKnown: true, pending: 'town' },
  })),
];

const mayFollow = (at: Situation, name: string): boolean => {
  const row = (FOLLOWS[name] as string).split(', ');
  return (
    row.includes('any') ||
    row.includes(at.reached) ||
    (row.includes('a title') && at.title !== undefined) ||
    (row.includes('ever launched or named') && at.everKnown)
  );
};

/** What an allowed event leads to. */
function leadsTo(at: Situation, name: string): Situation {
  const { title, everKnown } = at;
  switch (name) {
    case 'visited':
    case 'renamed':
    case 'goals':
    case 'reviewed':
    case 'commended':
      return at;
    case 'delisted':
      return { reached: 'delisted', everKnown };
    case 'named':
      return { reached: 'titled', title: at.title === undefined ? 'village' : 'town', everKnown: true };
    case 'returned':
    case 'withdrawn':
      return title === undefined ? { reached: name, everKnown } : { reached: 'titled', title, everKnown };
    default:
      return { reached: name as Reached, everKnown: everKnown || name === 'launched', ...(title === undefined ? {} : { title }) };
  }
}

/** Whether the event may follow, or would if events that are kept elsewhere had come between. */
function mayFollowUnseen(from: Situation, name: string): boolean {
  const met = [from];
  for (const at of met) {
    for (const next of KEPT_ELSEWHERE.filter((unseen) => mayFollow(at, unseen)).map((unseen) => leadsTo(at, unseen))) {
      if (!met.some((one) => one.reached === next.reached && one.title === next.title)) met.push(next);
    }
  }
  return met.some((at) => mayFollow(at, name));
}

const RANKS: Record<string, number> = { district: 0, town: 1, village: 2 };
const rankOf = (level: string) => RANKS[level];

/** The level that an event is about, so that no level is at fault: the one that is pending, or the next one up. */
const levelFor = (at: Situation): string => at.pending ?? { none: 'village', village: 'town', town: 'district' }[at.title ?? 'none'];
const orderOf = (state: State, at: Situation, isElsewhere: boolean): string[] =>
  EVENTS.filter((name) => faultOf(state, event(name, levelFor(at)), rankOf, isElsewhere) === undefined);

describe.each(CASES)('$name', ({ state, at }) => {
  test('is followed by what may follow it, and by nothing else', () => {
    expect(orderOf(state, at, false)).toEqual(EVENTS.filter((name) => mayFollow(at, name)));
  });

  test('is followed, where the dossier is elsewhere, by what may follow it once what is kept there has come between', () => {
    expect(orderOf(state, at, true)).toEqual(EVENTS.filter((name) => mayFollowUnseen(at, name)));
  });

  test.each(EVENTS.filter((name) => mayFollow(at, name)))('leads with %s to where the table says', (name) => {
    const next = leadsTo(at, name);
    const reached = advance(state, event(name, levelFor(at)));
    const isPending = PENDING.includes(next.reached);
    const known = { ...next, ...(isPending ? { pending: levelFor(at) } : {}) };
    expect(orderOf(reached, known, false)).toEqual(EVENTS.filter((one) => mayFollow(next, one)));
    expect(reached.declaredFor).toBe(isPending ? levelFor(at) : undefined);
    expect(statusOf(reached)).toBe(next.title === undefined ? STATUS[next.reached as keyof typeof STATUS] : 'named');
  });
});

test('what is not allowed is said to be out of order, whatever else is wrong with it', () => {
  expect(faultOf(BEGINNING, event('named', 'town'), rankOf, false)).toBe('order');
  expect(faultOf(TITLED, event('named', 'village'), rankOf, false)).toBe('order');
});
