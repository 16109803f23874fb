/**
 * Finds values in a YAML text by its tokens, which know every blank and comment. Tokens, not nodes: a node does not say
 * where its comma, its comment or its line ends.
 */
import { CST, Parser } from 'yaml';
import type { Path } from '../read/yaml/index.ts';

type Token = CST.Token;
export type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;
export type Item = Collection['items'][number];

/** The token of the document's value; undefined where the text holds nothing but comments. */
export function rootOf(text: string): Token | undefined {
  for (const token of new Parser().parse(text)) if (token.type === 'document') return token.value;
  return undefined;
}

export const isCollection = (token: Token | undefined): token is Collection =>
  token?.type === 'block-map' || token?.type === 'block-seq' || token?.type === 'flow-collection';

export const isFlowCollection = (token: Token | undefined): token is CST.FlowCollection => token?.type === 'flow-collection';

export const isListToken = (token: Token | undefined): boolean =>
  token?.type === 'block-seq' || (isFlowCollection(token) && token.start.source === '[');

/**
 * The items of a collection that hold something, or stand behind a hyphen. A comma at the end of a flow collection leaves
 * one that does neither, and so does a comment below a list that is not indented.
 */
export const itemsOf = (token: Collection): Item[] =>
  token.items.filter((item) => item.key || item.sep || item.value || item.start.some(({ type }) => type === 'seq-item-ind'));

const nameOf = (key: Token | null | undefined): string | undefined => CST.resolveAsScalar((key ?? null) as CST.FlowScalar | null)?.value;

/** The place of an item with the collections around it. */
export interface Slot {
  parent: Collection;
  item: Item;
  index: number;
  /** The slot that holds the parent; none if the parent is the whole document. */
  around: Slot | undefined;
  isFlow: boolean;
}

/** Follows a path as far as it leads. `rest` is what was not found. */
export function follow(root: Token | undefined, path: Path): { slot: Slot | undefined; token: Token | undefined; rest: Path } {
  let slot: Slot | undefined;
  let token = root;
  for (const [depth, step] of path.entries()) {
    if (!isCollection(token)) return { slot, token, rest: path.slice(depth) };
    const items = itemsOf(token);
    const isList = isListToken(token);
    // Of keys that stand twice, the last counts.
    const index = isList ? (typeof step === 'number' ? step : -1) : items.findLastIndex((item) => nameOf(item.key) === String(step));
    const item = items[index];
    if (item === undefined) return { slot, token, rest: path.slice(depth) };
    const isFlow: boolean = isFlowCollection(token) || slot?.isFlow === true;
    slot = { parent: token, item, index, around: slot, isFlow };
    token = item.value;
  }
  return { slot, token, rest: [] };
}

const BLANK = new Set(['space', 'newline', 'comment', 'comma']);

export const startOf = (item: Item): number =>
  item.start.find((token) => !BLANK.has(token.type))?.offset ??
  (item.key as Token | null)?.offset ??
  item.sep?.[0]?.offset ??
  item.value?.offset ??
  0;

/** The offset behind the mark that leads to an item's value: its `:` or `-`; of a value without either, its own. */
export function markEnd(item: Item): number {
  const marks = [...item.start, ...(item.sep ?? [])].filter((token) => token.type === 'map-value-ind' || token.type === 'seq-item-ind');
  const mark = marks.at(-1);
  return mark === undefined ? (item.value?.offset ?? endOfItem(item)) : mark.offset + mark.source.length;
}

/** The offset behind an item without the comment that follows it. */
export function endOfItem(item: Item): number {
  if (item.value) return endOf(item.value);
  const last = (item.sep ?? []).findLast((token) => !BLANK.has(token.type));
  if (last !== undefined) return last.offset + last.source.length;
  if (item.key) return endOf(item.key);
  const first = item.start.findLast((token) => !BLANK.has(token.type));
  return first === undefined ? 0 : first.offset + first.source.length;
}

/** The offset behind a value. Blank lines after a block text belong to it only if it keeps them; its last line end never. */
export function endOf(token: Token): number {
  if (token.type === 'block-map' || token.type === 'block-seq') {
    const last = itemsOf(token).at(-1);
    return last === undefined ? token.offset : endOfItem(last);
  }
  if (token.type === 'flow-collection') {
    const close = token.end[0];
    return close === undefined ? token.offset + 1 : close.offset + 1;
  }
  if (token.type === 'block-scalar') {
    const head = headOf(token);
    const keeps = head.mark.includes('+');
    // Blanks at the end of the last line belong to it.
    const source = keeps ? token.source.replace(/\n$/, '') : token.source.replace(/^\s+$|(?:\n[ \t]*)+$/, '');
    return source === '' ? head.end : head.end + 1 + source.length;
  }
  return token.offset + ('source' in token ? token.source.length : 0);
}

/** The head of a block text: `|-`, what stands behind it on the line, and the offset of the line's end. */
export function headOf(token: CST.BlockScalar): { mark: string; start: number; comment: string; end: number } {
  const mark = token.props.find((one) => one.type === 'block-scalar-header') as CST.SourceToken;
  const behind = token.props.slice(token.props.indexOf(mark) + 1).filter((one) => one.type !== 'newline');
  const comment = behind.some((one) => one.type === 'comment') ? behind.map((one) => ('source' in one ? one.source : '')).join('') : '';
  const end = mark.offset + mark.source.length + behind.reduce((sum, one) => sum + ('source' in one ? one.source.length : 0), 0);
  return { mark: mark.source, start: mark.offset, comment, end };
}

/** The path of the value that stands at an offset, or of the nearest one around it. */
export function pathAt(root: Token | undefined, offset: number): (string | number)[] {
  const path: (string | number)[] = [];
  let token = root;
  while (isCollection(token)) {
    const items = itemsOf(token);
    const index = items.findIndex((item) => startOf(item) <= offset && offset <= Math.max(endOfItem(item), startOf(item)));
    const item = items[index];
    if (item === undefined) break;
    path.push(isListToken(token) ? index : (nameOf(item.key) ?? index));
    token = item.value;
  }
  return path;
}
