/** Line breaks within a paragraph: between two Han characters they are nothing, elsewhere a space. */
import type { BodyNode, ComponentNode, MarkdownNode } from './tree.ts';

/** Characters that Chinese sets without spaces around them. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef“”‘’—…·]/u;

const BLOCKS = new Set(['root', 'blockquote', 'list', 'listItem', 'table', 'tableRow', 'footnoteDefinition', 'component']);

/** A copy of the tree with the line breaks of its texts resolved, across emphasis and links too. */
export function joinLines(nodes: BodyNode[]): BodyNode[] {
  return nodes.map((node) => {
    if (node.children === undefined) return node;
    if (BLOCKS.has(node.type)) return { ...node, children: joinLines(node.children) } as MarkdownNode<never> | ComponentNode<never>;
    const texts: MarkdownNode<never>[] = [];
    const copy = structuredClone(node) as MarkdownNode<never>;
    collect(copy, texts);
    for (const [index, text] of texts.entries()) {
      if (text.type !== 'text' || text.value === undefined || !text.value.includes('\n')) continue;
      const before = lastCharacter(texts[index - 1]?.value);
      const after = firstCharacter(texts[index + 1]?.value);
      text.value = text.value.replace(/[ \t]*\n[ \t]*/g, (match, at: number, whole: string) => {
        const left = at === 0 ? before : lastCharacter(whole.slice(0, at));
        const right = at + match.length === whole.length ? after : firstCharacter(whole.slice(at + match.length));
        return WIDE.test(left) && WIDE.test(right) ? '' : ' ';
      });
    }
    return copy;
  });
}

function collect(node: MarkdownNode<never>, texts: MarkdownNode<never>[]): void {
  if (node.type === 'text' || node.type === 'inlineCode') texts.push(node);
  for (const child of (node.children ?? []) as MarkdownNode<never>[]) collect(child, texts);
}

const firstCharacter = (text: string | undefined): string => [...(text ?? '').slice(0, 2)][0] ?? '';
const lastCharacter = (text: string | undefined): string => [...(text ?? '').slice(-2)].at(-1) ?? '';
