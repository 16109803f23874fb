/** A check that uses what earlier ones kept finds the same, to the byte, as one that keeps nothing: after every kind of edit, and after it was undone. */
import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkSite } from '../../../src/site/check.ts';
import { readSite } from '../../../src/site/read.ts';
import { BASE, BRAND, base, changed, DAY, type Files, SVG, writeContent } from '../../support/content.ts';

const LONG = Array.from({ length: 40 }, (_, at) => `第${at}户门前的路灯由第${at * 7}班值守的人修好并登记在册。`).join('');
const FIRST = BRAND(
  '红色驿站',
  'east',
  '',
  '## 做法\n\n正文。\n\n<Figure src="a.svg" alt="图" />\n\n见[二](../second/index.mdx#做法)，[文件](../../docs/plan.mdx#目标)。\n',
);
const SECOND = BRAND('田间课堂', 'west');
const THIRD = BRAND('水边夜话', 'west', 'tags: [好]\n', `## 经过\n\n${LONG}\n`);
const FOURTH = BRAND('山上书屋', 'south', '', '## 经过\n\n短，上墙公示。\n\n见[二](../second/index.mdx#没有)。\n');
const PICTURE = changed(SVG, '<circle', '<title>标识</title><circle');
const SITE = `${base('site.yaml')}featured: [first]\nterms: [{ avoid: 上墙公示, use: 公示上墙 }]\n`;
const PAIRING = changed(base('pairings/help.mdx'), '一起做。', '和北村**党支部**、丁村党支部一起做。');
const LIST = base('organizations/all.yaml');
const TAXONOMY = base('taxonomy.yaml');
const CONTENT: Files = {
  ...BASE,
  'site.yaml': SITE,
  'brands/first/index.mdx': FIRST,
  'brands/first/a.svg': PICTURE,
  'brands/second/index.mdx': SECOND,
  'brands/third/index.mdx': THIRD,
  'brands/fourth/index.mdx': FOURTH,
  'pairings/help.mdx': PAIRING,
  // A list with an item that cannot be valid, and numbers that JSON cannot hold.
  'brands/odd/index.mdx': BRAND('石桥议事', 'south', 'tags: [好, 2026, 坏]\ninternal: { a: .inf, b: -0 }\ncolour: red\n'),
};
const PRIVATE: Files = { 'brands/second/private.yaml': 'internal: { leader: 甲 }\n' };

interface Edit {
  files?: Files;
  private?: Files;
  asOf?: string;
  /** Problems stay the same. */
  isSilent?: true;
}

const site = (lines: string): Files => ({ 'site.yaml': `${SITE}${lines}\n` });
const first = (from: string, to: string): Files => ({ 'brands/first/index.mdx': changed(FIRST, from, to) });
const third = (from: string, to: string): Files => ({ 'brands/third/index.mdx': changed(THIRD, from, to) });
const list = (from: string, to: string): Files => ({ 'organizations/all.yaml': changed(LIST, from, to) });
const taxonomy = (from: string, to: string): Files => ({ 'taxonomy.yaml': changed(TAXONOMY, from, to) });

const EDITS: Record<string, Edit> = {
  'a word in a body': { files: first('正文。', '正文，上墙公示。') },
  'a heading that others link to': { files: { 'brands/second/index.mdx': changed(SECOND, '## 做法', '## 办法') } },
  'lines above a problem': { files: { 'brands/odd/index.mdx': `${CONTENT['brands/odd/index.mdx'] as string}`.replace('name:', '# 说明\n\nname:') } },
  'broken letters in a pairing': { files: { 'pairings/help.mdx': changed(PAIRING, '一起做', '一起锟斤拷') } },
  'a telephone number in a document': { files: { 'docs/plan.mdx': changed(base('docs/plan.mdx'), '正文', '138**0013**8000') } },
  'asterisks that would be printed': { files: first('正文。', '** 正文。') },
  'a summary': { files: first('一句话简介', '一句上墙公示简介') },
  'a name of the same sound': { files: third('name: 水边夜话', 'name: 红色忆站') },
  'a name that is taken': { files: third('name: 水边夜话', 'name: 红色驿站') },
  'a name that is long': { files: third('name: 水边夜话', 'name: 水边灯下夜话茶坊议事厅代办点') },
  'a theme': { files: third('theme: 水边夜话的主题', 'theme: 红色驿站的主题') },
  'a line above a link that leads nowhere': { files: { 'brands/fourth/index.mdx': changed(FOURTH, '短，', '多了一段。\n\n短，') } },
  'a word ahead of one in its line': { files: { 'brands/fourth/index.mdx': changed(FOURTH, '见[二]', '另见[二]') } },
  'a body copied': { files: { 'brands/fourth/index.mdx': changed(FOURTH, '短，上墙公示。', LONG) } },
  'two bodies copied, of one family': {
    files: {
      'brands/fourth/index.mdx': changed(changed(FOURTH, '短，上墙公示。', LONG), 'domain:', 'parentBrand: third\ndomain:'),
      ...third('name: 水边夜话', 'name: 山上书房'),
    },
    isSilent: true,
  },
  'a parent brand in a circle': {
    files: {
      'brands/fourth/index.mdx': changed(FOURTH, 'domain:', 'parentBrand: third\ndomain:'),
      ...third('domain:', 'parentBrand: fourth\ndomain:'),
    },
  },
  'a record without its naming': { files: third('  - { event: named, date: 2023-04-01, level: village, by: town }\n', '') },
  'an event in the future': { files: third('date: 2026-02, year', 'date: 2027-02, year') },
  'an event by who may not': { files: third('level: village, by: town', 'level: village, by: south') },
  'an organization with another id': { files: list('id: west', 'id: wests') },
  'an organization with another name': { files: list('南村党支部', '北村党支部') },
  'an organization with a name that a pairing says': { files: list('南村党支部', '丁村党支部') },
  'an organization with another parent': {
    files: list('name: 西村党支部, level: village, parent: town', 'name: 西村党支部, level: village, parent: district'),
  },
  'an organization below its child': { files: list('name: 甲镇党委, level: town', 'name: 甲镇党委, level: village') },
  'an organization that was called otherwise': { files: list('id: west,', 'id: wests, formerIds: [west],') },
  'a list that cannot be read': { files: { 'organizations/all.yaml': `${LIST}- {` } },
  'a list that is none': { files: { 'organizations/more.yaml': 'id: more\n' } },
  'a list in another place': { files: { 'organisations/more.yaml': '- { id: more, name: 丙, level: town }\n' } },
  'a second list': { files: { 'organizations/more.yaml': '- { id: east, name: 丙村党支部, level: village, parent: town }\n' } },
  'a level gone': { files: taxonomy('  - { id: town, label: 镇级, declaredBy: town, namedBy: district }\n', '') },
  'the label of a level': {
    files: { ...taxonomy('label: 村级', 'label: 村社级'), ...third('level: village, by: town', 'level: village, by: south') },
  },
  'a domain with another id': { files: taxonomy('id: rural', 'id: rurals') },
  'weights that do not add up': { files: taxonomy('weight: 0.4', 'weight: 0.5') },
  'a standard': { files: { 'taxonomy.yaml': `${TAXONOMY}standard: { label: 五有, items: [{ key: tags, label: 有标签 }] }\n` } },
  'other terms': { files: { 'site.yaml': changed(SITE, 'avoid: 上墙公示, use: 公示上墙', 'avoid: 正文, use: 本文') } },
  'the length of names': { files: site('nameLength: { min: 2, max: 3 }') },
  'what is public': { files: site('approval: required') },
  'from when it is public': { files: site('publishFrom: launched'), isSilent: true },
  'featured brands': { files: { 'site.yaml': changed(SITE, '[first]', '[first, none]') } },
  'a colour that is hard to read': { files: site('accent: "#ffee00"') },
  'settings that cannot be read': { files: { 'site.yaml': 'title: {' } },
  'settings gone': { files: { 'site.yaml': null } },
  'a picture with a script': { files: { 'brands/first/a.svg': changed(PICTURE, '<circle', '<script>1</script><circle') } },
  'a picture with words': { files: { 'brands/first/a.svg': changed(PICTURE, '标识', '上墙公示') } },
  'a picture gone': { files: { 'brands/first/a.svg': null } },
  'a picture that nobody shows': { files: { 'brands/first/b.svg': PICTURE } },
  'a picture that is none': { files: { 'brands/first/a.svg': 'no picture' } },
  'a link to elsewhere': { files: { 'brands/first/a.svg': { linkTo: '/etc/hostname' } } },
  'a private key that nobody knows': { private: { 'brands/second/private.yaml': 'internals: { leader: 甲 }\n' } },
  'a private event': { private: { 'brands/second/private.yaml': 'record: [{ event: visited, date: 2030-01, text: 看过 }]\n' } },
  'a private event with words': { private: { 'brands/second/private.yaml': 'record: [{ event: visited, date: 2026-01, text: 上墙公示 }]\n' } },
  'nothing private': { private: { 'brands/second/private.yaml': null }, isSilent: true },
  'private to a brand that is not there': { private: { 'brands/none/private.yaml': 'internal: { leader: 甲 }\n' } },
  'a private brand': { private: { 'brands/hidden/index.mdx': BRAND('暗处的灯', 'none') } },
  'a private brand of a name that is taken': { private: { 'brands/first/index.mdx': BRAND('明处的灯', 'east') } },
  'a brand gone': { files: { 'brands/second/index.mdx': null }, private: { 'brands/second/private.yaml': null } },
  'a brand more': { files: { 'brands/fifth/index.mdx': BRAND('红色忆站', 'south') } },
  'a brand at another place': {
    files: { 'brands/third/index.mdx': null, 'brands/later/index.mdx': THIRD, ...first('second/index.mdx#做法', 'third/index.mdx#经过') },
  },
  'a brand with problems at another place': { files: { 'brands/fourth/index.mdx': null, 'brands/later/index.mdx': FOURTH } },
  'a brand at a place that is no slug': { files: { 'brands/third/index.mdx': null, 'brands/Third/index.mdx': THIRD } },
  'two brands in each other’s place': {
    files: { 'brands/second/index.mdx': THIRD, 'brands/third/index.mdx': changed(SECOND, '正文', '正文，上墙公示') },
  },
  'a brand that was internal': { files: { 'brands/second/index.mdx': changed(SECOND, 'domain:', 'visibility: internal\ndomain:') } },
  'another day': { asOf: '2031-01-01' },
  'a pairing twice': { files: { 'pairings/again.mdx': PAIRING } },
  'a pairing with who holds the brand': { files: { 'pairings/help.mdx': changed(PAIRING, 'lagging: south', 'lagging: east') } },
  'a pairing that names the side': { files: { 'pairings/help.mdx': changed(PAIRING, '北村**党支部**', '南村**党支部**') } },
  'an agenda that is too long': { files: { 'study/one.mdx': changed(base('study/one.mdx'), 'minutes: 60', 'minutes: 20') } },
  'an agenda with a brand that is not there': { files: { 'study/one.mdx': changed(base('study/one.mdx'), 'brand: first', 'brand: frist') } },
  'documents that replace each other': {
    files: {
      'docs/plan.mdx': changed(base('docs/plan.mdx'), 'title: 方案', 'title: 方案\nsupersededBy: next'),
      'docs/next.mdx': '---\ntitle: 新方案\nsupersededBy: plan\n---\n\n正文。\n',
    },
  },
  'a document in a folder': { files: { 'docs/plan.mdx': null, 'docs/old/plan.mdx': base('docs/plan.mdx') } },
  'a file that is not known': { files: { 'notes.txt': '记' } },
  'bytes that are no text': { files: { 'brands/third/index.mdx': Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xb0, 0xa1]) } },
  'text in another encoding': { files: { 'brands/third/index.mdx': Buffer.from(`\ufeff${THIRD}`, 'utf16le') } },
  'a body that cannot be read': { files: first('## 做法', '## 做法\n\n<Figure src="a.svg"\n\n') },
  'an empty file': { files: { 'brands/third/index.mdx': '' } },
  'the same again': { files: { 'brands/third/index.mdx': THIRD }, isSilent: true },
};

let root: string;
let over: string;
let cache: string;
let cold: string;
const began = Object.getOwnPropertyDescriptor(performance, 'timeOrigin');

const look = async (asOf: string, where?: string): Promise<string> =>
  JSON.stringify(await checkSite({ root, privateRoot: over, asOf, ...(where === undefined ? {} : { cache: where }) }), undefined, 1);

/** Everything that commands take from a reading. */
async function everything(asOf: string, where?: string): Promise<string> {
  const reading = await readSite({ root, privateRoot: over, asOf, ...(where === undefined ? {} : { cache: where }) });
  const { brands, pairings, packs, documents, organizations, probes, files, exits } = reading.content;
  const entries = [...brands, ...pairings, ...packs, ...documents].map(({ damaged, named, ...entry }) => ({
    ...entry,
    lists: [[...damaged], [...named]],
    places: [entry.locate([]), entry.locate(['name']), entry.locate(['record', 2, 'date'])],
  }));
  const parts = [entries, organizations, [...probes], [...files.keys()], [...exits], [...reading.model.tree.ids()], reading.diagnostics];
  return JSON.stringify(parts, sorted, 1);
}

/** Objects by the order of their keys, which says nothing. */
const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

function put(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const target = path.join(folder, name);
    rmSync(target, { force: true });
    if (content === null) {
      if (readdirSync(path.dirname(target)).length === 0) rmdirSync(path.dirname(target));
      continue;
    }
    mkdirSync(path.dirname(target), { recursive: true });
    if (typeof content === 'object' && 'linkTo' in content) symlinkSync(content.linkTo, target);
    else writeFileSync(target, content);
  }
}

/** What undoes a change. */
const undone = (files: Files, before: Files): Files => Object.fromEntries(Object.keys(files).map((name) => [name, before[name] ?? null]));

beforeAll(async () => {
  root = writeContent(CONTENT);
  over = writeContent(PRIVATE);
  cache = mkdtempSync(path.join(tmpdir(), 'biaogan-cache-'));
  // Files are trusted that did not change since the process began: here, files of just now.
  Object.defineProperty(performance, 'timeOrigin', { configurable: true, value: performance.timeOrigin + 3_600_000 });
  cold = await look(DAY);
  expect(await look(DAY, cache)).toBe(cold);
});
afterAll(() => {
  for (const folder of [root, over, cache]) rmSync(folder, { recursive: true, force: true });
  if (began === undefined) Reflect.deleteProperty(performance, 'timeOrigin');
  else Object.defineProperty(performance, 'timeOrigin', began);
});

describe('a warm check equals a cold one after', () => {
  test.each(Object.entries(EDITS))('%s', async (_, { files = {}, private: hidden = {}, asOf = DAY, isSilent }) => {
    try {
      put(root, files);
      put(over, hidden);
      const expected = await look(asOf);
      if (isSilent !== true) expect(expected).not.toBe(cold);
      expect(await look(asOf, cache)).toBe(expected);
      expect(await everything(asOf, cache)).toBe(await everything(asOf));
    } finally {
      put(root, undone(files, CONTENT));
      put(over, undone(hidden, PRIVATE));
    }
    expect(await look(DAY, cache)).toBe(cold);
  });

  test('an asset that keeps its size and modification time', async () => {
    const file = path.join(root, 'brands/first/a.svg');
    const { atime, mtime, size } = statSync(file);
    writeFileSync(file, Buffer.alloc(size, 1));
    utimesSync(file, atime, mtime);
    const expected = await look(DAY);
    expect(expected).not.toBe(cold);
    expect(await look(DAY, cache)).toBe(expected);
    writeFileSync(file, PICTURE);
    expect(await look(DAY, cache)).toBe(cold);
  });
});
