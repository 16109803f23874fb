/** The `record` of a brand (创建档案) as sentences with dates. */
import { given } from '../../given.ts';
import type { PublishedBrand, PublishedEvent } from '../../publish/published.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import type { Context } from '../site/context.ts';
import { endingName, levelLabel, whoever } from './card.ts';

/** A run of text in a sentence, possibly a link. */
export interface Words {
  text: string;
  /** The short name of an organization, where there is less room. */
  short?: string;
  href?: string;
}

export interface RecordItem {
  event: PublishedEvent['event'];
  title: string;
  date: string;
  datetime?: string;
  sentence: Words[];
  /** Lines under the sentence: document numbers, grades, statements. */
  lines: string[];
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** Returns names joined by 、. Published organizations are links. */
export function names(context: Context, by: string | readonly string[] | undefined): Words[] {
  return list(by).flatMap((one, index) => [
    ...(index === 0 ? [] : [{ text: '、' }]),
    { ...whoever(context, one), ...given('short', context.organizations.get(one)?.shortName) },
  ]);
}

export function recordView(context: Context, brand: PublishedBrand): RecordItem[] {
  return brand.record.map((event, index) => ({
    event: event.event,
    title: titleOf(context, event),
    date: event.date === undefined ? UI.undated : formatDate(event.date),
    ...given('datetime', event.date),
    ...phrase(context, brand, event, index),
  }));
}

function titleOf(context: Context, event: PublishedEvent): string {
  if (isEntry(event)) return context.site.labels.launched;
  // A concluded title was not revoked, and the site chooses both words.
  return event.event === 'delisted' ? endingName(context, event.kind) : UI.record[event.event];
}

/** Returns whether a launch only says that the brand exists: an undated register entry without an announcer. */
const isEntry = (event: PublishedEvent): boolean => event.event === 'launched' && event.date === undefined && event.by === undefined;

const documentLine = (number: string | undefined): string[] => (number === undefined ? [] : [UI.titleDocument(number)]);
const gradeLine = (grade: string | undefined): string[] => (grade === undefined ? [] : [UI.titleGrade(grade)]);

function phrase(context: Context, brand: PublishedBrand, event: PublishedEvent, index: number): Pick<RecordItem, 'sentence' | 'lines'> {
  const words = UI.event;
  const say = (by: string | readonly string[] | undefined, text: string): Words[] => [...names(context, by), { text }];
  switch (event.event) {
    case 'cultivated':
      return { sentence: say(event.by, words.cultivated), lines: [] };
    case 'launched':
      return { sentence: isEntry(event) ? [] : say(event.by ?? brand.organization, words.launched), lines: [] };
    case 'declared':
      return {
        sentence: say(event.by, words.declared(levelLabel(context, event.level))),
        lines: event.number === undefined ? [] : [words.declaredNumber(event.number)],
      };
    case 'notice':
      return {
        sentence: [{ text: event.until === undefined ? words.notice : words.noticeUntil(formatDate(event.until)) }],
        lines: documentLine(event.document),
      };
    case 'named':
      return {
        sentence: say(event.by, words.named(levelLabel(context, event.level))),
        lines: [...documentLine(event.document), ...gradeLine(event.grade)],
      };
    case 'goals': {
      const done = event.goals.filter((goal) => typeof goal !== 'string' && goal.done !== undefined).length;
      return { sentence: [{ text: done === 0 ? words.goals(event.goals.length) : words.goalsDone(event.goals.length, done) }], lines: [] };
    }
    case 'reviewed': {
      const passed = event.result === 'pass';
      const sentence = event.by === undefined ? [{ text: words.reviewed(event.year, passed) }] : say(event.by, words.reviewedBy(event.year, passed));
      return { sentence, lines: gradeLine(event.grade) };
    }
    case 'commended':
      return { sentence: say(event.by, words.commended(event.title)), lines: documentLine(event.document) };
    case 'renamed': {
      const next = brand.record.slice(index + 1).find((one) => one.event === 'renamed');
      return { sentence: [{ text: words.renamed(event.from, next?.event === 'renamed' ? next.from : brand.name) }], lines: [] };
    }
    case 'delisted': {
      const level = event.level === undefined ? '' : words.delistedLevel(levelLabel(context, event.level));
      return { sentence: say(event.by, words.delisted[event.kind] + level), lines: event.statement === undefined ? [] : [event.statement] };
    }
  }
}
