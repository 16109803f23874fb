/** What the public must not see: citizen and mobile numbers, and names of the anonymous side of a pairing. */
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

/** Yields the lagging sides of pairings with `visibility: anonymous`. */
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

function* anonymousSlugs(sides: Iterable<Side>): Generator<Finding> {
  for (const { entry, ids } of sides) {
    const slug = ids.find((id) => `-${entry.id}-`.includes(`-${id}-`));
    if (slug !== undefined) yield found(start(entry.file), say.anonymousSlug(entry.id));
    for (const former of (entry.data.formerSlugs ?? []).entries()) {
      if (ids.some((id) => `-${former[1]}-`.includes(`-${id}-`))) yield found(entry.locate(['formerSlugs', former[0]]), say.anonymousSlug(former[1]));
    }
  }
}

const sidesByEntry = (facts: Facts): Map<Entry<unknown>, Side> => new Map([...sidesOf(facts)].map((side) => [side.entry as Entry<unknown>, side]));

/** The names and ids that the texts of an entry must not hold. */
function anonymousNames(facts: Facts): (entry: Entry<unknown>) => unknown {
  const sides = sidesByEntry(facts);
  return (entry) => {
    const side = sides.get(entry);
    return side === undefined ? null : [side.names, side.ids];
  };
}

function anonymousWords(facts: Facts): ((words: Words) => Finding[]) | undefined {
  const sides = sidesByEntry(facts);
  if (sides.size === 0) return undefined;
  return (words) => {
    const side = words.open && words.entry !== undefined ? sides.get(words.entry) : undefined;
    if (side === undefined) return [];
    const [name] = namedIn(side, words.text);
    return name === undefined ? [] : [found(placeIn(words, Math.max(0, words.text.indexOf(name))), say.anonymousNamed(name))];
  };
}

/** Removes white space, so that “第 二 支 部” is found too. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** Returns the names and ids that a text contains, names first. */
function namedIn({ names, ids }: Side, text: string): string[] {
  const [tight, whole] = [bare(text), normaliseText(text)];
  return [...names.filter((name) => tight.includes(bare(name))), ...ids.filter((id) => standsAlone(id).test(whole))];
}

const standsAlone = (id: string): RegExp => new RegExp(`(?<![a-z0-9-])${id}(?![a-z0-9-])`, 'i');

/** Finds names that are split over several texts of a body, by a line break or emphasis, and names in addresses. */
function* anonymousPieces({ model }: Facts, sides: Iterable<Side>): Generator<Finding> {
  for (const side of sides) {
    const { entry, names, ids } = side;
    yield* model.content.memory.of('pieces', [entry.digest, names, ids], () => [...piecesOf(side)]);
  }
}

function* piecesOf(side: Side): Generator<Finding> {
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
    // The texts of a line are in order, except for the attributes of components.
    const there = joined.indexOf(letters, cursor);
    const begin = Math.max(there, 0);
    // A line may come twice, so the next one is looked for behind this one.
    if (there !== -1) cursor = there + letters.length;
    for (const [name, index] of placesOf(side, line)) {
      const from = begin + index;
      const at = starts.findLastIndex((start) => start <= from);
      const piece = texts[at];
      const offset = from - (starts[at] ?? 0);
      // `anonymousWords` finds a name that lies within one text.
      if (piece === undefined || offset + bare(name).length <= bare(piece.text).length) continue;
      yield found(place({ ...piece, column: piece.column + indexIn(piece.text, offset) }), say.anonymousNamed(name));
    }
  }
  for (const link of body.links.filter((one) => one.zone === 'public')) {
    const [name] = namedIn(side, unescaped(link.url));
    // If the address is also the text of the link, the name was found there.
    if (name !== undefined && namedIn(side, link.text).length === 0) yield found(place(link), say.anonymousNamed(name));
  }
}

/** Returns every name in a line with its offset in the line without blanks. Skips a name inside a longer one. */
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

/** Returns the index in a text of the letter with this offset, which does not count blanks. */
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
  const sides = [...sidesOf(facts)];
  yield* anonymousSlugs(sides);
  yield* anonymousPieces(facts, sides);
}

const start = (file: string): Place => ({ file, line: 1, column: 1 });

export const privacyRules: WordRule[] = [
  { code: 'privacy/anonymous', severity: 'error', beside: anonymousBeside, prepare: anonymousWords, dependsOn: anonymousNames },
  { code: 'privacy/id-number', severity: 'error', reads: 'wholes', prepare: () => numbers(citizenNumbers, say.citizenNumber) },
  { code: 'privacy/phone', severity: 'warning', reads: 'wholes', prepare: () => numbers(mobileNumbers, say.mobileNumber) },
];
