/** Near twins (避免雷同化), reported at both brands. */
import type { Model } from '../model/model.ts';
import type { Entry } from '../read/content.ts';
import type { Brand } from '../schema/brand.ts';
import { type Twin, twinsBy, twinsByBody } from '../twins/index.ts';
import * as say from '../wording/twins.ts';
import { type Finding, found, type Rule } from './rule.ts';

function* both(model: Model, twins: readonly Twin[]): Generator<Finding> {
  for (const twin of twins) {
    const [a, b] = [model.brands.get(twin.a), model.brands.get(twin.b)] as [Entry<Brand>, Entry<Brand>];
    for (const [entry, other] of [
      [a, b],
      [b, a],
    ] as const) {
      if (twin.of === 'body') yield found(entry.locate(['name'], 'key'), say.bodyAlike(other.id, twin.share, twin.passage));
      else {
        const { of: field, likeness } = twin;
        const [own, theirs] = [entry.data[field], other.data[field]] as [string, string];
        yield found(entry.locate([field]), say.alike(field, own, other.id, theirs, likeness));
      }
    }
  }
}

export const twinRules: Rule[] = [
  { code: 'brand/name-similar', severity: 'warning', reads: 'data', check: ({ model }) => both(model, twinsBy(model, 'name')) },
  { code: 'brand/theme-similar', severity: 'warning', reads: 'data', check: ({ model }) => both(model, twinsBy(model, 'theme')) },
  { code: 'brand/body-similar', severity: 'warning', check: ({ model }) => both(model, twinsByBody(model)) },
];
