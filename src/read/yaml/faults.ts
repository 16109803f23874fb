/** What a clerk did behind what the YAML parser met: its own place is often a line too late, and its reason another. */
import type { YAMLError } from 'yaml';

/** Why YAML was refused; `wording/yaml.ts` has a sentence for each. */
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
  | 'anchor'
  | 'alias'
  | 'tag'
  | 'merge'
  | 'second-document'
  | 'too-deep'
  | 'too-long'
  | 'complex-key'
  | 'duplicate-key';

/** A fault at an offset of the text; `detail` is the key, the sign or the code that its sentence names. */
export interface Fault {
  offset: number;
  fault: YamlFault;
  detail: string;
}

/** What the parser says is wrong; `NOT_A_PAIR` is ours, for a line that it takes for a text. */
export interface Refusal {
  code: YAMLError['code'] | 'NOT_A_PAIR';
  at: number;
}

export interface Line {
  text: string;
  offset: number;
}

/** The line that an offset lies on. */
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

/** The fault behind a refusal. */
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
  if (code === 'TAB_AS_INDENT') return { offset: at, fault: 'tab', detail: '' };
  const tabbed = lines.find(({ text }) => /^ *\t/.test(text));
  if (tabbed !== undefined) return { offset: tabbed.offset + tabbed.text.indexOf('\t'), fault: 'tab', detail: '' };
  for (const { text, offset } of lines) {
    const nested = NESTED.exec(text);
    if (nested !== null) return { offset: offset + nested[0].length - 2, fault: 'unquoted-colon', detail: text.trim() };
  }
  const stray = lines.find(({ text }) => text.trim() !== '' && !/^\s*(?:#|- |[\]}])/.test(text) && !PAIR.test(text) && !/["'[{|>]/.test(text));
  // What is missing is the end of a quote or bracket, or the colon behind a key.
  if (code === 'MISSING_CHAR') return openAt(source) ?? (stray === undefined ? { offset: at, fault: 'syntax', detail: code } : notAPair(stray));
  if (code === 'BAD_DQ_ESCAPE') return { offset: at, fault: 'escape', detail: '' };
  if (code === 'UNEXPECTED_TOKEN') return { offset: at, fault: 'after-quote', detail: '' };
  if (code === 'NOT_A_PAIR') return notAPair(lineAt(source, at));
  if (/IMPLICIT_KEY|BAD_INDENT/.test(code)) {
    // A pair that is farther in than its neighbours is taken for more of the text above it.
    const next = lineAt(source, Math.min(here.offset + here.text.length + 1, source.length));
    if (next.offset > here.offset && PAIR.test(here.text) && PAIR.test(next.text) && start(next) - next.offset > contentColumn(here.text))
      return { offset: start(next), fault: 'indent', detail: '' };
    if (code !== 'BAD_INDENT' && stray !== undefined) return notAPair(stray);
    return openAt(source) ?? { offset: Math.max(at, start(here)), fault: 'indent', detail: '' };
  }
  return { offset: at, fault: 'syntax', detail: code };
}

/** A line that is no pair; of one that begins with a word and a blank the word, which is a key without its colon. */
const notAPair = (line: Line): Fault => ({
  offset: start(line),
  fault: 'not-a-pair',
  detail: /^\s*(?:- +)?([A-Za-z][\w-]*)[ \t\u3000]+\S/u.exec(line.text)?.[1] ?? '',
});

/** Where on a line its key begins, behind the dash of an item. */
export const contentColumn = (line: string): number => /^\s*(?:- +)*/.exec(line)?.[0].length ?? 0;

const start = ({ text, offset }: Line): number => offset + text.length - text.trimStart().length;

/** The quote or bracket that is opened and never closed on its line: nobody who types lets one run on. */
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
