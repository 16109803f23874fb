/** Runs all rules that read every text in one walk, since the walk costs more than the rules. */
import type { Severity } from '../diagnostic.ts';
import { type AssetUse, assetUses } from '../model/uses.ts';
import { commonWords, entryWords, pictureTexts, type Words } from '../model/words.ts';
import type { Entry } from '../read/content.ts';
import { keptByEntry } from '../read/frame.ts';
import { type Facts, type Finding, type Rule, standOf } from './rule.ts';

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

type Found = [code: string, finding: Finding];

function walk(rules: readonly WordRule[], facts: Facts): Map<string, Finding[]> {
  const { content } = facts.model;
  let prepared: ((texts: Iterable<Words>) => Found[]) | undefined;
  const search = (texts: Iterable<Words>): Found[] => {
    prepared ??= searchWith(rules, facts);
    return prepared(texts);
  };
  // Each text is searched with what all data, all links and all files say.
  const { ties, targets } = standOf(facts);
  const apart = content.memory.of('words apart', ties, () => [
    ...rules.flatMap(({ code, beside }) => Array.from(beside?.(facts) ?? [], (finding): Found => [code, finding])),
    ...search(commonWords(facts.model, facts.shown)),
  ]);
  const found = new Map(rules.map(({ code }): [string, Finding[]] => [code, []]));
  const take = (list: readonly Found[]): void => {
    for (const [code, finding] of list) found.get(code)?.push(finding);
  };
  take(apart);
  let depends: ((entry: Entry<unknown>) => unknown)[] | undefined;
  // Of a few entries, not of all.
  const usesOf = (entry: Entry<unknown>): AssetUse[] => assetUses(content, entry);
  const ofEntries = keptByEntry(content, 'words', targets, {
    dependsOn(entry) {
      depends ??= rules.map((rule) => rule.dependsOn?.(facts) ?? (() => null));
      const pictures = pictureTexts(content, usesOf(entry)).map(({ text, name, zone }) => [text, name, zone]);
      return [facts.shown.entry(entry), [...facts.shown.leftOut(entry)], pictures, ...depends.map((dependsOn) => dependsOn(entry))];
    },
    make: (entry) => search(entryWords(content, entry, usesOf(entry), facts.shown)),
    sum: (all) => all.flat(),
  });
  for (const { sum } of ofEntries) take(sum);
  return found;
}

function searchWith(rules: readonly WordRule[], facts: Facts): (texts: Iterable<Words>) => Found[] {
  const looks = rules.flatMap((rule) => {
    const look = rule.prepare(facts);
    const skipped = rule.reads === 'wholes' ? 'piece' : 'whole';
    return look === undefined ? [] : [{ look, skipped, code: rule.code }];
  });
  return (texts) => {
    const list: Found[] = [];
    for (const words of texts) {
      for (const { look, skipped, code } of looks) {
        if (words.part !== skipped) for (const finding of look(words)) list.push([code, finding]);
      }
    }
    return list;
  };
}
