/** What the checker says: one shape for every rule, command and format (contract, section 12). */

/** `error` stops a build, `warning` does not. */
export type Severity = 'error' | 'warning';

/** A place in a text file, both counted from 1; columns in UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

/** One finding. `file` is relative to the content directory, with `/` between its parts. */
export interface Diagnostic extends Position {
  code: string;
  severity: Severity;
  file: string;
  message: string;
  hint?: string;
}

/** Reading order: by file, then place, then code; the same input always lists the same way. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code) || compareText(a.message, b.message);
}

/** Order by code units: the same on every machine, unlike a locale's collation. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
