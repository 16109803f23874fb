/**
 * Holds raw data against a noun's schema and keeps what is sound of it. A wrong value must not
 * hide the rest of its entry from the rules, so each wrong part is taken out and the remainder is
 * read again; what was taken out is remembered, so that no rule complains of its absence.
 */

import type { z } from 'zod';
import { given } from '../../given.ts';
import type { Path } from '../yaml/index.ts';
import { valueMeant } from './interpret.ts';
import { flatten, problemsOf, type SchemaProblem } from './issues.ts';
import { holderOf, isMapping, keysAt, labelsAt, partsAt, type Shape, takesTextAt, titlesOf, valueAt } from './shape.ts';

export interface Validated<Data> {
  /** The sound part; a needed key may be absent. */
  data: Partial<Data>;
  problems: SchemaProblem[];
  /** Top-level keys of which something was taken out. */
  damaged: Set<string>;
  /** By the path of a list of which items were taken out, the numbers of those that are left (see `originalOf`). */
  moved: ReadonlyMap<string, number[]>;
}

type ObjectSchema = z.ZodType & { shape: Shape };

/** What of a mapping could not be read: nobody is told that it is missing. */
export interface Unread {
  /** Its keys, of which there may be something yet. */
  keys: ReadonlySet<string | number>;
  /** Whether there may have been other keys. */
  isOpen: boolean;
}

/** Validates a mapping key by key. `raw` is not changed. */
export function validate<Schema extends ObjectSchema>(schema: Schema, raw: unknown, unread?: Unread): Validated<z.output<Schema>> {
  const outcome = validateAll(schema, raw);
  if (unread === undefined || (unread.keys.size === 0 && !unread.isOpen)) return outcome;
  const damaged = new Set(outcome.damaged);
  for (const key of Object.keys(schema.shape)) if (unread.keys.has(key) || (unread.isOpen && !Object.hasOwn(outcome.data, key))) damaged.add(key);
  return { ...outcome, damaged, problems: outcome.problems.filter((problem) => !isTraceOf(unread, problem)) };
}

/** Whether a problem is only that something is not there which could not be read. */
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
  const mapping = raw as Record<string, unknown>;
  for (const key of Object.keys(mapping)) {
    if (problems.length < MOST_ISSUES && !Object.hasOwn(schema.shape, key)) {
      const belongs = holderOf(schema.shape, mapping, key);
      problems.push({
        code: 'schema/unknown-key',
        path: [key],
        at: 'key',
        key,
        known,
        labels: titles,
        ...given('belongs', belongs),
      });
    }
  }
  const data: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema.shape)) {
    const holder: Record<string, unknown> = Object.hasOwn(mapping, key) ? { [key]: mapping[key] } : {};
    const outcome = validateField(field, holder, key, original, moved);
    problems.push(
      ...outcome.problems.map((problem) =>
        problem.code === 'schema/missing' && problem.path.length === 0 ? { ...problem, labels: titles } : problem,
      ),
    );
    // What a free mapping holds under this name would be dropped without a word.
    for (const path of prototypesIn(mapping[key], [key])) {
      const problem: SchemaProblem = { code: 'schema/unknown-key', path, at: 'key', key: '__proto__', known: [] };
      if (!problems.some((other) => isSame(other, problem))) problems.push(problem);
    }
    if (outcome.damaged) damaged.add(key);
    if (outcome.value !== undefined) data[key] = outcome.value;
  }
  return { data: data as Partial<z.output<Schema>>, problems, damaged, moved };
}

/** Of one key, and of keys that nobody knows: what is beyond is not told. */
const MOST_ISSUES = 300;

/** Where in raw data a key stands that no object can safely have. */
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
  /** Paths taken out here: that they are missing now is no news. */
  const taken = new Set<string>();
  /** Paths at which what was meant was put already. */
  const guessed = new Set<string>();
  let damaged = false;
  let isCopied = false;
  for (;;) {
    const result = field.safeParse(holder[key]);
    if (result.success) return { value: result.data, problems, damaged };
    // From here on parts are taken out, of a copy: most values need none.
    if (!isCopied && Object.hasOwn(holder, key)) holder[key] = structuredClone(holder[key]);
    isCopied = true;
    const issues = result.error.issues.flatMap((issue) => flatten(issue, holder[key], [key]));
    // Nobody writes so many by hand, and looking for each among all the others would never end.
    const isHopeless = issues.length > MOST_ISSUES;
    const prune: Path[] = isHopeless ? [[key]] : [];
    const meant: { path: Path; by: unknown }[] = [];
    for (const issue of issues.slice(0, MOST_ISSUES)) {
      for (const { problem: found, take, value = take } of problemsOf(issue, holder, original)) {
        const problem: SchemaProblem = { ...found, ...wordsFor(found, field, holder, issue.path) };
        // Two checks of one value may fail for one reason.
        if (!followsFrom(problem, taken) && !problems.some((other) => isSame(other, problem))) problems.push(problem);
        const by = isHopeless || guessed.has(value.join('\u0000')) ? undefined : valueMeant(problem);
        if (by !== undefined) meant.push({ path: value, by });
        else if (!isHopeless) prune.push(take);
        // A superfluous key takes nothing away from what the entry says.
        damaged ||= by === undefined && issue.code !== 'unrecognized_keys';
      }
    }
    let changed = false;
    // As it was meant first, once each: what is still wrong then goes.
    for (const { path, by } of meant) {
      guessed.add(path.join('\u0000'));
      changed = putIn(holder, path, by) || changed;
    }
    // From the end, so that a list's earlier items keep their numbers while later ones go.
    for (const path of prune.sort(deepestLast).reverse()) {
      const place = original(path).join('\u0000');
      if (takeOut(holder, path, moved)) {
        taken.add(place);
        changed = true;
      }
    }
    if (!changed || !Object.hasOwn(holder, key)) {
      // Nothing sound is left of the key; a needed one is simply absent now.
      const absent = field.safeParse(undefined);
      return { value: absent.success ? absent.data : undefined, problems, damaged };
    }
  }
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

/** Puts a value where another stood, or one is missing; false where there is no such place. */
function putIn(root: Record<string, unknown>, path: Path, value: unknown): boolean {
  const parent = valueAt(root, path.slice(0, -1));
  const last = path[path.length - 1] as string | number;
  if (isMapping(parent) && typeof last === 'string') parent[last] = value;
  else if (Array.isArray(parent) && typeof last === 'number' && last < parent.length) parent[last] = value;
  else return false;
  return true;
}

/** Removes a key or a list item; false where it is gone already. */
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

/** The path in the file of a path in the sound data: list items may have moved up. */
export function originalOf(path: Path, moved: ReadonlyMap<string, number[]>): Path {
  if (moved.size === 0) return path;
  const result: (string | number)[] = [];
  for (const part of path) {
    const list = typeof part === 'number' ? moved.get(result.join('\u0000')) : undefined;
    result.push(list === undefined ? part : (list[part as number] ?? part));
  }
  return result;
}

/** Whether a problem is only the trace of what was taken out before it. */
function followsFrom(problem: SchemaProblem, taken: ReadonlySet<string>): boolean {
  const place = problem.path.join('\u0000');
  if (problem.at === 'inside' && problem.key !== undefined) {
    return taken.has(problem.path.length === 0 ? problem.key : `${place}\u0000${problem.key}`);
  }
  return problem.limit === 'empty-list' && [...taken].some((one) => one.startsWith(`${place}\u0000`));
}

const isSame = (a: SchemaProblem, b: SchemaProblem): boolean =>
  a.code === b.code && a.key === b.key && a.limit === b.limit && a.path.join('\u0000') === b.path.join('\u0000');

/** What a sentence about a problem needs of the schema: the keys or values that might have been meant, and what they are called. */
function wordsFor(
  problem: SchemaProblem,
  field: z.ZodType,
  holder: Record<string, unknown>,
  path: Path,
): Pick<SchemaProblem, 'known' | 'labels' | 'takesText'> {
  switch (problem.code) {
    case 'schema/unknown-key': {
      const titles = keysAt(field, holder, path);
      return { known: Object.keys(titles), labels: titles };
    }
    case 'schema/missing':
      // Of a key that tells kinds apart it helps more to know the kinds.
      if (problem.allowed !== undefined) return { labels: labelsAt(field, holder, path, problem.allowed) };
      return { labels: keysAt(field, holder, path[path.length - 1] === problem.key ? path.slice(0, -1) : path) };
    case 'schema/type': {
      const titles = partsAt(field, holder, path);
      return { known: Object.keys(titles), labels: titles, ...(takesTextAt(field, holder, path) ? { takesText: true } : {}) };
    }
    default:
      return problem.allowed === undefined ? {} : { labels: labelsAt(field, holder, path, problem.allowed) };
  }
}
