/** Numbers and wordings are searched in the text that a reader sees, even if marks split it in the source. */
import { expect, test } from 'vitest';
import { BRAND, base, readSituation } from '../support/content.ts';

const FIRST = 'brands/first/index.mdx';
const SITE = `${base('site.yaml')}terms: [{ avoid: 中央委员会, use: 中央 }, { avoid: ㎡10, use: 十平方米 }]\n`;

const CASES: { did: string; body: string; finds: string[] }[] = [
  { did: 'a number in bold', body: '电话138**0013**8000。', finds: ['privacy/phone 20:3'] },
  { did: 'a number that begins in bold', body: '电话**138**00138000。', finds: ['privacy/phone 20:5'] },
  { did: 'a number that contains a link', body: '电话 138[0013](https://a.example.cn/)8000。', finds: ['privacy/phone 20:4'] },
  { did: 'a number that contains code', body: '电话 138`0013`8000。', finds: ['privacy/phone 20:4'] },
  { did: 'a number across lines', body: '电话 138\n**0013**\n8000。', finds: ['privacy/phone 20:4'] },
  { did: 'a number after marks on its line', body: '**电话**是 138~~0013~~8000。', finds: ['privacy/phone 20:9'] },
  {
    did: 'a number in a heading and a cell',
    body: '## 138**0013**8000\n\n| 甲 |\n| --- |\n| 139*0013*8000 |',
    finds: ['privacy/phone 20:4', 'privacy/phone 24:3'],
  },
  { did: 'a number that contains a comment', body: '电话 138{/* 说明 */}00138000。', finds: ['privacy/phone 20:4'] },
  { did: 'a citizen number in italics', body: '号码 110105*19491231*002X。', finds: ['privacy/id-number 20:4'] },
  { did: 'a wording partly in bold', body: '看中央**委员**会。', finds: ['text/term 20:2'] },
  { did: 'a wording across lines', body: '看中央\n委员会。', finds: ['text/term 20:2'] },
  { did: 'a wording after characters that NFKC lengthens', body: '㎡㎡，**㎡1**0。', finds: ['text/term 20:6'] },
  { did: 'a wording with blanks between its parts', body: '看中央 **委员** 会。', finds: [] },
  { did: 'a number without marks', body: '电话 13800138000。', finds: ['privacy/phone 20:4'] },
  { did: 'a longer number that goes on after the marks', body: '编号 **13800138000**1。', finds: [] },
  { did: 'a number across paragraphs', body: '电话 1380013\n\n8000。', finds: [] },
  { did: 'a wording across a hard break', body: '中央\\\n委员会。', finds: [] },
  { did: 'a number and a wording across cells', body: '| 138 | 00138000 |\n| --- | --- |\n| 中央 | 委员会 |', finds: [] },
  { did: 'a wording across list items', body: '- 中央\n- 委员会', finds: [] },
  { did: 'a number that only internal builds show', body: '<Note>\n\n电话 138**0013**8000。\n\n</Note>', finds: [] },
];

test.each(CASES)('$did', async ({ body, finds }) => {
  const { diagnostics } = await readSituation({ files: { 'site.yaml': SITE, [FIRST]: BRAND('红色驿站', 'east', '', `${body}\n`) } });
  expect(diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual(finds);
});
