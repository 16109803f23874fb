/** Recognizes one organization in texts and addresses. */
import type { TreeNode } from '../model/organizations.ts';
import { KINDS, shortNamesOf, standsAsWords } from '../model/placeNames.ts';
import { mayHold, type Searched, spellingsOf } from '../model/spelling.ts';
import { normaliseText } from '../model/text.ts';
import { keyOf } from '../read/memory.ts';
import { slugFor } from '../schema/slugs.ts';

export interface Sighting {
  index: number;
  /** The name as it is usually written. */
  form: string;
}

export interface Secret {
  /** Of all that the answers depend on. */
  digest: string;
  /** Finds its names and the short forms that name nothing else. */
  named(text: Searched): Sighting[];
  /** Finds short forms that may be words. */
  doubtful(text: Searched): Sighting[];
  /** Finds its ids. Where it need not be meant, an id of one word (`market`) counts only if it is the whole text. */
  identified(text: Searched, isMeant: boolean): Sighting[];
  /** Whether a slug or path holds an id or the pinyin of its name; where it is meant, of the beginning of its name too. */
  inSlug(slug: string, isMeant: boolean): boolean;
  /** Of all that its forms hold, its ids, and its pinyin in one word: where none of them may stand nothing is found. */
  holds: readonly string[];
  ids: readonly string[];
  sounds: readonly string[];
}

export interface Form {
  form: string;
  source: string;
  /** What every spelling of it holds. */
  holds: string;
  /** Whether it must stand where words begin and end. */
  isWord: boolean;
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '');
const namesOf = ({ name, shortName, formerNames = [] }: Partial<TreeNode>): string[] => [
  ...new Set([name, shortName, ...formerNames].flatMap((one) => (one === undefined ? [] : [normaliseText(one)]))),
];

/** Texts of several owners, in which those that hold a text are found without looking at each. */
class Owned {
  private readonly texts: string[] = [];
  private readonly owners: string[] = [];
  private joined = '';
  /** By where they begin. */
  private readonly places = new Map<number, number>();

  add(text: string, owner: string): void {
    this.places.set(this.joined.length, this.texts.length);
    this.texts.push(text);
    this.owners.push(owner);
    // No text holds a line's end.
    this.joined += `${text}\n`;
  }

  /** The places, in order, of texts of others than `owner` that hold a text. */
  *holding(text: string, owner: string): Generator<number> {
    for (let at = text === '' ? -1 : this.joined.indexOf(text); at !== -1; ) {
      const place = this.places.get(this.joined.lastIndexOf('\n', at - 1) + 1) as number;
      if (this.owners[place] !== owner) yield place;
      at = this.joined.indexOf(text, this.joined.indexOf('\n', at) + 1);
    }
  }

  at = (place: number): string => this.texts[place] as string;
}

/** Organizations that the public knows: what is part of their names does not tell of another one. */
export class Known {
  /** Their names, and these with their short forms, of which another one's may be a part. */
  private readonly names = new Owned();
  private readonly covers = new Owned();

  constructor(nodes: Iterable<TreeNode>) {
    for (const node of nodes) {
      for (const name of namesOf(node).map(bare)) {
        this.names.add(name, node.id);
        for (const cover of [name, ...shortNamesOf(name).certain]) this.covers.add(cover, node.id);
      }
    }
  }

  /** Whether the name of another one than `id` holds a form. */
  isOfOthers(form: string, id: string): boolean {
    return !this.names.holding(form, id).next().done;
  }

  /** The longer names and short forms of others than `id` that hold one of some forms, in order. */
  covering(forms: readonly string[], id: string): string[] {
    const found = forms.flatMap((form) => [...this.covers.holding(form, id)].filter((place) => this.covers.at(place).length > form.length));
    return [...new Set([...new Set(found)].sort((a, b) => a - b).map(this.covers.at))];
  }
}

/** By what an organization is recognized, as plain JSON. */
export interface Recognition {
  certain: Form[];
  doubtful: Form[];
  /** Longer names of others that hold a form: 西南村 is not 南村. */
  covers: string[];
  ids: string[];
  /** Pinyin in syllables. */
  sounds: string[][];
}

export const secretOf = (node: TreeNode, published: Known): Secret => new Recognized(recognitionOf(node, published));

export function recognitionOf(node: TreeNode, published: Known): Recognition {
  const names = namesOf(node);
  const isOwn = (form: string): boolean => !published.isOfOthers(form, node.id);
  const short = names.map(shortNamesOf);
  const cores = [...new Set(short.flatMap(({ core }) => (core === undefined ? [] : [core])))];
  const ownShort = short.flatMap((one) => one.certain).filter(isOwn);
  const certain = distinct([
    ...names.map((form, at): Form => ({ form, holds: short[at]?.core ?? form, source: spellingsOf(form), isWord: false })),
    ...ownShort.map((form): Form => ({ form, holds: form, source: spellingsOf(form), isWord: [...form].length < 3 })),
    ...cores.map((core): Form => ({ form: `${core}村`, holds: core, source: `${spellingsOf(core)}${KINDS}`, isWord: false })),
  ]);
  const doubtful = distinct(
    short
      .flatMap((one) => one.doubtful)
      .filter((form) => isOwn(form) && !ownShort.includes(form))
      .map((form) => ({ form, holds: form, source: spellingsOf(form), isWord: true })),
  );
  const own = [...certain, ...doubtful].map(({ form }) => bare(form));
  return {
    certain,
    doubtful,
    covers: published.covering(own, node.id),
    ids: [...new Set([node.id, ...(node.formerIds ?? [])])],
    sounds: [...new Set([...cores, ...ownShort].flatMap((core) => slugFor(core) ?? []))].map((slug) => slug.split('-')),
  };
}

/** What is made for a text that may tell of it is made then: of hundreds, hardly one is told of. */
export class Recognized implements Secret {
  readonly digest: string;
  readonly holds: readonly string[];
  readonly ids: readonly string[];
  readonly sounds: readonly string[];
  private readonly of: Recognition;
  private readonly made = new Map<string, (text: Searched) => Sighting[]>();

  constructor(of: Recognition) {
    const { certain, doubtful, covers, ids, sounds } = of;
    this.of = of;
    this.digest = keyOf(certain, doubtful, covers, ids);
    this.holds = [...certain, ...doubtful].map(({ holds }) => holds);
    this.ids = ids;
    this.sounds = sounds.map((sound) => sound.join(''));
  }

  named(text: Searched): Sighting[] {
    const { certain, covers } = this.of;
    return this.found('named', text, () => finder(certain, covers));
  }

  doubtful(text: Searched): Sighting[] {
    const { certain, doubtful, covers } = this.of;
    return this.found('doubtful', text, () => finder(doubtful, [...covers, ...certain.map(({ form }) => form)]));
  }

  identified(text: Searched, isMeant: boolean): Sighting[] {
    return this.ids.flatMap((id) => this.found(`${isMeant} ${id}`, text, () => finderOfId(id, isMeant)));
  }

  inSlug(slug: string, isMeant: boolean): boolean {
    const parts = slug.split(/[-/]/);
    if (this.ids.some((id) => (isMeant || id.includes('-') ? `-${parts.join('-')}-`.includes(`-${id}-`) : slug === id))) return true;
    return this.of.sounds.some((sound) => {
      // A name of two syllables is too often something else where it need not be meant.
      const least = isMeant ? 2 : Math.max(3, sound.length);
      for (let length = sound.length; length >= least; length -= 1) if (runsIn(parts, sound.slice(0, length).join(''))) return true;
      return false;
    });
  }

  private found(name: string, text: Searched, make: () => (text: Searched) => Sighting[]): Sighting[] {
    let find = this.made.get(name);
    if (find === undefined) {
      find = make();
      this.made.set(name, find);
    }
    return find(text);
  }
}

function finderOfId(id: string, isMeant: boolean): (text: Searched) => Sighting[] {
  const pattern = new RegExp(`(?<![a-z0-9-])${id}(?![a-z0-9-])`, 'gi');
  const isPlain = !/[-\d]/.test(id);
  const isPossible = mayHold(id);
  return (text) => {
    if (!isPossible(text)) return [];
    if (!isMeant && isPlain) return text.text.trim() === id ? [{ index: 0, form: id }] : [];
    return [...text.text.matchAll(pattern)].map(({ index }) => ({ index, form: id }));
  };
}

/** Whether neighbouring parts of a slug together are a word. */
function runsIn(parts: readonly string[], word: string): boolean {
  for (let from = 0; from < parts.length; from += 1) {
    let joined = '';
    for (let to = from; to < parts.length && joined.length < word.length; to += 1) {
      joined += parts[to];
      if (joined === word) return true;
    }
  }
  return false;
}

const distinct = (forms: readonly Form[]): Form[] => [...new Map(forms.toReversed().map((form) => [form.source, form])).values()].toReversed();

/** Returns a function that finds forms in texts, the longest where several begin, but not within one of `covers`. */
function finder(forms: readonly Form[], covers: readonly string[]): (text: Searched) => Sighting[] {
  if (forms.length === 0) return () => [];
  const sorted = [...forms].sort((a, b) => b.source.length - a.source.length);
  const any = new RegExp(sorted.map(({ source }) => `(${source})`).join('|'), 'gu');
  const covering = covers.length === 0 ? undefined : new RegExp(covers.map(spellingsOf).join('|'), 'gu');
  const possible = forms.map(({ holds }) => mayHold(holds));
  return (searched) => {
    if (!possible.some((isPossible) => isPossible(searched))) return [];
    const { text } = searched;
    const sightings: Sighting[] = [];
    let covered: [number, number][] | undefined;
    for (const match of text.matchAll(any)) {
      const [from, to] = [match.index, match.index + match[0].length];
      const { form, isWord } = sorted[match.slice(1).findIndex((group) => group !== undefined)] as Form;
      covered ??= covering === undefined ? [] : [...text.matchAll(covering)].map((one) => [one.index, one.index + one[0].length]);
      if (covered.some(([start, end]) => start <= from && to <= end && end - start > to - from)) continue;
      if (!isWord || standsAsWords(text, from, to)) sightings.push({ index: from, form });
    }
    return sightings;
  };
}
