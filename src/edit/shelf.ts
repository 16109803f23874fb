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
const hidden = (file: string): string => path.join(path.dirname(file), `.${path.basename(file)}`);

export class Shelf {
  private readonly roots: Roots;
  private readonly saves: Saves;

  constructor(roots: Roots) {
    this.roots = roots;
    this.saves = new Saves(path.join(roots.content, DRAFTS, '.saves'));
  }

  /** The bytes that an editor goes on from: those of the draft where there is one. */
  baseOf(file: EditableFile): { raw: string; digest: string } {
    const bytes = bytesAt(file.hasDraft ? file.draft : file.place);
    const decoded = bytes === undefined ? { text: '' } : decode(bytes);
    if (!('text' in decoded)) throw new EditError('unreadable');
    return { raw: bytes?.toString('utf8') ?? EMPTY[file.kind], digest: digestOf(bytes) };
  }

  /** Keeps a text as a draft; `seen` is the digest of what it goes on from. Gives the name by which it is taken back. */
  keepDraft(file: EditableFile, text: string, seen: string): string {
    const from = `${file.draft}.from`;
    const started = file.hasDraft ? [] : [{ file: hidden(from), bytes: bytesOf(file.isThere ? seen : ''), seen: digestOf(bytesAt(hidden(from))) }];
    return this.saves.save([...started, { file: file.draft, bytes: bytesOf(text), seen: file.hasDraft ? seen : '' }]);
  }

  /** Puts a text in its place, and takes its draft away. Gives the name by which it is taken back. */
  settle(file: EditableFile, text: string, seen: string): string {
    const moved = this.picturesFor(file, text);
    if (!file.hasDraft) return this.saves.save([...moved, { file: file.place, bytes: bytesOf(text), seen }]);
    // What the draft was begun from must still stand there.
    const began = bytesAt(hidden(`${file.draft}.from`))?.toString('utf8') ?? '';
    return this.saves.save([...moved, { file: file.place, bytes: bytesOf(text), seen: began }, ...this.endOfDraft(file, seen)]);
  }

  /** What takes a draft away, with the note of what it was begun from. */
  private endOfDraft(file: EditableFile, seen: string): Change[] {
    const from = hidden(`${file.draft}.from`);
    const note = bytesAt(from);
    return [{ file: file.draft, bytes: undefined, seen }, ...(note === undefined ? [] : [{ file: from, bytes: undefined, seen: digestOf(note) }])];
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
    return this.saves.save(this.endOfDraft(file, seen));
  }

  undo(name: string): void {
    this.saves.undo(name);
  }

  /** Puts a text where there is no file. */
  begin(place: string, text: string): void {
    this.saves.save([{ file: place, bytes: bytesOf(text), seen: '' }]);
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
    this.begin(draft, text + body);
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
    this.saves.save([{ file: place, bytes: tidy, seen: '' }]);
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
