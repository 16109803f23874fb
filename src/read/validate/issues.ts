/** Turns zod issues into problems with paths in the file. */
import type { z } from 'zod';
import { given } from '../../given.ts';
import type { Named } from '../../schema/values.ts';
import type { Path } from '../yaml/index.ts';
import { isMapping, valueAt } from './shape.ts';

type Issue = z.core.$ZodIssue;

/** One violation of a schema. `wording/schema.ts` has the sentences. */
export interface SchemaProblem {
  code: 'schema/missing' | 'schema/type' | 'schema/unknown-key' | 'schema/value' | 'text/alt';
  /** Path of the invalid value; for a missing key, of the mapping that lacks it. */
  path: Path;
  /** Which position to report: of the value, of its key, or inside the mapping. */
  at: 'value' | 'key' | 'inside';
  /** For the message: the missing or unknown key, the expected types, or the allowed values. */
  key?: string;
  expected?: string[];
  allowed?: string[];
  /** Keys that the mapping may have, for suggestions. */
  known?: string[];
  /** For an unknown key: the keys that stand beside it. */
  beside?: string[];
  /** Labels of the allowed values or known keys: 评审 for `evaluated`. */
  labels?: Readonly<Record<string, string>>;
  /** For a wrong type: whether a list is expected whose items may be texts. */
  takesText?: boolean;
  /** For an unknown key that stands one level too far out: the key of the mapping where it belongs. */
  belongs?: string;
  /** For a missing key: what its ids name. */
  names?: Named;
  limit?: string;
  value?: unknown;
  /** The value as it is typed in the file (see `Places.writtenAt`). */
  written?: string;
  /** For an unknown key without a value: the key before it and its text, which an English comma may have cut. */
  cutFrom?: { key: string; text: string };
}

export type Located = Issue extends infer One ? (One extends Issue ? Omit<One, 'path'> & { path: (string | number)[] } : never) : never;

/** Replaces the issue of a union by those of the branch that the value was meant for. */
export function flatten(issue: Issue, root: unknown, prefix: Path): Located[] {
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

/** `{ goal: 修路, 装灯 }` is read as a goal and a key 装灯 without a value. */
function cutFrom(holder: unknown, key: string): SchemaProblem['cutFrom'] {
  if (!isMapping(holder) || holder[key] !== null || !/[\p{Script=Han}\d]/u.test(key)) return undefined;
  const keys = Object.keys(holder);
  const before = keys.slice(0, keys.indexOf(key)).findLast((one) => holder[one] !== null);
  const text = before === undefined ? undefined : holder[before];
  if (before === undefined || (typeof text !== 'string' && typeof text !== 'number')) return undefined;
  const parts = keys.slice(keys.indexOf(before) + 1, keys.indexOf(key) + 1);
  return { key: before, text: [String(text), ...parts].join('，') };
}

interface Found {
  problem: SchemaProblem;
  /** Path to remove so that the rest is valid. */
  take: Path;
  /** Path of the value that may be replaced, if it differs from `take`. */
  value?: Path;
}

const ALTERNATIVES = new Set(['alt', 'transcript']);
const isBlank = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Turns an issue into problems, each with the path to remove. `original` maps paths to those in the file. */
export function problemsOf(issue: Located, root: unknown, original: (path: Path) => Path): Found[] {
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
    value: [...container, key],
  });
  if (issue.code === 'custom' && typeof issue.params?.missing === 'string') return [missing(issue.params.missing, path)];
  if (issue.code === 'custom' && Array.isArray(issue.params?.clash)) {
    return [{ problem: { code: 'schema/value', path: at, at: 'inside', limit: 'clash', expected: issue.params.clash as string[] }, take: path }];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      problem: {
        code: 'schema/unknown-key',
        path: original([...path, key]),
        at: 'key',
        key,
        beside: isMapping(value) ? Object.keys(value) : [],
        ...given('cutFrom', cutFrom(value, key)),
      },
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
        value: [...holder, discriminator],
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
  if (issue.code === 'custom' && typeof issue.params?.limit === 'string') return { limit: issue.params.limit };
  if (issue.code === 'invalid_value') return { allowed: issue.values.map(String) };
  if (typeof value === 'string' && value.trim() === '') return { limit: 'blank' };
  if (Array.isArray(value) && issue.code === 'too_small') return { limit: 'empty-list' };
  if (Array.isArray(value) && issue.code === 'too_big') return { limit: 'many', expected: [String(issue.maximum), String(value.length)] };
  if (issue.code === 'too_small') return { limit: 'min', expected: [String(issue.minimum)] };
  if (issue.code === 'too_big') return { limit: 'max', expected: [String(issue.maximum)] };
  return {};
}
