/** Texts behind base64 and its kin, packed, and in other character sets. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { office, packedObjects, pdf } from '../../support/assets.ts';
import { big5, gb18030, mojibake, utf16be, utf16le, utf32 } from './charsets.ts';
import { any, type Form, type Ground, isHan, type Syntax, written } from './form.ts';
import { fullWidth, traditional } from './letters.ts';
import { writing } from './writing.ts';

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes as string).toString('base64');
const inLines = (text: string, length: number, end: string): string => text.replace(new RegExp(`(.{${length}})(?=.)`, 'g'), `$1${end}`);
const STRINGS: readonly Syntax[] = ['html', 'attribute', 'json', 'js', 'css', 'text'];
/** What a program would encode: some words before, and the text, or a small page or object. */
const payload = (text: string, { random }: Ground): string =>
  random.pick([text, `联系：${text}。`, `{"a":1,"text":"${text}"}`, `<p>${text}</p>`, JSON.stringify({ by: text, list: [1, 2, 3] })]);

const coded = (tier: Form['tier'], name: string, code: (text: string, ground: Ground) => string, syntaxes: readonly Syntax[] = STRINGS): Form =>
  writing('base64', tier, name, syntaxes, (text, ground, syntax) => written(code(text, ground), syntax), { whole: 'maybe' });

const BASE64: readonly Form[] = [
  ...[0, 1, 2].map((shift) => coded('asked', `standard, moved by ${shift}`, (text) => base64('x'.repeat(shift) + text))),
  ...[0, 1, 2].map((shift) =>
    coded('asked', `for addresses, moved by ${shift}`, (text) => Buffer.from('y'.repeat(shift) + text).toString('base64url'), [...STRINGS, 'url']),
  ),
  coded('asked', 'in lines of 76', (text) => inLines(base64(`这里的前二十个字都是公开的，后面才是：${text}。到这里为止。`), 76, '\r\n'), [
    'text',
    'html',
  ]),
  coded('asked', 'in lines of 16', (text, ground) => inLines(base64(payload(text, ground)), 16, '\n'), ['text', 'html', 'json', 'js']),
  coded('kin', 'in lines of 16, indented', (text, ground) => inLines(base64(payload(text, ground)), 16, '\n    '), ['text', 'html']),
  coded('kin', 'without padding', (text, ground) => base64(payload(text, ground)).replace(/=+$/, '')),
  coded('kin', 'a data address', (text, ground) => `data:text/html;charset=utf-8;base64,${base64(payload(text, ground))}`, [
    'attribute',
    'css',
    'json',
    'js',
  ]),
  coded(
    'kin',
    'a drawing in a data address',
    (text) => `data:image/svg+xml;base64,${base64(`<svg xmlns="http://www.w3.org/2000/svg"><title>${text}</title></svg>`)}`,
    ['attribute', 'css'],
  ),
  coded(
    'kin',
    'a data address behind percent signs',
    (text) => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg"><text>${text}</text></svg>`)}`,
    ['attribute', 'css'],
  ),
  coded(
    'kin',
    'a source map in a script',
    (text) =>
      `//# sourceMappingURL=data:application/json;base64,${base64(JSON.stringify({ version: 3, sourcesContent: [`// ${text}\nlet a = 1`], mappings: 'AAAA' }))}`,
    ['text'],
  ),
  coded('kin', 'a token of three parts', (text) =>
    ['{"alg":"none"}', JSON.stringify({ sub: text }), 'signed'].map((part) => Buffer.from(part).toString('base64url')).join('.'),
  ),
  coded('kin', 'twice', (text, ground) => base64(base64(payload(text, ground)))),
  coded('kin', 'of UTF-16', (text, ground) => base64(utf16le(payload(text, ground)))),
  coded('kin', 'of GB18030', (text) => base64(gb18030(text) ?? text)),
  coded('kin', 'of \\uXXXX', (text) =>
    base64(`"${Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`),
  ),
  coded('kin', 'of what gzip packed', (text, ground) => base64(gzipSync(payload(text, ground)))),
  coded('kin', 'of what zlib packed', (text, ground) => base64(deflateSync(payload(text, ground)))),
  coded('kin', 'behind percent signs', (text, ground) => encodeURIComponent(base64(payload(text, ground))), ['attribute', 'text']),
  coded('kin', 'hexadecimal', (text) => Buffer.from(text).toString('hex')),
  coded('kin', 'hexadecimal, capitals', (text) => Buffer.from(text).toString('hex').toUpperCase()),
  coded('kin', 'hexadecimal with blanks', (text) => inLines(Buffer.from(text).toString('hex'), 2, ' ')),
  coded('beyond', 'a list of bytes', (text) => Array.from(Buffer.from(text)).join(','), ['json', 'js', 'text']),
  coded('beyond', 'with signs for the last two letters of IMAP', (text) => `&${base64(utf16be(text)).replace(/=+$/, '').replaceAll('/', ',')}-`, [
    'text',
  ]),
  coded('beyond', 'UTF-7', (text) => `+${base64(utf16be(text)).replace(/=+$/, '')}-`, ['text']),
  coded('beyond', 'a word of mail', (text) => `=?utf-8?B?${base64(text)}?=`, ['text']),
];

/** A form of whole files: what is written is a small document, coded. */
function packed(
  group: 'packed' | 'encodings',
  tier: Form['tier'],
  name: string,
  end: string,
  code: (document: string, text: string, ground: Ground) => Uint8Array | undefined,
): Form {
  return {
    name,
    group,
    tier,
    takes: any,
    make(text, ground) {
      const [before, after] = ground.around;
      const said = before + text + after;
      const document = ground.random.pick([
        said,
        `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><p>${written(said, 'html')}</p></body></html>`,
        JSON.stringify({ version: 1, items: [said, 'x'] }),
      ]);
      const bytes = code(document, said, ground);
      return bytes === undefined ? undefined : { end, bytes: Buffer.from(bytes) };
    },
  };
}

const NOISE = Buffer.from(Array.from({ length: 300 }, (_, at) => (at * 89 + 13) & 0xff));
const zip = (files: Record<string, Uint8Array>, level: 0 | 6 = 6): Uint8Array => zipSync(files, { level });

/** A header of gzip with the name of a file and a comment. */
function gzipNamed(name: string, comment: string): Buffer {
  const plain = gzipSync('nothing');
  const head = Buffer.from(plain.subarray(0, 10));
  head[3] = 0x18;
  return Buffer.concat([head, Buffer.from(`${name}\0${comment}\0`), plain.subarray(10)]);
}

function tar(name: string, content: string): Buffer {
  const head = Buffer.alloc(512);
  const body = Buffer.from(content);
  head.write(name, 0, 100, 'utf8');
  head.write('0000644\0', 100);
  head.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write('        ', 148);
  head.write('0', 156);
  head.write('ustar\x0000', 257, 'latin1');
  const sum = head.reduce((total, octet) => total + octet, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([head, body, Buffer.alloc((512 - (body.length % 512)) % 512), Buffer.alloc(1024)]);
}

const PACKED: readonly Form[] = [
  packed('packed', 'asked', 'gzip', '.html.gz', (document) => gzipSync(document)),
  packed('packed', 'asked', 'brotli', '.html.br', (document) => brotliCompressSync(document)),
  packed('packed', 'kin', 'brotli of a built page', '.html.br', (_, text, { built }) => {
    const page = built('.html');
    return page === undefined ? undefined : brotliCompressSync(page.text.replace('</p>', `${text}</p>`));
  }),
  packed('packed', 'kin', 'gzip of a built page', '.html.gz', (_, text, { built }) => {
    const page = built('.html');
    return page === undefined ? undefined : gzipSync(page.text.replace('</p>', `${text}</p>`));
  }),
  packed('packed', 'asked', 'gzip without its end', '.bin', (document) => gzipSync(document)),
  packed('packed', 'kin', 'gzip as JSON', '.json', (document) => gzipSync(document, { level: 1 })),
  packed('packed', 'kin', 'gzip, not packed', '.gz', (document) => gzipSync(document, { level: 0 })),
  packed('packed', 'kin', 'gzip, the second of two', '.gz', (document) => Buffer.concat([gzipSync('first'), gzipSync(document)])),
  packed('packed', 'kin', 'gzip in gzip', '.gz', (document) => gzipSync(gzipSync(document))),
  packed('packed', 'kin', 'gzip in brotli', '.gz.br', (document) => brotliCompressSync(gzipSync(document))),
  packed('packed', 'kin', 'gzip amid other bytes', '.bin', (document) => Buffer.concat([NOISE, gzipSync(document), NOISE])),
  packed('packed', 'kin', 'gzip with a name', '.gz', (_, text) => gzipNamed(`${text}.txt`, '')),
  packed('packed', 'kin', 'gzip with a comment', '.gz', (_, text) => gzipNamed('a.txt', text)),
  packed('packed', 'kin', 'gzip, cut off', '.gz', (document) => gzipSync(document + ' '.repeat(50)).subarray(0, -8)),
  packed('packed', 'kin', 'zlib', '.bin', (document) => deflateSync(document)),
  packed('packed', 'kin', 'zlib amid other bytes', '.bin', (document) => Buffer.concat([NOISE, deflateSync(document), NOISE])),
  packed('packed', 'beyond', 'deflate without a head', '.bin', (document) => deflateRawSync(document)),
  packed('packed', 'kin', 'zstd', '.zst', (document) => zstdCompressSync(document)),
  packed('packed', 'kin', 'zstd of a page', '.html.zst', (document) => zstdCompressSync(document)),
  packed('packed', 'kin', 'zip', '.zip', (document) => zip({ 'a.txt': strToU8(document) })),
  packed('packed', 'kin', 'zip, not packed', '.zip', (document) => zip({ 'a.txt': strToU8(document) }, 0)),
  packed('packed', 'kin', 'zip, name of a file', '.zip', (_, text) => zip({ [`${text.slice(0, 30)}.txt`]: strToU8('x') })),
  packed('packed', 'kin', 'zip in zip', '.zip', (document) => zip({ 'b.zip': zip({ 'a.txt': strToU8(document) }) })),
  packed('packed', 'kin', 'zip without its end', '.dat', (document) => zip({ 'a.html': strToU8(document) })),
  packed('packed', 'kin', 'docx', '.docx', (_, text) =>
    office('docx', { 'word/document.xml': `<w:document><w:p><w:t>${text}</w:t></w:p></w:document>` }),
  ),
  packed('packed', 'kin', 'docx, in pieces', '.docx', (_, text) =>
    office('docx', {
      'word/document.xml': `<w:document><w:p>${Array.from(text, (one) => `<w:r><w:rPr/><w:t>${one}</w:t></w:r>`).join('')}</w:p></w:document>`,
    }),
  ),
  packed('packed', 'kin', 'docx, its author', '.docx', (_, text) =>
    office('docx', { 'docProps/core.xml': `<cp:coreProperties><dc:creator>${text}</dc:creator></cp:coreProperties>` }),
  ),
  packed('packed', 'kin', 'xlsx', '.xlsx', (_, text) => office('xlsx', { 'xl/sharedStrings.xml': `<sst><si><t>${text}</t></si></sst>` })),
  packed('packed', 'kin', 'tar', '.tar', (document) => tar('a.txt', document)),
  packed('packed', 'kin', 'tar, name of a file', '.tar', (_, text) => tar(`${Array.from(text).slice(0, 20).join('')}.txt`, 'x')),
  packed('packed', 'kin', 'tar and gzip', '.tar.gz', (document) => gzipSync(tar('a.txt', document))),
  packed('packed', 'kin', 'PDF, its title in UTF-16', '.pdf', (_, text) =>
    pdf(Buffer.concat([Buffer.from('<< /Title (\xfe\xff', 'latin1'), utf16be(text), Buffer.from(') >>')])),
  ),
  packed('packed', 'kin', 'PDF, its title in hexadecimal', '.pdf', (_, text) =>
    pdf(`<< /Title <FEFF${utf16be(text).toString('hex').toUpperCase()}> >>`),
  ),
  packed('packed', 'kin', 'PDF, packed objects', '.pdf', (_, text) => pdf(packedObjects(`1 0 << /Author <feff${utf16be(text).toString('hex')}> >>`))),
  packed('packed', 'kin', 'PDF, XMP', '.pdf', (_, text) =>
    pdf(Buffer.from(`<< /Type /Metadata >>\nstream\n<x:xmpmeta><dc:creator>${text}</dc:creator></x:xmpmeta>\nendstream`)),
  ),
];

const withMark = (mark: number[], bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from(mark), bytes]);
const ENCODINGS: readonly Form[] = [
  packed('encodings', 'asked', 'UTF-16LE with its mark', '.txt', (document) => withMark([0xff, 0xfe], utf16le(document))),
  packed('encodings', 'asked', 'UTF-16BE with its mark', '.txt', (document) => withMark([0xfe, 0xff], utf16be(document))),
  packed('encodings', 'asked', 'UTF-16LE', '.txt', utf16le),
  packed('encodings', 'asked', 'UTF-16BE', '.txt', utf16be),
  packed('encodings', 'kin', 'UTF-16LE amid other bytes, at an odd place', '.bin', (document) =>
    Buffer.concat([Buffer.alloc(7, 1), utf16le(document), NOISE]),
  ),
  packed('encodings', 'kin', 'UTF-16BE amid other bytes', '.bin', (document) => Buffer.concat([NOISE, Buffer.alloc(2), utf16be(document), NOISE])),
  packed('encodings', 'kin', 'UTF-8 amid other bytes', '.bin', (document) => Buffer.concat([NOISE, Buffer.from(document), NOISE])),
  packed('encodings', 'kin', 'UTF-8 behind half a character', '.txt', (document) =>
    Buffer.concat([Buffer.from('中').subarray(0, 2), Buffer.from(document), Buffer.from([0xe5])]),
  ),
  packed('encodings', 'asked', 'GB18030', '.txt', (document) => gb18030(document)),
  packed('encodings', 'kin', 'a page in GB2312', '.html', (_, text) =>
    gb18030(`<html><head><meta charset="gb2312"></head><body>${text}</body></html>`),
  ),
  packed('encodings', 'kin', 'GB18030 amid other bytes', '.bin', (_, text) => {
    const bytes = gb18030(text);
    return bytes === undefined ? undefined : Buffer.concat([Buffer.from('abc=1\0'), bytes, Buffer.from('\0end')]);
  }),
  packed('encodings', 'kin', 'GB18030 in a page of UTF-8', '.html', (_, text) => {
    const bytes = gb18030(text);
    return bytes === undefined ? undefined : Buffer.concat([Buffer.from('<meta charset="utf-8"><p>说明：'), bytes, Buffer.from('</p><p>完</p>')]);
  }),
  packed('encodings', 'beyond', 'UTF-32LE', '.txt', (document) => withMark([0xff, 0xfe, 0, 0], utf32(document, true))),
  packed('encodings', 'beyond', 'UTF-32BE', '.txt', (document) => utf32(document, false)),
  packed('encodings', 'beyond', 'Big5', '.txt', (document) => big5(traditional(document))),
  packed('encodings', 'kin', 'UTF-8 taken for Windows-1252', '.html', (document) => Buffer.from(mojibake(document))),
  packed('encodings', 'kin', 'surrogates in UTF-8', '.txt', (_, text) => {
    if (text.length === Array.from(text).length) return undefined;
    const units = Array.from({ length: text.length }, (__, at) => text.charCodeAt(at));
    return Buffer.from(
      units.flatMap((unit) =>
        unit < 0x80
          ? [unit]
          : unit < 0x800
            ? [0xc0 | (unit >> 6), 0x80 | (unit & 63)]
            : [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 63), 0x80 | (unit & 63)],
      ),
    );
  }),
];

/** One way of writing in another. */
const entities = (text: string): string => Array.from(text, (one) => `&#${one.codePointAt(0)};`).join('');
const unicode = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
const stacked = (name: string, syntaxes: readonly Syntax[], code: (text: string) => string | undefined): Form =>
  writing('stacked', 'kin', name, syntaxes, (text) => code(text));
const file = (name: string, end: string, code: (text: string) => Uint8Array | undefined): Form => ({
  ...packed('packed', 'kin', name, end, (_, text) => code(text)),
  group: 'stacked',
});

const STACKED: readonly Form[] = [
  stacked('percent signs of entities', ['url'], (text) => encodeURIComponent(entities(text))),
  stacked('entities of percent signs', ['html', 'attribute'], (text) => entities(encodeURIComponent(text))),
  stacked('\\u of percent signs', ['json', 'js'], (text) => unicode(encodeURIComponent(text))),
  stacked('entities in \\u', ['json', 'js'], (text) => unicode(entities(text))),
  stacked('\\u behind entities', ['html', 'attribute'], (text) => unicode(text).replaceAll('\\', '&#92;')),
  stacked('percent signs in base64', ['text', 'json'], (text) => base64(encodeURIComponent(text))),
  stacked('entities in base64', ['html', 'json'], (text) => base64(`<p>${entities(text)}</p>`)),
  stacked('base64 in JSON in an attribute', ['attribute'], (text) => written(JSON.stringify({ d: base64(text) }), 'attribute')),
  stacked('zero-width characters in base64', ['json', 'text'], (text) => base64(Array.from(text).join('\u200B'))),
  stacked('full width and blanks', ['html', 'text'], (text) =>
    isHan(text) && fullWidth(text) !== text ? Array.from(fullWidth(text)).join(' ') : undefined,
  ),
  stacked('elements and entities', ['html'], (text) => Array.from(text, (one) => `<i>${entities(one)}</i>`).join('')),
  stacked('elements, soft hyphens and \\u in JSON', ['json'], (text) => Array.from(text, (one) => unicode(`<i>${one}</i>\u00AD`)).join('')),
  stacked('percent signs with soft hyphens', ['url'], (text) => encodeURIComponent(Array.from(text).join('\u00AD'))),
  file('gzip of UTF-16', '.gz', (text) => gzipSync(withMark([0xff, 0xfe], utf16le(text)))),
  file('gzip of GB18030', '.gz', (text) => {
    const bytes = gb18030(text);
    return bytes === undefined ? undefined : gzipSync(bytes);
  }),
  file('brotli of entities', '.html.br', (text) => brotliCompressSync(`<p>${entities(text)}</p>`)),
  file('gzip of base64', '.json.gz', (text) => gzipSync(`{"d":"${base64(text)}"}`)),
  file('gzip of \\u', '.json.gz', (text) => gzipSync(`{"d":"${unicode(text)}"}`)),
  file('zip of gzip of a page with elements', '.zip', (text) => zip({ 'a.html.gz': gzipSync(`<p>${Array.from(text).join('<wbr>')}</p>`) })),
  file('base64 of gzip of UTF-16 in JSON', '.json', (text) => Buffer.from(`{"d":"${base64(gzipSync(utf16be(text)))}"}`)),
];

export const CODED: readonly Form[] = [...BASE64, ...PACKED, ...ENCODINGS, ...STACKED];
