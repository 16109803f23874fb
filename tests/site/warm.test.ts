/** A warm build equals a cold one, byte for byte, after every kind of edit; and what no edit touches is not made again. */
import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CACHE } from '../../src/project.ts';
import type { BuildOptions } from '../../src/site/build.ts';
import type { Closing } from '../../src/wording/commands.ts';
import { differences, openFiles } from '../support/bytes.ts';
import { BASE, BRAND, changed, DAY, type Files, SVG, writeContent } from '../support/content.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-warm-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const png = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: colour } })
    .png()
    .toBuffer();

const FIRST = BRAND(
  '红色驿站',
  'east',
  'focuses: [near]\ntags: [助餐, 夜校]\ncover: { file: cover.png, alt: 门口 }\nformerSlugs: [old-first]\napproval: { by: district, date: 2026-05-01 }\ninternal: { leader: 张三 }\n',
  '## 做法\n\n正文一段。见[另一篇](../second/index.mdx)。\n\n<Practice title="门开着">\n\n每天都开。\n\n</Practice>\n\n<Note>\n\n提示。\n\n</Note>\n',
);
const THIRD = BRAND('竹椅议事', 'hill', 'parentBrand: second\n').replace(
  'logo: { kind: text, text: 竹椅议事, meaning: 字面之义 }',
  'logo: { kind: image, file: logo.svg, alt: 标识, meaning: 一张椅子 }',
);
/** One content with something of every kind. */
const RICH = async (): Promise<Files> => ({
  ...BASE,
  'site.yaml': 'title: 试验站\npublisher: district\nurl: https://www.example.cn\nfeatured: [first]\nfooter: { contact: 电话, copyright: 版权 }\n',
  'organizations/more.yaml': '- { id: hill, name: 坡村党支部, level: village, parent: town, domain: rural }\n',
  'brands/first/index.mdx': FIRST,
  'brands/first/cover.png': await png('#8a1c1c'),
  'brands/third/index.mdx': THIRD,
  'brands/third/logo.svg': SVG,
  'pairings/mutual.mdx':
    '---\nmodel: second\nlagging: east\nkind: mutual\nsince: 2025-01\nuntil: 2027-01\ngoals: [{ goal: 互相听课, done: 2026-06-10 }]\nvisibility: public\nconsent: { by: east, date: 2025-01 }\n---\n\n一起。\n',
  'docs/guides/index.mdx': '---\ntitle: 指引\norder: 2\n---\n\n先看[方案](../plan.mdx#目标)。\n',
  'docs/guides/how.mdx': '---\ntitle: 怎样做\nissuer: town\nissued: 2026-01\n---\n\n## 一\n\n内容。\n',
});

type Edit = [name: string, change: (files: Files) => Files | Promise<Files>, options?: Partial<BuildOptions>];
const edit = (file: string, from: string, to: string) => (files: Files) => ({ ...files, [file]: changed(files[file] as string, from, to) });
const EDITS: Edit[] = [
  ['nothing', (files) => files],
  ['a sentence of a body', edit('brands/first/index.mdx', '正文一段。', '正文一段，又添一句。')],
  ['a sentence behind all links', edit('brands/first/index.mdx', '每天都开。', '每天都开，周末也开。')],
  ['a theme', edit('brands/first/index.mdx', 'theme: 红色驿站的主题', 'theme: 门开着，话说开')],
  ['a name', edit('brands/second/index.mdx', 'name: 田间课堂', 'name: 田埂课堂')],
  ['a summary', edit('brands/second/index.mdx', 'summary: 一句话简介。', 'summary: 换一句简介。')],
  ['a text logo', edit('brands/first/index.mdx', 'kind: text, text: 红色驿站', 'kind: text, text: 驿站')],
  ['the meaning of a logo', edit('brands/third/index.mdx', 'meaning: 一张椅子', 'meaning: 两张椅子')],
  ['colours', edit('brands/second/index.mdx', 'domain: rural', 'domain: rural\ncolors: { primary: "#1c4f8a" }')],
  ['a tag added', edit('brands/first/index.mdx', 'tags: [助餐, 夜校]', 'tags: [助餐, 夜校, 议事]')],
  ['a tag taken away', edit('brands/first/index.mdx', 'tags: [助餐, 夜校]', 'tags: [助餐]')],
  ['a focus taken away', edit('brands/first/index.mdx', 'focuses: [near]\n', '')],
  ['another domain', edit('brands/second/index.mdx', 'domain: rural', 'domain: community')],
  [
    'another organization',
    (files) => ({ ...files, 'brands/second/index.mdx': (files['brands/second/index.mdx'] as string).replaceAll('west', 'hill') }),
  ],
  ['a partner', edit('brands/second/index.mdx', 'domain: rural', 'domain: rural\npartners: [hill, { name: 校外 }]')],
  ['a parent brand taken away', edit('brands/third/index.mdx', 'parentBrand: second\n', '')],
  [
    'an event of the record',
    edit('brands/first/index.mdx', '  - { event: goals', '  - { event: commended, date: 2026-01-20, by: town, title: 先进 }\n  - { event: goals'),
  ],
  [
    'a delisting',
    edit(
      'brands/second/index.mdx',
      '  - { event: goals, date: 2026-02, year: 2026, goals: [做好一件事] }\n',
      '  - { event: delisted, date: 2026-03, by: town, statement: 不再保留 }\n',
    ),
  ],
  [
    'a former name by renaming',
    edit('brands/second/index.mdx', '  - { event: goals', '  - { event: renamed, date: 2026-01-20, from: 老课堂 }\n  - { event: goals'),
  ],
  ['a former slug', edit('brands/second/index.mdx', 'domain: rural', 'domain: rural\nformerSlugs: [before]')],
  ['an internal note', edit('brands/first/index.mdx', '提示。', '另一条提示。')],
  ['a note that says what another case says in public', edit('brands/first/index.mdx', '提示。', '另一篇正文。')],
  ['a sentence that becomes internal', edit('brands/first/index.mdx', '正文一段。', '<Internal>\n\n正文一段。\n\n</Internal>\n\n')],
  ['a note that becomes public', edit('brands/first/index.mdx', '<Note>\n\n提示。\n\n</Note>', '提示。')],
  ['an internal key', edit('brands/first/index.mdx', 'leader: 张三', 'leader: 李四')],
  ['visibility', edit('brands/third/index.mdx', 'domain: rural', 'domain: rural\nvisibility: internal')],
  ['a picture’s bytes', async (files) => ({ ...files, 'brands/first/cover.png': await png('#1c8a4f') })],
  ['a logo’s bytes', (files) => ({ ...files, 'brands/third/logo.svg': SVG.replace('#8a1c1c', '#1c1c8a') })],
  [
    'a picture’s name',
    (files) => ({
      ...edit('brands/first/index.mdx', 'file: cover.png', 'file: door.png')(files),
      'brands/first/door.png': files['brands/first/cover.png'] as Uint8Array,
      'brands/first/cover.png': null,
    }),
  ],
  ['a brand added', (files) => ({ ...files, 'brands/fourth/index.mdx': BRAND('晒谷议事', 'hill') })],
  [
    'a brand deleted',
    (files) => ({
      ...edit('brands/first/index.mdx', '见[另一篇](../second/index.mdx)。', '')(edit('brands/third/index.mdx', 'parentBrand: second\n', '')(files)),
      'brands/second/index.mdx': null,
      'pairings/mutual.mdx': null,
    }),
  ],
  [
    'a brand’s slug',
    (files) => ({
      ...files,
      'brands/fifth/index.mdx': files['brands/third/index.mdx'] as string,
      'brands/fifth/logo.svg': SVG,
      'brands/third/index.mdx': null,
      'brands/third/logo.svg': null,
    }),
  ],
  ['an organization’s name', edit('organizations/all.yaml', 'name: 东村党支部', 'name: 东岸村党支部')],
  ['an organization’s short name', edit('organizations/all.yaml', 'name: 东村党支部', 'name: 东村党支部, shortName: 东村')],
  [
    'an organization’s parent',
    edit('organizations/all.yaml', 'name: 南村党支部, level: village, parent: town', 'name: 南村党支部, level: village, parent: district'),
  ],
  ['an organization’s former id', edit('organizations/all.yaml', 'name: 东村党支部', 'name: 东村党支部, formerIds: [old-east]')],
  ['a label of a level', edit('taxonomy.yaml', 'label: 镇级', 'label: 镇街级')],
  ['a label of a domain', edit('taxonomy.yaml', 'label: 农村', 'label: 农村党建')],
  ['a domain’s description', edit('taxonomy.yaml', 'label: 社区', 'label: 社区, description: 楼栋和小区')],
  ['the order of levels’ evaluation', edit('taxonomy.yaml', 'label: 社会评议', 'label: 群众评议')],
  ['the site’s title', edit('site.yaml', 'title: 试验站', 'title: 新站')],
  ['the site’s address', edit('site.yaml', 'https://www.example.cn', 'https://brands.example.cn')],
  ['the site’s colour', (files) => ({ ...files, 'site.yaml': `${files['site.yaml']}accent: "#14532d"\n` })],
  ['the wording', (files) => ({ ...files, 'site.yaml': `${files['site.yaml']}wording: { model: 先行单位, brand: 招牌 }\n` })],
  ['featured', edit('site.yaml', 'featured: [first]', 'featured: [second]')],
  ['public reviews', (files) => ({ ...files, 'site.yaml': `${files['site.yaml']}publicReview: true\n` })],
  ['how long a title is new', (files) => ({ ...files, 'site.yaml': `${files['site.yaml']}newMonths: 60\n` })],
  ['a ledger item', edit('pairings/help.mdx', 'text: 走访 }', 'text: 走访 }, { date: 2026-05-20, text: 听课 }')],
  [
    'an outcome',
    edit('pairings/help.mdx', 'visibility: anonymous', 'visibility: anonymous\noutcome: { date: 2026-05-30, result: risen, text: 建成 }'),
  ],
  ['a pairing made public', edit('pairings/help.mdx', 'visibility: anonymous', 'visibility: public\nconsent: { by: south, date: 2026-01 }')],
  [
    'an agenda',
    edit(
      'study/one.mdx',
      'agenda: [{ title: 看案例, minutes: 30, brand: first }]',
      'agenda: [{ title: 看案例, minutes: 30, brand: second }, { title: 谈, minutes: 20, questions: [怎么看] }]',
    ),
  ],
  ['a pack’s date', edit('study/one.mdx', 'minutes: 60', 'minutes: 60\ndate: 2026-07-01')],
  ['a document’s title', edit('docs/plan.mdx', 'title: 方案', 'title: 实施方案')],
  ['a document’s order', edit('docs/plan.mdx', 'title: 方案', 'title: 方案\norder: 1')],
  ['a document superseded', edit('docs/plan.mdx', 'title: 方案', 'title: 方案\nstatus: superseded\nsupersededBy: guides/how')],
  ['the day', (files) => files, { asOf: '2026-06-11' }],
  ['the base', (files) => files, { base: '/x/' }],
  ['the origin', (files) => files, { site: 'https://other.example.cn' }],
  ['the profile', (files) => files, { profile: 'internal' }],
];

/** Edits that change no byte of a public site. */
const INVISIBLE = [
  'an internal note',
  'a note that says what another case says in public',
  'an internal key',
  'a picture’s name',
  'the order of levels’ evaluation',
  'public reviews',
  'an organization’s parent',
];

let rich: Files;
let builder: ChildProcess;
afterAll(() => builder.kill());
/** Compiled pages are shared: compiling them takes longer than all edits. */
function cacheOf(name: string): string {
  const cache = path.join(home, name);
  mkdirSync(cache, { recursive: true });
  cpSync(path.join(CACHE, 'theme'), path.join(cache, 'theme'), { recursive: true });
  return cache;
}

async function built(files: Files, name: string, out: string, cache: string, more: Partial<BuildOptions> = {}): Promise<Closing> {
  const written = writeContent(files);
  // Always at one path: what is kept of files elsewhere would not be used.
  const content = path.join(home, `content-${name}`);
  rmSync(content, { recursive: true, force: true });
  renameSync(written, content);
  builder.send({ content, profile: 'public', asOf: DAY, out, base: '/', cache, ...more });
  const { closing, reason } = await new Promise<{ closing?: Closing; reason?: string }>((resolve) => builder.once('message', resolve));
  if (closing === undefined) throw new Error(reason);
  return closing;
}

beforeAll(async () => {
  builder = fork(path.join(import.meta.dirname, '../support/builder.ts'));
  rich = await RICH();
  // Compiles the pages.
  await built(rich, 'first', path.join(home, 'first'), CACHE);
});

describe('a warm build equals a cold one after', () => {
  test.each(EDITS)('%s', async (name, change, options = {}) => {
    const slug = name.replace(/\W+/g, '-') + EDITS.findIndex(([one]) => one === name);
    const cache = cacheOf(`cache-${slug}`);
    const out = path.join(home, `warm-${slug}`);
    await built(rich, 'warm', out, cache);
    const warm = await built(await change(rich), 'warm', out, cache, options);
    const cold = path.join(home, `cold-${slug}`);
    await built(await change(rich), 'warm', cold, cacheOf(`cold-cache-${slug}`), options);
    expect(differences(await openFiles(out), await openFiles(cold))).toEqual([]);
    const { added, changed: altered, removed } = warm.changes as NonNullable<Closing['changes']>;
    if (name === 'nothing') expect([added, altered, removed]).toEqual([0, 0, 0]);
    // A change that nobody sees shows that the test looks at nothing.
    else if (!INVISIBLE.includes(name)) expect(added + altered + removed).toBeGreaterThan(0);
    else expect(added + altered + removed).toBe(0);
    for (const folder of [cache, out, cold]) rmSync(folder, { recursive: true, force: true });
  });
});

test('a build back to what was there before equals it, and one edit makes few files', async () => {
  const cache = cacheOf('cache-back');
  const out = path.join(home, 'back');
  await built(rich, 'warm', out, cache);
  const before = await openFiles(out);
  const there = await built(edit('brands/first/index.mdx', '每天都开。', '每天都开，周末也开。')(rich), 'warm', out, cache);
  expect(there.changes?.changed).toBeLessThan(20);
  await built(rich, 'warm', out, cache);
  expect(differences(before, await openFiles(out))).toEqual([]);
});

test('a new day on which nothing happens makes again what names the day, and nothing else', async () => {
  const cache = cacheOf('cache-day');
  const out = path.join(home, 'day');
  await built(rich, 'warm', out, cache);
  const before = await openFiles(out);
  await built(rich, 'warm', out, cache, { asOf: new Date(Date.parse(DAY) + 86_400_000).toISOString().slice(0, 10) });
  const after = await openFiles(out);
  // An organization's drawing of time ends with the day.
  const pages = differences(before, after).filter(
    (file) => file.endsWith('.html') && !/^organizations\/./.test(file.replace('organizations/index', '')),
  );
  const naming = [...after].flatMap(([file, bytes]) => (file.endsWith('.html') && /截至\d{4}年\d+月\d+日/.test(bytes.toString()) ? [file] : []));
  expect(pages).toEqual(naming);
  expect(pages).toContain('p/first/index.html');
  expect(pages).toContain('brands/first/index.html');
  expect(pages).not.toContain('brands/first/slides/index.html');
  expect(pages).not.toContain('docs/plan/index.html');
});

describe('what is internal is found in a file that no edit touches', () => {
  const SECRET = '苗圃账册锁进铁柜';
  const noted = edit('brands/first/index.mdx', '提示。', `${SECRET}。`);
  const said = edit('docs/guides/how.mdx', '内容。', `内容。${SECRET}。`);
  const other = edit('brands/third/index.mdx', '竹椅议事的主题', '竹椅议事换的主题');
  /** Builds two contents in turn, with the secret put into a page of the first that both have in the same way. */
  const refused = async (name: string, before: Files, after: Files, page = 'docs/plan/index.html'): Promise<string> => {
    const cache = cacheOf(`cache-${name}`);
    const out = path.join(home, name);
    await built(before, 'warm', out, cache);
    const file = path.join(out, page);
    writeFileSync(file, (existsSync(file) ? readFileSync(file, 'utf8') : '').replace('</main>', '') + SECRET);
    return built(after, 'warm', out, cache).then(
      () => '',
      (error: Error) => error.message,
    );
  };

  test.each<[string, () => [Files, Files, string?]]>([
    ['a text that becomes internal', () => [rich, noted(rich)]],
    ['one that no public text says any more', () => [said(noted(rich)), noted(rich)]],
    ['one that a comment says', () => [rich, edit('brands/first/index.mdx', 'focuses:', `# ${SECRET}\nfocuses:`)(rich)]],
    ['one in a file of somebody else', () => [noted(rich), other(noted(rich)), 'theirs.html']],
  ])('%s', async (name, contents) => expect(await refused(name.replaceAll(' ', '-'), ...contents())).toContain('不该公开'));

  test('and not while a public text says it', async () => expect(await refused('said', said(rich), said(noted(rich)))).toBe(''));
});
