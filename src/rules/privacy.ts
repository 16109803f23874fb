/** What must not be seen in public: numbers of persons, and the name of a side that was promised none. */
import { listOf } from '../model/model.ts';
import { citizenNumbers, type Match, mobileNumbers } from '../model/privacy.ts';
import { normaliseText } from '../model/text.ts';
import { placeIn, type Words } from '../model/words.ts';
import type { Entry, Place } from '../read/content.ts';
import type { Pairing } from '../schema/pairing.ts';
import * as say from '../wording/words.ts';
import type { Sentence } from '../wording/yaml.ts';
import { type Facts, type Finding, found } from './rule.ts';
import type { WordRule } from './wordByWord.ts';

const numbers =
  (find: (text: string) => Match[], sentence: (text: string) => Sentence) =>
  (words: Words): Finding[] =>
    words.open ? find(words.text).map(({ index, text }) => found(placeIn(words, index), sentence(text))) : [];

interface Side {
  entry: Entry<Pairing>;
  names: string[];
  ids: string[];
}

/** The lagging sides of pairings that promise not to name them. */
function* sidesOf({ model }: Facts): Generator<Side> {
  for (const entry of model.pairings.values()) {
    if (entry.private || entry.data.visibility !== 'anonymous') continue;
    const nodes = listOf(entry.data.lagging).flatMap((id) => model.tree.get(id) ?? []);
    const names = nodes
      .flatMap((node) => [node.name, node.shortName, ...(node.formerNames ?? [])])
      .flatMap((name) => (name === undefined ? [] : [normaliseText(name)]));
    const ids = nodes.flatMap((node) => [node.id, ...(node.formerIds ?? [])]);
    yield { entry, names: [...new Set(names)], ids: [...new Set(ids)] };
  }
}

function* anonymousSlugs(facts: Facts): Generator<Finding> {
  for (const { entry, ids } of sidesOf(facts)) {
    const slug = ids.find((id) => `-${entry.id}-`.includes(`-${id}-`));
    if (slug !== undefined) yield found(start(entry.file), say.anonymousSlug(entry.id));
    for (const former of (entry.data.formerSlugs ?? []).entries()) {
      if (ids.some((id) => `-${former[1]}-`.includes(`-${id}-`))) yield found(entry.locate(['formerSlugs', former[0]]), say.anonymousSlug(former[1]));
    }
    const by = entry.data.outcome?.by;
    if (by !== undefined && ids.includes(by)) yield found(entry.locate(['outcome', 'by']), say.anonymousNamed(by));
  }
}

function anonymousWords(facts: Facts): ((words: Words) => Finding[]) | undefined {
  const sides = new Map([...sidesOf(facts)].map((side) => [side.entry as Entry<unknown>, side]));
  if (sides.size === 0) return undefined;
  return (words) => {
    const side = words.open && words.entry !== undefined ? sides.get(words.entry) : undefined;
    if (side === undefined) return [];
    const text = normaliseText(words.text);
    const name = side.names.find((one) => text.includes(one)) ?? side.ids.find((id) => new RegExp(`(?<![a-z0-9-])${id}(?![a-z0-9-])`).test(text));
    return name === undefined ? [] : [found(placeIn(words, Math.max(0, words.text.indexOf(name))), say.anonymousNamed(name))];
  };
}

const start = (file: string): Place => ({ file, line: 1, column: 1 });

export const privacyRules: WordRule[] = [
  { code: 'privacy/anonymous', severity: 'error', beside: anonymousSlugs, prepare: anonymousWords },
  { code: 'privacy/id-number', severity: 'error', prepare: () => numbers(citizenNumbers, say.citizenNumber) },
  { code: 'privacy/phone', severity: 'warning', prepare: () => numbers(mobileNumbers, say.mobileNumber) },
];
