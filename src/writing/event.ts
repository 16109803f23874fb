/** A new event of a brand's record: asks only for what may follow, and says where it is written. */

import { given } from '../given.ts';
import { holdingOrganizations, levelWith, type Model } from '../model/model.ts';
import { whoDeclares, whoNames } from '../model/organizations.ts';
import { advance, BEGINNING, faultOf, reviewYearDue, type State } from '../model/record.ts';
import type { Entry } from '../read/content.ts';
import type { Brand } from '../schema/brand.ts';
import { earliest, latest, yearOf } from '../schema/dates.ts';
import { type EventName, eventSchema, INTERNAL_EVENTS, type RecordEvent } from '../schema/record.ts';
import { EVENT } from '../wording/newEvent.ts';
import { askChoice, askText, askTexts, type Dialogue, needChoice, needText } from './dialogue.ts';
import { askDate, needDate } from './names.ts';
import { brands, levels, organizationName, organizations } from './offers.ts';
import type { Value } from './value.ts';

export interface NewEvent {
  slug: string;
  event: { [key: string]: Value };
  /** The brand's new name, if the event is that it was renamed. */
  name?: string;
  /** Whether no public build shows the event as it is now. */
  isInternal: boolean;
}

export const EVENT_NEEDS = ['brand', 'event'] as const;

const NAMES = eventSchema.options.flatMap((option) => [...option.shape.event.values]) as EventName[];

/** The state that a brand's record has reached, internal events of `--private` included. */
const stateOf = (entry: Entry<Brand>): State => (entry.data.record ?? []).reduce(advance, BEGINNING);

interface Following {
  name: EventName;
  /** The levels for which it may follow; all where it has none. */
  levels: string[];
}

/** The events that may follow a brand's record, in the order of the reference. */
export function followingOf(model: Model, entry: Entry<Brand>): Following[] {
  const state = stateOf(entry);
  const isLenient = model.settings.dossier === 'elsewhere';
  const all = (model.taxonomy.levels ?? []).map(({ id }) => id);
  return NAMES.flatMap((name): Following[] => {
    const may = (level: string): boolean => faultOf(state, { event: name, level } as RecordEvent, model.rankOf, isLenient) === undefined;
    if (name !== 'declared' && name !== 'named')
      return faultOf(state, { event: name } as RecordEvent, model.rankOf, isLenient) === undefined ? [{ name, levels: [] }] : [];
    const open = all.filter(may);
    return open.length === 0 ? [] : [{ name, levels: open }];
  });
}

/** Asks for a new event. */
export function* newEvent(model: Model): Dialogue<NewEvent> {
  const slug = yield* needChoice({ flag: 'brand', say: EVENT.brand, options: brands(model) });
  const entry = model.brands.get(slug) as Entry<Brand>;
  const following = followingOf(model, entry);
  const name = (yield* needChoice({
    flag: 'event',
    say: EVENT.event(entry.data.name ?? slug, EVENT.stages[stateOf(entry).stage] ?? ''),
    options: following.map(({ name: value }) => ({ value, label: EVENT.names[value], hint: EVENT.hints[value] })),
  })) as EventName;
  const last = lastDay(entry);
  const date = yield* needDate('date', EVENT.date[name] ?? EVENT.when, model.asOf, (answer) =>
    last !== undefined && latest(answer) < earliest(last) ? EVENT.tooEarly(last) : undefined,
  );
  const open = following.find((one) => one.name === name)?.levels ?? [];
  const { fields, newName } = yield* fieldsOf(model, entry, name, open);
  const isInternal = isKeptApart(model, name, fields);
  // What stays in a repository that others read holds no notes.
  const note = isInternal || model.settings.dossier === 'here' ? yield* askText({ flag: 'note', say: EVENT.note, hint: EVENT.noteHint }) : undefined;
  return { slug, event: { event: name, date, ...fields, ...given('note', note) }, ...given('name', newName), isInternal };
}

/** The date of the last event that has one. */
const lastDay = (entry: Entry<Brand>): string | undefined =>
  (entry.data.record ?? [])
    .filter((event) => event.imported !== true)
    .flatMap(({ date }) => date ?? [])
    .reduce<string | undefined>((best, date) => (best === undefined || earliest(date) > earliest(best) ? date : best), undefined);

function isKeptApart(model: Model, name: EventName, fields: Fields): boolean {
  const when = INTERNAL_EVENTS.get(name);
  return when === 'unless-passed' ? fields.result === 'rectify' && !model.settings.publicReview : when !== undefined;
}

type Fields = { [key: string]: Value };

/** The keys of an event beside its date, in the order of the schema. */
function* fieldsOf(model: Model, entry: Entry<Brand>, name: EventName, open: readonly string[]): Dialogue<{ fields: Fields; newName?: string }> {
  const organization = entry.data.organization ?? '';
  const above = model.tree.ancestors(organization);
  const byWhom = (say: string, initial: string | undefined) =>
    needChoice({ flag: 'by', say, options: organizations(model), ...given('initial', initial) });
  const text = (flag: string, say: string, hint: string = EVENT.none) => askText({ flag, say, hint });
  switch (name) {
    case 'cultivated':
      return { fields: { ...given('by', yield* text('by', EVENT.by.cultivated)) } };
    case 'launched':
      return { fields: { by: yield* byWhom(EVENT.by.launched, organization) } };
    case 'visited': {
      const by = yield* text('by', EVENT.by.visited);
      const purpose = yield* askChoice({ flag: 'purpose', say: EVENT.purpose, options: EVENT.purposes });
      return { fields: { ...given('by', by), ...given('purpose', purpose) } };
    }
    case 'declared': {
      const level = yield* needChoice({
        flag: 'level',
        say: EVENT.level.declared,
        options: levels(model).filter(({ value }) => open.includes(value)),
      });
      const rule = levelWith(model, level);
      const by = yield* byWhom(EVENT.by.declared, rule === undefined ? organization : whoDeclares(rule, organization, model.tree)[0]);
      return { fields: { level, by, ...given('number', yield* text('number', EVENT.number)) } };
    }
    case 'endorsed':
      return { fields: { by: yield* byWhom(EVENT.by.endorsed, above[0]) } };
    case 'evaluated': {
      const round = yield* text('round', EVENT.round, EVENT.roundHint);
      const scores: Fields = {};
      for (const { id, label } of model.taxonomy.evaluation ?? []) {
        const score = yield* askText({
          flag: `score-${id}`,
          say: EVENT.score(label),
          hint: EVENT.none,
          fault: (answer) => (isScore(answer) ? undefined : EVENT.badScore),
        });
        if (score !== undefined) scores[id] = Number(score.normalize('NFKC'));
      }
      return { fields: { ...given('round', round), ...(Object.keys(scores).length === 0 ? {} : { scores }) } };
    }
    case 'notice': {
      const until = yield* askDate('until', EVENT.until);
      return { fields: { ...given('until', until), ...given('document', yield* text('document', EVENT.document)) } };
    }
    case 'named': {
      const level = yield* needChoice({
        flag: 'level',
        say: EVENT.level.named,
        options: levels(model).filter(({ value }) => open.includes(value)),
        ...(open.length === 1 ? { initial: open[0] as string } : {}),
      });
      const rule = levelWith(model, level);
      const by = yield* byWhom(EVENT.by.named, rule === undefined ? undefined : whoNames(rule, organization, model.tree));
      const document = yield* text('document', EVENT.document);
      return { fields: { level, by, ...given('document', document), ...given('grade', yield* text('grade', EVENT.grade)) } };
    }
    case 'goals': {
      const year = yield* askYear(EVENT.year.goals, yearOf(model.asOf));
      const goals = yield* askTexts({ flag: 'goal', say: EVENT.goals, hint: EVENT.oneALine, isNeeded: true });
      const measures = yield* askTexts({ flag: 'measure', say: EVENT.measures, hint: EVENT.none });
      return { fields: { year, goals, ...(measures.length === 0 ? {} : { measures }) } };
    }
    case 'reviewed': {
      const year = yield* askYear(EVENT.year.reviewed, reviewYearDue(model.asOf, model.settings.reviewDue));
      const result = yield* needChoice({ flag: 'result', say: EVENT.result, options: EVENT.results });
      const by = yield* askChoice({ flag: 'by', say: EVENT.by.reviewed, options: organizations(model) });
      return { fields: { year, result, ...given('by', by), ...given('grade', yield* text('grade', EVENT.grade)) } };
    }
    case 'commended': {
      const by = yield* needText({ flag: 'by', say: EVENT.by.commended });
      const title = yield* needText({ flag: 'title', say: EVENT.title });
      return { fields: { by: idOf(model, by), title, ...given('document', yield* text('document', EVENT.document)) } };
    }
    case 'renamed': {
      const newName = yield* needText({ flag: 'name', say: EVENT.newName(entry.data.name ?? '') });
      return { fields: { from: entry.data.name ?? '' }, newName };
    }
    case 'delisted':
      return { fields: yield* delisting(model, entry, byWhom) };
    case 'returned':
    case 'withdrawn':
      return { fields: {} };
  }
}

function* delisting(model: Model, entry: Entry<Brand>, byWhom: (say: string, initial: string | undefined) => Dialogue<string>): Dialogue<Fields> {
  const { titles } = stateOf(entry);
  const standing = levels(model).filter(({ value }) => titles.some(({ level }) => level === value));
  const level = standing.length < 2 ? undefined : yield* askChoice({ flag: 'level', say: EVENT.level.delisted, options: standing });
  const judged = level ?? standing[0]?.value;
  const rule = levelWith(model, judged);
  const namer = rule === undefined ? undefined : whoNames(rule, holdingOrganizations(entry.data)[0] ?? '', model.tree);
  const by = yield* byWhom(EVENT.by.delisted, namer);
  const kind = yield* askChoice({ flag: 'kind', say: EVENT.kind, options: EVENT.kinds, initial: 'revoked' });
  const statement = yield* askText({ flag: 'statement', say: EVENT.statement, hint: EVENT.none });
  const reason = model.settings.dossier === 'elsewhere' ? undefined : yield* askText({ flag: 'reason', say: EVENT.reason, hint: EVENT.none });
  return {
    by,
    ...given('level', level),
    ...(kind === undefined || kind === 'revoked' ? {} : { kind }),
    ...given('statement', statement),
    ...given('reason', reason),
  };
}

const isScore = (answer: string): boolean => /^\d{1,3}(?:\.\d+)?$/.test(answer.normalize('NFKC')) && Number(answer.normalize('NFKC')) <= 100;

function* askYear(say: string, initial: number): Dialogue<number> {
  const year = yield* needText({
    flag: 'year',
    say,
    initial: String(initial),
    mend: (answer) => answer.normalize('NFKC').replace(/\D+$/u, ''),
    fault: (answer) => (/^(?:19|2\d)\d{2}\s*年?度?$/u.test(answer.normalize('NFKC')) ? undefined : EVENT.badYear),
  });
  return Number(year);
}

/** The id of an organization that a text names; else the text. */
function idOf(model: Model, text: string): string {
  const found = [...model.organizations].find(
    ([id, { data }]) => [id, data.name, data.shortName].includes(text) || organizationName(model, id) === text,
  );
  return found?.[0] ?? text;
}
