/** Where in a YAML text an edit is made, and what is written there. Line ends are `\n`. */
import type { CST } from 'yaml';
import type { Path } from '../read/yaml/index.ts';
import { type Scalar, type Style, writeKey, writeScalar } from '../writing/scalar.ts';
import { isScalarValue, type Value, writeBehind, writeFlow, writeItem } from '../writing/value.ts';
import { moved } from './edits.ts';
import type { Change } from './splice.ts';
import {
  type Collection,
  endOf,
  endOfItem,
  follow,
  headOf,
  type Item,
  isCollection,
  isFlowCollection,
  isListToken,
  itemsOf,
  markEnd,
  rootOf,
  type Slot,
  startOf,
} from './tokens.ts';

const columnIn = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);
const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
};
const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
const beginsLine = (text: string, offset: number): boolean => /^ *$/.test(text.slice(lineStart(text, offset), offset));

/** Puts a value at a path. `order`: the order of the keys of the mapping that the path leads into. */
export function set(text: string, path: Path, value: Value, order: readonly string[]): Change | undefined {
  const { slot, token, rest } = follow(rootOf(text), path);
  if (rest.length === 0) return slot === undefined ? undefined : replace(text, slot, value);
  const [key, ...deeper] = rest;
  if (typeof key !== 'string' || rest.some((step) => typeof step !== 'string')) return undefined;
  const made = deeper.reduceRight<Value>((inner, step) => ({ [step]: inner }), value);
  if (isCollection(token) && !isListToken(token)) return addKey(text, token, key, made, slot?.isFlow ?? false, order);
  if (token === undefined || isNull(token)) return slot === undefined ? firstKey(text, key, made) : replace(text, slot, { [key]: made });
  return undefined;
}

const isNull = (token: CST.Token): boolean => token.type === 'scalar' && /^(?:~|null)?$/i.test(token.source);

/** The first key of a text that holds nothing but comments. */
function firstKey(text: string, key: string, value: Value): Change {
  const lead = text === '' || text.endsWith('\n') ? '' : '\n';
  return { start: text.length, end: text.length, text: `${lead}${writeKey(key)}:${writeBehind(value, 0, false)}\n` };
}

const STYLES: Partial<Record<CST.Token['type'], Style>> = { 'single-quoted-scalar': 'single', 'double-quoted-scalar': 'double' };

function replace(text: string, slot: Slot, value: Value): Change {
  const { item, parent } = slot;
  const old = item.value;
  const isItem = parent.type === 'block-seq';
  const column = columnIn(text, startOf(item));
  const mark = markEnd(item);
  if (old === undefined) {
    // `{ key }` and `{ key: }` hold nothing.
    const isBare = !isItem && !item.sep?.some((token) => token.type === 'map-value-ind');
    const isFlow = slot.isFlow || /#/.test(text.slice(mark, lineEnd(text, mark)));
    const written = isFlow ? ` ${writeFlow(value)}` : writeBehind(value, column, isItem);
    return { start: mark, end: mark, text: (isBare ? ':' : '') + written };
  }
  const end = endOf(old);
  if (isScalarValue(value) && old.type === 'block-scalar') return replaceBlock(text, old, value, column);
  // A comment behind the value would become a part of lines below a bar.
  const hasComment = old.type !== 'block-scalar' && /#/.test(text.slice(end, lineEnd(text, end)));
  if (slot.isFlow || (isScalarValue(value) && !isCollection(old))) {
    const manner = { isFlow: slot.isFlow || hasComment, style: STYLES[old.type] ?? 'plain', indent: column + 2 } as const;
    return { start: old.offset, end, text: isScalarValue(value) ? writeScalar(value, manner) : writeFlow(value) };
  }
  const head = old.type === 'block-scalar' ? headOf(old) : undefined;
  const between = text.slice(mark, old.offset);
  // Comments between the key and its value stay.
  const kept = between.includes('#') ? between.trimEnd() : (head?.comment ?? '');
  // Comments that stay behind a value would become a part of lines below a bar.
  const isOneLine = hasComment || (kept !== '' && (isItem || isScalarValue(value)));
  const written = isOneLine ? ` ${writeFlow(value)}` : writeBehind(value, column, isItem);
  return { start: mark, end, text: written.startsWith('\n') ? kept + written : written + kept };
}

/** Replaces a text below `|` or `>`. A comment behind its head stays there. */
function replaceBlock(text: string, old: CST.BlockScalar, value: Scalar, column: number): Change {
  const head = headOf(old);
  const lines = old.source.split('\n').filter((line) => line.trim() !== '');
  const indent = /\d/.test(head.mark) || lines.length === 0 ? column + 2 : (lines[0] as string).search(/\S/);
  const style = head.mark.startsWith('>') ? 'folded' : 'literal';
  const written = writeScalar(value, { isFlow: false, style, indent, comment: head.comment });
  const end = endOf(old);
  return { start: head.start, end, text: end === text.length || text[end] === '\n' ? written : `${written}\n` };
}

function addKey(text: string, map: Collection, key: string, value: Value, isInFlow: boolean, order: readonly string[]): Change {
  const items = itemsOf(map);
  const before = order.slice(0, Math.max(0, order.indexOf(key)));
  const places = items.map((item) => before.indexOf(String((item.key as { source?: string } | null)?.source)));
  // Behind the last key that stands before it in the order; one that is not in the order goes to the end.
  const place = order.includes(key) ? places.findLastIndex((one) => one !== -1) : items.length - 1;
  if (isFlowCollection(map) || isInFlow) {
    return insertFlow(text, map as CST.FlowCollection, items, place + 1, `${writeKey(key)}: ${writeFlow(value)}`);
  }
  const first = items[0] as Item;
  const column = columnIn(text, startOf(first));
  const pair = `${writeKey(key)}:${writeBehind(value, column, false)}`;
  if (place === -1) return { start: startOf(first), end: startOf(first), text: `${pair}\n${' '.repeat(column)}` };
  const end = lineEnd(text, endOfItem(items[place] as Item));
  return { start: end, end, text: `\n${' '.repeat(column)}${pair}` };
}

function insertFlow(text: string, flow: CST.FlowCollection, items: readonly Item[], at: number, written: string): Change {
  const next = items[at];
  if (next !== undefined) return { start: startOf(next), end: startOf(next), text: `${written}, ` };
  const last = items[at - 1];
  if (last !== undefined) return { start: endOfItem(last), end: endOfItem(last), text: `, ${written}` };
  const start = flow.offset + 1;
  const isMap = flow.start.source === '{';
  const inner = text.slice(start, endOf(flow) - 1);
  // Comments inside an empty collection end with their line.
  if (inner.trim() !== '') return { start, end: start, text: ` ${written}` };
  return { start, end: start + inner.length, text: isMap ? ` ${written} ` : written };
}

/** Puts an item into a list. */
export function insert(text: string, path: Path, at: number, value: Value): Change | undefined {
  const { slot, token, rest } = follow(rootOf(text), path);
  if (rest.length > 0 || !isCollection(token) || !isListToken(token)) return undefined;
  const items = itemsOf(token);
  if (isFlowCollection(token)) {
    if (items.length === 0 && slot !== undefined && !slot.isFlow && !/\n|#/.test(text.slice(token.offset, lineEnd(text, endOf(token)))))
      return replace(text, slot, [value]);
    return insertFlow(text, token, items, at, writeFlow(value));
  }
  const first = items[0] as Item;
  const column = columnIn(text, startOf(first));
  const neighbour = items[Math.min(at, items.length - 1)] as Item;
  const written = `-${writeItem(value, column, isFlowCollection(neighbour.value))}`;
  if (at === 0) return { start: startOf(first), end: startOf(first), text: `${written}\n${' '.repeat(column)}` };
  const end = lineEnd(text, endOfItem(items[at - 1] as Item));
  return { start: end, end, text: `\n${' '.repeat(column)}${written}` };
}

/** Takes a key or an item away, with the comment behind it on its line; comments above it stay. */
export function remove(text: string, path: Path): Change | undefined {
  const { slot, rest } = follow(rootOf(text), path);
  if (slot === undefined || rest.length > 0) return undefined;
  const { parent, item, index, around } = slot;
  const items = itemsOf(parent);
  const next = items[index + 1];
  if (isFlowCollection(parent)) return removeFlow(text, parent, items, index);
  if (items.length === 1) {
    const empty = isListToken(parent) ? [] : {};
    if (around !== undefined) return replace(text, around, empty);
    return { start: startOf(item), end: endOfItem(item), text: writeFlow(empty) };
  }
  const start = startOf(item);
  const end = lineEnd(text, endOfItem(item));
  if (beginsLine(text, start)) {
    if (end < text.length) return { start: lineStart(text, start), end: end + 1, text: '' };
    return { start: lineStart(text, start) - 1, end, text: '' };
  }
  // The first of a mapping behind a hyphen: the next one takes its place on the line.
  const follows = next === undefined ? end : startOf(next);
  return /#/.test(text.slice(end, follows)) ? { start, end, text: '' } : { start, end: follows, text: '' };
}

function removeFlow(text: string, flow: CST.FlowCollection, items: readonly Item[], index: number): Change {
  const item = items[index] as Item;
  const [start, end] = [startOf(item), endOfItem(item)];
  const next = items[index + 1];
  const commaOf = (one: Item | undefined): CST.SourceToken | undefined => one?.start.find((token) => token.type === 'comma');
  if (next !== undefined) {
    const comma = commaOf(next) as CST.SourceToken;
    const follows = startOf(next);
    return /#|\n/.test(text.slice(end, follows)) ? { start, end: comma.offset + 1, text: '' } : { start, end: follows, text: '' };
  }
  const trailing = commaOf(flow.items.at(-1) === item ? undefined : flow.items.at(-1));
  if (index === 0) return { start, end: trailing === undefined ? end : trailing.offset + 1, text: '' };
  const before = commaOf(item) as CST.SourceToken;
  // What stands between the comma and the item may be a comment.
  return /#/.test(text.slice(before.offset, start))
    ? { start, end: trailing === undefined ? end : trailing.offset + 1, text: '' }
    : { start: before.offset, end, text: '' };
}

/** Moves an item of a list, with the comment behind it on its line. What lies between the items stays where it is. */
export function move(text: string, path: Path, from: number, to: number): Change | undefined {
  const { token, rest } = follow(rootOf(text), path);
  if (rest.length > 0 || !isCollection(token) || !isListToken(token)) return undefined;
  const items = itemsOf(token);
  const isFlow = isFlowCollection(token);
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  if (first < 0 || last >= items.length) return undefined;
  const ranges = items.slice(first, last + 1).map((item) => [startOf(item), isFlow ? endOfItem(item) : lineEnd(text, endOfItem(item))] as const);
  const pieces = ranges.map(([start, end]) => text.slice(start, end));
  const gaps = ranges.map(([, end], index) => text.slice(end, ranges[index + 1]?.[0] ?? end));
  const put = moved(pieces, from - first, to - first);
  return {
    start: (ranges[0] as readonly [number, number])[0],
    end: (ranges.at(-1) as readonly [number, number])[1],
    text: put.map((piece, index) => piece + gaps[index]).join(''),
  };
}
