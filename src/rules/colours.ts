/** Contrast of text colours (WCAG 2.2, criterion 1.4.3). */
import { contrastWith, READABLE, readable } from '../model/colour.ts';
import type { Locate } from '../read/content.ts';
import type { Path } from '../read/yaml/index.ts';
import * as say from '../wording/rules.ts';
import { type Finding, found, type Rule } from './rule.ts';

function* tooLight(colour: string | undefined, locate: Locate, path: Path): Generator<Finding> {
  if (colour === undefined) return;
  const ratio = contrastWith(colour, '#ffffff');
  if (ratio < READABLE) yield found(locate(path), say.lowContrast(colour, ratio, readable(colour)));
}

export const colourRules: Rule[] = [
  {
    code: 'color/contrast',
    severity: 'warning',
    *check({ model }) {
      yield* tooLight(model.settings.accent, model.content.site.locate, ['accent']);
      for (const { data, locate } of model.brands.values()) {
        yield* tooLight(data.colors?.primary, locate, ['colors', 'primary']);
        yield* tooLight(data.colors?.secondary, locate, ['colors', 'secondary']);
      }
    },
  },
];
