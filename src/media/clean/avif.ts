/** Finds metadata in an AVIF by an allowlist of boxes (ISO/IEC 14496-12 and 23008-12). */

/** Top-level boxes of a still picture. */
const FILE = new Set(['ftyp', 'meta', 'mdat']);
const META = new Set(['hdlr', 'pitm', 'iloc', 'iinf', 'iref', 'iprp', 'idat']);
/** Properties needed to draw. `colr` is allowed only as `nclx`: an ICC profile may name its author. */
const PROPERTIES = new Set(['av1C', 'ispe', 'pixi', 'irot', 'imir', 'clap', 'pasp', 'auxC', 'colr']);

interface Box {
  type: string;
  /** Content after the header. */
  body: Buffer;
}

/** Yields consecutive boxes. Bytes that are not a box are yielded as type `tail`. */
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

/** Returns the type of the first box, item or property that is not needed to draw, such as `Exif`, or undefined. */
export function avifBurden(bytes: Buffer): string | undefined {
  const all = [...boxes(bytes)];
  if (all[0]?.type !== 'ftyp' || !all.some(({ type }) => type === 'meta')) return 'not avif';
  for (const { type, body } of all) {
    if (!FILE.has(type)) return type;
    // `meta` is a full box: 4 bytes of version and flags come first.
    if (type === 'meta') for (const burden of burdensOf(body.subarray(4))) return burden;
  }
  return undefined;
}

function* burdensOf(meta: Buffer): Generator<string> {
  for (const { type, body } of boxes(meta)) {
    if (!META.has(type)) yield type;
    if (type === 'iinf')
      for (const { body: entry } of boxes(body.subarray(4 + (body[0] === 0 ? 2 : 4)))) {
        // In `infe`, the item id and protection index come before the type.
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
