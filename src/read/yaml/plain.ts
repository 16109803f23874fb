/**
 * The YAML that nearly all files are written in, read by a library that gives data alone. The one that
 * knows where everything stands takes ten times as long, which with ten thousand cases is most of the
 * waiting; it reads what is wrong, what the contract leaves out, and whatever the two might read
 * differently. On what is read here both agree to the letter, which the tests hold.
 */
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';

/** Signs that one library takes for a blank or a line's end, and the other may not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a text that has any is not plain.
const FOREIGN = /[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/;
const DOCUMENT_MARK = /^(?:---|\.\.\.|%)/m;
/** Anchors, aliases, tags, block texts, keys of any kind, escapes. */
const BEYOND = /(?:^|[\s[{,:-])[&*!|>%@`?]|[^\s[{,:]["']#|[\]}]#|\\|__proto__/m;
/** Numbers of other bases, in groups, with exponents, without a whole part, and none: read by one of the two alone. */
const OTHER_NUMBER = /\d_|_\d|(?:^|[^\w.])[-+]?0[box]|[-+.]_|\de[-+]?\d|(?:^|[^\w.])[-+]?\.(?:inf|nan|\d)|(?:^|[\s[{,])-0(?!\d)/im;
/** Items whose content begins on the next line: how far in, the libraries do not agree. */
const BARE_DASH = /^ *- *(?:$|[#-])/m;
/** A key that both give as it is written. */
const KEY = /^(?!(?:null|true|false)$)[A-Za-z_\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff-]*$/i;

/** Whether every key in the data is one that both libraries give alike. */
function hasPlainKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(hasPlainKeys);
  return Object.entries(value).every(([key, one]) => KEY.test(key) && hasPlainKeys(one));
}

/** Brackets and quotes that close on a later line, which must be indented in a way that one of the two does not look at. */
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

/** The data of a YAML text, or undefined where it is not certain: wrong, left out by the contract, or rare. */
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
    // What is wrong, and where, the other library says.
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
}
