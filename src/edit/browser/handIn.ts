/** What is done with an entry or the whole content when it is written: handed in, approved, taken down. */
import { EDIT } from '../../wording/edit.ts';
import type { Handing } from '../asked.ts';
import { ask, Refused } from './api.ts';
import { openDialog } from './dialog.ts';
import { button, freshId, h } from './element.ts';

const sentenceOf = (error: unknown): string => (error instanceof Refused ? error.message : String(error));

/** Shows what the public site would change, and hands it in. */
export async function showHandIn(): Promise<void> {
  const said = h('div', { class: 'said', role: 'status', 'aria-live': 'polite' }, EDIT.handInWait);
  const act = button(EDIT.handIn, () => void hand(), { class: 'primary', hidden: true });
  openDialog('handing', EDIT.handInTitle, [said], [act], EDIT.close);
  const show = (lines: readonly string[]): void => {
    const items = lines.filter((line) => line.startsWith('- '));
    const rest = lines.filter((line) => !line.startsWith('- ') && line.trim() !== '');
    said.replaceChildren(
      ...rest.map((line) => h('p', {}, line)),
      ...(items.length === 0 ? [] : [h('ul', {}, ...items.map((line) => h('li', {}, line.slice(2))))]),
    );
  };
  const hand = async (): Promise<void> => {
    act.disabled = true;
    const label = act.textContent;
    act.textContent = EDIT.handingIn;
    try {
      const { lines } = await ask<{ lines: string[] }>('submit');
      // What was listed is done: its heading goes with it.
      show([...lines.filter((line) => !/^- |[:：]$/.test(line)), EDIT.handInNext]);
      act.hidden = true;
    } catch (error) {
      said.append(h('p', { class: 'error', role: 'alert' }, sentenceOf(error)));
      act.textContent = label;
      act.disabled = false;
    }
  };
  try {
    const { lines, errors, remote } = await ask<Handing>('changes');
    show(errors === 0 ? lines : [EDIT.handInErrors(errors)]);
    act.textContent = EDIT.handInNow(remote);
    act.hidden = errors > 0;
  } catch (error) {
    show([sentenceOf(error)]);
  }
}

/** Asks for one line and does something with it; stays open while that is refused. */
function askLine(title: string, label: string, doIt: string, act: (line: string) => Promise<void>): void {
  const id = freshId();
  const input = h('input', { type: 'text', id, autocomplete: 'off' });
  const fault = h('p', { class: 'error', role: 'alert' });
  const form = h('form', { id: `${id}-form` }, h('label', { for: id }, label), input, fault);
  const send = h('button', { type: 'submit', class: 'primary', form: form.id }, doIt);
  const dialog = openDialog('handing', title, [form], [send], EDIT.close);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    act(input.value).then(
      () => dialog.close(),
      (error) => {
        fault.textContent = sentenceOf(error);
      },
    );
  });
  input.focus();
}

/** What may be done with an entry that stands: `act` does it, `ready` says whether it may be done now. */
export function releaseButtons(ready: () => boolean, act: (what: string, more: object, said: string) => Promise<void>): HTMLElement[] {
  const asking = (title: string, who: string, doIt: string, then: (line: string) => Promise<void>): HTMLElement =>
    button(title, () => {
      if (ready()) askLine(title, who, doIt, then);
    });
  return [
    asking(EDIT.approve, EDIT.approveWho, EDIT.approveNow, (by) => act('approve', { by }, EDIT.approved(by))),
    asking(EDIT.takeDown, EDIT.takeDownWhy, EDIT.takeDownNow, (reason) => act('takedown', { reason }, EDIT.takenDown)),
  ];
}
