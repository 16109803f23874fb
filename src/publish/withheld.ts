/** Which entries a public build does not hold on a day, and why. */
import { compareText } from '../diagnostic.ts';
import { listOf, type Model } from '../model/model.ts';
import { eventsOf, hasHappened } from '../model/record.ts';
import { approvalsOf, isInternal, type Released } from '../model/visibility.ts';
import type { Entry } from '../read/content.ts';
import type { EntryKind } from '../read/directory.ts';
import type { Brand } from '../schema/brand.ts';
import { earliest } from '../schema/dates.ts';
import type { Pairing } from '../schema/pairing.ts';
import { type PublicEntries, publicEntries } from './publicEntries.ts';

/**
 * `private`: kept in `--private`; `internal`: by `visibility`; `unreadable`: its frontmatter cannot be read; `unapproved`: without an
 * approval where one is required; `unnamed`, `unlaunched`: not yet at the step of `publishFrom`; `withdrawn`: before it
 * was ever named; `later`: a pairing that has not begun; `model`: a pairing whose model is not public.
 */
export type WithheldReason = 'private' | 'internal' | 'unreadable' | 'unapproved' | 'unnamed' | 'unlaunched' | 'withdrawn' | 'later' | 'model';

export interface Withheld {
  file: string;
  kind: EntryKind;
  reason: WithheldReason;
}

/** Returns the entries that are not public, in the order of files, each with the first reason that holds. */
export const withheldEntries = (model: Model): Withheld[] =>
  model.content.memory.of('withheld', [model.asOf, model.content.frame.data], () => withheldIn(model));

function withheldIn(model: Model): Withheld[] {
  const shown = publicEntries(model);
  const { brands, pairings, packs, documents } = model.content;
  return ([...brands, ...pairings, ...packs, ...documents] as Entry<unknown>[])
    .sort((a, b) => compareText(a.file, b.file))
    .filter((entry) => entry.private || !shown.entry(entry))
    .map((entry) => ({ file: entry.file, kind: entry.kind, reason: reasonOf(model, entry, shown) }));
}

function reasonOf(model: Model, entry: Entry<unknown>, shown: PublicEntries): WithheldReason {
  if (entry.private) return 'private';
  if (isInternal(entry)) return 'internal';
  if (model.settings.approval === 'required' && approvalsOf(entry.own as Released, model.asOf).length === 0) return 'unapproved';
  if (!entry.readable) return 'unreadable';
  if (entry.kind === 'pairing') {
    const { since, model: models } = entry.own as Partial<Pairing>;
    if (since !== undefined && earliest(since) > model.asOf) return 'later';
    return listOf(models).every((slug) => shown.brand(slug)) ? 'unreadable' : 'model';
  }
  if (entry.kind !== 'brand') return 'unreadable';
  const record = ((entry.own as Partial<Brand>).record ?? []).filter((event) => hasHappened(event, model.asOf));
  if (eventsOf(record, 'withdrawn').length > 0) return 'withdrawn';
  return model.settings.publishFrom === 'launched' ? 'unlaunched' : 'unnamed';
}
