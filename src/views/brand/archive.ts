/**
 * The `record` of a brand (创建档案) for its page: newest first, year by year. What happens every year is one line of
 * its year, so that what made the brand what it is can be seen.
 */
import { given } from '../../given.ts';
import type { PublishedBrand, PublishedEvent } from '../../publish/published.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import { ARCHIVE } from '../../wording/ui-archive.ts';
import type { Context } from '../site/context.ts';
import { levelLabel } from './card.ts';
import { type RecordItem, recordView, type Words } from './record.ts';

export interface ArchiveYear {
  /** Such as 2024年, or that no date is known. */
  title: string;
  /** Dates are without the year. */
  items: RecordItem[];
  /** Declarations, notices, goals and passed reviews. */
  routine: string[];
}

export interface ArchiveView {
  years: ArchiveYear[];
  /** The years at a glance; absent for a record of fewer than three years. */
  span?: { from: string; to: string; width: number; all: string; marked: string };
}

/** Returns the record of a brand, newest year first. */
export function archiveView(context: Context, brand: PublishedBrand): ArchiveView {
  const items = recordView(context, brand);
  const linked = new Set<string>();
  const years = new Map<string, ArchiveYear>();
  for (const [index, event] of [...brand.record.entries()].reverse()) {
    const year = event.date?.slice(0, 4) ?? '';
    const group = years.get(year) ?? { title: year === '' ? UI.undated : formatDate(year), items: [], routine: [] };
    years.set(year, group);
    const routine = routineOf(context, event);
    if (routine !== undefined) group.routine.push([dayOf(event), routine].join(' ').trim());
    else group.items.push(shortened(items[index] as RecordItem, dayOf(event), linked));
  }
  return { years: [...years.values()], ...given('span', spanOf(context, brand)) };
}

/** Returns the date without its year; nothing if only the year is known. */
const dayOf = ({ date }: PublishedEvent): string => (date === undefined ? '' : formatDate(date).replace(/^\d+年/, ''));

/** Names organizations in short, and links each where it comes first. */
function shortened(item: RecordItem, date: string, linked: Set<string>): RecordItem {
  const sentence = item.sentence.map(({ text, short, href }): Words => {
    const isFirst = href !== undefined && !linked.has(href);
    if (isFirst) linked.add(href);
    return { text: short ?? text, ...(isFirst ? { href } : {}) };
  });
  return { ...item, date, sentence };
}

/** Returns what happens in any year, in a few words. */
function routineOf(context: Context, event: PublishedEvent): string | undefined {
  switch (event.event) {
    case 'declared':
      return ARCHIVE.declared(levelLabel(context, event.level), event.number);
    case 'notice':
      return ARCHIVE.notice(event.until === undefined ? undefined : formatDate(event.until), event.document);
    case 'goals':
      return ARCHIVE.goals(event.goals.length, event.goals.filter((goal) => typeof goal !== 'string' && goal.done !== undefined).length);
    case 'reviewed':
      return event.result === 'pass' ? ARCHIVE.reviewed(event.year, event.grade) : undefined;
    default:
      return undefined;
  }
}

/** Pixels of a year in the drawing. */
const YEAR = 26;

/** Draws a line through the years: a tick for each in which something happened, a square for each naming and award. */
function spanOf(context: Context, brand: PublishedBrand): ArchiveView['span'] {
  const dated = brand.record.flatMap(({ date, event }) => (date === undefined ? [] : [{ year: Number(date.slice(0, 4)), event }]));
  const first = Math.min(...dated.map(({ year }) => year));
  const last = brand.ended ? Math.max(...dated.map(({ year }) => year)) : Number(context.site.asOf.slice(0, 4));
  if (dated.length === 0 || last - first < 2) return undefined;
  const middle = (year: number): number => (year - first + 0.5) * YEAR;
  /** Draws the same in each year, from where it ended in the year before: equal steps are said in equal words. */
  const inEach = (
    years: ReadonlySet<number>,
    [x, y]: readonly [number, number],
    drawing: string,
    [backX, backY]: readonly [number, number],
  ): string =>
    [...years]
      .sort((a, b) => a - b)
      .map((year, at, all) => (at === 0 ? `M${middle(year) + x} ${y}` : `m${(year - (all[at - 1] as number)) * YEAR + backX} ${backY}`) + drawing)
      .join('');
  const width = (last - first + 1) * YEAR;
  const active = new Set(dated.map(({ year }) => year));
  const marked = new Set(dated.filter(({ event }) => event === 'named' || event === 'commended').map(({ year }) => year));
  return {
    from: String(first),
    to: String(last),
    width,
    all: `M0 8H${width}${inEach(active, [0, 5], 'v6', [0, -6])}`,
    marked: inEach(marked, [-4, 4], 'h8v8h-8z', [0, 0]),
  };
}
