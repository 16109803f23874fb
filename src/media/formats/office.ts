/** Word, Excel and PowerPoint files (ISO/IEC 29500): checks the format and finds the people named in the metadata. */
import { given } from '../../given.ts';
import type { OfficeFormat } from '../../schema/fileKinds.ts';
import { TooLarge, unzip, type ZipEntry, zipEntries } from './zip.ts';

export type DocumentReading =
  /** Metadata about people. */
  | { traces: Trace[] }
  /** `is`: the actual format, if known. */
  | { fault: 'foreign' | 'damaged' | 'bomb' | 'macros'; is?: OfficeFormat };

/** Metadata that shows who worked on a document. `names` has no duplicates and is in document order. */
export interface Trace {
  kind: 'author' | 'company' | 'comment' | 'change';
  names: string[];
  count: number;
}

/** Bytes. A real file of 20 MB unpacks to a fraction of this. */
const MAX_UNPACKED = 1024 ** 3;
/** Bytes of one examined part, and of all together. */
const MAX_PART = 32 * 1024 ** 2;
const MAX_PARTS = 64 * 1024 ** 2;
const MAX_ENTRIES = 20_000;

const MAIN_PART: Readonly<Record<OfficeFormat, string>> = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml', pptx: 'ppt/presentation.xml' };

const LOOKED_INTO =
  /^(?:docProps\/(?:core|app)\.xml|word\/(?:document|comments\w*|header\d*|footer\d*|footnotes|endnotes)\.xml|xl\/(?:comments\d*|threadedComments\/[^/]+|persons\/[^/]+|revisions\/[^/]+)\.xml|xl\/comments\/[^/]+\.xml|ppt\/(?:commentAuthors|authors)\.xml|ppt\/comments\/[^/]+\.xml)$/;

/** Reads a document. Unpacks only the parts that name people. Returns a fault for an invalid file; never throws. */
export function readOffice(bytes: Buffer, format: OfficeFormat): DocumentReading {
  try {
    const entries = zipEntries(bytes, MAX_ENTRIES);
    if (entries === undefined) return { fault: 'damaged' };
    // Entries that share packed bytes, or unpack to fill a disk, are ZIP bombs.
    const total = (of: (entry: ZipEntry) => number): number => entries.reduce((sum, entry) => sum + of(entry), 0);
    if (total((entry) => entry.packed) > bytes.length || total((entry) => entry.size) > MAX_UNPACKED) return { fault: 'bomb' };
    const names = new Set(entries.map((entry) => entry.name));
    if (!names.has('[Content_Types].xml') || !names.has(MAIN_PART[format])) {
      const is = (Object.keys(MAIN_PART) as OfficeFormat[]).find((other) => names.has(MAIN_PART[other]));
      return { fault: 'foreign', ...given('is', is) };
    }
    if (entries.some(({ name }) => /(?:^|\/)vbaProject\.bin$/i.test(name))) return { fault: 'macros' };
    const parts = new Map<string, string>();
    let left = MAX_PARTS;
    for (const entry of entries.filter(({ name }) => LOOKED_INTO.test(name))) {
      const part = unzip(bytes, entry, Math.min(MAX_PART, left));
      left -= part.length;
      parts.set(entry.name, part.toString('utf8'));
    }
    return { traces: tracesIn(parts) };
  } catch (error) {
    return { fault: error instanceof TooLarge ? 'bomb' : 'damaged' };
  }
}

function tracesIn(parts: ReadonlyMap<string, string>): Trace[] {
  const traces = new TraceList();
  for (const [name, xml] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (name === 'docProps/core.xml') for (const who of contents(xml, 'creator', 'lastModifiedBy')) traces.add('author', who);
    else if (name === 'docProps/app.xml') for (const who of contents(xml, 'Company', 'Manager')) traces.add('company', who);
    else if (/^word\/comments\.xml$/.test(name))
      for (const who of attributes(xml, /<(?:\w{1,20}:)?comment\s([^<>]{0,4000})>/g, 'author')) traces.add('comment', who);
    else if (name.startsWith('word/comments')) continue;
    else if (name.startsWith('word/')) {
      for (const who of attributes(
        xml,
        /<(?:\w{1,20}:)?(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|sectPrChange|tblPrChange|trPrChange|tcPrChange|cellIns|cellDel)\s([^<>]{0,4000})>/g,
        'author',
      )) {
        traces.add('change', who);
      }
    } else if (name.startsWith('xl/revisions/'))
      for (const who of attributes(xml, /<header\s([^<>]{0,4000})>/g, 'userName')) traces.add('change', who);
    else if (/^xl\/comments/.test(name)) for (const who of contents(xml, 'author')) traces.add('comment', who);
    else if (name.startsWith('xl/persons/'))
      for (const who of attributes(xml, /<person\s([^<>]{0,4000})>/g, 'displayName')) traces.add('comment', who);
    else if (/^ppt\/(?:commentAuthors|authors)\.xml$/.test(name))
      for (const who of attributes(xml, /<(?:\w{1,20}:)?(?:cmAuthor|author)\s([^<>]{0,4000})>/g, 'name')) traces.add('comment', who);
  }
  return traces.list();
}

/** Collects traces, one per kind. */
export class TraceList {
  private readonly traces = new Map<Trace['kind'], Trace>();

  /** Adds a trace. `who` may be empty for comments and changes. */
  add(kind: Trace['kind'], who: string): void {
    const name = who.replace(/\s+/g, ' ').trim().slice(0, 80);
    if (name === '' && (kind === 'author' || kind === 'company')) return;
    const trace = this.traces.get(kind) ?? { kind, names: [], count: 0 };
    trace.count += 1;
    if (name !== '' && !trace.names.includes(name) && trace.names.length < 20) trace.names.push(name);
    this.traces.set(kind, trace);
  }

  list(): Trace[] {
    return (['author', 'company', 'comment', 'change'] as const).flatMap((kind) => this.traces.get(kind) ?? []);
  }
}

/** Yields the text of elements with these local names. The patterns here cannot backtrack over long texts. */
function* contents(xml: string, ...names: string[]): Generator<string> {
  for (const [, said] of xml.matchAll(new RegExp(`<(?:\\w{1,20}:)?(?:${names.join('|')})(?:\\s[^<>]{0,4000})?>([^<]*)<`, 'g')))
    yield decodeXml(said as string);
}

function* attributes(xml: string, tag: RegExp, name: string): Generator<string> {
  const attribute = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  for (const [, inside] of xml.matchAll(tag)) {
    const found = attribute.exec(inside as string);
    if (found !== null) yield decodeXml(found[1] ?? found[2] ?? '');
  }
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

export const decodeXml = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|quot|apos|amp));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
