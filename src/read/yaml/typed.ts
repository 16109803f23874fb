/** Finds values that YAML reads otherwise than they were typed, without any fault of syntax. */
import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';

/** `cut`: at a blank and `#`; `quotes`, `brackets`: printed; `one`: several items read as one. */
export type TypedKind = 'cut' | 'quotes' | 'brackets' | 'one';

export interface Typed {
  offset: number;
  kind: TypedKind;
  /** The key, `''` for an item of a list. */
  key: string;
  /** The value as it is read, and for `cut` what was lost. */
  value: string;
  lost: string;
}

/** Whether a source may hold such a value. Most do not, and finding the nodes takes ten times as long as reading. */
const SUSPECT = /\S[ \t]+#[^\s#]|\S[ \t]+#.*#|(?:^|[:[{,-])[ \t]*["“”‘’「『＂＇［【]|\[[^\]\n]*[，、][^\]\n]*\]/mu;

/** Opening marks with the marks that close them. */
const QUOTES: Readonly<Record<string, string>> = { '“': '”"＂', '”': '”“"＂', '‘': "’'＇", '「': '」', '『': '』', '＂': '＂"”', '＇': "＇'’" };
const BRACKETS: Readonly<Record<string, string>> = { '［': '］]', '【': '】' };
/** Keys that keep any marks, or that quote what somebody says. */
const AS_TYPED = new Set(['name', 'formerNames', 'from', 'transcript', 'avoid', 'use']);
/** Keys whose items are words or short phrases. */
const SHORT_ITEMS = new Set(['tags', 'carriers', 'formerNames', 'authors']);
/** Values that are no text have messages of their own. */
const NO_TEXT = /^[\w./:-]+$/;

/** Returns the values under a node that are read otherwise than they were typed. Does not look under `internal`. */
export function typedOtherwise(source: string, root: () => Node | null): Typed[] {
  if (!SUSPECT.test(source)) return [];
  const found: Typed[] = [];
  const visit = (node: unknown, key: string, isItem = false): void => {
    if (isMap(node)) {
      for (const pair of node.items) {
        const name = isScalar(pair.key) ? String(pair.key.value) : '';
        if (name !== 'internal') visit(pair.value, name);
      }
    } else if (isSeq(node)) {
      const [only] = node.items;
      if (node.flow === true && node.items.length === 1 && isScalar(only) && SHORT_ITEMS.has(key) && isSeveral(only))
        found.push({ offset: only.range?.[0] ?? 0, kind: 'one', key, value: only.value as string, lost: '' });
      else for (const item of node.items) visit(item, key, true);
    } else if (isScalar(node) && node.type === 'PLAIN' && typeof node.value === 'string') {
      const kind = kindOf(node, key);
      if (kind !== undefined) found.push({ offset: node.range?.[0] ?? 0, kind, key: isItem ? '' : key, value: node.value, lost: node.comment ?? '' });
    }
  };
  visit(root(), '');
  return found;
}

const isSeveral = ({ type, value }: Scalar): boolean =>
  type === 'PLAIN' &&
  typeof value === 'string' &&
  /[，、]/u.test(value) &&
  value.split(/[，、]/u).every((part) => part.trim() !== '' && part.length <= 16);

function kindOf({ value, comment }: Scalar, key: string): TypedKind | undefined {
  const text = value as string;
  // Who writes a comment on purpose leaves a blank after its mark.
  if (typeof comment === 'string' && (/^[^\s#]/.test(comment) || /^[^\n]*#/.test(comment)) && !/^[!#]/.test(comment)) return 'cut';
  const inner = text.slice(1, -1).trim();
  if (text.length < 3 || inner === '') return undefined;
  const [first, last] = [text[0] as string, text.at(-1) as string];
  if (QUOTES[first]?.includes(last) === true) {
    const isWhole = !/[“”„"＂「」『』]/u.test(inner) || !/^[^“「『]*[”」』]/u.test(inner);
    return isWhole && !AS_TYPED.has(key) && !NO_TEXT.test(inner) ? 'quotes' : undefined;
  }
  return BRACKETS[first]?.includes(last) === true && !/[］】]/u.test(inner) && (first === '［' || /[，、,]/u.test(inner)) && !AS_TYPED.has(key)
    ? 'brackets'
    : undefined;
}
