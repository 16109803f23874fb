/** The tree of organizations, and the weights of the taxonomy's `evaluation`. */
import { levelLabel } from '../model/model.ts';
import { parentCircle } from '../wording/references.ts';
import * as say from '../wording/rules.ts';
import { cycles } from './circles.ts';
import { found, type Rule } from './rule.ts';

export const organizationRules: Rule[] = [
  {
    code: 'organization/cycle',
    severity: 'error',
    *check({ model }) {
      for (const circle of cycles(model.organizations.keys(), (id) => model.organizations.get(id)?.data.parent)) {
        for (const id of circle) {
          const organization = model.organizations.get(id);
          if (organization !== undefined) yield found(organization.locate(['parent']), parentCircle('organization', circle));
        }
      }
    },
  },
  {
    code: 'organization/level',
    severity: 'error',
    *check({ model }) {
      for (const { data, locate } of model.organizations.values()) {
        const parent = data.parent === undefined ? undefined : model.organizations.get(data.parent)?.data;
        if (parent?.level === undefined || data.level === undefined || data.id === undefined || parent.id === undefined) continue;
        const [own, above] = [model.rankOf(data.level), model.rankOf(parent.level)];
        if (own !== undefined && above !== undefined && above > own) {
          yield found(locate(['parent']), say.parentBelowChild(data.id, levelLabel(model, data.level), parent.id, levelLabel(model, parent.level)));
        }
      }
    },
  },
  {
    code: 'taxonomy/weights',
    severity: 'error',
    *check({ model }) {
      const { evaluation } = model.taxonomy;
      if (evaluation === undefined || model.content.taxonomy.damaged.has('evaluation')) return;
      const sum = evaluation.reduce((total, part) => total + part.weight, 0);
      // Sums of decimal weights, such as 0.1 + 0.2 + 0.7, are not exact in binary.
      if (Math.abs(sum - 1) > 1e-9) yield found(model.content.taxonomy.locate(['evaluation']), say.weightsSum(evaluation, sum));
    },
  },
];
