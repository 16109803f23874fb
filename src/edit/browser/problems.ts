/** What is wrong with an entry: each problem at its field, those of none in a list, and what the standard lacks. */
import { EDIT } from '../../wording/edit.ts';
import type { Checked } from '../asked.ts';
import type { Shape } from '../forms.ts';
import { button, h } from './element.ts';
import { inWords } from './inWords.ts';
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
  /** Those of the body, in front of it. */
  readonly body = h('div', { class: 'messages', 'aria-live': 'polite' });
  private readonly places = new Map<string, Place>();
  private readonly root: HTMLElement;
  private led: HTMLElement | undefined;

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
  show({ problems, elsewhere, standard }: Checked, shape: Shape, toBody: ((line: number) => void) | undefined): void {
    for (const { messages, field } of this.places.values()) {
      messages.replaceChildren();
      field?.classList.remove('faulty');
    }
    const loose: HTMLElement[] = [];
    const inBody: HTMLElement[] = [];
    for (const problem of problems) {
      const { code, severity, path, line } = problem;
      const place = path === undefined ? undefined : this.nearest(path);
      // A key that is missing is a field that is empty.
      const isEmpty = code === 'schema/missing' && path !== undefined && place !== undefined && place === this.places.get(JSON.stringify(path));
      const { message, hint } = isEmpty ? { message: EDIT.fillIn } : place === undefined ? problem : inWords(problem, shape);
      const said = h('p', { class: severity }, message, hint !== undefined && h('span', { class: 'hint' }, hint));
      if (place !== undefined) {
        place.messages.append(said);
        if (severity === 'error') place.field?.classList.add('faulty');
      } else if (path === undefined && toBody !== undefined) {
        said.append(
          ' ',
          button(EDIT.showLine, () => toBody(line), { class: 'link' }),
        );
        inBody.push(said);
      } else loose.push(said);
    }
    this.body.replaceChildren(...inBody);
    this.loose.replaceChildren(...loose, ...elsewhere.map((message) => h('p', { class: 'error' }, EDIT.elsewhere, message)));
    const errors = errorsIn({ problems, elsewhere });
    const missing = standard?.items.filter(({ met }) => !met) ?? [];
    this.standard.replaceChildren(
      ...(standard === undefined ? [] : [h('span', {}, EDIT.ready(standard.label, standard.items.length - missing.length, standard.items.length))]),
      // What is met needs no place in the bar.
      ...(missing.length === 0 ? [] : [h('ul', {}, ...missing.map(({ label }) => h('li', {}, '○ ', label)))]),
      errors > 0
        ? button(`${EDIT.problems} ${errors}`, () => this.showNext(), { class: 'count error link' })
        : h('span', { class: 'count' }, EDIT.noProblems),
    );
  }

  /** Leads to the next error below the one that was led to last, and from the last to the first. */
  private showNext(): void {
    const faults = [...this.root.querySelectorAll<HTMLElement>('p.error')].filter((one) => one.offsetParent !== null && one.textContent !== '');
    this.led = faults[(this.led === undefined ? -1 : faults.indexOf(this.led)) + 1] ?? faults[0];
    this.led?.scrollIntoView({ block: 'center' });
    const field = this.led?.closest('.field');
    (field?.querySelector<HTMLElement>('input, textarea, select, button, [contenteditable="true"]') ?? undefined)?.focus({ preventScroll: true });
  }

  private nearest(path: Path): Place | undefined {
    for (let length = path.length; length > 0; length -= 1) {
      const found = this.places.get(JSON.stringify(path.slice(0, length)));
      if (found !== undefined && this.root.contains(found.messages)) return found;
    }
    return undefined;
  }
}
