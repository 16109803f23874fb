/** The body: Markdown in CodeMirror, with a palette of the components, and pasting from Word as Markdown. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { COMPONENTS } from '../../schema/components.ts';
import { EDIT } from '../../wording/edit.ts';
import { button, h } from './element.ts';
import { hints } from './hints.ts';
import { markdownOf } from './paste.ts';
import { addPicture } from './picture.ts';
import { CHOSEN, CURSOR, isGuide, nextEmpty, type Placed, placeBlock } from './placing.ts';

interface BodyOptions {
  file: string;
  text: string;
  labelId: string;
  takesInternal: boolean;
  changed(text: string): void;
  say(message: string, isFault?: boolean): void;
}

export interface BodyEditor {
  element: HTMLElement;
  text(): string;
  /** Puts the cursor on a line. */
  show(line: number): void;
}

/** What a component looks like when it is put in: the attributes that are needed, and a place for its content. */
function written({ name, attributes, holdsContent, oneOf }: (typeof COMPONENTS)[number]): string {
  const given = attributes
    .filter((one) => one.needed || one.name === oneOf?.[0])
    .map((one, index) => ` ${one.name}="${index === 0 ? CURSOR : ''}"`)
    .join('');
  if (!holdsContent) return `<${name}${given} />`;
  if (name === 'Gallery') return `<${name}${given}>\n\n<Figure src="${CURSOR}" alt="" />\n\n</${name}>`;
  return `<${name}${given}>\n\n${CHOSEN}${given === '' ? CURSOR : ''}\n\n</${name}>`;
}

/** From one empty value of a component to the next; elsewhere Tab does what it does. */
function toNextEmpty(view: EditorView): boolean {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  const next = nextEmpty(line.text, head - line.from);
  if (next === undefined) return false;
  view.dispatch({ selection: { anchor: line.from + next } });
  return true;
}

export function bodyEditor(options: BodyOptions): BodyEditor {
  const change = (view: EditorView, { from, to, insert, anchor }: Placed): void => {
    view.dispatch({ changes: { from, to, insert }, selection: { anchor }, scrollIntoView: true });
    view.focus();
  };
  const put = (view: EditorView, block: string): void => {
    const { from, to } = view.state.selection.main;
    change(view, placeBlock(view.state.doc.toString(), block, from, to));
  };
  /** Pastes over what is chosen; a whole text, over the guide that a new entry comes with. */
  const paste = (view: EditorView, text: string): void => {
    const { from, to } = view.state.selection.main;
    const body = view.state.doc.toString();
    if (/^#{2,4} /m.test(text) && isGuide(body)) change(view, { from: 0, to: body.length, insert: `${text}\n`, anchor: text.length });
    else change(view, { from, to, insert: text, anchor: from + text.length });
  };
  const takePictures = async (view: EditorView, files: readonly File[]): Promise<void> => {
    for (const file of files) {
      options.say(EDIT.pictureAdding);
      try {
        const name = await addPicture(options.file, file);
        const alt = window.prompt(EDIT.pictureAlt) ?? '';
        put(view, `<Figure src="./${name}" alt="${alt === '' ? CURSOR : alt.replaceAll('"', '”')}" />`);
        options.say(EDIT.pictureDone(name));
      } catch (error) {
        options.say(error instanceof Error ? error.message : String(error), true);
      }
    }
  };
  const picturesIn = (data: DataTransfer | null): File[] =>
    [...(data?.files ?? [])].filter((file) => /^image\/|\.(?:heic|bmp)$/i.test(file.type + file.name));
  const view = new EditorView({
    state: EditorState.create({
      doc: options.text,
      extensions: [
        history(),
        // Tab indents only where Escape was not pressed before: CodeMirror's own way out for a keyboard.
        keymap.of([{ key: 'Tab', run: toNextEmpty }, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        markdown(),
        syntaxHighlighting(defaultHighlightStyle),
        hints,
        EditorView.lineWrapping,
        EditorView.cspNonce.of(document.querySelector<HTMLMetaElement>('meta[name="edit-nonce"]')?.content ?? ''),
        EditorView.contentAttributes.of({ 'aria-labelledby': options.labelId, spellcheck: 'false' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.changed(update.state.doc.toString());
        }),
        EditorView.domEventHandlers({
          paste(event, editor) {
            const html = event.clipboardData?.getData('text/html') ?? '';
            const pictures = html === '' ? picturesIn(event.clipboardData) : [];
            if (pictures.length > 0) void takePictures(editor, pictures);
            else if (html === '') return false;
            else paste(editor, markdownOf(html));
            event.preventDefault();
            return true;
          },
          drop(event, editor) {
            const pictures = picturesIn(event.dataTransfer);
            if (pictures.length === 0) return false;
            event.preventDefault();
            const at = editor.posAtCoords({ x: event.clientX, y: event.clientY });
            if (at !== null) editor.dispatch({ selection: { anchor: at } });
            void takePictures(editor, pictures);
            return true;
          },
        }),
      ],
    }),
  });
  const picture = h('input', { type: 'file', accept: 'image/*,.heic,.heif,.bmp', multiple: true, class: 'hidden-file' });
  picture.addEventListener('change', () => {
    void takePictures(view, [...(picture.files ?? [])]);
    picture.value = '';
  });
  const palette = h(
    'div',
    { class: 'palette', role: 'toolbar', 'aria-label': EDIT.palette },
    button(EDIT.heading, () => put(view, `## ${CHOSEN}${CURSOR}`)),
    button(EDIT.list, () => put(view, `- ${CHOSEN}${CURSOR}`)),
    button(EDIT.table, () => put(view, `| 项目 | 内容 |\n| --- | --- |\n| ${CURSOR} |  |`)),
    h('label', { class: 'button' }, picture, EDIT.insertPicture),
    ...COMPONENTS.filter(({ name }) => options.takesInternal || (name !== 'Internal' && name !== 'Note')).map((component) =>
      button(component.title, () => put(view, written(component)), { title: component.description }),
    ),
  );
  return {
    element: h('div', { class: 'body' }, palette, view.dom, h('p', { class: 'hint' }, EDIT.bodyHint)),
    text: () => view.state.doc.toString(),
    show(line) {
      const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      view.dispatch({ selection: { anchor: at.from }, scrollIntoView: true });
      view.focus();
    },
  };
}
