/** What an AVIF carries besides its picture: its boxes, as far as they can hold words. */

/** Boxes of a still picture (ISO 23008-12). */
const FILE = new Set(['ftyp', 'meta', 'mdat']);
const META = new Set(['hdlr', 'pitm', 'iloc', 'iinf', 'iref', 'iprp', 'idat']);
/** Properties that draw: the decoder's settings, size, turning, depth, and colours by number; a profile may say who made it. */
const PROPERTIES = new Set(['av1C', 'ispe', 'pixi', 'irot', 'imir', 'clap', 'pasp', 'auxC', 'colr']);

interface Box {
  type: string;
  /** What follows its head. */
  body: Buffer;
}

/** Boxes one after the other; anything that is none is a box called `tail`. */
function* boxes(bytes: Buffer): Generator<Box> {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(at) || bytes.length - at;
    if (size < 8 || at + size > bytes.length) break;
    yield { type: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + 8, at + size) };
    at += size;
  }
  if (at < bytes.length) yield { type: 'tail', body: bytes.subarray(at) };
}

/** The name of the first thing that draws nothing, such as `Exif`; undefined for a bare picture. */
export function avifBurden(bytes: Buffer): string | undefined {
  const all = [...boxes(bytes)];
  if (all[0]?.type !== 'ftyp' || !all.some(({ type }) => type === 'meta')) return 'not avif';
  for (const { type, body } of all) {
    if (!FILE.has(type)) return type;
    // A version and flags stand before what a full box holds.
    if (type === 'meta') for (const burden of burdensOf(body.subarray(4))) return burden;
  }
  return undefined;
}

function* burdensOf(meta: Buffer): Generator<string> {
  for (const { type, body } of boxes(meta)) {
    if (!META.has(type)) yield type;
    if (type === 'iinf')
      for (const { body: entry } of boxes(body.subarray(4 + (body[0] === 0 ? 2 : 4)))) {
        // Number and protection stand before the type, the name and its end after it.
        const at = 4 + (entry[0] === 3 ? 4 : 2) + 2;
        const kind = entry.toString('latin1', at, at + 4);
        if (kind !== 'av01' && kind !== 'grid') yield kind;
      }
    if (type === 'iprp')
      for (const { type: part, body: properties } of boxes(body))
        for (const { type: property, body: value } of part === 'ipco' ? boxes(properties) : []) {
          if (!PROPERTIES.has(property)) yield property;
          if (property === 'colr' && value.toString('latin1', 0, 4) !== 'nclx') yield 'colr';
        }
  }
}
