/** Finds near twins (避免雷同化) among brands that are neither withdrawn nor delisted, for `check`, `report` and `/internal/`. */

import type { Model } from '../model/model.ts';
import { stateOn, statusOf } from '../model/record.ts';
import { normaliseText } from '../model/text.ts';
import { lettersOf, plainText, unpacked } from '../prose.ts';
import type { Entry } from '../read/content.ts';
import type { Brand } from '../schema/brand.ts';
import { candidatePairs, type Likeness, nameLikeness, type Shape, shapeOf, themeLikeness } from './names.ts';
import { BODY_LIMIT, type BodyTwin, type Compared, type Passage, passageOf, passageTwins } from './passages.ts';

/** Two brands by slug, and why they are twins. */
export type Twin = { a: string; b: string } & (
  | { of: 'name' | 'theme'; likeness: Likeness }
  | {
      of: 'body';
      /** The share of the shorter body that the other contains, 0 to 1. */
      share: number;
      /** The longest common passage. */
      passage: string;
    }
);

/** The brands to compare, in the order of slugs. */
function compared(model: Model): Entry<Brand>[] {
  return [...model.brands.values()].filter((entry) => {
    const status = statusOf(stateOn(entry.data.record ?? [], model.asOf));
    return status !== 'withdrawn' && status !== 'delisted';
  });
}

/** The slug at the top of the chain of `parentBrand`. */
function headOf(model: Model, slug: string): string {
  const met = new Set<string>();
  let head = slug;
  for (let up: string | undefined = slug; up !== undefined && !met.has(up); up = model.brands.get(up)?.data.parentBrand) {
    met.add(up);
    head = up;
  }
  return head;
}

// Three rules, `/internal/` and `report` need the same list, which takes long and never changes for a model.
const answers = new WeakMap<Model, Twin[]>();

/** Returns all near twins except within a family: names, then themes, then bodies. */
export function twinsOf(model: Model): readonly Twin[] {
  const known = answers.get(model) ?? findTwins(model);
  answers.set(model, known);
  return known;
}

function findTwins(model: Model): Twin[] {
  const entries = compared(model);
  const areFamily = (a: Entry<Brand>, b: Entry<Brand>): boolean => headOf(model, a.id) === headOf(model, b.id);
  const twins: Twin[] = [];
  for (const field of ['name', 'theme'] as const) {
    const having = entries.filter((entry) => entry.data[field] !== undefined);
    const texts = having.map((entry) => entry.data[field] as string);
    const alike = model.content.memory.of('alike', [field, texts], () => alikeAmong(field, texts));
    for (const [left, right, likeness] of alike) {
      const [a, b] = [having[left] as Entry<Brand>, having[right] as Entry<Brand>];
      // `brand/name-taken` reports identical names.
      const same = field === 'name' && normaliseText(a.data.name as string) === normaliseText(b.data.name as string);
      if (!same && !areFamily(a, b)) twins.push({ a: a.id, b: b.id, of: field, likeness });
    }
  }
  for (const { a, b, share, passage } of bodiesAlike(model, entries)) {
    const [left, right] = [entries[a] as Entry<Brand>, entries[b] as Entry<Brand>];
    if (!areFamily(left, right)) twins.push({ a: left.id, b: right.id, of: 'body', share, passage });
  }
  return twins;
}

/** The pairs of texts that are alike, by index. */
function alikeAmong(field: 'name' | 'theme', texts: readonly string[]): [a: number, b: number, likeness: Likeness][] {
  const shapes = texts.map(shapeOf);
  const likenessOf = field === 'name' ? nameLikeness : themeLikeness;
  return candidatePairs(shapes).flatMap(({ a, b }): [number, number, Likeness][] => {
    const likeness = likenessOf(shapes[a] as Shape, shapes[b] as Shape);
    return likeness === undefined ? [] : [[a, b, likeness]];
  });
}

/** The pairs of bodies that share passages, by index. Only those that may be twins are loaded. */
function bodiesAlike(model: Model, entries: readonly Entry<Brand>[]): BodyTwin[] {
  const { memory } = model.content;
  const bodies = entries.map(({ body }) => ({ prints: unpacked(body.prints), letters: () => lettersOf(plainText(body.tree.children)) }));
  const share = (a: number, b: number): Passage =>
    memory.of('passage', [entries[a]?.digest, entries[b]?.digest], () => passageOf(bodies[a] as Compared, bodies[b] as Compared));
  return memory.of('bodies', [entries.map((entry) => entry.digest)], () => passageTwins(bodies, BODY_LIMIT, share));
}
