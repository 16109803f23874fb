/**
 * Makes a content directory for the search benchmark, with all that is needed to judge answers. Equal seeds give
 * equal bytes.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Converter } from 'opencc-js';
import * as words from './vocabulary.ts';

export interface Organization {
  id: string;
  name: string;
  shortName?: string;
  formerNames: string[];
  place: string;
  unit: (typeof words.UNITS)[number];
  town: string;
}

export interface Case {
  slug: string;
  name: string;
  formerNames: string[];
  organization: Organization;
  theme: string;
  summary: string;
  /** Headings and blocks. */
  paragraphs: string[];
}

export interface Corpus {
  organizations: Organization[];
  cases: Case[];
}

export type Random = (below: number) => number;
export const pick = <Item>(random: Random, list: readonly Item[]): Item => list[random(list.length)] as Item;

/** Returns a generator of pseudo-random integers below a bound (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const traditional = Converter({ from: 'cn', to: 't' });

/** Returns a corpus with `pages` cases. */
export function corpusOf(pages: number, seed: number): Corpus {
  const random = randomOf(seed);
  const taken = new Set<string>();
  const fresh = (make: () => string): string => {
    for (;;) {
      const made = make();
      if (taken.has(made)) continue;
      taken.add(made);
      return made;
    }
  };
  const organizations = Array.from({ length: Math.max(20, Math.ceil(pages / 3)) }, (_, at): Organization => {
    const unit = pick(random, words.UNITS);
    let place = '';
    const name = fresh(() => {
      place = random(3) === 0 || at > 300 ? pick(random, words.PEOPLE_A) + pick(random, words.PLACES) : pick(random, words.PLACES);
      if (at > 1000) place = pick(random, words.PEOPLE_B) + place;
      return place + unit.text;
    });
    const town = pick(random, words.TOWNS);
    return {
      id: `o${at}`,
      name,
      ...(at % 4 === 0 ? { shortName: fresh(() => `${place}${unit.text.slice(0, 2)}`) } : {}),
      formerNames: at % 9 === 0 ? [fresh(() => `${town.slice(0, 2)}${pick(random, words.PLACES)}联合支部`)] : [],
      place,
      unit,
      town,
    };
  });
  const cases = Array.from({ length: pages }, (_, at): Case => {
    const organization = pick(random, organizations);
    const name = fresh(() => brandName(random, at));
    return {
      slug: `c${at}`,
      name,
      formerNames: at % 12 === 0 ? [fresh(() => `${pick(random, words.PLACES)}${pick(random, words.SECOND)}`)] : [],
      organization,
      theme: `${pick(random, words.THEMES_A)}${pick(random, ['，', ' ', ' '])}${pick(random, words.THEMES_B)}`,
      summary: `${organization.place}针对${pick(random, words.PROBLEMS)}，推行${pick(random, words.MEANS)}，${pick(random, words.RESULTS)}。`,
      paragraphs: bodyOf(random, name, organization),
    };
  });
  return { organizations, cases };
}

function brandName(random: Random, at: number): string {
  const first = pick(random, words.FIRST);
  const second = pick(random, words.SECOND);
  switch (at % 10) {
    case 0:
      return `${pick(random, words.PLACES)}${second}`;
    case 1:
      return `“${first}”${second}`;
    case 2:
      return `${first}·${second}`;
    case 3:
      return `${1 + random(9)}+${pick(random, ['X', 'N', 'M'])}${first}${second}`;
    case 4:
      return traditional(`${first}${second}${pick(random, words.THIRD)}`);
    case 5:
    case 6:
      return `${first}${second}${pick(random, words.THIRD)}`;
    case 7:
      return `${pick(random, words.PEOPLE_A)}${pick(random, words.PEOPLE_B)}${second}`;
    default:
      return `${first}${pick(random, words.FIRST)}${second}`;
  }
}

function bodyOf(random: Random, name: string, organization: Organization): string[] {
  const person = (): string => pick(random, words.PEOPLE_A) + pick(random, words.PEOPLE_B);
  const number = (): string => String(2 + random(random(4) === 0 ? 4000 : 90));
  const problem = (): string => pick(random, words.PROBLEMS);
  const means = (): string => pick(random, words.MEANS);
  const result = (): string => pick(random, words.RESULTS);
  const scene = (): string => pick(random, words.SCENES);
  const kinds: (() => string)[] = [
    () => `那年${1 + random(12)}月，${person()}接手时，最头疼的是${problem()}。`,
    () => `${person()}在${scene()}摆了张桌子，前后${number()}天登记${number()}条意见。`,
    () => `支委会把${problem()}列为头一项，由${person()}牵头，${means()}。`,
    () => `起初没人信，${person()}便领着${number()}名老党员从${scene()}干起。`,
    () => `大伙儿合计出${means()}和${means()}两个法子，试行${number()}周。`,
    () => `${person()}说：“${result()}，靠的是大家，不是我一个人。”`,
    () => `按${2015 + random(11)}年〔${2012 + random(14)}〕${1 + random(80)}号文件，${organization.town}给了${number()}万元。`,
    () => `从${organization.place}走到${scene()}要${5 + random(50)}分钟，如今${means()}以后只要${2 + random(9)}分钟。`,
    () => `${pick(random, words.FORMULAS)}的做法在${scene()}推开，${person()}记下${number()}页笔记。`,
    () => `借助${pick(random, words.LATIN)}，${problem()}的线索当天就能派到${person()}手里。`,
    () => `到年底，${result()}，${result()}，覆盖${number()}户。`,
    () => `有一回为了${problem()}，${person()}跟${person()}争到半夜，最后用${means()}收了场。`,
    () => `教训也有：${means()}推得太急，${person()}漏访了${number()}家。`,
    () => `每月${1 + random(28)}日，${scene()}灯火通明，${number()}人围坐着商量${problem()}。`,
    () => `${person()}把“${name}”的牌子挂在${scene()}，算作第${number()}个点位。`,
    () => `随访显示${(random(999) / 10).toFixed(1)}%的住户认可${means()}，比上年高${random(20)}个百分点。`,
  ];
  const paragraphs: string[] = [];
  for (const heading of ['缘起', '怎么做', '结果', '回头看']) {
    paragraphs.push(heading);
    for (let block = 0; block < 2; block += 1) paragraphs.push(Array.from({ length: 3 }, () => pick(random, kinds)()).join(''));
  }
  return paragraphs;
}

const HEADINGS = new Set(['缘起', '怎么做', '结果', '回头看']);
const quoted = (text: string): string => JSON.stringify(text);

/** Writes the content directory of a corpus into a folder, which it empties first. */
export function writeCorpus(corpus: Corpus, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const write = (name: string, text: string): void => {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  };
  write('site.yaml', 'title: 测站\npublisher: top\n');
  write(
    'taxonomy.yaml',
    `domains:
  - { id: field, label: 田野, focuses: [{ id: crop, label: 种养 }, { id: rule, label: 治理 }] }
  - { id: street, label: 街巷, focuses: [{ id: care, label: 照料 }] }
levels:
  - { id: upper, label: 上级, namedBy: top }
  - { id: middle, label: 中级, namedBy: top }
  - { id: base, label: 基层级, namedBy: parent }
`,
  );
  const towns = words.TOWNS.map((town, at) => `- { id: t${at}, name: ${town}党工委, level: middle, parent: top }\n`).join('');
  const own = corpus.organizations.map(
    ({ id, name, shortName, formerNames, town }) =>
      `- { id: ${id}, name: ${quoted(name)}, ${shortName === undefined ? '' : `shortName: ${quoted(shortName)}, `}level: base, parent: t${words.TOWNS.indexOf(town)}, domain: field, formerNames: ${JSON.stringify(formerNames)} }\n`,
  );
  write('organizations/all.yaml', `- { id: top, name: 组织处, level: upper }\n${towns}${own.join('')}`);
  for (const [at, one] of corpus.cases.entries()) {
    const focus = at % 3 === 0 ? 'domain: street\nfocuses: [care]' : `domain: field\nfocuses: [${at % 2 === 0 ? 'crop' : 'rule'}]`;
    const town = `t${words.TOWNS.indexOf(one.organization.town)}`;
    const year = 2018 + (at % 6);
    write(
      `brands/${one.slug}/index.mdx`,
      `---
name: ${quoted(one.name)}
formerNames: ${JSON.stringify(one.formerNames)}
organization: ${one.organization.id}
${focus}
summary: ${quoted(one.summary)}
logo: { kind: text, text: 记号, meaning: 图形 }
theme: ${quoted(one.theme)}
connotation: 略
philosophy: 略
role: { organization: 略, members: 略 }
tags: [标记${at % 7}]
record:
  - { event: cultivated, date: 2017 }
  - { event: declared, date: ${year}-02, level: base, by: ${one.organization.id} }
  - { event: evaluated, date: ${year}-03 }
  - { event: named, date: ${year}-05, level: base, by: ${town} }
---

${one.paragraphs.map((text) => (HEADINGS.has(text) ? `## ${text}` : text)).join('\n\n')}
`,
    );
  }
}
