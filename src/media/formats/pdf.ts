/**
 * PDF (ISO 32000): checks the format and finds the people named in it. It searches the text, and streams unpacked
 * within limits, without parsing the file. That is enough for a warning.
 */
import { inflateSync } from 'node:zlib';
import { type DocumentReading, decodeXml, TraceList } from './office.ts';

/** Bytes of one unpacked stream, and of all together. */
const MAX_STREAM = 8 * 1024 ** 2;
const MAX_STREAMS = 64 * 1024 ** 2;
const MAX_STREAM_COUNT = 20_000;
/** UTF-16 units around a key in which its dictionary is searched. */
const NEAR = 2048;
/** Matches followed per kind of trace and text. */
const ENOUGH = 200;

/** Returns the people named in a PDF, or a fault for an invalid file. */
export function readPdf(bytes: Buffer): DocumentReading {
  if (bytes.indexOf('%PDF-', 0, 'latin1') !== 0) return { fault: 'foreign' };
  // The end of a PDF points to its objects; without it, the file was cut off.
  if (bytes.subarray(-65_536).lastIndexOf('startxref', undefined, 'latin1') === -1) return { fault: 'damaged' };
  const traces = new TraceList();
  const raw = bytes.toString('latin1');
  // In an encrypted file, all strings are unreadable.
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(raw.slice(-65_536)) || /\/Encrypt\s+\d+\s+\d+\s+R/.test(raw.slice(0, 65_536))) return { traces: [] };
  for (const text of [raw, ...unpacked(bytes, raw)]) {
    for (const author of texts(text, raw, 'Author')) traces.add('author', author);
    for (const creator of metadataCreators(text)) traces.add('author', creator);
    for (const who of comments(text)) traces.add('comment', who);
  }
  return { traces: traces.list() };
}

/** Yields the unpacked streams that may hold objects or metadata. */
function* unpacked(bytes: Buffer, raw: string): Generator<string> {
  let total = 0;
  let count = 0;
  for (const { index } of raw.matchAll(/\/Type\s{0,8}\/(?:ObjStm|Metadata)\b/g)) {
    count += 1;
    if (count > MAX_STREAM_COUNT || total > MAX_STREAMS) return;
    const around = raw.slice(Math.max(0, index - NEAR), index + NEAR);
    const opening = around.indexOf('stream', Math.min(index, NEAR));
    if (opening === -1 || !around.slice(0, opening).includes('/FlateDecode')) continue;
    const start = Math.max(0, index - NEAR) + opening;
    const content = start + (raw.startsWith('\r\n', start + 6) ? 8 : 7);
    const end = raw.indexOf('endstream', content);
    if (end === -1) return;
    try {
      const stream = inflateSync(bytes.subarray(content, end), { maxOutputLength: MAX_STREAM });
      total += stream.length;
      yield stream.toString('latin1');
    } catch {
      // Skip a stream that cannot be unpacked within the limit, and count it with the full limit.
      total += MAX_STREAM;
    }
  }
}

/** Yields the strings under a dictionary key, direct or by reference. */
function* texts(text: string, raw: string, key: string): Generator<string> {
  let followed = 0;
  for (const found of text.matchAll(new RegExp(`/${key}\\s{0,8}(?=[(<\\d])`, 'g'))) {
    const at = found.index + found[0].length;
    const reference = /^(\d{1,10})\s+(\d{1,5})\s+R/.exec(text.slice(at, at + 24));
    followed += 1;
    if (followed > ENOUGH) return;
    if (reference === null) yield stringAt(text, at);
    // Each reference needs a search through the whole file.
    else if (followed <= 10) {
      const object = raw.search(new RegExp(`(?:^|[\\r\\n\\s])${reference[1]}\\s+${reference[2]}\\s+obj\\s*[(<]`));
      if (object !== -1) yield stringAt(raw, raw.indexOf('obj', object) + 3);
    }
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Returns the PDF string `(…)` or `<…>` at an offset, at most 1,000 characters. */
function stringAt(text: string, from: number): string {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at += 1;
  if (text[at] === '<') {
    const hex = text.slice(at + 1, Math.min(text.indexOf('>', at), at + 4000)).replace(/[^0-9a-f]/gi, '');
    return decoded(Buffer.from(hex.length % 2 === 0 ? hex : `${hex}0`, 'hex').toString('latin1'));
  }
  if (text[at] !== '(') return '';
  let said = '';
  for (let depth = 1, index = at + 1; index < text.length && said.length < 1000; index += 1) {
    const character = text[index] as string;
    if (character === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(index + 1, index + 4))?.[0];
      if (octal !== undefined) {
        said += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
        index += octal.length;
      } else {
        const next = text[index + 1] ?? '';
        said += ESCAPES[next] ?? (/[\r\n]/.test(next) ? '' : next);
        index += 1;
      }
      continue;
    }
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0) break;
    said += character;
  }
  return decoded(said);
}

/** Decodes a PDF text string: UTF-16 or UTF-8 with a byte-order mark, else PDFDocEncoding, read as Latin-1. */
function decoded(latin: string): string {
  const bytes = Buffer.from(latin, 'latin1');
  if (latin.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(bytes);
  if (latin.startsWith('\xff\xfe')) return new TextDecoder('utf-16le').decode(bytes);
  if (latin.startsWith('\xef\xbb\xbf')) return new TextDecoder().decode(bytes);
  return latin;
}

function* metadataCreators(text: string): Generator<string> {
  let followed = 0;
  for (const { index } of text.matchAll(/<dc:creator>/g)) {
    followed += 1;
    if (followed > ENOUGH) return;
    const inside = text.slice(index, index + NEAR).replace(/<\/dc:creator>[\s\S]*/, '');
    for (const [, who] of inside.matchAll(/<rdf:li[^<>]*>([^<]*)</g)) yield decodeXml(Buffer.from(who as string, 'latin1').toString('utf8'));
  }
}

/** Yields the authors of annotations, `''` if unknown. Links and form fields do not count. */
function* comments(text: string): Generator<string> {
  let followed = 0;
  for (const { index } of text.matchAll(/\/Subtype\s{0,8}\/(?:Text|FreeText|Highlight|Underline|StrikeOut|Squiggly|Caret|Ink|Stamp)\b/g)) {
    followed += 1;
    if (followed > ENOUGH) return;
    // The surrounding dictionary, guessed by its brackets.
    const before = text.slice(Math.max(0, index - NEAR), index);
    const dictionary = before.slice(before.lastIndexOf('<<') + 2) + text.slice(index, index + NEAR).replace(/>>[\s\S]*/, '');
    if (!/\/Rect\b/.test(dictionary)) continue;
    const name = /\/T\s*(?=[(<])/.exec(dictionary);
    yield name === null ? '' : stringAt(dictionary, name.index + name[0].length);
  }
}
