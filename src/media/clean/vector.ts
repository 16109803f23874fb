/**
 * Publishes SVGs. The SVG gate writes the safe part, svgo minifies it, and the gate cleans it again, so that the
 * result does not depend on trust in svgo: no style sheet, no class, no original id, only allowed names.
 */
import { optimize, type PluginConfig, VERSION } from 'svgo';
import { decode } from '../../read/text.ts';
import { readSvg } from '../formats/svg.ts';
import { SVG_SIDE } from '../plan.ts';

/** Library version that the published bytes depend on. */
export const VECTOR_TOOLS = `svgo ${VERSION}`;

/** UTF-16 units. For larger SVGs, svgo takes seconds and saves a few per cent. */
const MAX_OPTIMISED = 256 * 1024;

/** Inlines CSS rules, then removes the style sheet with the rest (such as `:hover`). */
const INLINE: PluginConfig[] = [{ name: 'inlineStyles', params: { onlyMatchedOnce: false } }, { name: 'removeStyleElement' }];

/**
 * Returns the published form of an SVG. `untouched` keeps every path, colour and group. Throws if the gate
 * refuses the SVG: then it is not the file that was probed.
 */
export function publishSvg(bytes: Buffer, { digest, untouched = false }: { digest: string; untouched?: boolean }): string {
  const decoded = decode(bytes);
  if ('wrong' in decoded) throw new Error('an SVG that is not UTF-8');
  const safe = clean(decoded.text, {});
  // Clean again in between: svgo misreads shorthands such as `font` in `style`.
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

/** Returns the number of decimals at which nothing moves by 0.1 pixels when drawn at 1,000 pixels. */
function precisionFor(svg: string): number {
  const [, width, height] = /viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg) ?? [];
  const side = Math.min(Number(width), Number(height));
  return side > 0 ? Math.min(8, Math.max(2, Math.ceil(4 - Math.log10(side)))) : 3;
}
