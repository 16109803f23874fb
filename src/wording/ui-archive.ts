/** Texts of the record on the page of a case: what happens every year, in a few words. */
import { quoted } from './quoted.ts';

export const ARCHIVE = {
  contents: '目次',
  declared: (level: string, number: string | undefined) => `申报${level}${number === undefined ? '' : `（登记编号 ${number}）`}`,
  notice: (until: string | undefined, document: string | undefined) =>
    `命名前公示${until === undefined ? '' : `，至${until}`}${document === undefined ? '' : `（${document}）`}`,
  goals: (n: number, done: number) => `年度目标 ${n} 项${done === 0 ? '' : `，完成 ${done} 项`}`,
  reviewed: (year: number, grade: string | undefined) => `${year}年度复查合格${grade === undefined ? '' : `，${quoted(grade)}`}`,
} as const;
