/**
 * Holds raw data against a noun's schema and keeps what is sound of it. A wrong value must not
 * hide the rest of its entry from the rules, so each wrong part is taken out and the remainder is
 * read again; what was taken out is remembered, so that no rule complains of its absence.
 */
import type { z } from 'zod';
import { keysAt, labelsAt, partsAt, type Shape, step, titlesOf } from './shape.ts';
import type { Path } from './yaml.ts';

/** One thing that a schema does not allow; `wording/schema.ts` has the sentences. */
export interface SchemaProblem {
  code: 'schema/missing' | 'schema/type' | 'schema/unknown-key' | 'schema/value' | 'text/alt';
  /** The offending value; for a missing key the map that lacks it. */
  path: Path;
  /** Where the place is to be looked up. */
  at: 'value' | 'key' | 'inside';
  /** The key missing or unknown, the type expected, or the values allowed: what the sentence needs. */
  key?: string;
  expected?: string[];
  allowed?: string[];
  /** The keys that the map may have, for a near miss. */
  known?: string[];
  /** What the values allowed, or the keys known, are called: 评审 of `evaluated`. */
  labels?: Readonly<Record<string, string>>;
  limit?: string;
  value?: unknown;
}

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
type Issue = z.core.$ZodIssue;

const isMapping = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (root: unknown, path: Path): unknown => path.reduce<unknown>(step, root);

/** Validates a mapping key by key. `raw` is not changed. */
export function validate<Schema extends ObjectSchema>(schema: Schema, raw: unknown): Validated<z.output<Schema>> {
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
    if (!Object.hasOwn(schema.shape, key)) {
      problems.push({ code: 'schema/unknown-key', path: [key], at: 'key', key, known, labels: titles });
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
    if (outcome.damaged) damaged.add(key);
    if (outcome.value !== undefined) data[key] = outcome.value;
  }
  return { data: data as Partial<z.output<Schema>>, problems, damaged, moved };
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
  let damaged = false;
  let isCopied = false;
  for (;;) {
    const result = field.safeParse(holder[key]);
    if (result.success) return { value: result.data, problems, damaged };
    // From here on parts are taken out, of a copy: most values need none.
    if (!isCopied && Object.hasOwn(holder, key)) holder[key] = structuredClone(holder[key]);
    isCopied = true;
    const issues = result.error.issues.flatMap((issue) => flatten(issue, holder[key], [key]));
    // A superfluous key takes nothing away from what the entry says.
    damaged ||= issues.some((issue) => issue.code !== 'unrecognized_keys');
    const prune: Path[] = [];
    for (const issue of issues) {
      for (const { problem, take } of problemsOf(issue, holder, original)) {
        // Two checks of one value may fail for one reason.
        if (!followsFrom(problem, taken) && !problems.some((other) => isSame(other, problem)))
          problems.push({ ...problem, ...wordsFor(problem, field, holder, issue.path) });
        prune.push(take);
      }
    }
    let changed = false;
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

type Located = Issue extends infer One ? (One extends Issue ? Omit<One, 'path'> & { path: (string | number)[] } : never) : never;

/** A union's issue becomes those of the branch that the value was meant for. */
function flatten(issue: Issue, root: unknown, prefix: Path): Located[] {
  const path = [...prefix, ...(issue.path as (string | number)[])];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const value = valueAt({ [prefix[0] as string]: root }, path);
    const meant = issue.errors.filter((branch) => !branch.some((one) => one.path.length === 0 && isTypeIssue(one, value)));
    const branch = meant[0];
    if (branch !== undefined) return branch.flatMap((one) => flatten(one, root, path));
    const expected = issue.errors.flatMap((one) =>
      one.filter((first) => first.path.length === 0).flatMap((first) => ('expected' in first ? [String(first.expected)] : [])),
    );
    return [{ ...issue, code: 'invalid_type', expected: expected as never, path } as unknown as Located];
  }
  return [{ ...issue, path } as Located];
}

function isTypeIssue(issue: Issue, value: unknown): boolean {
  return issue.code === 'invalid_type' || (issue.code === 'invalid_value' && typeof value !== typeof issue.values[0]);
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
function wordsFor(problem: SchemaProblem, field: z.ZodType, holder: Record<string, unknown>, path: Path): Pick<SchemaProblem, 'known' | 'labels'> {
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
      return { known: Object.keys(titles), labels: titles };
    }
    default:
      return problem.allowed === undefined ? {} : { labels: labelsAt(field, holder, path, problem.allowed) };
  }
}

interface Found {
  problem: SchemaProblem;
  /** What must go so that the rest can be read. */
  take: Path;
}

const ALTERNATIVES = new Set(['alt', 'transcript']);
const isBlank = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

function problemsOf(issue: Located, root: unknown, original: (path: Path) => Path): Found[] {
  const path = issue.path;
  const value = valueAt(root, path);
  const parent = path.slice(0, -1);
  const last = path[path.length - 1] as string | number;
  const at = original(path);
  const missing = (key: string, container: Path): Found => ({
    problem: {
      code: ALTERNATIVES.has(key) ? 'text/alt' : 'schema/missing',
      path: original(container),
      at: 'inside',
      key,
    },
    take: container.length === 0 ? path : container,
  });
  if (issue.code === 'custom' && typeof issue.params?.missing === 'string') return [missing(issue.params.missing, path)];
  if (issue.code === 'custom' && Array.isArray(issue.params?.clash)) {
    return [{ problem: { code: 'schema/value', path: at, at: 'inside', limit: 'clash', expected: issue.params.clash as string[] }, take: path }];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      problem: { code: 'schema/unknown-key', path: original([...path, key]), at: 'key', key },
      take: [...path, key],
    }));
  }
  if (issue.code === 'invalid_union') {
    const discriminator = (issue as { discriminator?: string }).discriminator as string;
    const holder = last === discriminator ? parent : path;
    const chosen = valueAt(root, [...holder, discriminator]);
    if (!isMapping(valueAt(root, holder))) {
      return [{ problem: { code: 'schema/type', path: at, at: 'value', expected: ['mapping'], value }, take: path }];
    }
    const allowed = ((issue as { options?: unknown[] }).options ?? []).map(String);
    if (chosen === undefined) {
      const { problem, take } = missing(discriminator, holder);
      return [{ problem: { ...problem, allowed }, take }];
    }
    return [
      {
        problem: {
          code: typeof chosen === 'string' ? 'schema/value' : 'schema/type',
          path: original([...holder, discriminator]),
          at: 'value',
          allowed,
          expected: ['string'],
          value: chosen,
        },
        take: holder,
      },
    ];
  }
  if (value === undefined && !Object.hasOwn((valueAt(root, parent) ?? {}) as object, last)) {
    return [missing(String(last), parent)];
  }
  if (ALTERNATIVES.has(String(last)) && isBlank(value)) {
    return [{ problem: { code: 'text/alt', path: at, at: 'value', key: String(last) }, take: path }];
  }
  if (issue.code === 'invalid_type' || isTypeIssue(issue, value)) {
    const expected = 'expected' in issue ? [issue.expected].flat().map(String) : ['string'];
    return [{ problem: { code: 'schema/type', path: at, at: 'value', expected, value }, take: path }];
  }
  if (issue.code === 'invalid_key') {
    return [{ problem: { code: 'schema/value', path: at, at: 'key', limit: 'key', value: last }, take: path }];
  }
  return [{ problem: { code: 'schema/value', path: at, at: 'value', value, ...limitsOf(issue, value) }, take: path }];
}

function limitsOf(issue: Located, value: unknown): Pick<SchemaProblem, 'allowed' | 'limit' | 'expected'> {
  if (issue.code === 'invalid_value') return { allowed: issue.values.map(String) };
  if (typeof value === 'string' && value.trim() === '') return { limit: 'blank' };
  if (Array.isArray(value) && issue.code === 'too_small') return { limit: 'empty-list' };
  if (issue.code === 'too_small') return { limit: 'min', expected: [String(issue.minimum)] };
  if (issue.code === 'too_big') return { limit: 'max', expected: [String(issue.maximum)] };
  return {};
}
