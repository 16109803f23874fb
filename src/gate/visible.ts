/**
 * What of the content the public may see, decided a second time: the gate does not take it from what is
 * published, or a fault there could not be noticed. Where the two disagree, somebody should look.
 */
import type { Content, Entry } from '../read/content.ts';
import type { Brand, Release } from '../schema/brand.ts';
import { earliest } from '../schema/dates.ts';
import type { Pairing } from '../schema/pairing.ts';
import { INTERNAL_EVENTS, type RecordEvent } from '../schema/record.ts';

type Common = { approval?: Release | Release[]; visibility?: string };

/** Events that leave a brand that was withdrawn as it is. */
const LEAVES_WITHDRAWN: ReadonlySet<string> = new Set(['visited', 'renamed', 'goals', 'commended', 'reviewed']);

/** The entries that a public build holds on a day. */
export function visibleEntries(content: Content, asOf: string): ReadonlySet<Entry<unknown>> {
  const { publishFrom = 'named', approval = 'optional' } = content.site.data;
  const hasCome = (date: string | undefined): boolean => date === undefined || earliest(date) <= asOf;
  const isOpen = (entry: Entry<unknown>): boolean => {
    const own = entry.own as Common;
    const isVisible = (own.visibility ?? (entry.kind === 'pairing' ? 'internal' : 'public')) !== 'internal';
    return !entry.private && isVisible && (approval !== 'required' || [own.approval ?? []].flat().some(({ date }) => hasCome(date)));
  };
  const isReached = ({ own }: Entry<Brand>): boolean => {
    const steps = (own.record ?? []).filter(({ date }) => hasCome(date)).map(({ event }) => event as string);
    if (steps.includes('named')) return true;
    const isWithdrawn = steps.filter((step) => !LEAVES_WITHDRAWN.has(step)).at(-1) === 'withdrawn';
    return publishFrom === 'launched' && steps.includes('launched') && !isWithdrawn;
  };
  const brands = content.brands.filter((entry) => isOpen(entry) && isReached(entry));
  const slugs = new Set(brands.map(({ id }) => id));
  const hasBegun = ({ own: { since, model } }: Entry<Pairing>): boolean =>
    since !== undefined && hasCome(since) && model !== undefined && [model].flat().every((slug) => slugs.has(slug));
  const pairings = content.pairings.filter((entry) => isOpen(entry) && hasBegun(entry));
  return new Set([...brands, ...pairings, ...[...content.packs, ...content.documents].filter(isOpen)] as Entry<unknown>[]);
}

/** The events of a record that a public build shows on a day. */
export function visibleEvents(record: readonly RecordEvent[], asOf: string, publicReview: boolean): ReadonlySet<RecordEvent> {
  const open = new Set<RecordEvent>();
  let attempt: RecordEvent[] = [];
  for (const event of record) {
    if (event.date !== undefined && earliest(event.date) > asOf) continue;
    const when = INTERNAL_EVENTS.get(event.event);
    if (event.event === 'declared' || event.event === 'returned' || event.event === 'withdrawn') attempt = [];
    if (when === 'unless-named') attempt.push(event);
    else if (when === undefined || (event.event === 'reviewed' && (publicReview || event.result === 'pass'))) open.add(event);
    if (event.event === 'named') for (const step of attempt.splice(0)) open.add(step);
  }
  return open;
}

/** The values in a public entry that have not happened, or are not for everybody: those that no mark can tell. */
export function hiddenValues({ site }: Content, { own, data }: Entry<unknown>, asOf: string): ReadonlySet<unknown> {
  const open = visibleEvents((own as Partial<Brand>).record ?? [], asOf, site.data.publicReview ?? false);
  // With the events that are laid over.
  const { record = [] } = data as Partial<Brand>;
  const { ledger = [], outcome, lagging, visibility } = own as Partial<Pairing>;
  const later = [...ledger, outcome].filter((one) => one?.date !== undefined && earliest(one.date) > asOf);
  return new Set<unknown>([...record.filter((event) => !open.has(event)), ...later, ...(visibility === 'public' ? [] : [lagging])]);
}
