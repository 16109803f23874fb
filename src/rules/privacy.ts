/** What must not be seen in public: numbers of persons, and the name of a side that was promised none. */
import { listOf } from '../model/model.ts';
import { citizenNumbers, type Match, mobileNumbers } from '../model/privacy.ts';
import { normaliseText } from '../model/text.ts';
import { allWords, placeIn } from '../model/words.ts';
import type { Entry, Place } from '../read/content.ts';
import type { Pairing } from '../schema/pairing.ts';
import * as say from '../wording/words.ts';
import type { Sentence } from '../wording/yaml.ts';
import { type Facts, type Finding, found, type Rule } from './rule.ts';

function* numbers({ model }: Facts, find: (text: string) => Match[], sentence: (text: string) => Sentence): Generator<Finding> {
  for (const words of allWords(model)) {
    if (!words.open) continue;
    for (const { index, text } of find(words.text)) yield found(placeIn(words, index), sentence(text));
  }
}

function* anonymous({ model }: Facts): Generator<Finding> {
  const sides = new Map<Entry<unknown>, { names: string[]; ids: string[] }>();
  for (const entry of model.pairings.values() as Iterable<Entry<Pairing>>) {
    if (entry.private || entry.data.visibility !== 'anonymous') continue;
    const nodes = listOf(entry.data.lagging).flatMap((id) => model.tree.get(id) ?? []);
    const names = nodes
      .flatMap((node) => [node.name, node.shortName, ...(node.formerNames ?? [])])
      .flatMap((name) => (name === undefined ? [] : [normaliseText(name)]));
    const ids = nodes.flatMap((node) => [node.id, ...(node.formerIds ?? [])]);
    sides.set(entry as Entry<unknown>, { names: [...new Set(names)], ids: [...new Set(ids)] });
    const slug = ids.find((id) => `-${entry.id}-`.includes(`-${id}-`));
    if (slug !== undefined) yield found(start(entry.file), say.anonymousSlug(entry.id));
    for (const former of (entry.data.formerSlugs ?? []).entries()) {
      if (ids.some((id) => `-${former[1]}-`.includes(`-${id}-`))) yield found(entry.locate(['formerSlugs', former[0]]), say.anonymousSlug(former[1]));
    }
    const by = entry.data.outcome?.by;
    if (by !== undefined && ids.includes(by)) yield found(entry.locate(['outcome', 'by']), say.anonymousNamed(by));
  }
  for (const words of allWords(model)) {
    const side = words.entry === undefined ? undefined : sides.get(words.entry);
    if (side === undefined || !words.open) continue;
    const text = normaliseText(words.text);
    const name = side.names.find((one) => text.includes(one)) ?? side.ids.find((id) => new RegExp(`(?<![a-z0-9-])${id}(?![a-z0-9-])`).test(text));
    if (name !== undefined) yield found(placeIn(words, Math.max(0, words.text.indexOf(name))), say.anonymousNamed(name));
  }
}

const start = (file: string): Place => ({ file, line: 1, column: 1 });

export const privacyRules: Rule[] = [
  { code: 'privacy/anonymous', severity: 'error', check: anonymous },
  { code: 'privacy/id-number', severity: 'error', check: (facts) => numbers(facts, citizenNumbers, say.citizenNumber) },
  { code: 'privacy/phone', severity: 'warning', check: (facts) => numbers(facts, mobileNumbers, say.mobileNumber) },
];
