/** Writes new values as YAML in the style of the house: short lists and events on one line, the rest line by line. */
import { isPlain, type Scalar, type Style, writeKey, writeScalar } from './scalar.ts';

/** Data as YAML holds it. */
export type Value = Scalar | readonly Value[] | { readonly [key: string]: Value };

export type Mapping = { readonly [key: string]: Value };

export const isList = (value: unknown): value is readonly Value[] => Array.isArray(value);
export const isMapping = (value: unknown): value is Mapping => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isScalarValue = (value: Value): value is Scalar => typeof value !== 'object' || value === null;

/** Characters of a list, and of a mapping in a list, that may stand on one line. */
const LIST = 100;
const ITEM = 140;
/** Characters of an item of a list on one line. */
const SHORT = 24;

/** Writes a value on one line, in brackets and braces. */
export function writeFlow(value: Value, style: Style = 'plain'): string {
  if (isList(value)) return `[${value.map((item) => (isLonely(value, item) ? writeFlow(item, 'double') : writeFlow(item))).join(', ')}]`;
  if (isMapping(value)) {
    const pairs = Object.entries(value).map(([key, one]) => `${writeKey(key)}: ${writeFlow(one)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return writeScalar(value, { isFlow: true, style, indent: 0 });
}

/** `check` takes the only item of a list for several where it holds Chinese commas. */
const isLonely = (list: readonly Value[], item: Value): boolean => list.length === 1 && typeof item === 'string' && /[，、]/u.test(item);

const isShortList = (list: readonly Value[]): boolean =>
  list.every((item) => isScalarValue(item) && !(typeof item === 'string' && (item.length > SHORT || !isPlain(item, true)))) &&
  writeFlow(list).length <= LIST;

/** Whether a mapping in a list goes on one line: it holds no mapping and no text of several lines. */
const isShortItem = (value: Value): boolean =>
  isMapping(value) &&
  writeFlow(value).length <= ITEM &&
  Object.values(value).every((one) => (isList(one) ? isShortList(one) : !isMapping(one) || Object.values(one).every(isScalarValue))) &&
  !writeFlow(value).includes('\\n');

/**
 * Writes what stands behind `key:` (or behind `-`), beginning with a blank or a line end; never ends with a line end.
 * `column` is that of the key or hyphen.
 */
export function writeBehind(value: Value, column: number, isItem: boolean): string {
  const inner = column + 2;
  const pad = `\n${' '.repeat(inner)}`;
  if (isScalarValue(value)) return ` ${writeScalar(value, { isFlow: false, style: 'plain', indent: inner })}`;
  if (isList(value)) {
    // A list in a list would need its first hyphen on the line of the outer one.
    if (isItem || isShortList(value)) return ` ${writeFlow(value)}`;
    return value.map((item) => `${pad}-${isShortItem(item) ? ` ${writeFlow(item)}` : writeBehind(item, inner, true)}`).join('');
  }
  const pairs = Object.entries(value);
  if (pairs.length === 0) return ' {}';
  const written = pairs.map(([key, one]) => `${writeKey(key)}:${writeBehind(one, inner, false)}`);
  return isItem ? ` ${written.join(pad)}` : written.map((pair) => pad + pair).join('');
}

/** Writes an item for a block list. Where its neighbours stand on one line, so does it. */
export const writeItem = (value: Value, column: number, isOneLine: boolean): string =>
  (isOneLine && !isScalarValue(value)) || isShortItem(value) ? ` ${writeFlow(value)}` : writeBehind(value, column, true);
