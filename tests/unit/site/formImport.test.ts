/** Forms as files, read into a content: written, drafted or left alone. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readWord } from '../../../src/office/read.ts';
import { PROJECT } from '../../../src/project.ts';
import { exportForms, type FormFiles } from '../../../src/site/formExport.ts';
import { type ImportAnswers, type ImportedForm, importForms } from '../../../src/site/formImport.ts';
import { MisuseError } from '../../../src/site/misuse.ts';
import { readSite } from '../../../src/site/read.ts';
import { readForm } from '../../../src/writing/form/reading.ts';
import { type FormValues, valuesOf } from '../../../src/writing/form/values.ts';
import { changed, DAY, type Files, writeContent } from '../../support/content.ts';
import { packWord, wordOf } from '../../support/forms/form.ts';
import { DISTRICT, LAYOUTS } from '../../support/forms/layouts.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const folder = (): string => {
  const one = mkdtempSync(path.join(tmpdir(), 'biaogan-form-'));
  made.push(one);
  return one;
};
const content = (files: Files = {}): string => {
  const root = writeContent({ ...DISTRICT, ...files });
  made.push(root);
  return root;
};
const put = (name: string, bytes: Uint8Array): string => {
  const file = path.join(folder(), name);
  writeFileSync(file, bytes);
  return file;
};
const layout = (at: number): Uint8Array => wordOf((LAYOUTS[at] as (typeof LAYOUTS)[number]).make());
const read = async (root: string, files: string[], answers: ImportAnswers = {}, privateRoot?: string): Promise<ImportedForm[]> =>
  (await importForms(files, { root, asOf: DAY, cache: folder(), ...(privateRoot === undefined ? {} : { privateRoot }) }, answers)).forms;

const SUMMARY = '柳叶社区党总支在老柳树下摆了两把椅子，每周三晚上听居民说话。';

describe('a form', () => {
  test('with all that a brand needs becomes one that passes the check', async () => {
    const root = content();
    const [form] = await read(root, [put('表.docx', layout(0))], { summary: SUMMARY });
    expect(form).toMatchObject({ outcome: 'written', text: '柳下听声', diagnostics: [] });
    const text = readFileSync(path.join(root, 'brands/liu-xia-ting-sheng/index.mdx'), 'utf8');
    for (const one of [
      'organization: willow\ndomain: community\n',
      'kind: image\n',
      'date: 2026-03-01',
      '登记表:',
      '同意申报。',
      '## 做法与经过\n\n一是把椅子摆出去。',
    ])
      expect(text).toContain(one);
    expect(existsSync(path.join(root, 'brands/liu-xia-ting-sheng/logo.png'))).toBe(true);
  });
  test('without waits among the drafts, and says what is missing', async () => {
    const root = content();
    const [form] = await read(root, [put('表.docx', layout(1))]);
    expect(form?.outcome).toBe('drafted');
    expect(form?.diagnostics.map(({ code }) => code)).toContain('schema/missing');
    expect(form?.open.join('\n')).toContain('summary');
    expect(existsSync(path.join(root, 'brands/liu-xia-ting-sheng'))).toBe(false);
    const draft = path.join(root, '.drafts/brands/liu-xia-ting-sheng/index.mdx');
    const text = readFileSync(draft, 'utf8');
    expect(text).toContain('event: declared, date: 2026-03-05, level: district, by: willow');
    expect(text).toContain('备注：原名');
    // A second time nothing is written.
    const [again] = await read(root, [put('表.docx', layout(1))]);
    expect(again?.text).toContain('草稿已经在');
    expect(readFileSync(draft, 'utf8')).toBe(text);
  });
  test('of a brand that is there changes nothing, and says what differs', async () => {
    const root = content();
    await read(root, [put('表.docx', layout(4))]);
    const file = path.join(root, 'brands/liu-xia-ting-sheng/index.mdx');
    const before = readFileSync(file);
    const [form] = await read(root, [put('表.docx', layout(3))]);
    expect(form?.outcome).toBe('known');
    expect(form?.differences).toContainEqual({ label: '申报层级', theirs: '镇（街道）级', ours: '' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });
  test('of an organization that is not listed says which may be meant, and takes it from an option', async () => {
    const root = content();
    const form = LAYOUTS[4]?.make();
    if (form === undefined) throw new Error('no layout');
    form.before = form.before.map((line) => line.replace('柳叶社区总支部委员会', '柳叶社区总支部'));
    const file = put('表.docx', wordOf(form));
    const [first] = await read(root, [file]);
    expect(first?.notes.join()).toContain('中共柳叶街道柳叶社区总支部委员会');
    expect(first?.rest.join()).toContain('柳叶社区总支部');
    expect(first?.outcome).toBe('drafted');
    const [second] = await read(root, [file], { organization: 'willow', slug: 'liu' });
    expect(second?.outcome).toBe('written');
  });
});

describe('a map in the content', () => {
  const odd = (): string => {
    const form = LAYOUTS[4]?.make();
    if (form === undefined) throw new Error('no layout');
    form.tables[0]?.splice(1, 0, [
      { is: 'label', lines: ['一句话亮点'] },
      { is: 'value', lines: ['话说得出口'] },
    ]);
    return put('表.docx', wordOf(form));
  };
  test('says what a label means that nobody else knows', async () => {
    const [without] = await read(content(), [odd()]);
    expect(without?.rest).toContain('一句话亮点：话说得出口');
    const root = content({ 'forms/other.yaml': 'labels: { 一句话亮点: theme }\n' });
    const [form] = await read(root, [odd()]);
    expect(form?.rest.join()).not.toContain('亮点');
    expect(readFileSync(form?.written[0] as string, 'utf8')).toContain('theme: 话说得出口');
    expect((await readSite({ root, asOf: DAY })).diagnostics.map(({ code }) => code)).not.toContain('entry/unexpected');
  });
  test('with a field that is none is told with its line', async () => {
    const error: unknown = await read(content({ 'forms/other.yaml': 'labels:\n  亮点: thema\n' }), [odd()]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MisuseError);
    expect((error as Error).message).toContain('forms/other.yaml:2');
  });
  test('is checked like any other file, with the field that was meant', async () => {
    const files = {
      'forms/a.yaml': 'labels:\n  亮点: thema\n  特色: extra.X\nlabel: 1\n',
      'forms/b.yml': 'labels: {}\n',
      'form/c.yaml': 'labels: {}\n',
    };
    const { diagnostics } = await readSite({ root: content(files), asOf: DAY });
    expect(diagnostics.map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual([
      'entry/unexpected form/c.yaml:1',
      'schema/value forms/a.yaml:2',
      'schema/value forms/a.yaml:3',
      'schema/unknown-key forms/a.yaml:4',
      'entry/unexpected forms/b.yml:1',
    ]);
    expect(diagnostics[1]?.hint).toContain('你是不是想写 “theme”');
    expect(diagnostics.filter(({ code }) => code === 'entry/unexpected').map(({ hint }) => hint)).toEqual([
      expect.stringContaining('forms/c.yaml'),
      expect.stringContaining('forms/b.yaml'),
    ]);
  });
});

describe('materials', () => {
  const p = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const material = (lines: string[]): Uint8Array =>
    packWord(`<?xml version="1.0"?><w:document ${W}><w:body>${lines.map(p).join('')}</w:body></w:document>`);
  const LINES = [
    '柳下听声综合材料',
    '柳叶社区党总支',
    '一、背景',
    '老小区，{话}没处说*。',
    '（一）摆椅子',
    '1.先摆。',
    '2.再听。',
    '二、成效',
    '好。',
  ];
  test('become the body, with headings, lists and nothing that would be code', async () => {
    const root = content();
    const [form] = await read(root, [put('表.docx', layout(4)), put('材料.docx', material(LINES))]);
    expect(form).toMatchObject({ outcome: 'written', diagnostics: [] });
    const text = readFileSync(form?.written[0] as string, 'utf8');
    expect(text).toContain('## 背景\n\n老小区，\\{话\\}没处说\\*。\n\n### 摆椅子\n\n1. 先摆。\n2. 再听。\n\n## 成效\n\n好。\n');
    expect(text).not.toContain('综合材料');
  });
  test('of nobody are told, and not read', async () => {
    const [form] = await read(content(), [put('材料.docx', material(LINES))]);
    expect(form).toMatchObject({ outcome: 'unreadable', written: [] });
    expect(form?.text).toContain('没有认出登记表');
  });
});

describe('what is internal', () => {
  const site = { 'site.yaml': changed(DISTRICT['site.yaml'] as string, 'publisher: district\n', 'publisher: district\ndossier: elsewhere\n') };
  test('is not read where it may not lie', async () => {
    const root = content(site);
    const error: unknown = await read(root, [put('表.docx', layout(1))]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MisuseError);
    expect((error as Error).message).toContain('--private');
    expect(existsSync(path.join(root, '.drafts'))).toBe(false);
  });
  test('goes into the private directory, and no byte of it beside the content', async () => {
    const root = content(site);
    const over = folder();
    const [form] = await read(root, [put('表.docx', layout(1))], { summary: SUMMARY }, over);
    expect(form?.outcome).toBe('written');
    const own = readFileSync(path.join(root, 'brands/liu-xia-ting-sheng/index.mdx'), 'utf8');
    for (const secret of ['陆小满', '0999', 'declared', '备注']) expect(own).not.toContain(secret);
    const apart = readFileSync(path.join(over, 'brands/liu-xia-ting-sheng/private.yaml'), 'utf8');
    for (const secret of ['陆小满', '0999-5550123', 'event: declared', '备注']) expect(apart).toContain(secret);
  });
});

describe('several files', () => {
  test('one that cannot be opened keeps none of the others back', async () => {
    const root = content();
    const forms = await read(root, [put('旧表.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0])), put('表.docx', layout(4))]);
    expect(forms.map(({ outcome }) => outcome)).toEqual(['unreadable', 'written']);
    expect(forms[0]?.text).toContain('另存为 .docx');
  });
});

describe('what is exported', () => {
  const root = path.join(PROJECT, 'content');
  const where = { root, asOf: '2026-11-29' };
  test('comes back the same, for every brand of the example', async () => {
    const { model } = await readSite(where);
    const slugs = [...model.brands.keys()];
    const out = folder();
    const { written } = (await exportForms(slugs, where, out)) as FormFiles;
    expect(readdirSync(out)).toHaveLength(written.length);
    for (const [slug, { data }] of model.brands) {
      const file = path.join(out, `${data.name}-申报登记表.docx`);
      const reading = readForm(readWord(readFileSync(file)), model);
      // The types stand on the form in the taxonomy's order.
      const sorted = (values: FormValues): object =>
        Object.fromEntries([...values].map(([field, lines]) => [field, field === 'focuses' ? [...lines].sort() : lines]));
      expect({ slug, values: sorted(reading.values), rest: reading.rest }).toEqual({ slug, values: sorted(valuesOf(model, data)), rest: [] });
      expect(reading.logo !== undefined).toBe(data.logo?.kind === 'image');
    }
  });
});
