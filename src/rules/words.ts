/** House wording (`terms`), garbled text, and asterisks that would be printed. */
import { placeIn, type Words } from '../model/words.ts';
import * as say from '../wording/words.ts';
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
const ZERO_WIDTH =
  /[\u200b\u200c\u200e\u200f\u2060\ufeff]|(?<!\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)\u200d|\u200d(?!\p{Extended_Pictographic})/u;
const PRIVATE_USE = /\p{Co}/u;

/** Every kind of garbled text contains one of these. Nearly all texts contain none. */
const SUSPECT = /[\u00c2-\u00f4\u200b-\u200f\u2060\ufeff\ufffd\ud800-\udfff\ue000-\uf8ff]|锟斤拷|烫烫烫|屯屯屯/;

function garbled(words: Words): Finding[] {
  if (!SUSPECT.test(words.text)) return [];
  const kinds = [
    { kind: 'replacement' as const, at: words.text.indexOf('\ufffd') },
    { kind: 'half-decoded' as const, at: words.text.search(HALF_DECODED) },
    { kind: 'zero-width' as const, at: words.text.search(ZERO_WIDTH) },
    { kind: 'private-use' as const, at: words.text.search(PRIVATE_USE) },
  ];
  return kinds.flatMap(({ kind, at }) => (at === -1 ? [] : [found(placeIn(words, at), say.garbled(kind))]));
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
  { code: 'text/emphasis', severity: 'warning', prepare: () => emphasis },
];
