/** How wide a text is drawn, which the DOM does not tell: it tells how much room was laid out for it. */
import sharp from 'sharp';
import type { Tab } from './tab.ts';

export interface Line {
  text: string;
  /** CSS pixels in the viewport. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** The font's size in CSS pixels. */
  size: number;
}

/** Returns texts in the viewport that stand in one line and mix Chinese with letters or digits, and neither begin nor end with a mark. */
export const mixedLines = (tab: Tab): Promise<Line[]> =>
  tab.run(() => {
    const found: Line[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const text = node.data.trim();
      if (!/^[\p{Script=Han}0-9A-Za-z].*[\p{Script=Han}0-9A-Za-z]$/u.test(text)) continue;
      if (!/\p{Script=Han}[0-9A-Za-z]|[0-9A-Za-z]\p{Script=Han}/u.test(text) || node.parentElement?.checkVisibility() !== true) continue;
      const range = document.createRange();
      range.setStart(node, node.data.indexOf(text));
      range.setEnd(node, node.data.indexOf(text) + text.length);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      const { left, right, top, bottom, width, height } = range.getBoundingClientRect();
      const size = Number.parseFloat(getComputedStyle(node.parentElement).fontSize);
      if (boxes.length === 0 || height > 2 * size || left < 0 || right > innerWidth || top < 0 || bottom > innerHeight) continue;
      found.push({ text, left, top, width, height, size });
    }
    return found;
  });

/** Returns how far the ink of a line reaches from the left of its room, in CSS pixels. */
export async function inkOf(picture: Buffer, { left, top, width, height, size }: Line): Promise<number> {
  // Some room behind, in case the ink reaches further than what was laid out for it.
  const area = { left: Math.floor(left), top: Math.round(top), width: Math.ceil(width + size / 4), height: Math.round(height) };
  const { data, info } = await sharp(picture).extract(area).greyscale().raw().toBuffer({ resolveWithObject: true });
  const ground = data[0] as number;
  for (let x = info.width - 1; x >= 0; x -= 1) {
    for (let y = 0; y < info.height; y += 1) if (Math.abs((data[y * info.width + x] as number) - ground) > 40) return area.left + x + 1 - left;
  }
  return 0;
}

/** Returns, for each line of a paragraph but its last three, how many signs would still have had room. */
export const filled = (tab: Tab): Promise<{ text: string; lacking: number }[]> =>
  tab.run(() =>
    [...document.querySelectorAll('.prose p, .lead')].flatMap((paragraph) => {
      const [text] = paragraph.childNodes;
      if (paragraph.childNodes.length !== 1 || !(text instanceof Text)) return [];
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const { right } = paragraph.getBoundingClientRect();
      const size = Number.parseFloat(getComputedStyle(paragraph).fontSize);
      const lines = [...range.getClientRects()];
      return lines
        .slice(0, -3)
        .map((line, at) => ({ text: `${text.data.trim().slice(0, 8)}…, line ${at + 1}`, lacking: (right - line.right) / size }));
    }),
  );
