/** The page for the screen of a meeting's room: before it begins what and where, then the item that is on, each with a code for phones. */
import { given } from '../../given.ts';
import { formatDate } from '../../wording/ui.ts';
import { ROOM } from '../../wording/ui-room.ts';
import { formatMinutes, OCCASION_LABELS } from '../../wording/ui-study.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import { type PrintedAddress, printedAddress } from '../site/printed.ts';
import { agendaOf } from './page.ts';
import type { SubjectView } from './subject.ts';

export interface RoomItem {
  number: number;
  /** Time since the beginning, such as 0:25. */
  offset: string;
  title: string;
  length: string;
  minutes: number;
  subject?: SubjectView;
  /** The address of the subject online. */
  code?: PrintedAddress;
}

export interface RoomPage {
  frame: Frame;
  slug: string;
  title: string;
  eyebrow: string;
  facts: { label: string; text: string }[];
  items: RoomItem[];
  /** The address of the pack online. */
  code?: PrintedAddress;
  back: string;
  slides: string;
}

/** Returns the view of a pack's page for the room. Throws an Error if the site does not hold the pack. */
export function roomPageView(context: Context, slug: string): RoomPage {
  const { address, site } = context;
  const pack = context.packs.get(slug);
  if (pack === undefined) throw new Error(`The site holds no pack ${slug}`);
  const lines = agendaOf(context, pack);
  return {
    frame: frame(context, {
      title: ROOM.titleOf(pack.title),
      description: ROOM.description(pack.title),
      address: address.packRoom(slug),
      noindex: true,
      scripts: ['meeting'],
      sheets: ['more', 'room'],
    }),
    slug,
    title: pack.title,
    eyebrow: [site.title, OCCASION_LABELS[pack.occasion]].join('　'),
    facts: [
      ...(pack.date === undefined ? [] : [{ label: ROOM.date, text: formatDate(pack.date) }]),
      ...(pack.place === undefined ? [] : [{ label: ROOM.place, text: pack.place }]),
      { label: ROOM.time, text: formatMinutes(pack.minutes) },
    ],
    items: lines.map(({ number, offset, title, minutes, length, subject }): RoomItem => {
      const code = subject === undefined ? undefined : printedAddress(context, subject.href);
      return { number, offset, title, length: minutes, minutes: length, ...given('subject', subject), ...given('code', code) };
    }),
    ...given('code', printedAddress(context, address.pack(slug))),
    back: address.pack(slug),
    slides: address.packSlides(slug),
  };
}
