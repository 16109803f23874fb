/** A date as precise as it is known: a year, a month of it, a day of that. */
import { EDIT } from '../../wording/edit.ts';
import { h } from './element.ts';
import { type Cell, textOf } from './state.ts';

const DATE = /^(\d{1,4})(?:-(\d{2})(?:-(\d{2}))?)?/;
const two = (number: string): string => number.padStart(2, '0');

/** What a date means that was typed or pasted in any usual form: 2019年3月5日, 2019/3/5, 20190305. */
export function dateTyped(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  const found =
    /^(\d{4})\s*(?:[年./-]\s*(0?[1-9]|1[0-2])\s*(?:[月./-]\s*(0?[1-9]|[12]\d|3[01])\s*日?)?月?)?年?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (found === null) return undefined;
  const [, year, month, day] = found;
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part, index) => (index === 0 ? part : two(part as string)))
    .join('-');
}

export function dateField(cell: Cell, labelId: string, describedBy: string): HTMLElement {
  const [, year = '', month = '', day = ''] = DATE.exec(textOf(cell.get())) ?? [];
  const option = (value: string, label: string, chosen: string): HTMLOptionElement => h('option', { value, selected: value === chosen }, label);
  const numbers = (until: number, chosen: string, unit: string): HTMLOptionElement[] => [
    option('', `— ${unit}`, chosen),
    ...Array.from({ length: until }, (_, index) => option(two(String(index + 1)), `${index + 1} ${unit}`, chosen)),
  ];
  const described = { 'aria-describedby': describedBy };
  const years = h('input', {
    type: 'text',
    inputmode: 'numeric',
    size: 6,
    maxlength: 12,
    'aria-labelledby': labelId,
    title: EDIT.date,
    ...described,
  });
  years.value = year;
  const months = h('select', { 'aria-label': EDIT.dateMonth, ...described }, ...numbers(12, month, EDIT.dateMonth));
  const days = h('select', { 'aria-label': EDIT.dateDay, ...described }, ...numbers(31, day, EDIT.dateDay));
  const put = (): void => {
    // What is still being typed stays as it is: a month may follow its first digit, and a day its month.
    const typed = dateTyped(years.value);
    if (typed !== undefined && typed.length > 4) {
      cell.set(typed);
      return;
    }
    days.disabled = months.value === '';
    if (months.value === '') days.value = '';
    const parts = [years.value.trim(), months.value, days.value].filter((part) => part !== '');
    const date = parts.join('-');
    // A year by itself is a number in YAML, which needs no quotes.
    cell.set(years.value.trim() === '' ? undefined : parts.length === 1 && /^\d{4}$/.test(date) ? Number(date) : date);
  };
  years.addEventListener('input', put);
  years.addEventListener('change', () => {
    const typed = dateTyped(years.value);
    if (typed !== undefined && typed.length > 4) {
      const [one = '', other = '', last = ''] = typed.split('-');
      [years.value, months.value, days.value] = [one, other, last];
    }
    put();
  });
  months.addEventListener('change', put);
  days.addEventListener('change', put);
  days.disabled = month === '';
  return h('div', { class: 'date' }, years, h('span', { 'aria-hidden': 'true' }, EDIT.dateYear), months, days);
}
