/** Opens the files of a site one after the other, and whatever is packed or encoded in them, and has all of it scanned. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { APART, base64Words, type Encoded, passages, unpacked } from './decode.ts';
import type { Alone, Scanner, ScanResult } from './scanner.ts';
import type { Watched } from './watch.ts';

/** What is decoded out of a file may be encoded once more, and that again. */
const DEPTH = 3;

/** Media: whatever looks like a word in them is chance. Downloads are not looked at at all. */
const MEDIA = /\.(?:png|webp|jpe?g|avif|gif|ico|mp3|m4a|mp4|ogg|wav|webm|pdf|docx|xlsx|pptx|woff2?|wasm|zip)$/;
/** Numbers of an index, packed into letters. What they were made from stands in the texts beside them. */
const PACKED = /^search\/data\/(?:g\d+|meta)\.js$/;
const CHARACTERS = /^search\/data\/(?:directory|characters|names|v\d+)\.js/;
/** Programs, licences and drawings are full of words that are no content's. */
const FOREIGN_WORDS = /^assets\/.*\.(?:js|css)$|^licenses\.txt$|^media\/.*\.svg$/;

/** Whose words and short runs count: everything's that is not known to be full of others'. */
function aloneIn(name: string): Alone {
  const file = name.replace(/\.(?:gz|br)$/, '');
  if (MEDIA.test(file) || PACKED.test(file)) return 'none';
  return FOREIGN_WORDS.test(file) ? 'han' : 'all';
}

/** Of the index of names: the characters of each sound stand side by side, and would read as words. */
const LISTS = ['"sounds":{', '"read":[', '"variants":"', '"starts":[', '"holders":"', '"held":"', '"volumes":['] as const;

export class Search {
  bytes = 0;
  private readonly scanner: Scanner;
  /** What is encoded and says nothing internal, where so much counts. */
  private readonly harmless: Record<Alone, Set<string>> = { all: new Set(), han: new Set(), names: new Set(), none: new Set() };
  /** Read into again and again: a site has more bytes than are worth collecting. */
  private room = new Uint8Array(1 << 20);

  constructor(scanner: Scanner) {
    this.scanner = scanner;
  }

  /** What is met in a file and in its name, each once. */
  file(absolute: string, name: string): Set<Watched> {
    const met = new Set<Watched>();
    this.text(Buffer.from(name), 'all', 0, met);
    const handle = openSync(absolute, 'r');
    try {
      const { size } = fstatSync(handle);
      this.fit(size);
      let length = 0;
      for (let read = -1; read !== 0 && length < size; length += read) read = readSync(handle, this.room, length, size - length, null);
      this.bytes += length;
      const inside = unpacked(name, this.room.subarray(0, length));
      if (inside !== undefined) this.text(inside, aloneIn(name), 0, met, name);
      else this.look(length, aloneIn(name), 0, met, name);
    } finally {
      closeSync(handle);
    }
    return met;
  }

  private text(bytes: Uint8Array, alone: Alone, depth: number, met: Set<Watched>, name = ''): void {
    this.fit(bytes.length);
    this.room.set(bytes);
    this.look(bytes.length, alone, depth, met, name);
  }

  private fit(size: number): void {
    if (size + 16 > this.room.length) this.room = new Uint8Array(2 ** Math.ceil(Math.log2(size + 16)));
  }

  private look(length: number, alone: Alone, depth: number, met: Set<Watched>, name: string): void {
    const bytes = Buffer.from(this.room.buffer, 0, length);
    if (CHARACTERS.test(name)) for (const list of LISTS) blank(bytes, list);
    const result = this.scanner.scan(this.room, length, alone);
    for (const { watched } of result.met) met.add(watched);
    if (depth === DEPTH) return;
    const encoded = [...passages(bytes, result.escapes), ...base64Words(bytes, length, result.mixed)];
    const joined = Buffer.concat(inOne(bytes, result.joined));
    if (encoded.length > 0) this.encoded(encoded, alone, depth, met);
    if (joined.length > 0) this.text(joined, 'names', DEPTH, met);
  }

  private encoded(all: readonly Encoded[], alone: Alone, depth: number, met: Set<Watched>): void {
    // What every page names, such as its stylesheets, is opened once.
    const harmless = this.harmless[alone];
    const fresh = depth > 0 ? all : all.filter(({ text }) => !harmless.has(text));
    const decoded = Buffer.concat(fresh.flatMap((one) => one.decode().flatMap((part) => [part, APART])));
    if (decoded.length === 0) return;
    const inside = new Set<Watched>();
    this.text(decoded, alone, depth + 1, inside);
    for (const watched of inside) met.add(watched);
    if (depth > 0 || inside.size > 0) return;
    for (const { text } of fresh) if (text.length <= LONGEST && harmless.size < MOST) harmless.add(text);
  }
}

/** Of what is remembered as harmless: its length, and how many. */
const LONGEST = 200;
const MOST = 200_000;

/** The texts that marks and blanks cut, each in one, apart from the next. */
function inOne(bytes: Buffer, joined: ScanResult['joined']): Buffer[] {
  return joined.flatMap(([from, to, goesOn]) => (goesOn ? [bytes.subarray(from, to)] : [bytes.subarray(from, to), APART]));
}

/** Writes blanks over a list wherever there is one, to the sign that ends it. */
function blank(bytes: Buffer, begin: string): void {
  const ends = begin.endsWith('{') ? '}' : begin.endsWith('"') ? '"' : begin.startsWith('"read') ? ']]' : ']';
  for (let at = bytes.indexOf(begin); at >= 0; at = bytes.indexOf(begin, at + 1)) {
    const end = bytes.indexOf(ends, at + begin.length);
    if (end > at) bytes.fill(32, at + begin.length, end);
  }
}
