/** An address as a QR code, for those who read on paper. */
import { encode } from 'uqr';

export interface QrCode {
  /** Modules a side, with the quiet zone that readers need. */
  side: number;
  /** Strokes of width 1 along the rows, over the dark ones: half the bytes of outlines. */
  path: string;
}

/** The smallest code of a text, with the correction that clean print needs (L, 7 %). */
export function qrCode(text: string): QrCode {
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
