/** Runs all rules that read every text in one walk, since the walk costs more than the rules. */
import type { Severity } from '../diagnostic.ts';
import { commonWords, entryWords, pictureTexts, type Words } from '../model/words.ts';
import type { Entry } from '../read/content.ts';
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
  /** Returns what the check of an entry's texts depends on beside the entry. What was found is kept for as long as that is the same. */
  dependsOn?(facts: Facts): (entry: Entry<unknown>) => unknown;
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
    return look === undefined ? [] : [{ look, skipped, code: rule.code }];
  });
  const search = (texts: Iterable<Words>): [code: string, finding: Finding][] => {
    const list: [string, Finding][] = [];
    for (const words of texts) {
      for (const { look, skipped, code } of looks) {
        if (words.part !== skipped) for (const finding of look(words)) list.push([code, finding]);
      }
    }
    return list;
  };
  const take = (list: readonly [code: string, finding: Finding][]): void => {
    for (const [code, finding] of list) found.get(code)?.push(finding);
  };
  const { shown } = facts;
  const { content } = facts.model;
  take(search(commonWords(facts.model, shown)));
  const depends = rules.map((rule) => rule.dependsOn?.(facts) ?? (() => null));
  const entries = [...content.brands, ...content.pairings, ...content.packs, ...content.documents] as Entry<unknown>[];
  for (const entry of entries) {
    const uses = facts.uses.get(entry) ?? [];
    const pictures = pictureTexts(content, uses).map(({ text, name, zone }) => [text, name, zone]);
    const key = [entry.digest, shown.entry(entry), [...shown.leftOut(entry)], pictures, ...depends.map((dependsOn) => dependsOn(entry))];
    take(content.memory.of('words', key, () => search(entryWords(content, entry, uses, shown))));
  }
  return found;
}
