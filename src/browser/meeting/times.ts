/** The times of a meeting, in minutes since midnight. */

const DAY = 24 * 60;

/** Returns the minutes of a time such as `14:05` or `9：5`; undefined for anything else. */
export function minutesOf(time: string | null | undefined): number | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:：]([0-5]?\d)$/.exec(time?.trim() ?? '') ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** Returns a time as `14:05`. What lies beyond midnight is a time of the next day. */
export function timeOf(minutes: number): string {
  const within = ((minutes % DAY) + DAY) % DAY;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

export interface Slot {
  from: number;
  to: number;
}

/** Returns when each item begins and ends, one after the other from `start`. */
export function slotsOf(start: number, lengths: readonly number[]): Slot[] {
  let at = start;
  return lengths.map((length) => {
    const from = at;
    at += length;
    return { from, to: at };
  });
}

/**
 * Returns the place of the item that is on by the clock; -1 before the first, and the number of items after the last.
 * A meeting that begins late in the evening is still on after midnight.
 */
export function itemAt(slots: readonly Slot[], now: number): number {
  const [first, last] = [slots[0], slots[slots.length - 1]];
  if (first === undefined || last === undefined) return -1;
  const time = now < first.from && now + DAY < last.to ? now + DAY : now;
  if (time < first.from) return -1;
  const at = slots.findIndex(({ to }) => time < to);
  return at === -1 ? slots.length : at;
}

/** Returns how many minutes of an item are left; below 0 if it has run over. */
export const leftOf = ({ from, to }: Slot, now: number): number => (now < from - DAY / 2 ? to - now - DAY : to - now);
