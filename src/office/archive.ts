/**
 * Opens files of Office (OOXML) that somebody sent. What they hold is measured before it is unpacked, so that a file
 * that would fill the memory is refused with a sentence.
 */
import { unzipSync } from 'fflate';
import { OFFICE } from '../wording/office.ts';

/** A file that cannot be used. The message is Chinese and says what to do. */
export class OfficeError extends Error {}

export type OfficeKind = 'docx' | 'xlsx';

const MB = 1024 * 1024;
/** Bytes of a file as sent, of one part of it unpacked, and of all that is unpacked. */
const LARGEST = 50 * MB;
const LARGEST_PART = 40 * MB;
const LARGEST_WHOLE = 120 * MB;
const MOST_PARTS = 3000;

/** The part that tells what a file is. */
const MAIN: Record<OfficeKind, string> = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' };

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte);

/** Whether bytes are those of a ZIP, as all OOXML files are. */
export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);

/** What a file is that is no ZIP: an older Office document, one with a password, a PDF, a picture, or undefined. */
function otherKind(bytes: Uint8Array): 'old' | 'encrypted' | 'pdf' | 'picture' | undefined {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    // A document with a password is a compound file with this stream; names in it are UTF-16.
    const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(name)) ? 'encrypted' : 'old';
  }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  return startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff) ? 'picture' : undefined;
}

/**
 * Returns the parts of an OOXML file by name that `isWanted` names. Throws `OfficeError` if the file is something else,
 * is damaged, or is too large to be opened.
 */
export function openArchive(bytes: Uint8Array, kind: OfficeKind, isWanted: (name: string) => boolean = () => true): Map<string, Uint8Array> {
  if (bytes.length === 0) throw new OfficeError(OFFICE.empty);
  if (!isZip(bytes)) throw new OfficeError(OFFICE.notOffice(kind, otherKind(bytes)));
  if (bytes.length > LARGEST) throw new OfficeError(OFFICE.tooLarge(LARGEST / MB));
  let whole = 0;
  const names: string[] = [];
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        names.push(name);
        if (names.length > MOST_PARTS) throw new OfficeError(OFFICE.tooManyParts);
        if (!isWanted(name)) return false;
        whole += originalSize;
        if (originalSize > LARGEST_PART || whole > LARGEST_WHOLE) throw new OfficeError(OFFICE.tooLarge(LARGEST_WHOLE / MB));
        return true;
      },
    });
  } catch (error) {
    throw error instanceof OfficeError ? error : new OfficeError(OFFICE.damaged);
  }
  if (!names.includes(MAIN[kind])) {
    const other = (Object.keys(MAIN) as OfficeKind[]).find((one) => names.includes(MAIN[one]));
    throw new OfficeError(OFFICE.notOffice(kind, other ?? (names.includes('content.xml') ? 'opendocument' : 'zip')));
  }
  return new Map(Object.entries(parts));
}
