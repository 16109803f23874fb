/** Bytes of texts in the character sets that Node reads and does not write. */

function writerOf(label: string, leads: [number, number]): (text: string) => Buffer | undefined {
  let table: Map<string, readonly [number, number]> | undefined;
  const make = (): Map<string, readonly [number, number]> => {
    const decoder = new TextDecoder(label);
    const found = new Map<string, readonly [number, number]>();
    for (let lead = leads[0]; lead <= leads[1]; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const character = decoder.decode(Uint8Array.of(lead, trail));
        if (Array.from(character).length === 1 && character !== '\uFFFD' && !found.has(character)) found.set(character, [lead, trail]);
      }
    }
    return found;
  };
  return (text) => {
    table ??= make();
    const octets: number[] = [];
    for (const character of text) {
      const code = character.charCodeAt(0);
      const pair = code < 0x80 ? [code] : table.get(character);
      if (pair === undefined) return undefined;
      octets.push(...pair);
    }
    return Buffer.from(octets);
  };
}

/** In GB18030, as far as two bytes go; undefined if a character needs four. */
export const gb18030 = writerOf('gb18030', [0x81, 0xfe]);

/** In Big5; undefined if it lacks a character. */
export const big5 = writerOf('big5', [0x81, 0xfe]);

/** In UTF-16, the larger byte first. */
export const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
export const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le');

export const utf32 = (text: string, isLittle: boolean): Buffer => {
  const points = Array.from(text, (character) => character.codePointAt(0) as number);
  const bytes = Buffer.alloc(points.length * 4);
  for (const [at, point] of points.entries()) {
    if (isLittle) bytes.writeUInt32LE(point, at * 4);
    else bytes.writeUInt32BE(point, at * 4);
  }
  return bytes;
};

/** UTF-8 that somebody took for Windows-1252 and wrote down again as UTF-8. */
export function mojibake(text: string): string {
  const decoder = new TextDecoder('windows-1252');
  return decoder.decode(Buffer.from(text));
}
