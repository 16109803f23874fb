/**
 * Replaces an invalid value by the one that was clearly meant: 2024年5月 is a date, 60分钟 a number, 评审 the
 * label of `evaluated`. Rules go on with the replacement, so that one mistake hides no other. It never reaches
 * a page, because the mistake is an error.
 */
import { booleanMeant, calledSo, DATES, dateMeant, listMeant, monthDayMeant, numberMeant, takesDate } from '../../schema/interpret.ts';
import type { SchemaProblem } from './issues.ts';

/** Placeholder for a missing alternative text, so that the rest of its mapping stays valid. */
const STAND_IN = '…';

/** Returns the value that was meant by the invalid one of a problem, or undefined if it is in doubt. */
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
