/** The study packs that have a day, as a calendar to subscribe to (RFC 5545). */

import ical, { ICalCalendarMethod } from 'ical-generator';
import { given } from '../../given.ts';
import type { PublishedPack } from '../../publish/published.ts';
import { earliest } from '../../schema/dates.ts';
import { FEED } from '../../wording/feeds.ts';
import type { Context } from '../site/context.ts';

/** The file below the base. */
export const CALENDAR = 'study.ics';

const EXACT = /^\d{4}-\d{2}-\d{2}$/;

/** The packs with an exact day. */
export const dated = (packs: readonly PublishedPack[]): PublishedPack[] => packs.filter(({ date }) => date !== undefined && EXACT.test(date));

/** Returns the calendar; undefined if no pack has an exact day. `origin` is where the site lies: events link to their packs. */
export function calendar({ site, address }: Context, origin: string): string | undefined {
  const packs = dated(site.packs);
  if (packs.length === 0) return undefined;
  const made = ical({ name: FEED.calendar(site.title), prodId: '//Biaogan//Biaogan//ZH', method: ICalCalendarMethod.PUBLISH });
  for (const { slug, title, date = '', place, published, updated } of packs) {
    const url = origin + address.pack(slug);
    made.createEvent({
      id: url,
      // The same content gives the same bytes: no time of the build.
      stamp: `${earliest(updated ?? published ?? date)}T00:00:00Z`,
      start: `${date}T00:00:00Z`,
      allDay: true,
      summary: title,
      url,
      ...given('location', place),
    });
  }
  return made.toString();
}
