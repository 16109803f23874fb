/**
 * YAML with places. The data is plain objects, lists and scalars; the place of anything in it is
 * found by parsing again, since hardly any file is ever asked for one and documents with their
 * nodes would fill the memory of a large site.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type ParsedNode, parseAllDocuments, type YAMLError, type YAMLMap } from 'yaml';
import type { Position } from '../diagnostic.ts';
import { readPlainYaml } from './plainYaml.ts';
import { positionIn } from './text.ts';

export type Path = readonly (string | number)[];

/** Why YAML was refused; `wording/yaml.ts` has a sentence for each. */
export type YamlFault =
  | 'syntax'
  | 'full-width-colon'
  | 'no-space-after-colon'
  | 'tab'
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

export interface YamlProblem extends Position {
  fault: YamlFault;
  /** The key, tag or other text that the sentence names. */
  detail: string;
}

export interface Yaml {
  /** The value of the document; `undefined` where it could not be read or is empty. */
  data: unknown;
  problems: YamlProblem[];
  places: Places;
}

/** Finds the places of values and keys of one YAML text within its file. */
export interface Places {
  /** The value at `path`, else its key, else the nearest ancestor that exists. */
  valueAt(path: Path): Position;
  /** The key that ends `path`, else the nearest thing that exists. */
  keyAt(path: Path): Position;
  /** Where a missing key of the map at `path` is reported: the map's first key. */
  insideOf(path: Path): Position;
}

const DEPTH = 64;
/** UTF-16 units of an entry's frontmatter, and of a file that is YAML alone: twenty times what anyone writes. */
const LONGEST = { frontmatter: 200_000, file: 4_000_000 } as const;
const isTooLong = (source: string, start: number): boolean => source.length > (start === 0 ? LONGEST.file : LONGEST.frontmatter);

/**
 * The library asks at every token whether the environment wants a log of it, and each such question is
 * a call into the system, which took a quarter of the time: while it parses, it asks a plain object.
 */
function parse(source: string) {
  const { env } = process;
  process.env = QUIET;
  try {
    return parseAllDocuments(source, OPTIONS);
  } finally {
    process.env = env;
  }
}

const QUIET = {};
const OPTIONS = {
  version: '1.2',
  schema: 'core',
  strict: true,
  // Its own way of looking compares each key with each; `plain` looks once.
  uniqueKeys: false,
  merge: false,
  keepSourceTokens: false,
  logLevel: 'silent',
} as const;

/**
 * Reads one YAML document (1.2 core, no anchors, aliases, tags or merges: contract, section 1).
 * `file` is the whole text, of which the YAML stands from `start` to `end`; places are the file's.
 */
export function readYaml(file: string, start: number, end: number): Yaml {
  const source = file.slice(start, end);
  const places = placesOf(file, start, end);
  const problems: YamlProblem[] = [];
  const report = (offset: number, fault: YamlFault, detail = ''): void => {
    problems.push({ ...positionIn(file, start + offset), fault, detail });
  };
  if (isTooLong(source, start)) {
    report(0, 'too-long');
    return { data: undefined, problems, places };
  }
  if (nestsTooDeep(source)) {
    report(0, 'too-deep');
    return { data: undefined, problems, places };
  }
  const plainly = readPlainYaml(source);
  if (plainly !== undefined && !isDeep(plainly.data, 0)) return { data: plainly.data, problems, places };
  let documents: ReturnType<typeof parse>;
  try {
    documents = parse(source);
  } catch {
    report(0, 'too-deep');
    return { data: undefined, problems, places };
  }
  if (!Array.isArray(documents)) return { data: undefined, problems, places };
  const [document, second] = documents;
  if (document === undefined) return { data: undefined, problems, places };
  let broken = false;
  // The parser's later errors follow from the first.
  const [error] = document.errors;
  if (error !== undefined) {
    broken = true;
    const { offset, fault, detail } = explain(source, error);
    report(offset, fault, detail);
  }
  if (second !== undefined && !broken) {
    broken = true;
    report(second.range[0], 'second-document');
  }
  const reported: Report = (offset, fault, detail) => {
    if (fault === 'duplicate-key') report(offset, fault, keyTextAt(source, offset));
    else if (!broken) report(offset, fault, detail);
  };
  const whole = plain(document.contents, reported);
  const data = broken ? undefined : whole;
  // A line without a colon that YAML knows is one long text, and so valid; nobody means that.
  if (typeof data === 'string') {
    const line = /^(\s*)([\w.-]+)\s*：/mu.exec(source);
    if (line !== null) report(line.index + line[0].length - 1, 'full-width-colon', line[2]);
  }
  return { data: problems.some((problem) => problem.fault !== 'duplicate-key') ? undefined : data, problems, places };
}

/** Deep nesting is refused before the parser recurses: brackets, and dashes or question marks in a row. */
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

/** The same of data: deeper than this nobody means it. */
const isDeep = (data: unknown, depth: number): boolean =>
  typeof data === 'object' && data !== null && (depth > DEPTH || Object.values(data).some((inner) => isDeep(inner, depth + 1)));

const keyTextAt = (source: string, offset: number): string => /^[^\n:]*/.exec(source.slice(offset))?.[0].trim() ?? '';

/** Finds what the clerk did behind what the parser met: its own place is often a line too late. */
function explain(source: string, error: YAMLError): { offset: number; fault: YamlFault; detail: string } {
  const lines = linesAround(source, error.pos[0]);
  for (const { text, offset } of lines) {
    const fullWidth = /^(\s*(?:- )?)([\w.-]+)\s*：/u.exec(text);
    if (fullWidth) {
      return { offset: offset + text.indexOf('：'), fault: 'full-width-colon', detail: fullWidth[2] as string };
    }
  }
  for (const { text, offset } of lines) {
    const glued = /^(\s*(?:- )?)([A-Za-z][\w-]*):(?=[^\s/:])/u.exec(text);
    if (glued && !/^\s*(?:- )?[a-z]+:\/\//.test(text)) {
      return { offset: offset + text.indexOf(':'), fault: 'no-space-after-colon', detail: glued[2] as string };
    }
  }
  if (error.code === 'TAB_AS_INDENT') return { offset: error.pos[0], fault: 'tab', detail: '' };
  for (const { text, offset } of lines) {
    const nested = /^\s*(?:- )?[\w.-]+: +[^"'\s|>[{&*!%@`#][^"]*?: /u.exec(text);
    if (nested) return { offset: offset + nested[0].length - 2, fault: 'unquoted-colon', detail: text.trim() };
  }
  return { offset: error.pos[0], fault: 'syntax', detail: error.code };
}

/** The line of an offset first, then the one before it. */
function linesAround(source: string, offset: number): { text: string; offset: number }[] {
  const start = source.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = source.indexOf('\n', start);
  const here = { text: source.slice(start, end === -1 ? source.length : end), offset: start };
  if (start === 0) return [here];
  const before = source.lastIndexOf('\n', start - 2) + 1;
  return [here, { text: source.slice(before, start - 1), offset: before }];
}

type Report = (offset: number, fault: YamlFault, detail?: string) => void;

/** Plain data, refusing what the contract leaves out of YAML. */
function plain(node: ParsedNode | Node | null | undefined, report: Report, depth = 0): unknown {
  if (node === null || node === undefined) return null;
  const offset = node.range?.[0] ?? 0;
  if (depth > DEPTH) {
    report(offset, 'too-deep');
    return null;
  }
  if (isAlias(node)) {
    report(offset, 'alias', node.source);
    return null;
  }
  const anchor = (node as { anchor?: string }).anchor;
  if (anchor !== undefined) report(offset, 'anchor', anchor);
  if (node.tag !== undefined) report(offset, 'tag', node.tag);
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map((item) => plain(item as ParsedNode, report, depth + 1));
  if (isMap(node)) {
    const result: Record<string, unknown> = {};
    for (const pair of node.items) {
      const key = pair.key as ParsedNode | null;
      if (!isScalar(key)) {
        report(key?.range?.[0] ?? offset, 'complex-key');
        continue;
      }
      const name = String(key.source ?? key.value);
      if (name === '<<') report(key.range?.[0] ?? offset, 'merge');
      if ((key as { tag?: string }).tag !== undefined) report(key.range?.[0] ?? offset, 'tag', name);
      if ((key as { anchor?: string }).anchor !== undefined) report(key.range?.[0] ?? offset, 'anchor', name);
      if (Object.hasOwn(result, name)) report(key.range?.[0] ?? offset, 'duplicate-key');
      // Defined, not assigned: `__proto__` is a key like any other here.
      Object.defineProperty(result, name, {
        value: plain(pair.value as ParsedNode, report, depth + 1),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return result;
  }
  return null;
}

/** Places are asked for file by file, so the last file's nodes are worth keeping and no others. */
let latest: { file: string; start: number; root: Node | null } | undefined;

/** The nodes of a text; none of one that is refused unread. */
function rootOf(source: string, start: number): Node | null {
  if (isTooLong(source, start) || nestsTooDeep(source)) return null;
  try {
    const documents = parse(source);
    return Array.isArray(documents) ? ((documents[0]?.contents as Node | null | undefined) ?? null) : null;
  } catch {
    return null;
  }
}

/** The pairs of large maps by their keys: looking through thousands for each of thousands would take minutes. */
const pairs = new WeakMap<YAMLMap, Map<string, Pair>>();
const MANY = 40;

/** The last of several pairs: that is the value which a duplicate key leaves standing. */
function pairOf(map: YAMLMap, name: string): Pair | undefined {
  const nameOf = ({ key }: Pair): string | undefined => (isScalar(key) ? String(key.source ?? key.value) : undefined);
  if (map.items.length <= MANY) return map.items.findLast((item) => nameOf(item) === name);
  const known =
    pairs.get(map) ?? new Map(map.items.flatMap((item): [string, Pair][] => (isScalar(item.key) ? [[nameOf(item) as string, item]] : [])));
  pairs.set(map, known);
  return known.get(name);
}

/** Finds places in the YAML that stands from `start` to `end` of a file's text. */
export function placesOf(file: string, start: number, end: number): Places {
  const root = (): Node | null => {
    if (latest?.file === file && latest.start === start) return latest.root;
    const found = rootOf(file.slice(start, end), start);
    latest = { file, start, root: found };
    return found;
  };
  const place = (offset: number): Position => positionIn(file, start + offset);
  const beginning = (): Position => positionIn(file, start === 0 ? 0 : Math.max(0, file.lastIndexOf('---', start)));
  /** The node at `path` and the key before it, or as far as the path exists. */
  const find = (path: Path): { key: number | undefined; value: number | undefined; node: Node | null; whole: boolean } => {
    let node = root();
    let key: number | undefined;
    let value = node?.range?.[0];
    for (const step of path) {
      let next: Node | null | undefined;
      let nextKey: number | undefined;
      if (isMap(node)) {
        const pair = pairOf(node, String(step));
        if (pair === undefined) return { key, value, node, whole: false };
        next = pair.value as Node | null;
        nextKey = (pair.key as Node).range?.[0];
      } else if (isSeq(node)) {
        if (typeof step !== 'number' || step >= node.items.length) return { key, value, node, whole: false };
        next = node.items[step] as Node | null;
      } else {
        return { key, value, node, whole: false };
      }
      key = nextKey;
      const empty = next === null || next === undefined || (isScalar(next) && next.value === null && next.source === '');
      value = empty ? (nextKey ?? value) : next?.range?.[0];
      node = next ?? null;
    }
    return { key, value, node, whole: true };
  };
  return {
    valueAt(path) {
      const { value } = find(path);
      return value === undefined ? beginning() : place(value);
    },
    keyAt(path) {
      const { key, value, whole } = find(path);
      const offset = whole ? (key ?? value) : value;
      return offset === undefined ? beginning() : place(offset);
    },
    insideOf(path) {
      const { node, value } = find(path);
      if (isMap(node)) {
        const first = node.items[0]?.key as Node | null | undefined;
        if (first?.range) return place(first.range[0]);
      }
      return value === undefined ? beginning() : place(value);
    },
  };
}
