/** The screen of a meeting's room: what begins when, who is there, and the item that is on, by the clock or by hand. */
import { ROOM } from '../wording/ui-room.ts';
import { element } from './drawing/element.ts';
import { keepMeeting, type Meeting, readMeeting, withStart } from './meeting/kept.ts';
import { itemAt, leftOf, minutesOf, slotsOf, timeOf } from './meeting/times.ts';

function wire(room: HTMLElement): void {
  const slug = room.dataset.room ?? '';
  const find = <Found extends HTMLElement>(selector: string, within: ParentNode = room): Found | undefined =>
    within.querySelector<Found>(selector) ?? undefined;
  const rows = [...room.querySelectorAll<HTMLElement>('[data-minutes]')];
  const lengths = rows.map((row) => Number(row.dataset.minutes));
  const offsets = rows.map((row) => find('.room-offset', row)?.textContent ?? '');
  const items = [...room.querySelectorAll<HTMLElement>('[data-room-item]')];
  const [before, over] = [find('[data-room-before]'), find('[data-room-over]')];
  const [time, until] = [find('[data-room-time]'), find('[data-room-until]')];
  const length = time?.textContent ?? '';
  const links = [...room.querySelectorAll<HTMLAnchorElement>('[data-room-tools] a')];
  let meeting: Meeting = readMeeting(slug);
  /** The item that somebody chose: -1 is before the first. Undefined goes by the clock. */
  let chosen: number | undefined;

  const nowInMinutes = (): number => {
    const now = new Date();
    return now.getHours() * 60 + now.getMinutes();
  };
  const setText = (target: HTMLElement | undefined, text: string): void => {
    // Nothing is written that stands there already: a reader of screens would hear it again each minute.
    if (target === undefined || target.textContent === text) return;
    target.textContent = text;
  };

  const clock = element('p', { className: 'room-clock numerals' });
  find('.room-head')?.append(clock);
  const input = element('input', { type: 'time', id: 'page:start', className: 'input numerals' });
  if (meeting.start !== undefined) input.value = timeOf(meeting.start);
  const [previous, following, byClock, fullscreen] = [ROOM.previous, ROOM.following, ROOM.byClock, ROOM.fullscreen].map((text) =>
    element('button', { type: 'button', className: 'button' }, text),
  ) as [HTMLButtonElement, HTMLButtonElement, HTMLButtonElement, HTMLButtonElement];
  const controls = element(
    'div',
    { className: 'room-controls' },
    element('label', { htmlFor: input.id }, ROOM.start),
    input,
    previous,
    following,
    byClock,
    fullscreen,
  );
  controls.setAttribute('role', 'group');
  controls.setAttribute('aria-label', ROOM.controls);
  controls.title = ROOM.keys;
  room.append(controls);

  const keep = (next: Meeting): void => {
    meeting = next;
    keepMeeting(slug, meeting);
    show();
  };

  const count = find('[data-room-count]');
  const missing = element('p', { className: 'room-missing numerals' });
  missing.setAttribute('role', 'status');
  const shownCounts: (() => void)[] = [];
  if (count !== undefined) {
    const counter = (name: 'expected' | 'present', label: string): HTMLElement => {
      const field = element('input', {
        type: 'number',
        min: '0',
        max: '99999',
        inputMode: 'numeric',
        className: 'input numerals',
        id: `page:${name}`,
      });
      const set = (value: number | undefined): void => {
        const { [name]: _before, ...rest } = meeting;
        keep(value === undefined || Number.isNaN(value) ? rest : { ...rest, [name]: Math.max(0, Math.min(99_999, Math.round(value))) });
      };
      const step = (by: 1 | -1, text: string, title: string): HTMLButtonElement => {
        const button = element('button', { type: 'button', className: 'button' }, text);
        button.setAttribute('aria-label', title);
        button.addEventListener('click', () => set((meeting[name] ?? 0) + by));
        return button;
      };
      field.addEventListener('change', () => set(field.value === '' ? undefined : field.valueAsNumber));
      shownCounts.push(() => {
        // Not while somebody types into it.
        if (document.activeElement !== field) field.value = meeting[name] === undefined ? '' : String(meeting[name]);
      });
      return element(
        'div',
        { className: 'room-counter' },
        element('label', { htmlFor: field.id }, label),
        step(-1, '−', ROOM.less(label)),
        field,
        step(1, '+', ROOM.more(label)),
      );
    };
    count.setAttribute('role', 'group');
    count.setAttribute('aria-label', ROOM.count);
    count.append(counter('expected', ROOM.expected), counter('present', ROOM.present), missing);
  }

  function show(): void {
    const { start, expected, present } = meeting;
    const now = nowInMinutes();
    const slots = start === undefined ? undefined : slotsOf(start, lengths);
    const on = chosen ?? (slots === undefined ? -1 : itemAt(slots, now));
    setText(clock, `${ROOM.clock} ${timeOf(now)}`);
    for (const [at, row] of rows.entries()) {
      const slot = slots?.[at];
      setText(find('.room-offset', row), slot === undefined ? (offsets[at] as string) : timeOf(slot.from));
      row.classList.toggle('room-past', at < on);
      if (at === on) row.setAttribute('aria-current', 'step');
      else row.removeAttribute('aria-current');
    }
    const last = slots?.[slots.length - 1];
    setText(time, last === undefined || start === undefined ? length : ROOM.from(timeOf(start), timeOf(last.to)));
    if (before !== undefined) before.hidden = on !== -1;
    if (over !== undefined) over.hidden = on < items.length || items.length === 0;
    for (const [at, item] of items.entries()) {
      item.hidden = at !== on;
      const slot = slots?.[at];
      const left = find('[data-room-left]', item);
      // An item that was begun by hand has no end by the clock.
      const isByClock = chosen === undefined || (slots !== undefined && itemAt(slots, now) === at);
      setText(left, slot === undefined || !isByClock ? '' : `${ROOM.left(leftOf(slot, now))}　${ROOM.until(timeOf(slot.to))}`);
      const next = find('[data-room-next]', item);
      const title = next?.dataset.roomNext;
      setText(next, title === undefined ? '' : ROOM.next(title));
    }
    if (until !== undefined) {
      const wait = start === undefined ? undefined : (start - now + 24 * 60) % (24 * 60);
      until.hidden = wait === undefined || on !== -1;
      // More than half a day away: the time is of another day, or long past.
      setText(until, wait === undefined || wait > 12 * 60 ? '' : wait <= 1 ? ROOM.soon : ROOM.before(wait));
    }
    for (const update of shownCounts) update();
    missing.hidden = expected === undefined || present === undefined;
    setText(missing, expected === undefined || present === undefined ? '' : ROOM.missing(expected - present));
    setText(following, on === -1 ? ROOM.begin : ROOM.following);
    previous.disabled = on === -1;
    following.disabled = on >= items.length;
    byClock.hidden = chosen === undefined;
    for (const link of links) link.href = withStart(link.href, start);
  }

  const turn = (by: 1 | -1): void => {
    const { start } = meeting;
    const on = chosen ?? (start === undefined ? -1 : itemAt(slotsOf(start, lengths), nowInMinutes()));
    chosen = Math.max(-1, Math.min(items.length, on + by));
    show();
  };
  const goByClock = (): void => {
    chosen = undefined;
    show();
  };
  const fill = (): void => {
    if (document.fullscreenElement === null) void document.documentElement.requestFullscreen?.().catch(() => undefined);
    else void document.exitFullscreen();
  };
  input.addEventListener('input', () => {
    const start = minutesOf(input.value);
    if (start !== undefined) keep({ ...meeting, start });
  });
  previous.addEventListener('click', () => turn(-1));
  following.addEventListener('click', () => turn(1));
  byClock.addEventListener('click', goByClock);
  fullscreen.addEventListener('click', fill);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    const act = KEYS[event.key];
    if (act === undefined) return;
    event.preventDefault();
    if (act === 'next') turn(1);
    else if (act === 'previous') turn(-1);
    else if (act === 'clock') goByClock();
    else fill();
  });
  show();
  // The minute changes at some second of this one.
  setInterval(show, 1000);
}

const KEYS: Readonly<Record<string, 'next' | 'previous' | 'clock' | 'fill' | undefined>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  t: 'clock',
  T: 'clock',
  f: 'fill',
  F: 'fill',
};

const room = document.querySelector<HTMLElement>('[data-room]');
if (room !== null) wire(room);
