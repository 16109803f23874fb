/**
 * Narrows lists as one types: what stands in `[data-narrow]`, row by row, in groups. Without this script they are plain
 * lists. What an address leads to is opened.
 */
import { NARROW } from '../wording/ui-narrow.ts';
import { element } from './drawing/element.ts';

/** Fewer rows are read at a glance. */
const MANY = 12;
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

function start(root: HTMLElement): void {
  const rows = [...root.querySelectorAll<HTMLElement>('[data-narrow-row]')].map((row) => ({ row, text: plain(row.textContent ?? '') }));
  if (rows.length < MANY) return;
  const groups = [...root.querySelectorAll<HTMLElement>('[data-narrow-group]')];
  const input = element('input', { type: 'search', placeholder: NARROW.hint, autocomplete: 'off', spellcheck: false });
  const status = element('span', { className: 'meta' });
  status.setAttribute('role', 'status');
  const narrow = (): void => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    for (const group of groups) group.hidden = group.querySelector('[data-narrow-row]:not([hidden])') === null;
    status.textContent = words.length === 0 ? '' : shown === 0 ? NARROW.none : NARROW.count(shown, rows.length);
  };
  input.addEventListener('input', narrow);
  root.before(element('p', { className: 'narrow' }, element('label', {}, NARROW.label, input), status));
}

/** Opens what the address leads to, in browsers that do not by themselves. */
function open(): void {
  // A browser may set `:target` only after this script has run. The ids of codes need no decoding.
  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLDetailsElement) target.open = true;
}

for (const root of document.querySelectorAll<HTMLElement>('[data-narrow]')) start(root);
addEventListener('hashchange', open);
open();
