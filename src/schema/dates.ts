/**
 * Dates of content: `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601), never more precise than what is known. A loose
 * date stands for a span of days. Rules compare the ends of spans.
 */

/** A date of any of the three precisions. */
export type LooseDate = string;
/** A single day, `YYYY-MM-DD`. */
export type Day = string;

/** Earlier than every valid day: the date of an imported event without a date. */
export const BEFORE_ALL: Day = '0000-01-01';
/** Later than every valid day: the end of an open span. */
export const AFTER_ALL: Day = '9999-12-31';

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether a text has one of the three forms and exists in the calendar, from year 1000 on. */
export function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (parts === null) return false;
  const [, year, month, day] = parts;
  if (Number(year) < 1000) return false;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month)));
}

/** Returns the first day of a date's span. */
export function earliest(date: LooseDate): Day {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

/** Returns the last day of a date's span. */
export function latest(date: LooseDate): Day {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 7) {
    const days = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
    return `${date}-${String(days).padStart(2, '0')}`;
  }
  return date;
}

export const yearOf = (date: LooseDate): number => Number(date.slice(0, 4));

/** Adds months to a day. If the resulting month is shorter, returns its last day. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const total = year * 12 + (month - 1) + months;
  const toYear = Math.floor(total / 12);
  const toMonth = (total % 12) + 1;
  const toDay = Math.min(date, daysInMonth(toYear, toMonth));
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(toDay).padStart(2, '0')}`;
}
