/** CSS for the SVG gate: finds external references and turns `style` into attributes. */
import { MIXING, PRESENTATION } from './svgNames.ts';

export interface CssFault {
  kind: 'external' | 'data' | 'script';
  name: string;
}

/** CSS that can load something without `url()`. */
const LOADS =
  /@import|(?<![-\w])(?:-webkit-)?(?:image|image-set|src|cross-fade|element|paint|expression)\(|-moz-binding|(?<![-\w])behavior\s*:|(?:java|vb|live)script:/i;

/**
 * Returns the first external reference in a declaration, style sheet or attribute, or undefined. Searches the text
 * without tokenizing it, and so refuses too much rather than too little: references in comments and strings
 * count, and so do escaped ones (`\75rl(…)`).
 */
export function faultOfCss(css: string): CssFault | undefined {
  if (!/[(@\\:]/.test(css)) return undefined;
  for (const text of css.includes('\\') ? [css, unescapeCss(css)] : [css]) {
    for (const [, quoted] of text.matchAll(/url\(\s*([^)]*)/gi)) {
      const target = (quoted as string).replace(/^["']|["']\s*$/g, '').trim();
      if (!/^#[^\s"'()]+$/.test(target)) return { kind: /^data:/i.test(target) ? 'data' : 'external', name: target === '' ? 'url()' : target };
    }
    const loads = LOADS.exec(text);
    if (loads !== null) return { kind: 'external', name: loads[0] };
  }
  return undefined;
}

const unescapeCss = (css: string): string =>
  css.replace(/\\(?:([0-9a-f]{1,6})\s?|([^\n]))/gi, (_, hex: string | undefined, plain: string | undefined) => {
    const code = hex === undefined ? 0 : Number.parseInt(hex, 16);
    return hex === undefined ? (plain as string) : code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  });

/**
 * Turns a `style` into presentation attributes. `rest` holds the blending properties, if anything in the file
 * blends (`mixes`).
 */
export function styleToAttributes(style: string, mixes: boolean): { attributes: Map<string, string>; rest: string } {
  const attributes = new Map<string, string>();
  const rest: string[] = [];
  for (const [name, value] of declarations(style)) {
    if (name === 'marker') for (const end of ['marker-start', 'marker-mid', 'marker-end']) attributes.set(end, value);
    else if (name === 'font') for (const [part, said] of fontParts(value)) attributes.set(part, said);
    else if (name === 'transform') {
      const plain = value.replace(/(?<=\d)(?:px|deg)/g, '');
      // The attribute allows no other units.
      if (/^(?:\s*(?:matrix|translate|scale|rotate|skewX|skewY)\([-+\d.,\se]*\))+\s*$/.test(plain)) attributes.set(name, plain);
    } else if (PRESENTATION.has(name)) attributes.set(name, value);
    else if (mixes && MIXING[name]?.test(value) === true) rest.push(`${name}:${value}`);
  }
  return { attributes, rest: rest.join(';') };
}

/** Yields the declarations of a `style` in order. Respects quotes and parentheses. */
function* declarations(style: string): Generator<[string, string]> {
  const plain = style.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ');
  let start = 0;
  let colon = -1;
  let quote = '';
  let brackets = 0;
  for (let at = 0; at <= plain.length; at += 1) {
    const character = plain[at] ?? ';';
    if (quote !== '' && at < plain.length) {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '(') brackets += 1;
    else if (character === ')') brackets -= 1;
    else if (character === ':' && colon < start) colon = at;
    else if (at === plain.length || (character === ';' && brackets <= 0)) {
      const value = plain
        .slice(colon + 1, at)
        .replace(/!\s*important\s*$/i, '')
        .trim();
      if (colon >= start && value !== '') yield [plain.slice(start, colon).trim().toLowerCase(), value];
      start = at + 1;
      brackets = 0;
    }
  }
}

const FONT =
  /^(?:(?:(normal|italic|oblique)|(bold|bolder|lighter|[1-9]00)|small-caps)\s+)*?(?:(normal|italic|oblique)\s+)?(?:(bold|bolder|lighter|[1-9]00)\s+)?([\d.]+(?:px|pt|em|rem|%)?)(?:\s*\/\s*[\d.]+[a-z%]*)?(?:\s+|(?=["']))(.+)$/i;

function* fontParts(font: string): Generator<[string, string]> {
  const parts = font.length > 500 ? null : FONT.exec(font);
  if (parts === null) return;
  const style = parts[3] ?? parts[1];
  const weight = parts[4] ?? parts[2];
  if (style !== undefined) yield ['font-style', style];
  if (weight !== undefined) yield ['font-weight', weight];
  yield ['font-size', parts[5] as string];
  yield ['font-family', parts[6] as string];
}
