/** Paragraphs, tables and pictures of Word as the body of an entry. */
import type { WordBlock, WordPicture, WordTable } from '../../office/read.ts';
import { linesOf, tidyLine } from './grid.ts';
import { squeezed } from './labels.ts';

export interface Prose {
  text: string;
  /** Pictures by the names that the text gives them. */
  pictures: { picture: WordPicture; file: string }[];
}

const CHAPTER = /^[一二三四五六七八九十]{1,3}[、.．]\s*(.+)$/u;
const PART = /^[（(][一二三四五六七八九十]{1,3}[)）]\s*(.+)$/u;
const ITEM = /^(?:(\d{1,2})[.．、)）]|[（(](\d{1,2})[)）])\s*(?!\d)(.+)$/u;
const BULLET = /^[·•●■◆▪]\s*(.+)$/u;
/** A heading says no whole sentence. */
const isHeading = (text: string): boolean => [...text].length <= 40 && !/[。；！？，：]$|。/u.test(text);
const CAPTION = /^[（(]?图(?:片|示)?\s*[\d一二三四五六七八九十]*[\s:：.、]*(.+?)[)）]?$/u;

/** Text that Markdown and MDX take for nothing but text. */
export const plainText = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>~|]/g, (sign) => `\\${sign}`)
    .replace(/&(?=#|\w+;)/g, '\\&')
    .replace(/^([-+=#]|\d+(?=[.)]))/, '\\$1');

const attribute = (text: string): string => text.replace(/"/g, '”').replace(/\s+/g, ' ').replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Returns the Markdown of blocks. `nameFor` gives the file of a picture; none for one that cannot be shown. */
export function proseOf(blocks: readonly WordBlock[], nameFor: (picture: WordPicture) => string | undefined): Prose {
  const pictures: Prose['pictures'] = [];
  const parts: { text: string; isItem: boolean }[] = [];
  const add = (text: string, isItem = false): void => void parts.push({ text, isItem });
  const paragraphs = blocks.flatMap((block): (WordTable | Line)[] => (block.kind === 'table' ? [block] : split(block)));
  for (let at = 0; at < paragraphs.length; at += 1) {
    const block = paragraphs[at] as WordTable | Line;
    if ('rows' in block) {
      const table = tableText(block);
      for (const text of table === undefined ? linesOf([block]).map(plainText) : [table]) add(text);
      continue;
    }
    if (block.text !== '') add(...lineText(block));
    const next = paragraphs[at + 1];
    const caption = next !== undefined && 'text' in next ? CAPTION.exec(next.text)?.[1] : undefined;
    for (const picture of block.pictures) {
      const file = nameFor(picture);
      if (file === undefined) continue;
      pictures.push({ picture, file });
      add(
        `<Figure src="${file}" alt="${attribute(picture.alt === '' ? (caption ?? '') : picture.alt)}"${caption === undefined ? '' : ` caption="${attribute(caption)}"`} />`,
      );
    }
    if (block.pictures.length > 0 && caption !== undefined) at += 1;
  }
  const text = parts.map((part, at) => `${at === 0 ? '' : part.isItem && parts[at - 1]?.isItem === true ? '\n' : '\n\n'}${part.text}`).join('');
  return { text: text === '' ? '' : `${text}\n`, pictures };
}

interface Line {
  text: string;
  level?: number;
  isItem: boolean;
  isBold: boolean;
  pictures: WordPicture[];
}

/** A paragraph line by line; its pictures stand behind the last. */
function split({ text, level, isItem, isBold, pictures }: Exclude<WordBlock, WordTable>): Line[] {
  const lines = text.split('\n').flatMap((line) => tidyLine(line) || []);
  if (lines.length === 0) return pictures.length === 0 ? [] : [{ text: '', isItem: false, isBold: false, pictures }];
  return lines.map((line, at) => ({
    text: line,
    isItem: isItem && at === 0,
    isBold,
    pictures: at === lines.length - 1 ? pictures : [],
    ...(level === undefined ? {} : { level }),
  }));
}

function lineText({ text, level, isItem, isBold }: Line): [text: string, isItem: boolean] {
  const chapter = CHAPTER.exec(text)?.[1];
  const part = PART.exec(text)?.[1];
  const bare = chapter ?? part ?? text;
  if (level !== undefined) return [`${'#'.repeat(Math.min(4, level + 2))} ${plainText(bare)}`, false];
  if (chapter !== undefined && isHeading(text)) return [`## ${plainText(chapter)}`, false];
  if (part !== undefined && isHeading(text)) return [`### ${plainText(part)}`, false];
  if (isItem) return [`- ${plainText(text)}`, true];
  const item = ITEM.exec(text);
  if (item !== null) return [`${item[1] ?? item[2]}. ${plainText(item[3] as string)}`, true];
  const bullet = BULLET.exec(text)?.[1];
  if (bullet !== undefined) return [`- ${plainText(bullet)}`, true];
  if (isBold && isHeading(text) && [...text].length <= 24) return [`### ${plainText(text)}`, false];
  return [plainText(text), false];
}

/** A table with a head, where each row has as many cells; undefined for one that only sets something beside something. */
function tableText(table: WordTable): string | undefined {
  const rows = table.rows.map((row) => row.map((cell) => linesOf(cell.blocks).map(plainText).join(' ')));
  const columns = Math.max(...rows.map((row) => row.length), 0);
  if (rows.length < 2 || columns < 2) return undefined;
  const line = (cells: readonly string[]): string => `| ${Array.from({ length: columns }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(Array.from({ length: columns }, () => '---')), ...body.map(line)].join('\n');
}

/** Materials without the title and the name above them, which the entry says by itself. */
export function withoutTitle(blocks: readonly WordBlock[], name: string, organizations: readonly string[]): WordBlock[] {
  const known = new Set(organizations.map(squeezed));
  let at = 0;
  for (; at < blocks.length; at += 1) {
    const block = blocks[at] as WordBlock;
    if (block.kind === 'table' || block.pictures.length > 0) break;
    const text = squeezed(block.text).replace(/[“”"《》]/gu, '');
    const isTitle =
      text === squeezed(name) ||
      (text.startsWith(squeezed(name)) && /^(?:党建)?(?:品牌)?(?:的)?(?:创建)?(?:综合|申报|事迹)?材料$/u.test(text.slice(squeezed(name).length)));
    if (text !== '' && !isTitle && !known.has(text)) break;
  }
  return blocks.slice(at);
}
