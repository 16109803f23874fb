/**
 * Fast path for the plain YAML of nearly all files, with js-yaml, which gives data without positions. The
 * `yaml` library takes ten times as long. It reads the rest: faulty YAML, features that content must not use,
 * and everything that the two libraries might read differently. Tests check that both agree here.
 */
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';

/** Characters that the libraries may or may not take for white space or a line ending. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a text with control characters is not plain.
const FOREIGN = /[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/;
const DOCUMENT_MARK = /^(?:---|\.\.\.|%)/m;
/** Anchors, aliases, tags, block scalars, complex keys, escapes. */
const BEYOND = /(?:^|[\s[{,:-])[&*!|>%@`?]|[^\s[{,:]["']#|[\]}]#|\\|__proto__/m;
/** Numbers that only one of the libraries reads: other bases, digit groups, exponents, no integer part, infinity, NaN. */
const OTHER_NUMBER = /\d_|_\d|(?:^|[^\w.])[-+]?0[box]|[-+.]_|\de[-+]?\d|(?:^|[^\w.])[-+]?\.(?:inf|nan|\d)|(?:^|[\s[{,])-0(?!\d)/im;
/** Items whose content starts on the next line: the libraries disagree about its indentation. */
const BARE_DASH = /^ *- *(?:$|[#-])/m;
/** A key that both libraries return as it is written. */
const KEY = /^(?!(?:null|true|false)$)[A-Za-z_\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff-]*$/i;

/** Whether both libraries return every key in the data alike. */
function hasPlainKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(hasPlainKeys);
  return Object.entries(value).every(([key, one]) => KEY.test(key) && hasPlainKeys(one));
}

/** Whether all brackets and quotes close on their line. Only one of the libraries checks the indentation of later lines. */
function closesByLine(source: string): boolean {
  for (const line of source.split('\n')) {
    let open = 0;
    let single = 0;
    let double = 0;
    for (const sign of line) {
      if (sign === '[' || sign === '{') open += 1;
      else if (sign === ']' || sign === '}') open -= 1;
      else if (sign === "'") single += 1;
      else if (sign === '"') double += 1;
    }
    if (open !== 0 || single % 2 !== 0 || double % 2 !== 0) return false;
  }
  return true;
}

/** Returns the data of a YAML text, or undefined if it is faulty, not plain, or read differently by the libraries. */
export function readPlainYaml(source: string): { data: unknown } | undefined {
  if (
    FOREIGN.test(source) ||
    DOCUMENT_MARK.test(source) ||
    BEYOND.test(source) ||
    OTHER_NUMBER.test(source) ||
    BARE_DASH.test(source) ||
    !closesByLine(source)
  )
    return undefined;
  try {
    const data = load(source, { schema: CORE_SCHEMA });
    return typeof data === 'object' && data !== null && hasPlainKeys(data) ? { data } : undefined;
  } catch (error) {
    // The other library reports the fault and its position.
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
}
