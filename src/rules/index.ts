/** All rules. `/help/reference/` lists their codes in this order. */

import { compareDiagnostics, type Diagnostic } from '../diagnostic.ts';
import { given } from '../given.ts';
import { indexEntries, linksOf } from '../model/links.ts';
import type { Model } from '../model/model.ts';
import { assetUses } from '../model/uses.ts';
import { publicEntries } from '../publish/publicEntries.ts';
import { shownIn } from '../publish/shown.ts';
import { allEntries, type Entry } from '../read/content.ts';
import { CODE_NOTES } from '../wording/codes.ts';
import { type CodeExample, EXAMPLES } from '../wording/examples.ts';
import { visible } from '../wording/visible.ts';
import { approvalRules } from './approvals.ts';
import { assetRules } from './assets.ts';
import { brandRules } from './brands.ts';
import { colourRules } from './colours.ts';
import { linkRules } from './links.ts';
import { organizationRules } from './organizations.ts';
import { pairingRules } from './pairings.ts';
import { privacyRules } from './privacy.ts';
import { recordRules } from './records.ts';
import { referenceRules } from './references.ts';
import type { Facts, Rule } from './rule.ts';
import { studyRules } from './study.ts';
import { twinRules } from './twins.ts';
import { wordByWord } from './wordByWord.ts';
import { wordRules } from './words.ts';

/** Codes that `src/read` reports before the model exists. */
const reading: Rule[] = [
  'file/encoding',
  'file/size',
  'text/control',
  'yaml/syntax',
  'yaml/duplicate-key',
  'frontmatter/missing',
  'schema/missing',
  'schema/type',
  'schema/unknown-key',
  'schema/value',
  'entry/slug',
  'text/alt',
  'mdx/syntax',
  'mdx/code',
  'mdx/html',
  'mdx/component',
  'mdx/attribute',
  'text/markdown',
  'text/typed',
].map((code) => ({ code, severity: code === 'text/markdown' || code === 'text/typed' ? 'warning' : 'error' }));

const all: readonly Rule[] = [
  ...reading,
  ...referenceRules,
  ...organizationRules,
  ...approvalRules,
  ...brandRules,
  ...twinRules,
  ...recordRules,
  ...pairingRules,
  ...studyRules,
  ...linkRules,
  ...assetRules,
  ...wordByWord([...wordRules, ...privacyRules]),
  ...colourRules,
];

/** A rule with its text for `/help/reference/`. */
export interface DescribedRule extends Rule {
  title: string;
  /** When the rule reports. */
  explanation: string;
  /** How to fix it. */
  mending: string;
  /** A mistake of this kind and its correction. */
  example: CodeExample;
}

export const RULES: readonly DescribedRule[] = all.map((rule) => {
  const note = CODE_NOTES[rule.code];
  if (note === undefined) throw new Error(`${rule.code} has no note in wording/codes.ts`);
  const example = EXAMPLES[rule.code];
  if (example === undefined) throw new Error(`${rule.code} has no example in wording/examples.ts`);
  return { ...rule, title: note.title, explanation: note.when, mending: note.mend, example };
});

/** Computes what all rules read. */
export function gatherFacts(model: Model): Facts {
  const entries = allEntries(model.content) as Entry<unknown>[];
  const index = indexEntries(model);
  const held = publicEntries(model);
  return {
    model,
    publicEntries: held,
    shown: shownIn(model, held),
    index,
    entries,
    uses: new Map(entries.map((entry) => [entry, assetUses(model.content, entry)])),
    links: new Map(entries.map((entry) => [entry, linksOf(model.content, index, entry)])),
  };
}

/** Returns the diagnostics of reading and of every rule, sorted by file and place. */
export function check(facts: Facts): Diagnostic[] {
  const diagnostics = [...facts.model.content.diagnostics];
  for (const rule of RULES) {
    for (const { place, message, hint, severity } of rule.check?.(facts) ?? []) {
      diagnostics.push({ code: rule.code, severity: severity ?? rule.severity, ...place, message, ...given('hint', hint) });
    }
  }
  // Messages quote what files hold, and a terminal obeys some of it.
  return diagnostics
    .map(({ message, hint, ...one }) => ({ ...one, message: visible(message), ...given('hint', hint === undefined ? undefined : visible(hint)) }))
    .sort(compareDiagnostics);
}
