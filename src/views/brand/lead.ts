/** What a case can begin with: a short voice, or its figures. Its story holds both in full. */
import { given } from '../../given.ts';
import { type BodyNode, componentsOf, type PublicBodyRoot, walk } from '../../model/body.ts';
import type { ComponentName } from '../../schema/components.ts';

type Node = BodyNode<ComponentName>;

export interface VoiceLead {
  kind: 'quote';
  text: string;
  by?: string;
}
export interface FiguresLead {
  kind: 'figures';
  items: { value: string; unit?: string; label: string }[];
}
export type LeadView = VoiceLead | FiguresLead;

/** Figures that a band has room for. */
const MOST_FIGURES = 4;
/** Characters of a figure that is set large. */
const SHORT_FIGURE = 7;
/** Characters of a voice that is set larger than figures. */
const SHORT_VOICE = 44;

const lengthOf = (text: string): number => [...text].length;

/** Returns the first voice of a body, if it is short and has no markup. */
export function voiceOf(body: PublicBodyRoot): VoiceLead | undefined {
  const [voice] = componentsOf(body, 'Quote');
  const [paragraph, ...others] = voice?.children ?? [];
  if (voice === undefined || paragraph?.type !== 'paragraph' || others.length > 0) return undefined;
  const words = paragraph.children ?? [];
  const text = words.map((word) => (word.type === 'text' ? word.value : undefined)).join('');
  if (words.some(({ type }) => type !== 'text') || text === '' || lengthOf(text) > SHORT_VOICE) return undefined;
  return { kind: 'quote', text, ...given('by', voice.attributes.by) };
}

/** Returns the first figures of a body that stand together, if they are several and none is long. */
export function figuresOf(body: PublicBodyRoot): FiguresLead | undefined {
  const run = firstRun(body.children as Node[]) ?? [];
  const items = run.map(({ value = '', unit, label = '' }) => ({ value, label, ...given('unit', unit) }));
  if (items.length < 2 || items.some(({ value }) => lengthOf(value) > SHORT_FIGURE)) return undefined;
  return { kind: 'figures', items: items.slice(0, MOST_FIGURES) };
}

/** Returns the attributes of the first outcome, and of those that follow it immediately. */
function firstRun(nodes: readonly Node[]): Partial<Record<string, string>>[] | undefined {
  for (const parent of [{ children: nodes }, ...walk(nodes)]) {
    const children = parent.children ?? [];
    const start = children.findIndex(isOutcome);
    if (start === -1) continue;
    const end = children.findIndex((node, at) => at > start && !isOutcome(node));
    return children.slice(start, end === -1 ? undefined : end).flatMap((node) => (isOutcome(node) ? [node.attributes] : []));
  }
  return undefined;
}

const isOutcome = (node: Node): node is Extract<Node, { type: 'component' }> => node.type === 'component' && node.name === 'Outcome';
