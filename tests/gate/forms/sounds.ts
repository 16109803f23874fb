/** Names and short texts by their sound. */
import { pinyin } from 'pinyin-pro';
import type { SecretKind } from '../contents.ts';
import { any, type Form, isHan, type Syntax, written } from './form.ts';
import { put } from './hosts.ts';
import { fullWidth } from './letters.ts';

interface Reading {
  /** Syllables without tones; `ü` as `v`. */
  syllables: string[];
  /** With marks, `ü` as it is. */
  marked: string[];
  /** With digits, `ü` as `v`. */
  numbered: string[];
}

type Spell = (reading: Reading) => string;

const options = { type: 'array', nonZh: 'removed', v: true } as const;

/** How a text is read; surnames as surnames, or each word as it usually is. */
export function readingOf(text: string, asSurname: boolean): Reading {
  const common = { ...options, surname: asSurname ? 'head' : 'off' } as const;
  return {
    syllables: pinyin(text, { ...common, toneType: 'none' }),
    marked: pinyin(text, { ...common, v: false, toneType: 'symbol' }),
    numbered: pinyin(text, { ...common, toneType: 'num' }),
  };
}

const capital = (syllable: string): string => syllable.slice(0, 1).toUpperCase() + syllable.slice(1);
const isSpelt = (text: string, kind: SecretKind): boolean =>
  isHan(text) && ['person2', 'person3', 'person4', 'short', 'organization', 'drawn', 'file'].includes(kind) && Array.from(text).length <= 12;
/** Surname first: one syllable, or two of a double one. */
const parted = (syllables: readonly string[]): [surname: string, given: string] => {
  const length = syllables.length > 3 ? 2 : 1;
  return [syllables.slice(0, length).join(''), syllables.slice(length).join('')];
};

interface SoundForm {
  name: string;
  tier: Form['tier'];
  spell: Spell;
  syntaxes?: readonly Syntax[];
  takes?: (text: string, kind: SecretKind) => boolean;
  /** What is spelt is markup already. */
  hasElements?: true;
}

const PLACES: readonly Syntax[] = ['html', 'attribute', 'json', 'js', 'text', 'url', 'xml'];
const isPerson = (text: string, kind: SecretKind): boolean => isHan(text) && kind.startsWith('person');
const plain = ({ syllables }: Reading): string => syllables.join('');
const hasUmlaut = (text: string, kind: SecretKind): boolean =>
  isSpelt(text, kind) && readingOf(text, true).syllables.some((one) => one.includes('v'));
const isOdd = (text: string, kind: SecretKind): boolean =>
  isSpelt(text, kind) && readingOf(text, true).syllables.join() !== readingOf(text, false).syllables.join();

const SPELLINGS: readonly SoundForm[] = [
  { name: 'joined', tier: 'asked', spell: plain },
  { name: 'with blanks', tier: 'asked', spell: ({ syllables }) => syllables.join(' ') },
  { name: 'with hyphens', tier: 'asked', spell: ({ syllables }) => syllables.join('-') },
  { name: 'with low lines', tier: 'kin', spell: ({ syllables }) => syllables.join('_') },
  { name: 'with dots', tier: 'kin', spell: ({ syllables }) => syllables.join('.') },
  { name: 'capitals at each syllable', tier: 'asked', spell: ({ syllables }) => syllables.map(capital).join(' ') },
  { name: 'capitals at each syllable, joined', tier: 'asked', spell: ({ syllables }) => syllables.map(capital).join('') },
  {
    name: 'camel case',
    tier: 'kin',
    spell: ({ syllables }) => syllables.map((one, at) => (at === 0 ? one : capital(one))).join(''),
    syntaxes: ['js', 'json'],
  },
  { name: 'all capitals', tier: 'asked', spell: (reading) => plain(reading).toUpperCase() },
  { name: 'all capitals with blanks', tier: 'kin', spell: ({ syllables }) => syllables.join(' ').toUpperCase() },
  { name: 'surname and given name', tier: 'asked', spell: ({ syllables }) => parted(syllables).map(capital).join(' '), takes: isPerson },
  {
    name: 'surname in capitals',
    tier: 'kin',
    spell: ({ syllables }) => `${parted(syllables)[0].toUpperCase()} ${capital(parted(syllables)[1])}`,
    takes: isPerson,
  },
  { name: 'given name first', tier: 'kin', spell: ({ syllables }) => parted(syllables).reverse().map(capital).join(' '), takes: isPerson },
  { name: 'given name first, joined', tier: 'kin', spell: ({ syllables }) => parted(syllables).reverse().join(''), takes: isPerson },
  {
    name: 'given name with a hyphen',
    tier: 'kin',
    spell: ({ syllables: [first = '', ...rest] }) => `${capital(first)} ${capital(rest.join('-'))}`,
    takes: isPerson,
  },
  { name: 'tone marks, with blanks', tier: 'asked', spell: ({ marked }) => marked.join(' ') },
  { name: 'tone marks, joined', tier: 'asked', spell: ({ marked }) => marked.join('') },
  { name: 'tone marks, capitals', tier: 'asked', spell: ({ marked }) => `${capital(marked[0] ?? '')} ${capital(marked.slice(1).join(''))}` },
  { name: 'tone marks, decomposed', tier: 'kin', spell: ({ marked }) => marked.join(' ').normalize('NFD') },
  { name: 'tone marks, all capitals', tier: 'kin', spell: ({ marked }) => marked.join(' ').toUpperCase() },
  { name: 'tone digits, with blanks', tier: 'asked', spell: ({ numbered }) => numbered.join(' ') },
  { name: 'tone digits, joined', tier: 'asked', spell: ({ numbered }) => numbered.join('') },
  { name: 'tone digits, with hyphens', tier: 'kin', spell: ({ numbered }) => numbered.join('-') },
  {
    name: 'tone digits, superior',
    tier: 'beyond',
    spell: ({ numbered }) => numbered.join('').replace(/\d/g, (digit) => '⁰¹²³⁴'[Number(digit)] as string),
  },
  { name: 'full width', tier: 'kin', spell: (reading) => fullWidth(plain(reading)), syntaxes: ['html', 'json', 'text'] },
  { name: 'with apostrophes', tier: 'kin', spell: ({ syllables }) => syllables.join("'"), syntaxes: ['html', 'text'] },
  { name: 'with no-break spaces', tier: 'kin', spell: ({ syllables }) => syllables.join('\u00A0') },
  { name: 'with soft hyphens', tier: 'kin', spell: ({ syllables }) => syllables.join('\u00AD') },
  { name: 'with line ends', tier: 'kin', spell: ({ syllables }) => syllables.join('\n'), syntaxes: ['html', 'text'] },
  {
    name: 'an element for each syllable',
    tier: 'kin',
    spell: ({ syllables }) => syllables.map((one) => `<span>${one}</span>`).join(' '),
    syntaxes: ['html'],
    hasElements: true,
  },
  {
    name: 'an element within',
    tier: 'kin',
    spell: ({ syllables: [first = '', ...rest] }) => `${first}<b>${rest.join('')}</b>`,
    syntaxes: ['html'],
    hasElements: true,
  },
  {
    name: 'behind entities',
    tier: 'kin',
    spell: ({ marked }) => Array.from(marked.join(' '), (one) => `&#${one.codePointAt(0)};`).join(''),
    syntaxes: ['html'],
    hasElements: true,
  },
  { name: 'an address of mail', tier: 'kin', spell: (reading) => `${plain(reading)}@example.cn`, syntaxes: ['html', 'text', 'json'] },
  { name: 'an account with digits', tier: 'kin', spell: (reading) => `${plain(reading)}88`, syntaxes: ['html', 'text', 'json'] },
  { name: 'ü as ü', tier: 'asked', spell: ({ syllables }) => syllables.join(' ').replaceAll('v', 'ü'), takes: hasUmlaut },
  { name: 'ü as u', tier: 'kin', spell: ({ syllables }) => syllables.join(' ').replaceAll('v', 'u'), takes: hasUmlaut },
  { name: 'ü as yu', tier: 'kin', spell: ({ syllables }) => syllables.join(' ').replaceAll('v', 'yu'), takes: hasUmlaut },
  { name: 'ü as u:', tier: 'beyond', spell: ({ syllables }) => syllables.join(' ').replaceAll('v', 'u:'), takes: hasUmlaut, syntaxes: ['text'] },
  { name: 'initials', tier: 'beyond', spell: ({ syllables }) => syllables.map((one) => one.slice(0, 1)).join('') },
  {
    name: 'initials of the given name',
    tier: 'beyond',
    spell: ({ syllables: [first = '', ...rest] }) => `${capital(first)} ${rest.map((one) => `${one.slice(0, 1).toUpperCase()}.`).join('')}`,
    takes: isPerson,
  },
];

const form = ({ name, tier, spell, syntaxes = PLACES, takes = isSpelt, hasElements }: SoundForm, asSurname: boolean): Form => ({
  name: asSurname ? name : `${name}, not read as a surname`,
  group: 'pinyin',
  tier,
  takes: (text, kind) => any(text, kind) && takes(text, kind),
  make(text, ground) {
    const reading = readingOf(text, asSurname);
    if (reading.syllables.length < 2) return undefined;
    const syntax = ground.random.pick(syntaxes);
    const spelt = spell(reading);
    return { ...put(hasElements ? spelt : written(spelt, syntax), syntax, ground, hasElements), sound: reading.syllables };
  },
});

export const SPELT: readonly Form[] = [
  ...SPELLINGS.map((one) => form(one, true)),
  ...SPELLINGS.filter(({ name }) => ['joined', 'tone marks, with blanks', 'capitals at each syllable'].includes(name)).map((one) =>
    form({ ...one, tier: 'kin', takes: isOdd }, false),
  ),
];
