/**
 * Reads YAML with source positions. The data is plain objects, lists and scalars. Positions are found by
 * parsing again, because few files need any and the nodes of all files would fill the memory.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode } from 'yaml';
import type { Position } from '../../diagnostic.ts';
import { withoutControls } from '../controls.ts';
import { positionIn } from '../text.ts';
import { explain, type Fault, type YamlFault } from './faults.ts';
import { mend } from './mend.ts';
import { parse } from './parse.ts';
import { type Path, type Places, placesIn } from './places.ts';
import { readPlainYaml } from './plain.ts';
import { type Typed, typedOtherwise } from './typed.ts';

export type { YamlFault } from './faults.ts';
export type { Path, Places } from './places.ts';
export type { TypedKind } from './typed.ts';

export interface YamlProblem extends Position {
  fault: YamlFault;
  /** The key, tag or other text for the message. */
  detail: string;
}

export interface Yaml {
  /** The value as far as it could be read; `undefined` if the document is empty or unreadable. */
  data: unknown;
  /** Whether `data` holds what could be read; false if nothing could. */
  readable: boolean;
  problems: YamlProblem[];
  /** Top-level keys or item indexes that could be read only in part. */
  lost: ReadonlySet<string | number>;
  /** Whether something could not be read whose key is not known. */
  isOpen: boolean;
  places: Places;
}

const DEPTH = 64;
/** Bytes of frontmatter and of a YAML file. */
const LARGEST = 1024 * 1024;
const isTooLong = (source: string): boolean => source.length * 3 > LARGEST && Buffer.byteLength(source) > LARGEST;

/** The nodes of a text, repaired if needed. */
interface Tree {
  root: Node | null;
  /** The text that was parsed. */
  text: string;
  readable: boolean;
  faults: readonly Fault[];
  lost: ReadonlySet<string | number>;
  isOpen: boolean;
  /** Turns an offset in the repaired text into one in the source. */
  originOf(offset: number): number;
}

const NOTHING_LOST: ReadonlySet<string | number> = new Set();
const refused = (faults: readonly Fault[]): Tree => ({
  root: null,
  text: '',
  readable: false,
  faults,
  lost: NOTHING_LOST,
  isOpen: true,
  originOf: (offset) => offset,
});

/** Returns the nodes of a text. A text that is too long or nested too deep is refused without parsing. */
function treeOf(source: string): Tree {
  if (isTooLong(source)) return refused([{ offset: 0, fault: 'too-long', detail: '' }]);
  const tooDeep: Fault = { offset: 0, fault: 'too-deep', detail: '' };
  if (nestsTooDeep(source)) return refused([tooDeep]);
  let documents: ReturnType<typeof parse>;
  try {
    documents = parse(source);
  } catch {
    return refused([tooDeep]);
  }
  const [document, second] = documents;
  const root = (document?.contents ?? null) as Node | null;
  const [error] = document?.errors ?? [];
  // With full-width colons, a whole text is one valid plain scalar. Nobody means that.
  const isFlat = isScalar(root) && typeof root.value === 'string' && /^\s*[\w.-]+\s*：/mu.test(source);
  if (error === undefined && second === undefined && !isFlat)
    return { root, text: source, readable: true, faults: [], lost: NOTHING_LOST, isOpen: false, originOf: (offset) => offset };
  const mended = mend(source);
  if ('root' in mended && mended.faults.length > 0) {
    const { origin } = mended;
    return { ...mended, readable: true, originOf: (offset) => origin[Math.min(offset, origin.length - 1)] as number };
  }
  if (mended.faults.length > 0) return refused(mended.faults);
  return refused([
    error === undefined
      ? { offset: second?.range?.[0] ?? 0, fault: 'second-document', detail: '' }
      : explain(source, { code: error.code, at: Math.min(error.pos[0], source.length) }),
  ]);
}

/** The nodes of the latest file only: callers ask for positions file by file. */
let latest: { file: string; start: number; tree: Tree } | undefined;

function latestTree(file: string, start: number, end: number): Tree {
  if (latest?.file === file && latest.start === start) return latest.tree;
  const tree = treeOf(sourceOf(file, start, end));
  latest = { file, start, tree };
  return tree;
}

/** What is read of a file: control characters are told elsewhere. */
const sourceOf = (file: string, start: number, end: number): string => withoutControls(file.slice(start, end));

/**
 * Reads one YAML document: YAML 1.2, core schema, without anchors, aliases, tags and merge keys (code
 * `yaml/syntax`). The YAML lies between the offsets `start` and `end` of `file`; positions are those in `file`.
 */
export function readYaml(file: string, start: number, end: number): Yaml {
  const source = sourceOf(file, start, end);
  const places = placesOf(file, start, end);
  const plainly = isTooLong(source) || nestsTooDeep(source) ? undefined : readPlainYaml(source);
  if (plainly !== undefined && !isDeep(plainly.data, 0))
    return { data: plainly.data, readable: true, problems: [], lost: NOTHING_LOST, isOpen: false, places };
  const tree = latestTree(file, start, end);
  const problems: YamlProblem[] = [];
  const report = ({ offset, fault, detail }: Fault): void => {
    problems.push({ ...positionIn(file, start + offset), fault, detail });
  };
  for (const fault of tree.faults) report(fault);
  const lost = new Set(tree.lost);
  let { isOpen } = tree;
  let isTooDeep = false;
  const data = plain(tree.root, (offset, fault, detail, path) => {
    isTooDeep ||= fault === 'too-deep';
    // One report of too deep nesting is enough.
    if (fault === 'too-deep' && problems.some((problem) => problem.fault === fault)) return;
    // A merge key at the top level may have added any key.
    if (fault === 'merge' && path.length === 0) isOpen = true;
    else if (fault === 'alias' || fault === 'complex-key' || fault === 'merge') lost.add(path[0] ?? 0);
    const at = tree.originOf(offset);
    report({ offset: at, fault, detail: fault === 'duplicate-key' ? keyTextAt(source, at) : detail });
  });
  if (!tree.readable || isTooDeep) return { data: undefined, readable: false, problems, lost, isOpen: true, places };
  return { data: tree.root === null ? undefined : data, readable: true, problems, lost, isOpen, places };
}

/** Returns the values in the same YAML that are read otherwise than they were typed, with their positions in `file`. */
export function readTyped(file: string, start: number, end: number): (Omit<Typed, 'offset'> & Position)[] {
  const source = sourceOf(file, start, end);
  if (isTooLong(source) || nestsTooDeep(source)) return [];
  return typedOtherwise(source, () => latestTree(file, start, end).root).map(({ offset, ...typed }) => ({
    ...typed,
    ...positionIn(file, start + latestTree(file, start, end).originOf(offset)),
  }));
}

/** Whether the text nests too deep for the recursive parser: by brackets, by `- - -` or `? ? ?`, or by indentation. */
function nestsTooDeep(source: string): boolean {
  if (/(?:[-?] ){65}/.test(source)) return true;
  let depth = 0;
  let deepest = 0;
  for (const character of source) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    else if (character === '\n' && deepest <= DEPTH) continue;
  }
  if (deepest > 4 * DEPTH) return true;
  const indents: number[] = [];
  for (const line of source.split('\n')) {
    if (line.trim() === '') continue;
    const indent = line.length - line.trimStart().length;
    while (indents.length > 0 && (indents[indents.length - 1] as number) >= indent) indents.pop();
    indents.push(indent);
    if (indents.length > 4 * DEPTH) return true;
  }
  return false;
}

/** Whether data is nested deeper than `DEPTH`. */
const isDeep = (data: unknown, depth: number): boolean =>
  typeof data === 'object' && data !== null && (depth > DEPTH || Object.values(data).some((inner) => isDeep(inner, depth + 1)));

const keyTextAt = (source: string, offset: number): string => /^[^\n:：]*/.exec(source.slice(offset))?.[0].trim() ?? '';

type Report = (offset: number, fault: YamlFault, detail: string, path: Path) => void;

/** Turns nodes into plain data and reports anchors, aliases, tags, merge keys, complex keys and duplicate keys. */
function plain(node: ParsedNode | Node | null | undefined, report: Report, path: Path = []): unknown {
  if (node === null || node === undefined) return null;
  const offset = node.range?.[0] ?? 0;
  if (path.length > DEPTH) {
    report(offset, 'too-deep', '', path);
    return null;
  }
  if (isAlias(node)) {
    report(offset, 'alias', node.source, path);
    return null;
  }
  const anchor = (node as { anchor?: string }).anchor;
  if (anchor !== undefined) report(offset, 'anchor', anchor, path);
  if (node.tag !== undefined) report(offset, 'tag', node.tag, path);
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map((item, index) => plain(item as ParsedNode, report, [...path, index]));
  if (!isMap(node)) return null;
  const result: Record<string, unknown> = {};
  for (const pair of node.items) {
    const key = pair.key as ParsedNode | null;
    const at = key?.range?.[0] ?? offset;
    if (!isScalar(key)) {
      report(at, 'complex-key', '', path);
      continue;
    }
    let name = String(key.source ?? key.value);
    let value: unknown;
    // In a flow mapping, YAML reads `{ name：红色 }` as a key without a value.
    const glued = isEmpty(pair.value as Node | null)
      ? (/^([\w.-]+)\s*：\s*(.*)$/su.exec(name) ?? /^([A-Za-z][\w-]*):(?!\/\/)(\S.*)$/su.exec(name))
      : null;
    if (glued !== null) {
      const isWide = name.includes('：') && !/^[\w-]+:/.test(name);
      report(at + name.search(/[:：]/u), isWide ? 'full-width-colon' : 'no-space-after-colon', glued[1] as string, path);
      [, name, value] = glued as unknown as [string, string, string];
    }
    if (name === '<<') {
      report(at, 'merge', '', path);
      continue;
    }
    if ((key as { tag?: string }).tag !== undefined) report(at, 'tag', name, path);
    if ((key as { anchor?: string }).anchor !== undefined) report(at, 'anchor', name, path);
    if (Object.hasOwn(result, name)) report(at, 'duplicate-key', name, path);
    value ??= plain(pair.value as ParsedNode, report, [...path, name]);
    // Assigning to `__proto__` would set the prototype.
    Object.defineProperty(result, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return result;
}

const isEmpty = (node: Node | null): boolean => node === null || (isScalar(node) && node.value === null && !node.source);

/** Finds source positions in the YAML between `start` and `end` of a file's text. */
export const placesOf = (file: string, start: number, end: number): Places =>
  placesIn({
    root: () => latestTree(file, start, end).root,
    place: (offset) => positionIn(file, start + latestTree(file, start, end).originOf(offset)),
    source: (from, to) => latestTree(file, start, end).text.slice(from, to),
    beginning: () => positionIn(file, start === 0 ? 0 : Math.max(0, file.lastIndexOf('---', start))),
  });
