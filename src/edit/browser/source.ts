/** The text of a file as a whole, for what no form can hold. */
import { EDIT } from '../../wording/edit.ts';
import { button, freshId, h } from './element.ts';

export interface SourceEditor {
  element: HTMLElement;
  text(): string;
  focus(): void;
}

interface SourceOptions {
  text: string;
  /** Why there is no form; undefined where somebody has chosen the text. */
  back: (() => void) | undefined;
  changed(): void;
}

/** `back` leads to the form; it refuses where the text was changed, since comments in it would be lost on the way. */
export function sourceEditor({ text, back, changed }: SourceOptions): SourceEditor {
  const id = freshId();
  const area = h('textarea', { id, class: 'source', rows: 30, spellcheck: 'false' });
  area.value = text;
  area.addEventListener('input', changed);
  const refusal = h('p', { class: 'error', role: 'alert' });
  const leave = (): void => {
    if (area.value === text) back?.();
    else refusal.textContent = EDIT.saveFirst;
  };
  return {
    element: h(
      'div',
      { class: 'field' },
      h('label', { class: 'label', for: id }, h('span', { class: 'name' }, EDIT.source)),
      back === undefined ? h('p', { class: 'hint' }, EDIT.sourceHint) : h('p', {}, button(EDIT.toForm, leave)),
      refusal,
      area,
    ),
    text: () => area.value,
    focus() {
      // From the top, where the way back stands.
      area.setSelectionRange(0, 0);
      area.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    },
  };
}
