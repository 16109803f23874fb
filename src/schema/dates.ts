/**
 * Dates as the contract has them: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, never more precise than what
 * is known. A loose date stands for a span of days; rules compare the ends of spans.
 */

/** A date of any of the three precisions. */
export type LooseDate = string;
/** A single day, `YYYY-MM-DD`. */
export type Day = string;

/** Before every day that can be written: where an imported event without a date stands. */
export const BEFORE_ALL: Day = '0000-01-01';
/** After every day that can be written: the end of what has no end. */
export const AFTER_ALL: Day = '9999-12-31';

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether the text is one of the three forms and names a time that the calendar has. */
export function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (parts === null) return false;
  const [, year, month, day] = parts;
  if (Number(year) < 1000) return false;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month)));
}

/** The first day that a date may mean. */
export function earliest(date: LooseDate): Day {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

/** The last day that a date may mean. */
export function latest(date: LooseDate): Day {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 7) {
    const days = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
    return `${date}-${String(days).padStart(2, '0')}`;
  }
  return date;
}

export const yearOf = (date: LooseDate): number => Number(date.slice(0, 4));

/** `day` moved by whole months; the last day of a shorter month where the day does not exist. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const total = year * 12 + (month - 1) + months;
  const toYear = Math.floor(total / 12);
  const toMonth = (total % 12) + 1;
  const toDay = Math.min(date, daysInMonth(toYear, toMonth));
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(toDay).padStart(2, '0')}`;
}
