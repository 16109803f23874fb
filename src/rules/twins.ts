/** Near twins among brands that are not withdrawn or delisted (避免雷同化). */
import { plainText } from '../model/body.ts';
import type { Model } from '../model/model.ts';
import { bodyTwins } from '../model/passages.ts';
import { stateOn, statusOf } from '../model/record.ts';
import { candidatePairs, type Likeness, nameLikeness, shapeOf, themeLikeness } from '../model/similarity.ts';
import { normaliseText } from '../model/text.ts';
import type { Entry } from '../read/content.ts';
import type { Brand } from '../schema/brand.ts';
import * as say from '../wording/twins.ts';
import { type Finding, found, type Rule } from './rule.ts';

/** Brands that may be twins of others, in the order of slugs. */
function living(model: Model): Entry<Brand>[] {
  return [...model.brands.values()].filter((entry) => {
    const status = statusOf(stateOn(entry.data.record ?? [], model.asOf));
    return status !== 'withdrawn' && status !== 'delisted';
  });
}

/** The brand at the head of a family. */
function headOf(model: Model, slug: string): string {
  const met = new Set<string>();
  let head = slug;
  for (let up: string | undefined = slug; up !== undefined && !met.has(up); up = model.brands.get(up)?.data.parentBrand) {
    met.add(up);
    head = up;
  }
  return head;
}

const areFamily = (model: Model, a: string, b: string): boolean => headOf(model, a) === headOf(model, b);

export interface Twin {
  a: Entry<Brand>;
  b: Entry<Brand>;
  of: 'name' | 'theme' | 'body';
  likeness?: Likeness;
  share?: number;
  passage?: string;
}

/** All near twins, families excepted; `report` and the desk list them too. */
export function findTwins(model: Model): Twin[] {
  const entries = living(model);
  const twins: Twin[] = [];
  for (const field of ['name', 'theme'] as const) {
    const having = entries.filter((entry) => entry.data[field] !== undefined);
    const shapes = having.map((entry) => shapeOf(entry.data[field] as string));
    for (const pair of candidatePairs(shapes)) {
      const [a, b] = [having[pair.a] as Entry<Brand>, having[pair.b] as Entry<Brand>];
      const likeness = (field === 'name' ? nameLikeness : themeLikeness)(
        shapes[pair.a] as (typeof shapes)[number],
        shapes[pair.b] as (typeof shapes)[number],
      );
      // Names that are one and the same are `brand/name-taken`.
      const same = field === 'name' && normaliseText(a.data.name as string) === normaliseText(b.data.name as string);
      if (likeness !== undefined && !same && !areFamily(model, a.id, b.id)) twins.push({ a, b, of: field, likeness });
    }
  }
  const texts = entries.map((entry) => plainText(entry.body.tree.children));
  for (const { a, b, share, passage } of bodyTwins(texts)) {
    const [left, right] = [entries[a] as Entry<Brand>, entries[b] as Entry<Brand>];
    if (!areFamily(model, left.id, right.id)) twins.push({ a: left, b: right, of: 'body', share, passage });
  }
  return twins;
}

function* both(model: Model, of: Twin['of']): Generator<Finding> {
  for (const twin of twinsOf(model)) {
    if (twin.of !== of) continue;
    for (const [entry, other] of [
      [twin.a, twin.b],
      [twin.b, twin.a],
    ] as const) {
      const place = of === 'body' ? entry.locate(['name'], 'key') : entry.locate([of]);
      const sentence =
        of === 'body'
          ? say.bodyAlike(other.id, twin.share as number, twin.passage as string)
          : say.alike(of, entry.data[of] as string, other.id, other.data[of] as string, twin.likeness as Likeness);
      yield found(place, sentence);
    }
  }
}

// Three rules ask one question; the answer for a model never changes.
const answers = new WeakMap<Model, Twin[]>();
const twinsOf = (model: Model): Twin[] => {
  const known = answers.get(model) ?? findTwins(model);
  answers.set(model, known);
  return known;
};

export const twinRules: Rule[] = [
  { code: 'brand/name-similar', severity: 'warning', check: ({ model }) => both(model, 'name') },
  { code: 'brand/theme-similar', severity: 'warning', check: ({ model }) => both(model, 'theme') },
  { code: 'brand/body-similar', severity: 'warning', check: ({ model }) => both(model, 'body') },
];
