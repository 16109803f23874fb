/** Finds the editor's mistake behind a YAML parser error, whose position is often a line late and whose reason is often another. */
import type { YAMLError } from 'yaml';

/** Why YAML was refused. `wording/yaml.ts` has a sentence for each. */
export type YamlFault =
  | 'syntax'
  | 'full-width-colon'
  | 'full-width-comma'
  | 'no-space-after-colon'
  | 'not-a-pair'
  | 'indent'
  | 'tab'
  | 'open-quote'
  | 'open-bracket'
  | 'after-quote'
  | 'escape'
  | 'unquoted-colon'
  | 'unquoted-hash'
  | 'anchor'
  | 'alias'
  | 'tag'
  | 'merge'
  | 'second-document'
  | 'too-deep'
  | 'too-long'
  | 'complex-key'
  | 'duplicate-key';

/** A fault at an offset of the text. `detail` is the key, character or code for the message. */
export interface Fault {
  offset: number;
  fault: YamlFault;
  detail: string;
}

/** A parser error. `NOT_A_PAIR` is added here, for a line that the parser takes for a plain scalar. */
export interface Refusal {
  code: YAMLError['code'] | 'NOT_A_PAIR';
  at: number;
}

export interface Line {
  text: string;
  offset: number;
}

/** Returns the line that contains an offset. */
export function lineAt(source: string, offset: number): Line {
  const start = offset === 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
  const end = source.indexOf('\n', start);
  return { text: source.slice(start, end === -1 ? source.length : end), offset: start };
}

const FULL_WIDTH = /^(\s*(?:- +)?(?:[{[] *)?)([\w.-]+)\s*：/u;
const GLUED = /^(\s*(?:- +)?(?:\{ *)?)([A-Za-z][\w-]*):(?=[^\s/:])/u;
const FULL_WIDTH_COMMA = /，(?=\s*["'“]?[\w-]+["'”]?\s*[:：])/u;
const NESTED = /^\s*(?:- +)?[\w.-]+: +[^"'\s|>[{&*!%@`#][^"]*?: /u;
const PAIR = /^\s*(?:- +)?[^\s:：#][^:：]*:(?:\s|$)/u;

/** Returns the fault behind a parser error. */
export function explain(source: string, { code, at }: Refusal): Fault {
  const here = lineAt(source, Math.min(at, source.length));
  const lines = here.offset === 0 ? [here] : [here, lineAt(source, here.offset - 1)];
  for (const { text, offset } of lines) {
    const key = FULL_WIDTH.exec(text)?.[2];
    if (key !== undefined) return { offset: offset + text.indexOf('：'), fault: 'full-width-colon', detail: key };
  }
  for (const { text, offset } of lines) {
    const comma = /[{[]/.test(text) ? FULL_WIDTH_COMMA.exec(text) : null;
    if (comma !== null) return { offset: offset + comma.index, fault: 'full-width-comma', detail: '，' };
    const inner = /[{[]/.test(text) ? /[{,]\s*([\w.-]+)\s*：/u.exec(text) : null;
    if (inner !== null) return { offset: offset + text.indexOf('：', inner.index), fault: 'full-width-colon', detail: inner[1] as string };
  }
  for (const { text, offset } of lines) {
    const key = GLUED.exec(text)?.[2];
    if (key !== undefined && !/^\s*(?:- )?[a-z]+:\/\//.test(text))
      return { offset: offset + text.indexOf(':'), fault: 'no-space-after-colon', detail: key };
  }
  const hash = cutByHash(source, here.offset + here.text.length);
  if (hash !== undefined && /MISSING_CHAR|BAD_INDENT|FLOW|IMPLICIT_KEY|UNEXPECTED/.test(code)) return hash;
  if (code === 'TAB_AS_INDENT') return { offset: at, fault: 'tab', detail: '' };
  const tabbed = lines.find(({ text }) => /^ *\t/.test(text));
  if (tabbed !== undefined) return { offset: tabbed.offset + tabbed.text.indexOf('\t'), fault: 'tab', detail: '' };
  for (const { text, offset } of lines) {
    const nested = NESTED.exec(text);
    if (nested !== null) return { offset: offset + nested[0].length - 2, fault: 'unquoted-colon', detail: text.trim() };
  }
  const stray = lines.find(({ text }) => text.trim() !== '' && !/^\s*(?:#|- |[\]}])/.test(text) && !PAIR.test(text) && !/["'[{|>]/.test(text));
  // The end of a quote or bracket is missing, or the colon after a key.
  if (code === 'MISSING_CHAR') return openAt(source) ?? (stray === undefined ? { offset: at, fault: 'syntax', detail: code } : notAPair(stray));
  if (code === 'BAD_DQ_ESCAPE') return { offset: at, fault: 'escape', detail: '' };
  if (code === 'UNEXPECTED_TOKEN') return { offset: at, fault: 'after-quote', detail: '' };
  if (code === 'NOT_A_PAIR') return notAPair(lineAt(source, at));
  if (/IMPLICIT_KEY|BAD_INDENT/.test(code)) {
    // YAML reads a pair that is indented more than its neighbours as a continuation of the text above.
    const next = lineAt(source, Math.min(here.offset + here.text.length + 1, source.length));
    if (next.offset > here.offset && PAIR.test(here.text) && PAIR.test(next.text) && start(next) - next.offset > contentColumn(here.text))
      return { offset: start(next), fault: 'indent', detail: /^[^:]*/.exec(here.text.slice(contentColumn(here.text)))?.[0] ?? '' };
    if (code !== 'BAD_INDENT' && stray !== undefined) return notAPair(stray);
    return openAt(source) ?? { offset: Math.max(at, start(here)), fault: 'indent', detail: '' };
  }
  return { offset: at, fault: 'syntax', detail: code };
}

/** `{ primary: #b3261e }`: what follows the `#` is a comment, the closing bracket with it. */
const CUT = /^[^\n#"']*[{[][^\n#"']*[:,[][ \t]*(?=#[^\s#][^\n]*[}\]])/u;

/** Returns the last line before an offset whose closing bracket a `#` takes away. */
function cutByHash(source: string, before: number): Fault | undefined {
  const lines = source.slice(0, before).split('\n');
  let offset = before;
  for (const text of lines.reverse().slice(0, 4)) {
    offset -= text.length;
    const cut = CUT.exec(text)?.[0];
    const value = cut === undefined ? undefined : /^#[^\s,}\]]+/u.exec(text.slice(cut.length))?.[0];
    if (cut !== undefined && value !== undefined) return { offset: offset + cut.length, fault: 'unquoted-hash', detail: value };
    offset -= 1;
  }
  return undefined;
}

/** The fault of a line that is not a pair. `detail` is a leading word, which may be a key without its colon. */
const notAPair = (line: Line): Fault => ({
  offset: start(line),
  fault: 'not-a-pair',
  detail: /^\s*(?:- +)?([A-Za-z][\w-]*)[ \t\u3000]+\S/u.exec(line.text)?.[1] ?? '',
});

/** Returns the column (from 0) at which a line's key starts, after the dash of an item. */
export const contentColumn = (line: string): number => /^\s*(?:- +)*/.exec(line)?.[0].length ?? 0;

const start = ({ text, offset }: Line): number => offset + text.length - text.trimStart().length;

/** Returns the first quote or bracket that is never closed. */
function openAt(source: string): Fault | undefined {
  const open: { sign: string; offset: number }[] = [];
  let quote: { sign: string; offset: number } | undefined;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] as string;
    if (quote !== undefined) {
      if (sign === '\\' && quote.sign === '"') at += 1;
      else if (sign === quote.sign) quote = undefined;
    } else if ((sign === '"' || sign === "'") && /(?:^|[\s[{,])$/.test(source.slice(Math.max(0, at - 1), at))) quote = { sign, offset: at };
    else if (sign === '[' || sign === '{') open.push({ sign, offset: at });
    else if (sign === ']' || sign === '}') open.pop();
  }
  if (quote !== undefined) return { offset: quote.offset, fault: 'open-quote', detail: quote.sign };
  const [first] = open;
  return first === undefined ? undefined : { offset: first.offset, fault: 'open-bracket', detail: first.sign };
}
