/** The three formats of problems: for a person, a program, a pull request. */
import path from 'node:path';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { checked, SEVERITIES } from '../../src/wording/commands.ts';

export const counts = (diagnostics: readonly Diagnostic[]): { errors: number; warnings: number } => ({
  errors: diagnostics.filter((one) => one.severity === 'error').length,
  warnings: diagnostics.filter((one) => one.severity === 'warning').length,
});

/** `file:line:column 错误|警告 code message` for each problem, with the hint indented below, and a last line with counts. */
export function asText(diagnostics: readonly Diagnostic[]): string {
  const lines = diagnostics.flatMap(({ file, line, column, severity, code, message, hint }) => [
    `${file}:${line}:${column} ${SEVERITIES[severity]} ${code} ${message}`,
    ...(hint === undefined ? [] : hint.split('\n').map((line) => `    ${line}`)),
  ]);
  const { errors, warnings } = counts(diagnostics);
  return `${[...lines, checked(errors, warnings)].join('\n')}\n`;
}

export const asJson = (diagnostics: readonly Diagnostic[]): string => `${JSON.stringify(diagnostics, null, 2)}\n`;

/** GitHub workflow commands. `content` is prepended to each file, so that annotations match the repository. */
export function asGithub(diagnostics: readonly Diagnostic[], content: string, privateRoot: string | undefined): string {
  const property = (text: string): string =>
    text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/:/g, '%3A').replace(/,/g, '%2C');
  const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  return diagnostics
    .map(({ file, line, column, severity, code, message, hint }) => {
      const isPrivate = privateRoot !== undefined && file.startsWith(`${privateRoot.replace(/\/+$/, '')}/`);
      const target = isPrivate ? file : path.posix.join(path.relative('.', content).split(path.sep).join('/'), file);
      return `::${severity} file=${property(target)},line=${line},col=${column},title=${property(code)}::${data(hint === undefined ? message : `${message}\n${hint}`)}\n`;
    })
    .join('');
}
