/** Texts behind entities, percent signs and backslashes. */
import { domainToASCII } from 'node:url';

import { gb18030 } from './charsets.ts';
import { type Form, isFigure, isPerson, type Syntax, written } from './form.ts';
import { writing } from './writing.ts';

const each = (text: string, write: (codePoint: number, character: string, at: number) => string): string =>
  Array.from(text, (character, at) => write(character.codePointAt(0) as number, character, at)).join('');
const units = (text: string, write: (unit: number) => string): string =>
  Array.from({ length: text.length }, (_, at) => write(text.charCodeAt(at))).join('');
const octets = (text: string, write: (octet: number) => string): string => Array.from(Buffer.from(text), write).join('');
const hex = (number: number, length = 0): string => number.toString(16).padStart(length, '0');

const MARKUP: readonly Syntax[] = ['html', 'attribute'];
const decimal = (text: string): string => each(text, (point) => `&#${point};`);
const hexadecimal = (text: string): string => each(text, (point) => `&#x${hex(point)};`);
/** A reference without its end is read to its last digit, so no digit may follow. */
const endless = (text: string, write: (point: number) => string): string =>
  each(text, (point, character) => (/[0-9a-f;]/i.test(character) ? character : write(point)));

const NAMED: Readonly<Record<string, string>> = {
  '.': '&period;',
  '-': '&hyphen;',
  '·': '&middot;',
  _: '&lowbar;',
  '+': '&plus;',
  ' ': '&nbsp;',
  '，': '&#xff0c;',
  '(': '&lpar;',
  ')': '&rpar;',
};
const hasNamed = (text: string): boolean => Array.from(text).some((character) => NAMED[character] !== undefined);

const ENTITIES: readonly Form[] = [
  writing('entities', 'asked', 'decimal', [...MARKUP, 'xml', 'svg'], decimal, { whole: 'maybe' }),
  writing('entities', 'asked', 'hexadecimal', [...MARKUP, 'xml', 'svg'], hexadecimal, { whole: 'maybe' }),
  writing('entities', 'kin', 'hexadecimal, capitals', MARKUP, (text) => each(text, (point) => `&#X${hex(point).toUpperCase()};`), { whole: 'maybe' }),
  writing('entities', 'kin', 'with zeros before', MARKUP, (text, { random }) =>
    each(text, (point) => (random.chance(50) ? `&#${String(point).padStart(8, '0')};` : `&#x${hex(point, 8)};`)),
  ),
  writing('entities', 'asked', 'decimal without semicolons', MARKUP, (text) => endless(text, (point) => `&#${point}`), {
    takes: (text) => /\p{Script=Han}/u.test(text),
  }),
  writing('entities', 'asked', 'hexadecimal without semicolons', MARKUP, (text) => endless(text, (point) => `&#x${hex(point)}`), {
    takes: (text) => /\p{Script=Han}/u.test(text),
  }),
  writing('entities', 'kin', 'every other character', MARKUP, (text) =>
    each(text, (point, character, at) => (at % 2 === 0 ? `&#${point};` : character)),
  ),
  writing('entities', 'asked', 'encoded twice', MARKUP, (text) => decimal(text).replaceAll('&', '&amp;'), { whole: 'maybe' }),
  writing('entities', 'kin', 'encoded three times', MARKUP, (text) => hexadecimal(text).replaceAll('&', '&amp;amp;')),
  writing('entities', 'kin', 'with the ampersand as a number', MARKUP, (text) => decimal(text).replaceAll('&', '&#38;')),
  writing('entities', 'asked', 'named', MARKUP, (text) => each(text, (_, character) => NAMED[character] ?? character), { takes: hasNamed }),
  writing('entities', 'kin', 'in a script’s string', ['js', 'json'], decimal),
  writing('entities', 'kin', 'of surrogates', MARKUP, (text) => units(text, (unit) => `&#${unit};`), {
    takes: (text) => text.length > Array.from(text).length,
  }),
];

const percent = (text: string): string => octets(text, (octet) => `%${hex(octet, 2).toUpperCase()}`);
const ADDRESSES: readonly Syntax[] = ['url'];
const PERCENT: readonly Form[] = [
  writing('percent', 'asked', 'capitals', ADDRESSES, percent),
  writing('percent', 'asked', 'small letters', ADDRESSES, (text) => percent(text).toLowerCase()),
  writing('percent', 'asked', 'twice', ADDRESSES, (text) => percent(text).replaceAll('%', '%25')),
  writing('percent', 'kin', 'three times', ADDRESSES, (text) => percent(text).replaceAll('%', '%2525')),
  writing('percent', 'kin', 'in a text', ['text', 'json', 'js', 'html'], percent),
  writing('percent', 'kin', 'some characters alone', ADDRESSES, (text) =>
    each(text, (_, character, at) => (at % 2 === 0 ? percent(character) : character)),
  ),
  writing(
    'percent',
    'kin',
    'with plus for blanks',
    ADDRESSES,
    (text) => Array.from(text, (character) => (character === ' ' ? '+' : percent(character))).join(''),
    { takes: (text) => / /.test(text) },
  ),
  writing('percent', 'kin', 'of GB18030', ADDRESSES, (text) => {
    const bytes = gb18030(text);
    return bytes === undefined ? undefined : Array.from(bytes, (octet) => `%${hex(octet, 2).toUpperCase()}`).join('');
  }),
  writing('percent', 'kin', '%uXXXX', ['url', 'js', 'text'], (text) => units(text, (unit) => `%u${hex(unit, 4).toUpperCase()}`)),
  writing('percent', 'beyond', 'with line ends in it', ADDRESSES, (text) => Array.from(text, percent).join('%0A')),
];

const unicode = (text: string): string => units(text, (unit) => `\\u${hex(unit, 4)}`);
const ESCAPES: readonly Form[] = [
  writing('escapes', 'asked', '\\uXXXX', ['json', 'js'], unicode, { whole: 'maybe' }),
  writing('escapes', 'asked', '\\uXXXX, capitals', ['json', 'js'], (text) => units(text, (unit) => `\\u${hex(unit, 4).toUpperCase()}`), {
    whole: 'maybe',
  }),
  writing('escapes', 'asked', '\\u{…}', ['js'], (text) => each(text, (point) => `\\u{${hex(point)}}`), { whole: 'maybe' }),
  writing('escapes', 'kin', '\\u{…} with zeros', ['js'], (text) => each(text, (point) => `\\u{${hex(point, 6)}}`)),
  writing('escapes', 'kin', '\\\\uXXXX, escaped twice', ['json', 'js'], (text) => unicode(text).replaceAll('\\', '\\\\')),
  writing('escapes', 'kin', '\\uXXXX in a page', ['html', 'attribute', 'text'], unicode),
  writing('escapes', 'kin', '\\UXXXXXXXX', ['text', 'js'], (text) => each(text, (point) => `\\U${hex(point, 8)}`)),
  writing('escapes', 'kin', '\\xXX of UTF-8', ['text', 'js'], (text) => octets(text, (octet) => `\\x${hex(octet, 2)}`)),
  writing('escapes', 'kin', '\\ooo of UTF-8', ['text', 'js'], (text) => octets(text, (octet) => `\\${octet.toString(8).padStart(3, '0')}`)),
  writing('escapes', 'asked', 'of stylesheets', ['css'], (text) => each(text, (point) => `\\${hex(point)} `), { whole: 'maybe' }),
  writing('escapes', 'asked', 'of stylesheets, six digits', ['css'], (text) => each(text, (point) => `\\${hex(point, 6)}`)),
  writing('escapes', 'kin', 'of stylesheets, capitals and line ends', ['css'], (text) => each(text, (point) => `\\${hex(point).toUpperCase()}\n`)),
  writing(
    'escapes',
    'kin',
    'a slash before every mark',
    ['json', 'js'],
    (text) => text.replace(/[-/.·]/g, (mark) => (mark === '/' ? '\\/' : `\\u${hex(mark.charCodeAt(0), 4)}`)),
    { takes: (text, kind) => isFigure(text, kind) && /[-/.·]/.test(text) },
  ),
  writing('escapes', 'beyond', 'U+XXXX', ['text', 'html'], (text) => each(text, (point) => `U+${hex(point, 4).toUpperCase()} `)),
  writing('escapes', 'beyond', 'a list of numbers', ['js', 'json'], (text) => each(text, (point) => `${point},`)),
  writing('escapes', 'beyond', 'String.fromCharCode', ['text'], (text) => `String.fromCharCode(${units(text, (unit) => `${unit},`)})`),
  writing('escapes', 'beyond', 'quoted-printable', ['text'], (text) => octets(text, (octet) => `=${hex(octet, 2).toUpperCase()}`)),
  writing('escapes', 'beyond', 'strings put together', ['text'], (text) => Array.from(text, (character) => `"${character}"`).join('+')),
  writing('escapes', 'beyond', 'a host in Punycode', ['text', 'attribute'], (text) => domainToASCII(`${text}.cn`) || undefined, { takes: isPerson }),
  writing('escapes', 'beyond', 'surname and given name in fields', ['text'], (text) => `N:${text.slice(0, 1)};${text.slice(1)};;;`, {
    takes: isPerson,
  }),
  writing('escapes', 'beyond', 'a list of characters', ['text'], (text) => JSON.stringify(Array.from(text))),
  writing('escapes', 'kin', 'JSON in a string of JSON', ['json'], (text) => written(JSON.stringify({ by: text }), 'json')),
  writing('escapes', 'kin', 'a page in a string of JSON', ['json'], (text) =>
    written(`<p class="a">${text}</p>\n`, 'json').replaceAll('<', '\\u003c'),
  ),
];

export const ESCAPED: readonly Form[] = [...ENTITIES, ...PERCENT, ...ESCAPES];
