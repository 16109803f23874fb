/** Loads stylesheets when a page needs them. */
import { element } from './element.ts';

/** The most milliseconds that anything waits for its styles. */
const PATIENCE = 400;

/** Loads a stylesheet. Resolves even if that fails or takes too long. */
export const loadStyles = (href: string): Promise<unknown> =>
  new Promise((resolve) => {
    document.head.append(element('link', { rel: 'stylesheet', href, onload: resolve, onerror: resolve }));
    setTimeout(resolve, PATIENCE);
  });

/** The name of the sheet for what a reader sets or opens. */
declare const OPENED_STYLES: string;
const { src } = document.currentScript as HTMLScriptElement;
let opened: Promise<unknown> | undefined;

/** The address of a file that lies beside the scripts. */
export const beside = (name: string): string => new URL(name, src).href;

/** Loads it once. */
export function openedStyles(): Promise<unknown> {
  opened ??= loadStyles(beside(OPENED_STYLES));
  return opened;
}

/** Hides something until it has these styles. */
export function showStyled(what: HTMLElement): void {
  what.style.opacity = '0';
  void openedStyles().then(() => what.style.removeProperty('opacity'));
}
