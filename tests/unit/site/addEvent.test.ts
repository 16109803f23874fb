/** Events that are added to records on the disk. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { addEvent } from '../../../src/site/addEvent.ts';
import { putChanges } from '../../../src/site/changedFiles.ts';
import { MisuseError } from '../../../src/site/misuse.ts';
import { BASE, changed, DAY, type Files, writeContent } from '../../support/content.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const folder = (files: Files): string => {
  const root = writeContent(files);
  made.push(root);
  return root;
};
const add = (root: string, answers: Record<string, string>, privateRoot?: string) =>
  addEvent(
    { root, asOf: DAY, ...(privateRoot === undefined ? {} : { privateRoot }) },
    { given: new Map(Object.entries(answers).map(([flag, one]) => [flag, [one]])) },
  );
const FIRST = 'brands/first/index.mdx';
const text = (root: string, file = FIRST): string => readFileSync(path.join(root, file), 'utf8');

test('an event stands behind the last, and not a byte beside it changes', async () => {
  const odd = changed(BASE[FIRST] as string, 'record:\n', 'record: # 档案\n')
    .replace('domain: rural', "domain:   'rural'  # 领域")
    .replaceAll('\n', '\r\n');
  const root = folder({ ...BASE, [FIRST]: odd });
  const { diagnostics } = await add(root, { brand: '红色驿站', event: '申报', date: '2026-05', level: '镇级' });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const line = '  - { event: declared, date: 2026-05, level: town, by: town }\r\n';
  expect(text(root).split(line)).toHaveLength(2);
  expect(text(root).replace(line, '')).toBe(odd);
});

test('a new name is put in the place of the old one, which the record keeps', async () => {
  const root = folder(BASE);
  await add(root, { brand: 'first', event: 'renamed', name: '红色小站' });
  expect(text(root)).toContain('\nname: 红色小站\n');
  expect(text(root)).toContain(`{ event: renamed, date: ${DAY}, from: 红色驿站 }`);
});

test('what is internal goes into the private directory, and nowhere if there is none', async () => {
  const root = folder({ ...BASE, 'site.yaml': `${BASE['site.yaml']}dossier: elsewhere\n` });
  const over = folder({});
  const visit = { brand: 'first', event: 'visited', purpose: '指导' };
  await expect(add(root, visit)).rejects.toBeInstanceOf(MisuseError);
  expect(text(root)).toBe(BASE[FIRST]);
  await add(root, { ...visit, note: '提醒' }, over);
  await add(root, { ...visit, date: DAY }, over);
  expect(text(root)).toBe(BASE[FIRST]);
  expect(text(over, 'brands/first/private.yaml')).toBe(
    `record:\n  - { event: visited, date: ${DAY}, purpose: guidance, note: 提醒 }\n  - { event: visited, date: ${DAY}, purpose: guidance }\n`,
  );
  // A passed review is public.
  await add(root, { brand: 'first', event: 'reviewed', result: '合格', year: '2026' }, over);
  expect(text(root)).toContain('event: reviewed, date: 2026-06-01, year: 2026');
});

test('an event that may not follow, one before the last, and a file with faults are refused', async () => {
  const root = folder(BASE);
  const refused: Record<string, string>[] = [
    { brand: 'first', event: 'launched' },
    { brand: 'first', event: 'reviewed', result: 'pass', date: '2020' },
    { brand: 'first', event: 'declared', level: '村级' },
  ];
  for (const answers of refused) await expect(add(root, answers)).rejects.toBeInstanceOf(MisuseError);
  expect(text(root)).toBe(BASE[FIRST]);
  const broken = changed(BASE[FIRST] as string, 'theme: ', 'theme：');
  writeFileSync(path.join(root, FIRST), broken);
  await expect(add(root, { brand: 'first', event: 'visited' })).rejects.toThrow('npm run check');
  expect(text(root)).toBe(broken);
});

test('files are changed together or not at all', () => {
  const root = folder({ 'a.txt': 'a', 'b.txt': 'b' });
  const change = (file: string, before: string) => ({ absolute: path.join(root, file), before, after: `${file} new` });
  expect(() => putChanges([change('a.txt', 'a'), change('b.txt', 'else')])).toThrow(MisuseError);
  expect(() => putChanges([change('a.txt', 'a'), change('none.txt', '')])).toThrow();
  expect([text(root, 'a.txt'), text(root, 'b.txt')]).toEqual(['a', 'b']);
  putChanges([change('a.txt', 'a'), change('b.txt', 'b')]);
  expect([text(root, 'a.txt'), text(root, 'b.txt')]).toEqual(['a.txt new', 'b.txt new']);
  expect(existsSync(path.join(root, 'none.txt'))).toBe(false);
});
