/** An address as a QR code, for printed pages. */
import encodeQr from 'qr';
import { remembered } from './remembered.ts';

export interface QrCode {
  /** Modules per side, with a quiet zone of 2 modules. */
  side: number;
  /** Horizontal strokes of width 1 over the dark modules, each from where the last one ended: two thirds of the bytes of outlines. */
  path: string;
}

/**
 * Returns the smallest QR code of a text at error correction level L (7 %), which is enough for clean print. The pages of
 * one entry show the same addresses, and follow each other.
 */
export const qrCode: (text: string) => QrCode = remembered(16, drawn);

function drawn(text: string): QrCode {
  const data = encodeQr(text, 'raw', { ecc: 'low', border: 2 });
  const size = data.length;
  let path = 'M0 .5';
  let [penX, penY] = [0, 0];
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x += 1) {
      if (row[x] !== true || row[x - 1] === true) continue;
      let end = x;
      while (row[end] === true) end += 1;
      path += `m${x - penX} ${y - penY}h${end - x}`;
      [penX, penY] = [end, y];
    }
  }
  return { side: size, path };
}
