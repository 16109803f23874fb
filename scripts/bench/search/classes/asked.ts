/** Queries with numbers and Latin letters, single characters, whole questions, and combinations. */
import { pick } from '../corpus.ts';
import type { Making } from '../making.ts';
import { bare, initialsOf, isOneOff, soundOf } from '../sounds.ts';
import { FORMULAS, LATIN } from '../vocabulary.ts';

export function makeAsked(making: Making): void {
  const {
    random,
    organizations,
    make,
    scan,
    scanned,
    matching,
    named,
    isNowhere,
    someCase,
    hanName,
    phrase,
    organizationQuery,
    replaced,
    anyCharacter,
  } = making;
  make('numbers and formulas', () => {
    const all = pick(random, someCase().paragraphs).match(/〔\d+〕\d+号|\d+(?:\.\d+)?(?:%|分钟|万元|户|页|公里|元)|\d+\+[\dX+N]+|\d+—\d+分钟/g) ?? [];
    const text = random(3) === 0 ? pick(random, FORMULAS) : all.length === 0 ? undefined : pick(random, all);
    if (text === undefined) return undefined;
    const exact = new RegExp(
      `(?<![\\d.+])${bare(text).replace(/[.+]/g, '\\$&')}${/\d$/.test(text) ? '(?![\\d.])' : /[a-z]$/i.test(text) ? '(?![a-z+])' : ''}`,
    );
    return { text, answers: matching(exact) };
  });
  make('English', () => {
    const word = pick(random, LATIN);
    const text = pick(random, [word, word.toLowerCase(), word.toUpperCase(), `借助${word}`]);
    const exact = new RegExp(`(?<![a-z])${bare(text)}(?![a-z])`);
    return { text, answers: matching(exact) };
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
}
