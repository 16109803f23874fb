/** The page of a pack on its day: the start time is entered once, and every item of the agenda says when it begins and ends. */
import { ROOM } from '../wording/ui-room.ts';
import { element } from './drawing/element.ts';
import { keepMeeting, readMeeting, withStart } from './meeting/kept.ts';
import { minutesOf, slotsOf, timeOf } from './meeting/times.ts';

function wire(place: HTMLElement): void {
  const slug = place.dataset.meeting ?? '';
  const lines = [...document.querySelectorAll<HTMLElement>('[data-minutes]')].map((line) => ({
    minutes: Number(line.dataset.minutes),
    begins: line.querySelector<HTMLElement>('.agenda-offset'),
    lasts: line.querySelector<HTMLElement>('.agenda-time .meta'),
  }));
  // What the page says without a start time.
  const plain = lines.map(({ begins, lasts }) => ({ begins: begins?.textContent ?? '', lasts: lasts?.textContent ?? '' }));
  const rooms = [...document.querySelectorAll<HTMLAnchorElement>('[data-room-link]')];
  let meeting = readMeeting(slug);

  const input = element('input', { type: 'time', id: 'page:start', className: 'input numerals' });
  const clear = element('button', { type: 'button', className: 'button button-bare' }, ROOM.clear);
  const ends = element('span', { className: 'agenda-ends numerals' });
  ends.setAttribute('role', 'status');
  const hint = element('span', { className: 'meta', id: 'page:start-hint' }, ROOM.startHint);
  input.setAttribute('aria-describedby', hint.id);
  place.append(element('label', { htmlFor: input.id }, ROOM.start), input, ends, clear, hint);

  const show = (): void => {
    const { start } = meeting;
    const slots =
      start === undefined
        ? undefined
        : slotsOf(
            start,
            lines.map(({ minutes }) => minutes),
          );
    for (const [at, { begins, lasts }] of lines.entries()) {
      const slot = slots?.[at];
      const { begins: offset, lasts: length } = plain[at] as { begins: string; lasts: string };
      if (begins !== null) begins.textContent = slot === undefined ? offset : timeOf(slot.from);
      if (lasts !== null) lasts.textContent = slot === undefined ? length : ROOM.lasts(length, timeOf(slot.to));
    }
    const last = slots?.at(-1);
    ends.textContent = last === undefined ? '' : ROOM.ends(timeOf(last.to));
    clear.hidden = start === undefined;
    hint.hidden = start !== undefined;
    for (const link of rooms) link.href = withStart(link.href, start);
  };
  const change = (start: number | undefined): void => {
    const { start: _before, ...counts } = meeting;
    meeting = start === undefined ? counts : { ...counts, start };
    keepMeeting(slug, meeting);
    show();
  };
  input.addEventListener('input', () => {
    const start = minutesOf(input.value);
    // While a time is typed the field is empty; it is cleared by the button alone.
    if (start !== undefined) change(start);
  });
  clear.addEventListener('click', () => {
    input.value = '';
    change(undefined);
    input.focus();
  });
  if (meeting.start !== undefined) input.value = timeOf(meeting.start);
  show();
  place.hidden = false;
}

const place = document.querySelector<HTMLElement>('[data-meeting]');
if (place !== null) wire(place);
