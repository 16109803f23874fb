/** The list of study packs: coming ones by date, then the others by occasion. */

import { compareText } from '../../diagnostic.ts';
import { given } from '../../given.ts';
import type { PublishedPack } from '../../publish/published.ts';
import { earliest, latest } from '../../schema/dates.ts';
import { OCCASIONS } from '../../schema/study.ts';
import { formatDate } from '../../wording/ui.ts';
import { formatMinutes, OCCASION_LABELS, STUDY } from '../../wording/ui-study.ts';
import { toneOf } from '../brand/colours.ts';
import { type PlateView, plateView } from '../brand/plate.ts';
import { CALENDAR, dated } from '../machines/calendar.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';

export interface PackLine extends Link {
  slug: string;
  occasion: string;
  date?: string;
  datetime?: string;
  /** Length, place and audience. */
  notes: string[];
  /** Titles of the agenda's items. */
  items: string[];
  /** The logos of the cases in the agenda, in its order. */
  cases: { name: string; plate: PlateView; tone?: string }[];
}

export interface StudyListView {
  frame: Frame;
  title: string;
  lead: string;
  upcoming: PackLine[];
  upcomingNote: string;
  others: { title: string; lines: PackLine[] }[];
  empty?: string;
  /** The packs as a calendar to subscribe to. */
  calendar?: Link;
}

/** Returns whether a pack is still to come on the day `asOf`. An inexact date counts as its last day. */
export const isUpcoming = (pack: PublishedPack, asOf: string): boolean => pack.date !== undefined && latest(pack.date) >= asOf;

export function studyListView(context: Context): StudyListView {
  const { site, address } = context;
  const title = site.labels.study;
  const dayOf = (pack: PublishedPack): string => (pack.date === undefined ? '' : earliest(pack.date));
  const upcoming = site.packs
    .filter((pack) => isUpcoming(pack, site.asOf))
    .sort((a, b) => compareText(dayOf(a), dayOf(b)) || compareText(a.slug, b.slug));
  const others = site.packs.filter((pack) => !upcoming.includes(pack)).sort((a, b) => compareText(dayOf(b), dayOf(a)) || compareText(a.slug, b.slug));
  return {
    frame: frame(context, { title, description: STUDY.listLead, address: address.packs, place: 'study', crumbs: [{ text: title }] }),
    title,
    lead: STUDY.listLead,
    upcoming: upcoming.map((pack) => packLine(context, pack)),
    upcomingNote: STUDY.upcomingNote(formatDate(site.asOf)),
    others: OCCASIONS.flatMap((occasion) => {
      const own = others.filter((pack) => pack.occasion === occasion);
      return own.length === 0 ? [] : [{ title: OCCASION_LABELS[occasion], lines: own.map((pack) => packLine(context, pack)) }];
    }),
    ...(site.packs.length === 0 ? { empty: STUDY.listEmpty } : {}),
    ...(site.url === undefined || site.profile === 'internal' || context.isOffline || dated(site.packs).length === 0
      ? {}
      : { calendar: { text: STUDY.calendar, href: address.file(CALENDAR) } }),
  };
}

function packLine(context: Context, pack: PublishedPack): PackLine {
  return {
    slug: pack.slug,
    text: pack.title,
    href: context.address.pack(pack.slug),
    occasion: OCCASION_LABELS[pack.occasion],
    ...(pack.date === undefined ? {} : { date: formatDate(pack.date), datetime: pack.date }),
    notes: [formatMinutes(pack.minutes), ...(pack.place === undefined ? [] : [pack.place]), ...(pack.audience === undefined ? [] : [pack.audience])],
    items: pack.agenda.map((item) => item.title),
    cases: casesOf(context, pack),
  };
}

function casesOf(context: Context, pack: PublishedPack): PackLine['cases'] {
  const slugs = new Set(pack.agenda.flatMap(({ subject }) => (subject?.kind === 'brand' ? [subject.slug] : [])));
  return [...slugs].flatMap((slug) => {
    const brand = context.brands.get(slug);
    return brand === undefined ? [] : [{ name: brand.name, plate: plateView(context, brand, 'stud'), ...given('tone', toneOf(brand)) }];
  });
}
