/** Diagnostics: the one shape in which every rule and command reports a problem. The codes are listed on `/help/reference/`. */

/** An `error` stops a build; a `warning` does not. */
export type Severity = 'error' | 'warning';

/** A position in a text file. Lines and columns count from 1; columns count UTF-16 code units. */
export interface Position {
  line: number;
  column: number;
}

/** One problem. `file` is a path relative to the content directory, with `/` as separator. */
export interface Diagnostic extends Position {
  code: string;
  severity: Severity;
  file: string;
  message: string;
  hint?: string;
}

/** Compares by file, position, code and message, so that the same input always gives the same list. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code) || compareText(a.message, b.message);
}

/** Compares by UTF-16 code units. Unlike locale collation, the order is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
