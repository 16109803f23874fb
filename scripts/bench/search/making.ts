/** Tools for making query classes: a corpus, random choices, and a plain scan that judges. */
import { type Case, type Corpus, type Organization, pick, type Random } from './corpus.ts';
import { bare, homophones, initialsOf, isOneOff, soundOf, usualSound } from './sounds.ts';
import { TOWNS } from './vocabulary.ts';

export interface Query {
  text: string;
  /** Ids of pages (`c12` a case, `o3` an organization). Any of them may come first. */
  answers: ReadonlySet<string>;
}
export type Queries = Map<string, Query[]>;

/** Queries per class, unless more are wanted. */
export const EACH = 30;

export type Making = ReturnType<typeof makingOf>;

/** Returns the tools for a corpus. `make` adds a class of queries that have an answer. */
export function makingOf(corpus: Corpus, random: Random, each: number) {
  const texts = textsOf(corpus);
  const { cases } = corpus;
  // Organizations without a brand are not published.
  const organizations = corpus.organizations.filter((one) => cases.some(({ organization }) => organization === one));
  const bySound = homophones();
  const names = cases.map((one) => ({ one, name: bare(one.name), full: soundOf(one.name).join(''), initials: initialsOf(one.name) }));
  const scan = (piece: string): Set<string> => new Set([...texts].flatMap(([id, text]) => (text.includes(piece) ? [id] : [])));
  const isNowhere = (piece: string): boolean => scan(piece).size === 0;
  const named = (test: (name: (typeof names)[number]) => boolean): Set<string> =>
    new Set(names.flatMap((name) => (test(name) ? [name.one.slug] : [])));
  const someCase = (): Case => pick(random, cases);
  const someName = (test: (name: string) => boolean): Case => {
    for (;;) {
      const one = someCase();
      if (test(bare(one.name))) return one;
    }
  };
  const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);
  const hanName = (least = 4): string => bare(someName((name) => isHan(name) && name.length >= least).name);
  const piece = (text: string, length: number): string => {
    const from = random(Math.max(1, text.length - length + 1));
    return text.slice(from, from + length);
  };
  /** Returns a run of Han characters from a body. */
  const phrase = (length: number): string => {
    for (;;) {
      const runs = pick(random, someCase().paragraphs)
        .split(/\P{Script=Han}+/u)
        .filter((run) => run.length >= length);
      if (runs.length > 0) return piece(pick(random, runs), length);
    }
  };
  const organizationQuery = (text: string, own: readonly Organization[]): Query => ({ text, answers: new Set(own.map((one) => one.id)) });
  const replaced = (text: string, at: number, by: string): string => text.slice(0, at) + by + text.slice(at + 1);
  const swapped = (text: string, at: number): string => `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
  const soundalike = (character: string): string | undefined => {
    const others = (bySound.get(usualSound(character)) ?? []).filter((one) => one !== character);
    return others.length === 0 ? undefined : pick(random, others);
  };
  const anyCharacter = (): string => pick(random, [...bySound.values()].flat());

  const result: Queries = new Map();
  const make = (name: string, maker: () => Query | undefined): void => {
    const made: Query[] = [];
    for (let tries = 0; made.length < each && tries < 200 * each; tries += 1) {
      const query = maker();
      if (query !== undefined && query.answers.size > 0 && !made.some((one) => one.text === query.text)) made.push(query);
    }
    result.set(name, made);
  };
  const scanned = (text: string): Query => ({ text, answers: scan(bare(text)) });
  const typo = (text: string): Query | undefined => {
    const answers = named(({ name }) => isOneOff(text, name));
    return isNowhere(text) ? { text, answers } : undefined;
  };
  const heard = (text: string): Query | undefined => {
    const sound = soundOf(text).join('');
    return isNowhere(text) ? { text, answers: named(({ full }) => full === sound) } : undefined;
  };

  /** Returns the pages with a line that matches. */
  const matching = (exact: RegExp): Set<string> => new Set([...texts].flatMap(([id, text]) => (exact.test(text) ? [id] : [])));
  return {
    ...{ random, cases, organizations, names, queries: result, make, scan, scanned, matching, isNowhere, named, someCase, someName, isHan, hanName },
    ...{ piece, phrase, organizationQuery, replaced, swapped, soundalike, anyCharacter, typo, heard },
  };
}

/** Returns the searched text of each page, folded: the fields of a case, or the names of an organization and of its brands. */
function textsOf({ cases, organizations }: Corpus): Map<string, string> {
  const texts = new Map<string, string>();
  for (const one of cases) {
    const { name, formerNames, organization, theme, summary, paragraphs } = one;
    texts.set(one.slug, [name, ...formerNames, organization.name, organization.shortName ?? '', theme, summary, ...paragraphs].map(bare).join('\n'));
  }
  for (const [at, town] of TOWNS.entries()) texts.set(`t${at}`, `${town}党工委`);
  for (const one of organizations) {
    const own = cases.filter(({ organization }) => organization === one).map(({ name }) => bare(name));
    texts.set(one.id, [...[one.name, one.shortName ?? '', ...one.formerNames].map(bare), ...own].join('\n'));
  }
  return texts;
}
