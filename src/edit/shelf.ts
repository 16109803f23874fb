/**
 * Where what is saved lies: in its place, or among the drafts until nothing is wrong with it. What was there before is
 * kept, and no name that the page gives becomes a path.
 */
import path from 'node:path';
import { decode } from '../read/text.ts';
import { slugFor } from '../schema/slugs.ts';
import { CASE_SECTIONS } from '../wording/new.ts';
import { sectionsText } from '../writing/page.ts';
import { bytesAt, type Change, digestOf, Saves } from './disk.ts';
import { DRAFTS, draftedFiles, type EditableFile, folderOf, pathFor, type Roots } from './files.ts';
import type { FormName } from './forms.ts';
import { fileNameFor, tidyPicture } from './pictures.ts';
import { isBeside, listed } from './seen.ts';
import { splice } from './splice.ts';

/** A request that cannot be done; the message is for the editor. */
export class EditError extends Error {}

const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8');

const EMPTY = { mdx: '---\n---\n', yaml: '' } as const;
/** Where it is noted what a draft was begun from. */
const noteOf = ({ draft }: EditableFile): string => path.join(path.dirname(draft), `.${path.basename(draft)}.from`);

function read(place: string, { kind }: EditableFile): Base {
  const bytes = bytesAt(place);
  if (bytes !== undefined && !('text' in decode(bytes))) throw new EditError('encoding');
  return { raw: bytes?.toString('utf8') ?? EMPTY[kind], digest: digestOf(bytes) };
}

/** A text that an editor goes on from, with the digest of its bytes. */
export interface Base {
  raw: string;
  digest: string;
}

export class Shelf {
  private readonly roots: Roots;
  /** What saves replaced lies in the directory that it was in: nothing private gets beside the public content. */
  private readonly saves: readonly Saves[];

  constructor(roots: Roots) {
    this.roots = roots;
    this.saves = [roots.content, ...(roots.private === undefined ? [] : [roots.private])].map((top) => new Saves(path.join(top, DRAFTS)));
  }

  private save(root: 0 | 1, changes: readonly Change[]): string {
    return `${root}-${this.saves[root]?.save(changes)}`;
  }

  /** What an editor goes on from: the draft where there is one. Throws `EditError` for a file that is not UTF-8. */
  baseOf(file: EditableFile): Base {
    return read(file.hasDraft ? file.draft : file.place, file);
  }

  /** The file in its place. */
  placeOf(file: EditableFile): Base {
    return read(file.place, file);
  }

  /** Whether the file in its place has changed since its draft was begun. */
  isOvertaken(file: EditableFile): boolean {
    return file.hasDraft && this.begunFrom(file) !== digestOf(bytesAt(file.place));
  }

  private begunFrom(file: EditableFile): string {
    return bytesAt(noteOf(file))?.toString('utf8') ?? '';
  }

  /** Keeps a text as a draft. Gives the name by which it is taken back. */
  keepDraft(file: EditableFile, text: string): string {
    const from = bytesOf(digestOf(bytesAt(file.place)));
    const begun = file.hasDraft ? [] : [{ file: noteOf(file), bytes: from, seen: digestOf(bytesAt(noteOf(file))) }];
    return this.save(file.root, [...begun, { file: file.draft, bytes: bytesOf(text), seen: digestOf(bytesAt(file.draft)) }]);
  }

  /** Puts a text in its place, and takes its draft away. Gives the name by which it is taken back. */
  settle(file: EditableFile, text: string): string {
    const placed = { file: file.place, bytes: bytesOf(text), seen: digestOf(bytesAt(file.place)) };
    return this.save(file.root, [...this.picturesFor(file, text), placed, ...(file.hasDraft ? this.endOfDraft(file) : [])]);
  }

  /** What takes a draft away, with the note of what it was begun from. */
  private endOfDraft(file: EditableFile, seen = digestOf(bytesAt(file.draft))): Change[] {
    const note = bytesAt(noteOf(file));
    return [
      { file: file.draft, bytes: undefined, seen },
      ...(note === undefined ? [] : [{ file: noteOf(file), bytes: undefined, seen: digestOf(note) }]),
    ];
  }

  /** Moves the pictures that a text uses out of the drafts, to the places from which it uses them. */
  private picturesFor(file: EditableFile, text: string): Change[] {
    const top = this.topOf(file);
    return this.drafted(file)
      .filter(([name]) => text.includes(path.basename(name)))
      .flatMap(([name, absolute]) => {
        const bytes = bytesAt(absolute);
        const place = path.join(top, ...name.split('/'));
        return bytes === undefined
          ? []
          : [
              { file: place, bytes, seen: digestOf(bytesAt(place)) },
              { file: absolute, bytes: undefined, seen: digestOf(bytes) },
            ];
      });
  }

  private readonly topOf = (file: EditableFile): string => (file.root === 0 ? this.roots.content : (this.roots.private as string));

  /** The files of an entry that wait among the drafts, but texts. */
  readonly drafted = (file: EditableFile): [string, string][] =>
    [...draftedFiles(this.topOf(file))].filter(([name]) => isBeside(file, name) && !/\.(?:mdx|yaml)$/.test(name));

  discard(file: EditableFile, seen: string): string {
    return this.save(file.root, this.endOfDraft(file, seen));
  }

  /** Takes a save back. Throws `ConflictError` where what it left was changed since. */
  undo(name: string): void {
    const [root, ...rest] = name.split('-');
    const saves = this.saves[Number(root)];
    if (saves === undefined) throw new EditError('bad');
    saves.undo(rest.join('-'));
  }

  /** Begins a new entry as a draft. Its slug is the given one, or its name's sounds. Throws `EditError`. */
  create(form: unknown, name: unknown, slug: unknown, files: ReadonlyMap<string, unknown>): string {
    const title = typeof name === 'string' ? name.trim() : '';
    if (title === '') throw new EditError('needsName');
    const wanted = typeof slug === 'string' && slug.trim() !== '' ? slug.trim() : (slugFor(title) ?? `${String(form)}-1`);
    const file = pathFor(form as FormName, wanted);
    if (file === undefined || !['brand', 'pairing', 'study', 'document'].includes(String(form))) throw new EditError('slug');
    if (files.has(file)) throw new EditError('exists');
    const key = form === 'brand' ? 'name' : 'title';
    const text = form === 'pairing' ? EMPTY.mdx : splice(EMPTY.mdx, 'mdx', [{ do: 'set', path: [key], value: title }]);
    const body = form === 'brand' ? sectionsText(CASE_SECTIONS) : '\n';
    const draft = path.join(this.roots.content, DRAFTS, ...file.split('/'));
    this.save(0, [{ file: draft, bytes: bytesOf(text + body), seen: '' }]);
    return file;
  }

  /** Puts a picture beside an entry: into its folder, or into its draft's. Never over another. */
  async addPicture(file: EditableFile, given: string, bytes: Uint8Array): Promise<string> {
    const { bytes: tidy, extension } = await tidyPicture(bytes);
    const top = this.topOf(file);
    const folder = folderOf(file);
    const here = [...draftedFiles(top).keys(), ...listed(path.join(top, ...folder.split('/')), folder)];
    const taken = new Set(here.filter((one) => one.startsWith(folder)).map((one) => one.slice(folder.length)));
    const chosen = fileNameFor(given, extension, taken);
    // A picture waits in the drafts until the text that shows it is saved.
    const place = path.join(top, DRAFTS, ...folder.split('/'), chosen);
    this.save(file.root, [{ file: place, bytes: tidy, seen: '' }]);
    return chosen;
  }

  /** The bytes of a picture of an entry, for the page. */
  pictureOf(file: EditableFile, picture: string): Buffer | undefined {
    const top = this.topOf(file);
    const wanted = folderOf(file) + picture.replace(/^\.\//, '');
    const drafted = draftedFiles(top).get(wanted);
    if (drafted !== undefined) return bytesAt(drafted);
    const folder = path.join(top, ...folderOf(file).split('/'));
    return listed(folder, folderOf(file)).includes(wanted) ? bytesAt(path.join(top, ...wanted.split('/'))) : undefined;
  }
}
