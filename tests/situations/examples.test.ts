/** Puts the examples of `/help/reference/` into a small site. Each mistake is reported by its code alone, its correction by none. */
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules/index.ts';
import { referenceView } from '../../src/views/help/reference.ts';
import type { CodeExample } from '../../src/wording/examples.ts';
import { office, picture, pngHead } from '../support/assets.ts';
import { BASE, BRAND, base, changed, type Files, readSituation } from '../support/content.ts';

const FIRST = 'brands/first/index.mdx';
const SECOND = 'brands/second/index.mdx';
const HELP = 'pairings/help.mdx';
const PLAN = 'docs/plan.mdx';
/** Removes the pairing and the pack, which need a titled brand. */
const ALONE: Files = { [HELP]: null, 'study/one.mdx': null };

const png = new Uint8Array(await picture(4, 4).png().toBuffer());
const LAMP: Files = { 'brands/first/lamp.png': png };
const LAMP_SHOWN = '![一盏灯](lamp.png)\n';
const body = (text: string): Files => ({ [FIRST]: BRAND('红色驿站', 'east', '', `${text}\n`) });
const plan = (line: string): Files => ({ [PLAN]: changed(base(PLAN), 'title: 方案', `title: 方案\n${line}`) });
const more = (organization: string): Files => ({ 'organizations/more.yaml': `- ${organization}\n` });
const help = (from: string, to: string): Files => ({ [HELP]: changed(base(HELP), from, to) });
const cultivatedOnly = BRAND('田间课堂', 'west').replace(/record:\n(?: {2}- .*\n)+/, 'record:\n  - { event: cultivated, date: 2022-01 }\n');
const internal = BRAND('田间课堂', 'west', 'visibility: internal\n');

/** The files that an example needs besides the base. */
const SITES: Record<string, (example: CodeExample) => Files> = {
  'text/control': ({ right }) => body(right),
  'yaml/syntax': () => plan('order: 1'),
  'schema/missing': () => plan('order: 1'),
  'schema/type': ({ right }) => plan(right),
  'schema/unknown-key': ({ right }) => plan(right),
  'schema/value': ({ right }) => plan(right),
  'entry/slug': ({ right }) => ({ [right]: base(PLAN) }),
  'entry/unexpected': ({ right }) => ({ [right]: '- { id: north, name: 北村党支部, level: village, parent: town }\n' }),
  'reference/unknown': ({ right }) => plan(right),
  'reference/duplicate': ({ right }) => more(`${right.slice(2)}, level: village, parent: town }`),
  'reference/cycle': () => ({ [FIRST]: BRAND('红色驿站', 'east', 'parentBrand: second\n') }),
  'reference/hidden': ({ right }) => ({ 'site.yaml': `${base('site.yaml')}${right}\n`, [SECOND]: internal }),
  'approval/stale': ({ right }) => ({ [FIRST]: BRAND('红色驿站', 'east', `${right}\n`) }),
  'organization/cycle': () => more('{ id: committee, name: 甲区委, level: district, parent: district }'),
  'organization/level': ({ right }) => more(right),
  'brand/theme-similar': ({ right }) => ({
    [FIRST]: changed(base(FIRST), 'theme: 红色驿站的主题', 'theme: 把服务送到家门口'),
    [SECOND]: changed(base(SECOND), 'theme: 田间课堂的主题', right),
  }),
  'record/order': ({ right }) => ({ ...ALONE, [FIRST]: base(FIRST).replace(/ {2}- \{ event: cult(?:.*\n)+(?=---)/, `${right}\n`) }),
  'record/transition': () => ALONE,
  'record/authority': () => ALONE,
  'record/future': ({ right }) => ({ [FIRST]: base(FIRST).replace('做好一件事] }\n', `做好一件事] }\n  - ${right}\n`) }),
  'pairing/model': () => ({ [SECOND]: cultivatedOnly }),
  'pairing/overlap': ({ right }) => ({
    [HELP]: changed(
      base(HELP).replace('2026-05-01', '2026-02-01'),
      'visibility: anonymous',
      'until: 2026-03-31\noutcome: { date: 2026-03-31, result: extended, text: 再做一期, by: town }\nvisibility: anonymous',
    ),
    'pairings/again.mdx': changed(base(HELP), 'since: 2026-01-10', right),
  }),
  'pairing/consent': ({ right }) => help('visibility: anonymous\n', right),
  'pairing/acceptance': ({ right }) => help('visibility: anonymous', `visibility: anonymous\n${right}`),
  'pairing/overdue': ({ right }) => help('visibility: anonymous', `visibility: anonymous\n${right}`),
  'pairing/silent': ({ right }) => ({ [HELP]: changed(base(HELP), 'since: 2026-01-10', 'since: 2025-08-10').replace(/ledger: .*/, right) }),
  'text/typed': ({ right }) => plan(right),
  'study/hidden': () => ({ [SECOND]: internal }),
  'study/unpublished': () => ({ [SECOND]: cultivatedOnly }),
  'link/broken': ({ right }) => body(right),
  'link/hidden': ({ right }) => ({ ...body(right), 'docs/inner.mdx': '---\ntitle: 考核细则\nvisibility: internal\n---\n' }),
  'link/unpublished': ({ right }) => ({ ...body(right), [SECOND]: cultivatedOnly }),
  'link/unsafe': ({ right }) => body(right),
  'asset/missing': ({ right }) => ({ ...body(`${LAMP_SHOWN}\n${right}`), ...LAMP }),
  'asset/outside': ({ right }) => ({ ...body(`${LAMP_SHOWN}\n${right}`), ...LAMP }),
  'asset/unsafe': ({ right }) => ({
    ...body('![一盏灯](lamp.svg)'),
    'brands/first/lamp.svg': `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${right}</svg>\n`,
  }),
  'asset/unused': ({ right }) => ({ ...body(right), ...LAMP }),
  'text/alt': ({ right }) => ({ ...body(right), ...LAMP }),
  'text/term': ({ right }) => ({ 'site.yaml': `${base('site.yaml')}terms: [{ avoid: 打造, use: 建设 }]\n`, ...body(right) }),
  'color/contrast': ({ right }) => ({ [FIRST]: BRAND('红色驿站', 'east', `${right}\n`) }),
  'privacy/anonymous': ({ right }) => help('一起做。', right),
  'privacy/anonymous-near': ({ right }) => ({ ...body(right), ...plan('issuer: south') }),
  ...Object.fromEntries(
    [
      'text/garbled',
      'text/glyph',
      'text/emphasis',
      'text/markdown',
      'mdx/syntax',
      'mdx/code',
      'mdx/html',
      'mdx/component',
      'mdx/attribute',
      'privacy/id-number',
      'privacy/phone',
    ].map((code) => [code, ({ right }: CodeExample) => body(right)]),
  ),
};

/** The files for examples that describe an action (`of: 'deed'`). */
const ownText = (village: string): string =>
  Array.from({ length: 30 }, (_, at) => `${village}第${at}户的灯修好了，第${at * 7}块菜地有人认领，第${at * 13}条意见有了回音。`).join('\n');
const word = (creator: string): Uint8Array =>
  office('docx', {
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${creator}</cp:coreProperties>`,
  });
/** A WebP of so many frames. */
const webp = async (frames: number): Promise<Uint8Array> => {
  const shades = Array.from({ length: frames }, (_, index) => Buffer.alloc(4 * 4 * 3, 40 + index * 100));
  const raw = { width: 4, height: 4 * frames, channels: 3 as const, pageHeight: 4 };
  return new Uint8Array(await sharp(Buffer.concat(shades), { raw }).webp({ loop: 0 }).toBuffer());
};
const DEEDS: Record<string, { wrong: Files; right: Files }> = {
  'file/encoding': {
    wrong: { [PLAN]: Uint8Array.from([...Buffer.from('---\ntitle: '), 0xb7, 0xbd, 0xb0, 0xb8, ...Buffer.from('\n---\n')]) },
    right: { [PLAN]: '---\ntitle: 方案\n---\n' },
  },
  'file/size': {
    wrong: { [PLAN]: `---\ntitle: 方案\nsummary: ${'长'.repeat(400_000)}\n---\n` },
    right: { [PLAN]: '---\ntitle: 方案\n---\n' },
  },
  'brand/body-similar': {
    wrong: { ...body(ownText('东村')), [SECOND]: BRAND('田间课堂', 'west', '', ownText('西村')) },
    right: { ...body(ownText('东村')) },
  },
  'asset/type': {
    wrong: { ...body(LAMP_SHOWN), 'brands/first/lamp.png': Uint8Array.from([0, 0, 0, 24, ...Buffer.from('ftypheic\0\0\0\0heicmif1')]) },
    right: { ...body(LAMP_SHOWN), ...LAMP },
  },
  'asset/still': {
    wrong: { ...body('![一盏灯](lamp.webp)\n'), 'brands/first/lamp.webp': await webp(2) },
    right: { ...body('![一盏灯](lamp.webp)\n'), 'brands/first/lamp.webp': await webp(1) },
  },
  'asset/size': {
    wrong: { ...body(LAMP_SHOWN), 'brands/first/lamp.png': pngHead(9000, 6000) },
    right: { ...body(LAMP_SHOWN), ...LAMP },
  },
  'privacy/document': {
    wrong: { ...body('[登记表](form.docx)'), 'brands/first/form.docx': word('<dc:creator>王某</dc:creator>') },
    right: { ...body('[登记表](form.docx)'), 'brands/first/form.docx': word('') },
  },
};

function sitesOf(code: string, example: CodeExample): { wrong: Files; right: Files } {
  if (example.of === 'deed') return DEEDS[code] as { wrong: Files; right: Files };
  const right: Files = { ...BASE, ...SITES[code]?.(example) };
  if (example.of === 'name') return { right, wrong: { ...right, [example.right]: null, [example.wrong]: right[example.right] as string } };
  const file = example.file as string;
  return { right, wrong: { ...right, [file]: changed(right[file] as string, example.right, example.wrong) } };
}

test('the reference shows every code with its example', () => {
  const shown = referenceView().codes;
  expect(shown.map(({ code }) => code)).toEqual(RULES.map(({ code }) => code));
  for (const { code, example } of shown) {
    expect(example.wrong, code).not.toBe(example.right);
    for (const text of [example.wrong, example.right]) expect(text.trim(), code).not.toBe('');
  }
});

describe('every code has an example', () => {
  test.each(RULES.map(({ code, example }) => ({ code, example })))('$code', async ({ code, example }) => {
    const { wrong, right } = sitesOf(code, example);
    const said = (await readSituation({ files: wrong })).diagnostics;
    expect([...new Set(said.map((one) => one.code))]).toEqual([code]);
    expect((await readSituation({ files: right })).diagnostics).toEqual([]);
  });
});
