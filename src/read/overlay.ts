/** Merges the internal events of a private directory into a brand's `record`. */
import type { Brand } from '../schema/brand.ts';
import { earliest } from '../schema/dates.ts';
import type { RecordEvent } from '../schema/record.ts';
import type { Entry, Locate } from './entries.ts';

const keyOf = (event: RecordEvent): string => (event.date === undefined ? '' : earliest(event.date));

/** Inserts internal events by date. On the same day they come first, because they led to the public event. */
export function mergeRecord(target: Entry<Brand>, added: RecordEvent[], locateAdded: Locate): void {
  const own = target.data.record ?? [];
  const before = target.locate;
  const merged: { event: RecordEvent; locate: Locate; index: number }[] = own.map((event, index) => ({ event, locate: before, index }));
  for (const [index, event] of added.entries()) {
    const key = keyOf(event);
    let at = merged.findIndex((one) => keyOf(one.event) > key || (keyOf(one.event) === key && one.locate === before));
    if (at === -1) at = merged.length;
    merged.splice(at, 0, { event, locate: locateAdded, index });
  }
  target.data.record = merged.map((one) => one.event);
  target.locate = (at, of) => {
    const [key, index, ...rest] = at;
    const one = key === 'record' && typeof index === 'number' ? merged[index] : undefined;
    return one === undefined ? before(at, of) : one.locate(['record', one.index, ...rest], of);
  };
}
