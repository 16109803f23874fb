/** Writes a folder as a zip archive. The same files give the same bytes. */
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { ownName } from '../../leftovers.ts';

/** The first moment that an archive can name, in the zone that it is written in: archives name no zone. */
const TIME = new Date(1980, 0, 1);
/** What is compressed already would only take time. */
export const COMPRESSED = /\.(?:webp|avif|jpe?g|png|mp3|m4a|ogg|oga|opus|flac|mp4|webm|woff2|zip|docx|xlsx|pptx|pdf)$/i;

/**
 * Writes the files of a folder to `target` in their order. `onBytes` is told how many bytes are written; `texts` are
 * files that are in no folder, by their paths in the archive. Throws if the disk cannot take it; then `target` is as it was.
 */
export async function writeZip(
  folder: string,
  files: readonly string[],
  target: string,
  onBytes?: (bytes: number) => void,
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const zip = new ZipFile();
  for (const [file, text] of texts) zip.addBuffer(Buffer.from(text), file, { mtime: TIME, mode: 0o100644, forceDosTimestamp: true });
  for (const file of files)
    zip.addFile(path.join(folder, file), file, { mtime: TIME, mode: 0o100644, compress: !COMPRESSED.test(file), forceDosTimestamp: true });
  // A command that is killed leaves this file, whose name says so (see `site/outFolder.ts`).
  const part = path.join(path.dirname(target), `.${path.basename(target)}.${ownName()}.part`);
  let bytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      onBytes?.(bytes);
      done(null, chunk);
    },
  });
  // A file that cannot be read ends the archive.
  (zip as unknown as NodeJS.EventEmitter).on('error', (error: Error) => counter.destroy(error));
  try {
    zip.end();
    await pipeline(zip.outputStream, counter, createWriteStream(part));
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
