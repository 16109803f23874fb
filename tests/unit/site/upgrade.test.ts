/** Bringing a content of contract 1.0 to 1.1: what means one thing alone is mended, and no other byte changes. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { mended } from '../../../src/edit/upgrading.ts';
import { upgrade } from '../../../src/site/upgrade.ts';
import { BASE, BRAND, changed, DAY, type Files, writeContent } from '../../support/content.ts';
import { textsIn } from '../../support/folder.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const content = (files: Files): string => {
  const root = writeContent({ ...BASE, ...files });
  made.push(root);
  return root;
};
const bytesIn = (root: string): Record<string, string> => textsIn(root, 'latin1');

const FIRST = 'brands/first/index.mdx';
/** A brand as somebody wrote it for the older contract: Windows' line ends, a mark, comments, and all that is refused today. */
const OLD = `\uFEFF${changed(
  changed(BRAND('红色驿站', 'east'), 'name:', '# 由 Word 粘贴来的\nname:'),
  'record:',
  'colors: { primary: b3261e,   secondary: "0a0" } # 旗\nsources:\n  - { title: 报, url: https:www.example.cn/a }\n  - { title: 讯, url: "http:\\\\\\\\b.example.cn" }\nrecord:',
)}党员\u000b到\u0007岗，见 [那里](https:/c.example.cn/x) 。\n`.replaceAll('\n', '\r\n');

test('what is refused now and means one thing is mended, and every other byte stays', async () => {
  const root = content({ [FIRST]: OLD, 'site.yaml': changed(BASE['site.yaml'] as string, 'title:', 'accent: 112233 # 蓝\ntitle:') });
  const before = bytesIn(root);
  const { mends, errors } = await upgrade({ root, asOf: DAY });
  expect(mends.map(({ file, what, count, after }) => [file, what, count, what === 'control' ? '' : after])).toEqual([
    ['site.yaml', 'colour', 1, '"#112233"'],
    [FIRST, 'colour', 1, '"#b3261e"'],
    [FIRST, 'colour', 1, '"#0a0"'],
    [FIRST, 'address', 1, 'https://'],
    [FIRST, 'address', 1, 'http://'],
    [FIRST, 'control', 2, ''],
    [FIRST, 'address', 1, 'https://'],
  ]);
  expect(errors).toEqual([]);
  const wanted = {
    ...before,
    'site.yaml': changed(before['site.yaml'] as string, 'accent: 112233', 'accent: "#112233"'),
    [FIRST]: [
      ['primary: b3261e,   secondary: "0a0"', 'primary: "#b3261e",   secondary: "#0a0"'],
      ['https:www', 'https://www'],
      ['"http:\\\\\\\\b', '"http://b'],
      ['\u000b', ' '],
      ['\u0007', ' '],
      ['https:/c', 'https://c'],
    ].reduce((text, [from, to]) => changed(text, from as string, to as string), before[FIRST] as string),
  };
  expect(bytesIn(root)).toEqual(wanted);
  expect((await upgrade({ root, asOf: DAY })).mends).toEqual([]);
});

test('what can mean several things is told with its place, and nothing is touched', async () => {
  const root = content({ [FIRST]: changed(BRAND('红色驿站', 'east'), 'record:', 'tags: [怎么办？]\ncolors: { primary: red2 }\nrecord:') });
  const before = bytesIn(root);
  const { mends, errors } = await upgrade({ root, asOf: DAY });
  expect(mends).toEqual([]);
  expect(errors.map(({ code, file, line }) => [code, file, line > 1])).toEqual(errors.map(() => ['schema/value', FIRST, true]));
  expect(errors).toHaveLength(2);
  expect(bytesIn(root)).toEqual(before);
});

test('a content that needs nothing is left alone, and told what it may use', async () => {
  const root = content({ 'forms/a.yaml': 'labels: { 亮点: theme }\n' });
  writeFileSync(path.join(root, 'site.yaml'), `${BASE['site.yaml']}menu: [{ label: 品牌, page: /brands/ }]\n`);
  const before = bytesIn(root);
  expect(await upgrade({ root, asOf: DAY })).toMatchObject({ mends: [], errors: [], unused: ['logo', 'favicon', 'authors', 'at', 'targets'] });
  expect(bytesIn(root)).toEqual(before);
});

test('the private directory is mended too', async () => {
  const root = content({});
  const privateRoot = writeContent({ 'brands/first/private.yaml': 'internal: { leader: "某\u0008人" }\n' });
  made.push(privateRoot);
  const { mends } = await upgrade({ root, privateRoot, asOf: DAY });
  expect(mends.map(({ file }) => file)).toEqual([`${privateRoot}/brands/first/private.yaml`]);
  expect(readFileSync(path.join(privateRoot, 'brands/first/private.yaml'), 'utf8')).toBe('internal: { leader: "某 人" }\n');
});

test('a number that is no colour, and an address that is whole, are not taken for others', () => {
  const problem = (column: number, code: string) => ({ code, severity: 'error' as const, file: 'a', line: 1, column, message: '' });
  for (const [text, column, code] of [
    ['order: 123456', 8, 'schema/type'],
    ['accent: 1234567', 9, 'schema/type'],
    ['accent: "b3261e x"', 9, 'schema/value'],
    ['url: https://a.cn\\@b.cn', 6, 'link/unsafe'],
    ['url: javascript:x', 6, 'link/unsafe'],
  ] as const)
    expect(mended(text, [problem(column, code)])).toEqual({ text, mends: [] });
});
