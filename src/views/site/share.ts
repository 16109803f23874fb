/**
 * Lays out share images of brands, packs, documents and the site. `src/media/share` draws them during a build. A page
 * asks for the address of its image, the build for all drawings.
 */

import { planShare, SHARE, type ShareDrawing, type SharePicture, type ShareText } from '../../media/share/plan.ts';
import type { PublishedBrand, PublishedDocument, PublishedPack } from '../../publish/published.ts';
import { once } from '../../reads.ts';
import { graphemes } from '../../schema/values.ts';
import { UI } from '../../wording/ui.ts';
import { OCCASION_LABELS } from '../../wording/ui-study.ts';
import { domainLabel, focusLabels, organizationLink } from '../brand/card.ts';
import { coloursOfTone, readableAccent, toneOf } from '../brand/colours.ts';
import { plateView } from '../brand/plate.ts';
import { stateView } from '../brand/status.ts';
import type { Context } from './context.ts';
import { emsOf, firstLines, linesOf } from './lines.ts';

export interface ShareImage {
  drawing: ShareDrawing;
  alt: string;
}

/** Colours of the light theme in `tokens.css`. */
const PAPER = '#f8f5ee';
const SHEET = '#fffdf8';
const INK = '#1f1b16';
const INK_SOFT = '#4f483f';
const LINE = '#dcd4c6';
const WASH = '#efe9dd';

const MARGIN = 64;
const RIGHT = SHARE.width - MARGIN;
/** The position of the line above the site's name. */
const FOOT = 548;
const PLATE = { x: MARGIN, y: MARGIN, side: 452 };

export const brandShare = once(ofBrand);
export const packShare = once(ofPack);
export const documentShare = once(ofDocument);
/** Of the pages that have none of their own. */
export const siteShare = once(ofSite);

function ofBrand(context: Context, brand: PublishedBrand): ShareImage {
  const tone = brand.ended ? 'ink' : toneOf(brand);
  const colours = tone === undefined ? { light: accentOf(context), groundLight: WASH } : coloursOfTone(tone);
  const drawing = sheet(context);
  plate(context, brand, drawing, colours);
  const left = PLATE.x + PLATE.side + 56;
  const measure = RIGHT - left;
  const about = [domainLabel(context, brand.domain), ...focusLabels(context, brand)].join(' · ');
  const column = new Column(drawing, left, measure, PLATE.y);
  column.add(about, { size: 25, weight: 400, fill: colours.light }, 1);
  column.space(20);
  column.title(
    brand.name,
    [
      [116, 1],
      [98, 1],
      [84, 2],
      [70, 2],
      [58, 3],
    ],
    INK,
  );
  if (brand.theme !== undefined) {
    column.space(18);
    column.add(brand.theme, { size: 33, weight: 400, fill: colours.light }, 2);
  }
  const foot = new Column(drawing, left, measure, 0);
  const lines = firstLines(organizationLink(context, brand.organization).text, measure / 25, 2);
  foot.y = PLATE.y + PLATE.side - lines.length * 25 * 1.5 + 6;
  for (const line of lines) foot.add(line, { size: 25, weight: 400, fill: INK_SOFT }, 1);
  const status = stateView(context, brand);
  if (status.level !== undefined) stamp(drawing, status.level.text, accentOf(context));
  else if (status.isEnded) stamp(drawing, status.label, INK_SOFT);
  return { drawing, alt: UI.shareAlt(brand.name, brand.theme) };
}

function ofPack(context: Context, pack: PublishedPack): ShareImage {
  return page(context, {
    eyebrow: [context.site.labels.study, OCCASION_LABELS[pack.occasion], UI.minutes(pack.minutes)].join(' · '),
    title: pack.title,
    lines: pack.agenda.slice(0, 3).map((item) => item.title),
  });
}

function ofDocument(context: Context, document: PublishedDocument): ShareImage {
  const issuer = document.issuer === undefined ? undefined : organizationLink(context, document.issuer).text;
  return page(context, {
    eyebrow: [context.site.labels.documents, ...(document.number === undefined ? [] : [document.number])].join(' · '),
    title: document.title,
    lines: [...(document.summary === undefined ? [] : [document.summary]), ...(issuer === undefined ? [] : [issuer])],
  });
}

function ofSite(context: Context): ShareImage {
  const { title, tagline, publisher } = context.site;
  return page(context, { eyebrow: organizationLink(context, publisher).text, title, lines: tagline === undefined ? [] : [tagline] });
}

/** Returns whether pages name share images. These need an absolute address, so an origin; and nobody shares a page from a disk. */
const hasShares = ({ site, isOffline }: Context): boolean => site.url !== undefined && site.profile === 'public' && !isOffline;

/** Returns all share images of the site by what they are of, each to be laid out when it is asked for. */
export function allShares(context: Context): [of: string, make: () => ShareImage][] {
  if (!hasShares(context)) return [];
  const { site } = context;
  return [
    ['site', () => siteShare(context)],
    ...site.brands.map((brand): [string, () => ShareImage] => [`brand ${brand.slug}`, () => brandShare(context, brand)]),
    ...site.packs.map((pack): [string, () => ShareImage] => [`pack ${pack.slug}`, () => packShare(context, pack)]),
    ...site.documents.map((document): [string, () => ShareImage] => [`document ${document.path}`, () => documentShare(context, document)]),
  ];
}

/** Returns the address and text alternative of an image; nothing if the site has no share images. */
export function shareOf(context: Context, make: () => ShareImage): { image?: { href: string; alt: string } } {
  if (!hasShares(context)) return {};
  const { drawing, alt } = make();
  return { image: { href: context.address.file(planShare(drawing)), alt } };
}

const accentOf = ({ site }: Context): string => readableAccent(site.accent);

/** Returns an empty drawing with the site's mark and name at its foot. */
function sheet(context: Context): ShareDrawing {
  const [name = ''] = firstLines(context.site.title, 34, 1);
  const mark = markOf(context);
  return {
    ground: PAPER,
    rects: [
      { x: MARGIN, y: FOOT, width: RIGHT - MARGIN, height: 1.5, fill: INK },
      ...(mark === undefined ? [{ x: MARGIN, y: 573, width: 18, height: 18, fill: accentOf(context) }] : []),
    ],
    paths: [],
    texts: [{ text: name, x: mark === undefined ? MARGIN + 32 : mark.x + mark.width + 14, y: 591, size: 25, weight: 700, fill: INK }],
    pictures: mark === undefined ? [] : [mark],
  };
}

/** Returns the site's own mark where it stands beside the name: as high as a line, and never wider than a name of the usual length. */
function markOf({ site }: Context): SharePicture | undefined {
  const asset = site.logo === undefined ? undefined : site.assets[site.logo.asset];
  if (asset?.width === undefined || asset.height === undefined) return undefined;
  const scale = Math.min(200 / asset.width, 44 / asset.height);
  const [width, height] = [Math.max(1, Math.round(asset.width * scale)), Math.max(1, Math.round(asset.height * scale))];
  return { asset, untouched: true, x: MARGIN, y: 582 - Math.round(height / 2), width, height };
}

function page(context: Context, { eyebrow, title, lines }: { eyebrow: string; title: string; lines: string[] }): ShareImage {
  const drawing = sheet(context);
  const column = new Column(drawing, MARGIN, RIGHT - MARGIN, MARGIN + 4);
  column.add(eyebrow, { size: 27, weight: 400, fill: accentOf(context) }, 1);
  column.space(26);
  column.title(
    title,
    [
      [120, 2],
      [100, 2],
      [84, 2],
      [70, 2],
      [60, 3],
    ],
    INK,
  );
  column.space(26);
  for (const line of lines) {
    if (column.y > FOOT - 70) break;
    column.add(line, { size: 29, weight: 400, fill: INK_SOFT }, column.y > FOOT - 120 ? 1 : 2);
    column.space(6);
  }
  return { drawing, alt: UI.shareAlt(title, undefined) };
}

function plate(context: Context, brand: PublishedBrand, drawing: ShareDrawing, colours: { light: string; groundLight: string }): void {
  const { x, y, side } = PLATE;
  const { logo } = brand;
  if (logo?.kind === 'image') {
    drawing.rects.push({ x, y, width: side, height: side, fill: SHEET, stroke: LINE, strokeWidth: 2 });
    const inset = side * 0.11;
    const asset = context.site.assets[logo.asset];
    if (asset === undefined) throw new Error(`The site holds no asset ${logo.asset}`);
    drawing.pictures.push({ asset, untouched: logo.emblem === true, x: x + inset, y: y + inset, width: side - 2 * inset, height: side - 2 * inset });
    return;
  }
  drawing.rects.push({ x, y, width: side, height: side, fill: colours.groundLight });
  const view = plateView(context, brand);
  if (view.kind === 'image') return;
  const scale = side / 100;
  const at = (value: string, origin: number): number => Math.round((origin + Number(value) * scale) * 10) / 10;
  const size = Math.round(view.setting.size * scale * 10) / 10;
  const type = { size, weight: 700, fill: colours.light, anchor: 'middle' } as const;
  for (const line of view.setting.lines) {
    const [xs, ys] = [line.x.split(' '), line.y.split(' ')];
    if (xs.length === 1) drawing.texts.push({ text: line.text, x: at(xs[0] as string, x), y: at(ys[0] as string, y), ...type });
    else
      for (const [index, glyph] of graphemes(line.text).entries())
        drawing.texts.push({ text: glyph, x: at(xs[index] ?? '50', x), y: at(ys[index] ?? '50', y), ...type });
  }
  if (view.kind === 'audio') {
    const bars = [4, 12, 20, 8, 26, 12, 20, 8, 4].map((height, index) => {
      const left = x + (26 + index * 6) * scale;
      return `M${Math.round(left)} ${Math.round(y + (38 - height / 2) * scale)}v${Math.round(height * scale)}`;
    });
    drawing.paths.push({ d: bars.join(''), stroke: colours.light, strokeWidth: 6 });
  }
}

/** Adds a seal with the level of the standing title, or how it ended. */
function stamp(drawing: ShareDrawing, text: string, colour: string): void {
  const size = 24;
  const width = Math.round(emsOf(text) * size + 28);
  const [x, y] = [RIGHT - width - 1.5, 562];
  drawing.rects.push({ x, y, width, height: 40, stroke: colour, strokeWidth: 2.5 });
  drawing.texts.push({ text, x: x + width / 2, y: y + 29, size, weight: 700, fill: colour, anchor: 'middle' });
}

/** A column of text lines. */
class Column {
  y: number;
  private readonly drawing: ShareDrawing;
  private readonly x: number;
  private readonly measure: number;

  constructor(drawing: ShareDrawing, x: number, measure: number, y: number) {
    this.drawing = drawing;
    this.x = x;
    this.measure = measure;
    this.y = y;
  }

  space(height: number): void {
    this.y += height;
  }

  add(text: string, style: Pick<ShareText, 'size' | 'weight' | 'fill'>, most: number, leading = 1.5): void {
    for (const line of firstLines(text, this.measure / style.size, most)) {
      // The baseline is 0.36 of the font size below the middle of the line.
      this.drawing.texts.push({ text: line, x: this.x, y: Math.round(this.y + style.size * (leading / 2 + 0.36)), ...style });
      this.y += style.size * leading;
    }
  }

  /** Adds a title in the first size that fits its number of lines, else cut in the last size. */
  title(text: string, sizes: readonly (readonly [size: number, lines: number])[], fill: string): void {
    const fits = sizes.find(([size, lines]) => linesOf(text, this.measure / size).length <= lines);
    const [size, lines] = fits ?? (sizes.at(-1) as readonly [number, number]);
    this.add(text, { size, weight: 700, fill }, lines, 1.22);
  }
}
