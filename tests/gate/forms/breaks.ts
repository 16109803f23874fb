/** Texts with something between their characters. */
import { pinyin } from 'pinyin-pro';
import { any, type Form, isHan, type Syntax, written } from './form.ts';
import { writing } from './writing.ts';

type Join = (parts: string[]) => string;
const split = (text: string, join: Join): string => join(Array.from(text, (character) => written(character, 'html')));
const between =
  (...joints: string[]): Join =>
  (parts) =>
    parts.reduce((whole, part, at) => whole + (joints[(at - 1) % joints.length] as string) + part);
/** Between two of the characters alone. */
const once =
  (joint: string): Join =>
  (parts) => {
    const at = Math.ceil(parts.length / 2);
    return parts.slice(0, at).join('') + joint + parts.slice(at).join('');
  };
const around =
  (open: string, close: string): Join =>
  (parts) =>
    parts.map((part) => open + part + close).join('');
const middle =
  (open: string, close: string): Join =>
  ([first = '', ...rest]) =>
    `${first}${open}${rest.join('')}${close}`;

const inPage = (tier: Form['tier'], name: string, join: Join, takes: Form['takes'] = any): Form =>
  writing('broken', tier, name, ['html'], (text) => split(text, join), { hasElements: true, takes });

const sound = (character: string): string => pinyin(character, { toneType: 'symbol' });
const ruby =
  (whole: (character: string) => string, open = '<ruby>', close = '</ruby>'): Join =>
  (parts) =>
    open + parts.map(whole).join('') + close;

const ELEMENTS: readonly Form[] = [
  inPage('asked', 'an element around a part', middle('<b>', '</b>')),
  inPage('asked', 'an element around each character', around('<span class="c">', '</span>')),
  inPage('kin', 'elements in elements', middle('<em><a href="/x/" title="a>b"><strong>', '</strong></a></em>')),
  inPage('kin', 'an element that marks what was searched for', middle('<mark data-hit="1">', '</mark>')),
  inPage('kin', 'an empty element', once('<a id="x1"></a>')),
  inPage('kin', 'a picture without words', once('<img src="a.png" alt="">')),
  inPage('asked', '<wbr>', between('<wbr>')),
  inPage('asked', '<br>', between('<br>'), isHan),
  inPage('kin', '<br /> and line ends', between('<br />\n  '), isHan),
  inPage('asked', '<ruby>, each character', (parts) => parts.map((part) => ruby((one) => `${one}<rt>${sound(one)}</rt>`)([part])).join('')),
  inPage(
    'asked',
    '<ruby> around all',
    ruby((one) => `${one}<rt>${sound(one)}</rt>`),
  ),
  inPage(
    'kin',
    '<ruby> with <rp>',
    ruby((one) => `${one}<rp>(</rp><rt>${sound(one)}</rt><rp>)</rp>`),
  ),
  inPage(
    'kin',
    '<ruby> with <rb>',
    ruby((one) => `<rb>${one}</rb><rt>${sound(one)}</rt>`),
  ),
  inPage('asked', 'comments', between('<!-- -->')),
  inPage('kin', 'comments with words', between('<!-- a > b -->', '<!--x-->')),
  inPage('kin', 'comments and line ends', between('\n<!--\n-->\n'), isHan),
  inPage('beyond', 'a footnote’s sign', once('<sup><a href="#fn1">1</a></sup>')),
  inPage('beyond', 'hidden words', once('<span hidden>x</span>')),
  inPage('beyond', 'cells of a table', (parts) => `<table><tr><td>${parts.join('</td><td>')}</td></tr></table>`),
  inPage('beyond', 'items of a list', (parts) => `<ul><li>${parts.join('</li><li>')}</li></ul>`),
  writing('broken', 'kin', '<tspan> around each character', ['svg'], (text) => split(text, around('<tspan>', '</tspan>')), { hasElements: true }),
  writing(
    'broken',
    'kin',
    '<tspan> with places',
    ['svg'],
    (text) => split(text, (parts) => parts.map((part, at) => `<tspan x="${at * 9}" dy="1">${part}</tspan>`).join('\n')),
    {
      hasElements: true,
    },
  ),
  writing(
    'broken',
    'beyond',
    'a <text> for each character',
    ['svg'],
    (text) => `</text>${split(text, (parts) => parts.map((part, at) => `<text x="${at * 9}">${part}</text>`).join(''))}<text>`,
    {
      hasElements: true,
    },
  ),
  writing('broken', 'kin', 'elements in a string of JSON', ['json'], (text) => written(split(text, middle('<b class="x">', '</b>')), 'json')),
  writing('broken', 'kin', 'elements in a string of JSON, \\u003c', ['json', 'js'], (text) =>
    split(text, middle('\\u003cb\\u003e', '\\u003c/b\\u003e')),
  ),
  writing('broken', 'kin', 'elements behind entities', ['html', 'attribute', 'xml'], (text) => split(text, middle('&lt;b&gt;', '&lt;/b&gt;'))),
];

/** Blanks and what is not seen, as they are, as entities and as escapes. */
const UNSEEN: readonly [name: string, tier: Form['tier'], character: string, named?: string][] = [
  ['no-break space', 'asked', '\u00A0', 'nbsp'],
  ['soft hyphen', 'asked', '\u00AD', 'shy'],
  ['zero-width space', 'asked', '\u200B', 'ZeroWidthSpace'],
  ['zero-width non-joiner', 'asked', '\u200C', 'zwnj'],
  ['zero-width joiner', 'asked', '\u200D', 'zwj'],
  ['word joiner', 'asked', '\u2060', 'NoBreak'],
  ['byte-order mark', 'asked', '\uFEFF'],
  ['blank', 'asked', ' '],
  ['two blanks', 'kin', '  '],
  ['tab', 'asked', '\t', 'Tab'],
  ['line end', 'asked', '\n', 'NewLine'],
  ['CR LF', 'asked', '\r\n'],
  ['line end and indentation', 'kin', '\n        '],
  ['ideographic space', 'kin', '\u3000'],
  ['en space', 'kin', '\u2002', 'ensp'],
  ['thin space', 'kin', '\u2009', 'thinsp'],
  ['hair space', 'kin', '\u200A', 'hairsp'],
  ['line separator', 'kin', '\u2028'],
  ['form feed', 'kin', '\f'],
  ['variation selector', 'kin', '\uFE0F'],
  ['selector of an ideograph', 'kin', '\u{E0100}'],
  ['left-to-right mark', 'kin', '\u200E', 'lrm'],
  ['bidirectional isolate', 'kin', '\u2068\u2069'],
  ['grapheme joiner', 'kin', '\u034F'],
  ['Hangul filler', 'beyond', '\u3164'],
  ['Mongolian vowel separator', 'beyond', '\u180E'],
  ['tag character', 'kin', '\u{E0020}'],
  ['invisible separator', 'kin', '\u2063', 'ic'],
  ['combining mark', 'beyond', '\u0301'],
  ['delete', 'beyond', '\u007F'],
];

const numbered = (text: string): string => Array.from(text, (character) => `&#x${(character.codePointAt(0) as number).toString(16)};`).join('');
const PLACES: readonly Syntax[] = ['html', 'text', 'attribute', 'xml'];

/** Figures and words in Latin letters that blanks fall apart into are no longer the same. */
const takenBy = (character: string): { takes?: typeof isHan } => (/^\s+$/u.test(character) && character !== '\uFEFF' ? { takes: isHan } : {});

const HIDDEN: readonly Form[] = UNSEEN.flatMap(([name, tier, character, named]) => [
  writing(
    'broken',
    tier,
    name,
    PLACES,
    (text, { random }) => split(text, random.chance(50) ? between(character) : once(character)),
    takenBy(character),
  ),
  ...(named === undefined
    ? []
    : [writing('broken', tier, `${name}, named`, ['html', 'attribute'], (text) => split(text, between(`&${named};`)), takenBy(character))]),
  ...(tier === 'beyond'
    ? []
    : [
        writing('broken', tier, `${name}, numbered`, ['html', 'attribute'], (text) => split(text, between(numbered(character))), takenBy(character)),
        writing(
          'broken',
          tier,
          `${name}, in a string`,
          ['json', 'js'],
          (text, { random }) => {
            const plain = written(character, 'json');
            const code = Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
            return Array.from(text, (one) => written(one, 'json')).join(random.chance(50) ? plain : code);
          },
          takenBy(character),
        ),
      ]),
]);

const MARKS: readonly Form[] = [
  writing('broken', 'kin', 'hyphens', ['html', 'text', 'json'], (text) => split(text, between('-')), { takes: isHan }),
  writing('broken', 'kin', 'middle dots', ['html', 'text'], (text) => split(text, between('·')), { takes: isHan }),
  writing('broken', 'beyond', 'slashes', ['text'], (text) => split(text, between('/')), { takes: isHan }),
  writing('broken', 'beyond', 'commas', ['text'], (text) => split(text, between('，')), { takes: isHan }),
  writing('broken', 'kin', 'asterisks of Markdown', ['text', 'json'], (text) => split(text, middle('**', '**'))),
  writing('broken', 'kin', 'a line end with a mark of quoting', ['text'], (text) => split(text, once('\n> ')), { takes: isHan }),
  writing('broken', 'kin', 'a line end of a comment in code', ['text'], (text) => split(text, once('\n * ')), { takes: isHan }),
  writing('broken', 'kin', 'a folded line of vCard', ['text'], (text) => split(text, once('\r\n ')), { takes: isHan }),
  writing('broken', 'kin', 'a line end behind a backslash', ['js', 'css'], (text) => Array.from(text, (one) => written(one, 'js')).join('\\\n')),
  writing('broken', 'beyond', 'backwards', ['html', 'text'], (text) => `<bdo dir="rtl">${Array.from(text).reverse().join('')}</bdo>`),
];

export const BROKEN: readonly Form[] = [...ELEMENTS, ...HIDDEN, ...MARKS];
