/** The file types that content may use, by extension. */

export type AssetRole = 'image' | 'audio' | 'video' | 'download';

export interface Kind {
  role: AssetRole;
  format: Format;
}

export type RasterFormat = 'png' | 'jpeg' | 'webp' | 'avif';
export type OfficeFormat = 'docx' | 'xlsx' | 'pptx';
export type Format = 'svg' | RasterFormat | 'mp3' | 'm4a' | 'ogg' | 'wav' | 'mp4' | 'webm' | 'pdf' | OfficeFormat;

/** Allowed extensions in lower case. */
const KINDS: Readonly<Record<string, Kind>> = {
  svg: { role: 'image', format: 'svg' },
  png: { role: 'image', format: 'png' },
  jpg: { role: 'image', format: 'jpeg' },
  jpeg: { role: 'image', format: 'jpeg' },
  webp: { role: 'image', format: 'webp' },
  avif: { role: 'image', format: 'avif' },
  mp3: { role: 'audio', format: 'mp3' },
  m4a: { role: 'audio', format: 'm4a' },
  ogg: { role: 'audio', format: 'ogg' },
  wav: { role: 'audio', format: 'wav' },
  mp4: { role: 'video', format: 'mp4' },
  webm: { role: 'video', format: 'webm' },
  pdf: { role: 'download', format: 'pdf' },
  docx: { role: 'download', format: 'docx' },
  xlsx: { role: 'download', format: 'xlsx' },
  pptx: { role: 'download', format: 'pptx' },
};

/** Returns the extension of a name in lower case, `''` if it has none. */
export const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Returns role and format of a file by its extension, or undefined if it is not allowed. */
export const kindOf = (name: string): Kind | undefined => (Object.hasOwn(KINDS, extensionOf(name)) ? KINDS[extensionOf(name)] : undefined);
