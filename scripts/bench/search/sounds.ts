/** What judgements compare: folded texts and their pinyin. */
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';

const convert = Converter({ from: 't', to: 'cn' });
const SIMPLE = new Map<string, string>();
/** Converts each character alone. In context, the converter would turn the name 沈思 into 沉思. */
const simplified = (text: string): string => text.replace(/\p{Script=Han}/gu, simpleOf);
function simpleOf(character: string): string {
  let simple = SIMPLE.get(character);
  if (simple === undefined) {
    simple = convert(character);
    SIMPLE.set(character, simple);
  }
  return simple;
}
export const traditional = Converter({ from: 'cn', to: 't' });
/** Folds a text: only letters, digits and the signs of formulas remain. */
export const bare = (text: string): string =>
  simplified(text.normalize('NFKC').toLowerCase())
    .replace(/(?<=\d)[–—~-](?=\d)/g, '-')
    .replace(/(?<!\d)[.-]|[.-](?!\d)/g, '')
    .replace(/[^\p{L}\p{N}+%.-]/gu, '');
const syllables = (text: string): string[] =>
  bare(text)
    .split(/(?=\p{Script=Han})|(?<=\p{Script=Han})/u)
    .flatMap((piece) => (/\p{Script=Han}/u.test(piece) ? [usualSound(piece)] : [piece]));
/** Returns the pinyin of a whole name, with characters read in context. */
export function soundOf(text: string): string[] {
  let sound = SOUNDS.get(text);
  if (sound === undefined) {
    const letters = bare(text);
    sound = /^\p{Script=Han}+$/u.test(letters) ? pinyin(letters, { toneType: 'none', type: 'array', v: true }) : syllables(letters);
    SOUNDS.set(text, sound);
  }
  return sound;
}
const SOUNDS = new Map<string, string[]>();

export const initialsOf = (text: string): string =>
  soundOf(text)
    .map((one) => (/^[a-z]/.test(one) ? one[0] : one))
    .join('');

/** Returns whether two texts have a Damerau–Levenshtein distance of at most 1. */
export function isOneOff(a: string, b: string): boolean {
  const [x, y] = [[...a], [...b]];
  if (Math.abs(x.length - y.length) > 1) return false;
  let start = 0;
  while (start < x.length && start < y.length && x[start] === y[start]) start += 1;
  let end = 0;
  while (end < x.length - start && end < y.length - start && x[x.length - 1 - end] === y[y.length - 1 - end]) end += 1;
  const [left, right] = [x.slice(start, x.length - end), y.slice(start, y.length - end)];
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]);
}

/** Returns the reading of a character on its own. */
export const usualSound = (character: string): string => pinyin(character, { toneType: 'none', v: true });

/** Groups the characters of GB/T 2312 level 1 by reading, for homophones. */
export function homophones(): Map<string, string[]> {
  const bySound = new Map<string, string[]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0xb0; high <= 0xd7; high += 1)
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (!/^\p{Script=Han}$/u.test(character)) continue;
      const sound = usualSound(character);
      bySound.set(sound, [...(bySound.get(sound) ?? []), character]);
    }
  return bySound;
}
export const halfTyped = (sound: readonly string[]): string =>
  sound[0] +
  sound
    .slice(1)
    .map((one) => one[0])
    .join('');
export const isSoundPiece = (text: string, sound: readonly string[]): boolean =>
  sound.some((_, from) => sound.some((__, to) => to >= from && sound.slice(from, to + 1).join('') === text));
