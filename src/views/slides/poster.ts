/** What stands on a slide: one thing, laid out as a poster by what it is. Prose is told by the presenter, from the notes. */
import type { BodyNode } from '../../model/body.ts';
import type { StampView } from '../brand/card.ts';
import type { PlateView } from '../brand/plate.ts';
import type { PictureView } from '../site/pictures.ts';
import type { PrintedAddress } from '../site/printed.ts';
import type { FigurePart, OutcomeItem, StoryPart } from '../story/story.ts';
import type { Run } from './sentence.ts';

export interface Row {
  label?: string;
  /** Minutes from the start of the meeting, of which the label is the time. */
  offset?: number;
  text: string;
  /** A line below the text, in smaller type. */
  more?: Run[];
  /** Of a goal. */
  isDone?: boolean;
}

export interface LogoPart {
  part?: string;
  means: string;
}

export type Sound = Extract<StoryPart, { kind: 'Audio' }>;
export type Film = Extract<StoryPart, { kind: 'Video' }>;

/** `size`: the number of a size of type (see `room.ts`). */
export type Face =
  | {
      kind: 'cover';
      eyebrow?: string;
      /** When an item of the agenda begins: said before the eyebrow, and in minutes from the start of the meeting. */
      begins?: { text: string; offset: number };
      title: string;
      size: number;
      theme?: string;
      lines: string[];
      stamps: StampView[];
      picture?: PictureView;
      /** Whether the picture is drawn: it may hold words, so nothing may cover it. */
      isDrawing?: boolean;
      plate?: PlateView;
    }
  | { kind: 'logo'; plate: PlateView; form: string; parts: LogoPart[]; size: number; sound?: Sound; rights?: string }
  | { kind: 'sentence'; paragraphs: Run[][]; size: number; isQuote: boolean }
  /** The first number is the large one. `asOf`: of all of them. */
  | { kind: 'number'; items: OutcomeItem[]; size: number; asOf?: string }
  | { kind: 'picture'; figures: FigurePart[] }
  | { kind: 'film'; film: Film }
  /** `wave`: a path, drawn from the recording. */
  | { kind: 'sound'; sound: Sound; wave: string; size: number }
  | { kind: 'question'; questions: Run[][][]; size: number }
  | { kind: 'table'; parts: StoryPart[]; size: number }
  | { kind: 'rows'; rows: Row[]; isNumbered: boolean; size: number }
  | { kind: 'end'; text?: string; lines: string[]; sources: string[]; online?: PrintedAddress };

/** A slide before it is drawn: its place in the deck is not known yet. */
export interface Draft {
  heading: string;
  face: Face;
  /** What the presenter tells: what the face does not show, or not whole. */
  told: BodyNode[];
  /** What the face shows whole, for the notes of another slide if this one is given up. */
  shown: BodyNode[];
  /** Slides of a lower rank are given up first if there are too many; without one, never. */
  rank?: number;
}

export interface Slide {
  heading: string;
  face: Face;
  tone?: string;
  /** For the presenter, and for whoever reads the deck. `Note` and `Internal` are in it if the body is the full one. */
  notes: StoryPart[];
  /** How long the item of the agenda that begins here may take. */
  minutes?: number;
}

/** How many slides a case has at most, unless what it shows needs more. */
const MOST = 12;

/**
 * Gives up slides until there are `most`: first each question has no longer its own, then the slides of the lowest rank
 * become notes of the one before.
 */
export function folded(drafts: readonly Draft[], most = MOST): Draft[] {
  const kept = drafts.map((draft) => ({ ...draft, told: [...draft.told] }));
  for (let at = kept.length - 1; at > 0 && kept.length > most; at -= 1) {
    const [one, other] = [kept[at - 1] as Draft, kept[at] as Draft];
    if (one.face.kind !== 'question' || other.face.kind !== 'question' || other.face.questions.length > 1) continue;
    one.face = { ...one.face, questions: [...one.face.questions, ...other.face.questions], size: Math.max(one.face.size, other.face.size, 4) };
    one.shown = [...one.shown, ...other.shown];
    one.told.push(...other.told);
    kept.splice(at, 1);
  }
  while (kept.length > most) {
    const ranks = kept.map(({ rank }, at) => (at === 0 ? Number.POSITIVE_INFINITY : (rank ?? Number.POSITIVE_INFINITY)));
    const least = Math.min(...ranks);
    if (least === Number.POSITIVE_INFINITY) break;
    const at = ranks.lastIndexOf(least);
    const [given] = kept.splice(at, 1);
    if (given !== undefined) kept[at - 1]?.told.push(...given.shown, ...given.told);
  }
  return kept;
}

/** Tells slides of one heading apart by their number among them. */
export function distinct<Headed extends { heading: string }>(
  slides: readonly Headed[],
  part: (heading: string, number: number, of: number) => string,
): Headed[] {
  const totals = Map.groupBy(slides, ({ heading }) => heading);
  return slides.map((slide) => {
    const same = totals.get(slide.heading) ?? [];
    return same.length < 2 ? slide : { ...slide, heading: part(slide.heading, same.indexOf(slide) + 1, same.length) };
  });
}

/** Splits a value such as 超1500 or 50余 into its digits, which are large, and its words, which are not. */
export const valueParts = (value: string): { text: string; isDigits: boolean }[] =>
  value
    .split(/(\p{Script=Han}+)/u)
    .filter((text) => text !== '')
    .map((text, _, all) => ({ text, isDigits: all.length === 1 || !/^\p{Script=Han}/u.test(text) }));

/** Splits an address where it may break: after a slash, and before a dot or a hyphen. */
export const addressParts = (address: string): string[] => address.split(/(?<=\/)|(?=[.-])/u);
