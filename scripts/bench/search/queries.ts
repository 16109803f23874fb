/**
 * Queries for a corpus, each with the pages that answer it. The judgement follows from how a query was
 * made: names by what was done to them, pieces of text by a plain scan of what was written.
 */
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { type Case, type Corpus, type Organization, pick, type Random, randomOf } from './corpus.ts';
import { FOREIGN, FORMULAS, LATIN, RARE, TOWNS } from './vocabulary.ts';

export interface Query {
  text: string;
  /** Pages (`c12` a case, `o3` an organization), any of which may come first. */
  answers: ReadonlySet<string>;
}
export type Queries = Map<string, Query[]>;

/** In every class; the exact number for nonsense is `NONSENSE`. */
const EACH = 30;
export const NONSENSE = 50;

const simplified = Converter({ from: 't', to: 'cn' });
const traditional = Converter({ from: 'cn', to: 't' });
/** Letters, digits and the signs of formulas; nothing else tells texts apart. */
const bare = (text: string): string =>
  simplified(text.normalize('NFKC').toLowerCase())
    .replace(/(?<=\d)[–—~-](?=\d)/g, '-')
    .replace(/(?<!\d)[.-]|[.-](?!\d)/g, '')
    .replace(/[^\p{L}\p{N}+%.-]/gu, '');
const syllables = (text: string): string[] =>
  bare(text)
    .split(/(?=\p{Script=Han})|(?<=\p{Script=Han})/u)
    .flatMap((piece) => (/\p{Script=Han}/u.test(piece) ? [pinyin(piece, { toneType: 'none', v: true })] : [piece]));
/** Of a whole name, so that characters are read in their words. */
const soundOf = (text: string): string[] => {
  const letters = bare(text);
  return /^\p{Script=Han}+$/u.test(letters) ? pinyin(letters, { toneType: 'none', type: 'array', v: true }) : syllables(letters);
};
const initialsOf = (text: string): string =>
  soundOf(text)
    .map((one) => (/^[a-z]/.test(one) ? one[0] : one))
    .join('');

/** Whether one letter wrong, missing, added or swapped with its neighbour makes `a` of `b`. */
export function isOneOff(a: string, b: string): boolean {
  const [x, y] = [[...a], [...b]];
  if (Math.abs(x.length - y.length) > 1) return false;
  let start = 0;
  while (start < x.length && start < y.length && x[start] === y[start]) start += 1;
  let end = 0;
  while (end < x.length - start && end < y.length - start && x[x.length - 1 - end] === y[y.length - 1 - end]) end += 1;
  const [left, right] = [x.slice(start, x.length - end), y.slice(start, y.length - end)];
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]);
}

/** Common characters by their sound, for homophones. */
function homophones(): Map<string, string[]> {
  const bySound = new Map<string, string[]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0xb0; high <= 0xd7; high += 1)
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (!/^\p{Script=Han}$/u.test(character)) continue;
      const sound = pinyin(character, { toneType: 'none', v: true });
      bySound.set(sound, [...(bySound.get(sound) ?? []), character]);
    }
  return bySound;
}

/** All classes for a corpus, in a fixed order. */
export function queriesOf(corpus: Corpus, seed: number): Queries {
  const random = randomOf(seed * 7919 + 1);
  const texts = textsOf(corpus);
  const { cases } = corpus;
  // Others are in no public build.
  const organizations = corpus.organizations.filter((one) => cases.some(({ organization }) => organization === one));
  const bySound = homophones();
  const names = cases.map((one) => ({ one, name: bare(one.name), full: soundOf(one.name).join(''), initials: initialsOf(one.name) }));
  const scan = (piece: string): Set<string> => new Set([...texts].flatMap(([id, parts]) => (parts.some((part) => part.includes(piece)) ? [id] : [])));
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
  /** A run of Han from a body. */
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
    const others = (bySound.get(pinyin(character, { toneType: 'none', v: true })) ?? []).filter((one) => one !== character);
    return others.length === 0 ? undefined : pick(random, others);
  };
  const anyCharacter = (): string => pick(random, [...bySound.values()].flat());

  const result: Queries = new Map();
  const make = (name: string, maker: () => Query | undefined): void => {
    const made: Query[] = [];
    for (let tries = 0; made.length < EACH && tries < 6000; tries += 1) {
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

  make('name, whole', () => {
    const { name } = someCase();
    return { text: name, answers: named((other) => other.name === bare(name)) };
  });
  make('name, piece', () => {
    const text = piece(hanName(), 2 + random(2));
    return { text, answers: named(({ name, one }) => name.includes(text) || one.formerNames.some((former) => former.includes(text))) };
  });
  make('name, former', () => {
    const one = someName(() => true);
    const former = one.formerNames[0];
    return former === undefined
      ? undefined
      : { text: former, answers: new Set(cases.filter(({ formerNames }) => formerNames.includes(former)).map(({ slug }) => slug)) };
  });
  make('organization, whole', () => {
    const { name } = pick(random, organizations);
    return organizationQuery(
      name,
      organizations.filter((one) => one.name.includes(name)),
    );
  });
  make('organization, short name', () => {
    const one = pick(random, organizations);
    return one.shortName === undefined
      ? undefined
      : organizationQuery(
          one.shortName,
          organizations.filter(({ name, shortName }) => shortName === one.shortName || name.includes(one.shortName as string)),
        );
  });
  make('organization, abbreviated', () => {
    const one = pick(random, organizations);
    const text = one.place + one.unit.short;
    const own = organizations.filter(({ place, unit, name }) => place + unit.short === text || name.includes(text));
    return one.name.includes(text) ? undefined : organizationQuery(text, own);
  });
  make('theme', () => {
    const { theme } = someCase();
    const half = pick(random, [theme, ...theme.split(/[，\s]/)]);
    return { text: half, answers: new Set(cases.filter((one) => bare(one.theme).includes(bare(half))).map(({ slug }) => slug)) };
  });
  make('several terms', () => {
    const one = someCase();
    const terms = [bare(one.name), phraseOf(random, one, 4), phraseOf(random, one, 3)].slice(random(2));
    const shuffled = random(2) === 0 ? terms : terms.reverse();
    const sets = shuffled.map((term) => scan(bare(term)));
    return { text: shuffled.join(' '), answers: new Set([...(sets[0] as Set<string>)].filter((id) => sets.every((set) => set.has(id)))) };
  });
  make('phrase of a body', () => scanned(phrase(4 + random(6))));
  make('across segments', () => scanned(phrase(2 + random(2))));
  make('sentence', () =>
    scanned(
      pick(
        random,
        pick(random, someCase().paragraphs)
          .split('。')
          .filter((text) => text.length > 8)
          .concat('牌子挂在'),
      ),
    ),
  );
  make('pinyin, whole', () => {
    const text = soundOf(hanName()).join('');
    return { text, answers: named(({ full }) => full === text) };
  });
  make('pinyin, initials', () => {
    const text = initialsOf(hanName());
    return { text, answers: named(({ initials }) => initials === text) };
  });
  make('pinyin, piece', () => {
    const sound = soundOf(hanName());
    const from = random(sound.length - 1);
    const text = sound.slice(from, from + 2 + random(2)).join('');
    return { text, answers: named(({ one }) => [one.name, ...one.formerNames].some((name) => isSoundPiece(text, soundOf(name)))) };
  });
  make('pinyin, half typed', () => {
    const sound = soundOf(hanName());
    const last = sound.at(-1) as string;
    const text =
      random(2) === 0
        ? sound.slice(0, -1).join('') + last.slice(0, 1 + random(last.length - 1))
        : sound[0] +
          sound
            .slice(1)
            .map((one) => one[0])
            .join('');
    return { text, answers: named(({ full, one }) => full.startsWith(text) || halfTyped(soundOf(one.name)) === text) };
  });
  make('pinyin, typo', () => {
    const full = soundOf(hanName()).join('');
    const at = 1 + random(full.length - 2);
    const text = pick(random, [replaced(full, at, pick(random, [...'aeioubdghlmnst'])), replaced(full, at, ''), swapped(full, at - 1)]);
    if (names.some((other) => other.full.includes(text))) return undefined;
    return { text, answers: named((other) => isOneOff(text, other.full)) };
  });
  make('pinyin mixed in', () => {
    const name = hanName();
    const sound = soundOf(name);
    const from = 1 + random(name.length - 2);
    const to = random(2) === 0 ? name.length : from + 1 + random(name.length - from - 1);
    const text = name.slice(0, from) + sound.slice(from, to).join('') + name.slice(to);
    return { text, answers: named((other) => soundOf(other.one.name).join('') === sound.join('')) };
  });
  make('Traditional', () => {
    const source = random(2) === 0 ? hanName() : phrase(4);
    const text = traditional(source);
    return text === source ? undefined : { text, answers: scan(bare(text)) };
  });
  make('Simplified for Traditional', () => {
    const one = someName(isHan);
    return bare(one.name) === one.name ? undefined : { text: bare(one.name), answers: named(({ name }) => name === bare(one.name)) };
  });
  make('one wrong character', () => {
    const name = hanName();
    return typo(replaced(name, random(name.length), anyCharacter()));
  });
  make('one missing character', () => {
    const name = hanName(5);
    return typo(replaced(name, 1 + random(name.length - 2), ''));
  });
  make('two swapped', () => {
    const name = hanName();
    return typo(swapped(name, random(name.length - 1)));
  });
  make('wrong character in a phrase', () => {
    const text = phrase(8);
    const wrong = replaced(text, 2 + random(4), anyCharacter());
    return isNowhere(wrong) ? { text: wrong, answers: scan(text) } : undefined;
  });
  make('homophone', () => {
    const name = hanName();
    const at = random(name.length);
    const other = soundalike(name[at] as string);
    return other === undefined ? undefined : heard(replaced(name, at, other));
  });
  make('two homophones', () => {
    const name = hanName();
    const [first, second] = [soundalike(name[0] as string), soundalike(name[2] as string)];
    return first === undefined || second === undefined ? undefined : heard(replaced(replaced(name, 0, first), 2, second));
  });
  make('width and dots', () => {
    const { name } = someName((text) => !isHan(text) || random(3) === 0);
    const marked = /·/.test(name)
      ? name.replace('·', pick(random, ['・', '•', '‧', '･', ' ', '']))
      : name.length > 4
        ? `${name.slice(0, 2)}${pick(random, ['·', '・', '•'])}${name.slice(2)}`
        : name;
    const text = marked.replace(/[0-9A-Z+]/g, (one) => (random(2) === 0 ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one));
    return text === name ? undefined : { text, answers: named((other) => other.name === bare(name)) };
  });
  make('numbers and formulas', () => {
    const all = pick(random, someCase().paragraphs).match(/〔\d+〕\d+号|\d+(?:\.\d+)?(?:%|分钟|万元|户|页|公里|元)|\d+\+[\dX+N]+|\d+—\d+分钟/g) ?? [];
    const text = random(3) === 0 ? pick(random, FORMULAS) : all.length === 0 ? undefined : pick(random, all);
    if (text === undefined) return undefined;
    const exact = new RegExp(
      `(?<![\\d.+])${bare(text).replace(/[.+]/g, '\\$&')}${/\d$/.test(text) ? '(?![\\d.])' : /[a-z]$/i.test(text) ? '(?![a-z+])' : ''}`,
    );
    return { text, answers: new Set([...texts].flatMap(([id, parts]) => (parts.some((part) => exact.test(part)) ? [id] : []))) };
  });
  make('English', () => {
    const word = pick(random, LATIN);
    const text = pick(random, [word, word.toLowerCase(), word.toUpperCase(), `借助${word}`]);
    const exact = new RegExp(`(?<![a-z])${bare(text)}(?![a-z])`);
    return { text, answers: new Set([...texts].flatMap(([id, parts]) => (parts.some((part) => exact.test(part)) ? [id] : []))) };
  });
  make('one character', () => scanned(phrase(1)));
  make('question on a name', () => {
    const one = someCase();
    const text = pick(random, [
      '#是怎么做的？',
      '请问#有什么特点',
      '为什么要办#？',
      '#的经验在哪里可以学到',
      '想了解一下#',
      '哪里能看到#的资料？',
    ]).replace('#', one.name);
    return { text, answers: named(({ name }) => name === bare(one.name)) };
  });
  make('question on a matter', () => {
    const text = phrase(6);
    return {
      text: pick(random, ['#怎么办？', '有没有#的例子？', '遇到#该如何处理？', '哪个村在抓#？', '请问#有什么好办法吗']).replace('#', text),
      answers: scan(text),
    };
  });
  make('organization and name', () => {
    const one = someCase();
    return {
      text: random(2) === 0 ? one.organization.place + bare(one.name) : bare(one.name) + one.organization.name,
      answers: named(({ name, one: other }) => name === bare(one.name) && other.organization === one.organization),
    };
  });
  make('parts in another order', () => {
    const name = hanName(4);
    const text = name.slice(2) + name.slice(0, 2);
    return isNowhere(text)
      ? {
          text,
          answers: named(({ name: other }) => other.length === name.length && other.includes(name.slice(0, 2)) && other.includes(name.slice(2))),
        }
      : undefined;
  });
  make('organization, pinyin', () => {
    const one = pick(random, organizations);
    const text = random(2) === 0 ? soundOf(one.name).join('') : initialsOf(one.name);
    return organizationQuery(
      text,
      organizations.filter((other) => soundOf(other.name).join('') === text || initialsOf(other.name) === text),
    );
  });
  make('organization, typo', () => {
    const { name } = pick(random, organizations);
    const text = replaced(name, random(name.length), anyCharacter());
    return isNowhere(text)
      ? organizationQuery(
          text,
          organizations.filter((other) => isOneOff(text, other.name)),
        )
      : undefined;
  });
  result.set(
    'nonsense',
    nonsense(random, isNowhere, (text) => names.some(({ full, initials }) => full.includes(text) || initials.includes(text))),
  );
  return result;
}

function phraseOf(random: Random, one: Case, length: number): string {
  for (;;) {
    const runs = pick(random, one.paragraphs)
      .split(/\P{Script=Han}+/u)
      .filter((run) => run.length >= length);
    if (runs.length === 0) continue;
    const run = pick(random, runs);
    const from = random(run.length - length + 1);
    return run.slice(from, from + length);
  }
}

const halfTyped = (sound: readonly string[]): string =>
  sound[0] +
  sound
    .slice(1)
    .map((one) => one[0])
    .join('');
const isSoundPiece = (text: string, sound: readonly string[]): boolean =>
  sound.some((_, from) => sound.some((__, to) => to >= from && sound.slice(from, to + 1).join('') === text));

/** What is searched of each page, bare: the fields of a case, the names of an organization and of its brands. */
function textsOf({ cases, organizations }: Corpus): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const one of cases) {
    const { name, formerNames, organization, theme, summary, paragraphs } = one;
    texts.set(one.slug, [name, ...formerNames, organization.name, organization.shortName ?? '', theme, summary, ...paragraphs].map(bare));
  }
  for (const [at, town] of TOWNS.entries()) texts.set(`t${at}`, [`${town}党工委`]);
  for (const one of organizations) {
    const own = cases.filter(({ organization }) => organization === one).map(({ name }) => bare(name));
    texts.set(one.id, [...[one.name, one.shortName ?? '', ...one.formerNames].map(bare), ...own]);
  }
  return texts;
}

function nonsense(random: Random, isNowhere: (text: string) => boolean, isSound: (text: string) => boolean): Query[] {
  const letters = (length: number): string => Array.from({ length }, () => pick(random, [...'bcdfghjklmnpqrstvwxzaeiou'])).join('');
  const makers: (() => string)[] = [
    () => pick(random, RARE) + pick(random, RARE),
    () => pick(random, FOREIGN),
    () => letters(6 + random(4)),
    () => `${pick(random, FOREIGN)}怎么办？`,
    () => `${90000 + random(9999)}${pick(random, ['号', '人', '', '年'])}`,
    () => pick(random, RARE) + letters(3),
    () => `${1 + random(9)}+${letters(2).toUpperCase()}+${100 + random(900)}`,
    () => `为什么${pick(random, RARE)}要买${pick(random, FOREIGN)}`,
  ];
  const made = new Set<string>();
  for (let at = 0; made.size < NONSENSE; at += 1) {
    const text = (makers[at % makers.length] as () => string)();
    if (isNowhere(bare(text)) && !isSound(text)) made.add(text);
  }
  return [...made].map((text) => ({ text, answers: new Set<string>() }));
}
