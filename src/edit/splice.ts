/**
 * Edits content as text: one value of a YAML file, or of the frontmatter or the body of an `.mdx`, is written anew, and
 * no byte outside it changes. Comments, order, unknown keys, quotes, CRLF and the byte-order mark stay.
 *
 * What comes out is read again and compared with what was wanted, so that a text is never given back that says anything
 * else. Pure: it takes text and gives text.
 */
import { isDeepStrictEqual } from 'node:util';
import { frontmatterOf } from '../read/fences.ts';
import { type Path, readYaml } from '../read/yaml/index.ts';
import * as change from './change.ts';
import { type Edit, edited } from './edits.ts';
import { lined } from './lineEnds.ts';

export type { Value } from '../writing/value.ts';
export type { Edit } from './edits.ts';

/** `yaml`: the file is YAML as a whole. `mdx`: it begins with frontmatter, and a body follows. */
export type Kind = 'yaml' | 'mdx';

/**
 * Why nothing was changed. `unreadable`: the YAML has faults, and must be mended as text first; `not-found`: nothing
 * stands at the path, or a value of another kind; `refused`: what would come out does not say what was wanted.
 */
export type Reason = 'unreadable' | 'not-found' | 'refused';

export class SpliceError extends Error {
  readonly reason: Reason;
  readonly path: Path;
  constructor(reason: Reason, path: Path) {
    super(`${reason}: ${path.join('.')}`);
    [this.reason, this.path] = [reason, path];
  }
}

/** What was changed: the characters of the text from `start` to `end` were replaced by `text`. */
export interface Change {
  start: number;
  end: number;
  text: string;
}

/** Where the YAML of a text lies once line ends are `\n`. */
function partsOf(text: string, kind: Kind): { start: number; end: number; body: number } | undefined {
  if (kind === 'yaml') return { start: 0, end: text.length, body: text.length };
  const front = frontmatterOf(text);
  return front === undefined || front.faults.length > 0 ? undefined : front;
}

/** The data of a text as they are read. Throws `SpliceError` if the YAML has faults. */
export function dataOf(raw: string, kind: Kind): unknown {
  const { text } = lined(raw);
  const parts = partsOf(text, kind);
  const yaml = parts === undefined ? undefined : readYaml(text, parts.start, parts.end);
  if (yaml === undefined || !yaml.readable || yaml.problems.length > 0) throw new SpliceError('unreadable', []);
  return yaml.data;
}

/** The body of an `.mdx`, with `\n` as line ends; `''` for a text without one. */
export function bodyOf(raw: string): string {
  const { text } = lined(raw);
  return text.slice(partsOf(text, 'mdx')?.body ?? text.length);
}

/** What an edit changes in a text. Throws `SpliceError`, and never gives a change that would say something else. */
export function changeFor(raw: string, kind: Kind, edit: Edit): Change {
  const { text, originOf, end } = lined(raw);
  const parts = partsOf(text, kind);
  if (parts === undefined) throw new SpliceError('unreadable', edit.path);
  const before = dataOf(raw, kind);
  const wanted = edited(before, edit);
  if (wanted === undefined) throw new SpliceError('not-found', edit.path);
  const source = text.slice(parts.start, parts.end);
  const change = changeIn(source, edit);
  if (change === undefined) throw new SpliceError('refused', edit.path);
  const outcome = {
    start: originOf(parts.start + change.start),
    end: originOf(parts.start + change.end),
    text: end === '\n' ? change.text : change.text.replaceAll('\n', end),
  };
  let after: unknown;
  try {
    after = dataOf(applied(raw, outcome), kind);
  } catch {
    throw new SpliceError('refused', edit.path);
  }
  if (!isDeepStrictEqual(after ?? {}, wanted)) throw new SpliceError('refused', edit.path);
  return outcome;
}

/** The change in the YAML alone. */
function changeIn(source: string, edit: Edit): Change | undefined {
  switch (edit.do) {
    case 'set':
      return change.set(source, edit.path, edit.value, edit.order ?? []);
    case 'insert':
      return change.insert(source, edit.path, edit.at, edit.value);
    case 'remove':
      return change.remove(source, edit.path);
    case 'move':
      return change.move(source, edit.path, edit.from, edit.to);
  }
}

/** A text with a change made. */
export const applied = (raw: string, { start, end, text }: Change): string => raw.slice(0, start) + text + raw.slice(end);

/**
 * A text with edits made one after another, each by paths as they are after those before it. Throws `SpliceError` if one
 * cannot be made; then none is.
 */
export const splice = (raw: string, kind: Kind, edits: readonly Edit[]): string =>
  edits.reduce((text, edit) => applied(text, changeFor(text, kind, edit)), raw);

/** What a new body changes in an `.mdx`: only what differs. Line ends become those of the file. Throws `SpliceError`. */
export function bodyChange(raw: string, body: string): Change {
  const { text } = lined(raw);
  const parts = partsOf(text, 'mdx');
  if (parts === undefined) throw new SpliceError('unreadable', []);
  const head = text.slice(0, parts.body);
  // Frontmatter that ends with the file has no line end for a body to follow.
  return textChange(raw, head + (head.endsWith('\n') || body === '' ? '' : '\n') + body);
}

/** What a new text changes in a file: only what differs. Line ends become those of the file, its byte-order mark stays. */
export function textChange(raw: string, wanted: string): Change {
  const { text: now, originOf, end } = lined(raw);
  const next = lined(wanted).text;
  const most = Math.min(now.length, next.length);
  let first = 0;
  while (first < most && now[first] === next[first]) first += 1;
  let last = 0;
  while (last < most - first && now[now.length - 1 - last] === next[next.length - 1 - last]) last += 1;
  return {
    start: originOf(first),
    end: originOf(now.length - last),
    text: next.slice(first, next.length - last).replaceAll('\n', end),
  };
}
