/** Drawings for contents: small, sound, each of its own, with words in them. */
import type { Random } from './draw.ts';

/** An SVG with words as its text, its title or its description. */
export function drawing(random: Random, words: string, where: 'text' | 'title' | 'desc'): string {
  const [x, y, r] = [random.between(20, 80), random.between(20, 80), random.between(8, 30)];
  const colour = `#${random.between(0x100000, 0x7fffff).toString(16)}`;
  const said = where === 'text' ? `<text x="10" y="90" font-size="8">${words}</text>` : `<${where}>${words}</${where}>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${said}<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"/><path d="M${y} ${x}h${r}v${r}h-${r}z" fill="#fff"/></svg>\n`;
}
