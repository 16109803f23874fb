/** Sizes of pictures, apart from reading them: planning needs these, and must not load decoders. */

/** Contract, section 12. */
export const MAX_PIXELS = 50_000_000;

export interface Size {
  width: number;
  height: number;
}

/** The same proportions, the longer side `side`, whole numbers from 1. */
export function fitWithin({ width, height }: Size, side: number): Size {
  const scale = side / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
