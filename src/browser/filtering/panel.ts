/** On a narrow screen the facets open over the list, as a sheet with the number of results, and not below it. */

import { FILTER } from '../../wording/ui-filter.ts';
import { element } from '../drawing/element.ts';

export interface Panel {
  /** Says how many brands are left, and how many conditions are chosen. */
  tell(found: number, chosen: number): void;
}

/** Puts a button into `place` that opens `facets` as a sheet. Without `<dialog>`, the link in `place` still leads to the facets. */
export function makePanel(place: HTMLElement, facets: HTMLElement): Panel {
  if (typeof HTMLDialogElement !== 'function') return { tell() {} };
  const opener = element('button', { type: 'button', className: 'button' }, FILTER.open(0));
  const done = element('button', { type: 'button', className: 'button button-main' }, FILTER.done);
  const box = element('dialog', { className: 'facets-sheet' }, element('div', { className: 'facets-sheet-foot' }, done));
  box.setAttribute('aria-labelledby', 'facets-title');
  const home = facets.parentElement as HTMLElement;
  const wide = matchMedia('(min-width: 64em)');
  opener.addEventListener('click', () => {
    box.prepend(facets);
    box.showModal();
  });
  done.addEventListener('click', () => box.close());
  // The focus goes back to the button by itself.
  box.addEventListener('close', () => home.append(facets));
  wide.addEventListener('change', () => box.close());
  place.replaceChildren(opener);
  document.body.append(box);
  return {
    tell(found, chosen) {
      opener.textContent = FILTER.open(chosen);
      done.textContent = found === 0 ? FILTER.doneEmpty : FILTER.doneWith(found);
    },
  };
}
