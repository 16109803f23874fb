/** A new pairing: `pairings/<slug>.mdx`. */
import { given } from '../given.ts';
import { holdingOrganizations, type Model } from '../model/model.ts';
import { NEW, PAIRING_SECTIONS } from '../wording/new.ts';
import type { NewEntry } from './brand.ts';
import { askChoice, askTexts, type Dialogue, needChoice } from './dialogue.ts';
import { askDate, freeSlug, needDate } from './names.ts';
import { brands, hasTitle, organizations, takenSlugs } from './offers.ts';
import { mdxText, sectionsText } from './page.ts';

export const PAIRING_NEEDS = ['model', 'lagging', 'goal'] as const;

/**
 * Asks for a new pairing. Its slug is made of the brand and the year: a name of the other side in an address would tell
 * who it is, where it is not named.
 */
export function* newPairing(model: Model): Dialogue<NewEntry> {
  const kind = (yield* askChoice({
    flag: 'kind',
    say: NEW.pairingKind,
    options: [
      { value: 'lift', label: NEW.pairingKinds.lift },
      { value: 'mutual', label: NEW.pairingKinds.mutual },
    ],
    initial: 'lift',
  })) as 'lift' | 'mutual';
  const slug = yield* needChoice({
    flag: 'model',
    say: NEW.pairingModel,
    options: brands(model, (one) => kind === 'mutual' || hasTitle(model, one)),
    ...(kind === 'lift' ? { none: NEW.noModel } : {}),
  });
  const holders = holdingOrganizations(model.brands.get(slug)?.data ?? {});
  const above = holders.flatMap((holder) => model.tree.ancestors(holder));
  const lagging = yield* needChoice({
    flag: 'lagging',
    say: NEW.pairingLagging[kind],
    options: organizations(model, (one) => !holders.includes(one) && (kind === 'mutual' || !above.includes(one))),
  });
  const since = yield* needDate('since', NEW.since, model.asOf);
  const until = yield* askDate('until', NEW.until);
  const goals = yield* askTexts({ flag: 'goal', say: NEW.goals, hint: NEW.goalsHint, isNeeded: true });
  const measures = yield* askTexts({ flag: 'measure', say: NEW.measures, hint: NEW.laterLines });
  const visibility = (yield* askChoice({
    flag: 'visibility',
    say: NEW.visibility,
    options: (['internal', 'anonymous', 'public'] as const).map((value) => ({ value, label: NEW.visibilities[value] })),
    initial: 'internal',
  })) as 'internal' | 'anonymous' | 'public';
  const id = freeSlug(`${slug}-${since.slice(0, 4)}`, takenSlugs(model.pairings));
  const data = {
    model: slug,
    lagging,
    ...(kind === 'mutual' ? { kind } : {}),
    since,
    ...given('until', until),
    goals: goals.map((goal) => ({ goal })),
    ...(measures.length === 0 ? {} : { measures }),
    ...(visibility === 'internal' ? {} : { visibility }),
  };
  return {
    id,
    files: [{ file: `pairings/${id}.mdx`, text: mdxText(data, NEW.pairingComments, sectionsText(PAIRING_SECTIONS)) }],
    isInternal: visibility === 'internal',
    open: [NEW.goalsOpen, NEW.bodyOpen(PAIRING_SECTIONS.map(({ heading }) => heading))],
  };
}
