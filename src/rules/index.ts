/** All rules. `/help/reference/` lists their codes in this order. */

import { compareDiagnostics, type Diagnostic } from '../diagnostic.ts';
import { given } from '../given.ts';
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
import { type Facts, type Rule, standOf } from './rule.ts';
import { studyRules } from './study.ts';
import { twinRules } from './twins.ts';
import { wordByWord } from './wordByWord.ts';
import { wordRules } from './words.ts';

const of = (reads: Rule['reads'] & string, rules: readonly Rule[]): Rule[] => rules.map((rule) => ({ ...rule, reads }));

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
  ...of('data', [...referenceRules, ...organizationRules, ...approvalRules, ...brandRules]),
  ...twinRules,
  ...of('data', [...recordRules, ...pairingRules, ...studyRules]),
  ...of('ties', [...linkRules, ...assetRules]),
  ...wordByWord([...wordRules, ...privacyRules]),
  ...of('data', colourRules),
];

export { gatherFacts } from './facts.ts';

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

/** Returns the diagnostics of reading and of every rule, sorted by file and place. */
export function check(facts: Facts): Diagnostic[] {
  const { content } = facts.model;
  const stand = standOf(facts);
  const told = [...Map.groupBy(RULES, ({ reads }) => reads)].flatMap(([reads, rules]) =>
    reads === undefined ? toldBy(rules, facts) : content.memory.of('told', [reads, stand[reads]], () => toldBy(rules, facts)),
  );
  return [...content.diagnostics.map(asSafe), ...told].sort(compareDiagnostics);
}

const toldBy = (rules: readonly Rule[], facts: Facts): Diagnostic[] =>
  rules.flatMap(({ code, check: find, ...rule }) =>
    Array.from(find?.(facts) ?? [], ({ place, message, hint, severity = rule.severity }) =>
      asSafe({ code, severity, ...place, message, ...given('hint', hint) }),
    ),
  );

/** Messages quote what files hold, and a terminal obeys some of it. */
const asSafe = ({ message, hint, ...one }: Diagnostic): Diagnostic => ({
  ...one,
  message: visible(message),
  ...given('hint', hint === undefined ? undefined : visible(hint)),
});
