/** Picture sizes. Separate from the decoders, which planning must not load. */

/** Limit of `asset/size`. */
export const MAX_PIXELS = 50_000_000;

export interface Size {
  width: number;
  height: number;
}

/** Scales a size so that its longer side is `side`. Returns integers of at least 1. */
export function fitWithin({ width, height }: Size, side: number): Size {
  const scale = side / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
