/** What the gate finds: strings of each kind, written in each way that a page, an index or a picture may write them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { searchSite } from '../../../src/build/gate/index.ts';
import { listFiles } from '../../../src/outputs/inspect.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});
function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-forms-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** Internal strings by their kind: as they are typed, and as they get out. */
const STRINGS = {
  sentence: ['群众当时对村干部的意见很大', '群众当时对村干部的意见很大'],
  'name of four': ['欧阳翠萍', '欧阳翠萍'],
  'name of three': ['鲁岱峰', '鲁岱峰'],
  'name of two': ['祁岷', '祁岷'],
  'name with a rare character': ['芈𬱖', '芈𬱖'],
  'name that is spread': ['殷　璞', '殷璞'],
  organization: ['沙湾垸村党支部', '沙湾垸村党支部'],
  id: ['shawan-branch', 'shawan-branch'],
  'id of common words': ['east-village', 'east-village'],
  'telephone number': ['13912345678', '13912345678'],
  'telephone number in groups': ['138-1111-2222', '13811112222'],
  'number of a citizen': ['33010219790304521X', '33010219790304521X'],
  'number of a document': ['G87654321', 'G87654321'],
  score: ['87.65', '87.65'],
} as const;
const CONTENT = `---
internal:
${Object.values(STRINGS)
  .map(([typed]) => `  leader: "${typed}"\n`)
  .join('')}---
`;
/** What is public has the words of an id too, each for itself. */
const SITE = { title: 'east', path: 'village', text: '支部的正文，村干部说了话。' };

const units = (text: string, write: (code: number) => string): string => Array.from(text, (one) => write(one.codePointAt(0) as number)).join('');
const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
const cut = (text: string, mark: string): string => [...text].join(mark);

/** By a file's name: what it says, and which strings it cannot show for what they are. */
const FORMS: Record<string, (text: string) => string | Uint8Array> = {
  'text.html': (text) => `<p>据说${isHan(text) ? '，' : ' '}${text}。</p>`,
  'list.html': (text) => `<p>甲、${text}、乙</p>`,
  'quoted.html': (text) => `<p>《${text}》「${text}」</p>`,
  'cell.html': (text) => `<td>${text}</td>`,
  'attribute.html': (text) => `<a title="${text}">x</a>`,
  'single.html': (text) => `<a data-x='${text}'>x</a>`,
  'comment.html': (text) => `<!-- ${text} -->`,
  'hexadecimal.html': (text) => `<p>${units(text, (code) => `&#x${code.toString(16)};`)}</p>`,
  'decimal.html': (text) => `<p>${units(text, (code) => `&#${code};`)}</p>`,
  'percent.html': (text) => `<a href="/x/${encodeURIComponent(text)}/">`,
  'query.html': (text) => `<a href="/?a=b%20${encodeURIComponent(text)}%2F">`,
  'octets.html': (text) => `<a href="/?q=${[...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join('')}">`,
  'twice.html': (text) => `<a href="/?q=${encodeURIComponent(encodeURIComponent(text))}">`,
  'data.json': (text) => JSON.stringify({ a: [text] }),
  'escaped.json': (text) => `{"a":"${utf16(text)}"}`,
  'lines.json': (text) => JSON.stringify({ a: `x\n${text}\ty` }),
  'braces.js': (text) => `x="${units(text, (code) => `\\u{${code.toString(16)}}`)}"`,
  'search/data/t0.js': (text) => `biaoganSearch("t0",${JSON.stringify([`甲。\n${text}\n乙`])})\n`,
  'search/data/directory.js': (text) =>
    `biaoganSearch("directory",${JSON.stringify({ version: '0', kinds: [{ volumes: ['', 'li'] }], names: { titles: text, holders: '!', read: [[1, 0, 1, 'li']] }, sounds: { li: '里' }, variants: '裏里', starts: ['甲乙'] })})\n`,
  'search/data/names.js': (text) =>
    `biaoganSearch("names",${JSON.stringify({ titles: `甲\u007f${text}\u007f乙`, tails: 'a\u007f*\u007fb', subtitles: '丙', holders: '!#', names: [], read: [] })})\n`,
  'search/data/v3.js': (text) =>
    `biaoganSearch("v3",${JSON.stringify({ titles: '甲', tails: 'a', subtitles: `${text}`, holders: '!', names: [[0, text]], read: [], also: [], held: '' })})\n`,
  'search/data/facets.js': (text) => `biaoganSearch("facets",${JSON.stringify({ values: { tag: [[text, text]] } })})\n`,
  'feed.xml': (text) => `<feed><title>${text}</title></feed>`,
  'sitemap-0.xml': (text) => `<loc>https://a.cn/x/${encodeURIComponent(text)}/</loc>`,
  _redirects: (text) => `/x/${encodeURIComponent(text)}/ /y/ 301`,
  'a.map': (text) => JSON.stringify({ sourcesContent: [`// ${text}`] }),
  'a.csv': (text) => `a,${text},b`,
  'packed.html.gz': (text) => gzipSync(`<p>${text}</p>`),
  'packed.html.br': (text) => brotliCompressSync(`<p>${text}</p>`),
  'packed.html': (text) => gzipSync(`<p>${text}</p>`),
  'drawing.html': (text) => `<svg><text x="1.5">${text}</text></svg>`,
};
/** Han characters, with something between them that no reader sees. */
const CUT: Record<string, (text: string) => string> = {
  'bold.html': (text) => `<p>${[...text][0]}<b>${[...text].slice(1).join('')}</b></p>`,
  'spans.html': (text) => `<p>${[...text].map((one) => `<span class="a">${one}</span>`).join('')}</p>`,
  'breaks.html': (text) => `<p>${cut(text, '<wbr>')}</p>`,
  'lines.html': (text) => `<p>${cut(text, '\n  ')}</p>`,
  'blanks.html': (text) => `<p>${cut(text, '　')}</p>`,
  'entities.html': (text) => `<p>${cut(text, '&nbsp;')}</p>`,
  'width.html': (text) => `<p>${cut(text, '\u200b')}</p>`,
  'marks.html': (text) => `<p>${[...text].map((one) => `<mark>${one}</mark>`).join(' ')}</p>`,
  'tspan.html': (text) => `<svg><text>${[...text].map((one, at) => `<tspan x="${at}" dy="1em">${one}</tspan>`).join('')}</text></svg>`,
  'ruby.html': (text) => `<ruby>${[...text].map((one) => `<rb>${one}</rb>`).join('')}</ruby>`,
};
/** Of four characters and more, or as many letters: shorter ones are anybody's there. */
const LONG: Record<string, (text: string) => string> = {
  'base64.html': (text) => `<img src="data:text/plain;base64,${Buffer.from(text).toString('base64')}">`,
  'json64.html': (text) => `"${Buffer.from(JSON.stringify({ a: text })).toString('base64url')}"`,
  'assets/a.js': (text) => `x("甲${text}乙")`,
  'media/a-1.svg': (text) => `<svg><text>甲${text}乙</text></svg>`,
  'licenses.txt': (text) => `甲${text}乙`,
  'within.html': (text) => `<p>甲${text}乙</p>`,
};
/** What of letters and digits goes out spaced or with its country's number. */
const NUMBERS: Record<string, string> = {
  'spaced.html': '<p>139 1234 5678</p>',
  'hyphened.html': '<p>139-1234-5678</p>',
  'abroad.html': '<a href="tel:+8613912345678">',
  'other.html': '<p>138 1111 2222</p>',
};

/** Every file with what is planted in it, by its name. */
const PLANTED: Record<string, string | Uint8Array> = {};
for (const [kind, [, text]] of Object.entries(STRINGS)) {
  const add = (forms: Record<string, (text: string) => string | Uint8Array>): void => {
    for (const [file, write] of Object.entries(forms)) PLANTED[`${kind.replaceAll(' ', '_')}/${file}`] = write(text);
  };
  add(FORMS);
  PLANTED[`tags/${text}/index.html`] = '';
  if (isHan(text)) add(CUT);
  if (isHan(text) && [...text].length >= 4) add(LONG);
}
for (const [file, text] of Object.entries(NUMBERS)) PLANTED[`telephone/${file}`] = text;

test('every string of every kind is found in every form', async () => {
  // Search data lie where the site has them, so each kind has a site of its own.
  const missed: string[] = [];
  let planted = 0;
  const byKind = Map.groupBy(Object.entries(PLANTED), ([file]) => file.slice(0, file.indexOf('/')));
  for (const [kind, files] of byKind) {
    const own = Object.fromEntries(
      files.map(([file, bytes]) => [kind === 'tags' || kind === 'telephone' ? file : file.slice(kind.length + 1), bytes]),
    );
    const [folder, root] = [folderOf(own), folderOf({ 'a.mdx': CONTENT })];
    const { leaks } = await searchSite({ folder, files: await listFiles(folder), roots: [root], site: SITE, given: ['/'], asTheyAre: new Set() });
    const found = new Set(leaks.map(({ file }) => file));
    planted += Object.keys(own).length;
    missed.push(
      ...Object.keys(own)
        .filter((file) => !found.has(file))
        .map((file) => `${kind}: ${file}`),
    );
  }
  process.stdout.write(`planted ${planted}, found ${planted - missed.length}\n`);
  expect(missed).toEqual([]);
});
