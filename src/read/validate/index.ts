/**
 * Validates raw data against a schema and keeps the valid part. One invalid value must not hide the rest of
 * its entry from the rules, so each invalid part is removed and the rest is parsed again. Removed parts are
 * recorded, so that no rule reports them as missing.
 */

import type { z } from 'zod';
import { given } from '../../given.ts';
import { nearlyCalledSo } from '../../schema/interpret.ts';
import { near } from '../../schema/near.ts';
import type { Path } from '../yaml/index.ts';
import { valueMeant } from './interpret.ts';
import { flatten, type Located, problemsOf, type SchemaProblem } from './issues.ts';
import { holderOf, isMapping, keysAt, type Shape, titlesOf, valueAt } from './shape.ts';
import { wordsFor } from './words.ts';

export interface Validated<Data> {
  /** The valid part; a required key may be absent. */
  data: Partial<Data>;
  problems: SchemaProblem[];
  /** Top-level keys from which something was removed. */
  damaged: Set<string>;
  /** For each list from which items were removed: its path and the original indexes of the items left (see `originalOf`). */
  moved: ReadonlyMap<string, number[]>;
}

type ObjectSchema = z.ZodType & { shape: Shape };

/** The part of a mapping that could not be read, and so must not be reported as missing. */
export interface Unread {
  /** Keys that could not be read, or only in part. */
  keys: ReadonlySet<string | number>;
  /** Whether the mapping may have had other keys. */
  isOpen: boolean;
}

/** Validates a mapping key by key. Does not change `raw`; the paths of problems refer to it. */
export function validate<Schema extends ObjectSchema>(schema: Schema, raw: unknown, unread?: Unread): Validated<z.output<Schema>> {
  const outcome = validateAll(schema, raw);
  if (unread === undefined || (unread.keys.size === 0 && !unread.isOpen)) return outcome;
  const damaged = new Set(outcome.damaged);
  for (const key of Object.keys(schema.shape)) if (unread.keys.has(key) || (unread.isOpen && !Object.hasOwn(outcome.data, key))) damaged.add(key);
  return { ...outcome, damaged, problems: outcome.problems.filter((problem) => !isTraceOf(unread, problem)) };
}

/** Whether a problem reports only that unread data is missing. */
function isTraceOf({ keys, isOpen }: Unread, { code, path, key, value }: SchemaProblem): boolean {
  const isAbsent = code !== 'schema/unknown-key' && (value === undefined || value === null);
  const [top] = path;
  if (!isAbsent) return false;
  return top === undefined ? isOpen || keys.has(key ?? '') : keys.has(top);
}

function validateAll<Schema extends ObjectSchema>(schema: Schema, raw: unknown): Validated<z.output<Schema>> {
  const problems: SchemaProblem[] = [];
  const damaged = new Set<string>();
  const moved = new Map<string, number[]>();
  const original = (path: Path): Path => originalOf(path, moved);
  const titles = titlesOf(schema.shape);
  const known = Object.keys(schema.shape);
  if (!isMapping(raw)) {
    if (raw !== undefined && raw !== null) {
      problems.push({ code: 'schema/type', path: [], at: 'value', expected: ['mapping'], value: raw, known, labels: titles });
      return { data: {}, problems, damaged: new Set(Object.keys(schema.shape)), moved };
    }
    raw = {};
  }
  const written = raw as Record<string, unknown>;
  const mapping = { ...written };
  // `__proto__` is an own key of what was read.
  if (Object.hasOwn(written, '__proto__'))
    Object.defineProperty(mapping, '__proto__', {
      value: Object.getOwnPropertyDescriptor(written, '__proto__')?.value,
      enumerable: true,
      configurable: true,
    });
  /** What was written in place of a key. */
  const misspelt = new Map<string, string>();
  for (const key of Object.keys(mapping)) {
    if (problems.length < MOST_ISSUES && !Object.hasOwn(schema.shape, key)) {
      const belongs = holderOf(schema.shape, mapping, key);
      problems.push({
        code: 'schema/unknown-key',
        path: [key],
        at: 'key',
        key,
        known,
        beside: Object.keys(written),
        labels: titles,
        ...given('belongs', belongs),
      });
      const meant = belongs === undefined ? keyMeant(key, known, titles) : undefined;
      if (meant !== undefined && !Object.hasOwn(mapping, meant)) {
        mapping[meant] = mapping[key];
        misspelt.set(meant, key);
      }
    }
  }
  const data: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema.shape)) {
    const holder: Record<string, unknown> = Object.hasOwn(mapping, key) ? { [key]: mapping[key] } : {};
    const outcome = validateField(field, holder, key, original, moved);
    problems.push(
      ...outcome.problems.map((problem) => {
        if (problem.code === 'schema/missing' && problem.path.length === 0) return { ...problem, labels: titles };
        // It is told where it was written.
        const own = misspelt.get(key);
        return own === undefined ? problem : { ...problem, path: [own, ...problem.path.slice(1)] };
      }),
    );
    // Zod silently drops `__proto__` from a free mapping.
    for (const path of prototypesIn(mapping[key], [key])) {
      const problem: SchemaProblem = { code: 'schema/unknown-key', path, at: 'key', key: '__proto__', known: [] };
      if (!problems.some((other) => isSame(other, problem))) problems.push(problem);
    }
    if (outcome.damaged) damaged.add(key);
    if (outcome.value !== undefined) data[key] = outcome.value;
  }
  return { data: data as Partial<z.output<Schema>>, problems, damaged, moved };
}

/** Limit on the issues of one key, and on reports of unknown keys. */
const MOST_ISSUES = 300;

/** Yields the paths of all `__proto__` keys in raw data. */
function* prototypesIn(value: unknown, path: Path): Generator<Path> {
  if (typeof value !== 'object' || value === null) return;
  if (Object.hasOwn(value, '__proto__')) yield [...path, '__proto__'];
  for (const [key, inner] of Object.entries(value)) yield* prototypesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

interface FieldOutcome {
  value: unknown;
  problems: SchemaProblem[];
  damaged: boolean;
}

function validateField(
  field: z.ZodType,
  holder: Record<string, unknown>,
  key: string,
  original: (path: Path) => Path,
  moved: Map<string, number[]>,
): FieldOutcome {
  const problems: SchemaProblem[] = [];
  /** Removed paths: they must not be reported as missing in the next round. */
  const taken = new Set<string>();
  /** Paths at which a value was already replaced by the one meant. */
  const guessed = new Set<string>();
  let damaged = false;
  let isCopied = false;
  for (;;) {
    const result = field.safeParse(holder[key]);
    if (result.success) return { value: result.data, problems, damaged };
    // Change a copy. Most values are valid and need none.
    if (!isCopied && Object.hasOwn(holder, key)) holder[key] = structuredClone(holder[key]);
    isCopied = true;
    const issues = result.error.issues.flatMap((issue) => flatten(issue, holder[key], [key]));
    // Nobody makes so many mistakes by hand, and comparing each with all others would take too long.
    const isHopeless = issues.length > MOST_ISSUES;
    const prune: Path[] = isHopeless ? [[key]] : [];
    const meant: { path: Path; by: unknown }[] = [];
    // A misspelt key is taken for the one that was meant, which then is not missing.
    const renamed = new Set<string>();
    for (const issue of issues.slice(0, MOST_ISSUES)) {
      for (const { path, by } of renamesOf(issue, field, holder)) {
        renamed.add(path.join('\u0000'));
        meant.push({ path, by });
      }
    }
    for (const issue of issues.slice(0, MOST_ISSUES)) {
      for (const { problem: found, take, value = take } of problemsOf(issue, holder, original)) {
        if (found.at === 'inside' && renamed.has(value.join('\u0000'))) continue;
        const problem: SchemaProblem = { ...found, ...wordsFor(found, field, holder, issue.path) };
        // Two checks of one value may fail for the same reason.
        if (!followsFrom(problem, taken) && !problems.some((other) => isSame(other, problem))) problems.push(problem);
        const by = isHopeless || guessed.has(value.join('\u0000')) ? undefined : valueMeant(problem);
        if (by !== undefined) meant.push({ path: value, by });
        else if (!isHopeless) prune.push(take);
        // An unknown key leaves the other data complete.
        damaged ||= by === undefined && issue.code !== 'unrecognized_keys';
      }
    }
    let changed = false;
    // First replace each value once by the one meant; a value that is still invalid is removed in the next round.
    for (const { path, by } of meant) {
      guessed.add(path.join('\u0000'));
      changed = putIn(holder, path, by) || changed;
    }
    // Remove from the end, so that the indexes of earlier list items stay valid.
    for (const path of prune.sort(deepestLast).reverse()) {
      const place = original(path).join('\u0000');
      if (takeOut(holder, path, moved)) {
        taken.add(place);
        changed = true;
      }
    }
    if (!changed || !Object.hasOwn(holder, key)) {
      // Nothing valid is left of the key.
      const absent = field.safeParse(undefined);
      return { value: absent.success ? absent.data : undefined, problems, damaged };
    }
  }
}

/** The known key that a misspelt one is taken for: summary for sumary and for 简介. */
const keyMeant = (key: string, known: readonly string[], labels: Readonly<Record<string, string>>): string | undefined =>
  nearlyCalledSo(key, labels) ?? near(key, known);

/** Returns the values of the misspelt keys of an issue, with the paths at which they were meant, unless something stands there. */
function renamesOf(issue: Located, field: z.ZodType, holder: Record<string, unknown>): { path: Path; by: unknown }[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const titles = keysAt(field, holder, issue.path);
  const mapping = valueAt(holder, issue.path);
  return issue.keys.flatMap((key) => {
    const meant = keyMeant(key, Object.keys(titles), titles);
    const by = isMapping(mapping) ? mapping[key] : undefined;
    return meant === undefined || by === undefined || by === null || !isMapping(mapping) || Object.hasOwn(mapping, meant)
      ? []
      : [{ path: [...issue.path, meant], by }];
  });
}

function deepestLast(a: Path, b: Path): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const [left, right] = [a[index], b[index]];
    if (left !== right) {
      return typeof left === 'number' && typeof right === 'number' ? left - right : String(left) < String(right) ? -1 : 1;
    }
  }
  return a.length - b.length;
}

/** Sets a value. Returns false if the path does not exist. */
function putIn(root: Record<string, unknown>, path: Path, value: unknown): boolean {
  const parent = valueAt(root, path.slice(0, -1));
  const last = path[path.length - 1] as string | number;
  if (isMapping(parent) && typeof last === 'string') parent[last] = value;
  else if (Array.isArray(parent) && typeof last === 'number' && last < parent.length) parent[last] = value;
  else return false;
  return true;
}

/** Removes a key or a list item, and records moved items in `moved`. Returns false if it does not exist. */
function takeOut(root: Record<string, unknown>, path: Path, moved: Map<string, number[]>): boolean {
  const parent = valueAt(root, path.slice(0, -1));
  const last = path[path.length - 1] as string | number;
  if (Array.isArray(parent) && typeof last === 'number') {
    if (last >= parent.length) return false;
    const name = originalOf(path.slice(0, -1), moved).join('\u0000');
    const numbers = moved.get(name) ?? parent.map((_, index) => index);
    parent.splice(last, 1);
    moved.set(
      name,
      numbers.filter((_, index) => index !== last),
    );
    return true;
  }
  if (isMapping(parent) && Object.hasOwn(parent, last)) {
    delete parent[last];
    return true;
  }
  return false;
}

/** Turns a path in the valid data into the path in the file: removed list items change the indexes of later ones. */
export function originalOf(path: Path, moved: ReadonlyMap<string, number[]>): Path {
  if (moved.size === 0) return path;
  const result: (string | number)[] = [];
  for (const part of path) {
    const list = typeof part === 'number' ? moved.get(result.join('\u0000')) : undefined;
    result.push(list === undefined ? part : (list[part as number] ?? part));
  }
  return result;
}

/** Whether a problem only results from a part that was removed. */
function followsFrom(problem: SchemaProblem, taken: ReadonlySet<string>): boolean {
  const place = problem.path.join('\u0000');
  if (problem.at === 'inside' && problem.key !== undefined) {
    return taken.has(problem.path.length === 0 ? problem.key : `${place}\u0000${problem.key}`);
  }
  return problem.limit === 'empty-list' && [...taken].some((one) => one.startsWith(`${place}\u0000`));
}

const isSame = (a: SchemaProblem, b: SchemaProblem): boolean =>
  a.code === b.code && a.key === b.key && a.limit === b.limit && a.path.join('\u0000') === b.path.join('\u0000');
