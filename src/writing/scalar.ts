/** Writes texts, numbers and truth values as YAML that every reader takes for the same value. */

export type Scalar = string | number | boolean | null;

/** How the value that is replaced was written; a new one is written so too where that is possible. */
export type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** What YAML 1.1 or 1.2 reads as something else than text. */
const WORD = /^(?:~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.(?:inf|nan))$/i;
const NUMBER = /^[-+.]?\d[\d_,.:xob+-]*(?:e[-+]?\d*)?$|^[-+]?0x[\da-f_]*$/i;
/** Dates are texts to the content's readers, and stand plain in content. */
const DATE = /^\d{4}-\d{2}(?:-\d{2})?$/;
const LEADING = /^[-?:,[\]{}#&*!|>'"%@`~.]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const ODD = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, but line feed.
const ODD_IN_LINES = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;
/** A pair of marks around the whole, which `check` would take for quotes of YAML in Chinese form. */
const AROUND = /^(?:[“”‘’＂＇].*[“”‘’＂＇"']|「.*」|『.*』|［.*[］\]]|【.*[】\]])$/u;

/** Whether a text may stand without quotes. In flow style more marks end a value. */
export function isPlain(text: string, isFlow: boolean): boolean {
  return (
    text !== '' &&
    text === text.trim() &&
    !ODD.test(text) &&
    !LEADING.test(text) &&
    !WORD.test(text) &&
    (DATE.test(text) || !NUMBER.test(text)) &&
    !/:\s|:$|\s#/u.test(text) &&
    !AROUND.test(text) &&
    !(isFlow && /[,[\]{}:，、]/u.test(text))
  );
}

/** A text in double quotes. JSON's escapes are YAML's too. */
const doubleQuoted = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Whether a text can stand line by line below a `|`. */
const fitsLines = (text: string): boolean =>
  text.trim() !== '' &&
  !ODD_IN_LINES.test(text) &&
  !/^\s|\n\n$/u.test(text) &&
  // Lines of blanks alone may be taken for indentation.
  !/^[^\S\n]+$/mu.test(text);

/** The lines below a `|` or `>`, with their indentation. */
function block(text: string, mark: '|' | '>', comment: string, indent: number): string {
  const isEnded = text.endsWith('\n');
  const lines = (isEnded ? text.slice(0, -1) : text).split('\n');
  const pad = ' '.repeat(indent);
  return `${mark}${isEnded ? '' : '-'}${comment}\n${lines.map((line) => (line === '' ? '' : pad + line)).join('\n')}`;
}

export interface Manner {
  isFlow: boolean;
  style: Style;
  /** The column at which lines of a text begin. */
  indent: number;
  /** A comment in the head of the block that is replaced, with the blanks before it. */
  comment?: string;
}

/** Writes one value. The result does not end with a line end, so that what follows on the line can stay. */
export function writeScalar(value: Scalar, { isFlow, style, indent, comment = '' }: Manner): string {
  if (typeof value !== 'string') return String(value) + comment;
  if (!isFlow && fitsLines(value)) {
    const isOne = !value.trimEnd().includes('\n');
    if (style === 'folded' && isOne) return block(value, '>', comment, indent);
    if (style === 'literal' || style === 'folded' || !isOne || value.endsWith('\n')) return block(value, '|', comment, indent);
  }
  if (style === 'double') return doubleQuoted(value) + comment;
  if (style === 'single' && !ODD.test(value)) return `'${value.replaceAll("'", "''")}'${comment}`;
  return (isPlain(value, isFlow) ? value : doubleQuoted(value)) + comment;
}

const KEY = /^[A-Za-z_\p{Script=Han}][\w\p{Script=Han}-]*$/u;

/** Writes a key of a mapping. */
export const writeKey = (key: string): string => (KEY.test(key) && !WORD.test(key) ? key : doubleQuoted(key));
