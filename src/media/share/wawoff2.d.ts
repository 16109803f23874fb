declare module 'wawoff2/decompress.js' {
  /** The TrueType or OpenType font in a WOFF 2 file. Rejects for bytes that are none. */
  export default function decompress(font: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}
