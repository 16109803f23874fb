/** Rules that look at every text: all of them in one walk, since the walk costs more than the looking. */
import type { Severity } from '../diagnostic.ts';
import { allWords, type Words } from '../model/words.ts';
import type { Facts, Finding, Rule } from './rule.ts';

export interface WordRule {
  code: string;
  severity: Severity;
  /** Whether it looks at what a reader sees as one, whatever marks stand in it; else at each text between marks. */
  reads?: 'wholes';
  /** What the rule finds beside texts. */
  beside?(facts: Facts): Iterable<Finding>;
  /** Gives what looks at one text; undefined where there is nothing to look for. */
  prepare(facts: Facts): ((words: Words) => Iterable<Finding>) | undefined;
}

/** The rules as any others; whichever is asked first walks for all. */
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
