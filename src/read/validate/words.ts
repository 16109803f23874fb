/** What the message of a problem needs from the schema beside the problem itself. */
import type { z } from 'zod';
import { given } from '../../given.ts';
import type { Path } from '../yaml/index.ts';
import type { SchemaProblem } from './issues.ts';
import { keysAt, labelsAt, namesAt, partsAt, takesTextAt } from './shape.ts';

/** Returns what the message of a problem needs from the schema: the possible keys or values and their titles. */
export function wordsFor(
  problem: SchemaProblem,
  field: z.ZodType,
  holder: Record<string, unknown>,
  path: Path,
): Pick<SchemaProblem, 'known' | 'labels' | 'takesText' | 'names'> {
  switch (problem.code) {
    case 'schema/unknown-key': {
      const titles = keysAt(field, holder, path);
      return { known: Object.keys(titles), labels: titles };
    }
    case 'schema/missing':
      // For a missing discriminator, list its values instead of the keys.
      if (problem.allowed !== undefined) return { labels: labelsAt(field, holder, path, problem.allowed) };
      return missingWords(field, holder, path[path.length - 1] === problem.key ? path : [...path, problem.key as string]);
    case 'schema/type': {
      const titles = partsAt(field, holder, path);
      return { known: Object.keys(titles), labels: titles, ...(takesTextAt(field, holder, path) ? { takesText: true } : {}) };
    }
    default:
      return problem.allowed === undefined ? {} : { labels: labelsAt(field, holder, path, problem.allowed) };
  }
}

const missingWords = (field: z.ZodType, holder: Record<string, unknown>, path: Path): Pick<SchemaProblem, 'labels' | 'names'> => ({
  labels: keysAt(field, holder, path.slice(0, -1)),
  ...given('names', namesAt(field, holder, path)),
});
