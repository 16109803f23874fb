/**
 * Makes queries for a built site, class by class, from what it publishes. Each has the pages that answer it: for a name
 * the pages with this name, for a text all pages that hold it literally.
 */
import { pick, type Random, randomOf } from '../../scripts/bench/search/corpus.ts';
import { traditional } from '../../scripts/bench/search/sounds.ts';
import type { Context } from '../../src/views/site/context.ts';
import { folded, type SitePage, textsIn } from './siteTexts.ts';

export interface SiteQuery {
  text: string;
  /** The addresses of pages, any of which may come first. */
  answers: ReadonlySet<string>;
}

/** Returns the page that an address belongs to: slides and handouts belong to their entry, a theme on the wall to its brand. */
export const subjectOf = (url: string): string =>
  url.replace(/themes\/(?:page\/\d+\/)?#theme-(.+)$/, 'brands/$1/').replace(/(?:slides|handout)\/$/, '');

type Kind = 'brand' | 'organization' | 'document' | 'study pack' | 'pairing';

export interface Entry {
  kind: Kind;
  url: string;
  /** The title first, then further names. */
  names: string[];
  /** All texts that an editor wrote. */
  texts: string[];
}

/** Returns all entries that have a page. */
export function entriesOf({ site, address, brands, organizations }: Context): Entry[] {
  const entry = (kind: Kind, url: string, written: unknown, ...names: (string | undefined)[]): Entry => ({
    kind,
    url,
    names: names.flatMap((name) => name ?? []),
    texts: textsIn(written),
  });
  return [
    ...site.brands.map((one) => entry('brand', address.brand(one.slug), one, one.name, ...one.formerNames)),
    ...site.organizations.map((one) => entry('organization', address.organization(one.id), one, one.name, one.shortName, ...one.formerNames)),
    ...site.documents.map((one) => entry('document', address.document(one.path), one, one.title)),
    ...site.packs.map((one) => entry('study pack', address.pack(one.slug), one, one.title)),
    ...site.pairings.map((one) => {
      const sides = [...one.model.map((slug) => brands.get(slug)?.name), ...(one.partner ?? []).map((id) => organizations.get(id)?.name)];
      return entry('pairing', address.pairing(one.slug), one, ...sides);
    }),
  ];
}

const HAN_RUNS = /\P{Script=Han}+/u;
const isLong = (text: string): boolean => text.length >= 3;

/** Makes `each` queries of every class, or as many as the site has. The same seed gives the same queries. */
export function siteQueriesOf(context: Context, pages: readonly SitePage[], seed: number, each: number): Map<string, SiteQuery[]> {
  const random = randomOf(seed);
  const { site, address } = context;
  const entries = entriesOf(context);
  const of = (kind?: Kind): Entry[] => entries.filter((one) => kind === undefined || one.kind === kind);
  const some = <Item>(list: readonly Item[]): Item | undefined => (list.length === 0 ? undefined : pick(random, list));

  const called = (text: string): Set<string> => new Set(entries.flatMap(({ url, names }) => (names.includes(text) ? [url] : [])));
  // The wall of themes lists brands by their themes.
  const walls = site.brands.map(({ slug, theme = '' }) => ({ url: address.brand(slug), names: [theme] }));
  const calledPartly = (text: string): Set<string> =>
    new Set([...entries, ...walls].flatMap(({ url, names }) => (names.some((name) => folded(name).includes(folded(text))) ? [url] : [])));
  const holding = (text: string): Set<string> => new Set(pages.flatMap(({ url, said }) => (holds(said, folded(text)) ? [subjectOf(url)] : [])));
  const holdingAll = (words: readonly string[]): Set<string> => {
    const [first = new Set<string>(), ...others] = words.map(holding);
    return new Set([...first].filter((url) => others.every((one) => one.has(url))));
  };

  const result = new Map<string, SiteQuery[]>();
  const make = (name: string, maker: () => SiteQuery | undefined): void => {
    const made: SiteQuery[] = [];
    for (let tries = 0; made.length < each && tries < 20 * each; tries += 1) {
      const query = maker();
      if (query !== undefined && query.answers.size > 0 && !made.some(({ text }) => text === query.text)) made.push(query);
    }
    if (made.length > 0) result.set(name, made);
  };
  /** Adds a class of names; `makeHeld` adds one of texts. */
  const makeCalled = (name: string, maker: () => string | undefined, answers = called): void =>
    make(name, () => {
      const text = maker()?.trim();
      return text === undefined || text.length < 2 ? undefined : { text, answers: answers(text) };
    });
  const makeHeld = (name: string, maker: () => string | undefined): void => makeCalled(name, maker, holding);

  const prose = (kind?: Kind): string => some((some(of(kind))?.texts ?? []).filter((text) => text.length > 8)) ?? '';
  const sentence = (kind?: Kind): string | undefined =>
    some(
      prose(kind)
        .split(/(?<=[。！？；])/u)
        .filter((one) => one.length >= 8 && one.length <= 60),
    );
  const clause = (kind?: Kind): string | undefined =>
    some(
      prose(kind)
        .split(/[，。、：；？！“”]+/u)
        .filter((one) => one.length >= 4),
    );
  /** Returns a run of characters without punctuation. */
  const run = (length: number, kind?: Kind): string | undefined => {
    const one = some(
      prose(kind)
        .split(HAN_RUNS)
        .filter((text) => text.length >= length),
    );
    return one === undefined ? undefined : piece(random, one, length);
  };
  const matched = (expression: RegExp): string | undefined => some((some(entries)?.texts ?? []).flatMap((text) => text.match(expression) ?? []));
  const title = (kind: Kind): string => some(of(kind))?.names[0] ?? '';

  for (const kind of ['brand', 'organization', 'document', 'study pack'] as const) {
    makeCalled(`${kind}: whole name`, () => title(kind));
    makeCalled(
      `${kind}: part of its name`,
      () => {
        // Nobody searches for a piece of a number or for half a pair of brackets.
        const whole =
          some(
            title(kind)
              .split(/[“”《》（）]|\d+/u)
              .filter(isLong),
          ) ?? '';
        return piece(random, whole, Math.min(whole.length - 1, 2 + random(kind === 'brand' ? 3 : 5)));
      },
      calledPartly,
    );
  }
  makeCalled('brand: former name', () => some(of('brand').flatMap(({ names }) => names.slice(1))));
  makeCalled('organization: short or former name', () => some(of('organization').flatMap(({ names }) => names.slice(1))));
  makeCalled('organization: its place', () => /^中共(.+?)(?:总支部|支部|联合支部)?委员会$/u.exec(title('organization'))?.[1], calledPartly);
  makeCalled(
    'pairing: both sides',
    () => (of('pairing').length === 0 ? undefined : some(of('pairing'))?.names.slice(0, 2).join(' ')),
    (text) => holdingAll(text.split(' ')),
  );
  const themes = site.brands.flatMap(({ theme }) => theme ?? []);
  makeHeld('theme: whole', () => some(themes));
  makeHeld('theme: part', () => some((some(themes) ?? '').split(/[，。、\s]+/u)));
  makeHeld('document: number', () => some(site.documents.flatMap(({ number }) => number ?? [])));
  makeHeld('study pack: what it asks', () => some(site.packs.flatMap(({ agenda }) => agenda.flatMap(({ questions }) => questions))));
  makeHeld('pairing: goal or measure', () => some(site.pairings.flatMap(({ goals, measures }) => [...goals.map(({ goal }) => goal), ...measures])));
  makeHeld('brand: summary', () => some(site.brands)?.summary);
  makeHeld('brand: record', () => some(textsIn(some(site.brands)?.record)));
  makeHeld('brand: logo', () => some(textsIn(some(site.brands)?.logo)));
  makeHeld('brand: source', () => some(some(site.brands)?.sources ?? [])?.title);
  makeHeld('brand: anything written', () => some(some(of('brand'))?.texts ?? []));
  for (const kind of ['brand', 'document', 'study pack', 'pairing'] as const) {
    makeHeld(`${kind}: sentence`, () => sentence(kind));
    makeHeld(`${kind}: clause`, () => clause(kind));
  }
  makeHeld('run of characters', () => run(4 + random(6)));
  makeHeld('two or three characters', () => run(2 + random(2)));
  makeHeld('tag', () => some(site.brands.flatMap(({ tags }) => tags)));
  makeHeld('domain, kind or level', () =>
    some([
      ...site.domains.flatMap(({ label, focuses = [] }) => [label, ...focuses.map((focus) => focus.label)]),
      ...site.levels.map(({ label }) => label),
    ]),
  );
  makeHeld('number', () => matched(/\d[\d,.]*(?:%|\p{Script=Han}{1,2})/gu));
  makeHeld('date', () => matched(/\d{4} ?年(?: ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)?/gu));
  makeHeld('number of a document', () => matched(/\p{Script=Han}+〔\d{4}〕\d+号/gu));
  makeHeld('letters and formulas', () => matched(/\p{Script=Han}{0,2}(?:[A-Za-z][A-Za-z0-9.+-]+|\d\+[\dNXx](?:\+[\dNXx])*)\p{Script=Han}{0,2}/gu));
  make('a name and words of its page', () => {
    const one = some(of('brand'));
    const words = some((some(one?.texts ?? []) ?? '').split(HAN_RUNS).filter(isLong));
    if (one === undefined || words === undefined) return undefined;
    const both = [one.names[0] as string, piece(random, words, 2 + random(3))];
    return { text: both.join(' '), answers: holdingAll(both) };
  });
  make('two pieces of one page', () => {
    const runs = (some(entries)?.texts ?? []).flatMap((text) => text.split(HAN_RUNS).filter(isLong));
    if (runs.length < 2) return undefined;
    const both = [0, 1].map(() => piece(random, pick(random, runs), 2 + random(3)));
    return { text: both.join(' '), answers: holdingAll(both) };
  });
  makeHeld('paragraph', () => some([prose()].filter((text) => text.length > 40)));
  make('a name and a word for it', () => {
    const one = some(of(pick(random, ['brand', 'organization'])));
    if (one === undefined) return undefined;
    const name = one.names[0] as string;
    return { text: name + pick(random, ['', ' ']) + pick(random, FOR_IT), answers: called(name) };
  });
  make('an organization and a name', () => {
    const one = some(site.brands);
    const holder = one === undefined ? undefined : context.organizations.get(one.organization);
    if (one === undefined || holder === undefined) return undefined;
    return { text: [holder.shortName ?? holder.name, one.name].join(pick(random, [' ', ''])), answers: new Set([address.brand(one.slug)]) };
  });
  make('question on a name', () => {
    const name = title('brand');
    return { text: pick(random, ON_NAME).replace('#', name), answers: called(name) };
  });
  make('question on a matter', () => {
    const text = pick(random, [run(4 + random(4)), clause()]);
    return text === undefined ? undefined : { text: pick(random, ON_MATTER).replace('#', text), answers: holding(text) };
  });
  make('question on a word', () => {
    const text = some(site.brands.flatMap(({ tags, carriers }) => [...tags, ...carriers]));
    return text === undefined ? undefined : { text: pick(random, [...ON_NAME, ...ON_MATTER]).replace('#', text), answers: holding(text) };
  });
  const slip = (name: string, change: (text: string, index: number) => string): void =>
    make(`name with ${name}`, () => {
      const own = title('brand');
      const text = /^\p{Script=Han}{4,}$/u.test(own) ? change(own, 1 + random(own.length - 1)) : own;
      return calledPartly(text).size > 0 ? undefined : { text, answers: called(own) };
    });
  slip('Traditional characters', traditional);
  slip('a character missing', (text, at) => text.slice(0, at) + text.slice(at + 1));
  slip('a wrong character', (text, at) => text.slice(0, at) + pick(random, WRONG) + text.slice(at + 1));
  slip('two characters swapped', (text, at) => `${text.slice(0, at - 1)}${text[at]}${text[at - 1]}${text.slice(at + 1)}`);
  return result;
}

const FOR_IT = ['品牌', '党建品牌', '案例', '做法', '主题', '简介', '介绍', '经验', '标识'];
const ON_NAME = [
  '#是怎么做的？',
  '请问#有什么特点',
  '想了解一下#',
  '什么是#？',
  '为什么要办#？',
  '#的经验',
  '哪里能看到#的资料？',
  '讲讲#',
  '#在哪里',
];
const ON_MATTER = [
  '#怎么办？',
  '有没有#的例子？',
  '遇到#该如何处理？',
  '哪个村在抓#？',
  '请问#有什么好办法吗',
  '为什么#',
  '#是什么意思',
  '哪些案例说到#',
];
const WRONG = [...'山水火土金木天地人和风云花草书画'];

function piece(random: Random, text: string, length: number): string {
  const letters = [...text];
  const from = random(Math.max(1, letters.length - length + 1));
  return letters.slice(from, from + length).join('');
}

/** Returns whether the text occurs, and not inside a longer number or Latin word. */
function holds(said: string, text: string): boolean {
  for (let index = said.indexOf(text); index >= 0; index = said.indexOf(text, index + 1))
    if (!CUT.test(said.slice(index - 1, index + 1)) && !CUT.test(said.slice(index + text.length - 1, index + text.length + 1))) return true;
  return false;
}
const CUT = /^(?:\d\d|[a-z]{2})$/;
