/**
 * The presenter's window: the same deck in a second window, with the next slide, the notes, a clock and the time that is
 * left of the item. Both windows speak by messages, because pages from a disk share nothing else.
 */

/** What one window tells the other: the slide that is to be shown, that it is to go on, or else that it has just opened. */
interface Message {
  biaogan: 'deck';
  at?: number;
  next?: true;
}

const isMessage = (data: unknown): data is Message => typeof data === 'object' && data !== null && (data as Message).biaogan === 'deck';

/** The end of the address of a presenter's window. */
const MARK = '?presenter';

/** Whether this window is a presenter's. */
export const isDesk = (): boolean => location.search === MARK && window.opener !== null;

/** The other window of a talk. */
export interface Peer {
  /** Tells it the slide that is shown here. */
  tell(at: number): void;
  /** Lets the other one go on. Returns false if there is none. */
  next(): boolean;
  /** Opens the presenter's window, or brings it to the front. Returns false if the browser does not allow it. */
  open(): boolean;
}

/**
 * Connects the two windows. `onTold` is called with the slide that the other one shows, `onNext` if it lets this one go
 * on; `now` says the slide that is shown here.
 */
export function connect(onTold: (at: number) => void, now: () => number, onNext: () => void): Peer {
  let other: Window | null = isDesk() ? (window.opener as Window) : null;
  const send = (message: Message): void => other?.postMessage(message, '*');
  window.addEventListener('message', ({ source, data }) => {
    // From a disk every origin is the same nothing, so the window itself is what is known.
    if (source !== other || !isMessage(data)) return;
    if (data.next === true) {
      onNext();
      send({ biaogan: 'deck', at: now() });
    } else if (data.at === undefined) send({ biaogan: 'deck', at: now() });
    else onTold(data.at);
  });
  if (isDesk()) send({ biaogan: 'deck' });
  return {
    tell: (at) => send({ biaogan: 'deck', at }),
    next() {
      if (other === null || other.closed) return false;
      send({ biaogan: 'deck', next: true });
      return true;
    },
    open() {
      if (other !== null && !other.closed) {
        other.focus();
        return true;
      }
      other = window.open(`${location.pathname}${MARK}`, '', 'popup,width=1200,height=800');
      return other !== null;
    },
  };
}

/** 3661 seconds as 1:01:01, 61 as 1:01; below zero with a minus sign. */
export function formatSeconds(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${seconds <= -1 ? '−' : ''}${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(rest)}`;
}

/** Sets up the presenter's desk. Returns what is to be called with each slide that is shown. */
export function openDesk(desk: HTMLElement, slides: readonly HTMLElement[]): (at: number) => void {
  const part = (name: string): HTMLElement | null => desk.querySelector(`[data-desk-${name}]`);
  const [clock, elapsed, left, item, said, none] = ['clock', 'elapsed', 'left', 'item', 'said', 'none'].map(part);
  desk.hidden = false;
  const began = Date.now();
  let current = -1;
  let since = began;

  /** The last slide up to this one that begins an item of the agenda. */
  const itemOf = (at: number): number => slides.findLastIndex((slide, index) => index <= at && slide.dataset.minutes !== undefined);
  const tick = (): void => {
    const now = Date.now();
    if (clock != null) clock.textContent = new Date(now).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' });
    if (elapsed != null) elapsed.textContent = formatSeconds((now - began) / 1000);
    const minutes = Number(slides[itemOf(current)]?.dataset.minutes);
    if (item != null) item.hidden = Number.isNaN(minutes);
    if (left == null || Number.isNaN(minutes)) return;
    const seconds = minutes * 60 - (now - since) / 1000;
    left.textContent = formatSeconds(seconds);
    left.toggleAttribute('data-over', seconds < 0);
  };
  setInterval(tick, 500);
  part('restart')?.addEventListener('click', () => {
    since = Date.now();
    tick();
  });

  return (at) => {
    if (itemOf(at) !== itemOf(current)) since = Date.now();
    current = at;
    for (const [index, slide] of slides.entries()) slide.toggleAttribute('data-next', index === at + 1);
    const notes = slides[at]?.querySelector('[data-slide-notes]');
    said?.replaceChildren(...(notes == null ? [] : [...notes.cloneNode(true).childNodes]));
    if (none != null) none.hidden = notes != null;
    tick();
  };
}
