/** The panel of the display settings. A page loads it when a reader is about to open it. */

import { DISPLAY } from '../wording/ui-display.ts';
import { apply, KEY, NAMES, type Name, type Settings } from './displaying/settings.ts';
import { element } from './drawing/element.ts';

/** The elder-friendly view turns on all three. */
const READING: readonly { name: Name; value: string; text: string; short: string }[] = [
  { name: 'text', value: 'large', text: DISPLAY.largeType, short: DISPLAY.largeType },
  { name: 'contrast', value: 'high', text: DISPLAY.highContrast, short: DISPLAY.highContrast },
  { name: 'plain', value: 'plain', text: DISPLAY.plain, short: DISPLAY.plain.replace(/（.*/u, '') },
];
const THEMES: readonly { value: string; text: string }[] = [
  { value: 'auto', text: DISPLAY.themeAuto },
  { value: 'light', text: DISPLAY.themeLight },
  { value: 'dark', text: DISPLAY.themeDark },
];

const set = document.documentElement.dataset;

function keep(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Without storage the settings last for this page.
  }
}

const box = (type: 'radio' | 'checkbox', name: string, value: string): HTMLInputElement => element('input', { type, name, value });
const labelled = (input: HTMLInputElement, text: string): HTMLElement => element('label', { className: 'choice' }, input, text);

function draw(details: HTMLDetailsElement, summary: HTMLElement): void {
  const all = box('checkbox', 'all', 'all');
  const reading = READING.map(({ name, value }) => box('checkbox', name, value));
  const themes = THEMES.map(({ value }) => box('radio', 'theme', value));
  const projector = box('checkbox', 'projector', 'on');
  const status = element('p', { className: 'meta' });
  status.setAttribute('role', 'status');
  const reset = element('button', { type: 'button', className: 'button' }, DISPLAY.reset);
  const form = element(
    'form',
    { className: 'display-panel' },
    element(
      'fieldset',
      {},
      element('legend', {}, DISPLAY.reading),
      labelled(all, DISPLAY.all),
      ...READING.map(({ text }, at) => labelled(reading[at] as HTMLInputElement, text)),
    ),
    element('fieldset', {}, element('legend', {}, DISPLAY.theme), ...THEMES.map(({ text }, at) => labelled(themes[at] as HTMLInputElement, text))),
    element('fieldset', {}, element('legend', {}, DISPLAY.meeting), labelled(projector, DISPLAY.projector)),
    status,
    reset,
  );

  /** Updates the controls. A status text lists the active settings for screen readers as well. */
  const show = (): void => {
    for (const [at, { name, value }] of READING.entries()) (reading[at] as HTMLInputElement).checked = set[name] === value;
    for (const input of themes) input.checked = (set.theme ?? 'auto') === input.value;
    const count = reading.filter((input) => input.checked).length;
    all.checked = count === reading.length;
    all.indeterminate = count > 0 && !all.checked;
    projector.checked = set.projector === projector.value;
    const theme = THEMES.find(({ value }) => value !== 'auto' && value === set.theme);
    const on = [
      ...READING.filter(({ name, value }) => set[name] === value).map(({ short }) => short),
      ...(theme === undefined ? [] : [theme.text]),
      ...(projector.checked ? [DISPLAY.projectorShort] : []),
    ];
    status.textContent = on.length === 0 ? DISPLAY.none : DISPLAY.now(on);
    reset.hidden = on.length === 0;
  };
  const change = (next: Settings): void => {
    apply(next);
    keep(next);
    show();
  };
  form.addEventListener('change', (event) => {
    const next: Settings = {};
    const theme = themes.find((input) => input.checked)?.value;
    if (theme !== undefined && theme !== 'auto') next.theme = theme;
    if (projector.checked) next.projector = projector.value;
    for (const [at, { name, value }] of READING.entries())
      if (event.target === all ? all.checked : (reading[at] as HTMLInputElement).checked) next[name] = value;
    change(next);
  });
  reset.addEventListener('click', () => {
    // The button disappears, so its focus has to move.
    summary.focus();
    change({});
  });
  // `display` applies what another tab has changed.
  new MutationObserver(show).observe(document.documentElement, { attributeFilter: NAMES.map((name) => `data-${name}`) });
  document.addEventListener('click', (event) => {
    if (details.open && event.target instanceof Node && !details.contains(event.target)) details.open = false;
  });
  // The panel covers the page, so it closes when the focus leaves it.
  details.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !details.contains(relatedTarget)) details.open = false;
  });
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    details.open = false;
    summary.focus();
  });
  show();
  details.append(form);
}

const details = document.querySelector<HTMLDetailsElement>('[data-display] > details');
const summary = details?.querySelector('summary');
if (details && summary) draw(details, summary);
