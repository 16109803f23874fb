/**
 * The part of YAML that nearly all files here are written in, read in one pass: maps and lists by
 * indentation, maps and lists in brackets on one line, texts that end with their line. The library reads
 * all of YAML, and takes eight times as long, which with ten thousand cases is most of the waiting. Whatever
 * is not certainly within this part, everything wrong included, is left to the library; on what is read
 * here both agree to the letter, which the tests hold with texts of all sorts.
 */

/** Thrown where the library has to read: never an error of the text. */
class NotPlain extends Error {}
const GIVE_UP = new NotPlain();

interface Line {
  indent: number;
  /** Without blanks at its beginning and end. */
  text: string;
}

const MAX_DEPTH = 32;
/** Signs that mean something to YAML, or may, wherever they stand. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a text that has any is not plain.
const FOREIGN = /[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/;
const DOCUMENT_MARK = /^(?:---|\.\.\.|%)/m;
const KEY = /([A-Za-z_\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff-]*):(?= |$)/y;
/** Words that are no texts, and as keys not surely apart. */
const CONSTANT = /^(?:~|[Nn]ull|NULL|[Tt]rue|TRUE|[Ff]alse|FALSE)$/;
/** Octal, hexadecimal, with an exponent, infinite, or none. */
const OTHER_NUMBER = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;
/** How a text may begin that has neither quotes nor brackets; of `-`, only a number's. */
const BEGINNING =
  /^(?:[A-Za-z0-9_+./~\u00a1-\u1fff\u2010-\u2027\u2030-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd(^$;=<\\]|[\ud800-\udbff][\udc00-\udfff]|-[0-9.])/;

/** The data of a YAML text, or undefined where the library has to read it. */
export function readPlainYaml(source: string): { data: unknown } | undefined {
  if (FOREIGN.test(source) || DOCUMENT_MARK.test(source)) return undefined;
  const lines: Line[] = [];
  for (const whole of source.split('\n')) {
    const text = trimStart(whole);
    if (text !== '' && text[0] !== '#') lines.push({ indent: whole.length - text.length, text: trimEnd(text) });
  }
  if (lines.length === 0) return undefined;
  try {
    const reader = new PlainReader(lines);
    const data = reader.block((lines[0] as Line).indent, 0);
    return reader.isAtEnd() ? { data } : undefined;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** Blanks are spaces alone: a text may begin with one of Chinese width. */
const trimStart = (text: string): string => (text[0] === ' ' ? text.replace(/^ +/, '') : text);
function trimEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end -= 1;
  return text.slice(0, end);
}

const isItem = (text: string): boolean => text === '-' || text.startsWith('- ');

class PlainReader {
  private readonly lines: Line[];
  private at = 0;

  constructor(lines: Line[]) {
    this.lines = lines;
  }

  isAtEnd(): boolean {
    return this.at === this.lines.length;
  }

  block(indent: number, depth: number): unknown {
    if (depth > MAX_DEPTH) throw GIVE_UP;
    return isItem((this.lines[this.at] as Line).text) ? this.list(indent, depth) : this.map(indent, depth);
  }

  private list(indent: number, depth: number): unknown[] {
    const items: unknown[] = [];
    for (let line = this.lines[this.at]; line !== undefined && line.indent === indent && isItem(line.text); line = this.lines[this.at]) {
      const text = trimStart(line.text.slice(1));
      if (text === '' || isItem(text)) throw GIVE_UP;
      KEY.lastIndex = 0;
      if (KEY.test(text)) {
        // The map that begins behind the dash goes on in lines that begin where its first key does.
        const inner = { indent: indent + line.text.length - text.length, text };
        this.lines[this.at] = inner;
        items.push(this.map(inner.indent, depth + 1));
      } else items.push(this.inline(text, indent));
    }
    return items;
  }

  private map(indent: number, depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (let line = this.lines[this.at]; line !== undefined && line.indent >= indent; line = this.lines[this.at]) {
      if (line.indent > indent) throw GIVE_UP;
      // A list on the level of its key has ended; the line is the map's own.
      KEY.lastIndex = 0;
      const key = KEY.exec(line.text)?.[1];
      if (key === undefined) {
        if (isItem(line.text) && Object.keys(result).length > 0) break;
        throw GIVE_UP;
      }
      const text = trimStart(line.text.slice(key.length + 1));
      put(result, key, text === '' ? this.below(indent, depth) : this.inline(text, indent));
    }
    return result;
  }

  /** What stands under a key that has nothing on its own line. */
  private below(indent: number, depth: number): unknown {
    this.at += 1;
    const next = this.lines[this.at];
    if (next === undefined || next.indent < indent) return null;
    if (next.indent > indent) return this.block(next.indent, depth + 1);
    return isItem(next.text) ? this.list(indent, depth + 1) : null;
  }

  /** A value that ends with its line; the next line must not go on with it. */
  private inline(text: string, indent: number): unknown {
    const value = lineValue(text);
    this.at += 1;
    const next = this.lines[this.at];
    if (next !== undefined && next.indent > indent) throw GIVE_UP;
    return value;
  }
}

function put(map: Record<string, unknown>, key: string, value: unknown): void {
  if (CONSTANT.test(key) || key === '__proto__' || Object.hasOwn(map, key)) throw GIVE_UP;
  map[key] = value;
}

function lineValue(text: string): unknown {
  if (text[0] !== '[' && text[0] !== '{' && text[0] !== '"' && text[0] !== "'") return plain(text);
  const flow = new Flow(text);
  const value = flow.value(0);
  if (flow.at !== text.length) throw GIVE_UP;
  return value;
}

/** A text without quotes, whole. */
function plain(text: string): unknown {
  if (!BEGINNING.test(text) || text.includes(' #') || text.includes(': ') || text.endsWith(':')) throw GIVE_UP;
  if (CONSTANT.test(text)) return text[0] === '~' || text[0] === 'n' || text[0] === 'N' ? null : text[0] === 't' || text[0] === 'T';
  if (!/^[-+.0-9]/.test(text)) return text;
  if (/^[-+]?[0-9]+$/.test(text)) return Number.parseInt(text, 10);
  if (/^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/.test(text)) return Number.parseFloat(text);
  // Whoever writes one of these has the time.
  if (OTHER_NUMBER.test(text)) throw GIVE_UP;
  return text;
}

/** A value that may stand within brackets, all on one line. */
class Flow {
  at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  value(depth: number): unknown {
    if (depth > MAX_DEPTH) throw GIVE_UP;
    const first = this.text[this.at];
    if (first === '[') return this.list(depth);
    if (first === '{') return this.map(depth);
    if (first === '"' || first === "'") return this.quoted(first);
    const from = this.at;
    let to = from;
    while (to < this.text.length && !',[]{}'.includes(this.text[to] as string)) to += 1;
    this.at = to;
    return plain(trimEnd(this.text.slice(from, to)));
  }

  private list(depth: number): unknown[] {
    const items: unknown[] = [];
    this.step();
    if (this.text[this.at] === ']') return this.close(items);
    for (;;) {
      items.push(this.value(depth + 1));
      if (this.next(']')) return this.close(items);
    }
  }

  private map(depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    this.step();
    if (this.text[this.at] === '}') return this.close(result);
    for (;;) {
      KEY.lastIndex = this.at;
      const key = KEY.exec(this.text)?.[1];
      if (key === undefined) throw GIVE_UP;
      this.at += key.length;
      this.step();
      put(result, key, this.value(depth + 1));
      if (this.next('}')) return this.close(result);
    }
  }

  /** On to the next item; true at the end. */
  private next(end: string): boolean {
    this.blanks();
    if (this.text[this.at] === end) return true;
    if (this.text[this.at] !== ',') throw GIVE_UP;
    this.step();
    return false;
  }

  private close<Value>(value: Value): Value {
    this.at += 1;
    return value;
  }

  private step(): void {
    this.at += 1;
    this.blanks();
  }

  private blanks(): void {
    while (this.text[this.at] === ' ') this.at += 1;
  }

  private quoted(quote: string): string {
    const end = this.text.indexOf(quote, this.at + 1);
    const value = this.text.slice(this.at + 1, end);
    // Escapes, and what closes on another line.
    if (end === -1 || value.includes('\\') || this.text[end + 1] === "'" || this.text[end + 1] === '"') throw GIVE_UP;
    this.at = end + 1;
    if (this.at < this.text.length && !' ,]}'.includes(this.text[this.at] as string)) throw GIVE_UP;
    return value;
  }
}
