/** All that can be edited, to be found by name, pinyin or initials, and what may be begun. */
import { EDIT } from '../../wording/edit.ts';
import type { Choices } from '../choices.ts';
import type { FormName } from '../forms.ts';
import { ask, Refused } from './api.ts';
import { button, freshId, h } from './element.ts';
import { showHandIn } from './handIn.ts';
import { matching } from './reference.ts';

export interface Listed {
  file: string;
  form: FormName;
  slug: string;
  title: string;
  isDraft: boolean;
  isNew: boolean;
  errors: number;
  sounds: string;
  statusLabel?: string;
}

export interface Listing {
  files: Listed[];
  choices: Choices;
  dossier: string;
  hasPrivate: boolean;
  title: string;
}

const NEW = ['brand', 'pairing', 'study', 'document'] as const;

export function drawListing(listing: Listing): HTMLElement {
  const groups = h('div', { class: 'groups' });
  const find = h('input', { type: 'search', 'aria-label': EDIT.find, placeholder: EDIT.find });
  const draw = (): void => {
    const found =
      find.value.trim() === ''
        ? undefined
        : new Set(
            matching(
              listing.files.map((one) => ({ id: one.file, name: one.title, sounds: one.sounds })),
              find.value,
            ).map(({ id }) => id),
          );
    groups.replaceChildren(
      ...(Object.keys(EDIT.groups) as FormName[]).flatMap((form) => {
        const files = listing.files.filter((one) => one.form === form && (found === undefined || found.has(one.file)));
        if (files.length === 0 && !(found === undefined && form in EDIT.newOf)) return [];
        return [
          h(
            'section',
            {},
            h('h2', {}, EDIT.groups[form], h('small', {}, String(files.length))),
            // Before what there is: below a long list nobody would find it.
            found === undefined && isNewable(form) && drawNew(form),
            h('ul', {}, ...files.map(drawFile)),
          ),
        ];
      }),
    );
  };
  find.addEventListener('input', draw);
  draw();
  return h(
    'main',
    { class: 'listing' },
    h(
      'div',
      { class: 'bar' },
      h('h1', {}, `${EDIT.title}　${listing.title}`),
      find,
      button(EDIT.handIn, () => void showHandIn(), { class: 'primary' }),
    ),
    listing.dossier === 'elsewhere' && !listing.hasPrivate && h('p', { class: 'hint' }, EDIT.internalElsewhere),
    groups,
  );
}

const isNewable = (form: FormName): form is (typeof NEW)[number] => (NEW as readonly string[]).includes(form);

const drawFile = (one: Listed): HTMLElement =>
  h(
    'li',
    {},
    h('a', { href: `#${encodeURIComponent(one.file)}` }, one.title),
    one.statusLabel !== undefined && h('small', {}, one.statusLabel),
    one.isDraft && h('span', { class: 'badge' }, EDIT.draft),
    one.errors > 0 && h('span', { class: 'badge error' }, `${EDIT.problems} ${one.errors}`),
  );

function drawNew(form: (typeof NEW)[number]): HTMLElement {
  const [nameId, slugId] = [freshId(), freshId()];
  const name = h('input', { type: 'text', id: nameId });
  const slug = h('input', { type: 'text', id: slugId, pattern: '[a-z0-9]+(-[a-z0-9]+)*' });
  const fault = h('p', { class: 'error', role: 'alert' });
  const create = async (): Promise<void> => {
    try {
      const { file } = await ask<{ file: string }>('new', { form, name: name.value, slug: slug.value });
      location.hash = encodeURIComponent(file);
    } catch (error) {
      fault.textContent = error instanceof Refused ? error.message : String(error);
    }
  };
  const body = h(
    'form',
    {},
    h('label', { for: nameId }, EDIT.newName[form]),
    name,
    h('label', { for: slugId }, EDIT.newSlug),
    slug,
    h('button', { type: 'submit', class: 'primary' }, EDIT.create),
    fault,
  );
  body.addEventListener('submit', (event) => {
    event.preventDefault();
    void create();
  });
  const box = h('details', { class: 'new' }, h('summary', {}, EDIT.newOf[form]), body);
  box.addEventListener('toggle', () => box.open && name.focus());
  return box;
}
