/** The editing page: a list, and one entry at a time, named behind the `#` of the address. */
import { decoded } from '../../model/decoded.ts';
import { EDIT } from '../../wording/edit.ts';
import type { Opened } from '../asked.ts';
import { ask, Refused } from './api.ts';
import { h } from './element.ts';
import { EntryView } from './entry.ts';
import { drawListing, type Listing } from './list.ts';

const root = document.getElementById('edit') as HTMLElement;
let current: EntryView | undefined;

async function show(): Promise<void> {
  const file = decoded(location.hash.slice(1));
  root.setAttribute('aria-busy', 'true');
  try {
    const listing = await ask<Listing>('list');
    if (file === '') {
      current = undefined;
      root.replaceChildren(drawListing(listing));
      document.title = `${EDIT.title} · ${listing.title}`;
    } else {
      const opened = await ask<Opened>('open', { file });
      // Where internal files lie elsewhere, nothing internal goes into the public ones.
      const takesInternal = listing.dossier !== 'elsewhere' && !listing.hasPrivate;
      current = new EntryView(opened, listing.choices, takesInternal);
      root.replaceChildren(current.element);
      document.title = `${current.element.querySelector('h1')?.textContent ?? ''} · ${EDIT.title}`;
      const title = current.element.querySelector('h1') as HTMLElement;
      title.tabIndex = -1;
      title.focus({ preventScroll: true });
    }
  } catch (error) {
    const said = h('p', { class: 'error', role: 'alert' }, error instanceof Refused ? error.message : String(error));
    current = undefined;
    root.replaceChildren(h('main', { class: 'bar' }, said, h('a', { href: '#' }, EDIT.back)));
  }
  window.scrollTo(0, 0);
  root.removeAttribute('aria-busy');
}

let last = location.hash;
window.addEventListener('hashchange', () => {
  if (location.hash === last) return;
  if (current?.hasUnsaved && !window.confirm(EDIT.leave)) {
    history.replaceState(null, '', last === '' ? location.pathname : last);
    return;
  }
  last = location.hash;
  void show();
});
window.addEventListener('beforeunload', (event) => {
  if (current?.hasUnsaved) event.preventDefault();
});
document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || current === undefined) return;
  event.preventDefault();
  void current.save();
});
void show();
