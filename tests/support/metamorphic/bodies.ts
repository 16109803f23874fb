/** Bodies for the rich content. Every component stands in them with every attribute: in public, in a `Note` and in an `Internal`. */
import { type AttributeRule, COMPONENTS, type ComponentRule } from '../../../src/schema/components.ts';
import { mp3, pdf, svg, webm } from '../assets.ts';
import type { Block, Source } from './source.ts';

/** The part of a body. Names of files begin with it, so that each file is used in one part alone. */
export type Zone = 'open' | 'note' | 'internal';

const FILES: Partial<Record<AttributeRule['kind'], string>> = { image: 'picture.svg', audio: 'sound.mp3', video: 'film.webm' };

function attributeOf(rule: ComponentRule, { name, kind, title }: AttributeRule, zone: Zone): string {
  if (kind === 'date') return '2021-03-10';
  if (kind === 'address') return `https://${zone}.example.cn/${rule.name}`;
  return FILES[kind] === undefined ? `${rule.title}的${title}${zone}` : `${zone}-${name}-${FILES[kind]}`;
}

/** Makes a component with all its attributes. If some exclude each other, makes one component for each of them. */
function made(rule: ComponentRule, zone: Zone): Block[] {
  const inside: Block[] =
    rule.name === 'Gallery'
      ? COMPONENTS.filter(({ name }) => name === 'Figure').flatMap((figure) => made(figure, zone))
      : [{ text: `${rule.title}正文${zone}` }];
  return (rule.oneOf ?? ['']).map((one) => ({
    component: rule.name,
    attributes: Object.fromEntries(
      rule.attributes
        .filter(({ name }) => name === one || rule.oneOf?.includes(name) !== true)
        .map((attribute) => [attribute.name, attributeOf(rule, attribute, zone)]),
    ),
    children: rule.holdsContent ? inside : [],
  }));
}

const shown = COMPONENTS.filter(({ name }) => name !== 'Note' && name !== 'Internal');

const plain = (zone: Zone): Block[] => [
  { text: `正文${zone}` },
  { link: `https://${zone}.example.cn/`, words: `链接${zone}` },
  { link: `${zone}-paper.pdf`, words: `下载${zone}` },
  { image: `${zone}-picture.svg`, alt: `图${zone}`, title: `图题${zone}` },
  { footnote: `脚注${zone}` },
  { comment: `注释${zone}` },
];

const wrapped = (component: string, children: Block[]): Block => ({ component, attributes: {}, children });

/** A body with everything but components. */
export const plainBody = (): Block[] => [
  { heading: '标题' },
  ...plain('open'),
  wrapped('Note', plain('note')),
  wrapped('Internal', plain('internal')),
];

/** The shortest body that differs between the two builds. */
export const shortBody = (): Block[] => [{ heading: '标题' }, { text: '正文' }, wrapped('Internal', [{ text: '内情' }])];

/** A body with everything. */
export const fullBody = (...more: Block[]): Block[] => [
  { heading: '标题' },
  ...plain('open'),
  ...shown.flatMap((rule) => made(rule, 'open')),
  ...more,
  wrapped('Note', [...plain('note'), ...shown.flatMap((rule) => made(rule, 'note'))]),
  wrapped('Internal', [...plain('internal'), ...shown.flatMap((rule) => made(rule, 'internal'))]),
];

/** Makes a different drawing for each text. */
const drawing = (text: string): string => svg(`<circle cx="40" cy="20" r="9" fill="#8a1c1c"/><text x="1" y="1">${text}</text>`);

/** Makes the bytes of a file. They differ by `seed`; those of films only by whether it is odd. */
export function bytesOf(file: string, seed: number): string | Uint8Array {
  if (file.endsWith('.svg')) return drawing(`${file} ${seed}`);
  if (file.endsWith('.mp3')) return mp3(40 + 2 * seed);
  if (file.endsWith('.webm')) return webm({ isOpen: seed % 2 === 1 });
  return pdf(`1 0 obj <</Number ${seed}>> endobj`);
}

const NAMED = /\b[a-z-]+\.(?:svg|mp3|webm|pdf)\b/g;

/** The name of the file that may replace another. It lies in the same folder. */
export const otherFile = (name: string): string => `other-${name}`;

/** Makes every file that a source names, and one that may replace it. */
export function assetsFor(source: Pick<Source, 'content' | 'over'>): Source['assets'] {
  const assets: Source['assets'] = {};
  for (const layer of ['content', 'over'] as const) {
    for (const [file, doc] of Object.entries(source[layer])) {
      const folder = `${layer}/${file.slice(0, file.lastIndexOf('/') + 1)}`;
      for (const [name] of JSON.stringify(doc).matchAll(NAMED)) {
        if (assets[folder + name] !== undefined) continue;
        const seed = Object.keys(assets).length;
        assets[folder + name] = bytesOf(name, seed);
        assets[folder + otherFile(name)] = bytesOf(name, seed + 1);
      }
    }
  }
  return assets;
}
