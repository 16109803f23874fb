/**
 * Files pressed once, when the site is made, rather than at each request: what many pages share. A page
 * by itself is pressed by the server as it goes out, in under a millisecond; pressing every page here
 * would take longer than making it, and three times the files to upload.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const SHARED = /^(?:assets|search|data)\/.*\.(?:css|js|json|xml|svg)$|^[^/]+\.xml$/;
/** A smaller file fits into one packet as it is. */
const SMALLEST = 1400;
/** As many at once as there are processors on a small machine. */
const AT_ONCE = 2;

const toBrotli = promisify(brotliCompress);
const toGzip = promisify<Buffer, { level: number }, Buffer>(gzip);

/** Writes a `.br` and a `.gz` beside each shared file. The same bytes give the same bytes, on any system. */
export async function compressShared(folder: string, files: readonly string[]): Promise<void> {
  const queue = files.filter((file) => SHARED.test(file));
  const work = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const target = path.join(folder, file);
      const bytes = await readFile(target);
      if (bytes.length < SMALLEST) continue;
      // What every visitor loads is worth the most careful level; of the index each loads a little.
      const quality = file.startsWith('assets/') ? constants.BROTLI_MAX_QUALITY : 9;
      const pressed = await toBrotli(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      });
      await writeFile(`${target}.br`, pressed);
      const zipped = await toGzip(bytes, { level: 9 });
      // The system that made it (RFC 1952, section 2.3.1): unknown.
      zipped[9] = 255;
      await writeFile(`${target}.gz`, zipped);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
