/**
 * Lets a finger see the label of a logo: the first tap on a tile shows it, the second opens the case. A mouse and the
 * keyboard need no script, and without it a tap opens the case at once.
 */

function start(mosaic: HTMLElement): void {
  let shown: HTMLElement | undefined;
  let byTouch = false;
  const show = (next: HTMLElement | undefined): void => {
    delete shown?.dataset.shown;
    if (next !== undefined) next.dataset.shown = '';
    shown = next;
  };
  document.addEventListener('pointerdown', ({ pointerType, target }) => {
    byTouch = pointerType === 'touch';
    if (!(target instanceof Node && mosaic.contains(target))) show(undefined);
  });
  mosaic.addEventListener('click', (event) => {
    const tile = event.target instanceof Element ? event.target.closest<HTMLElement>('a.stud') : null;
    // A screen reader tells the label with the link, and its click comes without a finger: `detail` is 0.
    if (tile === null || tile === shown || !byTouch || event.detail === 0) return;
    event.preventDefault();
    show(tile);
  });
  // A page that comes back from the browser's memory shows no label.
  addEventListener('pageshow', () => show(undefined));
}

const mosaic = document.querySelector<HTMLElement>('[data-mosaic]');
if (mosaic !== null) start(mosaic);
