/** The search dialog. The page makes it and loads its styles only when a reader wants to search. */
import { SEARCH } from '../../wording/search.ts';
import { element } from '../drawing/element.ts';

export interface SearchDialog {
  box: HTMLDialogElement;
  form: HTMLFormElement;
  input: HTMLInputElement;
  status: HTMLElement;
  results: HTMLElement;
  /** The link to the search page. */
  all: HTMLAnchorElement;
}

/** Appends a closed dialog to the page. `page` is the address of the search page. */
export function makeDialog(page: string): SearchDialog {
  const input = element('input', { id: 'search-dialog-input', type: 'search', name: 'q', placeholder: SEARCH.hint, autocomplete: 'off' });
  input.enterKeyHint = 'search';
  input.dataset.searchInput = '';
  const label = element('label', { className: 'visually-hidden', htmlFor: input.id }, SEARCH.name);
  // Not a submit button, because Enter would press it.
  const close = element('button', { type: 'button', className: 'button' }, SEARCH.close);
  close.dataset.searchClose = '';
  const form = element('form', { className: 'search-bar', action: page, method: 'get' }, label, input, close);
  form.setAttribute('role', 'search');
  const status = element('p', { className: 'meta' });
  status.setAttribute('role', 'status');
  status.dataset.searchStatus = '';
  const results = element('div', {});
  results.dataset.searchResults = '';
  const all = element('a', { href: page }, SEARCH.page);
  all.dataset.searchAll = '';
  const box = element('dialog', { className: 'search-dialog' }, form, status, results, element('p', { className: 'search-foot' }, all));
  box.setAttribute('aria-label', SEARCH.name);
  box.dataset.searchDialog = '';
  close.addEventListener('click', () => box.close());
  document.body.append(box);
  return { box, form, input, status, results, all };
}
