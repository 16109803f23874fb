/**
 * SVGs as they go out. The gate writes the safe part, svgo makes it small, and the gate writes that
 * again, so that the last word is not a minifier's: no style sheet, no class, no id or word of the
 * author's, and nothing that the gate does not know.
 */
import { optimize, type PluginConfig, VERSION } from 'svgo';
import { decode } from '../../read/text.ts';
import { readSvg } from '../formats/svg.ts';
import { SVG_SIDE } from '../plan.ts';

/** What the bytes depend on besides the picture and this room. */
export const VECTOR_TOOLS = `svgo ${VERSION}`;

/** Larger ones take svgo seconds, for the few per cent that it still finds. */
const MAX_OPTIMISED = 256 * 1024;

/** Rules become attributes of what they apply to; those that no still picture needs (`:hover`) go with the sheet. */
const INLINE: PluginConfig[] = [{ name: 'inlineStyles', params: { onlyMatchedOnce: false } }, { name: 'removeStyleElement' }];

/**
 * The published form. `untouched` leaves every path, colour and group as drawn. Throws where the gate
 * refuses it: then it is not the file that was looked at.
 */
export function publishSvg(bytes: Buffer, { digest, untouched = false }: { digest: string; untouched?: boolean }): string {
  const decoded = decode(bytes);
  if ('wrong' in decoded) throw new Error('an SVG that is not UTF-8');
  const safe = clean(decoded.text, {});
  // Written by the gate in between: the minifier misreads shorthands such as `font` that are still in `style`.
  const plain = safe.includes('<style') ? clean(optimize(safe, { plugins: INLINE }).data, {}) : safe;
  const small =
    untouched || plain.length > MAX_OPTIMISED
      ? plain
      : optimize(plain, { multipass: true, floatPrecision: precisionFor(plain), plugins: ['preset-default'] }).data;
  return clean(small, { idPrefix: `i${digest.slice(0, 8)}-`, side: SVG_SIDE });
}

function clean(source: string, options: Parameters<typeof readSvg>[1]): string {
  const { faults, clean: written } = readSvg(source, options);
  if (faults[0] !== undefined) throw new Error(`an SVG with ${faults[0].kind} (${faults[0].name})`);
  return written;
}

/** So many decimals that nothing moves by a tenth of a pixel at 1,000 pixels. */
function precisionFor(svg: string): number {
  const [, width, height] = /viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg) ?? [];
  const side = Math.min(Number(width), Number(height));
  return side > 0 ? Math.min(8, Math.max(2, Math.ceil(4 - Math.log10(side)))) : 3;
}
