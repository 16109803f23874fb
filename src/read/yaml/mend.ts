/**
 * Error recovery for YAML, so that one mistake hides no other. Each fault is recorded and repaired in a copy, or
 * the value around it is left out, until the rest can be parsed. A block is a top-level key (or list item)
 * with everything indented below it; blocks are repaired separately.
 */

import { isMap, isSeq, type Node } from 'yaml';
import { given } from '../../given.ts';
import { contentColumn, explain, type Fault, type Line, lineAt, type Refusal } from './faults.ts';
import { type Documents, parse } from './parse.ts';

export interface Mended {
  /** The repaired text. `origin` maps each of its offsets to one in the source. */
  text: string;
  origin: readonly number[];
  root: Node | null;
  faults: Fault[];
  /** Top-level keys or item indexes from which something was left out. */
  lost: ReadonlySet<string | number>;
  /** Whether lines were left out whose key is not known. */
  isOpen: boolean;
}

/** Faults reported per text. */
const MOST_FAULTS = 100;
/** UTF-16 units; a faulty block that is longer is left out as a whole. */
const LONGEST_BLOCK = 20_000;
const MOST_ROUNDS = 30;

/** A text being repaired, with the source offset of each UTF-16 unit and of the end. */
class Draft {
  readonly text: string;
  readonly origin: readonly number[];

  constructor(text: string, origin: readonly number[]) {
    [this.text, this.origin] = [text, origin];
  }

  with(at: number, length: number, by: string): Draft {
    const here = this.origin[at] as number;
    return new Draft(this.text.slice(0, at) + by + this.text.slice(at + length), [
      ...this.origin.slice(0, at),
      ...Array.from(by, () => here),
      ...this.origin.slice(at + length),
    ]);
  }
}

/** Repairs a source. Returns only the faults if it cannot be parsed even then. */
export function mend(source: string): Mended | { faults: Fault[] } {
  const faults: Fault[] = [];
  const lost = new Set<string | number>();
  let isOpen = false;
  const { blocks, isList, rest } = blocksOf(source);
  if (rest !== undefined) {
    faults.push({ offset: rest, fault: 'second-document', detail: '' });
    isOpen = true;
  }
  const drafts: Draft[] = [];
  let number = 0;
  for (const { offset, text } of blocks) {
    let draft = new Draft(
      text,
      Array.from({ length: text.length + 1 }, (_, index) => offset + index),
    );
    const name = isList ? number : keyOf(text);
    if (isList && /^\s*-(?:\s|$)/m.test(text)) number += 1;
    const outcome = mendBlock(draft, isList, faults);
    draft = outcome.draft;
    if (outcome.isLost && name !== undefined) lost.add(name);
    if (outcome.isLost && name === undefined) isOpen = true;
    drafts.push(draft);
    if (faults.length > MOST_FAULTS) return { faults };
  }
  const text = drafts.map((draft) => draft.text).join('');
  const origin = [...drafts.flatMap((draft) => draft.origin.slice(0, -1)), source.length];
  const documents = parsed(text);
  const root = (documents?.[0]?.contents as Node | null | undefined) ?? null;
  if (documents === undefined || documents.length > 1 || (documents[0]?.errors.length ?? 0) > 0) return { faults };
  return { text, origin, root, faults: faults.sort((a, b) => a.offset - b.offset), lost, isOpen };
}

const keyOf = (block: string): string | undefined => /^\s*(?:#.*\n\s*)*["']?([\w.-]+)["']?\s*(?:[:：]|$|\s)/u.exec(block)?.[1];

/** Splits a source into top-level blocks. `rest` is the offset of a second document, which is not read. */
function blocksOf(source: string): { blocks: { offset: number; text: string }[]; isList: boolean; rest?: number } {
  const starts: number[] = [0];
  let isList: boolean | undefined;
  let base: number | undefined;
  let rest: number | undefined;
  for (let at = 0; at < source.length; ) {
    const { text } = lineAt(source, at);
    const indent = text.length - text.trimStart().length;
    const isMark = /^(?:---|\.\.\.)(?:\s|$)/.test(text);
    if (isMark && (base !== undefined || text.startsWith('.'))) {
      rest = at;
      break;
    }
    if (text.trim() !== '' && !isMark && !text.trimStart().startsWith('#')) {
      isList ??= text.trimStart().startsWith('-');
      base ??= indent;
      const isItem = /^-(?:\s|$)/.test(text.trimStart());
      // A list or a closing bracket may have the indentation of the key that it belongs to.
      if (indent <= base && (isList ? isItem : !isItem && !/^[\]}]/.test(text.trimStart())) && at > 0) starts.push(at);
      base = Math.min(base, indent);
    }
    at += text.length + 1;
  }
  const end = rest ?? source.length;
  const blocks = starts
    .filter((start) => start < end)
    .map((start, index, all) => ({ offset: start, text: source.slice(start, all[index + 1] ?? end) }));
  return { blocks, isList: isList === true, ...given('rest', rest) };
}

const parsed = (text: string): Documents | undefined => {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
};

/** Returns the first parser error of a block. */
function refusalOf(text: string, isList: boolean): Refusal | undefined {
  const [document] = parsed(text) ?? [];
  if (document === undefined) return text.trim() === '' ? undefined : { code: 'IMPOSSIBLE', at: 0 };
  const [error] = document.errors;
  if (error !== undefined) return { code: error.code, at: Math.min(error.pos[0], text.length) };
  const { contents } = document;
  if (contents === null || (isList ? isSeq(contents) : isMap(contents))) return undefined;
  return { code: 'NOT_A_PAIR', at: (contents as Node).range?.[0] ?? 0 };
}

function mendBlock(block: Draft, isList: boolean, faults: Fault[]): { draft: Draft; isLost: boolean } {
  let draft = block;
  let isLost = false;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const refusal = refusalOf(draft.text, isList);
    if (refusal === undefined) return { draft, isLost };
    const fault = explain(draft.text, refusal);
    const offset = draft.origin[Math.min(fault.offset, draft.text.length)] as number;
    if (!faults.some((known) => known.offset === offset && known.fault === fault.fault)) faults.push({ ...fault, offset });
    if (draft.text.length > LONGEST_BLOCK || faults.length > MOST_FAULTS) break;
    const left = draft.text.length - refusal.at;
    const current = draft;
    // A repair must move the first error towards the end, or remove it.
    const isBetter = (next: Draft): boolean => {
      if (next.text === current.text) return false;
      const then = refusalOf(next.text, isList);
      return then === undefined || next.text.length - then.at < left;
    };
    const better = first(asMeant(draft, fault), isBetter);
    const without = better ?? first(leftOut(draft, fault), isBetter);
    if (without === undefined) break;
    isLost ||= better === undefined;
    draft = without;
  }
  return { draft: emptied(block, isList), isLost: true };
}

function first(drafts: Iterable<Draft>, test: (draft: Draft) => boolean): Draft | undefined {
  for (const draft of drafts) if (test(draft)) return draft;
  return undefined;
}

/** Replaces a block by its key with a null value, or by blanks. */
function emptied(block: Draft, isList: boolean): Draft {
  const { text } = block;
  const blank = text.replace(/[^\n]/g, ' ');
  const head = isList ? '- ~' : `${keyOf(text) ?? ''}: ~`;
  const line = lineAt(text, text.search(/\S/) === -1 ? 0 : text.search(/\S/));
  if ((!isList && keyOf(text) === undefined) || line.text.length < head.length) return new Draft(blank, block.origin);
  return new Draft(blank.slice(0, line.offset) + head + blank.slice(line.offset + head.length), block.origin);
}

const VALUE = /^(\s*(?:- +)?[\w.-]+:[ \t]+)(.*?)\s*$/u;
const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** Yields repairs of a fault, the most probable first. */
function* asMeant(draft: Draft, { offset, fault, detail }: Fault): Generator<Draft> {
  const line = lineAt(draft.text, offset);
  const end = line.offset + line.text.length;
  switch (fault) {
    case 'full-width-colon':
    case 'full-width-comma':
      // In a flow collection, the other full-width marks are probably wrong too.
      if (/[{[]/.test(line.text)) {
        const all = line.text.replace(/，\s*(?=["'“]?[\w-]+["'”]?\s*[:：])/gu, ', ').replace(/(?<=[{,]\s*[\w.-]+)\s*：\s*/gu, ': ');
        yield realigned(draft, line, all);
      }
      yield draft.with(offset, /^.\s*/u.exec(line.text.slice(offset - line.offset))?.[0].length ?? 1, fault === 'full-width-colon' ? ': ' : ', ');
      return;
    case 'not-a-pair':
      // The colon after a key was left out.
      if (detail !== '') yield draft.with(line.offset + line.text.indexOf(detail) + detail.length, 0, ':');
      return;
    case 'no-space-after-colon':
      yield draft.with(offset + 1, 0, ' ');
      return;
    case 'tab': {
      let next = draft;
      for (let at = 0; at < next.text.length; ) {
        const { text } = lineAt(next.text, at);
        const blanks = /^[ \t]*/.exec(text)?.[0] ?? '';
        const spaces = blanks.replaceAll('\t', '  ');
        if (spaces !== blanks) next = next.with(at, blanks.length, spaces);
        at += text.length - blanks.length + spaces.length + 1;
      }
      yield next;
      return;
    }
    case 'unquoted-hash':
      yield draft.with(offset, detail.length, `"${detail}"`);
      return;
    case 'open-quote':
      yield draft.with(end - (/\s*$/.exec(line.text)?.[0].length ?? 0), 0, detail);
      return;
    case 'open-bracket': {
      const open = [...line.text].reduce((all, sign) => {
        return sign in CLOSING ? `${CLOSING[sign]}${all}` : sign === all[0] ? all.slice(1) : all;
      }, '');
      yield draft.with(end, 0, open);
      return;
    }
    case 'indent': {
      const before = line.offset === 0 ? '' : lineAt(draft.text, line.offset - 1).text;
      const blanks = line.text.length - line.text.trimStart().length;
      const own = before.length - before.trimStart().length;
      for (const indent of new Set([contentColumn(before), own, own + 2])) yield draft.with(line.offset, blanks, ' '.repeat(indent));
      return;
    }
    case 'after-quote':
    case 'escape':
    case 'unquoted-colon':
    case 'syntax': {
      const [whole, before, value] = VALUE.exec(line.text) ?? [];
      if (whole === undefined || before === undefined || !value || (fault === 'syntax' && detail !== 'BAD_SCALAR_START')) return;
      yield draft.with(line.offset + before.length, value.length, `'${value.replaceAll("'", "''")}'`);
      return;
    }
  }
}

/** Replaces a line by `by`, aligned character by character so that offsets keep their origin. */
function realigned(draft: Draft, { text, offset }: Line, by: string): Draft {
  let next = draft;
  let at = 0;
  for (let index = 0; index < by.length; index += 1) {
    const [here, there] = [text[at], by[index]];
    if (here === there) at += 1;
    else if (there === ' ') next = next.with(offset + index, 0, ' ');
    else {
      next = next.with(offset + index, 1, there as string);
      at += 1;
    }
  }
  return next;
}

/** Yields drafts without the unreadable part: without the value, without the item, without the line. */
function* leftOut(draft: Draft, { offset }: Fault): Generator<Draft> {
  const line = lineAt(draft.text, offset);
  const [, before, value] = VALUE.exec(line.text) ?? [];
  if (before !== undefined && value !== undefined) yield draft.with(line.offset + before.length, value.length, '~');
  const item = /^(\s*- +)(.*)$/u.exec(line.text);
  if (item !== null) yield draft.with(line.offset + (item[1] as string).length, (item[2] as string).length, '~');
  yield draft.with(line.offset, line.text.length, '');
}
