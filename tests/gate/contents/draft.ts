/** A content directory while it is being drawn: its files, and what in them is internal. */
import type { Files } from '../../support/content.ts';
import type { Random } from './draw.ts';
import { citizenNumber, person2, person3, person4, phone } from './people.ts';
import { comment, internalSentence, shortNote, type Voice } from './sentences.ts';
import type { World } from './worlds.ts';

/**
 * What sort of text something internal is: persons by their characters, notes by their length, names of
 * organizations, ids and slugs, numbers of telephones, of papers and of persons, scores, days, names of files, words
 * drawn in pictures, comments, texts in Latin letters.
 */
export type SecretKind =
  | 'person2'
  | 'person3'
  | 'person4'
  | 'short'
  | 'long'
  | 'organization'
  | 'slug'
  | 'phone'
  | 'number'
  | 'citizen'
  | 'score'
  | 'day'
  | 'file'
  | 'drawn'
  | 'comment'
  | 'latin';

export interface Secret {
  text: string;
  kind: SecretKind;
  /** Where it stands, such as `brand: internal.leader`. */
  place: string;
}

/** A text that is public by intention, and of which kind a secret like it would be. */
export interface OpenText {
  text: string;
  kind: SecretKind;
}

export class Draft {
  readonly files: Files = {};
  /** The directory for `--private`; stays empty if the content has none. */
  readonly over: Files = {};
  readonly secrets: Secret[] = [];
  readonly open: OpenText[] = [];
  readonly voice: Voice;
  readonly random: Random;

  constructor(random: Random, world: World) {
    this.random = random;
    this.voice = { random, world, names: [] };
  }

  /** Notes that a text is internal, and gives it back. */
  keep<Text extends string>(kind: SecretKind, place: string, text: Text): Text {
    this.secrets.push({ text, kind, place });
    return text;
  }

  /** Notes that a text is public, and gives it back. */
  show(kind: SecretKind, text: string): string {
    this.open.push({ text, kind });
    return text;
  }

  /** A person of any length, as names are spread. */
  person(place: string): string {
    const { random } = this;
    const lot = random.below(100);
    if (lot < 40) return this.keep('person2', place, person2(random));
    if (lot < 88) return this.keep('person3', place, person3(random));
    return this.keep('person4', place, person4(random));
  }

  /** A short or a long note. */
  note(place: string): string {
    return this.random.chance(40) ? this.keep('short', place, shortNote(this.voice)) : this.keep('long', place, internalSentence(this.voice));
  }

  phone(place: string): string {
    return this.keep('phone', place, phone(this.random));
  }

  /** A line of comment in YAML. */
  remark(place: string): string {
    return this.random.chance(70) ? `# ${this.keep('comment', `${place}: comment`, comment(this.voice))}\n` : '';
  }

  /** An `internal` mapping as YAML, with what people put into one. */
  internal(place: string): string {
    const { random } = this;
    const at = (key: string): string => `${place}: internal.${key}`;
    const lines = [
      `  leader: ${quoted(this.person(at('leader')))}`,
      `  liaison: ${quoted(this.person(at('liaison')))}`,
      `  phone: ${quoted(this.phone(at('phone')))}`,
      `  members: ${random.between(3, 120)}`,
    ];
    const more = [
      () => `  instructor: ${quoted(this.person(at('instructor')))}`,
      () =>
        `  secretary: { name: ${quoted(this.person(at('secretary.name')))}, since: ${this.keep('day', at('secretary.since'), this.day(2017, 2025))} }`,
      () => `  contacts: [${quoted(this.person(at('contacts')))}, ${quoted(this.person(at('contacts')))}]`,
      () =>
        `  situation: |\n    ${this.keep('long', at('situation'), internalSentence(this.voice))}\n    ${this.keep('long', at('situation'), internalSentence(this.voice))}`,
      () => `  remark: ${quoted(this.note(at('remark')))}`,
      () => `  wechat: ${quoted(this.keep('latin', at('wechat'), latinName(random)))}`,
      () => `  idNumber: "${this.keep('citizen', at('idNumber'), citizenNumber(random))}"`,
      () => `  budget: ${this.keep('number', at('budget'), String(random.between(10_000, 999_999)))}`,
      () => `  room: ${random.between(1000, 9999)}`,
      () => `  paper: ${quoted(this.keep('number', at('paper'), paperNumber(random)))}`,
      () =>
        `  ${quoted(this.keep('short', at('a key'), random.pick(['包案领导', '矛盾焦点', '软肋', '谈话提纲', '历史欠账', '得罪过谁'])))}: ${quoted(this.note(at('a key of its own')))}`,
    ];
    return `internal:\n${[...lines, ...random.some(more, random.between(2, 6)).map((line) => line())].join('\n')}\n`;
  }

  /** A day, `YYYY-MM-DD`. */
  day(first: number, last: number): string {
    const { random } = this;
    return `${random.between(first, last)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
  }
}

/** A text as a scalar that YAML reads back the same, whatever is in it. */
export const quoted = (text: string): string => JSON.stringify(text);

const two = (number: number): string => String(number).padStart(2, '0');

const LATIN = 'blue river stone north amber silent maple harbor winter copper lotus falcon cedar orbit'.split(' ');

/** An account's name, such as `maple_4417` or `cedar.falcon`. */
const latinName = (random: Random): string =>
  random.chance(50) ? `${random.pick(LATIN)}_${random.between(1000, 9999)}` : `${random.pick(LATIN)}.${random.pick(LATIN)}${random.below(90)}`;

const OFFICES = '组办 委信 纪函 办密 人干 督查 党群 内审'.split(' ');

/** The number of a paper, such as 组办〔2026〕17号. */
export const paperNumber = (random: Random): string => `${random.pick(OFFICES)}〔${random.between(2019, 2026)}〕${random.between(2, 380)}号`;
