/** Dialogs: a title, what is said or asked, and the buttons in one row, the last of them the way out. */
import { button, freshId, h } from './element.ts';

/** Opens a dialog that is gone when it is closed. `acts` stand in front of the button that closes it. */
export function openDialog(
  kind: string,
  title: string,
  inside: readonly HTMLElement[],
  acts: readonly HTMLElement[],
  close: string,
): HTMLDialogElement {
  const id = freshId();
  const dialog = h(
    'dialog',
    { class: kind, 'aria-labelledby': id, onclose: () => dialog.remove() },
    h('h2', { id }, title),
    ...inside,
    h(
      'p',
      { class: 'dialog-acts' },
      ...acts,
      button(close, () => dialog.close()),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
