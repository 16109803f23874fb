/** Runs all rules that read every text in one walk, since the walk costs more than the rules. */
import type { Severity } from '../diagnostic.ts';
import { allWords, type Words } from '../model/words.ts';
import type { Facts, Finding, Rule } from './rule.ts';

export interface WordRule {
  code: string;
  severity: Severity;
  /** `wholes`: reads the text that a reader sees as one, without its marks. Otherwise reads each piece between marks. */
  reads?: 'wholes';
  /** Returns what the rule finds outside texts. */
  beside?(facts: Facts): Iterable<Finding>;
  /** Returns the check of one text, or undefined if there is nothing to look for. */
  prepare(facts: Facts): ((words: Words) => Iterable<Finding>) | undefined;
}

/** Turns them into ordinary rules. The first that runs walks for all. */
export function wordByWord(rules: readonly WordRule[]): Rule[] {
  const answers = new WeakMap<Facts, ReadonlyMap<string, readonly Finding[]>>();
  return rules.map(({ code, severity }) => ({
    code,
    severity,
    check(facts) {
      const known = answers.get(facts) ?? walk(rules, facts);
      answers.set(facts, known);
      return known.get(code) ?? [];
    },
  }));
}

const NOTHING: readonly Finding[] = [];

function walk(rules: readonly WordRule[], facts: Facts): Map<string, Finding[]> {
  const found = new Map(rules.map((rule) => [rule.code, [...(rule.beside?.(facts) ?? NOTHING)]]));
  const looks = rules.flatMap((rule) => {
    const look = rule.prepare(facts);
    const skipped = rule.reads === 'wholes' ? 'piece' : 'whole';
    return look === undefined ? [] : [{ look, skipped, list: found.get(rule.code) as Finding[] }];
  });
  for (const words of allWords(facts.model)) {
    for (const { look, skipped, list } of looks) {
      if (words.part !== skipped) for (const finding of look(words)) list.push(finding);
    }
  }
  return found;
}
