/** Finds near twins (避免雷同化) among brands that are neither withdrawn nor delisted, for `check`, `report` and `/internal/`. */

import type { Model } from '../model/model.ts';
import { stateOn, statusOf } from '../model/record.ts';
import { normaliseText } from '../model/text.ts';
import { lettersOf, plainText, unpacked } from '../prose.ts';
import type { Entry } from '../read/content.ts';
import type { Brand } from '../schema/brand.ts';
import { candidatePairs, type Likeness, nameLikeness, type Shape, shapeOf, themeLikeness } from './names.ts';
import { BODY_LIMIT, type BodyTwin, type KnownPassages, type NamedBody, passageTwins } from './passages.ts';

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

// `/internal/` and `report` need the same list, which takes long and never changes for a model.
const answers = new WeakMap<Model, Twin[]>();

/** Returns all near twins except within a family: names, then themes, then bodies. */
export function twinsOf(model: Model): readonly Twin[] {
  const known = answers.get(model) ?? [...twinsBy(model, 'name'), ...twinsBy(model, 'theme'), ...twinsByBody(model)];
  answers.set(model, known);
  return known;
}

/** Those by name, or by theme. */
export function twinsBy(model: Model, field: 'name' | 'theme'): Twin[] {
  const having = compared(model).filter((entry) => entry.data[field] !== undefined);
  const texts = having.map((entry) => entry.data[field] as string);
  const alike = model.content.memory.of('alike', [field, texts], () => alikeAmong(field, texts));
  return alike.flatMap(([left, right, likeness]): Twin[] => {
    const [a, b] = [having[left] as Entry<Brand>, having[right] as Entry<Brand>];
    // `brand/name-taken` reports identical names.
    const same = field === 'name' && normaliseText(a.data.name as string) === normaliseText(b.data.name as string);
    return same || areFamily(model, a, b) ? [] : [{ a: a.id, b: b.id, of: field, likeness }];
  });
}

/** Those by body. */
export function twinsByBody(model: Model): Twin[] {
  const entries = compared(model);
  return bodiesAlike(model, entries).flatMap(({ a, b, share, passage }): Twin[] => {
    const [left, right] = [entries[a] as Entry<Brand>, entries[b] as Entry<Brand>];
    return areFamily(model, left, right) ? [] : [{ a: left.id, b: right.id, of: 'body', share, passage }];
  });
}

const areFamily = (model: Model, a: Entry<Brand>, b: Entry<Brand>): boolean => headOf(model, a.id) === headOf(model, b.id);

/** The pairs of texts that are alike, by index. */
function alikeAmong(field: 'name' | 'theme', texts: readonly string[]): [a: number, b: number, likeness: Likeness][] {
  const shapes = texts.map(shapeOf);
  const likenessOf = field === 'name' ? nameLikeness : themeLikeness;
  return candidatePairs(shapes).flatMap(({ a, b }): [number, number, Likeness][] => {
    const likeness = likenessOf(shapes[a] as Shape, shapes[b] as Shape);
    return likeness === undefined ? [] : [[a, b, likeness]];
  });
}

/** The pairs of bodies that share passages, by index. Only those that may be twins, and have changed, are loaded. */
function bodiesAlike({ content: { memory } }: Model, entries: readonly Entry<Brand>[]): BodyTwin[] {
  const bodies = entries.map(
    ({ id, digest, body }): NamedBody => ({
      name: id,
      digest,
      prints: unpacked(body.prints),
      letters: () => lettersOf(plainText(body.tree.children)),
    }),
  );
  const before = memory.get<KnownPassages>('bodies', 'latest');
  const { twins, known } = passageTwins(bodies, BODY_LIMIT, before);
  if (known !== before) memory.put('bodies', 'latest', known);
  return twins;
}
