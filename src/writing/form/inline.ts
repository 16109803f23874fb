/** Labels and values in one line: 联系人：陆小满　　联系电话：0999-5550123. */
import { tidyLine } from './grid.ts';
import { type LabelField, type Labels, squeezed } from './labels.ts';

export interface Segment {
  /** Undefined before the first label. */
  field?: LabelField;
  label: string;
  lines: string[];
}

/** Characters before a colon in which a label is looked for. */
const REACH = 40;

interface Mark {
  field: LabelField;
  label: string;
  start: number;
  end: number;
}

/** The labels of a line with their places. Each stands at its beginning, or behind a blank or a semicolon. */
function marksIn(line: string, labels: Labels): Mark[] {
  const marks: Mark[] = [];
  for (const { index: colon } of line.matchAll(/[:：]/gu)) {
    const least = Math.max(marks.at(-1)?.end ?? 0, colon - REACH);
    for (let start = least; start < colon; start += 1) {
      if (start > 0 && start !== marks.at(-1)?.end && !/[\s;；，,。]/u.test(line[start - 1] as string)) continue;
      const label = line.slice(start, colon);
      if (/^\s/u.test(label)) continue;
      const field = labels.find(label);
      if (field === undefined) continue;
      marks.push({ field, label, start, end: colon + 1 });
      break;
    }
  }
  return marks;
}

/** What stands where nothing was written yet. */
const NOTHING = /^[_＿\s年月日/／-]*$/u;
const SEAL = /[（(](?:盖章|签章|公章|章)[)）]$/u;

const valueIn = (text: string): string => {
  const tidy = tidyLine(text.replace(/[_＿]{2,}/gu, ' '))
    .replace(/[;；，,]$/u, '')
    .replace(SEAL, '')
    .trim();
  return NOTHING.test(tidy) ? '' : tidy;
};

/** Splits lines at the labels in them. Lines without a label go on with the label before if `goesOn`. */
export function segmentsIn(lines: readonly string[], labels: Labels, goesOn: boolean): Segment[] {
  const segments: Segment[] = [];
  const bare = (text: string): void => {
    if (tidyLine(text) === '') return;
    const last = segments.at(-1);
    if (last !== undefined && (goesOn || last.field === undefined)) last.lines.push(tidyLine(text));
    else segments.push({ label: '', lines: [tidyLine(text)] });
  };
  for (const line of lines) {
    const marks = marksIn(line, labels);
    bare(line.slice(0, marks[0]?.start ?? line.length));
    for (const [at, { field, label, end }] of marks.entries()) {
      const value = valueIn(line.slice(end, marks[at + 1]?.start ?? line.length));
      segments.push({ field, label: squeezed(label), lines: value === '' ? [] : [value] });
    }
  }
  return segments;
}
