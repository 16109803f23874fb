/**
 * Display settings: theme, type, contrast and the plain view, kept in the browser. They need this
 * script, so it also makes their controls. It may run before or after the page is there.
 */
import { DISPLAY } from '../wording/ui-display.ts';

const KEY = 'biaogan.display';
const NAMES = ['theme', 'text', 'contrast', 'plain'] as const;
type Settings = Partial<Record<(typeof NAMES)[number], string>>;

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
    // Without storage the settings hold for this page.
  }
}

function apply(settings: Settings): void {
  for (const name of NAMES) {
    const value = settings[name];
    if (typeof value === 'string' && value !== 'auto') root.dataset[name] = value;
    else delete root.dataset[name];
  }
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

const settings = read();
apply(settings);
root.dataset.script = '';

function choice(type: 'radio' | 'checkbox', name: keyof Settings, value: string, text: string): HTMLElement {
  const checked = (settings[name] ?? (type === 'radio' ? 'auto' : undefined)) === value;
  return element('label', { className: 'choice' }, element('input', { type, name, value, checked }), text);
}

function wire(): void {
  const place = document.querySelector('[data-display]');
  if (place === null) return;
  const form = element(
    'form',
    { className: 'display-panel' },
    element(
      'fieldset',
      {},
      element('legend', {}, DISPLAY.theme),
      choice('radio', 'theme', 'auto', DISPLAY.themeAuto),
      choice('radio', 'theme', 'light', DISPLAY.themeLight),
      choice('radio', 'theme', 'dark', DISPLAY.themeDark),
    ),
    element(
      'fieldset',
      {},
      element('legend', {}, DISPLAY.reading),
      choice('checkbox', 'text', 'large', DISPLAY.largeType),
      choice('checkbox', 'contrast', 'high', DISPLAY.highContrast),
      choice('checkbox', 'plain', 'plain', DISPLAY.plain),
    ),
  );
  const summary = element('summary', { className: 'button button-bare' }, DISPLAY.open);
  const details = element('details', {}, summary, form);
  place.append(details);
  form.addEventListener('change', () => {
    const data = new FormData(form);
    for (const name of NAMES) {
      const value = data.get(name);
      if (typeof value === 'string') settings[name] = value;
      else delete settings[name];
    }
    apply(settings);
    keep(settings);
  });
  document.addEventListener('click', (event) => {
    if (details.open && event.target instanceof Node && !details.contains(event.target)) details.open = false;
  });
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    details.open = false;
    summary.focus();
  });
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', wire);
else wire();
