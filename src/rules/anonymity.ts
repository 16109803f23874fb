/**
 * What gives away the anonymous side of a pairing: its names and short names, however they are written, its ids, its
 * pinyin in addresses, and being the only one of its kind.
 */
import { decodedAddress } from '../model/decoded.ts';
import { holdingOrganizations, levelLabel, listOf } from '../model/model.ts';
import { type Searched, searched } from '../model/spelling.ts';
import { placeIn, type Words } from '../model/words.ts';
import { mentionsIn } from '../publish/organizations.ts';
import type { BodyLink } from '../read/body/index.ts';
import type { Entry, Place } from '../read/content.ts';
import { keyOf } from '../read/memory.ts';
import type { Pairing } from '../schema/pairing.ts';
import * as say from '../wording/words.ts';
import { type Facts, type Finding, found, inBody, standOf } from './rule.ts';
import { Known, type Recognition, Recognized, recognitionOf, type Secret } from './secret.ts';
import { Secrets } from './secrets.ts';
import type { WordRule } from './wordByWord.ts';

/** An organization that public pairings keep anonymous, and where it must not be named. */
interface Side {
  secret: Secret;
  /** Whether the public knows of the organization otherwise: then it may be named but where the pairing is told of. */
  isKnown: boolean;
  /** The pairings, and the other entries whose pages tell of them. */
  own: ReadonlySet<Entry<unknown>>;
  near: ReadonlySet<Entry<unknown>>;
}

/** All of them, and which of them something may tell of, by their places. */
interface Sides {
  all: readonly Side[];
  told: Secrets;
  /** Of those that no entry may name; and by entry those whose pairings it is, or its page tells of. */
  common: string;
  of: ReadonlyMap<Entry<unknown>, readonly Side[]>;
}

const sidesOf = new WeakMap<Facts, Sides>();

function sides(facts: Facts): Sides {
  let known = sidesOf.get(facts);
  if (known === undefined) {
    const files = new Map(facts.entries.map((entry) => [entry.file, entry]));
    const entriesOf = (some: readonly string[]): Set<Entry<unknown>> => new Set(some.flatMap((file) => files.get(file) ?? []));
    const all = facts.model.content.memory
      .of('sides', standOf(facts).ties, () => findSides(facts))
      .map(({ by, isKnown, own, near }): Side => ({ secret: new Recognized(by), isKnown, own: entriesOf(own), near: entriesOf(near) }));
    const of = new Map<Entry<unknown>, Side[]>();
    for (const side of all) for (const entry of new Set([...side.own, ...side.near])) of.set(entry, [...(of.get(entry) ?? []), side]);
    const common = keyOf(all.filter(({ isKnown }) => !isKnown).map(({ secret }) => secret.digest));
    known = { all, told: new Secrets(all.map(({ secret }) => secret)), common, of };
    sidesOf.set(facts, known);
  }
  return known;
}

/** The organizations that a public pairing keeps anonymous, without those that stand over a model's brand: `pairing/lagging` tells of them. */
function hiddenIn({ model, shown }: Facts, entry: Entry<Pairing>): string[] {
  if (entry.data.visibility !== 'anonymous' || !shown.entry(entry)) return [];
  const holders = listOf(entry.data.model).flatMap((slug) => holdingOrganizations(model.brands.get(slug)?.data ?? {}));
  const over = new Set(holders.flatMap((id) => [id, ...model.tree.ancestors(id)]));
  return listOf(entry.data.lagging).filter((id) => model.tree.has(id) && !over.has(id));
}

/** A side as plain JSON, entries by their files. */
interface KeptSide {
  by: Recognition;
  isKnown: boolean;
  own: string[];
  near: string[];
}

function findSides(facts: Facts): KeptSide[] {
  const { model, shown } = facts;
  const pairingsOf = new Map<string, Entry<Pairing>[]>();
  for (const entry of model.pairings.values()) {
    for (const id of new Set(hiddenIn(facts, entry))) pairingsOf.set(id, [...(pairingsOf.get(id) ?? []), entry]);
  }
  if (pairingsOf.size === 0) return [];
  const tellers = tellersOf(facts);
  const known = knownTo(facts);
  const others = new Known([...model.organizations].flatMap(([id, { data }]) => (shown.organization(id) ? [{ ...data, id }] : [])));
  return [...pairingsOf].map(([id, pairings]) => {
    const filesOf = (entries: readonly Entry<unknown>[]): string[] => [...new Set(entries.map(({ file }) => file))];
    return {
      by: recognitionOf({ ...model.tree.get(id), id }, others),
      isKnown: known.has(id),
      own: filesOf(pairings),
      near: filesOf(pairings.flatMap((entry) => tellers(entry))),
    };
  });
}

/** Returns the public entries whose pages tell of a pairing: its brands, packs about it, and what links to it. */
function tellersOf({ model, links, shown }: Facts): (pairing: Entry<Pairing>) => Entry<unknown>[] {
  const telling = new Map<string, Entry<unknown>[]>();
  const tell = (id: string, entry: Entry<unknown>): void => {
    if (shown.entry(entry)) telling.set(id, [...(telling.get(id) ?? []), entry]);
  };
  for (const pack of model.packs.values()) for (const { pairing } of pack.data.agenda ?? []) if (pairing !== undefined) tell(pairing, pack);
  for (const [entry, list] of links) {
    for (const { link, target } of list) {
      if (link.zone === 'public' && target.kind === 'entry' && target.entry.kind === 'pairing' && target.entry !== entry)
        tell(target.entry.id, entry);
    }
  }
  return (pairing) => [...listOf(pairing.data.model).flatMap((slug) => model.brands.get(slug) ?? []), ...(telling.get(pairing.id) ?? [])];
}

/** Returns the organizations that the public knows by more than a word of them, and those above these. */
function knownTo({ model, publicEntries }: Facts): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { id, isAside } of mentionsIn(model, publicEntries)) {
    if (!isAside && !known.has(id)) for (const one of [id, ...model.tree.ancestors(id)]) known.add(one);
  }
  return known;
}

type Code = 'privacy/anonymous' | 'privacy/anonymous-near';

/** Returns those of some sides that an entry must not name under a code, and how strictly: of an own page even a doubtful form counts. */
function forbidden(some: readonly Side[], code: Code, entry: Entry<unknown> | undefined): { side: Side; isDoubtful: boolean }[] {
  return some.flatMap((side) => {
    const isOwn = entry !== undefined && side.own.has(entry);
    const isNear = entry !== undefined && side.near.has(entry);
    if (code === 'privacy/anonymous') return isOwn || !side.isKnown ? [{ side, isDoubtful: false }] : [];
    return [
      ...(isNear && !isOwn && side.isKnown ? [{ side, isDoubtful: false }] : []),
      // Under this code, since these forms may be words that mean something else.
      ...(isOwn ? [{ side, isDoubtful: true }] : []),
    ];
  });
}

function lookIn(facts: Facts, code: Code): (words: Words) => Finding[] {
  const { all, told } = sides(facts);
  return (words) => {
    // The names of organizations are there for what is public of them.
    if (!words.open || words.organization !== undefined || all.length === 0) return [];
    const text = searched(words.text);
    const some = told.in(text).map((at) => all[at] as Side);
    return forbidden(some, code, words.entry).flatMap(({ side, isDoubtful }) => {
      const { secret } = side;
      if (isDoubtful) return secret.doubtful(text).map(({ index, form }) => found(placeIn(words, index), say.anonymousPerhaps(form)));
      const isOwn = words.entry !== undefined && side.own.has(words.entry);
      return [...secret.named(text), ...secret.identified(text, isOwn)].map(({ index, form }) =>
        found(placeIn(words, index), say.anonymousNamed(form)),
      );
    });
  };
}

/** An entry whose slugs, or the addresses of whose links, may tell of sides. Hardly any does. */
interface Telling {
  entry: Entry<unknown>;
  some: readonly Side[];
  formerSlugs: readonly string[];
  links: readonly { link: BodyLink; url: Searched; text: Searched }[];
}

const tellingOf = new WeakMap<Facts, readonly Telling[]>();

function tellingIn(facts: Facts): readonly Telling[] {
  const known = tellingOf.get(facts);
  if (known !== undefined) return known;
  const { all, told } = sides(facts);
  const telling = facts.entries.flatMap((entry): Telling[] => {
    if (all.length === 0 || !facts.shown.entry(entry)) return [];
    const { formerSlugs = [] } = entry.data as { formerSlugs?: string[] };
    const links = entry.body.links
      .filter(({ zone }) => zone === 'public')
      .map((link) => ({ link, url: searched(decodedAddress(link.url)), text: searched(link.text) }));
    const places = new Set([...[entry.id, ...formerSlugs].flatMap((slug) => told.inSlug(slug)), ...links.flatMap(({ url }) => told.in(url))]);
    if (places.size === 0) return [];
    return [{ entry, some: [...places].sort((a, b) => a - b).map((at) => all[at] as Side), formerSlugs, links }];
  });
  tellingOf.set(facts, telling);
  return telling;
}

/** Finds what no text holds: slugs, and the addresses of links. */
function* besideTexts(facts: Facts, code: Code): Generator<Finding> {
  for (const { entry, some, formerSlugs, links } of tellingIn(facts)) {
    for (const { side, isDoubtful } of forbidden(some, code, entry)) {
      if (isDoubtful) continue;
      const isOwn = side.own.has(entry);
      if (side.secret.inSlug(entry.id, isOwn)) yield found(start(entry.file), say.anonymousSlug(entry.id));
      for (const [index, slug] of formerSlugs.entries()) {
        if (side.secret.inSlug(slug, isOwn)) yield found(entry.locate(['formerSlugs', index]), say.anonymousSlug(slug));
      }
      const holds = (text: Searched): string | undefined => [...side.secret.named(text), ...side.secret.identified(text, isOwn)][0]?.form;
      for (const { link, url, text } of links) {
        const form = holds(url);
        // If the address is also the text of the link, the name was found there.
        if (form !== undefined && holds(text) === undefined) yield found(inBody(entry, link), say.anonymousNamed(form));
      }
    }
  }
}

/** Finds sides of which the level and the domain tell who they are. */
function* onlyOnes(facts: Facts): Generator<Finding> {
  const { model } = facts;
  for (const entry of model.pairings.values()) {
    const lagging = hiddenIn(facts, entry).flatMap((id) => model.tree.get(id) ?? []);
    for (const { level, domain } of lagging) {
      const alike = [...model.organizations.values()].filter((one) => !one.private && one.data.level === level && one.data.domain === domain);
      // Of a level that there is not, something else is told.
      if (
        level === undefined ||
        model.rankOf(level) === undefined ||
        alike.length > lagging.filter((one) => one.level === level && one.domain === domain).length
      )
        continue;
      const label = levelLabel(model, level);
      const field = model.taxonomy.domains?.find(({ id }) => id === domain)?.label;
      yield found(entry.locate(['lagging']), say.anonymousAlone(field === undefined ? label : `${label}、${field}`));
      break;
    }
  }
}

const start = (file: string): Place => ({ file, line: 1, column: 1 });

const rule = (code: Code, severity: WordRule['severity'], beside: (facts: Facts) => Iterable<Finding>): WordRule => ({
  code,
  severity,
  reads: 'wholes',
  beside,
  prepare: (facts) => (sides(facts).all.length === 0 ? undefined : lookIn(facts, code)),
  dependsOn(facts) {
    const { common, of } = sides(facts);
    return (entry) => [
      common,
      (of.get(entry) ?? []).map(({ secret, isKnown, own, near }) => [secret.digest, isKnown, own.has(entry), near.has(entry)]),
    ];
  },
});

export const anonymityRules: WordRule[] = [
  rule('privacy/anonymous', 'error', (facts) => besideTexts(facts, 'privacy/anonymous')),
  rule('privacy/anonymous-near', 'warning', function* (facts) {
    yield* besideTexts(facts, 'privacy/anonymous-near');
    yield* onlyOnes(facts);
  }),
];
