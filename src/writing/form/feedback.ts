/** The feedback on an evaluation, on the grid of forms: what the record says of one attempt, and what is to be improved. */
import { levelLabel, listOf, type Model } from '../../model/model.ts';
import { roundOf } from '../../model/record.ts';
import { missingOf } from '../../model/standard.ts';
import type { Sheet, SheetCell, SheetRow } from '../../office/sheet.ts';
import type { Desk } from '../../publish/published.ts';
import type { EventOf, RecordEvent } from '../../schema/record.ts';
import { FEEDBACK as say } from '../../wording/feedback.ts';
import { FORM } from '../../wording/form.ts';
import { formatDate } from '../../wording/ui.ts';
import { organizationName } from '../offers.ts';
import { COLUMNS, LINE, label, value, WIDTHS } from './sheetCells.ts';

/** Room to write by hand, in twentieths of a point. */
const ROOM = 1600;

const row = (...cells: SheetCell[]): SheetRow => ({ height: LINE, cells });

/** One evaluation of a brand: the attempt that it belongs to, from its declaration to what came of it. */
export interface Evaluation {
  round: string;
  evaluated: EventOf<'evaluated'>;
  /** All events of the attempt, the evaluation among them. */
  attempt: RecordEvent[];
}

/** What belongs to an attempt; a title that stands beside it has its own life. */
const STEPS: ReadonlySet<RecordEvent['event']> = new Set([
  'declared',
  'endorsed',
  'visited',
  'evaluated',
  'notice',
  'named',
  'returned',
  'withdrawn',
]);
const ENDS: ReadonlySet<RecordEvent['event']> = new Set(['named', 'returned', 'withdrawn', 'declared']);

/** The evaluations in a record as it stands on a day, the last one first. */
export function evaluationsIn(record: readonly RecordEvent[]): Evaluation[] {
  const found = record.flatMap((evaluated, at): Evaluation[] => {
    if (evaluated.event !== 'evaluated') return [];
    const start = record.findLastIndex((one, before) => before < at && one.event === 'declared');
    const end = record.findIndex((one, after) => after > at && ENDS.has(one.event));
    const last = end === -1 ? record.length : record[end]?.event === 'declared' ? end : end + 1;
    return [{ round: roundOf(evaluated), evaluated, attempt: record.slice(Math.max(0, start), last).filter(({ event }) => STEPS.has(event)) }];
  });
  return found.reverse();
}

/** Returns the feedback on one evaluation. `rounds` are those of the desk; `problems` what the checker finds in the brand. */
export function feedbackSheet(
  model: Model,
  slug: string,
  { round, evaluated, attempt }: Evaluation,
  rounds: Desk['rounds'],
  problems: readonly string[],
): Sheet {
  const brand = model.brands.get(slug)?.data ?? {};
  const declared = attempt.find((one): one is EventOf<'declared'> => one.event === 'declared');
  const named = (ids: string | readonly string[] | undefined): string[] => listOf(ids).map((id) => organizationName(model, id));
  const dated = (date: string | undefined): string[] => (date === undefined ? [] : [formatDate(date)]);
  const parts = (model.taxonomy.evaluation ?? []).map((part) => {
    const score = evaluated.scores?.[part.id];
    return { ...part, score, lost: score === undefined ? 0 : (100 - score) * part.weight };
  });
  // Candidates of one level stand against each other; those without a total have no place.
  const level = declared?.level ?? '';
  const peers = (rounds.find((one) => one.round === round)?.candidates ?? []).filter((one) => one.level === level && one.total !== null);
  const mine = peers.find((one) => one.slug === slug && one.date === evaluated.date);
  const place = mine === undefined ? undefined : peers.filter((one) => (one.total as number) > (mine.total as number)).length + 1;
  const weakest = parts.reduce<(typeof parts)[number] | undefined>((worst, one) => (one.lost > (worst?.lost ?? 0) ? one : worst), undefined);
  const { standard } = model;
  const missing = missingOf(brand, standard).map((key) => standard.items.find((item) => item.key === key)?.label ?? key);
  const improve = [
    ...(missing.length === 0 ? [] : [say.missing(standard.label, standard.items.length - missing.length, standard.items.length, missing)]),
    ...(weakest === undefined ? [] : [say.weakest(weakest.label, say.points(weakest.lost))]),
    ...problems,
  ];
  return {
    title: say.title,
    head: [say.head.internal, say.head.on(model.asOf)],
    widths: WIDTHS,
    rows: [
      row(label(say.name), value(brand.name ?? slug, COLUMNS - 1)),
      row(
        label(say.organization),
        value(named(brand.organization), 2),
        label(say.level),
        value(declared === undefined ? [] : levelLabel(model, level), 2),
      ),
      row(label(say.declared), value(dated(declared?.date), 2), label(say.number), value(declared?.number ?? [], 2)),
      row(label(say.round), value(round, 2), label(say.evaluated), value(dated(evaluated.date), 2)),
      row(label(say.part, { span: 2 }), label(say.weight), label(say.score), label(say.weighted), label(say.lost)),
      ...parts.map((part) =>
        row(
          value(part.label, 2),
          value(say.percent(part.weight), 1),
          value(part.score === undefined ? say.noScore : String(part.score), 1),
          value(part.score === undefined ? [] : say.points(part.score * part.weight), 1),
          value(part.score === undefined ? [] : say.points(part.lost), 1),
        ),
      ),
      row(
        label(say.total, { span: 2 }),
        value(mine === undefined ? say.noTotal : say.points(mine.total as number), 1),
        label(say.rank),
        value(place === undefined ? [] : say.place(place, peers.length, levelLabel(model, level)), 2),
      ),
      row(
        label(say.course),
        value(
          attempt.map((one) => say.step(one.date, one.event, 'by' in one ? named(one.by) : [], one.note)),
          COLUMNS - 1,
        ),
      ),
      row(label(say.result), value(resultOf(model, attempt), COLUMNS - 1)),
      row(label(say.improve), value(improve.length === 0 ? say.nothing : improve.map((text, at) => `${at + 1}. ${text}`), COLUMNS - 1)),
      { height: ROOM, cells: [label(say.measures, { hint: say.measuresHint }), value([], COLUMNS - 1)] },
      {
        height: ROOM,
        cells: [
          label(say.sent),
          { lines: [], span: COLUMNS / 2 - 1, kind: 'signature' },
          label(say.received),
          { lines: [], span: COLUMNS / 2 - 1, kind: 'signature' },
        ],
      },
    ],
    foot: say.foot,
    signature: FORM.signature,
  };
}

/** What came of an attempt, as far as its events tell. */
function resultOf(model: Model, attempt: readonly RecordEvent[]): string {
  const last = attempt.findLast((one) => one.event !== 'visited');
  switch (last?.event) {
    case 'named':
      return say.results.named(levelLabel(model, last.level), last.document, last.grade);
    case 'returned':
    case 'withdrawn':
    case 'notice':
      return say.results[last.event];
    default:
      return say.results.none;
  }
}
