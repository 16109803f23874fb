/** What is wrong with an entry: each problem at its field, those of none in a list, and what the standard lacks. */
import { EDIT } from '../../wording/edit.ts';
import type { Checked } from '../asked.ts';
import { button, h } from './element.ts';
import type { Path } from './state.ts';

interface Place {
  messages: HTMLElement;
  field: HTMLElement | undefined;
}

/** How many errors keep an entry from its place. */
export const errorsIn = ({ problems, elsewhere }: Pick<Checked, 'problems' | 'elsewhere'>): number =>
  problems.filter(({ severity }) => severity === 'error').length + elsewhere.length;

export class Problems {
  /** Stands in the bar. */
  readonly standard = h('div', { class: 'standard' });
  /** Those that no field is the place of. */
  readonly loose = h('div', { class: 'problems', 'aria-live': 'polite' });
  private readonly places = new Map<string, Place>();
  private readonly root: HTMLElement;

  /** `root` holds the fields that are shown. */
  constructor(root: HTMLElement) {
    this.root = root;
  }

  clear(): void {
    this.places.clear();
  }

  /** Where the problems of a value are shown. */
  register(path: Path, messages: HTMLElement, field: HTMLElement | undefined): void {
    this.places.set(JSON.stringify(path), { messages, field });
  }

  /** `toBody` leads to a line of the file in the body, if the entry has one. */
  show({ problems, elsewhere, standard }: Checked, toBody: ((line: number) => void) | undefined): void {
    for (const { messages, field } of this.places.values()) {
      messages.replaceChildren();
      field?.classList.remove('faulty');
    }
    const loose: HTMLElement[] = [];
    for (const { code, severity, message, hint, path, line } of problems) {
      const place = path === undefined ? undefined : this.nearest(path);
      // A key that is missing is a field that is empty.
      const isEmpty = code === 'schema/missing' && path !== undefined && place !== undefined && place === this.places.get(JSON.stringify(path));
      const said = h('p', { class: severity }, isEmpty ? EDIT.fillIn : message, !isEmpty && hint !== undefined && h('span', { class: 'hint' }, hint));
      if (place !== undefined) {
        place.messages.append(said);
        if (severity === 'error') place.field?.classList.add('faulty');
      } else {
        if (path === undefined && toBody !== undefined)
          said.append(
            ' ',
            button(`${EDIT.body} ↓`, () => toBody(line), { class: 'link' }),
          );
        loose.push(said);
      }
    }
    this.loose.replaceChildren(...loose, ...elsewhere.map((message) => h('p', { class: 'error' }, EDIT.elsewhere, message)));
    const errors = errorsIn({ problems, elsewhere });
    const missing = standard?.items.filter(({ met }) => !met) ?? [];
    this.standard.replaceChildren(
      ...(standard === undefined ? [] : [h('span', {}, EDIT.ready(standard.label, standard.items.length - missing.length, standard.items.length))]),
      // What is met needs no place in the bar.
      ...(missing.length === 0 ? [] : [h('ul', {}, ...missing.map(({ label }) => h('li', {}, '○ ', label)))]),
      h('span', { class: errors > 0 ? 'count error' : 'count' }, errors > 0 ? `${EDIT.problems} ${errors}` : EDIT.noProblems),
    );
  }

  private nearest(path: Path): Place | undefined {
    for (let length = path.length; length > 0; length -= 1) {
      const found = this.places.get(JSON.stringify(path.slice(0, length)));
      if (found !== undefined && this.root.contains(found.messages)) return found;
    }
    return undefined;
  }
}
