/** What a form is: one way in which an internal text may lie in a file of the site. */
import type { Random } from '../contents/draw.ts';
import type { SecretKind } from '../contents.ts';

/**
 * How far a form is from what was asked for: `asked` is named in the task of the gate, `kin` could come of an ordinary
 * program, `beyond` has to be done on purpose and is shown without being judged.
 */
export type Tier = 'asked' | 'kin' | 'beyond';

export const GROUPS = [
  'as it is',
  'pieces',
  'entities',
  'percent',
  'escapes',
  'broken',
  'letters',
  'numbers',
  'pinyin',
  'base64',
  'packed',
  'encodings',
  'names',
  'pictures',
  'recordings',
  'stacked',
] as const;
export type Group = (typeof GROUPS)[number];

/** Where a written text stands. */
export type Syntax = 'html' | 'attribute' | 'url' | 'json' | 'js' | 'css' | 'xml' | 'svg' | 'text';

/** A file of the site that a plant may be put into. */
export interface BuiltFile {
  file: string;
  text: string;
}

/** What a form is given beside the text. */
export interface Ground {
  random: Random;
  /** What stands around the text in a sentence; both are empty if it stands alone. */
  around: readonly [before: string, after: string];
  /** A built file with this end; undefined if the site has none. */
  built(end: string): BuiltFile | undefined;
}

export interface Made {
  bytes: Buffer | string;
  /** The end of the file's name, with its dot; may be empty. */
  end: string;
  /** A whole path below the plant's own folder, for forms that lie in names. */
  path?: string;
  /** What is planted if it is not the text itself: public text must not hold this. */
  planted?: string;
  /** Syllables, if the text is written by its sound: nothing public may sound like them. */
  sound?: readonly string[];
}

export interface Form {
  name: string;
  group: Group;
  tier: Tier;
  /** Whether the form suits a text of this kind. */
  takes(text: string, kind: SecretKind): boolean;
  /** Writes the text; undefined if this text cannot be written so. */
  make(text: string, ground: Ground): Made | undefined;
  /** The form is an alarm by itself, whatever is written: no control is planted. */
  isBurden?: true;
}

/** Days are planted as days alone: what tells one is hardly the figures. */
export const isDay = (_: string, kind: SecretKind): boolean => kind === 'day';
export const any = (_: string, kind: SecretKind): boolean => kind !== 'day';
export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
export const isFigure = (_: string, kind: SecretKind): boolean => ['phone', 'number', 'citizen', 'score'].includes(kind);
export const isPerson = (_: string, kind: SecretKind): boolean => kind === 'person2' || kind === 'person3' || kind === 'person4';

const LOOSE: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (mark) => LOOSE[mark] as string);
const inString = (text: string): string => JSON.stringify(text).slice(1, -1);

/** A text as it is written in a syntax, so that whoever reads that syntax reads the text. */
export function written(text: string, syntax: Syntax): string {
  switch (syntax) {
    case 'html':
    case 'attribute':
    case 'xml':
    case 'svg':
      return escapeMarkup(text);
    case 'json':
    case 'js':
      return inString(text);
    case 'css':
      return text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\a ');
    case 'url':
      return encodeURIComponent(text);
    case 'text':
      return text;
  }
}
