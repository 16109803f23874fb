/**
 * Walks a content directory. It opens no file and needs nothing else of the house, so that a command can see that
 * nothing has changed before it loads the rest.
 */
import { createHash } from 'node:crypto';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { compareText } from '../diagnostic.ts';

/** A file. `file` is its path in the directory, in NFC and with `/`; `absolute` is its path on disk. */
export interface FileEntry {
  file: string;
  absolute: string;
  /** Path on disk with symbolic links resolved. */
  real: string;
  /** Resolved path of its folder. */
  realFolder: string;
  /** False for devices, pipes and sockets: reading one might never end. */
  isRegular: boolean;
  /** Its signature when the directory was walked (see `signatureOf`). */
  signature: string | undefined;
}

/** The files of a directory in a fixed order. */
export interface Walk {
  root: string;
  files: FileEntry[];
  /** Symbolic links to folders outside the directory. They are not entered. */
  exits: Set<string>;
}

/** A content directory that cannot be listed; its message is the directory. */
export class NoContentError extends Error {}

/** Walks `root` and, if given, `privateRoot`. Throws `NoContentError` if one cannot be listed. */
export const walkAll = ({ root, privateRoot }: { root: string; privateRoot?: string }): Walk[] =>
  [root, ...(privateRoot === undefined ? [] : [privateRoot])].map((one) => {
    try {
      return walk(one);
    } catch (error) {
      throw new NoContentError(one, { cause: error });
    }
  });

const IGNORED = (name: string): boolean => name.startsWith('.') || name === 'Thumbs.db';
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, which NFC does not change.
const ASCII = /^[\u0000-\u007f]*$/;
const composed = (name: string): string => (ASCII.test(name) ? name : name.normalize('NFC'));

/** Lists the files of a directory in a fixed order. Throws if `root` cannot be read. */
export function walk(root: string): Walk {
  const exits = new Set<string>();
  const files: FileEntry[] = [];
  const base = realpathSync(root);
  // Synchronous on purpose: creating ten thousand promises takes as long as reading ten thousand folders.
  const visit = (folder: string, absolute: string, realFolder: string, ancestors: readonly string[]): void => {
    const inside = readdirSync(absolute, { withFileTypes: true }).filter((entry) => !IGNORED(entry.name));
    for (const entry of inside.sort((a, b) => compareText(a.name, b.name))) {
      const inner = `${absolute}${path.sep}${entry.name}`;
      const file = folder + composed(entry.name);
      let real = `${realFolder}${path.sep}${entry.name}`;
      let isFolder = entry.isDirectory();
      let isRegular = entry.isFile();
      // A symbolic link, or an entry whose type this file system does not report.
      if (!isFolder && !isRegular) {
        try {
          real = realpathSync(inner);
          const what = statSync(real);
          [isFolder, isRegular] = [what.isDirectory(), what.isFile()];
        } catch {
          // A broken link.
          continue;
        }
      }
      if (isFolder) {
        // Following a link to a parent folder would never end.
        const within = real === base || real.startsWith(base + path.sep);
        if (!within) exits.add(`${file}/`);
        else if (!ancestors.includes(real)) visit(`${file}/`, inner, real, [...ancestors, real]);
      } else {
        files.push({ file, absolute: inner, real, realFolder, isRegular, signature: signatureOf(inner) });
      }
    }
  };
  visit('', path.normalize(root).replace(/(?<=.)[\\/]$/, ''), base, [base]);
  return { root, files, exits };
}

/**
 * Returns a digest of everything that a walk has found, or undefined if a file is too young: then its bytes count.
 * While the digest is the same, so are all files and their contents.
 */
export function stateOf(walks: readonly Walk[]): string | undefined {
  const hash = createHash('sha256');
  for (const { root, files, exits } of walks) {
    const lines = [root, ...exits, ''];
    for (const { file, absolute, real, realFolder, isRegular, signature } of files) {
      if (signature === undefined) return undefined;
      lines.push(`${file}\u0000${signature}${isRegular ? '' : ' irregular'}${real.endsWith(absolute) ? '' : `\u0000${real}\u0000${realFolder}`}`);
    }
    hash.update(lines.join('\n'));
  }
  return hash.digest('hex');
}

/** Milliseconds within which two changes of a file may leave the same timestamps, on any file system. */
const BLURRED = 2500;

/**
 * Returns a file's status (`stat`) as a signature: while it is the same, so is the content. Returns undefined
 * for a file changed so recently that another change might go unnoticed, and for one without a status.
 * No program can set the ctime, so that copies and `touch` change the signature too.
 */
export function signatureOf(absolute: string): string | undefined {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(absolute, { bigint: true });
    const youngest = BigInt(Math.floor(performance.timeOrigin - BLURRED)) * 1_000_000n;
    return ctimeNs < youngest && mtimeNs < youngest ? `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}` : undefined;
  } catch {
    return undefined;
  }
}
