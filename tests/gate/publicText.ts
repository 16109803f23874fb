/**
 * What a built site says, read from its files: words of pages as a reader sees them, attributes, comments, JSON,
 * scripts, names of files. By this alone is it told what is public; the gate is not asked.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'parse5';
import { pinyin } from 'pinyin-pro';

interface HtmlNode {
  nodeName: string;
  value?: string;
  data?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: HtmlNode[];
  content?: HtmlNode;
}

/** Between texts that no reader reads in one. */
const BORDER = '\u0001';

const INLINE = new Set('a abbr b bdi bdo cite code em i kbd mark q rb s small span strong sub sup time u var wbr #text'.split(' '));

function* textsOfHtml(node: HtmlNode): Generator<string> {
  if (node.nodeName === '#text') yield node.value ?? '';
  if (node.nodeName === '#comment') yield BORDER + (node.data ?? '') + BORDER;
  for (const { name, value } of node.attrs ?? []) yield `${BORDER}${name}${BORDER}${value}${BORDER}`;
  const isInline = INLINE.has(node.nodeName);
  if (!isInline) yield BORDER;
  for (const child of node.childNodes ?? []) yield* textsOfHtml(child);
  if (node.content !== undefined) yield* textsOfHtml(node.content);
  if (!isInline) yield BORDER;
}

const decodeEntities = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, hexadecimal, decimal, name) => {
    if (name !== undefined) return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }[(name as string).toLowerCase()] ?? whole;
    return String.fromCodePoint(hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16));
  });

const decodeEscapes = (text: string): string =>
  text.replace(/\\u\{?([0-9a-f]{4,6})\}?|\\([0-9a-f]{4,6}) ?/gi, (_, one, other) =>
    String.fromCodePoint(Number.parseInt(one ?? other, 16) % 0x110000),
  );

function decodeAddress(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** Files that hold no words: pictures, fonts and what is packed. */
const WORDLESS = /\.(?:avif|webp|png|jpe?g|gif|ico|woff2?|mp[34]|m4a|ogg|wav|webm|br|gz|pdf|docx|xlsx|pptx)$/i;

function textOf(file: string, bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (/\.html?$/.test(file)) return `${[...textsOfHtml(parse(text) as HtmlNode)].join('')}${BORDER}`;
  return decodeEntities(decodeEscapes(text));
}

/** As texts are compared: compatibility forms, small letters, nothing that is not seen. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Variation_Selector}]+/gu, '');

/** Letters and digits alone. */
export const bare = (text: string): string => normalise(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Texts of so many letters are compared without marks: nothing meets by chance in them. */
const SURE = 6;

export class PublicText {
  private readonly written: string;
  private readonly letters: string;
  private readonly latin: string;
  private readonly runs: string[];
  private readonly readings = new Map<string, ReadonlySet<string>>();

  constructor(texts: Iterable<string>) {
    const pieces = new Set<string>();
    for (const text of texts) for (const piece of text.split(BORDER)) pieces.add(normalise(piece));
    const all = [...pieces];
    this.written = all.join(BORDER);
    this.letters = all.map(bare).join(BORDER);
    this.latin = all.map((piece) => piece.replace(/[^a-z]+/g, '')).join(BORDER);
    this.runs = [...new Set(all.flatMap((piece) => piece.match(/\p{Script=Han}{2,}/gu) ?? []))];
  }

  /** What the files of a built site say. */
  static of(folder: string, files: readonly string[], more: readonly string[] = []): PublicText {
    const texts = files.flatMap((file) => {
      const name = decodeAddress(file);
      if (WORDLESS.test(file)) return [name];
      const text = textOf(file, readFileSync(path.join(folder, file)));
      return [name, text, decodeAddress(text)];
    });
    return new PublicText([...texts, ...more]);
  }

  /** Whether something public holds a text: long ones and numbers whatever the marks in them. */
  holds(text: string): boolean {
    const letters = bare(text);
    if (letters === '') return true;
    if (letters.length >= SURE || /^\d+$/.test(letters)) return this.letters.includes(letters);
    return this.written.includes(normalise(text));
  }

  /** Whether something public sounds like these syllables: Latin letters, or characters that may be read so. */
  holdsSound(syllables: readonly string[]): boolean {
    const joined = syllables.join('').replace(/[^a-z]/g, '');
    if (this.latin.includes(joined)) return true;
    return this.runs.some((run) => {
      const characters = Array.from(run);
      for (let at = 0; at + syllables.length <= characters.length; at += 1) {
        if (syllables.every((syllable, index) => this.readingsOf(characters[at + index] as string).has(syllable))) return true;
      }
      return false;
    });
  }

  private readingsOf(character: string): ReadonlySet<string> {
    const known = this.readings.get(character);
    if (known !== undefined) return known;
    const readings = new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }));
    this.readings.set(character, readings);
    return readings;
  }
}
