/** One entry: its form, its body, its problems as one types, and its page beside it. */
import { EDIT } from '../../wording/edit.ts';
import type { Checked, Opened, Saved } from '../asked.ts';
import type { Choices } from '../choices.ts';
import { ask, Refused } from './api.ts';
import { type BodyEditor, bodyEditor } from './body.ts';
import { showConflict } from './conflict.ts';
import { button, freshId, h } from './element.ts';
import { drawGroup, drawShape } from './fields.ts';
import { releaseButtons, showHandIn } from './handIn.ts';
import { PreviewFrame } from './preview.ts';
import { errorsIn, Problems } from './problems.ts';
import { type SourceEditor, sourceEditor } from './source.ts';
import { type Cell, copyOf, type Form, linesBefore } from './state.ts';

/** Milliseconds after the last key before what was typed is checked. */
const QUIET = 80;

export class EntryView {
  readonly element = h('main', { class: 'entry' });
  private opened: Opened;
  private readonly choices: Choices;
  private readonly takesInternal: boolean;
  private data: unknown;
  private body: BodyEditor | undefined;
  private source: SourceEditor | undefined;
  hasUnsaved = false;
  /** The text of the file as it was typed, and whether it is edited as a whole. */
  private text = '';
  private isText = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  private undoName: string | undefined;
  private readonly preview = new PreviewFrame();
  private readonly status = h('p', { class: 'status', role: 'status', 'aria-live': 'polite' });
  private readonly problems = new Problems(this.element);
  private readonly releases = h('div', { class: 'acts' });
  private readonly badge = h('span', { class: 'badge' }, EDIT.draft);
  private readonly undoButton = button(EDIT.undo, () => void this.undo(), { hidden: true });
  private readonly saveButton = button(EDIT.save, () => void this.save(), { class: 'primary' });
  private readonly textButton = button(EDIT.source, () => void this.toText());
  private readonly discardButton = button(EDIT.discard, () => void this.discard());

  constructor(opened: Opened, choices: Choices, takesInternal: boolean) {
    [this.opened, this.choices, this.takesInternal] = [opened, choices, takesInternal];
    this.draw();
  }

  /** `back` leads from the text of the file to its form. */
  private draw(back?: () => void): void {
    const { opened } = this;
    this.data = this.isText ? undefined : copyOf(opened.data);
    this.problems.clear();
    this.body = undefined;
    this.source = undefined;
    const form = h('div', { class: 'form' });
    if (this.data === undefined) {
      this.source = sourceEditor({ text: this.isText ? this.text : opened.text, back, changed: () => this.changed() });
      form.append(this.source.element);
    } else form.append(this.drawForm(), ...(opened.body === undefined ? [] : [this.drawBody(opened.body)]));
    this.markDraft();
    this.element.replaceChildren(
      h(
        'div',
        { class: 'bar' },
        h('a', { href: '#', class: 'back' }, EDIT.back),
        h('h1', {}, this.titleNow()),
        this.badge,
        opened.private !== undefined && h('a', { href: `#${encodeURIComponent(opened.private)}` }, EDIT.privateFile),
        this.problems.standard,
        h('div', { class: 'acts' }, this.status, this.textButton, this.undoButton, this.discardButton, this.releases, this.saveButton),
      ),
      h('div', { class: 'panes' }, h('div', { class: 'left' }, this.problems.loose, form), this.preview.element),
    );
    this.show(opened);
    void this.drawPage();
  }

  /** What may be done with an entry that stands: approving it, and taking it off the public site. */
  private releasing(): HTMLElement[] {
    const { form, isNew, data } = this.opened;
    if (isNew || data === undefined || !['brand', 'pairing', 'study', 'document'].includes(form)) return [];
    const act = async (what: string, more: object, said: string): Promise<void> => {
      const saved = await ask<Saved>(what, { file: this.opened.file, digest: this.opened.digest, ...more });
      if (saved.outcome === 'conflict') throw new Refused(EDIT.conflict);
      this.mayUndo(saved.undo);
      this.begin(saved);
      this.say(saved.outcome === 'saved' ? said : EDIT.savedAsDraft(errorsIn(saved)));
    };
    const ready = (): boolean => {
      if (this.hasUnsaved) this.say(EDIT.unsaved, true);
      return !this.hasUnsaved;
    };
    return [...releaseButtons(ready, act), button(EDIT.handIn, () => void (ready() && showHandIn()))];
  }

  /** Goes on in the text of the file, with what was typed so far; and back, while the text is as it was. */
  private async toText(): Promise<void> {
    if (this.hasUnsaved) await this.check();
    const form = { data: this.data as Opened['data'], body: this.body?.text() };
    this.isText = true;
    this.draw(() => {
      this.isText = false;
      this.opened = { ...this.opened, ...form };
      this.draw();
      if (this.hasUnsaved) void this.check();
    });
    if (this.hasUnsaved) void this.check();
    this.source?.focus();
  }

  private markDraft(): void {
    this.releases.replaceChildren(...this.releasing());
    this.textButton.hidden = this.source !== undefined;
    this.discardButton.hidden = !this.opened.isDraft;
    this.badge.hidden = !this.opened.isDraft;
  }

  private titleNow(): string {
    const data = this.data as { name?: unknown; title?: unknown } | undefined;
    const title = data?.name ?? data?.title;
    return typeof title === 'string' && title !== '' ? title : (this.opened.title ?? EDIT.groups[this.opened.form]);
  }

  private drawForm(): HTMLElement {
    const { shape } = this.opened;
    const root: Cell = {
      path: [],
      get: () => this.data,
      set: (value) => {
        this.data = value ?? (Array.isArray(this.data) ? [] : {});
        this.changed();
      },
    };
    const form: Form = {
      file: this.opened.file,
      choices: this.choices,
      data: () => this.data,
      changed: () => this.changed(),
      register: (path, messages, field) => this.problems.register(path, messages, field),
      followers: async (record) => (await ask<{ events: string[] }>('followers', { record })).events,
      takesInternal: this.takesInternal || this.opened.form.endsWith('-private'),
      asked: new Set(this.opened.standard?.items.map(({ key }) => key) ?? []),
      say: (message, isFault) => this.say(message, isFault),
    };
    if (shape.is === 'group') return drawGroup(shape.fields, root, form, true);
    return h('div', { class: 'group whole' }, drawShape(shape, root, form, freshId(), freshId()));
  }

  private drawBody(text: string): HTMLElement {
    const labelId = freshId();
    this.body = bodyEditor({
      file: this.opened.file,
      text,
      labelId,
      takesInternal: this.takesInternal,
      changed: () => this.changed(),
      say: (message, isFault) => this.say(message, isFault),
    });
    return h(
      'div',
      { class: 'field' },
      h('div', { class: 'label' }, h('span', { class: 'name', id: labelId }, EDIT.body)),
      this.problems.body,
      this.body.element,
    );
  }

  private changed(): void {
    this.hasUnsaved = true;
    this.say(EDIT.unsaved);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.check(), QUIET);
  }

  private typed(): object {
    const { file } = this.opened;
    if (this.source !== undefined) return { file, text: this.source.text() };
    return { file, data: this.data, ...(this.body === undefined ? {} : { body: this.body.text() }) };
  }

  private show(checked: Checked): void {
    this.text = checked.text;
    const { body } = this;
    const lead = body && ((line: number) => body.show(line - linesBefore(this.opened)));
    this.problems.show(checked, this.opened.shape, lead);
  }

  private async check(): Promise<void> {
    this.asked += 1;
    const number = this.asked;
    try {
      const checked = await ask<Checked>('check', this.typed());
      if (number !== this.asked) return;
      this.show(checked);
      await this.drawPage(number);
    } catch (error) {
      if (number === this.asked) this.fail(error);
    }
  }

  private async drawPage(number = this.asked): Promise<void> {
    try {
      const page = await ask<{ html?: string; isPublic: boolean }>('preview', this.typed());
      if (number === this.asked) this.preview.show(page.html, page.isPublic);
    } catch (error) {
      if (number === this.asked) this.fail(error);
    }
  }

  async save(): Promise<void> {
    this.say(EDIT.saving);
    this.saveButton.disabled = true;
    clearTimeout(this.timer);
    this.asked += 1;
    try {
      const saved = await ask<Saved>('save', { ...this.typed(), digest: this.opened.digest, over: this.opened.over });
      if (saved.outcome === 'conflict') {
        this.say(EDIT.conflict, true);
        if (this.source === undefined)
          showConflict({ base: this.opened, mine: { data: this.data, body: this.body?.text() }, theirs: saved.theirs }, ({ data, body }) => {
            this.opened = { ...saved.theirs, data: data as Opened['data'], body };
            this.draw();
            this.changed();
          });
        return;
      }
      this.mayUndo(saved.undo);
      this.take(saved);
      this.say(saved.outcome === 'saved' ? EDIT.saved : EDIT.savedAsDraft(errorsIn(saved)));
    } catch (error) {
      this.fail(error);
    } finally {
      this.saveButton.disabled = false;
    }
  }

  /** Goes on from what was saved, without moving the cursor. */
  private take(opened: Opened): void {
    const wasText = this.source !== undefined;
    this.isText = false;
    this.opened = opened;
    this.hasUnsaved = false;
    this.markDraft();
    if (wasText && opened.data !== undefined) this.draw();
    else {
      this.show(opened);
      void this.drawPage();
    }
  }

  /** Draws an entry anew, as it is on the disk. */
  private begin(opened: Opened): void {
    this.isText = false;
    this.opened = opened;
    this.hasUnsaved = false;
    this.draw();
  }

  private async reopen(message: string): Promise<void> {
    this.begin(await ask<Opened>('open', { file: this.opened.file }));
    this.say(message);
  }

  private mayUndo(name: string): void {
    this.undoName = name;
    this.undoButton.hidden = false;
  }

  private readonly undo = this.trying(async () => {
    await ask('undo', { name: this.undoName });
    this.undoButton.hidden = true;
    await this.reopen(EDIT.undone);
  });

  private readonly discard = this.trying(async () => {
    const { undo } = await ask<{ undo: string }>('discard', { file: this.opened.file, digest: this.opened.digest });
    this.mayUndo(undo);
    if (!this.opened.isNew) return this.reopen(EDIT.discarded);
    this.hasUnsaved = false;
    location.hash = '';
  });

  /** What somebody asks for, with what went wrong told. */
  private trying(act: () => Promise<void>): () => Promise<void> {
    return () => act().catch((error: unknown) => this.fail(error));
  }

  private say(message: string, isFault = false): void {
    this.status.textContent = message;
    this.status.classList.toggle('error', isFault);
    // A few words stand in the bar, a sentence hangs below it.
    this.status.classList.toggle('long', message.length > 20);
  }

  private fail(error: unknown): void {
    this.say(error instanceof Refused ? error.message : String(error), true);
  }
}
