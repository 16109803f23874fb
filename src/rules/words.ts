/** House wording (`terms`), garbled text, and asterisks that would be printed. */
import { placeIn, type Words } from '../model/words.ts';
import * as say from '../wording/words.ts';
import { unlettered } from './letters.ts';
import { type Facts, type Finding, found } from './rule.ts';
import type { WordRule } from './wordByWord.ts';

function terms({ model }: Facts): ((words: Words) => Iterable<Finding>) | undefined {
  const list = (model.settings.terms ?? []).map((term) => {
    const avoid = term.avoid.normalize('NFKC');
    const whole = term.use.normalize('NFKC');
    // `use` may contain `avoid`, as “党支部” contains “支部”. Such a place is correct.
    return { ...term, avoid, whole, covering: whole.includes(avoid) ? new RegExp(escapePattern(whole), 'gu') : undefined };
  });
  if (list.length === 0) return undefined;
  return function* look(words) {
    const text = words.text.normalize('NFKC');
    // If NFKC changed the length, the index is mapped back to the original text.
    const placeAt = text.length === words.text.length ? (at: number) => at : (at: number) => originalIndex(words.text, at);
    for (const { avoid, use, note, whole, covering } of list) {
      if (!text.includes(avoid)) continue;
      const covers = covering === undefined ? [] : [...text.matchAll(covering)].map((match) => match.index);
      for (let at = text.indexOf(avoid); at !== -1; at = text.indexOf(avoid, at + avoid.length)) {
        const inUse = covers.some((start) => at >= start && at + avoid.length <= start + whole.length);
        if (!inUse) yield found(placeIn(words, placeAt(at)), say.term(avoid, use, note));
      }
    }
  };
}

/** Returns the index in a text of the character that produces index `at` of its NFKC form. */
function originalIndex(text: string, at: number): number {
  let [index, length] = [0, 0];
  for (const character of text) {
    length += character.normalize('NFKC').length;
    if (length > at) break;
    index += character.length;
  }
  return index;
}

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Traces of text decoded with the wrong encoding: UTF-8 as Windows-1252, or GBK as UTF-8. */
const TRAIL = '[\\u0080-\\u00bf\\u0152\\u0153\\u0160\\u0161\\u0178\\u017d\\u017e\\u0192\\u02c6\\u02dc\\u2013-\\u203a\\u20ac\\u2122]';
const HALF_DECODED = new RegExp(
  `锟斤拷|烫烫烫|屯屯屯|(?:[\\u00c2-\\u00df]${TRAIL}|[\\u00e0-\\u00ef]${TRAIL}{2}|[\\u00f0-\\u00f4]${TRAIL}{3}){2,}`,
  'u',
);
/** Embeddings, overrides and isolates: what follows is shown in another order than it was typed. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** After a Chinese character they choose a variant of it that few fonts have. */
const VARIATION = /(?<=\p{Script=Han})[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
/**
 * Other characters that nobody sees: zero-width ones outside emoji sequences, tag characters outside flags, soft hyphens, fillers,
 * separators of lines, and the place of an object that was not pasted.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of these is looked for by itself.
  /\u034f|[\u00ad\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufff8\ufffc]|[\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}]|(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0000}-\u{e007f}]|(?<!\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)\u200d|\u200d(?!\p{Extended_Pictographic})/u;
const PRIVATE_USE = /\p{Co}/u;

/** Every kind of garbled text contains one of these. Nearly all texts contain none. */
const SUSPECT =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of these is looked for by itself.
  /\u034f|[\u00ad\u00c2-\u00f4\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffd\ud800-\udfff\ue000-\uf8ff]|锟斤拷|烫烫烫|屯屯屯/;

function garbled(words: Words): Finding[] {
  if (!SUSPECT.test(words.text)) return [];
  const kinds = [
    { kind: 'replacement' as const, at: words.text.indexOf('\ufffd') },
    { kind: 'half-decoded' as const, at: words.text.search(HALF_DECODED) },
    { kind: 'direction' as const, at: words.text.search(DIRECTION) },
    { kind: 'variation' as const, at: words.text.search(VARIATION) },
    { kind: 'invisible' as const, at: words.text.search(INVISIBLE) },
    { kind: 'private-use' as const, at: words.text.search(PRIVATE_USE) },
  ];
  return kinds.flatMap(({ kind, at }) => (at === -1 ? [] : [found(placeIn(words, at), say.garbled(kind, words.text, at))]));
}

/** Emphasis with blanks inside its marks, without an end, or in full-width asterisks. A lone asterisk is a character of its own. */
const PRINTED = /＊＊+[^＊\n]+＊＊|(?<!\\)\*\*+|(?<![\\*\d])\*[ \u3000]+[^*]+\*(?!\*)|(?<![\\*])\*[^*\s][^*]*[ \u3000]\*(?!\*)/u;

function emphasis(words: Words): Finding[] {
  if (words.kind !== 'text' || !/[*＊]/u.test(words.text)) return [];
  const at = words.text.search(PRINTED);
  return at === -1 ? [] : [found(placeIn(words, at), say.EMPHASIS)];
}

export const wordRules: WordRule[] = [
  {
    code: 'text/term',
    severity: 'warning',
    reads: 'wholes',
    prepare: terms,
    dependsOn:
      ({ model }) =>
      () =>
        model.settings.terms,
  },
  { code: 'text/garbled', severity: 'warning', prepare: () => garbled },
  { code: 'text/glyph', severity: 'warning', prepare: () => unlettered },
  { code: 'text/emphasis', severity: 'warning', prepare: () => emphasis },
];
