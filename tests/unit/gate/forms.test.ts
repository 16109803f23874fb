/** What the gate finds: internal strings of each kind, written in each way that a page, an index or a file name may write them. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SiteReading } from '../../../src/site/read.ts';
import { BRAND } from '../../support/content.ts';
import { filesOf, readChanged, type Site, search, told } from './contentAndSite.ts';

/** Internal strings by their kind: as they are typed, and as they get out. */
const STRINGS = {
  sentence: ['群众当时对村干部的意见很大', '群众当时对村干部的意见很大'],
  clause: ['先报了，账没核清', '账没核清'],
  'name of four': ['欧阳翠萍', '欧阳翠萍'],
  'name of three': ['鲁岱峰', '鲁岱峰'],
  'name of two': ['祁岷', '祁岷'],
  'name in a list': ['祁岷、尉迟霁、尹婵（副）', '尹婵'],
  'name with a rare character': ['芈𬱖', '芈𬱖'],
  'name that is spread': ['殷　璞', '殷璞'],
  organization: ['沙湾垸村党支部', '沙湾垸村党支部'],
  'number of a document': ['沙湾报〔2026〕7号', '沙湾报〔2026〕7号'],
  id: ['shawan-branch', 'shawan-branch'],
  'id of common words': ['east-village-two', 'east-village-two'],
  address: ['luban@example.org', 'luban@example.org'],
  'telephone number': ['13912345678', '13912345678'],
  'telephone number in groups': ['138-1111-2222', '13811112222'],
  'number of a citizen': ['33010219790304521X', '33010219790304521X'],
  'number of letters and digits': ['G87654321', 'G87654321'],
} as const;

let reading: SiteReading;
beforeAll(async () => {
  const typed = Object.values(STRINGS).map(([text], at) => `  key${at}: "${text}"\n`);
  reading = await readChanged({ 'brands/first/index.mdx': BRAND('红色驿站', 'east', `internal:\n${typed.join('')}`) });
});

const isHan = (text: string): boolean => /\p{Script=Han}{2}/u.test(text);
const each = (text: string, write: (code: number) => string): string => Array.from(text, (one) => write(one.codePointAt(0) as number)).join('');
const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
const within = (text: string): string => (isHan(text) ? `书记和${text}说过话` : `书记 ${text} 说`);
const gb18030 = new Map<string, number[]>();
for (let high = 0x81; high < 0xff; high += 1)
  for (let low = 0x40; low < 0xff; low += 1) {
    const character = new TextDecoder('gb18030').decode(Uint8Array.of(high, low));
    if (character.length === 1 && !gb18030.has(character)) gb18030.set(character, [high, low]);
  }
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

type Form = (text: string) => string | Uint8Array;
const FORMS: Record<string, Form> = {
  'sentence.html': (text) => `<p>${within(text)}。</p>`,
  'cell.html': (text) => `<td>${text}</td>`,
  'quoted.html': (text) => `<p>《${text}》</p>`,
  'attribute.html': (text) => `<a title="${within(text)}">x</a>`,
  'block.html': (text) => `<section data-x='${text}'>x</section>`,
  'comment.html': (text) => `<p>x</p><!-- ${within(text)} -->`,
  'hexadecimal.html': (text) => `<p>${each(within(text), (code) => `&#x${code.toString(16)};`)}</p>`,
  'decimal.html': (text) => `<p>${each(text, (code) => `&#${code};`)}</p>`,
  'entities twice.html': (text) => `<p>${each(text, (code) => `&amp;#${code};`)}</p>`,
  'percent.html': (text) => `<a href="/x/${encodeURIComponent(text)}/">`,
  'query.html': (text) => `<a href="/?a=b%20${encodeURIComponent(text).toLowerCase()}%2F">`,
  'octets.html': (text) => `<a href="/?q=${[...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join('')}">`,
  'percent twice.html': (text) => `<a href="/?q=${encodeURIComponent(encodeURIComponent(text))}">`,
  'data.json': (text) => JSON.stringify({ a: [within(text)] }),
  'escaped.json': (text) => `{"a":"${utf16(text)}"}`,
  'lines.json': (text) => JSON.stringify({ a: `x\n${text}\ty` }),
  'braces.js': (text) => `x="${each(text, (code) => `\\u{${code.toString(16)}}`)}"`,
  'style.css': (text) => `a{content:"${each(text, (code) => `\\${code.toString(16).padStart(2, '0')} `)}"}`,
  'style6.css': (text) => `a{content:"${each(text, (code) => `\\${code.toString(16).padStart(6, '0')}`)}"}`,
  'base64.html': (text) => `<img src="data:text/plain;base64,${Buffer.from(within(text)).toString('base64')}">`,
  'base64 after one.html': (text) => `"${Buffer.from(`q${within(text)}`).toString('base64')}"`,
  'base64 after two.html': (text) => `"${Buffer.from(`qz${within(text)}`).toString('base64url')}"`,
  'base64 behind a slash.html': (text) => `<a href="/${Buffer.from(within(text)).toString('base64url')}">`,
  'base64 behind a slash and a letter.html': (text) => `<a href="/a${Buffer.from(within(text)).toString('base64url')}">`,
  'base64 behind a folder.html': (text) => `<a href="/a/${Buffer.from(within(text)).toString('base64url')}">`,
  'base64 in lines.txt': (text) => Buffer.from(within(text).repeat(9)).toString('base64').replace(/.{76}/g, '$&\n'),
  'json64.html': (text) => `"${Buffer.from(JSON.stringify({ a: text })).toString('base64url')}"`,
  'packed64.html': (text) => `"${gzipSync(within(text)).toString('base64')}"`,
  'feed.xml': (text) => `<feed><title>${within(text)}</title></feed>`,
  _redirects: (text) => `/x/${encodeURIComponent(text)}/ /y/ 301`,
  'a.map': (text) => JSON.stringify({ sourcesContent: [`// ${text}`] }),
  'a.csv': (text) => `a,${text},b`,
  'packed.html.gz': (text) => gzipSync(`<p>${within(text)}</p>`),
  'packed.html.br': (text) => brotliCompressSync(`<p>${within(text)}</p>`),
  'packed.html': (text) => gzipSync(`<p>${within(text)}</p>`),
  'packed.bin': (text) => deflateSync(`<p>${within(text)}</p>`),
  'little.txt': (text) => Buffer.from(`\ufeff${within(text)}`, 'utf16le'),
  'big.txt': (text) => swapped(`\ufeff${within(text)}`),
  'unmarked.txt': (text) => Buffer.from(`说明：${within(text)}。`, 'utf16le'),
  'drawing.svg': (text) => `<svg><text x="1.5">${within(text)}</text></svg>`,
  'bytes.bin': (text) => Buffer.concat([Buffer.from([0, 255, 254, 1, 200]), Buffer.from(`字段 ${within(text)}`), Buffer.from([0, 255, 254, 1])]),
};
/** Han characters, with something between them that no reader sees. */
const cut = (text: string, mark: string): string => `<p>书记和${[...text].join(mark)}说过话</p>`;
const CUT: Record<string, Form> = {
  'bold.html': (text) => `<p>书记和${[...text][0]}<b>${[...text].slice(1).join('')}</b>说过话</p>`,
  'spans.html': (text) => `<p>书记和${[...text].map((one) => `<span class="a">${one}</span>`).join('')}说过话</p>`,
  'breaks.html': (text) => cut(text, '<wbr>'),
  'comments.html': (text) => cut(text, '<!-- -->'),
  'lines.html': (text) => cut(text, '\n  '),
  'blanks.html': (text) => cut(text, '　'),
  'no breaks.html': (text) => cut(text, '&nbsp;'),
  'hyphens.html': (text) => cut(text, '&shy;'),
  'width.html': (text) => cut(text, '\u200b'),
  'selectors.html': (text) => cut(text, '\u{e0100}'),
  'marks.html': (text) => `<p>${[...text].map((one) => `<mark>${one}</mark>`).join(' ')}</p>`,
  'tspan.html': (text) => `<svg><text>${[...text].map((one, at) => `<tspan x="${at}" dy="1em">${one}</tspan>`).join('')}</text></svg>`,
  'ruby.html': (text) => `<ruby>${[...text].map((one) => `${one}<rp>(</rp><rt>x</rt><rp>)</rp>`).join('')}</ruby>`,
  'ruby bases.html': (text) => `<ruby>${[...text].map((one) => `<rb>${one}</rb><rt>x</rt>`).join('')}</ruby>`,
  'gb18030.txt': (text) => Buffer.from(Array.from(`说${within(text)}`).flatMap((one) => gb18030.get(one) ?? [63])),
};
/** Whether a text can be shown in a form: a name of two characters stands in any bytes by chance, a rare one is in no small encoding. */
const canShow = (text: string, file: string): boolean => {
  if (file === 'bytes.bin') return text.length > 3;
  return !(file in CUT) || (isHan(text) && !/\d/.test(text) && !(/[\ud800-\udfff]/.test(text) && /^(?:gb18030|selectors)/.test(file)));
};

describe('an internal string is found in every form', () => {
  const site: Site = {};
  let found: ReadonlySet<string>;
  beforeAll(async () => {
    for (const [kind, [, text]] of Object.entries(STRINGS)) {
      for (const [file, write] of Object.entries({ ...FORMS, ...CUT })) if (canShow(text, file)) site[`${kind}/${file}`] = write(text);
      site[`${kind}/tags/${text}/index.html`] = '';
      site[`${kind}/p/${encodeURIComponent(text)}.html`] = '';
    }
    found = new Set(filesOf(await search(reading, site)));
  });
  test.each(Object.keys(STRINGS))('%s', (kind) => {
    const own = Object.keys(site).filter((file) => file.startsWith(`${kind}/`));
    expect(own.length).toBeGreaterThan(30);
    expect(own.filter((file) => !found.has(file))).toEqual([]);
  });
});

test('a name is found in letters, however they are tied and toned', async () => {
  const site: Site = Object.fromEntries(
    [
      ...['ludaifeng', 'lu dai feng', 'lu-dai-feng', 'Lu Daifeng', 'LU_DAI_FENG', 'lu3dai4feng1', 'lu3 dai4 feng1', 'lǔ dài fēng', 'lǔdàifēng'],
      ...['qimin', 'qi-min', 'qí mín', 'ouyangcuiping', 'Ouyang Cuiping', 'ou-yang-cui-ping', 'shawanyuancundangzhibu'],
    ].flatMap((letters, at) => [
      [`${at}.html`, `<p>（${letters}）</p>`],
      [`people/${letters}/${at}.html`, ''],
    ]),
  );
  const found = filesOf(await search(reading, site));
  expect(Object.keys(site).filter((file) => !found.includes(file))).toEqual([]);
});

test('telephone numbers are found in groups, and with the country’s number before them', async () => {
  const site = { '1.html': '139 1234 5678', '2.html': '139-1234-5678', '3.html': '<a href="tel:+8613912345678">', '4.html': '138 1111 2222' };
  expect(filesOf(await search(reading, site))).toEqual(Object.keys(site));
});

test('of a long sentence a stretch is enough, of a short one all of it', async () => {
  const site = { '1.html': '<p>……时对村干部的意见……</p>', '2.html': '<p>账没核</p>', '3.html': '<p>意见很</p>' };
  expect(filesOf(await search(reading, site))).toEqual(['1.html']);
});

test('what was met is told with the place where the content says it', async () => {
  const { leaks } = await search(reading, { 'a.html': '<p>与欧阳翠萍谈话</p>' });
  expect(leaks).toEqual([{ file: 'a.html', text: '欧阳翠萍', place: { file: 'brands/first/index.mdx', line: 21, column: 9 } }]);
  expect(told(await search(reading, { 'people/ouyangcuiping/index.html': '' }))).toEqual(['people/ouyangcuiping/index.html: ouyangcuiping']);
});
