/** Entries that lead back to themselves: parent brands, and documents that supersede each other. */
import * as say from '../wording/references.ts';
import { found, type Rule } from './rule.ts';

/** Returns the members of each cycle of `next`, each cycle once. */
export function cycles(ids: Iterable<string>, next: (id: string) => string | undefined): string[][] {
  const done = new Set<string>();
  const result: string[][] = [];
  for (const start of ids) {
    const path: string[] = [];
    let id: string | undefined = start;
    while (id !== undefined && !done.has(id) && !path.includes(id)) {
      path.push(id);
      id = next(id);
    }
    if (id !== undefined && path.includes(id)) result.push(path.slice(path.indexOf(id)));
    for (const one of path) done.add(one);
  }
  return result;
}

export const circleRule: Rule = {
  code: 'reference/cycle',
  severity: 'error',
  *check({ model }) {
    for (const circle of cycles(model.brands.keys(), (id) => model.brands.get(id)?.data.parentBrand)) {
      for (const slug of circle) {
        const entry = model.brands.get(slug);
        if (entry !== undefined) yield found(entry.locate(['parentBrand']), say.parentCircle('brand', circle));
      }
    }
    const documents = new Map(model.content.documents.map((entry) => [entry.id, entry]));
    for (const circle of cycles(documents.keys(), (id) => documents.get(id)?.data.supersededBy)) {
      for (const id of circle) {
        const entry = documents.get(id);
        if (entry !== undefined) yield found(entry.locate(['supersededBy']), say.supersededInCircle(circle));
      }
    }
  },
};
