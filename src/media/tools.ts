/** The versions of what encodes and draws: the bytes of media depend on them, and outputs name them in their keys. */

/** By how a file is made. */
export interface MediaTools {
  raster: string;
  vector: string;
  share: string;
}

/** Asks the libraries themselves, which loads all of them. */
export async function mediaTools(): Promise<MediaTools> {
  const [{ RASTER_TOOLS }, { VECTOR_TOOLS }, { SHARE_TOOLS }] = await Promise.all([
    import('./encode.ts'),
    import('./clean/vector.ts'),
    import('./share/draw.ts'),
  ]);
  return { raster: RASTER_TOOLS, vector: VECTOR_TOOLS, share: SHARE_TOOLS };
}
