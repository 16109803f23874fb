/** Chooses a thing by its name, its pinyin or their initials. A combobox as ARIA describes it: arrows, Enter, Escape. */
import { withoutBlanks } from '../../model/text.ts';
import { EDIT } from '../../wording/edit.ts';
import type { Choice } from '../choices.ts';
import { freshId, h } from './element.ts';

interface Chooser {
  choices(): readonly Choice[];
  /** The id or text that is chosen now. */
  value: string;
  /** Whether a text may stand that is no id. */
  takesText: boolean;
  labelledBy: string;
  describedBy: string;
  choose(id: string, isText: boolean): void;
  clear(): void;
}

const MOST = 40;

/** The choices that a text means, the best first. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = withoutBlanks(typed).toLowerCase();
  if (wanted === '') return choices.slice(0, MOST);
  const rank = ({ id, name, note = '', sounds }: Choice): number => {
    const parts = sounds.split(' ');
    if (name.toLowerCase() === wanted || id === wanted) return 0;
    if (name.toLowerCase().startsWith(wanted)) return 1;
    if (parts.some((part) => part.startsWith(wanted))) return 2;
    if (name.toLowerCase().includes(wanted) || note.toLowerCase().includes(wanted)) return 3;
    if (parts.some((part) => part.includes(wanted)) || id.includes(wanted)) return 4;
    return -1;
  };
  return choices
    .map((choice) => ({ choice, at: rank(choice) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST)
    .map(({ choice }) => choice);
}

export function chooser(options: Chooser): HTMLElement {
  const listId = freshId();
  const nameOf = (id: string): string => options.choices().find((choice) => choice.id === id)?.name ?? id;
  const input = h('input', {
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-expanded': 'false',
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    'aria-labelledby': options.labelledBy,
    'aria-describedby': options.describedBy,
    placeholder: EDIT.findOption,
  });
  input.value = nameOf(options.value);
  const list = h('ul', { id: listId, role: 'listbox', class: 'options', hidden: true, 'aria-labelledby': options.labelledBy });
  let shown: { id: string; isText: boolean }[] = [];
  let active = -1;
  const close = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const take = (index: number): void => {
    const one = shown[index];
    if (one === undefined) return;
    options.value = one.id;
    input.value = nameOf(one.id);
    close();
    options.choose(one.id, one.isText);
  };
  const press =
    (index: number) =>
    (event: Event): void => {
      // The input keeps the focus.
      event.preventDefault();
      take(index);
    };
  const mark = (index: number): void => {
    active = index;
    for (const [at, item] of [...list.children].entries()) item.setAttribute('aria-selected', String(at === index));
    const item = list.children[index];
    if (item === undefined) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', item.id);
    item?.scrollIntoView({ block: 'nearest' });
  };
  const open = (typed: string): void => {
    const found = matching(options.choices(), typed);
    shown = found.map(({ id }) => ({ id, isText: false }));
    const items = found.map(({ name, note, id }, index) =>
      h(
        'li',
        { role: 'option', id: freshId(), 'aria-selected': 'false', onmousedown: press(index) },
        h('span', {}, name),
        note !== undefined && h('small', {}, note),
        note === undefined && name !== id && h('small', {}, id),
      ),
    );
    if (options.takesText && typed.trim() !== '' && !found.some(({ name }) => name === typed.trim())) {
      shown.push({ id: typed.trim(), isText: true });
      const index = items.length;
      items.push(h('li', { role: 'option', id: freshId(), 'aria-selected': 'false', onmousedown: press(index) }, EDIT.yourText(typed.trim())));
    }
    list.replaceChildren(...(items.length > 0 ? items : [h('li', { class: 'none' }, EDIT.nothingFound)]));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    mark(typed.trim() === '' ? -1 : 0);
  };
  input.addEventListener('input', () => open(input.value));
  input.addEventListener('focus', () => input.select());
  input.addEventListener('click', () => open(''));
  input.addEventListener('blur', () => {
    close();
    if (input.value.trim() === '') {
      options.value = '';
      options.clear();
    } else input.value = nameOf(options.value);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      input.value = nameOf(options.value);
      close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) open('');
      const step = event.key === 'ArrowDown' ? 1 : -1;
      mark((active + step + shown.length) % Math.max(1, shown.length));
    } else if (event.key === 'Enter' && !list.hidden) {
      event.preventDefault();
      take(Math.max(0, active));
    }
  });
  return h('div', { class: 'chooser' }, input, list);
}
