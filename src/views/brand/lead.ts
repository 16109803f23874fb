/**
 * What a case begins with, chosen by what it has, so that two cases side by side do not look alike: its cover, a short
 * voice, or its figures. A case without them begins with its standard.
 */
import { given } from '../../given.ts';
import type { OutcomeItem, StoryPart } from '../story/story.ts';

export type LeadView = { kind: 'figures'; items: Pick<OutcomeItem, 'value' | 'unit' | 'label'>[] } | { kind: 'quote'; text: string; by?: string };

/** Figures that a band has room for. */
const MOST_FIGURES = 4;
/** Characters of a voice that is set larger than figures. */
const SHORT_VOICE = 44;

/** Returns the lead of a story: its first voice if it is short, else its first figures, if there are several. */
export function leadOf(story: readonly StoryPart[]): LeadView | undefined {
  const parts = story.flatMap((part) => (part.kind === 'Practice' ? [part, ...part.body] : [part]));
  const voice = parts.find((part) => part.kind === 'Quote');
  const text = voice?.kind === 'Quote' ? plain(voice.body) : undefined;
  if (text !== undefined && [...text].length <= SHORT_VOICE)
    return { kind: 'quote', text, ...given('by', voice?.kind === 'Quote' ? voice.by : undefined) };
  const figures = parts.find((part) => part.kind === 'Outcomes');
  if (figures?.kind !== 'Outcomes' || figures.items.length < 2 || figures.items.some(({ isLong }) => isLong)) return undefined;
  return { kind: 'figures', items: figures.items.slice(0, MOST_FIGURES).map(({ value, unit, label }) => ({ value, label, ...given('unit', unit) })) };
}

/** Returns the text of a body of one paragraph without markup; undefined for any other. */
function plain(body: readonly StoryPart[]): string | undefined {
  const [only, ...others] = body;
  const text = only?.kind === 'html' && others.length === 0 ? /^\s*<p>([^<]*)<\/p>\s*$/.exec(only.html)?.[1] : undefined;
  // Escaped signs are rare in speech, and this is no place to undo them.
  return text === undefined || text.includes('&') ? undefined : text;
}
