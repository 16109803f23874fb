/** Texts in other letters that say the same, and numbers as people and programs write them. */
import { Converter } from 'opencc-js';
import type { SecretKind } from '../contents.ts';
import { type Form, isDay, isFigure, isHan, type Syntax, written } from './form.ts';
import { writing } from './writing.ts';

const shifted = (text: string, ranges: readonly [from: string, to: string, start: number][]): string =>
  Array.from(text, (character) => {
    const range = ranges.find(([from, to]) => character >= from && character <= to);
    return range === undefined
      ? character
      : String.fromCodePoint(range[2] + (character.codePointAt(0) as number) - (range[0].codePointAt(0) as number));
  }).join('');

export const fullWidth = (text: string): string => shifted(text, [['!', '~', 0xff01]]);
const hasAscii = (text: string): boolean => /[!-~]/.test(text);
const hasDigit = (text: string): boolean => /\d/.test(text);

export const traditional = Converter({ from: 'cn', to: 't' });

/** Radicals that NFKC takes for the characters that they look like. */
const RADICALS = new Map<string, string>();
for (let point = 0x2f00; point <= 0x2fd5; point += 1) RADICALS.set(String.fromCodePoint(point).normalize('NFKC'), String.fromCodePoint(point));
/** Characters that stand in Unicode twice for the sake of older sets. */
for (const [from, to] of [
  [0xf900, 0xfad9],
  [0x2f800, 0x2fa1d],
] as const) {
  for (let point = from; point <= to; point += 1) {
    const plain = String.fromCodePoint(point).normalize('NFKC');
    if (!RADICALS.has(plain)) RADICALS.set(plain, String.fromCodePoint(point));
  }
}
const doubled = (text: string): string => Array.from(text, (character) => RADICALS.get(character) ?? character).join('');

const PLACES: readonly Syntax[] = ['html', 'json', 'text', 'attribute', 'js', 'xml'];
const changed =
  (change: (text: string) => string) =>
  (text: string, _: unknown, syntax: Syntax): string | undefined =>
    change(text) === text ? undefined : written(change(text), syntax);

const LETTERS: readonly Form[] = [
  writing('letters', 'asked', 'full width', PLACES, changed(fullWidth), { takes: hasAscii }),
  writing(
    'letters',
    'asked',
    'full-width digits',
    PLACES,
    changed((text) => shifted(text, [['0', '9', 0xff10]])),
    { takes: hasDigit },
  ),
  writing(
    'letters',
    'kin',
    'capitals',
    PLACES,
    changed((text) => text.toUpperCase()),
    { takes: (text) => /[a-z]/.test(text) },
  ),
  writing(
    'letters',
    'kin',
    'mathematical letters and digits',
    PLACES,
    changed((text) =>
      shifted(text, [
        ['a', 'z', 0x1d41a],
        ['A', 'Z', 0x1d400],
        ['0', '9', 0x1d7ce],
      ]),
    ),
    { takes: (text) => /[a-z\d]/i.test(text) },
  ),
  writing(
    'letters',
    'kin',
    'circled digits',
    PLACES,
    changed((text) =>
      shifted(text, [
        ['1', '9', 0x2460],
        ['0', '0', 0x24ea],
      ]),
    ),
    { takes: hasDigit },
  ),
  writing(
    'letters',
    'kin',
    'superior digits',
    PLACES,
    changed((text) => text.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] as string)),
    { takes: hasDigit },
  ),
  writing('letters', 'kin', 'traditional characters', PLACES, changed(traditional), { takes: isHan }),
  writing('letters', 'kin', 'radicals and doubled characters', PLACES, changed(doubled), { takes: isHan }),
  writing(
    'letters',
    'kin',
    'other marks',
    PLACES,
    changed((text) =>
      text.replace(
        /[，。：；？！“”（）]/gu,
        (mark) => ({ '，': ',', '。': '.', '：': ':', '；': ';', '？': '?', '！': '!', '“': '"', '”': '"', '（': '(', '）': ')' })[mark] as string,
      ),
    ),
    {
      takes: (text) => Array.from(text).length > 8,
    },
  ),
  writing(
    'letters',
    'kin',
    'without marks',
    PLACES,
    changed((text) => text.replace(/[，。：；？！“”（）]/gu, '')),
    { takes: (text) => Array.from(text).length > 8 },
  ),
  writing(
    'letters',
    'kin',
    'marks as line ends',
    PLACES,
    changed((text) => text.replace(/[，。：；？！]/gu, '\n')),
    { takes: (text) => Array.from(text).length > 8 },
  ),
  writing(
    'letters',
    'beyond',
    'letters of Cyrillic',
    PLACES,
    changed((text) => text.replace(/[aceop]/g, (letter) => ({ a: 'а', c: 'с', e: 'е', o: 'о', p: 'р' })[letter] as string)),
    { takes: (text) => /[aceop]/.test(text) },
  ),
];

const digits = (text: string): string => text.replace(/\D/g, '');
const isPhone = (_: string, kind: SecretKind): boolean => kind === 'phone';
const isMobile = (text: string, kind: SecretKind): boolean => kind === 'phone' && /^1\d{10}$/.test(digits(text));
const isLandline = (text: string, kind: SecretKind): boolean => kind === 'phone' && digits(text).startsWith('0');
const isPaper = (text: string, kind: SecretKind): boolean => kind === 'number' && text.includes('〔');
const isScore = (_: string, kind: SecretKind): boolean => kind === 'score';
const isCitizen = (_: string, kind: SecretKind): boolean => kind === 'citizen';

type Regroup = (text: string) => string;
const grouped =
  (joint: string, ...lengths: number[]): Regroup =>
  (text) => {
    const all = digits(text);
    let at = 0;
    return lengths
      .map((length) => {
        at += length;
        return all.slice(at - length, at);
      })
      .join(joint);
  };

const number = (tier: Form['tier'], name: string, takes: Form['takes'], write: Regroup, places: readonly Syntax[] = PLACES): Form =>
  writing('numbers', tier, name, places, (text, _, syntax) => written(write(text), syntax), { takes });

const HAN_DIGITS = '〇一二三四五六七八九';
const brackets =
  (open: string, close: string, space = ''): Regroup =>
  (text) =>
    text.replace('〔', space + open).replace('〕', close + space);
const parts = (text: string): [year: string, month: string, day: string] => text.split('-') as [string, string, string];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const monthOf = (text: string): string => MONTHS[Number(parts(text)[1]) - 1] as string;

const NUMBERS: readonly Form[] = [
  number('asked', 'telephone without groups', isPhone, digits),
  number('asked', 'mobile in groups, hyphens', isMobile, grouped('-', 3, 4, 4)),
  number('asked', 'mobile in groups, blanks', isMobile, grouped(' ', 3, 4, 4)),
  number('kin', 'mobile in groups, dots', isMobile, grouped('.', 3, 4, 4)),
  number('kin', 'mobile in groups, no-break spaces', isMobile, grouped('\u00A0', 3, 4, 4)),
  number('kin', 'mobile in groups, hyphens that do not break', isMobile, grouped('\u2011', 3, 4, 4)),
  number('kin', 'mobile in groups, dashes', isMobile, grouped('–', 3, 4, 4)),
  number('kin', 'mobile in groups of 3, 3 and 5', isMobile, grouped(' ', 3, 3, 5)),
  number('kin', 'mobile in groups of 4, 4 and 3', isMobile, grouped('-', 4, 4, 3)),
  number('kin', 'mobile with +86', isMobile, (text) => `+86 ${digits(text)}`),
  number('kin', 'mobile with 0086 and groups', isMobile, (text) => `0086-${grouped(' ', 3, 4, 4)(text)}`),
  number('kin', 'mobile with 86 joined', isMobile, (text) => `+86${digits(text)}`),
  number('kin', 'mobile with brackets', isMobile, (text) => grouped(' ', 3, 4, 4)(text).replace(/^(\d+)/, '($1)')),
  number('kin', 'mobile in full-width groups', isMobile, (text) => fullWidth(grouped('-', 3, 4, 4)(text))),
  number('kin', 'mobile as a number with commas', isMobile, (text) => Number(digits(text)).toLocaleString('en-US')),
  number('beyond', 'mobile in Chinese digits', isMobile, (text) => digits(text).replace(/\d/g, (digit) => HAN_DIGITS[Number(digit)] as string)),
  number('kin', 'landline joined', isLandline, digits),
  number('kin', 'landline with brackets', isLandline, (text) => text.replace(/^(\d+)-/, '($1) ')),
  number('kin', 'landline with +86', isLandline, (text) => `+86-${text.slice(1)}`),
  number('kin', 'landline in groups', isLandline, (text) => text.replace(/-(\d+)(\d{4})$/, ' $1 $2')),
  writing('numbers', 'kin', 'telephone in an address', ['html'], (text) => `<a href="tel:+86${digits(text).replace(/^0/, '')}">打电话</a>`, {
    takes: isPhone,
    hasElements: true,
  }),
  writing(
    'numbers',
    'kin',
    'telephone in groups of elements',
    ['html'],
    (text) => grouped('</span> <span>', 3, 4, 4)(text).replace(/^(.*)$/s, '<span>$1</span>'),
    { takes: isMobile, hasElements: true },
  ),
  number('asked', 'citizen’s number in groups', isCitizen, (text) => `${text.slice(0, 6)} ${text.slice(6, 14)} ${text.slice(14)}`),
  number('kin', 'citizen’s number in small letters and hyphens', isCitizen, (text) =>
    `${text.slice(0, 6)}-${text.slice(6, 10)}-${text.slice(10, 14)}-${text.slice(14)}`.toLowerCase(),
  ),
  number('asked', 'paper with square brackets', isPaper, brackets('[', ']')),
  number('kin', 'paper with round brackets', isPaper, brackets('（', '）')),
  number('kin', 'paper with ASCII brackets', isPaper, brackets('(', ')')),
  number('kin', 'paper with other brackets', isPaper, brackets('【', '】')),
  number('kin', 'paper with blanks', isPaper, brackets('〔', '〕', ' ')),
  number('kin', 'paper with 第', isPaper, (text) => text.replace('〕', '〕第')),
  number('kin', 'paper in full width', isPaper, fullWidth),
  number('kin', 'score with a zero behind', isScore, (text) => `${text}0`),
  number('asked', 'score in full width', isScore, fullWidth),
  writing('numbers', 'asked', 'score as a number of JSON', ['text'], (text) => `{"score":${text},"n":1}`, { takes: isScore }),
  writing('numbers', 'kin', 'score as a number in a script', ['text'], (text) => `const total=${text};`, { takes: isScore }),
  writing('numbers', 'kin', 'score in a cell', ['html'], (text) => `<table><tr><td>社会</td><td>${text}</td></tr></table>`, {
    takes: isScore,
    hasElements: true,
  }),
  number('beyond', 'score with a comma', isScore, (text) => text.replace('.', ','), ['html', 'text']),
  number('beyond', 'score as a part of one', isScore, (text) => String(Number(text) / 100), ['json', 'text']),
  writing('numbers', 'kin', 'a number of JSON', ['text'], (text) => `{"value":${digits(text)},"n":1}`, {
    takes: (text, kind) => isFigure(text, kind) && /^[1-9]\d+$/.test(text),
  }),
  number('beyond', 'day as it is written', isDay, (text) => text),
  number('beyond', 'day in Chinese', isDay, (text) => `${parts(text)[0]}年${Number(parts(text)[1])}月${Number(parts(text)[2])}日`),
  number('beyond', 'day with slashes', isDay, (text) => text.replaceAll('-', '/')),
  number('beyond', 'day joined', isDay, digits),
  number('beyond', 'day in English', isDay, (text) => `${Number(parts(text)[2])} ${monthOf(text)} ${parts(text)[0]}`),
];

export const LETTERED: readonly Form[] = [...LETTERS, ...NUMBERS];
