/** Judges diagnostics by what must hold for any content. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { compareDiagnostics, type Diagnostic } from '../../src/diagnostic.ts';
import { RULES } from '../../src/rules/index.ts';

const CODES: ReadonlySet<string> = new Set(RULES.map((rule) => rule.code));
/** Quoted parts of messages, which are the editor's words and may be English. */
const QUOTED = /“[\s\S]*?”|‘[\s\S]*?’|"[^"]*"|`[^`]*`|\{\s[^}]*\}/gu;
const ENGLISH = /[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){3,}/;
const LEAKS = /\b(?:undefined|(?<!数字 )NaN|\[object |TypeError|RangeError|SyntaxError|node_modules|at \S+ \(|\.ts:\d+)/;

/** Returns what is wrong with the diagnostics, or undefined. `files` are the paths of all files, with `/`. */
export function faultOf(root: string, files: ReadonlySet<string>, diagnostics: readonly Diagnostic[]): string | undefined {
  const lines = new Map<string, string[]>();
  // In a file of another encoding, places refer to the text as decoded.
  const foreign = new Set(diagnostics.flatMap((one) => (one.code === 'file/encoding' ? [one.file] : [])));
  for (const [index, one] of diagnostics.entries()) {
    const told = `${one.file}:${one.line}:${one.column} ${one.code} ${one.message}`;
    if (!CODES.has(one.code)) return `unknown code: ${told}`;
    if (one.severity !== 'error' && one.severity !== 'warning') return `no severity: ${told}`;
    if (index > 0 && compareDiagnostics(diagnostics[index - 1] as Diagnostic, one) > 0) return `not in order: ${told}`;
    if (!Number.isInteger(one.line) || !Number.isInteger(one.column) || one.line < 1 || one.column < 1) return `no place: ${told}`;
    for (const text of [one.message, one.hint ?? '。']) {
      const own = text.replace(QUOTED, '');
      if (!/[\p{Script=Han}。]/u.test(own) || text.trim() === '') return `not Chinese: ${told} | ${text}`;
      if (ENGLISH.test(own) || LEAKS.test(own)) return `not our words: ${told} | ${text}`;
    }
    const isSetting = one.file === 'site.yaml' || one.file === 'taxonomy.yaml';
    if (!files.has(one.file) && !isSetting) return `no such file: ${told}`;
    if (!files.has(one.file) && (one.line !== 1 || one.column !== 1)) return `a place in a file that is not there: ${told}`;
    if (!/\.(?:mdx|yaml)$/.test(one.file) || !files.has(one.file) || foreign.has(one.file)) continue;
    if (!lines.has(one.file)) lines.set(one.file, linesOf(path.join(root, one.file)));
    const all = lines.get(one.file) as string[];
    if (one.line > Math.max(1, all.length)) return `beyond the last line: ${told}`;
    if (one.column > (all[one.line - 1] ?? '').length + 1) return `beyond its line: ${told}`;
  }
  return undefined;
}

/** Returns the path of a file whose name on the disk is decomposed (NFD). If both forms exist, returns the larger file. */
function decomposed(file: string): string | undefined {
  const apart = file.normalize('NFD');
  if (apart === file || !existsSync(apart)) return undefined;
  return existsSync(file) && statSync(file).size > statSync(apart).size ? file : apart;
}

/** Returns the lines of a file. Returns one empty line for anything but a regular file, since reading a device may never end. */
function linesOf(file: string): string[] {
  const there = decomposed(file) ?? file;
  try {
    if (!statSync(there).isFile()) return [''];
    return readFileSync(there, 'utf8')
      .replace(/^\ufeff/, '')
      .split(/\r\n?|\n/);
  } catch {
    return [''];
  }
}
