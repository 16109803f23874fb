/** The text of a body as it is searched and compared. */
import type { BodyNode } from './read/body/tree.ts';
import type { ComponentName } from './schema/components.ts';

type AnyNode = BodyNode<ComponentName>;

const BLOCKS = new Set(['paragraph', 'heading', 'code', 'blockquote', 'listItem', 'tableRow', 'component', 'footnoteDefinition']);

/** Returns the text, one block a line, with the texts in attributes. */
export const plainText = (nodes: readonly AnyNode[]): string => textWith(nodes, componentText);

/** Returns the text, one block a line. `attributesText` gives the text of a component's attributes. */
export function textWith(nodes: readonly AnyNode[], attributesText: (attributes: Record<string, string>) => string): string {
  const parts: string[] = [];
  const visit = (node: AnyNode): void => {
    if (node.type === 'component') parts.push(attributesText(node.attributes), '\n');
    else if (node.value !== undefined) parts.push(node.value);
    else if (node.type === 'image') parts.push([node.alt, node.title].filter(Boolean).join(' '));
    else if (node.type === 'break') parts.push('\n');
    for (const child of node.children ?? []) visit(child);
    if (node.type === 'tableCell') parts.push(' ');
    if (BLOCKS.has(node.type)) parts.push('\n');
  };
  for (const node of nodes) visit(node);
  return parts
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

const WORDS = ['title', 'date', 'before', 'value', 'unit', 'label', 'caption', 'alt', 'by', 'transcript'];
const componentText = (attributes: Record<string, string>): string => WORDS.flatMap((name) => attributes[name] ?? []).join(' ');

/** Returns the letters and digits of a text, folded by NFKC and in lower case. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Letters in a shingle: longer than common phrases. */
export const SHINGLE = 8;
/** One fingerprint out of this many is kept. */
const SAMPLE = 8;

const BASE = 0x01000193;
const BASE_POWER = Array.from({ length: SHINGLE }).reduce<number>((power) => Math.imul(power, BASE), 1);

/** Returns the sampled fingerprints of a text's shingles by a rolling hash (Rabin-Karp), each once. Each is below 2 ** 32. */
export function fingerprints(text: string): Uint32Array {
  const prints = new Set<number>();
  let rolling = 0;
  for (let at = 0; at < text.length; at += 1) {
    rolling = (Math.imul(rolling, BASE) + text.charCodeAt(at)) | 0;
    if (at >= SHINGLE) rolling = (rolling - Math.imul(text.charCodeAt(at - SHINGLE), BASE_POWER)) | 0;
    if (at < SHINGLE - 1) continue;
    // Mixes the bits, so that sampling does not depend on the last letters alone.
    let print = Math.imul(rolling ^ (rolling >>> 16), 0x45d9f3b);
    print = (print ^ (print >>> 15)) >>> 0;
    if (print % SAMPLE === 0) prints.add(print);
  }
  return Uint32Array.from(prints);
}

/** Fingerprints as text, so that they can be kept as JSON. */
export const packed = (prints: Uint32Array): string => Buffer.from(prints.buffer, prints.byteOffset, prints.byteLength).toString('base64');

export function unpacked(text: string): Uint32Array {
  const bytes = Buffer.from(text, 'base64');
  // Numbers must lie where their size says; nearly always they do.
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  return new Uint32Array(buffer, byteOffset, bytes.length >> 2);
}
