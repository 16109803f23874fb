/**
 * Interprets invalid values whose meaning is not in doubt: 2024年5月 is a date, 60分钟 is a number. Messages suggest
 * the valid form, and reading goes on with it, so that one mistake hides no other.
 */
import { isCalendarDate } from './dates.ts';

/** Whether a key takes dates, given its expected types: a year is an integer, other dates are strings. */
export const takesDate = (expected: readonly string[] = []): boolean => expected.includes('int') && expected.includes('string');

/** Returns the items of a list written as text in one line, with or without brackets. */
export const listMeant = (value: string): string[] =>
  value
    .replace(/^\s*[[［【]|[\]］】]\s*$/gu, '')
    .split(/[、，,；;]/u)
    .flatMap((item) => item.trim() || []);

/** Returns the value whose label was written in its place: `evaluated` for 评审. */
export function calledSo(written: string, labels: Readonly<Record<string, string>> = {}): string | undefined {
  const plain = written.trim();
  return Object.keys(labels).find((word) => plain !== '' && labels[word] === plain);
}

/** The same for a part of a label too, if no other label has it: 上级 for 上级组织. */
export function nearlyCalledSo(written: string, labels: Readonly<Record<string, string>> = {}): string | undefined {
  const exact = calledSo(written, labels);
  const plain = written.trim();
  if (exact !== undefined || plain.length < 2 || !/^\p{Script=Han}+$/u.test(plain)) return exact;
  const words = Object.keys(labels).filter(
    (word) => labels[word] !== '' && (labels[word]?.includes(plain) === true || plain.includes(labels[word] as string)),
  );
  return words.length === 1 ? words[0] : undefined;
}

/** Returns the valid form of a date such as 2026年1月1日, 2026/1/1 or 2026.1, or undefined. */
export function dateMeant(written: string): string | undefined {
  const plain = written
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u2500]/gu, '-')
    .replace(/^\s*(\d{4})(\d{2})(\d{2})\s*$/, '$1-$2-$3');
  const [found, ...more] = plain.matchAll(/(?<!\d)(\d{4})\s*(?:[年/.-]\s*(?:(\d{1,2})\s*(?:[月/.-]\s*(?:(\d{1,2})\s*[日号]?)?)?)?)?(?!\d)/gu);
  // A time of day or a word such as “起” may follow. With another number the meaning is in doubt.
  if (found === undefined || more.length > 0 || /\d/.test(plain.slice(0, found.index))) return undefined;
  if (/\d/.test(plain.slice(found.index + found[0].length).replace(/^[T\s]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?/, ''))) return undefined;
  const [year, ...rest] = found.slice(1).filter((part) => part !== undefined);
  const meant = year === undefined ? undefined : [year, ...rest.map((part) => part.padStart(2, '0'))].join('-');
  return meant !== undefined && meant !== written && isCalendarDate(meant) ? meant : undefined;
}

const YES = /^(?:是|有|对|公开|真|√|✓|yes|y|on|true)$/iu;
const NO = /^(?:否|不是|无|没有|不|假|×|no|n|off|false)$/iu;

/** Returns the boolean meant by 是, 无, yes, 0 and the like, or undefined. */
export function booleanMeant(value: unknown): 'true' | 'false' | undefined {
  const plain = String(value).normalize('NFKC').trim();
  return YES.test(plain) || value === 1 ? 'true' : NO.test(plain) || value === 0 ? 'false' : undefined;
}

/** Returns the number in a text such as 60分钟, 40% (0.4) or ３０, or undefined. */
export function numberMeant(value: unknown): string | undefined {
  const parts =
    typeof value === 'string' ? /^\D*?(\d+(?:\.\d+)?)\s*(%?)[^\d.]*$/u.exec(value.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/g, '')) : null;
  if (parts === null) return undefined;
  return parts[2] === '%' ? String(Number((Number(parts[1]) / 100).toFixed(6))) : String(Number(parts[1]));
}

/** Returns `MM-DD` for 3月31日, 3/31 or 3.31, or undefined. */
export function monthDayMeant(value: unknown): string | undefined {
  const parts = /^\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*[日号]?(?:前|之前)?\s*$/u.exec(String(value).normalize('NFKC'));
  const meant = parts === null ? undefined : `${(parts[1] as string).padStart(2, '0')}-${(parts[2] as string).padStart(2, '0')}`;
  return meant !== undefined && isCalendarDate(`2000-${meant}`) ? meant : undefined;
}

/** Keys whose values are dates. */
export const DATES = new Set(['date', 'since', 'until', 'due', 'done', 'published', 'updated', 'issued']);
