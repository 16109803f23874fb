/** `approval/stale`: public dates after the last `approval`. */

import { approvalsOf } from '../model/visibility.ts';
import type { Entry } from '../read/content.ts';
import type { Brand } from '../schema/brand.ts';
import { earliest, type LooseDate, latest } from '../schema/dates.ts';
import type { Pairing } from '../schema/pairing.ts';
import * as say from '../wording/rules.ts';
import { type Facts, type Finding, found, type Rule } from './rule.ts';

/** Yields the dates that the public sees, each with its Chinese name. */
function* dated({ shown }: Facts, entry: Entry<unknown>): Generator<{ what: string; date: LooseDate; path: (string | number)[] }> {
  const { updated } = entry.data as { updated?: LooseDate };
  if (updated !== undefined) yield { what: '更新日期', date: updated, path: ['updated'] };
  if (entry.kind === 'brand' && !entry.damaged.has('record')) {
    for (const [index, event] of ((entry.data as Partial<Brand>).record ?? []).entries()) {
      if (!shown.leftOut(entry).has(`record.${index}`) && event.date !== undefined)
        yield { what: say.EVENT_NAMES[event.event] as string, date: event.date, path: ['record', index, 'date'] };
    }
  }
  if (entry.kind === 'pairing') {
    for (const [index, item] of ((entry.data as Partial<Pairing>).ledger ?? []).entries()) {
      if (!shown.leftOut(entry).has(`ledger.${index}`)) yield { what: '台账', date: item.date, path: ['ledger', index, 'date'] };
    }
  }
}

function* stale(facts: Facts): Generator<Finding> {
  const { model, entries } = facts;
  for (const entry of entries) {
    const approvals = approvalsOf(entry.data as Parameters<typeof approvalsOf>[0], model.asOf);
    if (approvals.length === 0) continue;
    const last = approvals.reduce((a, b) => (latest(b.date) > latest(a.date) ? b : a));
    for (const { what, date, path } of dated(facts, entry)) {
      if (earliest(date) > latest(last.date)) yield found(entry.locate(path), say.staleApproval(what, date, last.date));
    }
  }
}

export const approvalRules: Rule[] = [{ code: 'approval/stale', severity: 'warning', check: stale }];
