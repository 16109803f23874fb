/** The blank form, and forms and materials of brands. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openArchive } from '../../../src/office/archive.ts';
import { exportFeedback, exportForms, type FormFiles, writeBlankForm } from '../../../src/site/formExport.ts';
import { MisuseError } from '../../../src/site/misuse.ts';
import { readOptions } from '../../../src/site/options.ts';
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

test('a form that is filled in has no instructions, which would take a page of their own, and no table at its end', async () => {
  const out = folder();
  const { written } = (await exportForms(['first'], { root: content(), asOf: DAY }, out)) as FormFiles;
  const xml = xmlOf(written[0] as string);
  expect(xml).not.toContain('填表说明');
  expect(xml.slice(xml.lastIndexOf('</w:tbl>'))).toMatch(/<w:p>.*w:line="20".*<w:sectPr/);
});

describe('the feedback on an evaluation', () => {
  const RECORD = `record:
  - { event: cultivated, date: 2021-01 }
  - { event: declared, date: 2022-01, level: village, by: east, number: 甲〔2022〕1号 }
  - { event: evaluated, date: 2022-03, round: 第一批, scores: { social: 60, expert: 60 }, note: 内涵要写实。 }
  - { event: returned, date: 2022-04, note: 先把台账补齐。 }
  - { event: declared, date: 2023-01, level: village, by: east }
  - { event: evaluated, date: 2023-03, round: 第二批, scores: { social: 90, expert: 70 }, note: 台账已经补齐。 }
  - { event: named, date: 2023-05, level: village, by: town, document: 甲〔2023〕2号 }
`;
  const brand = (name: string, organization: string, record = RECORD): string =>
    BRAND(name, organization).replace(/^record:\n(?: .*\n)+/m, () => record);
  const files = (): Files => ({
    'pairings/help.mdx': null,
    'brands/first/index.mdx': brand('红色驿站', 'east'),
    'brands/second/index.mdx': brand(
      '蓝色驿站',
      'west',
      RECORD.replace('social: 90, expert: 70', 'social: 95, expert: 90').replaceAll('by: east', 'by: west'),
    ),
  });
  const feedback = async (slugs: string[], round?: string, more: Files = {}): Promise<string[]> => {
    const result = (await exportFeedback(slugs, round, { root: content({ ...files(), ...more }), asOf: DAY }, folder())) as FormFiles;
    return result.written.map(textOf);
  };

  test('says what the record says: scores with their weights, total and place, opinions and what came of it', async () => {
    const [text = ''] = await feedback(['first']);
    // 0.4 × 90 + 0.6 × 70
    for (const one of [
      '内部资料',
      '第二批',
      '90',
      '40%',
      '36.00',
      '42.00',
      '78.00',
      '第 2 名，共 2 个',
      '台账已经补齐。',
      '命名为村级',
      '甲〔2023〕2号',
      '专家评审失分最多，折合 18.00 分',
    ])
      expect(text).toContain(one);
    expect(text).not.toContain('先把台账补齐。');
    expect((await feedback(['second']))[0]).toContain('第 1 名，共 2 个');
  });

  test('of an earlier round tells that one alone', async () => {
    const [text = ''] = await feedback(['first'], '第一批');
    for (const one of ['甲〔2022〕1号', '60.00', '内涵要写实。', '先把台账补齐。', '退回']) expect(text).toContain(one);
    expect(text).not.toContain('台账已经补齐。');
    expect(text).not.toContain('命名为');
  });

  test('without a score has no total and no place, and says what the standard lacks', async () => {
    const lacking = brand('红色驿站', 'east', RECORD.replace('social: 90, ', '')).replace(/^theme: .*\n/m, '');
    const record = lacking.replace(/^ {2}- \{ event: named.*\n/m, '');
    const [text = ''] = await feedback(['first'], undefined, { 'brands/first/index.mdx': record });
    for (const one of ['没有记录', '得分不全', '还缺：有主题', '还没有结果']) expect(text).toContain(one);
    expect(text).not.toContain('名，共');
  });

  test('is refused for what was never evaluated, for another round, and for no brand, and nothing is written', async () => {
    const root = content({ ...files(), 'brands/first/index.mdx': brand('红色驿站', 'east', 'record:\n  - { event: launched, date: 2021-01 }\n') });
    const out = folder();
    for (const [slugs, round, said] of [
      [['second', 'first'], undefined, '没有评审的记录'],
      [['second'], '第九批', '第二批、第一批'],
      [['secnd'], undefined, '你是不是想写“second”'],
      [[], undefined, 'feedback second'],
    ] as const)
      await expect(exportFeedback(slugs, round, { root, asOf: DAY }, out)).rejects.toThrow(said);
    expect(readdirSync(out)).toEqual([]);
  });
});

describe('a form never lies in a site', () => {
  test('whichever way its place is written', () => {
    const home = folder();
    writeFileSync(path.join(home, 'www.manifest.json'), '{}');
    for (const out of ['dist', 'dist/forms', path.join(home, 'www'), path.join(home, 'www/a/b'), path.join(home, '.www.releases/release-1/a')])
      expect(() => readOptions(['--out', out], ['out'], { out: 'dist.forms' }), out).toThrow('在网站里面');
    for (const out of ['dist.forms', path.join(home, 'forms')])
      expect(() => readOptions(['--out', out], ['out'], { out: 'dist.forms' }), out).not.toThrow();
  });
});
