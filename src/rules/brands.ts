/** A brand's name, and the `standard` that it must meet. */
import { type Model, soundRecord } from '../model/model.ts';
import { eventsOf, hasHappened, type State, stateOn, statusOf } from '../model/record.ts';
import { fieldOf, missingOf } from '../model/standard.ts';
import { normaliseText } from '../model/text.ts';
import type { Entry } from '../read/content.ts';
import type { Brand } from '../schema/brand.ts';
import { graphemes } from '../schema/values.ts';
import * as say from '../wording/rules.ts';
import { append } from './append.ts';
import { type Finding, found, type Rule } from './rule.ts';

/** Counts graphemes that are letters or digits (`nameLength` in site.yaml). */
export const nameLengthOf = (name: string): number => graphemes(name.normalize('NFKC')).filter((one) => /[\p{L}\p{N}]/u.test(one)).length;

function* incompleteBrand(model: Model, entry: Entry<Brand>): Generator<Finding> {
  const record = soundRecord(entry);
  if (record === undefined) return;
  const state = stateOn(record, model.asOf);
  const severity = severityOf(state, record, model.asOf);
  if (severity === undefined) return;
  const missing = missingOf(entry.data, model.standard).filter((key) => !entry.damaged.has(fieldOf(key)));
  if (missing.length === 0) return;
  const items = model.standard.items.filter((item) => missing.includes(item.key));
  yield { ...found(entry.locate([], 'inside'), say.incomplete(model.standard.label, items)), severity };
}

function severityOf(state: State, record: readonly Brand['record'][number][], day: string): 'error' | 'warning' | undefined {
  const status = statusOf(state);
  if (status === 'named' || status === 'rectifying') {
    const latest = eventsOf(
      record.filter((event) => hasHappened(event, day)),
      'named',
    ).at(-1);
    return latest?.imported === true ? 'warning' : 'error';
  }
  return status === 'declared' || status === 'evaluated' ? 'warning' : undefined;
}

function* takenNames(model: Model): Generator<Finding> {
  const byName = new Map<string, Entry<Brand>[]>();
  for (const entry of model.brands.values()) {
    if (entry.data.name === undefined) continue;
    const status = statusOf(stateOn(entry.data.record ?? [], model.asOf));
    if (status === 'withdrawn' || status === 'delisted') continue;
    const name = normaliseText(entry.data.name);
    append(byName, name, entry);
  }
  for (const [name, entries] of byName) {
    if (entries.length < 2) continue;
    for (const entry of entries) {
      const others = entries.filter((one) => one !== entry).map((one) => one.id);
      yield found(entry.locate(['name']), say.nameTaken(name, others));
    }
  }
}

export const brandRules: Rule[] = [
  {
    code: 'brand/name-length',
    severity: 'warning',
    *check({ model }) {
      const { min, max } = model.settings.nameLength;
      for (const { data, locate } of model.brands.values()) {
        if (data.name === undefined) continue;
        const length = nameLengthOf(data.name);
        if (length < min || length > max) yield found(locate(['name']), say.nameLength(length, min, max));
      }
    },
  },
  { code: 'brand/name-taken', severity: 'warning', check: ({ model }) => takenNames(model) },
  {
    code: 'brand/incomplete',
    severity: 'error',
    *check({ model }) {
      for (const entry of model.brands.values()) yield* incompleteBrand(model, entry);
    },
  },
];
