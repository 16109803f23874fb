/** The logo of a case: shows it large, and plays a sound logo when its plate is pressed. Without it, a link and a player do. */
import { OBJECT } from '../wording/ui-object.ts';
import { element } from './drawing/element.ts';
import { openedStyles, showStyled } from './drawing/sheet.ts';

function zoom(link: HTMLAnchorElement): void {
  link.addEventListener('pointerenter', openedStyles);
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const alt = link.parentElement?.querySelector('img')?.alt ?? '';
    const picture = element('img', { src: link.href, alt });
    const close = element('button', { type: 'button', className: 'button' }, OBJECT.close);
    const dialog = element('dialog', { className: 'zoom' }, picture, close);
    dialog.setAttribute('aria-label', OBJECT.zoomed(alt));
    // Beside the plate, so that it has the colours of the page.
    link.after(dialog);
    dialog.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      link.focus();
    });
    showStyled(dialog);
    dialog.showModal();
  });
}

function play(plate: HTMLElement, audio: HTMLAudioElement): void {
  const button = element('button', { type: 'button', className: 'plate-play' });
  const head = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const tell = (): void => {
    button.setAttribute('aria-label', audio.paused ? OBJECT.play : OBJECT.pause);
    plate.toggleAttribute('data-playing', !audio.paused);
  };
  const follow = (): void => {
    // The wave lies between 8 and 92 of the plate.
    if (audio.duration > 0) head.setAttribute('d', `M${8 + (audio.currentTime / audio.duration) * 84} 18v44`);
    if (!audio.paused) requestAnimationFrame(follow);
  };
  for (const event of ['play', 'pause', 'ended']) audio.addEventListener(event, tell);
  audio.addEventListener('play', follow);
  audio.addEventListener('ended', () => head.removeAttribute('d'));
  button.addEventListener('click', () => (audio.paused ? void audio.play().catch(tell) : audio.pause()));
  head.setAttribute('class', 'plate-head');
  plate.querySelector('svg')?.append(head);
  plate.append(button);
  tell();
}

const link = document.querySelector<HTMLAnchorElement>('[data-zoom]');
if (link !== null && 'showModal' in HTMLDialogElement.prototype) zoom(link);
const plate = document.querySelector<HTMLElement>('.case-plate > .plate-audio');
const audio = document.querySelector<HTMLAudioElement>('.spine audio');
if (plate !== null && audio !== null) play(plate, audio);
