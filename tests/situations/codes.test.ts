/** At least one situation for every code: the files of an editor, and all diagnostics that they cause, with their places. */
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { linkModel } from '../../src/model/model.ts';
import { allEntries } from '../../src/read/content.ts';
import { gatherFacts, RULES } from '../../src/rules/index.ts';
import { BRAND, base, changed, readSituation, type Situation, SVG } from '../support/content.ts';

interface Case extends Situation {
  name: string;
  /** All diagnostics as `code file:line:column`. */
  finds: string[];
}

const FIRST = 'brands/first/index.mdx';
const SECOND = 'brands/second/index.mdx';
const HELP = 'pairings/help.mdx';
const PACK = 'study/one.mdx';
const PLAN = 'docs/plan.mdx';
const ORGS = 'organizations/all.yaml';

const edit = (file: string, from: string, to: string) => ({ [file]: changed(base(file), from, to) });
const first = (body: string) => ({ [FIRST]: BRAND('红色驿站', 'east', '', body) });
const png = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
);
/** A WebP of so many frames. */
const webp = async (frames: number): Promise<Uint8Array> => {
  const shades = Array.from({ length: frames }, (_, index) => Buffer.alloc(4 * 4 * 3, 40 + index * 100));
  const raw = { width: 4, height: 4 * frames, channels: 3 as const, pageHeight: 4 };
  return new Uint8Array(await sharp(Buffer.concat(shades), { raw }).webp({ loop: 0 }).toBuffer());
};
const [still, moving] = [await webp(1), await webp(2)];
/** The PNG as an APNG of two frames, the second of which is left out. */
const apng = (() => {
  const chunk = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('acTL'), Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(chunk.subarray(4)));
  return Uint8Array.from(Buffer.concat([png.subarray(0, 33), chunk, sum, png.subarray(33)]));
})();
/** Replaces the record of the first brand. */
const record = (...events: string[]) => ({
  [FIRST]: BRAND('红色驿站', 'east').replace(/record:\n(?: {2}- .*\n)+/, `record:\n${events.map((event) => `  - ${event}\n`).join('')}`),
});
const CULTIVATED = '{ event: cultivated, date: 2022-01 }';
const DECLARED = '{ event: declared, date: 2023-02, level: village, by: east }';
const EVALUATED = '{ event: evaluated, date: 2023-03 }';
const NAMED = '{ event: named, date: 2023-04-01, level: village, by: town }';
const REVIEWED = '{ event: reviewed, date: 2026-01, year: 2025, result: pass }';
const GOALS = '{ event: goals, date: 2026-02, year: 2026, goals: [一] }';
/** Removes the pairing and the pack, which need a titled brand. */
const ALONE = { [HELP]: null, [PACK]: null };

/** A text long enough for a comparison of bodies. */
const LONG = Array.from({ length: 30 }, (_, index) => `第${index}户的灯修好了，第${index * 7}块菜地有人认领，第${index * 13}条意见有了回音。`).join(
  '\n',
);

const CASES: Case[] = [
  { name: 'GBK bytes', files: { 'docs/old.mdx': Uint8Array.from([0x2d, 0x2d, 0x2d, 0x0a, 0xd6, 0xd0]) }, finds: ['file/encoding docs/old.mdx:2:1'] },
  { name: 'UTF-16', files: { 'docs/old.mdx': Uint8Array.from([0xff, 0xfe, 0x2d, 0x00]) }, finds: ['file/encoding docs/old.mdx:1:1'] },
  { name: 'NUL', files: { 'docs/old.mdx': '---\ntitle: a\u0000b\n---\n' }, finds: ['file/encoding docs/old.mdx:2:9'] },
  {
    name: 'frontmatter of more than a megabyte',
    files: edit(PLAN, 'title: 方案', `title: 方案\nsummary: ${'长'.repeat(400_000)}`),
    finds: ['file/size docs/plan.mdx:2:1'],
  },
  {
    name: 'control characters: in frontmatter, in a body, as escapes, in an attribute',
    files: {
      ...first('村口的灯\u000b夜里\u0007亮。\n\n<Quote by="甲&#7;">乙</Quote>\n'),
      [PLAN]: changed(base(PLAN), 'title: 方案', 'title: "方\\u0007案"\nsummary: "\\ud800"'),
      'site.yaml': 'title: 试\u0085验站\npublisher: district\n',
      [ORGS]: changed(base(ORGS), '东村', '东\u009f村'),
    },
    finds: [
      'text/control brands/first/index.mdx:20:5',
      'text/control brands/first/index.mdx:22:12',
      'text/control docs/plan.mdx:2:8',
      'text/control docs/plan.mdx:3:10',
      'text/control organizations/all.yaml:3:22',
      'text/control site.yaml:1:9',
    ],
  },
  {
    name: 'tags: too many, full-width marks, a slash after NFKC, too many bytes, a line break',
    files: {
      [FIRST]: BRAND('红色驿站', 'east', `tags: [谁来管？, ℀, "甲\\n乙", e${'\u0301\u0302'.repeat(60)}, ．．]\n`),
      [SECOND]: BRAND('田间课堂', 'west', `tags: [${Array.from({ length: 21 }, (_, at) => `标签${at}`).join(', ')}, 谁？]\n`),
    },
    finds: [8, 14, 17, 25, 148]
      .map((column) => `schema/value brands/first/index.mdx:18:${column}`)
      .concat('schema/value brands/second/index.mdx:18:7', 'schema/value brands/second/index.mdx:18:124'),
  },
  {
    name: 'document in nine folders, and in eight',
    files: {
      'docs/a/b/c/d/e/f/g/h/i/x.mdx': '---\ntitle: 深\n---\n',
      'docs/a/b/c/d/e/f/g/h/index.mdx': '---\ntitle: 浅\n---\n',
    },
    finds: ['entry/slug docs/a/b/c/d/e/f/g/h/i/x.mdx:1:1'],
  },
  { name: 'several bad parts of a path', files: { 'docs/Sub/中文.mdx': '---\ntitle: 甲\n---\n' }, finds: ['entry/slug docs/Sub/中文.mdx:1:1'] },
  {
    name: 'a number as round, and targets without a level',
    files: {
      [FIRST]: changed(base(FIRST), 'event: evaluated, date: 2023-03', 'event: evaluated, date: 2023-03, round: 2'),
      'taxonomy.yaml': `${base('taxonomy.yaml')}targets: [{ year: 2026, organizations: [east] }]\n`,
    },
    finds: [],
  },
  {
    name: 'visibility that is none, of what a pack uses',
    files: {
      ...edit(HELP, 'visibility: anonymous', 'visibility: anonymos'),
      ...edit(PACK, 'brand: first }]', 'brand: first }, { title: 看结对, minutes: 5, pairing: help }]'),
    },
    finds: ['schema/value pairings/help.mdx:7:13'],
  },
  {
    name: 'living id that another organization had, in a key that allows any text',
    files: {
      [ORGS]: `${base(ORGS)}- { id: north-village, name: 北村党支部, level: village, parent: town }\n- { id: far, name: 远村党支部, level: village, parent: town, formerIds: [north-village] }\n`,
      [FIRST]: changed(base(FIRST), 'record:\n', 'record:\n  - { event: visited, date: 2019, by: north-village }\n'),
    },
    finds: ['reference/duplicate organizations/all.yaml:6:9', 'reference/duplicate organizations/all.yaml:7:69'],
  },
  {
    name: 'the site’s own mark, icon and menu, authors, and the parts of a logo',
    files: {
      'site.yaml': `${base('site.yaml')}logo: { file: mark.svg, alt: 灯 }\nfavicon: icon.png\nmenu: [{ label: 方案, document: plan }, { label: 品牌, page: /brands/ }, { label: 农村, page: domains/rural/near }, { label: 第一课, page: '/study/one/slides/' }, { label: 首页, page: / }, { label: 东村, page: /organizations/east/ }, { label: 市里, page: 'https://www.example.cn/' }]\n`,
      'mark.svg': SVG,
      'icon.png': png,
      [FIRST]: BRAND('红色驿站', 'east', 'authors: [王某]\n').replace('meaning: 字面之义', 'meaning: [{ part: 圆, means: 团结, at: [50, 20.5] }]'),
    },
    finds: [],
  },
  {
    name: 'the same with mistakes',
    files: {
      'site.yaml': `${base('site.yaml')}logo: { file: mark.svg }\nfavicon: icon.png\nmenu: [{ label: 方案, document: plam }, { label: 品牌 }, { label: 课, page: /study/two/ }, { label: 报, page: 'javascript:x' }, { label: 邻, page: //a.cn/ }, { label: 村, page: /organizations/south/ }, { label: 内, document: inner }]\n`,
      'docs/inner.mdx': '---\ntitle: 内部\nvisibility: internal\n---\n',
      [FIRST]: BRAND('红色驿站', 'east', 'authors: 王某\n').replace('meaning: 字面之义', 'meaning: [{ part: 圆, means: 团结, at: [50, 120] }]'),
    },
    finds: [
      'schema/value brands/first/index.mdx:6:74',
      'schema/type brands/first/index.mdx:18:10',
      'text/alt site.yaml:3:9',
      'asset/missing site.yaml:3:15',
      'asset/missing site.yaml:4:10',
      'reference/unknown site.yaml:5:31',
      'schema/missing site.yaml:5:41',
      'link/broken site.yaml:5:72',
      'link/unsafe site.yaml:5:105',
      'link/unsafe site.yaml:5:141',
      'reference/hidden site.yaml:5:170',
      'reference/hidden site.yaml:5:217',
    ],
  },
  { name: 'full-width colon', files: edit(PLAN, 'title: 方案', 'title：方案\norder: 1'), finds: ['yaml/syntax docs/plan.mdx:2:6'] },
  { name: 'anchor', files: edit(PLAN, 'title: 方案', 'title: &a 方案'), finds: ['yaml/syntax docs/plan.mdx:2:11'] },
  { name: 'duplicate key', files: edit(PLAN, 'title: 方案', 'title: 方案\ntitle: 方案二'), finds: ['yaml/duplicate-key docs/plan.mdx:3:1'] },
  { name: 'no frontmatter', files: { 'docs/bare.mdx': '正文\n' }, finds: ['frontmatter/missing docs/bare.mdx:1:1'] },
  { name: 'missing key', files: edit(PLAN, 'title: 方案', 'order: 1'), finds: ['schema/missing docs/plan.mdx:2:1'] },
  {
    name: 'reference to docs/index.mdx',
    files: {
      'docs/index.mdx': '---\ntitle: 总说\n---\n',
      'docs/old.mdx': '---\ntitle: 旧方案\nstatus: superseded\nsupersededBy: index\n---\n',
      'study/s.mdx': '---\ntitle: 课\noccasion: lecture\nminutes: 5\nagenda: [{ title: 读, minutes: 5, document: index }]\n---\n',
    },
    finds: [],
  },
  {
    name: 'reference to docs/index.mdx, which does not exist',
    files: { 'docs/old.mdx': '---\ntitle: 旧方案\nstatus: superseded\nsupersededBy: index\n---\n' },
    finds: ['reference/unknown docs/old.mdx:4:15'],
  },
  {
    name: 'nameLength with min above max',
    files: { 'site.yaml': `${base('site.yaml')}nameLength: { min: 4, max: 3 }\n` },
    finds: ['schema/value site.yaml:3:28'],
  },
  { name: 'url that is a mail address', files: { 'site.yaml': `${base('site.yaml')}url: mailto:a@b.cn\n` }, finds: ['schema/value site.yaml:3:6'] },
  { name: 'no site.yaml', files: { 'site.yaml': null }, finds: ['schema/missing site.yaml:1:1'] },
  { name: 'number instead of text', files: edit(PLAN, 'title: 方案', 'title: 20260101'), finds: ['schema/type docs/plan.mdx:2:8'] },
  { name: 'misspelt key', files: edit(PLAN, 'title: 方案', 'title: 方案\nsumary: 摘要'), finds: ['schema/unknown-key docs/plan.mdx:3:1'] },
  { name: 'day that does not exist', files: edit(PLAN, 'title: 方案', 'title: 方案\nissued: 2023-02-30'), finds: ['schema/value docs/plan.mdx:3:9'] },
  { name: 'file name that is not a slug', files: { 'docs/My Plan.mdx': '---\ntitle: 甲\n---\n' }, finds: ['entry/slug docs/My Plan.mdx:1:1'] },
  { name: 'file that belongs to no entry', files: { 'brands/first/notes.txt': 'x' }, finds: ['entry/unexpected brands/first/notes.txt:1:1'] },
  {
    name: 'misnamed entry',
    files: { 'brands/third.mdx': '---\n---\n', 'organizations/x.yml': '' },
    finds: ['entry/unexpected brands/third.mdx:1:1', 'entry/unexpected organizations/x.yml:1:1'],
  },
  { name: 'unknown organization', files: edit(PLAN, 'title: 方案', 'title: 方案\nissuer: distrct'), finds: ['reference/unknown docs/plan.mdx:3:9'] },
  {
    name: 'a former id and a misspelt id in a key that allows any text',
    files: {
      [ORGS]: `${base(ORGS)}- { id: north-branch, name: 北村党支部, level: village, parent: town, formerIds: [north-village] }\n`,
      [FIRST]: changed(
        base(FIRST),
        'record:\n',
        'record:\n  - { event: visited, date: 2019, by: [north-village, north-brunch, 西村, another-text, west] }\n',
      ),
    },
    finds: ['reference/unknown brands/first/index.mdx:12:40', 'reference/unknown brands/first/index.mdx:12:55'],
  },
  { name: 'unknown ledger goal', files: edit(HELP, 'text: 走访', 'text: 走访, goal: 2'), finds: ['reference/unknown pairings/help.mdx:6:46'] },
  {
    name: 'duplicate id',
    files: edit(ORGS, 'id: south', 'id: west'),
    finds: [
      'reference/duplicate organizations/all.yaml:4:9',
      'reference/duplicate organizations/all.yaml:5:9',
      'reference/unknown pairings/help.mdx:3:10',
    ],
  },
  {
    name: 'former slug that another brand has',
    files: { [SECOND]: BRAND('田间课堂', 'west', 'formerSlugs: [first]\n') },
    finds: ['reference/duplicate brands/first/index.mdx:1:1', 'reference/duplicate brands/second/index.mdx:18:15'],
  },
  {
    name: 'cycle of parent brands',
    files: { [FIRST]: BRAND('红色驿站', 'east', 'parentBrand: second\n'), [SECOND]: BRAND('田间课堂', 'west', 'parentBrand: first\n') },
    finds: ['reference/cycle brands/first/index.mdx:18:14', 'reference/cycle brands/second/index.mdx:18:14'],
  },
  {
    name: 'documents that supersede each other, and one that supersedes itself',
    files: Object.fromEntries(
      [
        ['plan', 'other'],
        ['other', 'plan'],
        ['alone', 'alone'],
      ].map(([id, by]) => [`docs/${id}.mdx`, changed(base('docs/plan.mdx'), 'title: 方案', `title: 方案\nstatus: superseded\nsupersededBy: ${by}`)]),
    ),
    finds: ['reference/cycle docs/alone.mdx:4:15', 'reference/cycle docs/other.mdx:4:15', 'reference/cycle docs/plan.mdx:4:15'],
  },
  {
    name: 'approval older than the record',
    files: { [FIRST]: BRAND('红色驿站', 'east', 'approval: { by: 某人, date: 2026-01-15 }\nupdated: 2026-03\n') },
    finds: ['approval/stale brands/first/index.mdx:17:27', 'approval/stale brands/first/index.mdx:19:10'],
  },
  {
    name: 'featured but hidden',
    files: { 'site.yaml': 'title: 站\npublisher: district\nfeatured: [second]\n', [SECOND]: BRAND('田间课堂', 'west', 'visibility: internal\n') },
    finds: ['reference/hidden site.yaml:3:12'],
  },
  {
    name: 'cycle of parent organizations',
    files: {
      [ORGS]:
        changed(base(ORGS), 'name: 甲区委组织部, level: district', 'name: 甲区委组织部, level: district, parent: b') +
        '- { id: b, name: 乙, level: district, parent: district }\n',
    },
    finds: ['organization/cycle organizations/all.yaml:1:58', 'organization/cycle organizations/all.yaml:6:46'],
  },
  {
    name: 'parent below its child',
    files: { [ORGS]: `${base(ORGS)}- { id: b, name: 乙, level: town, parent: east }\n` },
    finds: ['organization/level organizations/all.yaml:6:42'],
  },
  { name: 'weights that do not sum to 1', files: edit('taxonomy.yaml', 'weight: 0.6', 'weight: 0.7'), finds: ['taxonomy/weights taxonomy.yaml:9:3'] },
  { name: 'long name', files: { [FIRST]: BRAND('红色驿站一直开到村口去', 'east') }, finds: ['brand/name-length brands/first/index.mdx:2:7'] },
  {
    name: 'two brands with one name',
    files: { [SECOND]: BRAND('红色驿站', 'west').replace('红色驿站的主题', '另一个说法') },
    finds: ['brand/name-taken brands/first/index.mdx:2:7', 'brand/name-taken brands/second/index.mdx:2:7'],
  },
  {
    name: 'homophone',
    files: { [SECOND]: BRAND('红色忆站', 'west').replace('红色忆站的主题', '另一个说法') },
    finds: ['brand/name-similar brands/first/index.mdx:2:7', 'brand/name-similar brands/second/index.mdx:2:7'],
  },
  { name: 'similar names in one family', files: { [SECOND]: BRAND('红色忆站', 'west', 'parentBrand: first\n') }, finds: [] },
  {
    name: 'two brands with one theme',
    files: { [SECOND]: BRAND('田间课堂', 'west').replace('田间课堂的主题', '红色驿站，的主题') },
    finds: ['brand/theme-similar brands/first/index.mdx:7:8', 'brand/theme-similar brands/second/index.mdx:7:8'],
  },
  {
    name: 'two brands with one body',
    files: { [FIRST]: BRAND('红色驿站', 'east', '', LONG), [SECOND]: BRAND('田间课堂', 'west', '', LONG) },
    finds: ['brand/body-similar brands/first/index.mdx:2:1', 'brand/body-similar brands/second/index.mdx:2:1'],
  },
  { name: 'standard not met', files: edit2(FIRST, /theme: .*\n/, ''), finds: ['brand/incomplete brands/first/index.mdx:2:1'] },
  {
    name: 'standard not met, naming imported',
    files: {
      ...ALONE,
      [FIRST]: (record('{ event: named, imported: true, level: village, by: west }', REVIEWED, GOALS)[FIRST] as string).replace(/theme: .*\n/, ''),
    },
    finds: ['brand/incomplete brands/first/index.mdx:2:1'],
  },
  {
    name: 'dates backwards',
    files: { ...ALONE, ...record(CULTIVATED, '{ event: launched, date: 2021-12 }') },
    finds: ['record/order brands/first/index.mdx:13:30'],
  },
  {
    name: 'named without an evaluation',
    files: { ...ALONE, ...record(CULTIVATED, DECLARED, NAMED, REVIEWED, GOALS) },
    finds: ['record/transition brands/first/index.mdx:14:14'],
  },
  {
    name: 'named at another level than declared',
    files: { ...ALONE, ...record(CULTIVATED, DECLARED, EVALUATED, '{ event: named, date: 2023-04, level: town, by: district }', REVIEWED, GOALS) },
    finds: ['record/transition brands/first/index.mdx:15:43'],
  },
  {
    name: 'declared for a level that is not higher than the title',
    files: {
      ...ALONE,
      ...record(CULTIVATED, DECLARED, EVALUATED, NAMED, '{ event: declared, date: 2025-01, level: village, by: east }', REVIEWED, GOALS),
    },
    finds: ['record/transition brands/first/index.mdx:16:46'],
  },
  {
    name: 'named by an organization without authority',
    files: {
      ...ALONE,
      ...record(CULTIVATED, DECLARED, EVALUATED, '{ event: named, date: 2023-04-01, level: village, by: district }', REVIEWED, GOALS),
    },
    finds: ['record/authority brands/first/index.mdx:15:59'],
  },
  {
    name: 'declared by an unrelated organization',
    files: { ...ALONE, ...record(CULTIVATED, '{ event: declared, date: 2023-02, level: village, by: west }', EVALUATED, NAMED, REVIEWED, GOALS) },
    finds: ['record/authority brands/first/index.mdx:13:59'],
  },
  {
    name: 'future event',
    files: record(CULTIVATED, DECLARED, EVALUATED, NAMED, REVIEWED, GOALS, '{ event: visited, date: 2026-07 }'),
    finds: ['record/future brands/first/index.mdx:18:29'],
  },
  { name: 'no review', files: record(CULTIVATED, DECLARED, EVALUATED, NAMED, GOALS), finds: ['record/overdue brands/first/index.mdx:16:5'] },
  { name: 'no goals', files: record(CULTIVATED, DECLARED, EVALUATED, NAMED, REVIEWED), finds: ['record/goals-missing brands/first/index.mdx:16:5'] },
  { name: 'model without a title', files: { [PACK]: null, ...record(CULTIVATED) }, finds: ['pairing/model pairings/help.mdx:2:8'] },
  { name: 'lagging side with a title', files: edit(HELP, 'lagging: south', 'lagging: west'), finds: ['pairing/lagging pairings/help.mdx:3:10'] },
  {
    name: 'lagging side above the holder of the model',
    files: edit(HELP, 'lagging: south', 'lagging: town'),
    finds: ['pairing/lagging pairings/help.mdx:3:10'],
  },
  {
    name: 'lagging side that holds the model',
    files: edit(HELP, 'lagging: south', 'lagging: east'),
    finds: ['pairing/lagging pairings/help.mdx:3:10'],
  },
  {
    name: 'two overlapping pairings of the same sides',
    files: { 'pairings/again.mdx': changed(base(HELP), 'since: 2026-01-10', 'since: 2026-03') },
    finds: ['pairing/overlap pairings/again.mdx:3:10', 'pairing/overlap pairings/help.mdx:3:10'],
  },
  { name: 'ledger item before since', files: edit(HELP, '2026-05-01', '2026-01-01'), finds: ['pairing/term pairings/help.mdx:6:18'] },
  {
    name: 'public pairing without consent',
    files: edit(HELP, 'visibility: anonymous', 'visibility: public'),
    finds: ['pairing/consent pairings/help.mdx:7:13'],
  },
  {
    name: 'outcome accepted by one of the sides',
    files: edit(HELP, 'visibility: anonymous', 'visibility: anonymous\noutcome: { date: 2026-05-20, result: risen, text: 好, by: east }'),
    finds: ['pairing/acceptance pairings/help.mdx:8:58'],
  },
  {
    name: 'pairing past its term',
    files: edit(HELP, 'visibility: anonymous', 'visibility: anonymous\nuntil: 2026-05-20'),
    finds: ['pairing/overdue pairings/help.mdx:8:8'],
  },
  {
    name: 'pairing without a ledger item for six months',
    files: edit(HELP, 'visibility: anonymous', 'visibility: anonymous'),
    asOf: '2026-11-25',
    finds: ['pairing/silent pairings/help.mdx:6:18'],
  },
  { name: 'agenda too long', files: edit(PACK, 'minutes: 60', 'minutes: 20'), finds: ['study/minutes study/one.mdx:4:10'] },
  {
    name: 'public pack with an internal brand',
    files: { [HELP]: null, [FIRST]: BRAND('红色驿站', 'east', 'visibility: internal\n') },
    finds: ['study/hidden study/one.mdx:5:44'],
  },
  {
    name: 'pack with a brand that is not yet public',
    files: { [HELP]: null, ...record(CULTIVATED) },
    finds: ['study/unpublished study/one.mdx:5:44'],
  },
  { name: 'link to a missing file', files: first('见[甲](../nothing/index.mdx)。\n'), finds: ['link/broken brands/first/index.mdx:20:2'] },
  { name: 'link to a missing fragment', files: first('见[甲](../../docs/plan.mdx#没有)。\n'), finds: ['link/broken brands/first/index.mdx:20:2'] },
  {
    name: 'public link to an internal entry',
    files: {
      ...first('见[甲](../../docs/plan.mdx)。\n\n<Internal>[甲](../../docs/plan.mdx)</Internal>\n'),
      ...edit(PLAN, 'title: 方案', 'title: 方案\nvisibility: internal'),
    },
    finds: ['link/hidden brands/first/index.mdx:20:2'],
  },
  {
    name: 'public link to an entry that is not yet public',
    files: { ...first('见[甲](../second/index.mdx)。\n'), [SECOND]: BRAND('田间课堂', 'west').replace(/ {2}- \{ event: named[\s\S]*?(?=---)/, '') },
    finds: ['link/unpublished brands/first/index.mdx:20:2'],
  },
  {
    name: 'unsafe link',
    files: first('[甲](javascript:alert) ![乙](data:image/png;base64,x)\n'),
    finds: ['link/unsafe brands/first/index.mdx:20:1', 'link/unsafe brands/first/index.mdx:20:23'],
  },
  { name: 'missing picture', files: first('![乙](a.png)\n'), finds: ['asset/missing brands/first/index.mdx:20:1'] },
  {
    name: 'picture outside the folder',
    files: { ...first('![乙](../second/a.png)\n\n![丙](https://a.cn/a.png)\n') },
    finds: ['asset/outside brands/first/index.mdx:20:1', 'asset/outside brands/first/index.mdx:22:1'],
  },
  {
    name: 'picture that is a symbolic link out of the folder',
    files: { ...first('![乙](a.svg)\n'), 'docs/a.svg': SVG, 'brands/first/a.svg': { linkTo: '../../docs/a.svg' } },
    finds: ['asset/outside brands/first/index.mdx:20:1', 'asset/unused docs/a.svg:1:1'],
  },
  {
    name: 'file with the wrong extension',
    files: { ...first('![乙](a.png)\n'), 'brands/first/a.png': 'hello' },
    finds: ['asset/type brands/first/index.mdx:20:1'],
  },
  {
    name: 'file of a type that is not allowed',
    files: { ...first('![乙](a.gif)\n'), 'brands/first/a.gif': 'GIF89a' },
    finds: ['asset/type brands/first/index.mdx:20:1'],
  },
  {
    name: 'SVG with a script',
    files: { ...first('![乙](a.svg)\n'), 'brands/first/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>x</script></svg>' },
    finds: ['asset/unsafe brands/first/index.mdx:20:1'],
  },
  { name: 'unused picture', files: { 'brands/first/a.png': png }, finds: ['asset/unused brands/first/a.png:1:1'] },
  { name: 'picture without alt', files: { ...first('![](a.png)\n'), 'brands/first/a.png': png }, finds: ['text/alt brands/first/index.mdx:20:1'] },
  {
    name: 'logo with a blank alt',
    files: {
      [FIRST]: changed(
        BRAND('红色驿站', 'east'),
        '{ kind: text, text: 红色驿站, meaning: 字面之义 }',
        '{ kind: image, file: a.png, alt: " ", meaning: 义 }',
      ),
      'brands/first/a.png': png,
    },
    finds: ['text/alt brands/first/index.mdx:6:40'],
  },
  { name: 'less-than sign', files: first('收入<5万元。\n'), finds: ['mdx/syntax brands/first/index.mdx:20:3'] },
  {
    name: 'expression',
    files: first('目标{一}。\n\nimport x from "y"\n'),
    finds: ['mdx/code brands/first/index.mdx:20:3', 'mdx/code brands/first/index.mdx:22:1'],
  },
  { name: 'raw HTML', files: first('甲<b>乙</b>\n'), finds: ['mdx/html brands/first/index.mdx:20:2'] },
  { name: 'unknown component', files: first('<Fgure />\n'), finds: ['mdx/component brands/first/index.mdx:20:1'] },
  {
    name: 'empty gallery and empty questions',
    files: first('<Gallery />\n\n<Question></Question>\n\n<Question>\n\n{/* 再想想 */}\n\n</Question>\n\n<Quote />\n'),
    finds: ['mdx/component brands/first/index.mdx:20:1', 'mdx/component brands/first/index.mdx:22:1', 'mdx/component brands/first/index.mdx:24:1'],
  },
  {
    name: 'question with internal content only, and questions with another mistake',
    files: first('<Question><Internal>甲？</Internal></Question>\n\n<Question>{乙}</Question>\n\n<Question text="丙？" />\n'),
    finds: ['mdx/code brands/first/index.mdx:22:11', 'mdx/attribute brands/first/index.mdx:24:11'],
  },
  {
    name: 'values that are not CSS colours',
    files: {
      [FIRST]: BRAND('红色驿站', 'east', 'colors: { primary: bad, secondary: 8a1c1c }\n'),
      [SECOND]: BRAND('田间课堂', 'west', 'colors: bad\n'),
      'site.yaml': `${base('site.yaml')}accent: fff\n`,
    },
    finds: [
      'schema/value brands/first/index.mdx:18:20',
      'schema/value brands/first/index.mdx:18:36',
      'schema/type brands/second/index.mdx:18:9',
      'schema/value site.yaml:3:9',
    ],
  },
  { name: 'unknown attribute', files: first('<Quote byy="甲">乙</Quote>\n'), finds: ['mdx/attribute brands/first/index.mdx:20:8'] },
  {
    name: 'house wording',
    files: { 'site.yaml': `${base('site.yaml')}terms: [{ avoid: 打造, use: 建设 }]\n`, ...first('要打造品牌。\n') },
    finds: ['text/term brands/first/index.mdx:20:2'],
  },
  {
    name: 'house wording whose correction contains it',
    files: {
      'site.yaml': `${base('site.yaml')}terms: [{ avoid: 支部, use: 党支部 }]\n`,
      'organizations/all.yaml': base(ORGS),
      ...first('党支部与支部。\n'),
    },
    finds: ['text/term brands/first/index.mdx:20:5'],
  },
  { name: 'replacement character', files: first('党\ufffd建。\n'), finds: ['text/garbled brands/first/index.mdx:20:2'] },
  { name: 'zero-width character', files: first('党\u200b建，👨‍👩‍👧。\n'), finds: ['text/garbled brands/first/index.mdx:20:2'] },
  { name: 'text decoded with the wrong encoding', files: first('å…šå»º品牌。\n'), finds: ['text/garbled brands/first/index.mdx:20:1'] },
  {
    name: 'a character that no font has, beside those of names, numbers and signs',
    files: first('Ⅰ期㑇𬭚❤\ufe0f守\u{2a6d6}\u{2a6d5}。\n'),
    finds: ['text/glyph brands/first/index.mdx:20:9'],
  },
  {
    name: 'asterisks that would be printed',
    files: first('这是** 重点 **后文，*未 完 *。\n\n转义的 \\*\\* 不算，5 * 3 也不算。\n'),
    finds: ['text/emphasis brands/first/index.mdx:20:3'],
  },
  { name: 'heading without its blank', files: first('##做法\n\n每晚亮灯。\n'), finds: ['text/markdown brands/first/index.mdx:20:1'] },
  {
    name: 'value that is cut',
    files: edit(PLAN, 'title: 方案', 'title: 方案\nsummary: 话题 #党建引领# 阅读'),
    finds: ['text/typed docs/plan.mdx:3:10'],
  },
  {
    name: 'list of organizations with quotation marks that are printed',
    files: { [ORGS]: changed(base(ORGS), 'name: 南村党支部,', 'name: 南村党支部, note: “南边的村”,') },
    finds: ['text/typed organizations/all.yaml:5:35'],
  },
  {
    name: 'approval in the future',
    files: {
      [FIRST]: BRAND('红色驿站', 'east', 'approval: [{ by: 某人, date: 2026-03 }, { by: 某人, date: 2026-07-01 }]\n'),
      [PLAN]: changed(base(PLAN), 'title: 方案', 'title: 方案\napproval: { by: 某人, date: 2027 }'),
    },
    finds: ['record/future brands/first/index.mdx:18:55', 'record/future docs/plan.mdx:3:27'],
  },
  {
    name: 'moving pictures',
    files: {
      ...first('![甲](a.webp)\n\n![乙](b.webp)\n\n![丙](c.png)\n'),
      'brands/first/a.webp': moving,
      'brands/first/b.webp': still,
      'brands/first/c.png': apng,
    },
    finds: ['asset/still brands/first/index.mdx:20:1', 'asset/still brands/first/index.mdx:24:1'],
  },
  { name: 'anonymous side named', files: edit(HELP, '一起做。', '与南村党支部一起做。'), finds: ['privacy/anonymous pairings/help.mdx:10:2'] },
  {
    name: 'anonymous side named across line breaks, emphasis, blanks and comments, and in an address',
    files: edit(
      HELP,
      '一起做。',
      '去了南村\n党支部，又去**南村**党支部，\n\n南 村 党 支 部。\n\n在 南村{/* x */}党支部、[那里](https://a.cn/南村党支部)。\n\n到南\n\n村党支部不是。\n',
    ),
    finds: [
      'privacy/anonymous pairings/help.mdx:10:3',
      'privacy/anonymous pairings/help.mdx:11:9',
      'privacy/anonymous pairings/help.mdx:13:1',
      'privacy/anonymous pairings/help.mdx:15:3',
      'privacy/anonymous pairings/help.mdx:15:18',
    ],
  },
  {
    name: 'anonymous side that is published elsewhere named on the page of the model',
    files: { ...first('和南村党支部结了对。\n'), ...edit(PLAN, 'title: 方案', 'title: 方案\nissuer: south') },
    finds: ['privacy/anonymous-near brands/first/index.mdx:20:2'],
  },
  {
    name: 'anonymous side in the slug',
    files: { [HELP]: null, 'pairings/help-south.mdx': base(HELP) },
    finds: ['privacy/anonymous pairings/help-south.mdx:1:1'],
  },
  {
    name: 'citizen number',
    files: first('身份证11010519491231002X。\n\n11010519491231002Y 和 110105194912310021 不是。\n\n<Internal>11010519491231002X</Internal>\n'),
    finds: ['privacy/id-number brands/first/index.mdx:20:4'],
  },
  { name: 'mobile number', files: first('电话 138 0013 8000，编号 20261380013800012。\n'), finds: ['privacy/phone brands/first/index.mdx:20:4'] },
  {
    name: 'pale colour',
    files: { [FIRST]: BRAND('红色驿站', 'east', 'colors: { primary: "#ffcc00" }\n') },
    finds: ['color/contrast brands/first/index.mdx:18:20'],
  },
];

function edit2(file: string, from: RegExp, to: string) {
  return { [file]: base(file).replace(from, to) };
}

const seen = new Set(CASES.flatMap((one) => one.finds.map((find) => find.split(' ')[0] as string)));

describe('every code', () => {
  test('the base has no diagnostics', async () => {
    expect((await readSituation({})).diagnostics).toEqual([]);
  });

  test.each(CASES)('$name', async ({ finds, ...situation }) => {
    const { diagnostics } = await readSituation(situation);
    const said = diagnostics.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);
    expect(said.join('\n')).toBe(finds.toSorted((a, b) => place(a).localeCompare(place(b))).join('\n'));
  });

  // What they found stands for as long as all data is the same: what else they read would be missed.
  test.each(CASES)('$name: rules that read data alone touch no body and no file', async ({ finds: _, name: __, ...situation }) => {
    const { content, model } = await readSituation(situation);
    const closed = {
      get: (): never => {
        throw new Error('This is more than data');
      },
    };
    for (const entry of allEntries(content)) Object.defineProperty(entry, 'body', closed);
    for (const name of ['probes', 'files']) Object.defineProperty(content, name, closed);
    const facts = gatherFacts(linkModel(content, model.asOf));
    for (const { check, code, reads } of RULES) if (reads === 'data') expect(() => [...(check?.(facts) ?? [])], code).not.toThrow();
  });

  test.each(RULES.map((rule) => rule.code).filter((code) => !['asset/size', 'privacy/document'].includes(code)))('%s has a situation', (code) => {
    expect(seen).toContain(code);
  });

  test('messages are Chinese sentences', async () => {
    for (const { finds: _, name: __, ...situation } of CASES) {
      for (const { message, hint } of (await readSituation(situation)).diagnostics) {
        expect(message).toMatch(/\p{Script=Han}/u);
        expect(message).toMatch(/[。?]$/u);
        if (hint !== undefined) expect(hint).toMatch(/\p{Script=Han}/u);
      }
    }
  });
});

/** The place with padded numbers, so that places sort by line and column. */
function place(find: string): string {
  const [, file, line, column] = /^\S+ (.*):(\d+):(\d+)$/.exec(find) as unknown as [string, string, string, string];
  return `${file}:${line.padStart(5, '0')}:${column.padStart(5, '0')}`;
}
