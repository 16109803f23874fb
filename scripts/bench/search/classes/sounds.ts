/** Queries in pinyin: whole, in pieces, incomplete, with a typing error, mixed with characters. */
import { pick } from '../corpus.ts';
import type { Making } from '../making.ts';
import { halfTyped, initialsOf, isOneOff, isSoundPiece, soundOf } from '../sounds.ts';

export function makeSounds({ random, make, names, named, hanName, replaced, swapped }: Making): void {
  make('pinyin, whole', () => {
    const text = soundOf(hanName()).join('');
    return { text, answers: named(({ full }) => full === text) };
  });
  make('pinyin, initials', () => {
    const text = initialsOf(hanName());
    return { text, answers: named(({ initials }) => initials === text) };
  });
  make('pinyin, piece', () => {
    const sound = soundOf(hanName());
    const from = random(sound.length - 1);
    const text = sound.slice(from, from + 2 + random(2)).join('');
    return { text, answers: named(({ one }) => [one.name, ...one.formerNames].some((name) => isSoundPiece(text, soundOf(name)))) };
  });
  make('pinyin, half typed', () => {
    const sound = soundOf(hanName());
    const last = sound.at(-1) as string;
    const text =
      random(2) === 0
        ? sound.slice(0, -1).join('') + last.slice(0, 1 + random(last.length - 1))
        : sound[0] +
          sound
            .slice(1)
            .map((one) => one[0])
            .join('');
    return { text, answers: named(({ full, one }) => full.startsWith(text) || halfTyped(soundOf(one.name)) === text) };
  });
  make('pinyin, typo', () => {
    const full = soundOf(hanName()).join('');
    const at = 1 + random(full.length - 2);
    const text = pick(random, [replaced(full, at, pick(random, [...'aeioubdghlmnst'])), replaced(full, at, ''), swapped(full, at - 1)]);
    if (names.some((other) => other.full.includes(text))) return undefined;
    return { text, answers: named((other) => isOneOff(text, other.full)) };
  });
  make('pinyin mixed in', () => {
    const name = hanName();
    const sound = soundOf(name);
    const from = 1 + random(name.length - 2);
    const to = random(2) === 0 ? name.length : from + 1 + random(name.length - from - 1);
    const text = name.slice(0, from) + sound.slice(from, to).join('') + name.slice(to);
    return { text, answers: named((other) => soundOf(other.one.name).join('') === sound.join('')) };
  });
}
