/**
 * Reads Word files that somebody sent: paragraphs, tables with their merged cells, pictures. Time and memory are bounded,
 * and nothing that a file refers to is opened.
 */
import { openArchive } from './archive.ts';
import type { WordBlock, WordDocument } from './word.ts';
import { type PendingPicture, WordReader } from './wordReader.ts';
import { attribute, isWord, parse } from './xml.ts';

export type * from './word.ts';

const MAIN = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const STYLES = 'word/styles.xml';
const ASIDE = /^word\/(?:header|footer|footnotes|endnotes|comments)\d*\.xml$/;

/** Reads a .docx file. Throws `OfficeError` with a sentence for whoever sent it. */
export function readWord(bytes: Uint8Array): WordDocument {
  const parts = openArchive(bytes, 'docx', (name) => name === MAIN || name === RELATIONS || name === STYLES || ASIDE.test(name));
  const levels = levelsOf(parts.get(STYLES));
  const main = new WordReader(levels);
  parse(parts.get(MAIN) as Uint8Array, main);
  const aside = [...parts].flatMap(([name, part]) => {
    if (!ASIDE.test(name)) return [];
    const reader = new WordReader(levels);
    parse(part, reader);
    return textsOf(reader.blocks);
  });
  fillPictures(main.pictures, parts.get(RELATIONS), bytes);
  return { blocks: main.blocks, aside, hasDeletions: main.hasDeletions, hasObjects: main.hasObjects };
}

const textsOf = (blocks: readonly WordBlock[]): string[] =>
  blocks
    .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.rows.flat().flatMap((cell) => textsOf(cell.blocks))))
    .filter((text) => text.trim() !== '');

/** The levels of headings by the ids of their styles. */
function levelsOf(part: Uint8Array | undefined): Map<string, number> {
  const levels = new Map<string, number>();
  let id = '';
  if (part !== undefined)
    parse(part, {
      open(tag) {
        if (!isWord(tag)) return;
        if (tag.local === 'style') id = attribute(tag, 'styleId') ?? '';
        const value = attribute(tag, 'val') ?? '';
        if (tag.local === 'name') {
          const level = /^(?:heading|标题)\s*(\d)$/i.exec(value)?.[1];
          if (level !== undefined) levels.set(id, Number(level) - 1);
        } else if (tag.local === 'outlineLvl' && /^[0-8]$/.test(value)) levels.set(id, Number(value));
      },
      close() {},
      text() {},
    });
  return levels;
}

/** Finds the bytes of pictures. One that is linked, or is not there, has none. */
function fillPictures(pictures: readonly PendingPicture[], relations: Uint8Array | undefined, archive: Uint8Array): void {
  if (pictures.length === 0 || relations === undefined) return;
  const targets = new Map<string, string>();
  parse(relations, {
    open(tag) {
      const [id, target] = [attribute(tag, 'Id'), attribute(tag, 'Target')];
      if (tag.local === 'Relationship' && id !== undefined && target !== undefined && attribute(tag, 'TargetMode') !== 'External')
        targets.set(id, target.startsWith('/') ? target.slice(1) : `word/${target.replace(/^\.\//, '')}`);
    },
    close() {},
    text() {},
  });
  const wanted = new Set(pictures.flatMap(({ relation }) => targets.get(relation) ?? []));
  const parts = openArchive(archive, 'docx', (name) => wanted.has(name));
  for (const picture of pictures) {
    const target = targets.get(picture.relation);
    const bytes = target === undefined ? undefined : parts.get(target);
    if (target === undefined || bytes === undefined) continue;
    picture.bytes = bytes;
    picture.name = target.slice(target.lastIndexOf('/') + 1);
  }
}
