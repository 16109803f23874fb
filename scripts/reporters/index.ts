/** The three formats of problems: for a person, a program, a pull request. */
import path from 'node:path';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { checked, grouped, SEVERITIES } from '../../src/wording/commands.ts';
import { visible } from '../../src/wording/visible.ts';

export const counts = (diagnostics: readonly Diagnostic[]): { errors: number; warnings: number } => ({
  errors: diagnostics.filter((one) => one.severity === 'error').length,
  warnings: diagnostics.filter((one) => one.severity === 'warning').length,
});

/** `file:line:column 错误|警告 code message` for each problem, with the hint indented below, and a last line with counts. */
export function asText(diagnostics: readonly Diagnostic[]): string {
  const { errors, warnings } = counts(diagnostics);
  return `${[...diagnostics.flatMap(linesOf), checked(errors, warnings)].join('\n')}\n`;
}

const linesOf = ({ file, line, column, severity, code, message, hint }: Diagnostic): string[] => [
  `${visible(file)}:${line}:${column} ${SEVERITIES[severity]} ${code} ${visible(message)}`,
  ...(hint === undefined ? [] : hint.split('\n').map((one) => `    ${visible(one)}`)),
];

/** Problems that are listed one by one on a terminal. */
const FEW = 20;
/** Problems of a code of which a terminal shows each, where there are more in all. */
const SHOWN = 3;
const TWINS = new Set(['brand/name-similar', 'brand/theme-similar', 'brand/body-similar', 'brand/name-taken']);

/**
 * For a person at a terminal: of many problems the first of each code with their number, errors first; near twins once
 * a pair. `all` lists each.
 */
export function asScreen(diagnostics: readonly Diagnostic[], all: boolean): string {
  const { errors, warnings } = counts(diagnostics);
  const once = withoutSecondTwins(diagnostics);
  if (all || once.length <= FEW) return `${[...once.flatMap(linesOf), checked(errors, warnings)].join('\n')}\n`;
  const codes = new Map<string, Diagnostic[]>();
  for (const one of [...once].sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1)))
    codes.set(`${one.severity} ${one.code}`, [...(codes.get(`${one.severity} ${one.code}`) ?? []), one]);
  const lines = [...codes.values()].flatMap((group) => {
    const shown = group.length <= SHOWN ? group : group.slice(0, 1);
    return [...shown.flatMap(linesOf), ...(shown.length === group.length ? [] : [`    ${grouped(group[0]?.code ?? '', group.length - 1)}`])];
  });
  return `${[...lines, checked(errors, warnings)].join('\n')}\n`;
}

/** Leaves out the second report of two brands that are alike. */
function withoutSecondTwins(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const told = new Set<string>();
  return diagnostics.filter(({ code, file, message }) => {
    const own = /^(?:.*\/)?brands\/([^/]+)\//.exec(file)?.[1];
    if (!TWINS.has(code) || own === undefined) return true;
    const others = [...message.matchAll(/“([a-z0-9-]+)”/g)].map(([, other]) => other as string);
    if (others.length > 0 && others.every((other) => told.has(`${code} ${other} ${own}`))) return false;
    for (const other of others) told.add(`${code} ${own} ${other}`);
    return true;
  });
}

/** Problems as text: grouped on a terminal unless `all` is asked for, each by itself in a pipe. */
export const forPeople = (diagnostics: readonly Diagnostic[], stream: { isTTY?: boolean }, all: boolean): string =>
  stream.isTTY === true ? asScreen(diagnostics, all) : asText(diagnostics);

/** JSON escapes C0 itself. */
export const asJson = (diagnostics: readonly Diagnostic[]): string =>
  `${JSON.stringify(diagnostics, null, 2).replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;

/** GitHub workflow commands. `content` is prepended to each file, so that annotations match the repository. */
export function asGithub(diagnostics: readonly Diagnostic[], content: string, privateRoot: string | undefined): string {
  const property = (text: string): string =>
    visible(text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/:/g, '%3A').replace(/,/g, '%2C'));
  const data = (text: string): string => visible(text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A'));
  return diagnostics
    .map(({ file, line, column, severity, code, message, hint }) => {
      const isPrivate = privateRoot !== undefined && file.startsWith(`${privateRoot.replace(/\/+$/, '')}/`);
      const target = isPrivate ? file : path.posix.join(path.relative('.', content).split(path.sep).join('/'), file);
      return `::${severity} file=${property(target)},line=${line},col=${column},title=${property(code)}::${data(hint === undefined ? message : `${message}\n${hint}`)}\n`;
    })
    .join('');
}
