/** An address as a QR code, for printed pages. */
import { encode } from 'uqr';
import { remembered } from './remembered.ts';

export interface QrCode {
  /** Modules per side, with a quiet zone of 2 modules. */
  side: number;
  /** Horizontal strokes of width 1 over the dark modules, half the bytes of outlines. */
  path: string;
}

/**
 * Returns the smallest QR code of a text at error correction level L (7 %), which is enough for clean print. The pages of
 * one entry show the same addresses, and follow each other.
 */
export const qrCode: (text: string) => QrCode = remembered(16, drawn);

function drawn(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'L', border: 2 });
  const rows = data.map((row, y) => {
    let path = '';
    let at = 0;
    for (let x = 0; x < size; x += 1) {
      if (row[x] !== true || row[x - 1] === true) continue;
      let end = x;
      while (row[end] === true) end += 1;
      path += path === '' ? `M${x} ${y}.5h${end - x}` : `m${x - at},0h${end - x}`;
      at = end;
    }
    return path;
  });
  return { side: size, path: rows.join('') };
}
