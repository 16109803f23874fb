/** What lies beside the data of the content: comments, names of files, words drawn in pictures that nothing public shows. And what the generator itself says. */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Lexer } from 'yaml';
import { readSvg } from '../media/formats/svg.ts';
import { PROJECT } from '../project.ts';
import type { Content } from '../read/content.ts';
import { keyOf } from '../read/memory.ts';
import { decode, positionIn } from '../read/text.ts';
import { digestOfTexts, type InsideGroup, type InternalText } from './contentTexts.ts';

/**
 * The internal texts that lie beside the data. Reads the disk; while no file has changed, no more is read than their
 * signatures. `code` names the code that keeps what they say.
 */
export function asideTexts(content: Content, used: ReadonlySet<string>, code = ''): InsideGroup {
  const texts = (): InternalText[] => textsBeside(content, used, code);
  const stamps = content.walks.map(({ files }) =>
    files.map(({ file, isRegular, signature, absolute }) => [file, isRegular, signature ?? bytesIn(absolute)]),
  );
  return { digest: content.memory.of('aside', keyOf(code, stamps, [...used]), () => digestOfTexts(texts())), texts };
}

/** Of a file that was changed just now; empty if it cannot be read. */
function bytesIn(absolute: string): string {
  try {
    return hash('sha256', readFileSync(absolute));
  } catch {
    return '';
  }
}

/** What the comments of a file say, and where; nothing of most. `stamp` is the file's signature then. */
type Comments = Record<string, { stamp: string; comments: [comment: string, offset: number][] }>;

function textsBeside(content: Content, used: ReadonlySet<string>, code: string): InternalText[] {
  const texts: InternalText[] = [];
  const before = content.memory.get<Comments>('comments', keyOf(code)) ?? {};
  const now: Comments = {};
  const names = new Set<string>();
  for (const [number, { files }] of content.walks.entries()) {
    const prefix = number === 0 ? '' : `${(content.privateRoot as string).split(path.sep).join('/').replace(/\/+$/, '')}/`;
    for (const { file: below, absolute, isRegular, signature } of files) {
      const file = prefix + below;
      for (const part of used.has(file) ? [] : below.split('/')) {
        if (!names.has(part)) texts.push({ text: part.replace(/\.[^.]*$/, ''), isName: true, place: () => ({ file, line: 1, column: 1 }) });
        names.add(part);
      }
      if (!isRegular || !/\.(?:ya?ml|mdx)$/.test(file)) continue;
      const known = before[file];
      const comments =
        signature !== undefined && known?.stamp === signature ? known.comments : [...commentsIn(textOf(absolute), file.endsWith('.mdx'))];
      if (signature !== undefined) now[file] = { stamp: signature, comments };
      for (const [comment, offset] of comments) texts.push({ text: comment, place: () => ({ file, ...positionIn(textOf(absolute), offset) }) });
    }
  }
  content.memory.put('comments', keyOf(code), now);
  for (const [file, { absolute, isRegular }] of content.files) {
    if (used.has(file) || !isRegular || !/\.svg$/i.test(file)) continue;
    const words = content.probes.get(file)?.text ?? readSvg(readFileSync(absolute, 'utf8')).text;
    for (const text of words) texts.push({ text, place: () => ({ file, line: 1, column: 1 }) });
  }
  return texts;
}

function textOf(absolute: string): string {
  const decoded = decode(readFileSync(absolute));
  return 'text' in decoded ? decoded.text : (decoded.meant ?? '');
}

/** What the pictures say that something public shows. */
export const drawnTexts = (content: Content, used: ReadonlySet<string>): string[] =>
  [...used].flatMap((file) => content.probes.get(file)?.text ?? []);

/** What the lexer puts between its tokens. */
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f', '\ufeff']);

/** The comments of a file, line by line, and where they stand. */
function* commentsIn(text: string, isMdx: boolean): Generator<[comment: string, offset: number]> {
  const front = isMdx ? (/^---\n[\s\S]*?\n---/.exec(text)?.[0] ?? '') : text;
  if (/(?:^|\s)#/.test(front)) {
    let [offset, before] = [0, ''];
    for (const token of new Lexer().lex(front)) {
      // What follows the sign of a text of several lines is that text.
      if (token.startsWith('#') && before !== '\u001f') yield [token.slice(1), offset];
      if (!MARKS.has(token)) offset += token.length;
      before = token;
    }
  }
  if (!isMdx) return;
  for (const { 0: whole, index } of text.matchAll(/\/\*[\s\S]*?\*\//g)) {
    let offset = index + 2;
    for (const line of whole.slice(2, -2).split('\n')) {
      yield [line, offset];
      offset += line.length + 1;
    }
  }
}

/** The generator's own sources: every word that it may say of itself stands in them, and its libraries' names. */
export function generatorSources(): string[] {
  return readdirSync(path.join(PROJECT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|astro|mdx|css|svg|json)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .flatMap((file) => [path.relative(PROJECT, file), readFileSync(file, 'utf8')]);
}
