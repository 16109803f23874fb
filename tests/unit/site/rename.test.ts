/** Entries that get another slug or id. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { RenamedKind } from '../../../src/edit/renaming.ts';
import { PROJECT } from '../../../src/project.ts';
import { MisuseError } from '../../../src/site/misuse.ts';
import { readSite } from '../../../src/site/read.ts';
import { renameEntry } from '../../../src/site/rename.ts';
import { BASE, BRAND, changed, DAY, type Files, writeContent } from '../../support/content.ts';
import { textsIn } from '../../support/folder.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const folder = (files: Files): string => {
  const root = writeContent(files);
  made.push(root);
  return root;
};
const rename = (root: string, kind: RenamedKind, from: string, to: string, privateRoot?: string) =>
  renameEntry(
    kind,
    { root, asOf: DAY, ...(privateRoot === undefined ? {} : { privateRoot }) },
    {
      given: new Map([
        ['from', [from]],
        ['to', [to]],
      ]),
    },
  );
const tree = (root: string): Record<string, string> => textsIn(root, 'latin1');
const text = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8');

const LINKS = `# 附

见[一](../brands/first/index.mdx)、[二](<../brands/first/index.mdx#做法> "题")、[三][x]、[![四](a.svg)](../brands/./first/index.mdx?x)和
<Video title="片" href="https://example.cn/brands/first/" />

[x]: ../brands/first/index.mdx 'first'

\`../brands/first/index.mdx\`，first。
`.replaceAll('\n', '\r\n');

const FULL: Files = {
  ...BASE,
  'site.yaml': `${BASE['site.yaml']}featured: ["second", 'first'] # first\nmenu:\n  - { label: 例, page: /brands/first/ }\n  - { label: 牌, page: "/p/first/" }\n`,
  'brands/first/index.mdx': changed(BASE['brands/first/index.mdx'] as string, '## 做法\n', '## 做法\n\n[自己](../first/index.mdx)[图纸](a.pdf)\n'),
  'brands/first/a.pdf': '%PDF-1.4\n',
  'brands/third/index.mdx': BRAND('第三品牌', 'south', 'parentBrand:   first  # 母品牌\nformerSlugs: [old-third]\n'),
  'docs/links.mdx': `---\r\ntitle: 链接 # first\r\n---\r\n${LINKS}`,
};
const OVER: Files = {
  'brands/first/private.yaml': 'internal: { leader: 张三 }\nrecord:\n  - { event: visited, date: 2026-03, by: town }\n',
  'pairings/quiet.mdx': `---\nmodel: [ first , second ]\nlagging: south\nsince: 2026-02\ngoals: [{ goal: 一 }]\n---\n\n[案例](../brands/first/index.mdx)\n`,
};

test('a brand takes its folder, its private file and all that names it along, and no other byte changes', async () => {
  const root = folder(FULL);
  const over = folder(OVER);
  const { diagnostics } = await rename(root, 'brand', 'first', 'erste', over);
  expect(diagnostics).toEqual([]);
  const as = (file: string): string => (FULL[file] as string).replaceAll('\r\n', '\n');
  const now = (file: string): string => text(root, file).replaceAll('\r\n', '\n');
  expect(existsSync(path.join(root, 'brands/first'))).toBe(false);
  expect(now('brands/erste/a.pdf')).toBe(as('brands/first/a.pdf'));
  expect(now('brands/erste/index.mdx')).toBe(
    as('brands/first/index.mdx').replace('\nrecord:', '\nformerSlugs: [first]\nrecord:').replace('../first/index', '../erste/index'),
  );
  expect(now('site.yaml')).toBe(
    as('site.yaml').replace("'first'", "'erste'").replace('/brands/first/', '/brands/erste/').replace('/p/first/', '/p/erste/'),
  );
  expect(now('brands/third/index.mdx')).toBe(as('brands/third/index.mdx').replace('parentBrand:   first', 'parentBrand:   erste'));
  expect(now('pairings/help.mdx')).toBe(as('pairings/help.mdx').replace('model: first', 'model: erste'));
  expect(now('study/one.mdx')).toBe(as('study/one.mdx').replace('brand: first', 'brand: erste'));
  const body = as('docs/links.mdx').replaceAll('brands/first/index.mdx', 'brands/erste/index.mdx').replaceAll('brands/./first/', 'brands/./erste/');
  expect(now('docs/links.mdx')).toBe(body.replace('`../brands/erste', '`../brands/first'));
  expect(text(root, 'docs/links.mdx').match(/(?<!\r)\n/)).toBeNull();
  expect(text(over, 'brands/erste/private.yaml')).toBe(OVER['brands/first/private.yaml']);
  expect(text(over, 'pairings/quiet.mdx')).toBe(
    (OVER['pairings/quiet.mdx'] as string).replace('[ first ,', '[ erste ,').replace('/first/', '/erste/'),
  );
  expect(Object.keys(tree(root)).filter((file) => file.startsWith('.'))).toEqual([]);
});

test('the private directory follows later by the same command', async () => {
  const root = folder({ ...FULL, 'site.yaml': `${FULL['site.yaml']}dossier: elsewhere\n` });
  const over = folder(OVER);
  const { lines } = await rename(root, 'brand', 'first', 'erste');
  expect(lines.join()).toContain('--private');
  const before = tree(root);
  await rename(root, 'brand', 'first', 'erste', over);
  expect(tree(root)).toEqual(before);
  expect(text(over, 'brands/erste/private.yaml')).toBe(OVER['brands/first/private.yaml']);
  expect(text(over, 'pairings/quiet.mdx')).toContain('[ erste ,');
  expect(text(over, 'pairings/quiet.mdx')).toContain('../brands/erste/index.mdx');
});

test('a name that is taken up again is former no more', async () => {
  const root = folder(FULL);
  await rename(root, 'brand', 'first', 'erste');
  await rename(root, 'brand', 'erste', 'first');
  expect(text(root, 'brands/first/index.mdx')).toContain('\nformerSlugs: [erste]\n');
  await rename(root, 'brand', 'first', 'premier');
  expect(text(root, 'brands/premier/index.mdx')).toContain('\nformerSlugs: [erste, first]\n');
});

test('an organization is named anew wherever its id stands, in texts of its kind too', async () => {
  const files = {
    ...FULL,
    'pairings/help.mdx': changed(
      BASE['pairings/help.mdx'] as string,
      'visibility: anonymous',
      'consent: { by: town, date: 2026-01 }\napproval: { by: town, date: 2026-02 }\nvisibility: public',
    ),
  };
  const root = folder(files);
  const { diagnostics } = await rename(root, 'organization', 'town', 'jia-zhen');
  expect(diagnostics).toEqual([]);
  expect(text(root, 'organizations/all.yaml')).toContain('- { id: jia-zhen, name: 甲镇党委, level: town, parent: district, formerIds: [town] }\n');
  expect(text(root, 'organizations/all.yaml').match(/parent: jia-zhen/g)).toHaveLength(3);
  // The level of the same name stays.
  expect(text(root, 'taxonomy.yaml')).toContain('{ id: town, label: 镇级, declaredBy: jia-zhen, namedBy: district }');
  expect(text(root, 'brands/first/index.mdx')).toContain('level: village, by: jia-zhen }');
  expect(text(root, 'pairings/help.mdx')).toContain('by: jia-zhen, date: 2026-01');
  expect(text(root, 'pairings/help.mdx')).toContain('by: jia-zhen, date: 2026-02');
});

test('pairings, packs and documents are renamed, and a document takes along what it uses', async () => {
  const root = folder({
    ...BASE,
    'docs/plan.mdx':
      '---\ntitle: 方案\nsupersededBy: guides/new\nstatus: superseded\n---\n\n[表](b.pdf)[公用](files/c.pdf)[下一份](./guides/new.mdx#一)\n',
    'docs/b.pdf': '%PDF-1.4\n',
    'docs/files/c.pdf': '%PDF-1.4\n%\n',
    'docs/guides/index.mdx': '---\ntitle: 指南\n---\n\n[方案](../plan.mdx)\n',
    'docs/guides/new.mdx': '---\ntitle: 新\n---\n\n## 一\n\n[方案](../plan.mdx)\n',
    'docs/other.mdx': '---\ntitle: 别的\n---\n\n[公用](files/c.pdf)\n',
    'study/one.mdx': changed(BASE['study/one.mdx'] as string, 'brand: first', 'document: plan'),
    'study/two.mdx': `${(BASE['study/one.mdx'] as string).replace('第一课', '第二课').replace('brand: first', 'pairing: help')}[一](one.mdx)[结对](../pairings/help.mdx)\n`,
  });
  for (const [kind, from, to] of [
    ['doc', 'plan', 'old/years/plan-1'],
    ['doc', 'guides', 'handbook'],
    ['pairing', 'help', 'bangdai'],
    ['study', 'one', 'eins'],
  ] as const) {
    const { diagnostics } = await rename(root, kind, from, to);
    expect(diagnostics, from).toEqual([]);
  }
  expect(text(root, 'docs/old/years/plan-1.mdx')).toBe(
    '---\ntitle: 方案\nsupersededBy: handbook/new\nstatus: superseded\nformerSlugs: [plan]\n---\n\n[表](b.pdf)[公用](files/c.pdf)[下一份](../../handbook/new.mdx#一)\n',
  );
  expect(readdirSync(path.join(root, 'docs/old/years')).sort()).toEqual(['b.pdf', 'files', 'plan-1.mdx']);
  expect(existsSync(path.join(root, 'docs/b.pdf'))).toBe(false);
  expect(existsSync(path.join(root, 'docs/files/c.pdf'))).toBe(true);
  expect(text(root, 'docs/handbook/new.mdx')).toContain('formerSlugs: [guides/new]');
  expect(text(root, 'docs/handbook/new.mdx')).toContain('[方案](../old/years/plan-1.mdx)');
  expect(text(root, 'study/eins.mdx')).toContain('document: old/years/plan-1');
  expect(text(root, 'study/two.mdx')).toContain('[一](eins.mdx)[结对](../pairings/bangdai.mdx)');
  expect(text(root, 'study/two.mdx')).toContain('pairing: bangdai');
});

describe('nothing is written where', () => {
  const refused: [string, Files, RenamedKind, string, string, string][] = [
    ['the slug is taken', {}, 'brand', 'first', 'second', '已经是另一个品牌'],
    ['another had it', {}, 'brand', 'first', 'old-third', '用过的旧名'],
    ['it is no slug', {}, 'brand', 'first', '红色驿站', 'hong-se-yi-zhan'],
    ['it is the same', {}, 'brand', 'first', 'first', '现在的名字'],
    ['there is no such entry', {}, 'brand', 'frist', 'x', 'first'],
    ['a document would lie in itself', { 'docs/guides/index.mdx': '---\ntitle: 一\n---\n' }, 'doc', 'guides', 'guides/x', '自己里面'],
    ['a path is none', {}, 'doc', 'links', 'a//b', '每一层'],
    ['the id means something else', {}, 'organization', 'town', 'parent', '另有意思'],
    ['files lie in the way', { 'brands/erste/logo.svg': '<svg/>' }, 'brand', 'first', 'erste', '已经在那里'],
    ['a file has faults', { 'docs/bad.mdx': '---\ntitle: [\n---\n' }, 'brand', 'first', 'erste', 'docs/bad.mdx'],
    ['a body has faults', { 'docs/bad.mdx': '---\ntitle: 一\n---\n\n<Note\n' }, 'brand', 'first', 'erste', 'docs/bad.mdx'],
    ['bytes are no UTF-8', { 'docs/bad.mdx': new Uint8Array([0x2d, 0xb0, 0xd7]) }, 'brand', 'first', 'erste', 'docs/bad.mdx'],
    ['a draft waits', { '.drafts/brands/first/index.mdx': '---\n---\n' }, 'brand', 'first', 'erste', '.drafts/brands/first'],
  ];
  test.each(refused)('%s', async (_, files, kind, from, to, why) => {
    const root = folder({ ...FULL, ...files });
    const before = tree(root);
    const refusal = rename(root, kind, from, to);
    await expect(refusal).rejects.toBeInstanceOf(MisuseError);
    await expect(refusal).rejects.toThrow(why);
    expect(tree(root)).toEqual(before);
  });

  test('a file is a link', async () => {
    const root = folder(FULL);
    const elsewhere = folder({ 'x.mdx': text(root, 'study/one.mdx') });
    rmSync(path.join(root, 'study/one.mdx'));
    symlinkSync(path.join(elsewhere, 'x.mdx'), path.join(root, 'study/one.mdx'));
    await expect(rename(root, 'brand', 'first', 'erste')).rejects.toThrow('链接');
    expect(text(elsewhere, 'x.mdx')).toBe(FULL['study/one.mdx']);
  });
});

test('killed in the middle of it, the next command finishes it', async () => {
  const [root, over, whole] = [folder(FULL), folder(OVER), folder(FULL)];
  await rename(whole, 'brand', 'first', 'erste', folder(OVER));
  const { signal } = spawnSync(process.execPath, [path.join(PROJECT, 'tests/support/killedRename.ts'), root, over]);
  expect(signal).toBe('SIGKILL');
  expect(existsSync(path.join(root, 'brands/first'))).toBe(false);
  expect(text(root, 'site.yaml')).toBe(FULL['site.yaml']);
  await readSite({ root, privateRoot: over, asOf: DAY });
  expect(tree(root)).toEqual(tree(whole));
  expect(readdirSync(over)).toEqual(['brands', 'pairings']);
});

test('what was found before is found after, by check', async () => {
  const root = folder({ ...FULL, 'brands/first/unused.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' });
  const found = async () => (await readSite({ root, asOf: DAY })).diagnostics.map(({ code }) => code).sort();
  const before = await found();
  await rename(root, 'brand', 'first', 'erste');
  expect(before).toContain('asset/unused');
  expect(await found()).toEqual(before);
});
