/** What the editing page asks for: entries, problems as one types, pages as they would be, saves. Knows nothing of HTTP. */
import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { given } from '../given.ts';
import { advance, BEGINNING, followersOf } from '../model/record.ts';
import { fieldOf, missingOf } from '../model/standard.ts';
import type { Instead } from '../read/intake.ts';
import type { RecordEvent } from '../schema/record.ts';
import { isList, isMapping, type Value } from '../writing/value.ts';
import type { Bench, Checked, Handing, Look, Opened, Saved, Typed } from './asked.ts';
import { type Choices, choicesOf, soundsOf } from './choices.ts';
import { composed } from './composed.ts';
import { type EditableFile, editableFiles, PRIVATE, pathFor } from './files.ts';
import { formOf } from './forms.ts';
import { lined } from './lineEnds.ts';
import { addressOf, dataIn, problemsIn, statusIn, titleIn, titleOf } from './seen.ts';
import { type Base, EditError, Shelf } from './shelf.ts';
import { bodyOf } from './splice.ts';

type Data = { readonly [key: string]: Value };

const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8');

export class Session<Seen extends Look = Look> {
  private readonly bench: Bench<Seen>;
  private readonly shelf: Shelf;
  /** The latest look at each file, so that the page is drawn from what was checked. */
  private latest: { key: string; seen: Promise<Seen> } | undefined;
  private before: Promise<Seen> | undefined;

  constructor(bench: Bench<Seen>) {
    this.bench = bench;
    this.shelf = new Shelf(bench.roots);
  }

  /** The content on the disk has changed. */
  forget(): void {
    this.before = undefined;
    this.latest = undefined;
  }

  private written(): void {
    this.forget();
    void this.bench.refresh();
  }

  private now(): Promise<Seen> {
    this.before ??= this.bench.look([]);
    return this.before;
  }

  files(): Map<string, EditableFile> {
    return editableFiles(this.bench.roots);
  }

  fileOf(name: unknown): EditableFile {
    const file = typeof name === 'string' ? this.files().get(name) : undefined;
    if (file === undefined) throw new EditError('unknownFile');
    return file;
  }

  /** Every file with its title, what is wrong with it, and what values may name. */
  async list(): Promise<{ files: object[]; choices: Choices; dossier: string; hasPrivate: boolean; title: string }> {
    const { model, diagnostics } = await this.now();
    const listed = [...this.files().values()].filter((file) => file.isThere || file.hasDraft);
    const files = listed.map((file) => ({
      file: file.name,
      form: file.form,
      slug: file.slug,
      ...soundingTitle(titleOf(model, file) ?? titleIn(file) ?? file.path),
      isDraft: file.hasDraft,
      isNew: !file.isThere,
      errors: diagnostics.filter((one) => one.file === this.shownName(file) && one.severity === 'error').length,
      ...statusIn(model, file),
    }));
    return {
      files,
      choices: choicesOf(model),
      dossier: model.settings.dossier,
      hasPrivate: this.bench.roots.private !== undefined,
      title: model.settings.title ?? '',
    };
  }

  /** The files as they would be with a text in place of one. Pictures of a draft lie beside it. */
  private insteadOf(file: EditableFile, text: string): Instead[] {
    const instead = new Map<string, { bytes: Uint8Array } | { absolute: string }>(
      this.shelf.drafted(file).map(([name, absolute]) => [name, { absolute }]),
    );
    instead.set(file.path, { bytes: bytesOf(text) });
    return file.root === 0 ? [instead] : [new Map(), instead];
  }

  private look(file: EditableFile, text: string): Promise<Seen> {
    const key = `${file.name}\n${text}`;
    if (this.latest?.key !== key) this.latest = { key, seen: this.bench.look(this.insteadOf(file, text)) };
    return this.latest.seen;
  }

  private shownName(file: EditableFile): string {
    const { private: top } = this.bench.roots;
    return file.root === 0 || top === undefined ? file.path : `${top.split(path.sep).join('/').replace(/\/+$/, '')}/${file.path}`;
  }

  private async checked(file: EditableFile, text: string): Promise<Checked> {
    const began = performance.now();
    const [seen, before] = await Promise.all([this.look(file, text), this.now()]);
    const own = this.shownName(file);
    const known = new Set(before.diagnostics.map(identityOf));
    const entry = file.form === 'brand' ? seen.model.brands.get(file.slug) : undefined;
    const missing = entry === undefined ? [] : missingOf(entry.data, seen.model.standard);
    return {
      text: lined(text).text,
      problems: problemsIn(
        text,
        file,
        seen.diagnostics.filter((one) => one.file === own),
      ),
      elsewhere: seen.diagnostics
        .filter((one) => one.file !== own && one.severity === 'error' && !known.has(identityOf(one)))
        .map((one) => `${one.file}:${one.line} ${one.message}`),
      ...(entry === undefined
        ? {}
        : {
            standard: {
              label: seen.model.standard.label,
              items: seen.model.standard.items.map(({ key, label }) => ({ key: fieldOf(key), label, met: !missing.includes(key) })),
            },
          }),
      ...statusIn(seen.model, file),
      took: Math.round(performance.now() - began),
    };
  }

  /** What is wrong with what was typed. Nothing is written. */
  async check(name: unknown, typed: Typed): Promise<Checked> {
    const file = this.fileOf(name);
    return this.checked(file, composed(file, this.shelf.baseOf(file).raw, typed));
  }

  /** The page of an entry as typed. */
  async preview(name: unknown, typed: Typed): Promise<{ html: string | undefined; isPublic: boolean; took: number }> {
    const began = performance.now();
    const file = this.fileOf(name);
    const seen = await this.look(file, composed(file, this.shelf.baseOf(file).raw, typed));
    const drawn = await this.bench.draw(seen, addressOf(file) ?? '');
    return { html: drawn?.html, isPublic: drawn?.isPublic ?? false, took: Math.round(performance.now() - began) };
  }

  async open(name: unknown): Promise<Opened> {
    const file = this.fileOf(name);
    return this.opened(file, this.shelf.baseOf(file));
  }

  /** The file in its place, beside a draft that was begun before it changed. */
  private async openPlace(file: EditableFile): Promise<Opened> {
    const place = this.shelf.placeOf(file);
    return { ...(await this.opened(file, place)), over: place.digest };
  }

  private async opened(file: EditableFile, { raw, digest }: Base): Promise<Opened> {
    const overlay = file.form === 'brand' || file.form === 'pairing' ? pathFor(`${file.form}-private`, file.slug) : undefined;
    return {
      ...(await this.checked(file, raw)),
      file: file.name,
      form: file.form,
      kind: file.kind,
      slug: file.slug,
      ...given('title', titleOf((await this.now()).model, file) ?? titleIn(file)),
      shape: formOf(file.form),
      digest,
      data: dataIn(raw, file),
      body: file.kind === 'mdx' ? bodyOf(raw) : undefined,
      isDraft: file.hasDraft,
      isNew: !file.isThere,
      address: addressOf(file),
      ...given('private', overlay !== undefined && this.bench.roots.private !== undefined && file.root === 0 ? PRIVATE + overlay : undefined),
    };
  }

  /**
   * Saves what was typed, on top of the file with the digest. Without errors it goes into its place, with the pictures of
   * its draft; else it stays a draft. A file that has changed meanwhile is not touched, nor one that has changed since its
   * draft was begun, unless `over` is its digest: then the editor has seen it, and what was typed goes on top of it.
   */
  async save(name: unknown, digest: unknown, typed: Typed, over?: unknown): Promise<Saved> {
    const file = this.fileOf(name);
    const base = over === undefined ? this.shelf.baseOf(file) : this.shelf.placeOf(file);
    if ((over ?? digest) !== base.digest) return { outcome: 'conflict', theirs: await this.open(name) };
    const text = composed(file, base.raw, typed);
    const { problems, elsewhere } = await this.checked(file, text);
    const isSound = elsewhere.length === 0 && problems.every(({ severity }) => severity !== 'error');
    if (isSound && over === undefined && this.shelf.isOvertaken(file)) return { outcome: 'conflict', theirs: await this.openPlace(file) };
    const undo = isSound ? this.shelf.settle(file, text) : this.shelf.keepDraft(file, text);
    this.written();
    return { outcome: isSound ? 'saved' : 'draft', undo, ...(await this.open(name)) };
  }

  /** Throws a draft away; that can be taken back like a save. */
  async discard(name: unknown, digest: unknown): Promise<{ undo: string }> {
    const file = this.fileOf(name);
    const undo = this.shelf.discard(file, String(digest));
    this.written();
    return { undo };
  }

  async undo(name: unknown): Promise<void> {
    this.shelf.undo(String(name));
    this.written();
  }

  /** Begins a new entry as a draft. Its slug is the given one, or its name's sounds. */
  async create(form: unknown, name: unknown, slug: unknown): Promise<{ file: string }> {
    const file = this.shelf.create(form, name, slug, this.files());
    this.forget();
    return { file };
  }

  /** What the public site would change, and who has approved what is not there yet. */
  changes(): Promise<Handing> {
    return this.bench.changes();
  }

  submit(): Promise<{ lines: string[] }> {
    return this.bench.submit();
  }

  /** Enters an approval by whoever gives it, today, beside those that there are. */
  async approve(name: unknown, digest: unknown, by: unknown): Promise<Saved> {
    const whom = typeof by === 'string' ? by.trim() : '';
    if (whom === '') throw new EditError('needsWhom');
    return this.change(name, digest, (data) => {
      const own = { by: whom, date: this.bench.asOf };
      const before = data.approval as Value | undefined;
      return { ...data, approval: before === undefined ? own : [...(isList(before) ? before : [before]), own] };
    });
  }

  /**
   * Takes an entry off the public site: it becomes internal. The reason is internal too; where internal files lie
   * elsewhere it goes into the private directory, or nowhere if there is none.
   */
  async takeDown(name: unknown, digest: unknown, reason: unknown): Promise<Saved> {
    const why = typeof reason === 'string' ? reason.trim() : '';
    if (why === '') throw new EditError('needsReason');
    const { model } = await this.now();
    const file = this.fileOf(name);
    const noted = (data: Data): Data => ({
      ...data,
      internal: { ...(isMapping(data.internal) ? data.internal : {}), takedown: `${this.bench.asOf} ${why}` },
    });
    const isHere = model.settings.dossier === 'here' && this.bench.roots.private === undefined;
    const overlay = (await this.open(name)).private;
    const saved = await this.change(name, digest, (data) => ({ ...(isHere ? noted(data) : data), visibility: 'internal' }));
    if (saved.outcome === 'saved' && !isHere && overlay !== undefined && file.root === 0) {
      const { digest: own } = await this.open(overlay);
      await this.change(overlay, own, noted);
    }
    return saved;
  }

  /** Saves an entry with other data. */
  private async change(name: unknown, digest: unknown, changed: (data: Data) => Data): Promise<Saved> {
    const { data } = await this.open(name);
    if (!isMapping(data)) throw new EditError('bad');
    return this.save(name, digest, { data: changed(data) });
  }

  /** Puts a picture beside an entry. Never over another. */
  async addPicture(name: unknown, given: string, bytes: Uint8Array): Promise<{ name: string }> {
    const chosen = await this.shelf.addPicture(this.fileOf(name), given, bytes);
    this.latest = undefined;
    return { name: chosen };
  }

  /** The bytes of a picture of an entry, for the page. */
  pictureOf(name: unknown, picture: string): Uint8Array | undefined {
    return this.shelf.pictureOf(this.fileOf(name), picture);
  }

  /** The events that may follow a record. */
  async followers(record: unknown): Promise<string[]> {
    const { model } = await this.now();
    const events = (Array.isArray(record) ? record : []).filter((one): one is RecordEvent => typeof one?.event === 'string');
    const state = events.reduce(advance, BEGINNING);
    return followersOf(state, model.settings.dossier === 'elsewhere');
  }
}

const soundingTitle = (title: string): { title: string; sounds: string } => ({ title, sounds: soundsOf(title) });

const identityOf = ({ file, code, message }: Diagnostic): string => `${file}\n${code}\n${message}`;
