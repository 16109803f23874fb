/**
 * Applies the display settings. Without this script they have no effect, so it also draws the button that opens their
 * panel; the panel itself is loaded then (`panel.ts`). It may run before or after the page is parsed; where browsers
 * support `blocking="render"`, it runs before the first paint.
 */

import { DISPLAY } from '../wording/ui-display.ts';
import { apply, isStyled, KEY, read } from './displaying/settings.ts';
import { element } from './drawing/element.ts';
import { beside, openedStyles, showStyled } from './drawing/sheet.ts';

/** The name of the script of the panel. */
declare const PANEL_SCRIPT: string;

apply(read());
document.documentElement.dataset.script = '';
// The page is seen with what a reader has set, and not before.
if (isStyled()) showStyled(document.documentElement);

function wire(): void {
  const place = document.querySelector('[data-display]');
  if (place === null) return;
  const summary = element('summary', { className: 'button button-bare' }, DISPLAY.open);
  const details = element('details', {}, summary);
  let panel: HTMLScriptElement | undefined;
  const open = async (): Promise<void> => {
    await openedStyles();
    if (panel !== undefined) return;
    panel = element('script', { src: beside(PANEL_SCRIPT) });
    document.head.append(panel);
  };
  summary.addEventListener('pointerenter', open);
  details.addEventListener('toggle', open);
  place.append(details);
  // Another tab may have changed the settings, also while this page was in the back/forward cache.
  const again = (): void => {
    apply(read());
    if (isStyled()) void openedStyles();
  };
  again();
  addEventListener('storage', ({ key }) => {
    if (key === KEY) again();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) again();
  });
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', wire);
else wire();
