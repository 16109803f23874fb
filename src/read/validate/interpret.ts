/**
 * What was meant by a value that is not as its key asks for, where there is no doubt: 2024年5月 is a date,
 * 60分钟 a number, 评审 what `evaluated` is called. Messages say so, and rules go on with it, so that one
 * mistake hides no other; what they are given so never gets to a page, since the mistake itself is told.
 */
import { booleanMeant, calledSo, DATES, dateMeant, listMeant, monthDayMeant, numberMeant, takesDate } from '../../schema/interpret.ts';
import type { SchemaProblem } from './issues.ts';

/** Stands in for a text that is missing, where the rest says enough to look at. */
const STAND_IN = '…';

/** The value that was meant by the one that a problem stands on; undefined where that is anyone's guess. */
export function valueMeant(problem: SchemaProblem): unknown {
  const { code, value, allowed, labels, expected = [], key } = problem;
  if (code === 'text/alt') return STAND_IN;
  const name = problem.path.findLast((part) => typeof part === 'string') ?? '';
  if (code === 'schema/value') {
    if (allowed !== undefined) return calledSo(String(value), labels);
    if (typeof value !== 'string') return undefined;
    return DATES.has(String(name)) ? dateMeant(value) : name === 'reviewDue' ? monthDayMeant(value) : undefined;
  }
  if (code !== 'schema/type' || key !== undefined || value === null || value === undefined || typeof value === 'object') return undefined;
  if (takesDate(expected)) return dateMeant(String(value));
  if (expected.includes('string')) return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  if (expected.includes('boolean')) {
    const meant = booleanMeant(value);
    return meant === undefined ? undefined : meant === 'true';
  }
  if (expected.some((type) => /^(?:number|int|integer)$/.test(type))) {
    const meant = numberMeant(value);
    return meant === undefined ? undefined : Number(meant);
  }
  return expected.includes('array') && problem.takesText === true && typeof value === 'string' ? listMeant(value) : undefined;
}
