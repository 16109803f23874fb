/**
 * Copies of files that many pages share, compressed once, when the site is made, rather than at each request. A server
 * compresses a page as it sends it, in under a millisecond; compressing every page here would take longer than making
 * it, and would triple the files to upload.
 */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Output } from './output.ts';

const SHARED = /^(?:assets|search|data)\/.*\.(?:css|js|json|xml|svg)$|^[^/]+\.xml$/;
/** A smaller file fits into one packet as it is. */
const SMALLEST = 1400;

/** A window of a file's own size: the usual one of 4 MiB takes thirteen times as long to set up as a small file takes to compress, and saves nothing. */
const windowOf = (size: number): number =>
  Math.min(constants.BROTLI_MAX_WINDOW_BITS, Math.max(constants.BROTLI_MIN_WINDOW_BITS, Math.ceil(Math.log2(size))));

/** A `.br` and a `.gz` of a file, if it is one that many pages share. `digest` is that of its bytes. The same bytes give the same bytes, on any system. */
export function compressedOutputs(path: string, size: number, digest: string, read: () => Promise<Uint8Array>): Output[] {
  if (size < SMALLEST || !SHARED.test(path)) return [];
  // What every visitor loads is worth the most careful level; of the index each loads a little, and 9 takes 2.6 times as long as 8 for 0.07 % less.
  const quality = path.startsWith('assets/') ? constants.BROTLI_MAX_QUALITY : 8;
  return [
    {
      path: `${path}.br`,
      key: `brotli ${quality} window ${digest}`,
      make: async () =>
        // At once: most files are small, and to hand one to another thread takes longer than to compress it.
        brotliCompressSync(await read(), {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: quality,
            [constants.BROTLI_PARAM_SIZE_HINT]: size,
            [constants.BROTLI_PARAM_LGWIN]: windowOf(size),
          },
        }),
    },
    {
      path: `${path}.gz`,
      key: `gzip 9 ${digest}`,
      async make() {
        const zipped = gzipSync(await read(), { level: 9 });
        // The system that made it (RFC 1952, section 2.3.1): unknown.
        zipped[9] = 255;
        return zipped;
      },
    },
  ];
}
