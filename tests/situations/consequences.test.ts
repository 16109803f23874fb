/** One mistake causes one message. Its consequences are not reported, or their message names the cause. */
import { expect, test } from 'vitest';
import { picture } from '../support/assets.ts';
import { BRAND, base, changed, type Files, readSituation } from '../support/content.ts';

const FIRST = 'brands/first/index.mdx';
const HELP = 'pairings/help.mdx';
const ORGS = 'organizations/all.yaml';
const PLAN = 'docs/plan.mdx';
const png = await picture(30, 20).png().toBuffer();
const lines = base(ORGS).trimEnd().split('\n');
const list = (...numbers: number[]): string => numbers.map((number) => `${lines[number - 1]}\n`).join('');
const body = (text: string): Files => ({ [FIRST]: BRAND('红色驿站', 'east', '', `${text}\n`), 'brands/first/photo.png': png });

/** `refers`: the misplaced list that the message of every unknown reference must name. */
const CASES: { did: string; files: Files; finds: string[]; refers?: string }[] = [
  {
    did: 'all organizations in a folder too deep',
    files: { [ORGS]: null, 'organizations/sub/all.yaml': base(ORGS) },
    finds: ['warning entry/unexpected organizations/sub/all.yaml:1:1'],
    refers: 'organizations/sub/all.yaml',
  },
  {
    did: 'some organizations in a folder too deep, among them parents and namers',
    files: { [ORGS]: list(1, 3, 5), 'organizations/sub/towns.yaml': list(2, 4) },
    finds: ['warning entry/unexpected organizations/sub/towns.yaml:1:1'],
    refers: 'organizations/sub/towns.yaml',
  },
  {
    did: 'some organizations in a file with another extension',
    files: { [ORGS]: list(1, 2), 'organizations/villages.yml': list(3, 4, 5) },
    finds: ['warning entry/unexpected organizations/villages.yml:1:1'],
    refers: 'organizations/villages.yml',
  },
  {
    did: 'a misplaced list, and a reference to an id in no list',
    files: {
      [ORGS]: list(1, 2, 3, 4),
      'organizations/sub/south.yaml': list(5),
      [PLAN]: changed(base(PLAN), 'title: 方案', 'title: 方案\nissuer: nobody'),
    },
    finds: ['warning entry/unexpected organizations/sub/south.yaml:1:1', 'error reference/unknown docs/plan.mdx:3:9'],
    refers: 'organizations/sub/south.yaml',
  },
  {
    did: 'a misplaced copy of the whole list',
    files: { 'organizations/old/all.yaml': base(ORGS) },
    finds: ['warning entry/unexpected organizations/old/all.yaml:1:1'],
  },
  {
    did: 'a misplaced list that nothing refers to',
    files: { 'organizations/old/more.yaml': '- { id: north, name: 北村党支部, level: village, parent: town }\n' },
    finds: ['warning entry/unexpected organizations/old/more.yaml:1:1'],
  },
  {
    did: 'a YAML merge of all keys of a file',
    files: { [PLAN]: changed(base(PLAN), 'title: 方案', '<<: { title: 方案 }') },
    finds: ['error yaml/syntax docs/plan.mdx:2:1'],
  },
  {
    did: 'a YAML merge of a required key of a logo',
    files: { [FIRST]: changed(base(FIRST), 'logo: { kind: text, ', 'logo: { <<: { kind: text }, ') },
    finds: ['error yaml/syntax brands/first/index.mdx:6:9'],
  },
  {
    did: 'a YAML merge of an id',
    files: { [ORGS]: changed(base(ORGS), 'id: south, ', '<<: { id: south }, ') },
    finds: ['error yaml/syntax organizations/all.yaml:5:5'],
  },
  {
    did: 'a YAML merge beside a key with a wrong value',
    files: { [PLAN]: changed(base(PLAN), 'title: 方案', '<<: { title: 方案 }\norder: 第一') },
    finds: ['error yaml/syntax docs/plan.mdx:2:1', 'error schema/type docs/plan.mdx:3:8'],
  },
  { did: 'all attributes of a picture in braces', files: body('<Figure {...photo} />'), finds: ['error mdx/code brands/first/index.mdx:20:9'] },
  {
    did: 'one attribute of a picture in braces',
    files: body('<Figure src={photo} alt="照片" />'),
    finds: ['error mdx/code brands/first/index.mdx:20:14'],
  },
  {
    did: 'attributes in braces, of which one of two is required',
    files: body('![照片](photo.png)\n\n<Video {...film} />'),
    finds: ['error mdx/code brands/first/index.mdx:22:8'],
  },
  {
    did: 'braces beside two attributes that exclude each other',
    files: body('![照片](photo.png)\n\n<Video {...film} src="a.mp4" href="https://example.cn/" />'),
    finds: [
      'error mdx/code brands/first/index.mdx:22:8',
      'error mdx/attribute brands/first/index.mdx:22:1',
      'error asset/missing brands/first/index.mdx:22:23',
    ],
  },
  { did: 'a picture as HTML', files: body('<img src="photo.png" />'), finds: ['error mdx/html brands/first/index.mdx:20:1'] },
  { did: 'a misspelt component', files: body('<Figur src="photo.png" alt="照片" />'), finds: ['error mdx/component brands/first/index.mdx:20:1'] },
  {
    did: 'HTML that names no file, and an unused picture',
    files: body('<b>重点</b>'),
    finds: ['warning asset/unused brands/first/photo.png:1:1', 'error mdx/html brands/first/index.mdx:20:1'],
  },
];

test.each(CASES)('$did', async ({ files, finds, refers }) => {
  const { diagnostics } = await readSituation({ files });
  const ofList = diagnostics.filter(({ code, message }) => code === 'reference/unknown' && refers !== undefined && message.includes(refers));
  const others = diagnostics.filter((one) => !ofList.includes(one));
  expect(others.map(({ severity, code, file, line, column }) => `${severity} ${code} ${file}:${line}:${column}`).sort()).toEqual(finds.sort());
  expect(ofList.length > 0).toBe(refers !== undefined);
  for (const { severity, hint } of ofList) expect(`${severity} ${hint}`).toMatch(/^error 先把那个文件(?:改名为|移到) /);
});

test('names a misplaced list of organizations in --private', async () => {
  const { diagnostics } = await readSituation({
    files: { [ORGS]: list(1, 2, 3, 4), [HELP]: null },
    private: { 'organizations/sub/south.yaml': list(5), [HELP]: base(HELP).replace('visibility: anonymous\n', '') },
  });
  const [stray, ...references] = diagnostics;
  expect([stray?.severity, stray?.code]).toEqual(['warning', 'entry/unexpected']);
  expect(references.length).toBeGreaterThan(0);
  for (const { code, message } of references) {
    expect(code).toBe('reference/unknown');
    expect(message).toContain('organizations/sub/south.yaml');
  }
});
