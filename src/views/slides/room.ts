/** How much has room on a slide, counted in Han characters: the build does not measure in a browser. */

/**
 * The sizes of type on a slide, largest first, in hundredths of the width of a wide stage. The stylesheet has the same
 * ones; a slide names one by its index, from 1.
 */
const SIZES = [7.4, 5.6, 4.4, 3.4, 2.7, 2.2, 1.8] as const;
/** What is left of the stage below the heading, in the same unit. */
const WIDTH = 82;
const HEIGHT = 36;

/** Returns the width of a text in Han characters. Half-width ones count 0.55. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character >= ' ' && character < '\u0300' ? 0.55 : 1;
  return width;
}

/** A block of lines: its text, the share of the width that it has, and the gap below it as a share of the size. */
export interface Lines {
  text: string;
  share?: number;
  gap?: number;
  /** What has a height of its own below it. */
  below?: number;
}

/** Returns the height of blocks below each other in one size of type. */
export function heightOf(blocks: readonly Lines[], size: number, leading = 1.45): number {
  return blocks.reduce((sum, { text, share = 1, gap = 0.5, below = 0 }) => {
    const lines = Math.max(1, Math.ceil((widthOf(text) * size * 1.04) / (WIDTH * share)));
    return sum + lines * size * leading + gap * size + below;
  }, 0);
}

/** Returns the number of the largest size, from 1, in which the blocks have room; `from` is the largest one allowed. */
export function sizeFor(blocks: readonly Lines[], from = 1, room = HEIGHT): number {
  const fits = SIZES.findIndex((size, index) => index >= from - 1 && heightOf(blocks, size) <= room);
  return fits === -1 ? SIZES.length : fits + 1;
}

/** Returns whether blocks have room on one slide in a size that a room can read. */
export const hasRoom = (blocks: readonly Lines[]): boolean => heightOf(blocks, SIZES[SIZES.length - 2] as number) <= HEIGHT + 4;

/** Distributes neighbours evenly over as few groups as possible of which each `fits`. A larger item has its own group. */
export function grouped<Item>(items: readonly Item[], fits: (some: readonly Item[]) => boolean): Item[][] {
  for (let count = 1; count < items.length; count += 1) {
    const groups = Array.from({ length: count }, (_, at) =>
      items.slice(Math.round((at * items.length) / count), Math.round(((at + 1) * items.length) / count)),
    );
    if (groups.every(fits)) return groups;
  }
  return items.map((item) => [item]);
}
