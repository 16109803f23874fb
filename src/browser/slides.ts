/**
 * Shows a deck one slide at a time. A classic script without requests, so that a deck works from a folder on a USB
 * stick. Without it, the slides follow each other on the page.
 */
import { readMeeting } from './meeting/kept.ts';
import { timeOf } from './meeting/times.ts';
import { connect, isDesk, openDesk } from './presenting/desk.ts';

/** How many smaller sizes of type the stylesheet has. */
const STEPS = 10;

const deck = document.querySelector<HTMLElement>('[data-deck]');

function present(deck: HTMLElement): void {
  const slides = [...deck.querySelectorAll<HTMLElement>('[data-slide]')];
  if (slides.length === 0) return;
  const root = document.documentElement;
  const count = document.querySelector<HTMLElement>('[data-deck-count]');
  const black = document.querySelector<HTMLElement>('[data-deck-black]');
  const list = document.querySelector<HTMLButtonElement>('[data-deck-list]');
  const fullscreen = document.querySelector<HTMLButtonElement>('[data-deck-fullscreen]');
  const desk = document.querySelector<HTMLElement>('[data-deck-desk]');
  const progress = document.querySelector<HTMLProgressElement>('[data-deck-progress]');
  const blocked = document.querySelector<HTMLElement>('[data-deck-blocked]');
  // Of a meeting whose start time is known, the slides say when an item begins.
  const { meeting } = deck.dataset;
  const start = meeting === undefined ? undefined : readMeeting(meeting).start;
  for (const one of start === undefined ? [] : deck.querySelectorAll<HTMLElement>('[data-offset]'))
    one.textContent = timeOf((start ?? 0) + Number(one.dataset.offset));
  let at = 0;
  const heard = new Set<HTMLMediaElement>();
  root.dataset.script = '';
  const onDesk = isDesk() && desk !== null ? openDesk(desk, slides) : undefined;
  const peer = connect(
    (told) => show(told, { isTold: true }),
    () => at,
    () => next(),
  );

  const numberIn = (hash: string): number | undefined => {
    const number = Number(/^#s(\d+)$/.exec(hash)?.[1]);
    return Number.isInteger(number) && number >= 1 ? Math.min(number, slides.length) - 1 : undefined;
  };

  /** Reduces the font of a slide that overflows. The build estimates lines and cannot foresee other fonts or long words. */
  const fit = (slide: HTMLElement): void => {
    const stage = slide.querySelector<HTMLElement>('.slide-stage');
    if (stage === null) return;
    for (let step = Number(stage.dataset.fit ?? 0); step <= STEPS; step += 1) {
      stage.dataset.fit = String(step);
      if (stage.scrollHeight <= stage.clientHeight + 1 && stage.scrollWidth <= stage.clientWidth + 1) return;
    }
  };
  const refit = (): void => {
    for (const slide of slides) delete slide.querySelector<HTMLElement>('.slide-stage')?.dataset.fit;
    for (const slide of shownNow()) fit(slide);
  };
  const shownNow = (): HTMLElement[] => {
    if (root.dataset.deck === 'list') return slides;
    return slides.slice(at, onDesk === undefined ? at + 1 : at + 2);
  };

  const isShowing = (): boolean => root.dataset.deck !== 'list';

  /** `isTold`: the other window already shows it. */
  const show = (index: number, { focus = false, remember = true, isTold = false } = {}): void => {
    at = Math.max(0, Math.min(index, slides.length - 1));
    for (const [number, slide] of slides.entries()) {
      slide.toggleAttribute('data-current', number === at);
      for (const media of slide.querySelectorAll<HTMLMediaElement>('audio, video')) if (number !== at) media.pause();
    }
    // The controls stay visible on the first slide, so that presenters discover them.
    root.toggleAttribute('data-deck-first', at === 0);
    const slide = slides[at] as HTMLElement;
    for (const one of isShowing() ? shownNow() : []) fit(one);
    if (progress !== null) progress.value = at + 1;
    if (count !== null) count.textContent = `${at + 1} / ${slides.length}`;
    if (remember) history.replaceState(null, '', `#s${at + 1}`);
    if (!isShowing()) slide.scrollIntoView({ block: 'center' });
    if (focus) slide.focus({ preventScroll: true });
    onDesk?.(at);
    if (!isTold) peer.tell(at);
  };

  /** Plays the film or the recording of this slide, unless it has been heard. Then a next slide is the next one. */
  const plays = (): boolean => {
    const media = slides[at]?.querySelector<HTMLMediaElement>('.slide-face :is(audio, video)');
    if (media == null || root.dataset.deck !== 'show' || heard.has(media)) return false;
    heard.add(media);
    void media.play().catch(() => undefined);
    return true;
  };
  const next = (focus = false): void => {
    // Films and recordings play in the window that everybody sees.
    if (onDesk !== undefined && peer.next()) return;
    if (!plays()) show(at + 1, { focus });
  };

  const setMode = (mode: 'show' | 'list' | 'desk'): void => {
    root.dataset.deck = mode;
    if (list !== null) list.textContent = (mode !== 'list' ? list.dataset.list : list.dataset.show) ?? '';
    refit();
    // A window that opens asks the other one where it is, and does not tell it.
    show(at, { isTold: true });
  };

  const setBlack = (on: boolean): void => {
    if (black === null) return;
    black.hidden = !on;
    root.toggleAttribute('data-black', on);
  };

  const toggleFullscreen = (): void => {
    const full = document.fullscreenElement ?? null;
    // Safari 15 has only the prefixed method, and old phones have neither.
    const legacy = root as HTMLElement & { webkitRequestFullscreen?: () => void };
    if (full !== null) void document.exitFullscreen();
    else if (typeof root.requestFullscreen === 'function') void root.requestFullscreen().catch(() => undefined);
    else legacy.webkitRequestFullscreen?.();
  };

  const openPresenter = (): void => {
    const isOpen = peer.open();
    if (blocked !== null) blocked.hidden = isOpen;
  };

  const leave = (): void => {
    if (onDesk !== undefined) {
      window.close();
      return;
    }
    if (root.hasAttribute('data-black')) setBlack(false);
    else if (document.fullscreenElement) void document.exitFullscreen();
    else if (isShowing()) setMode('list');
    // From `file://` a folder does not open its index.
    else location.href = `${deck.dataset.deckBack ?? './'}${location.protocol === 'file:' ? 'index.html' : ''}`;
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    const isControl = target.closest('a, button, summary, audio, video, input, select, textarea') !== null;
    // Controls keep their own keys.
    if (isControl && (event.key === ' ' || event.key === 'Enter')) return;
    if (target.closest('audio, video, .table-scroll') !== null && event.key.startsWith('Arrow')) return;
    if (root.hasAttribute('data-black') && event.key !== 'Escape') {
      setBlack(false);
      event.preventDefault();
      return;
    }
    const go = (index: number): void => {
      event.preventDefault();
      show(index, { focus: !isControl });
    };
    switch (event.key) {
      case 'ArrowRight':
      case 'ArrowDown':
      case 'PageDown':
        event.preventDefault();
        return next(!isControl);
      case 'ArrowLeft':
      case 'ArrowUp':
      case 'PageUp':
        return go(at - 1);
      case ' ':
        if (event.shiftKey) return go(at - 1);
        event.preventDefault();
        return next(!isControl);
      case 'Home':
        return go(0);
      case 'End':
        return go(slides.length - 1);
      case 'o':
      case 'O':
        return setMode(isShowing() ? 'list' : 'show');
      case 'Enter':
        // From the overview, as a click does.
        if (!isShowing()) setMode('show');
        return;
      case 'f':
      case 'F':
        return toggleFullscreen();
      case 'b':
      case 'B':
      case '.':
        return setBlack(true);
      case 'p':
      case 'P':
        if (onDesk === undefined) openPresenter();
        return;
      case 'n':
      case 'N':
        root.toggleAttribute('data-notes');
        return;
      case 'Escape':
        return leave();
      default:
        return;
    }
  });

  document.querySelector('[data-deck-previous]')?.addEventListener('click', () => show(at - 1));
  document.querySelector('[data-deck-next]')?.addEventListener('click', () => next());
  document.querySelector('[data-deck-presenter]')?.addEventListener('click', openPresenter);
  fullscreen?.addEventListener('click', toggleFullscreen);
  if (fullscreen !== null && typeof root.requestFullscreen !== 'function' && !('webkitRequestFullscreen' in root)) fullscreen.hidden = true;
  list?.addEventListener('click', () => setMode(isShowing() ? 'list' : 'show'));
  black?.addEventListener('click', () => setBlack(false));
  window.addEventListener('hashchange', () => {
    const index = numberIn(location.hash);
    if (index !== undefined) show(index, { focus: true, remember: false });
  });
  window.addEventListener('resize', refit);
  // Readers may change the spacing or the size of text while a slide is shown.
  if (typeof ResizeObserver === 'function') {
    const watch = new ResizeObserver(() => shownNow().forEach(fit));
    for (const face of deck.querySelectorAll('.slide-face > *')) watch.observe(face);
  }
  // Pictures of later slides must be loaded when they are shown or printed.
  window.addEventListener('load', () => {
    for (const image of deck.querySelectorAll('img')) image.loading = 'eager';
  });
  window.addEventListener('beforeprint', () => {
    for (const slide of slides) fit(slide);
  });

  deck.addEventListener('play', ({ target }) => heard.add(target as HTMLMediaElement), true);

  let from: { x: number; y: number } | undefined;
  deck.addEventListener(
    'touchstart',
    (event) => {
      const touch = event.touches[0];
      from = touch === undefined || event.touches.length > 1 ? undefined : { x: touch.clientX, y: touch.clientY };
    },
    { passive: true },
  );
  deck.addEventListener(
    'touchend',
    (event) => {
      const touch = event.changedTouches[0];
      if (from === undefined || touch === undefined || !isShowing()) return;
      const [x, y] = [touch.clientX - from.x, touch.clientY - from.y];
      from = undefined;
      if (Math.abs(x) < 48 || Math.abs(x) < 1.5 * Math.abs(y)) return;
      if (x < 0) next();
      else show(at - 1);
    },
    { passive: true },
  );
  deck.addEventListener('click', (event) => {
    if (isShowing() || (event.target as Element).closest('a, button, audio, video, summary') !== null) return;
    const index = slides.findIndex((slide) => slide.contains(event.target as Node));
    if (index < 0) return;
    setMode('show');
    show(index);
  });

  at = numberIn(location.hash) ?? 0;
  // On a phone a deck is read: the slides follow each other with what is said.
  setMode(onDesk !== undefined ? 'desk' : matchMedia('(max-width: 40em)').matches ? 'list' : 'show');
  // The browser may have focused another place of the fragment; screen readers should start at the visible slide.
  (slides[at] as HTMLElement).focus({ preventScroll: true });
}

if (deck !== null) present(deck);
