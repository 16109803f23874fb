/** Display settings: theme, font size, contrast, the plain view and projectors, kept in local storage, never in a cookie. */

export const KEY = 'biaogan.display';
export const NAMES = ['theme', 'text', 'contrast', 'plain', 'projector'] as const;
export type Name = (typeof NAMES)[number];
export type Settings = Partial<Record<Name, string>>;

const root = document.documentElement;

/** What is kept. */
export function read(): Settings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Settings) : {};
  } catch {
    return {};
  }
}

export function apply(settings: Settings): void {
  for (const name of NAMES) {
    const value = settings[name];
    if (typeof value === 'string' && value !== 'auto') root.dataset[name] = value;
    else delete root.dataset[name];
  }
  // Type so large that columns have no room: stylesheets ask for it in one word.
  root.toggleAttribute('data-large', settings.text === 'large' || settings.projector === 'on');
  document.querySelector('[data-display] summary')?.classList.toggle('display-on', isSet());
}

/** Whether anything is set. */
const isSet = (): boolean => NAMES.some((name) => name in root.dataset);

/** Whether anything is set that takes styles of its own: every sheet has both themes. */
export const isStyled = (): boolean => NAMES.some((name) => name !== 'theme' && name in root.dataset);
