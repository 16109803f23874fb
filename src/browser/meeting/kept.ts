/** What is known of a meeting: kept in this browser, and handed from page to page in the address, since pages from a disk may share no storage. */
import { minutesOf, timeOf } from './times.ts';

export interface Meeting {
  /** Minutes since midnight. */
  start?: number;
  expected?: number;
  present?: number;
}

const nameOf = (slug: string): string => `biaogan.meeting.${slug}`;
const START = 'start';

const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 100_000 ? value : undefined;

/** Reads a meeting; an address that names a start time goes before what was kept. */
export function readMeeting(slug: string): Meeting {
  let kept: Record<string, unknown> = {};
  try {
    const known: unknown = JSON.parse(localStorage.getItem(nameOf(slug)) ?? '{}');
    if (typeof known === 'object' && known !== null) kept = known as Record<string, unknown>;
  } catch {
    // Without storage, or with a damaged one, nothing is known.
  }
  const start = minutesOf(new URLSearchParams(location.search).get(START)) ?? minutesOf(typeof kept.start === 'string' ? kept.start : undefined);
  const [expected, present] = [count(kept.expected), count(kept.present)];
  return {
    ...(start === undefined ? {} : { start }),
    ...(expected === undefined ? {} : { expected }),
    ...(present === undefined ? {} : { present }),
  };
}

/** Keeps a meeting, and puts its start time into the address of this page. */
export function keepMeeting(slug: string, { start, ...counts }: Meeting): void {
  const time = start === undefined ? undefined : timeOf(start);
  try {
    if (time === undefined && Object.keys(counts).length === 0) localStorage.removeItem(nameOf(slug));
    else localStorage.setItem(nameOf(slug), JSON.stringify({ ...(time === undefined ? {} : { start: time }), ...counts }));
  } catch {
    // Without storage it lasts for this page and those that it leads to.
  }
  try {
    history.replaceState(history.state, '', withStart(location.href, start));
  } catch {
    // Some browsers let no page from a disk change its address.
  }
}

/** Returns an address with the start time of its meeting. */
export function withStart(href: string, start: number | undefined): string {
  const url = new URL(href, location.href);
  if (start === undefined) url.searchParams.delete(START);
  else url.searchParams.set(START, timeOf(start));
  // Addresses are typed and read aloud: a colon may stand in a query.
  return url.href.replace(/%3A(?=\d\d)/i, ':');
}
