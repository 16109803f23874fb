/** Resolves line breaks within a paragraph: to nothing between two Chinese characters, to a space elsewhere. */
import type { BodyNode } from './tree.ts';

/** Characters that are set without spaces around them. */
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\ufe10-\ufe1f\ufe30-\ufe4f\uff00-\uffef]/u;
/** Punctuation that Chinese shares with other scripts. It counts as CJK next to a CJK character. */
const SHARED = /[“”‘’—…·]/u;
/** Variation selectors: they belong to the character before them. */
const VARIATION = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+$/u;

const joins = (left: string, right: string): boolean => {
  const [isLeft, isRight] = [CJK.test(left), CJK.test(right)];
  return (isLeft && isRight) || (isLeft && SHARED.test(right)) || (SHARED.test(left) && isRight);
};

const firstCharacter = (text: string): string => [...text.slice(0, 2)][0] ?? '';
const lastCharacter = (text: string): string => [...text.slice(-8).replace(VARIATION, '')].at(-1) ?? '';

/** Resolves the line breaks of a text. `before` and `after` are the adjacent characters. */
export function joinText(text: string, before = '', after = ''): string {
  const lines = text.split('\n');
  const last = lines.length - 1;
  let left = before;
  let result = '';
  for (const [index, line] of lines.entries()) {
    let part = index === 0 ? line : line.trimStart();
    if (index < last) part = part.trimEnd();
    if (index > 0) {
      // A break at the end of the text depends on the character after it.
      const right = firstCharacter(part) || (index === last ? after : '');
      if (right === '' && index < last) continue;
      result += joins(left, right) ? '' : ' ';
    }
    result += part;
    if (part !== '') left = lastCharacter(part);
  }
  return result;
}

interface Leaf {
  type: string;
  value?: string;
}

/** Resolves the line breaks of inline content in place, also across emphasis and links. */
export function joinLines(nodes: readonly BodyNode[]): void {
  const leaves: Leaf[] = [];
  const collect = (node: BodyNode): void => {
    if (node.type === 'component') return;
    // A footnote reference does not separate the texts around it.
    if (node.children === undefined && node.type !== 'footnoteReference') leaves.push(node);
    node.children?.forEach(collect);
  };
  nodes.forEach(collect);
  if (!leaves.some((leaf) => leaf.type === 'text' && leaf.value?.includes('\n'))) return;
  for (const [index, leaf] of leaves.entries()) {
    if (leaf.type !== 'text' || !leaf.value?.includes('\n')) continue;
    leaf.value = joinText(leaf.value, lastCharacter(leaves[index - 1]?.value ?? ''), firstCharacter(leaves[index + 1]?.value ?? ''));
  }
}
