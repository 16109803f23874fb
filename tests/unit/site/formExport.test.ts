/** The blank form, and forms and materials of brands. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openArchive } from '../../../src/office/archive.ts';
import { exportForms, type FormFiles, writeBlankForm } from '../../../src/site/formExport.ts';
import { MisuseError } from '../../../src/site/misuse.ts';
import { BASE, BRAND, changed, DAY, type Files, SVG, writeContent } from '../../support/content.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const content = (files: Files = {}): string => {
  const root = writeContent({ ...BASE, ...files });
  made.push(root);
  return root;
};
const folder = (): string => {
  const one = mkdtempSync(path.join(tmpdir(), 'biaogan-form-'));
  made.push(one);
  return one;
};
const xmlOf = (file: string): string => new TextDecoder().decode(openArchive(readFileSync(file), 'docx').get('word/document.xml'));
const textOf = (file: string): string =>
  xmlOf(file)
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');

describe('the blank form', () => {
  test('offers the levels, domains and types of the taxonomy, and what its standard asks for', async () => {
    const root = content({
      'taxonomy.yaml': `${BASE['taxonomy.yaml'] as string}standard: { label: 两有, items: [{ key: name, label: 有名称 }, { key: extra.song, label: 有品牌之歌 }] }\n`,
    });
    const out = folder();
    const { written } = await writeBlankForm({ root, asOf: DAY }, out);
    expect(written).toEqual([path.join(out, '党建品牌创建申报登记表.docx')]);
    const text = textOf(written[0] as string);
    for (const one of ['□区级　□镇级　□村级', '□农村　□社区', '农村：□近郊', '有品牌之歌', '命名机关', '（盖章）']) expect(text).toContain(one);
  });
  test('has a grid that other programs keep: fixed columns, and a paragraph behind the table', async () => {
    const { written } = await writeBlankForm({ root: content(), asOf: DAY }, folder());
    const xml = xmlOf(written[0] as string);
    expect(xml).toContain('<w:tblLayout w:type="fixed"/>');
    expect([...xml.matchAll(/<w:gridCol /g)]).toHaveLength(6);
    expect(xml.slice(xml.lastIndexOf('</w:tbl>'))).toContain('<w:p>');
  });
  test('is the same bytes each time, and is put over nothing', async () => {
    const root = content();
    const out = folder();
    const [file = ''] = (await writeBlankForm({ root, asOf: DAY }, out)).written;
    const other = await writeBlankForm({ root, asOf: DAY }, folder());
    expect(readFileSync(other.written[0] as string).equals(readFileSync(file))).toBe(true);
    expect(await writeBlankForm({ root, asOf: DAY }, out)).toMatchObject({ written: [], same: [file], taken: [] });
    writeFileSync(file, '填了一半');
    expect(await writeBlankForm({ root, asOf: DAY }, out)).toMatchObject({ written: [], same: [], taken: [file] });
    expect(readFileSync(file, 'utf8')).toBe('填了一半');
  });
});

describe('the form of a brand', () => {
  const BODY = '## 背景\n\n正文一句。\n\n<Note>\n\n只给主讲人。\n\n</Note>\n\n<Outcome value="3" unit="户" label="用上了" before="1" />\n';
  const full = BRAND('红色驿站', 'east', 'internal: { liaison: 王小满, phone: "0999-1234" }\n', BODY);
  test('holds what the content says, internal fields too, and its body goes beside it as a paper', async () => {
    const root = content({
      'brands/first/index.mdx': changed(full, 'logo: { kind: text, text: 红色驿站,', 'logo: { kind: image, file: logo.svg, alt: 一座驿站,'),
      'brands/first/logo.svg': SVG,
    });
    const out = folder();
    const result = (await exportForms(['first'], { root, asOf: DAY }, out)) as FormFiles;
    expect(result.notes).toEqual([]);
    const [form = '', paper = ''] = result.written;
    const text = textOf(form);
    for (const one of [
      '红色驿站',
      '东村党支部',
      '甲镇党委',
      '☑村级',
      '☑农村',
      '2022年1月',
      '王小满',
      '0999-1234',
      '☑图形',
      '红色驿站的主题',
      '带头',
      '示范',
    ])
      expect(text).toContain(one);
    expect([...openArchive(readFileSync(form), 'docx').keys()].filter((name) => /media\/.*\.png$/.test(name))).toHaveLength(1);
    expect(textOf(paper)).toContain('红色驿站综合材料');
    expect(textOf(paper)).toContain('一、背景');
    expect(textOf(paper)).toContain('用上了：3户（');
    expect(textOf(paper)).not.toContain('只给主讲人');
  });
  test('is not made of a content with errors', async () => {
    const root = content({ 'brands/first/index.mdx': changed(full, 'organization: east', 'organization: nobody') });
    const out = folder();
    const result = await exportForms(['first'], { root, asOf: DAY }, path.join(out, 'forms'));
    expect('diagnostics' in result && result.diagnostics.some(({ code }) => code === 'reference/unknown')).toBe(true);
    expect(existsSync(path.join(out, 'forms'))).toBe(false);
  });
  test('asks which brand, and says which may be meant', async () => {
    const root = content();
    const refusal = async (slugs: string[]): Promise<string> => {
      const error: unknown = await exportForms(slugs, { root, asOf: DAY }, folder()).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(MisuseError);
      return (error as Error).message;
    };
    expect(await refusal([])).toContain('first、second');
    expect(await refusal(['frist'])).toContain('“first”');
  });
  test('two brands of one name get two files', async () => {
    const root = content({ 'brands/second/index.mdx': BRAND('红色驿站', 'west') });
    const out = folder();
    const { written } = (await exportForms(['first', 'second'], { root, asOf: DAY }, out)) as FormFiles;
    expect(written.map((file) => path.basename(file))).toEqual([
      '红色驿站-申报登记表.docx',
      '红色驿站-综合材料.docx',
      '红色驿站-second-申报登记表.docx',
      '红色驿站-second-综合材料.docx',
    ]);
  });
});
