declare module 'wawoff2/decompress.js' {
  /** Returns the TrueType or OpenType font in a WOFF 2 file. Rejects other bytes. */
  export default function decompress(font: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}
