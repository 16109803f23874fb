/**
 * Markdown with JSX to mdast, the way Chinese needs it: emphasis beside Han characters and
 * full-width marks, bare addresses that end where ASCII ends, a single tilde as text.
 *
 * Expressions are recognised but never parsed: no JavaScript is understood here, let alone run.
 */
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxExpressionFromMarkdown } from 'mdast-util-mdx-expression';
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfm } from 'micromark-extension-gfm';
import { mdxExpression } from 'micromark-extension-mdx-expression';
import { mdxJsx } from 'micromark-extension-mdx-jsx';
import { mdxMd } from 'micromark-extension-mdx-md';
import { syntax } from '../../wording/mdx.ts';
import type { Sentence } from '../../wording/yaml.ts';

export interface Parsed {
  root: Root;
  /** The offset in the text given of an offset in what was parsed. */
  originalOffset(offset: number): number;
  /** Takes out of a value what was put into the text for parsing. */
  clean(value: string): string;
  faults: { offset: number; sentence: Sentence }[];
}

const FAULTS = 40;

/** Parses a body. Never throws; what could not be parsed is masked, told of, and the rest parsed. */
export function parseBody(source: string): Parsed {
  const mark = unusedMark(source);
  const { text, insertions } = endAddresses(maskCommentBraces(source), mark);
  const originalOffset = (offset: number): number => {
    let shift = 0;
    for (const at of insertions) {
      if (at + shift >= offset) break;
      shift += 1;
    }
    return offset - shift;
  };
  const clean = (value: string): string => (value.includes(mark) ? value.replaceAll(mark, '') : value);
  const faults: Parsed['faults'] = [];
  let masked = text;
  for (;;) {
    try {
      return { root: parse(masked), originalOffset, clean, faults };
    } catch (error) {
      const fault = explain(masked, error);
      faults.push({ offset: originalOffset(fault.offset), sentence: fault.sentence });
      const next = maskAt(masked, fault.offset);
      if (next === undefined || faults.length >= FAULTS) return { root: { type: 'root', children: [] }, originalOffset, clean, faults };
      masked = next;
    }
  }
}

const extensions = () => [
  gfm({ singleTilde: false }),
  gfmStrikethroughCjkFriendly({ singleTilde: false }),
  cjkFriendlyExtension(),
  mdxExpression(),
  mdxJsx(),
  mdxMd(),
];
const mdastExtensions = () => [...gfmFromMarkdown(), mdxExpressionFromMarkdown(), mdxJsxFromMarkdown()];

const parse = (text: string): Root => fromMarkdown(text, { extensions: extensions(), mdastExtensions: mdastExtensions() });

/** White space that ends an address and that the text itself does not have. */
function unusedMark(source: string): string {
  for (const mark of ['\u205f', '\u2006', '\u2005', '\u2004', '\u1680']) if (!source.includes(mark)) return mark;
  return '\u2028';
}

/** A bare address ends at the first character that is not ASCII (contract, section 9): GFM would swallow `，后文`. */
function endAddresses(source: string, mark: string): { text: string; insertions: number[] } {
  const insertions: number[] = [];
  let text = '';
  let last = 0;
  for (const match of source.matchAll(/(?<!\]\(\s{0,9}<?|\]:\s{0,9}<?)(?:https?:\/\/|www\.)[\x21-\x7e]*(?=[\u0080-\uffff])/g)) {
    const at = match.index + match[0].length;
    text += source.slice(last, at) + mark;
    insertions.push(at);
    last = at;
  }
  return { text: text + source.slice(last), insertions };
}

/** Braces in a comment need not be in pairs; the parser counts them, so they are hidden from it. */
function maskCommentBraces(source: string): string {
  return source.replace(/\{\s*\/\*[\s\S]*?\*\/\s*\}/g, (comment) => {
    const inner = comment.slice(1, -1);
    return /[{}]/.test(inner) && !isBalanced(inner) ? `{${inner.replace(/[{}]/g, ' ')}}` : comment;
  });
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    else if (character === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

interface Fault {
  offset: number;
  sentence: Sentence;
}

interface Thrown {
  ruleId?: string;
  reason?: string;
  place?: { offset?: number; start?: { offset?: number } };
}

function explain(text: string, error: unknown): Fault {
  const { ruleId = '', reason = '', place } = error as Thrown;
  const offset = Math.min(place?.start?.offset ?? place?.offset ?? text.length, text.length);
  if (error instanceof RangeError) return { offset: 0, sentence: syntax.tooDeep() };
  const opening = /\((\d+):(\d+)-/.exec(reason);
  if (ruleId === 'end-tag-mismatch') {
    // The closing tag that came instead is only where the parser noticed; the fault is at the opening.
    const name = /closing tag for `<([^`>]*)>`/.exec(reason)?.[1] ?? '';
    if (/^Expected a closing tag/.test(reason) && opening !== null) return { offset: offsetOf(text, opening), sentence: syntax.openTag(name) };
    if (/^Unexpected closing tag/.test(reason)) {
      const expected = /closing tag for `<([^`>]*)>` \((\d+):(\d+)-/.exec(reason);
      if (expected !== null)
        return {
          offset: offsetOf(text, [expected[0], expected[2], expected[3]] as unknown as RegExpExecArray),
          sentence: syntax.openTag(expected[1] as string),
        };
    }
    return { offset, sentence: syntax.crossedTag() };
  }
  if (/closing slash|closing tag/.test(reason) && /^Unexpected/.test(reason))
    return { offset: Math.max(0, text.lastIndexOf('<', offset)), sentence: syntax.closeTag() };
  if (/corresponding closing brace|in expression/.test(reason)) return { offset: openBraceBefore(text, offset), sentence: syntax.openBrace() };
  const tag = text.lastIndexOf('<', Math.min(offset, text.length - 1));
  if (tag !== -1) return { offset: tag, sentence: syntax.badTag(text.slice(tag + 1, tag + 12)) };
  return { offset, sentence: syntax.other() };
}

function offsetOf(text: string, match: RegExpExecArray): number {
  const [line, column] = [Number(match[1]), Number(match[2])];
  let start = 0;
  for (let at = 1; at < line; at += 1) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}

/** The innermost brace that is still open at an offset. */
function openBraceBefore(text: string, offset: number): number {
  const open: number[] = [];
  for (let at = 0; at < offset; at += 1) {
    if (text[at] === '{') open.push(at);
    else if (text[at] === '}') open.pop();
  }
  return open.at(-1) ?? Math.max(0, text.lastIndexOf('{', offset));
}

const MASKS: Record<string, string> = { '<': '\uff1c', '{': '\uff5b', '}': '\uff5d' };

/** The text without the character that the parser stumbled over; undefined where none can be blamed. */
function maskAt(text: string, offset: number): string | undefined {
  const mask = MASKS[text[offset] ?? ''];
  return mask === undefined ? undefined : text.slice(0, offset) + mask + text.slice(offset + 1);
}
