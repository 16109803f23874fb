/** What must not be seen in public: numbers of persons, and the name of a side that was promised none. */
import { plainText, publicTree } from '../model/body.ts';
import { listOf } from '../model/model.ts';
import { citizenNumbers, type Match, mobileNumbers } from '../model/privacy.ts';
import { normaliseText } from '../model/text.ts';
import { placeIn, type Words } from '../model/words.ts';
import type { Entry, Place } from '../read/content.ts';
import type { Pairing } from '../schema/pairing.ts';
import type { Sentence } from '../wording/sentence.ts';
import * as say from '../wording/words.ts';
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
  }
}

function anonymousWords(facts: Facts): ((words: Words) => Finding[]) | undefined {
  const sides = new Map([...sidesOf(facts)].map((side) => [side.entry as Entry<unknown>, side]));
  if (sides.size === 0) return undefined;
  return (words) => {
    const side = words.open && words.entry !== undefined ? sides.get(words.entry) : undefined;
    if (side === undefined) return [];
    const [name] = namedIn(side, words.text);
    return name === undefined ? [] : [found(placeIn(words, Math.max(0, words.text.indexOf(name))), say.anonymousNamed(name))];
  };
}

/** Without blanks: “第 二 支 部” is read as the name that it is. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** Names first, then ids, that stand in a text. */
function namedIn({ names, ids }: Side, text: string): string[] {
  const [tight, whole] = [bare(text), normaliseText(text)];
  return [...names.filter((name) => tight.includes(bare(name))), ...ids.filter((id) => standsAlone(id).test(whole))];
}

const standsAlone = (id: string): RegExp => new RegExp(`(?<![a-z0-9-])${id}(?![a-z0-9-])`, 'i');

/**
 * Names that no single text of a body holds but that its reader reads, since a line ends within them or
 * emphasis begins there; and those in addresses.
 */
function* anonymousPieces(facts: Facts): Generator<Finding> {
  for (const side of sidesOf(facts)) {
    const { body, file } = side.entry;
    const place = ({ line, column }: { line: number; column: number }): Place => ({ file, line, column });
    const texts = body.texts.filter((text) => text.zone === 'public');
    const starts: number[] = [];
    let joined = '';
    for (const { text } of texts) {
      starts.push(joined.length);
      joined += bare(text);
    }
    let cursor = 0;
    for (const line of plainText(publicTree(body.tree).children).split('\n')) {
      const letters = bare(line);
      // A line is read in the order of its texts, but for what components say in attributes.
      const begin = Math.max(joined.indexOf(letters, cursor), 0);
      cursor = begin;
      for (const [name, index] of placesOf(side, line)) {
        const from = begin + index;
        const at = starts.findLastIndex((start) => start <= from);
        const piece = texts[at];
        const offset = from - (starts[at] ?? 0);
        // What stands in one text whole is found there.
        if (piece === undefined || offset + bare(name).length <= bare(piece.text).length) continue;
        yield found(place({ ...piece, column: piece.column + indexIn(piece.text, offset) }), say.anonymousNamed(name));
      }
    }
    for (const link of body.links.filter((one) => one.zone === 'public')) {
      const [name] = namedIn(side, unescaped(link.url));
      // An address that is written out is a text, in which the name has been found.
      if (name !== undefined && namedIn(side, link.text).length === 0) yield found(place(link), say.anonymousNamed(name));
    }
  }
}

/** Every name in a line with its place among the line's letters; of a name within another the longer. */
function placesOf(side: Side, line: string): [name: string, index: number][] {
  const letters = bare(line);
  const places: [string, number][] = [];
  for (const name of namedIn(side, line).toSorted((a, b) => b.length - a.length)) {
    const sought = bare(name);
    for (let at = letters.indexOf(sought); at !== -1; at = letters.indexOf(sought, at + 1)) {
      if (!places.some(([longer, start]) => at >= start && at + sought.length <= start + bare(longer).length)) places.push([name, at]);
    }
  }
  return places;
}

/** Where in a text its letter of this number stands, blanks not counted. */
function indexIn(text: string, letter: number): number {
  let index = 0;
  while (index < text.length && bare(text.slice(0, index + 1)).length <= letter) index += 1;
  return index;
}

function unescaped(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function* anonymousBeside(facts: Facts): Generator<Finding> {
  yield* anonymousSlugs(facts);
  yield* anonymousPieces(facts);
}

const start = (file: string): Place => ({ file, line: 1, column: 1 });

export const privacyRules: WordRule[] = [
  { code: 'privacy/anonymous', severity: 'error', beside: anonymousBeside, prepare: anonymousWords },
  { code: 'privacy/id-number', severity: 'error', reads: 'wholes', prepare: () => numbers(citizenNumbers, say.citizenNumber) },
  { code: 'privacy/phone', severity: 'warning', reads: 'wholes', prepare: () => numbers(mobileNumbers, say.mobileNumber) },
];
