/**
 * None because of another: over the example, each code is caused in turn by one damage, and nothing is said but that.
 * What a row does must give its own diagnostics alone, beside what the example says anyway.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../../src/project.ts';
import { readSite } from '../../src/site/read.ts';
import { CODE_NOTES } from '../../src/wording/codes.ts';
import { office } from '../support/assets.ts';

const DAY = '2026-11-20';
const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-damaged-'));
const root = path.join(folder, 'content');
cpSync(path.join(PROJECT, 'content'), root, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

const told = async (): Promise<string[]> =>
  (await readSite({ root, asOf: DAY, cache: path.join(folder, 'cache') })).diagnostics.map(({ code, file, message }) => `${code} ${file} ${message}`);
const before = new Set(await told());

/** What is done to a file: its text is changed, or bytes are written in its place. */
type Damage = Record<string, ((text: string) => string) | string | Uint8Array>;

/** Damages files, checks, and puts them back. Returns the diagnostics that are new. */
async function findingsOf(damage: Damage): Promise<string[]> {
  const kept = new Map<string, Buffer | undefined>();
  for (const [file, change] of Object.entries(damage)) {
    const target = path.join(root, file);
    const old = existsSync(target) ? readFileSync(target) : undefined;
    kept.set(target, old);
    const written = typeof change === 'function' ? change(String(old)) : change;
    if (old !== undefined && written === String(old)) throw new Error(`nothing was changed in ${file}`);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, written);
  }
  try {
    return (await told()).filter((one) => !before.has(one));
  } finally {
    for (const [target, old] of kept) {
      if (old === undefined) rmSync(target);
      else writeFileSync(target, old);
    }
  }
}

const LAKE = 'brands/baipan-jiandi/index.mdx';
const WALL = 'brands/baiqiang-zhangben/index.mdx';
const PLATE = 'brands/caidi-menpai/index.mdx';
const PLAN = 'docs/plan.mdx';
const LEVELS = 'taxonomy.yaml';
const SITE = 'site.yaml';
const VILLAGES = 'organizations/villages.yaml';
const PAIR = 'pairings/baipan-sancha.mdx';
const OTHERS = 'organizations/new-organizations.yaml';
const HIDDEN = 'pairings/chejian-xiaochuang.mdx';
const VISIT = 'study/lianghe-guanmo.mdx';

const replace = (from: RegExp, to: string) => (text: string) => {
  if (!from.test(text)) throw new Error(`${from} stands nowhere`);
  return text.replace(from, to);
};
/** Adds a line to the frontmatter's end. */
const head = (line: string) => (text: string) => text.replace(/\n---\n/, `\n${line}\n---\n`);
const body = (text: string) => (old: string) => `${old}\n${text}\n`;
/** Adds an event behind the last one of the record. */
const event = (line: string) => replace(/^(record:\n(?: {2}.*\n)+)/m, `$1  - { ${line} }\n`);

const WEBP = new Uint8Array(
  await sharp(Buffer.concat([Buffer.alloc(48, 40), Buffer.alloc(48, 140)]), { raw: { width: 4, height: 8, channels: 3, pageHeight: 4 } })
    .webp({ loop: 0 })
    .toBuffer(),
);
const PNG = new Uint8Array(
  await sharp({ create: { width: 4, height: 4, channels: 3, background: '#888' } })
    .png()
    .toBuffer(),
);
const PICTURE = '![灯](lamp.png)';
/** A case whose name, theme and text resemble those of no other, and which is named nowhere. */
const story = (changes: Record<string, string> = {}): string => {
  const fields = {
    name: '青铃铛响过',
    organization: 'yalan-village',
    domain: 'rural',
    summary: '一只挂在渡口的铃铛，谁来都能拉一下。',
    theme: '拉一下就有人应',
    record: '[{ event: launched, date: 2025-03-01 }]',
    ...changes,
  };
  return `---\n${Object.entries(fields)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}\n---\n\n渡口那只铃铛响的时候，撑船的人不问是谁。\n`;
};
const BELL = 'brands/qing-lingdang/index.mdx';
const LONG = Array.from({ length: 30 }, (_, at) => `第${at}根桩的漆补好了，第${at * 7}盏灯有人管，第${at * 13}块板换了新的。`).join('\n');
const PHONE = ['139', '1234', '5678'].join('');
/** A number with a valid check digit that belongs to nobody: its region does not exist. */
const CITIZEN = '99000019900101000X'.replace(/X$/, () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number('99000019900101000'[at]), 0);
  return '10X98765432'[sum % 11] as string;
});

/** Organizations that are each the parent of the next. */
function ring(ids: string[]): string {
  return ids
    .map((id, at) => `- { id: ${id}, name: 青禾区${at === 0 ? '甲' : '乙'}环党委, level: district, parent: ${ids[(at + 1) % ids.length]} }\n`)
    .join('');
}

const ENDED = 'outcome: { date: 2025-04-01, result: ended, text: 修好了, by: luting-town }\n';

function pairing(changes: Record<string, string>, outcome = ENDED): string {
  const fields = { model: 'baipan-jiandi', lagging: 'sancha-village', since: '2024-05-01', until: '2025-05-01', visibility: 'internal', ...changes };
  return `---\n${Object.entries(fields)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}\ngoals: [{ goal: 把灯修好 }]\n${outcome}---\n\n灯。\n`;
}

type Row = [code: string, what: string, damage: Damage, places: string[]];
const ROWS: Row[] = [
  ['file/encoding', 'bytes of GB18030', { 'docs/old.mdx': Uint8Array.from([0x2d, 0x2d, 0x2d, 0x0a, 0xd6, 0xd0]) }, ['docs/old.mdx']],
  ['file/size', 'frontmatter of more than a megabyte', { [PLAN]: head(`internal: { note: ${'长'.repeat(400_000)} }`) }, [PLAN]],
  ['text/control', 'a line break of Word', { [LAKE]: replace(/^theme: /m, 'theme: \u000b') }, [LAKE]],
  ['yaml/syntax', 'a full-width colon', { [LAKE]: replace(/^theme: /m, 'theme：') }, [LAKE]],
  ['yaml/syntax', 'a damaged list of organizations', { [VILLAGES]: replace(/name: /, 'name: "') }, [VILLAGES]],
  ['yaml/syntax', 'a damaged site.yaml', { [SITE]: replace(/^title: /m, 'title: [') }, [SITE]],
  ['yaml/syntax', 'a damaged taxonomy', { [LEVELS]: replace(/^levels:/m, 'levels: [') }, [LEVELS]],
  ['yaml/duplicate-key', 'a key that stands twice', { [LAKE]: head('domain: rural') }, [LAKE]],
  ['frontmatter/missing', 'frontmatter without an end', { [PLAN]: replace(/\n---\n/, '\n') }, [PLAN]],
  ['schema/missing', 'a brand without its name', { [LAKE]: replace(/^name: .*\n/m, '') }, [LAKE]],
  ['schema/missing', 'a pairing without its model', { [PAIR]: replace(/^model: .*\n/m, '') }, [PAIR]],
  ['schema/type', 'a name that is a number', { [LAKE]: replace(/^name: .*$/m, 'name: 20260101') }, [LAKE]],
  ['schema/unknown-key', 'a misspelt key', { [LAKE]: replace(/^summary:/m, 'sumary:') }, [LAKE]],
  ['schema/unknown-key', 'a key in Chinese', { [LAKE]: replace(/^theme:/m, '主题:') }, [LAKE]],
  ['schema/value', 'a visibility that is none', { [PLAN]: head('visibility: publc') }, [PLAN]],
  [
    'schema/value',
    'a visibility that is none, of an internal entry',
    { 'brands/buguapai-de-men/index.mdx': replace(/^visibility: .*$/m, 'visibility: intern') },
    ['brands/buguapai-de-men/index.mdx'],
  ],
  ['schema/value', 'a date that is none', { [LAKE]: replace(/date: (\d{4})-\d{2}-\d{2}/, 'date: $1-13-45') }, [LAKE]],
  ['schema/value', 'an event that is none', { [LAKE]: replace(/event: evaluated/, 'event: evaluatd') }, [LAKE]],
  [
    'schema/value',
    'too many tags',
    { [LAKE]: replace(/^tags: .*$/m, `tags: [${Array.from({ length: 21 }, (_, at) => `签${at}`).join(', ')}]`) },
    [LAKE],
  ],
  ['entry/slug', 'a slug in capitals', { 'docs/Old.mdx': '---\ntitle: 旧\n---\n\n旧的。\n' }, ['docs/Old.mdx']],
  ['entry/unexpected', 'a file that is nobody’s', { 'brands/notes.txt': '甲' }, ['brands/notes.txt']],
  ['reference/unknown', 'an organization that is unknown', { [LAKE]: replace(/^organization: .*$/m, 'organization: nobody-at-all') }, [LAKE]],
  ['reference/unknown', 'a domain that is unknown', { [LAKE]: replace(/^domain: .*$/m, 'domain: nowhere-at-all') }, [LAKE]],
  ['reference/unknown', 'a misspelt namedBy', { [LEVELS]: replace(/namedBy: (?!parent)([a-z-]+)/, 'namedBy: $1x') }, [LEVELS]],
  ['reference/unknown', 'a model that is unknown', { [PAIR]: replace(/^model: .*$/m, 'model: nobody-at-all') }, [PAIR]],
  ['reference/unknown', 'a publisher that is unknown', { [SITE]: replace(/^publisher: .*$/m, 'publisher: nobody-at-all') }, [SITE]],
  ['reference/unknown', 'a misspelt model of a pairing that others link to', { [PAIR]: replace(/^model: .*$/m, 'model: baipan-jianbi') }, [PAIR]],
  [
    'schema/value',
    'a record of a featured brand that cannot be read',
    { [WALL]: (text) => text.replaceAll(/event: (?:named|launched)/g, 'event: namd') },
    [WALL],
  ],
  ['schema/value', 'a step that is none', { [SITE]: replace(/^publishFrom: .*$/m, 'publishFrom: lanched') }, [SITE]],
  ['reference/duplicate', 'a former slug that a brand has', { [LAKE]: head('formerSlugs: [baiqiang-zhangben]') }, [LAKE, WALL]],
  [
    'reference/cycle',
    'families in a circle',
    { [LAKE]: head('parentBrand: baiqiang-zhangben'), [WALL]: head('parentBrand: baipan-jiandi') },
    [LAKE, WALL],
  ],
  ['approval/stale', 'an event after the approval', { [LAKE]: replace(/^updated: .*$/m, 'updated: 2026-11-15') }, [LAKE]],
  ['reference/hidden', 'a featured brand that is internal', { [SITE]: replace(/^featured:\n/m, 'featured:\n  - buguapai-de-men\n') }, [SITE]],
  ['organization/cycle', 'parents in a circle', { 'organizations/more.yaml': ring(['north-ring', 'south-ring']) }, ['organizations/more.yaml']],
  [
    'organization/level',
    'a parent below its child',
    { 'organizations/more.yaml': '- { id: odd-committee, name: 青禾区奇塘党委, level: district, parent: yalan-village }\n' },
    ['organizations/more.yaml'],
  ],
  ['taxonomy/weights', 'weights of more than 1', { [LEVELS]: replace(/weight: 0\.4/, 'weight: 0.5') }, [LEVELS]],
  ['brand/name-length', 'a name of two', { [BELL]: story({ name: '铃铛' }) }, [BELL]],
  ['brand/name-taken', 'a name that is taken', { [BELL]: story({ name: '白盘见底' }) }, [LAKE, BELL]],
  ['brand/name-similar', 'a name that sounds the same', { [BELL]: story({ name: '白盘建底' }) }, [LAKE, BELL]],
  ['brand/theme-similar', 'a theme that is another’s', { [BELL]: story({ theme: '盘子放下去，看得见才算清' }) }, [LAKE, BELL]],
  [
    'brand/body-similar',
    'a text that is another’s',
    { [BELL]: story() + LONG, 'brands/hong-lingdang/index.mdx': story({ name: '渡口敲更人', theme: '夜里有人走' }) + LONG },
    [BELL, 'brands/hong-lingdang/index.mdx'],
  ],
  ['brand/incomplete', 'a named brand without its theme', { [LAKE]: replace(/^theme: .*\n/m, '') }, [LAKE]],
  ['record/order', 'a date that runs backwards', { [LAKE]: event('date: 2026-01-05, event: commended, by: 区委, title: 先进') }, [LAKE]],
  [
    'record/transition',
    'a naming at another level than declared',
    { [LAKE]: event('date: 2026-06-05, event: named, level: city, by: city-organization-department') },
    [LAKE],
  ],
  ['record/authority', 'named by one who may not', { [LAKE]: replace(/(event: named, level: district, by: )[a-z-]+/, '$1luting-town') }, [LAKE]],
  ['record/future', 'an event to come', { [LAKE]: event('date: 2026-12-24, event: commended, by: 区委, title: 先进') }, [LAKE]],
  ['record/overdue', 'a review that is missing', { [PLATE]: replace(/^ {2}- \{[^\n]*event: reviewed, year: 2025[^\n]*\n/m, '') }, [PLATE]],
  ['record/goals-missing', 'goals that are missing', { [LAKE]: replace(/^ {2}- \{ date: 2026-02-26, event: goals.*\n/m, '') }, [LAKE]],
  ['pairing/model', 'a model that had no title', { [PAIR]: replace(/^since: .*$/m, 'since: 2019-01-01') }, [PAIR]],
  ['pairing/lagging', 'a lagging side that is the holder', { [PAIR]: replace(/^lagging: .*$/m, 'lagging: yalan-village') }, [PAIR]],
  ['pairing/overlap', 'the same two at one time', { 'pairings/again.mdx': pairing({}) }, ['pairings/again.mdx', PAIR]],
  ['pairing/term', 'an end before the beginning', { [PAIR]: replace(/^until: .*$/m, 'until: 2024-01-01') }, [PAIR]],
  ['pairing/consent', 'public without consent', { [PAIR]: replace(/^consent: .*\n/m, '') }, [PAIR]],
  ['pairing/acceptance', 'accepted by a side', { [PAIR]: replace(/by: luting-town \}/, 'by: sancha-village }') }, [PAIR]],
  ['pairing/overdue', 'past its term', { [PAIR]: replace(/^outcome: .*\n/m, '') }, [PAIR]],
  [
    'pairing/silent',
    'nothing in the ledger',
    { 'pairings/still.mdx': pairing({ lagging: 'banlong-village', since: '2025-12-01', until: '2027-12-01' }, '') },
    ['pairings/still.mdx'],
  ],
  ['study/minutes', 'an agenda that is too long', { [VISIT]: replace(/^minutes: .*$/m, 'minutes: 60') }, [VISIT]],
  ['study/hidden', 'a pack with an internal brand', { [VISIT]: replace(/brand: baiqiang-zhangben/, 'brand: buguapai-de-men') }, [VISIT]],
  [
    'study/unpublished',
    'a pack with a brand that is not public yet',
    { [BELL]: story({ record: '[{ event: cultivated, date: 2025-03-01 }]' }), [VISIT]: replace(/brand: baiqiang-zhangben/, 'brand: qing-lingdang') },
    [VISIT],
  ],
  ['link/broken', 'a link to nothing', { [LAKE]: body('[甲](../nowhere/index.mdx)') }, [LAKE]],
  ['link/hidden', 'a link to an internal brand', { [LAKE]: body('[甲](../buguapai-de-men/index.mdx)') }, [LAKE]],
  [
    'link/unpublished',
    'a link to a brand that is not public yet',
    { [BELL]: story({ record: '[{ event: cultivated, date: 2025-03-01 }]' }), [LAKE]: body('[甲](../qing-lingdang/index.mdx)') },
    [LAKE],
  ],
  ['link/unsafe', 'an address that runs code', { [LAKE]: body('[甲](javascript:alert)') }, [LAKE]],
  ['asset/missing', 'a picture that is not there', { [LAKE]: body('![甲](nowhere.png)') }, [LAKE]],
  ['asset/outside', 'a picture of another entry', { [LAKE]: body('![甲](../baiqiang-zhangben/logo.svg)') }, [LAKE]],
  ['asset/type', 'a picture that is none', { [LAKE]: body(PICTURE), 'brands/baipan-jiandi/lamp.png': 'GIF89a' }, [LAKE]],
  [
    'asset/size',
    'a picture that is too large',
    { [LAKE]: body(PICTURE), 'brands/baipan-jiandi/lamp.png': Buffer.concat([PNG, Buffer.alloc(21_000_000)]) },
    [LAKE],
  ],
  [
    'asset/unsafe',
    'a drawing with a script',
    {
      [LAKE]: body('![灯](lamp.svg)'),
      'brands/baipan-jiandi/lamp.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><script>1</script></svg>',
    },
    [LAKE],
  ],
  ['asset/unused', 'a picture that nothing uses', { 'brands/baipan-jiandi/lamp.png': PNG }, ['brands/baipan-jiandi/lamp.png']],
  ['asset/still', 'a picture that moves', { [LAKE]: body('![灯](lamp.webp)'), 'brands/baipan-jiandi/lamp.webp': WEBP }, [LAKE]],
  ['text/alt', 'a picture without alt', { [LAKE]: body('![](lamp.png)'), 'brands/baipan-jiandi/lamp.png': PNG }, [LAKE]],
  ['text/alt', 'a logo without alt', { [LAKE]: replace(/^ {2}alt: .*\n/m, '') }, [LAKE]],
  ['text/term', 'a word that the house avoids', { [LAKE]: body('这里从前是后进村。') }, [LAKE]],
  ['text/garbled', 'half-decoded text', { [LAKE]: body('锟斤拷锟斤拷，\u200b灯亮了。') }, [LAKE]],
  ['text/glyph', 'a letter that no font has', { [LAKE]: replace(/^theme: (.*)$/m, 'theme: $1\u{2a6d5}') }, [LAKE]],
  ['text/emphasis', 'asterisks with blanks', { [LAKE]: body('这是** 要点 **。') }, [LAKE]],
  ['text/markdown', 'a table without its second row', { [LAKE]: body('| 甲 | 乙 |') }, [LAKE]],
  ['text/typed', 'quotation marks', { [LAKE]: replace(/^theme: (.*)$/m, 'theme: “$1”') }, [LAKE]],
  ['privacy/anonymous', 'the name of an anonymous side', { [HIDDEN]: body('青穗食品党支部的人都来了。') }, [HIDDEN]],
  [
    'privacy/anonymous-near',
    'the only one of its kind',
    {
      [LEVELS]: replace(/^levels:/m, '  - { id: lone, label: 别的党建 }\nlevels:'),
      [OTHERS]: replace(/(id: qingsui-foods-branch[\s\S]*?domain: )new-organization/, '$1lone'),
    },
    [HIDDEN],
  ],
  [
    'privacy/document',
    'a download that names its author',
    {
      [LAKE]: body('[表](list.xlsx)'),
      'brands/baipan-jiandi/list.xlsx': office('xlsx', { 'xl/comments1.xml': '<comments><authors><author>甲</author></authors></comments>' }),
    },
    [LAKE],
  ],
  ['privacy/id-number', 'the number of a citizen', { [LAKE]: body(`证号${CITIZEN}。`) }, [LAKE]],
  ['privacy/phone', 'a mobile number', { [LAKE]: body(`电话${PHONE}。`) }, [LAKE]],
  ['mdx/syntax', 'crossed components', { [LAKE]: body('<Practice title="灯">\n\n<Quote>\n\n甲\n\n</Practice>\n\n</Quote>') }, [LAKE]],
  ['mdx/syntax', 'components that cross on one line', { [LAKE]: body('<Quote>甲<Question>乙</Quote>丙</Question>') }, [LAKE]],
  ['mdx/html', 'HTML', { [LAKE]: body('<b>甲</b>') }, [LAKE]],
  ['mdx/code', 'an expression', { [LAKE]: body('{甲}') }, [LAKE]],
  ['mdx/component', 'a component that is none', { [LAKE]: body('<Praktice title="灯">\n\n甲\n\n</Praktice>') }, [LAKE]],
  ['mdx/attribute', 'an attribute that is missing', { [LAKE]: body('<Practice>\n\n甲\n\n</Practice>') }, [LAKE]],
  ['color/contrast', 'a colour that is too light', { [LAKE]: replace(/primary: "[^"]*"/, 'primary: "#ffee88"') }, [LAKE]],
];

describe('over the example, nothing else is said of', () => {
  test.each(ROWS)('%s: %s', async (code, _, damage, places) => {
    const found = new Set((await findingsOf(damage)).map((one) => one.split(' ').slice(0, 2).join(' ')));
    expect([...found].sort()).toEqual(places.map((file) => `${code} ${file}`).sort());
  });

  test('crossed components are one fault', async () => {
    const found = await findingsOf({ [LAKE]: body('<Practice title="灯">\n\n<Quote>\n\n甲\n\n</Practice>\n\n</Quote>') });
    expect(found).toEqual([expect.stringContaining('<Quote> 和 <Practice> 交叉了')]);
  });

  test('every code has a row', () => {
    const covered = new Set(ROWS.map(([code]) => code));
    expect(Object.keys(CODE_NOTES).filter((code) => !covered.has(code))).toEqual([]);
  });
});
