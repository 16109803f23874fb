/** Pairings: who may help whom and when, and what is overdue. */

import { holdingOrganizations, listOf, type Model, soundRecord } from '../model/model.ts';
import { certainlyOverlap, isSilent, pairingStatus } from '../model/pairing.ts';
import { eventsOf, titleSpans } from '../model/record.ts';
import { normaliseText } from '../model/text.ts';
import type { Entry } from '../read/content.ts';
import type { Path } from '../read/yaml/index.ts';
import type { Brand } from '../schema/brand.ts';
import { AFTER_ALL, BEFORE_ALL, earliest, type LooseDate, latest } from '../schema/dates.ts';
import type { Pairing } from '../schema/pairing.ts';
import type { RecordEvent } from '../schema/record.ts';
import * as say from '../wording/rules.ts';
import { append } from './append.ts';
import { type Finding, found, type Rule } from './rule.ts';

type PairingEntry = Entry<Pairing>;

/** Returns the items of a key that holds a value or a list, each with its path. */
const items = (value: string | readonly string[] | undefined, key: string): { id: string; path: Path }[] =>
  typeof value === 'string' ? [{ id: value, path: [key] }] : (value ?? []).map((id, index) => ({ id, path: [key, index] }));

const lifts = (model: Model): PairingEntry[] => [...model.pairings.values()].filter((entry) => (entry.data.kind ?? 'lift') === 'lift');

/** Whether a title may have stood on `since`, by some reading of the loose dates. */
const mayHaveTitle = (record: readonly RecordEvent[], since: LooseDate): boolean =>
  titleSpans(record, AFTER_ALL).some(
    (span) =>
      (span.since === undefined ? BEFORE_ALL : earliest(span.since)) <= latest(since) &&
      (!span.ended || (span.until === undefined ? AFTER_ALL : latest(span.until)) >= earliest(since)),
  );

/** Whether a title stood on `since` by every reading of the loose dates. */
const certainlyHasTitle = (record: readonly RecordEvent[], since: LooseDate): boolean =>
  titleSpans(record, AFTER_ALL).some(
    (span) =>
      (span.since === undefined ? BEFORE_ALL : latest(span.since)) <= earliest(since) &&
      (!span.ended || (span.until === undefined ? BEFORE_ALL : earliest(span.until)) > latest(since)),
  );

const mayBeLaunched = (record: readonly RecordEvent[], since: LooseDate): boolean =>
  eventsOf(record, 'launched').some((event) => (event.date === undefined ? BEFORE_ALL : earliest(event.date)) <= latest(since));

function* models(model: Model): Generator<Finding> {
  const launchedToo = model.settings.publishFrom === 'launched';
  for (const { data, locate } of lifts(model)) {
    if (data.since === undefined) continue;
    for (const { id, path } of items(data.model, 'model')) {
      const brand = model.brands.get(id);
      const record = brand === undefined ? undefined : soundRecord(brand);
      if (record === undefined || mayHaveTitle(record, data.since) || (launchedToo && mayBeLaunched(record, data.since))) continue;
      yield found(locate(path), say.modelWithoutTitle(id, data.since, launchedToo));
    }
  }
}

function* lagging(model: Model): Generator<Finding> {
  const titled = new Map<string, Entry<Brand>[]>();
  for (const brand of model.brands.values()) {
    for (const holder of holdingOrganizations(brand.data)) append(titled, holder, brand);
  }
  for (const { data, locate } of lifts(model)) {
    for (const { id, path } of items(data.lagging, 'lagging')) {
      const brands = listOf(data.model).flatMap((slug) => model.brands.get(slug) ?? []);
      const held = brands.find((brand) => holdingOrganizations(brand.data).includes(id));
      const below = brands.find((brand) => brand.data.organization !== undefined && model.tree.ancestors(brand.data.organization).includes(id));
      const own = (titled.get(id) ?? []).find((brand) => {
        const record = soundRecord(brand);
        return data.since !== undefined && record !== undefined && certainlyHasTitle(record, data.since);
      });
      if (held !== undefined) yield found(locate(path), say.laggingHolds(id, held.id));
      else if (below !== undefined) yield found(locate(path), say.laggingIsAncestor(id, below.id));
      else if (own !== undefined) yield found(locate(path), say.laggingTitled(id, own.id, data.since as string));
    }
  }
}

function* overlaps(model: Model): Generator<Finding> {
  const byPair = new Map<string, { entry: PairingEntry; path: Path; slug: string; id: string }[]>();
  for (const entry of model.pairings.values()) {
    if (entry.data.since === undefined || entry.damaged.has('until') || entry.damaged.has('outcome')) continue;
    for (const slug of new Set(listOf(entry.data.model))) {
      for (const { id, path } of items(entry.data.lagging, 'lagging')) {
        append(byPair, `${slug} ${id}`, { entry, path, slug, id });
      }
    }
  }
  for (const all of byPair.values()) {
    for (const one of all) {
      const other = all.find((two) => two.entry !== one.entry && certainlyOverlap(one.entry.data as Pairing, two.entry.data as Pairing));
      if (other !== undefined) yield found(one.entry.locate(one.path), say.pairedTwice(one.slug, one.id, other.entry.id));
    }
  }
}

function* terms({ data, locate }: PairingEntry): Generator<Finding> {
  const { since } = data;
  if (since === undefined) return;
  const before = (date: LooseDate): boolean => latest(date) < earliest(since);
  if (data.until !== undefined && before(data.until)) yield found(locate(['until']), say.beforeSince('期满日期', data.until, since));
  for (const [index, item] of (data.ledger ?? []).entries()) {
    if (before(item.date)) yield found(locate(['ledger', index, 'date']), say.beforeSince('台账日期', item.date, since));
  }
  if (data.outcome !== undefined && before(data.outcome.date))
    yield found(locate(['outcome', 'date']), say.beforeSince('结果日期', data.outcome.date, since));
}

function* acceptance(model: Model, { data, locate }: PairingEntry): Generator<Finding> {
  const by = data.outcome?.by;
  if (by === undefined) return;
  const sides = new Set([...listOf(data.model).flatMap((slug) => holdingOrganizations(model.brands.get(slug)?.data ?? {})), ...listOf(data.lagging)]);
  const names = [...sides].flatMap((id) => {
    const node = model.tree.get(id);
    return [id, node?.name, node?.shortName].flatMap((name) => (name === undefined ? [] : [normaliseText(name)]));
  });
  if (names.includes(normaliseText(by))) yield found(locate(['outcome', 'by']), say.acceptedBySide(by));
}

const each = (model: Model, check: (entry: PairingEntry) => Iterable<Finding>): Finding[] =>
  [...model.pairings.values()].flatMap((entry) => [...check(entry)]);

export const pairingRules: Rule[] = [
  { code: 'pairing/model', severity: 'error', check: ({ model }) => models(model) },
  { code: 'pairing/lagging', severity: 'error', check: ({ model }) => lagging(model) },
  { code: 'pairing/overlap', severity: 'error', check: ({ model }) => overlaps(model) },
  { code: 'pairing/term', severity: 'error', check: ({ model }) => each(model, terms) },
  {
    code: 'pairing/consent',
    severity: 'warning',
    *check({ model }) {
      for (const { data, damaged, locate } of lifts(model)) {
        if (data.visibility !== 'public' || damaged.has('consent')) continue;
        if (data.consent === undefined || earliest(data.consent.date) > model.asOf) yield found(locate(['visibility']), say.CONSENT);
      }
    },
  },
  { code: 'pairing/acceptance', severity: 'error', check: ({ model }) => each(model, (entry) => acceptance(model, entry)) },
  {
    code: 'pairing/overdue',
    severity: 'warning',
    *check({ model }) {
      for (const { data, damaged, locate } of model.pairings.values()) {
        if (data.since === undefined || data.until === undefined || damaged.has('outcome')) continue;
        if (pairingStatus(data as Pairing, model.asOf) === 'overdue') yield found(locate(['until']), say.pairingOverdue(data.until));
      }
    },
  },
  {
    code: 'pairing/silent',
    severity: 'warning',
    *check({ model }) {
      for (const { data, damaged, locate } of model.pairings.values()) {
        if (data.since === undefined || damaged.has('outcome') || damaged.has('ledger') || damaged.has('until')) continue;
        if (!isSilent(data as Pairing, model.asOf)) continue;
        const last = data.ledger?.length ?? 0;
        yield found(
          last === 0 ? locate(['since']) : locate(['ledger', last - 1, 'date']),
          say.pairingSilent(data.ledger?.[last - 1]?.date ?? data.since),
        );
      }
    },
  },
];
