/**
 * Further situations for codes that several branches of a rule report. Removing each branch in turn showed which
 * ones `codes.test.ts` does not cover.
 */
import { expect, test } from 'vitest';
import { RULES } from '../../src/rules/index.ts';
import { office, picture, svg } from '../support/assets.ts';
import { BRAND, base, changed, type Files, readSituation } from '../support/content.ts';

const FIRST = 'brands/first/index.mdx';
const HELP = 'pairings/help.mdx';
const ORGS = 'organizations/all.yaml';
const PACK = 'study/one.mdx';
const PLAN = 'docs/plan.mdx';
const png = await picture(30, 20).png().toBuffer();

const site = (lines: string): Files => ({ 'site.yaml': `${base('site.yaml')}${lines}\n` });
const first = (more: string, body?: string): Files => ({ [FIRST]: BRAND('红色驿站', 'east', more === '' ? '' : `${more}\n`, body) });
const help = (from: string, to: string): Files => ({ [HELP]: changed(base(HELP), from, to) });

const CASES: { did: string; files: Files; finds: string[] }[] = [
  {
    did: 'a ledger item after the approval',
    files: help('visibility: anonymous', 'visibility: anonymous\napproval: { by: 某人, date: 2026-04-01 }'),
    finds: ['approval/stale pairings/help.mdx:6:18'],
  },
  { did: 'a missing footer mark', files: site('footer: { marks: [{ file: mark.svg, alt: 标志 }] }'), finds: ['asset/missing site.yaml:3:27'] },
  {
    did: 'a footer mark in another folder',
    files: site('footer: { marks: [{ file: brands/mark.svg, alt: 标志 }] }'),
    finds: ['asset/outside site.yaml:3:27'],
  },
  {
    did: 'a footer mark with a script',
    files: { ...site('footer: { marks: [{ file: mark.svg, alt: 标志 }] }'), 'mark.svg': svg('<script>1</script>') },
    finds: ['asset/unsafe site.yaml:3:27'],
  },
  {
    did: 'a footer mark that links to a script',
    files: { ...site('footer: { marks: [{ file: mark.svg, alt: 标志, href: "javascript:1" }] }'), 'mark.svg': svg('<g/>') },
    finds: ['link/unsafe site.yaml:3:52'],
  },
  { did: 'an errata address that is a script', files: site('footer: { errata: "javascript:1" }'), finds: ['link/unsafe site.yaml:3:19'] },
  { did: 'a site url with an unsafe scheme', files: site('url: "ftp://example.cn/"'), finds: ['link/unsafe site.yaml:3:6'] },
  {
    did: 'a site url with credentials and a host that is none',
    files: site('url: "https://u:secret@a;b.cn"'),
    finds: ['link/unsafe site.yaml:3:6'],
  },
  { did: 'a site url with a host that would configure a server', files: site('url: "https://a;b.cn"'), finds: ['link/unsafe site.yaml:3:6'] },
  { did: 'a site url with a port that there is not', files: site('url: "https://a.cn:70000"'), finds: ['link/unsafe site.yaml:3:6'] },
  {
    did: 'a source whose address lacks its slashes',
    files: first('sources: [{ title: 报道, url: "https:a.cn" }]'),
    finds: ['link/unsafe brands/first/index.mdx:18:29'],
  },
  { did: 'a pale accent', files: site('accent: "#ffcc00"'), finds: ['color/contrast site.yaml:3:9'] },
  {
    did: 'a pale secondary colour',
    files: first('colors: { primary: "#8a1c1c", secondary: "#ffcc00" }'),
    finds: ['color/contrast brands/first/index.mdx:18:42'],
  },
  {
    did: 'a source with an unsafe scheme',
    files: first('sources: [{ title: 报道, url: "javascript:1" }]'),
    finds: ['link/unsafe brands/first/index.mdx:18:29'],
  },
  {
    did: 'a link to a picture',
    files: { ...first('', '看[照片](photo.png)。\n'), 'brands/first/photo.png': png },
    finds: ['asset/type brands/first/index.mdx:20:2'],
  },
  {
    did: 'a link to a download of another entry',
    files: {
      ...first('', '填[登记表](../second/form.docx)，见[表](form.docx)。\n'),
      'brands/first/form.docx': office('docx'),
      'brands/second/form.docx': office('docx'),
    },
    finds: ['asset/unused brands/second/form.docx:1:1', 'asset/outside brands/first/index.mdx:20:2'],
  },
  {
    did: 'a download that is not a document',
    files: { ...first('', '填[登记表](form.docx)。\n'), 'brands/first/form.docx': png },
    finds: ['asset/type brands/first/index.mdx:20:2'],
  },
  {
    did: 'a picture instead of a recording',
    files: { ...first('', '<Audio src="photo.png" transcript="话" title="录音" />\n'), 'brands/first/photo.png': png },
    finds: ['asset/type brands/first/index.mdx:20:13'],
  },
  {
    did: 'an until before since',
    files: help('since: 2026-01-10', 'since: 2026-01-10\nuntil: 2025-12-31'),
    finds: ['pairing/term pairings/help.mdx:5:8', 'pairing/overdue pairings/help.mdx:5:8'],
  },
  {
    did: 'an outcome before since',
    files: help('visibility: anonymous', 'visibility: anonymous\noutcome: { date: 2025-12-31, result: ended, text: 止 }'),
    finds: ['pairing/term pairings/help.mdx:8:18'],
  },
  {
    did: 'an anonymous side that accepts its own outcome',
    files: help('visibility: anonymous', 'visibility: anonymous\noutcome: { date: 2026-05-02, result: risen, text: 齐, by: south }'),
    finds: ['pairing/acceptance pairings/help.mdx:8:58', 'privacy/anonymous pairings/help.mdx:8:58'],
  },
  {
    did: 'an anonymous side in a former slug',
    files: help('visibility: anonymous', 'visibility: anonymous\nformerSlugs: [help-south]'),
    finds: ['privacy/anonymous pairings/help.mdx:8:15'],
  },
];

test.each(CASES)('$did', async ({ files, finds }) => {
  const { diagnostics } = await readSituation({ files });
  expect(diagnostics.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`).sort()).toEqual(finds.sort());
});

/** An unknown id in every place that takes a reference. */
const REFERENCES: [file: string, from: string, to: string, wrong: string][] = [
  ['site.yaml', 'publisher: district', 'publisher: nobody', 'nobody'],
  ['site.yaml', 'publisher: district', 'publisher: district\nfeatured: [first, nothing]', 'nothing'],
  ['taxonomy.yaml', 'declaredBy: town', 'declaredBy: nobody', 'nobody'],
  ['taxonomy.yaml', 'label: 区级, namedBy: district', 'label: 区级, namedBy: nobody', 'nobody'],
  ['taxonomy.yaml', 'evaluation:', 'targets: [{ year: 2026, level: county, min: 1 }]\nevaluation:', 'county'],
  ['taxonomy.yaml', 'evaluation:', 'targets: [{ year: 2026, level: village, organizations: [east, nobody] }]\nevaluation:', 'nobody'],
  [ORGS, 'name: 南村党支部, level: village, parent: town', 'name: 南村党支部, level: village, parent: nobody', 'nobody'],
  [ORGS, 'name: 南村党支部, level: village', 'name: 南村党支部, level: hamlet', 'hamlet'],
  [
    ORGS,
    'id: south, name: 南村党支部, level: village, parent: town, domain: rural',
    'id: south, name: 南村党支部, level: village, parent: town, domain: sea',
    'sea',
  ],
  [FIRST, 'organization: east', 'organization: nobody', 'nobody'],
  [FIRST, 'domain: rural', 'domain: rural\npartners: [west, nobody]', 'nobody'],
  [FIRST, 'domain: rural', 'domain: sea', 'sea'],
  [FIRST, 'domain: rural', 'domain: rural\nfocuses: [near, far]', 'far'],
  [FIRST, 'domain: rural', 'domain: rural\nparentBrand: nothing', 'nothing'],
  [FIRST, 'level: village, by: east', 'level: village, by: nobody', 'nobody'],
  [FIRST, 'level: village, by: east', 'level: hamlet, by: east', 'hamlet'],
  [FIRST, 'event: evaluated, date: 2023-03', 'event: evaluated, date: 2023-03, scores: { social: 80, strange: 90 }', 'strange'],
  [FIRST, 'goals: [做好一件事] }', 'goals: [做好一件事] }\n  - { event: commended, date: 2026-03, by: distr-ict, title: 先进 }', 'distr-ict'],
  [HELP, 'model: first', 'model: [first, nothing]', 'nothing'],
  [HELP, 'lagging: south', 'lagging: [south, nobody]', 'nobody'],
  [HELP, 'visibility: anonymous', 'visibility: anonymous\nconsent: { by: distr-ict, date: 2026-01-05 }', 'distr-ict'],
  [HELP, 'visibility: anonymous', 'visibility: anonymous\noutcome: { date: 2026-05-02, result: risen, text: 齐, by: distr-ict }', 'distr-ict'],
  [PACK, 'brand: first', 'brand: nothing', 'nothing'],
  [PACK, 'brand: first', 'document: nothing', 'nothing'],
  [PACK, 'brand: first', 'pairing: nothing', 'nothing'],
  [PLAN, 'title: 方案', 'title: 方案\nissuer: nobody', 'nobody'],
  [PLAN, 'title: 方案', 'title: 方案\nsupersededBy: nothing', 'nothing'],
];

test.each(REFERENCES)('%s: %s → %s', async (file, from, to, wrong) => {
  const text = changed(base(file), from, to);
  const before = text.slice(0, text.search(new RegExp(`\\b${wrong}\\b`)));
  const place = `${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
  const { diagnostics } = await readSituation({ files: { [file]: text } });
  expect(diagnostics.filter(({ code }) => code === 'reference/unknown').map((one) => `${one.file}:${one.line}:${one.column}`)).toEqual([
    `${file}:${place}`,
  ]);
});

/** Duplicate ids. Both places are reported. */
const DUPLICATES: [file: string, from: string, to: string, lines: number[]][] = [
  ['taxonomy.yaml', 'id: community', 'id: rural', [2, 3]],
  ['taxonomy.yaml', '{ id: near, label: 近郊 }', '{ id: near, label: 近郊 }, { id: near, label: 远郊 }', [2, 2]],
  ['taxonomy.yaml', '{ id: town, label: 镇级', '{ id: district, label: 镇级', [5, 6]],
  ['taxonomy.yaml', 'id: expert', 'id: social', [9, 10]],
  ['taxonomy.yaml', 'evaluation:', 'standard: { label: 标准, items: [{ key: name, label: 名 }, { key: name, label: 称 }] }\nevaluation:', [8, 8]],
  [ORGS, 'name: 南村党支部', 'name: 南村党支部, formerIds: [west]', [4, 5]],
];

test.each(DUPLICATES)('duplicate id in %s: %s → %s', async (file, from, to, lines) => {
  const { diagnostics } = await readSituation({ files: { [file]: changed(base(file), from, to) } });
  expect(diagnostics.filter(({ code }) => code === 'reference/duplicate').map((one) => one.line)).toEqual(lines);
});

/** The codes of warnings. All others are errors. */
const WARNINGS = new Set(
  (
    'entry/unexpected approval/stale reference/hidden brand/name-length brand/name-taken brand/name-similar brand/theme-similar brand/body-similar ' +
    'record/future record/overdue record/goals-missing pairing/consent pairing/overdue pairing/silent link/unpublished study/unpublished asset/unused ' +
    'text/term text/garbled text/emphasis text/markdown text/typed text/glyph asset/still privacy/anonymous-near privacy/document privacy/phone color/contrast'
  ).split(' '),
);

test('every code has its agreed severity', () => {
  const kinds = Object.fromEntries(RULES.map(({ code, severity }) => [code, severity]));
  const agreed = Object.fromEntries(RULES.map(({ code }) => [code, WARNINGS.has(code) ? 'warning' : 'error']));
  // Its severity depends on the brand's status; `codes.test.ts` covers it.
  delete kinds['brand/incomplete'];
  delete agreed['brand/incomplete'];
  expect(kinds).toEqual(agreed);
  expect(RULES.filter(({ code }) => WARNINGS.has(code))).toHaveLength(WARNINGS.size);
});
