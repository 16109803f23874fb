/**
 * PDF: whether a file is one, and who is named in it. This reads what can be found by looking, with
 * streams unpacked within limits; it is a warning's worth of certainty, not a PDF library's.
 */
import { inflateSync } from 'node:zlib';
import { type DocumentReading, decodeXml, TraceList } from './office.ts';

/** Of one unpacked stream, and of all. */
const MAX_STREAM = 8 * 1024 ** 2;
const MAX_STREAMS = 64 * 1024 ** 2;
const MAX_STREAM_COUNT = 20_000;
/** How far around a key its dictionary is looked for. */
const NEAR = 2048;
/** How many of each kind of trace are followed. */
const ENOUGH = 200;

export function readPdf(bytes: Buffer): DocumentReading {
  if (bytes.indexOf('%PDF-', 0, 'latin1') !== 0) return { fault: 'foreign' };
  // Where its objects are is said at its very end; without it the file was cut off.
  if (bytes.subarray(-65_536).lastIndexOf('startxref', undefined, 'latin1') === -1) return { fault: 'damaged' };
  const traces = new TraceList();
  const raw = bytes.toString('latin1');
  // In an encrypted file every text is unreadable, names included.
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(raw.slice(-65_536)) || /\/Encrypt\s+\d+\s+\d+\s+R/.test(raw.slice(0, 65_536))) return { traces: [] };
  for (const text of [raw, ...unpacked(bytes, raw)]) {
    for (const author of texts(text, raw, 'Author')) traces.add('author', author);
    for (const creator of metadataCreators(text)) traces.add('author', creator);
    for (const who of comments(text)) traces.add('comment', who);
  }
  return { traces: traces.list() };
}

/** The streams that may hold objects or metadata, unpacked. */
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
      // What cannot be unpacked, or not within the limit, says nothing that could be told. It costs the limit.
      total += MAX_STREAM;
    }
  }
}

/** Texts that stand under a key of a dictionary, in place or by reference. */
function* texts(text: string, raw: string, key: string): Generator<string> {
  let followed = 0;
  for (const found of text.matchAll(new RegExp(`/${key}\\s{0,8}(?=[(<\\d])`, 'g'))) {
    const at = found.index + found[0].length;
    const reference = /^(\d{1,10})\s+(\d{1,5})\s+R/.exec(text.slice(at, at + 24));
    followed += 1;
    if (followed > ENOUGH) return;
    if (reference === null) yield stringAt(text, at);
    // Each is a walk through the whole file.
    else if (followed <= 10) {
      const object = raw.search(new RegExp(`(?:^|[\\r\\n\\s])${reference[1]}\\s+${reference[2]}\\s+obj\\s*[(<]`));
      if (object !== -1) yield stringAt(raw, raw.indexOf('obj', object) + 3);
    }
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A PDF string, `(…)` or `<…>`, at most 1,000 characters of it. */
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

/** Text in PDF is UTF-16 or UTF-8 with a mark, or an alphabet like Latin-1. */
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

/** Notes that a reader put on pages, by who wrote them. Links and form fields are none. */
function* comments(text: string): Generator<string> {
  let followed = 0;
  for (const { index } of text.matchAll(/\/Subtype\s{0,8}\/(?:Text|FreeText|Highlight|Underline|StrikeOut|Squiggly|Caret|Ink|Stamp)\b/g)) {
    followed += 1;
    if (followed > ENOUGH) return;
    // The dictionary around it, as far as brackets tell.
    const before = text.slice(Math.max(0, index - NEAR), index);
    const dictionary = before.slice(before.lastIndexOf('<<') + 2) + text.slice(index, index + NEAR).replace(/>>[\s\S]*/, '');
    if (!/\/Rect\b/.test(dictionary)) continue;
    const name = /\/T\s*(?=[(<])/.exec(dictionary);
    yield name === null ? '' : stringAt(dictionary, name.index + name[0].length);
  }
}
