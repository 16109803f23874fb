/**
 * Display settings: theme, font size, contrast and the plain view, kept in local storage, never in a cookie. Without
 * this script they have no effect, so it also draws their controls. It may run before or after the page is parsed;
 * where browsers support `blocking="render"`, it runs before the first paint.
 */

import { DISPLAY } from '../wording/ui-display.ts';
import { element } from './drawing/element.ts';

const KEY = 'biaogan.display';
const NAMES = ['theme', 'text', 'contrast', 'plain', 'projector'] as const;
type Name = (typeof NAMES)[number];
type Settings = Partial<Record<Name, string>>;

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

const root = document.documentElement;

function read(): Settings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Settings) : {};
  } catch {
    return {};
  }
}

function keep(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Without storage the settings last for this page.
  }
}

function apply(settings: Settings): void {
  for (const name of NAMES) {
    const value = settings[name];
    if (typeof value === 'string' && value !== 'auto') root.dataset[name] = value;
    else delete root.dataset[name];
  }
  // Type so large that columns have no room: stylesheets ask for it in one word.
  root.toggleAttribute('data-large', settings.text === 'large' || settings.projector === 'on');
}

let settings = read();
apply(settings);
root.dataset.script = '';

const box = (type: 'radio' | 'checkbox', name: string, value: string): HTMLInputElement => element('input', { type, name, value });
const labelled = (input: HTMLInputElement, text: string): HTMLElement => element('label', { className: 'choice' }, input, text);

function wire(): void {
  const place = document.querySelector('[data-display]');
  if (place === null) return;
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
  const summary = element('summary', { className: 'button button-bare' }, DISPLAY.open);
  const details = element('details', {}, summary, form);

  /** Updates the controls. A status text lists the active settings for screen readers as well. */
  const show = (): void => {
    for (const [at, { name, value }] of READING.entries()) (reading[at] as HTMLInputElement).checked = settings[name] === value;
    for (const input of themes) input.checked = (settings.theme ?? 'auto') === input.value;
    const set = reading.filter((input) => input.checked).length;
    all.checked = set === reading.length;
    all.indeterminate = set > 0 && !all.checked;
    projector.checked = settings.projector === projector.value;
    const theme = THEMES.find(({ value }) => value !== 'auto' && value === settings.theme);
    const on = [
      ...READING.filter(({ name, value }) => settings[name] === value).map(({ short }) => short),
      ...(theme === undefined ? [] : [theme.text]),
      ...(projector.checked ? [DISPLAY.projectorShort] : []),
    ];
    status.textContent = on.length === 0 ? DISPLAY.none : DISPLAY.now(on);
    reset.hidden = on.length === 0;
    summary.classList.toggle('display-on', on.length > 0);
  };
  const change = (next: Settings): void => {
    settings = next;
    apply(settings);
    keep(settings);
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
  // Another tab may have changed the settings, also while this page was in the back/forward cache.
  const again = (): void => {
    settings = read();
    apply(settings);
    show();
  };
  addEventListener('storage', (event) => {
    if (event.key === KEY) again();
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) again();
  });
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
  place.append(details);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', wire);
else wire();
