/** The slides of one case, for its own deck and for those of packs. */
import { given } from '../../given.ts';
import type { BodyNode, BodyRoot, PublicBodyRoot } from '../../model/body.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import { SLIDES } from '../../wording/ui-study.ts';
import { organizationLink, stamps } from '../brand/card.ts';
import { objectView } from '../brand/object.ts';
import { plateView } from '../brand/plate.ts';
import { recordView } from '../brand/record.ts';
import { type StandardText, standardItems, standardTexts } from '../brand/standard.ts';
import type { Context } from '../site/context.ts';
import { pictureView } from '../site/pictures.ts';
import { printedAddress } from '../site/printed.ts';
import { soundPart } from '../story/story.ts';
import { bodyDrafts, labelled, paragraph, rowsFace } from './bodyDrafts.ts';
import type { Draft, Face, LogoPart, Row } from './poster.ts';
import { hasRoom, sizeFor, widthOf } from './room.ts';

/** The events of a record that a deck shows: single ones, not yearly ones. */
const TOLD: ReadonlySet<string> = new Set(['cultivated', 'launched', 'named', 'commended', 'renamed', 'delisted']);
const SOURCES = 5;
const RECORD_RANK = 0;

/** Returns the cover: the case's picture from edge to edge, else its colour. */
export function coverFace(context: Context, brand: PublishedBrand): Extract<Face, { kind: 'cover' }> {
  const { cover } = brand;
  const isDrawing = cover !== undefined && context.site.assets[cover.asset]?.format === 'svg';
  return {
    kind: 'cover',
    eyebrow: organizationLink(context, brand.organization).text,
    title: brand.name,
    size: sizeFor([{ text: brand.name, share: isDrawing ? 0.3 : 0.5 }], isDrawing ? 2 : 1, 24),
    ...given('theme', brand.theme),
    lines: [],
    stamps: stamps(context, brand),
    isDrawing,
    ...(cover === undefined ? {} : { picture: { ...pictureView(context, cover.asset, { alt: cover.alt, width: 'cover' }), sizes: '100vw' } }),
    ...(brand.logo === undefined ? {} : { plate: plateView(context, brand) }),
  };
}

/** Returns what a case shows between its cover and its end. */
export function caseDrafts(context: Context, brand: PublishedBrand, body: BodyRoot | PublicBodyRoot): { before: BodyNode[]; drafts: Draft[] } {
  const { before, drafts } = bodyDrafts(context, body, SLIDES.about);
  return { before, drafts: [...logoDraft(context, brand), ...standardDraft(context, brand), ...drafts] };
}

/** What the presenter says to the cover: the case in short, and what the standard calls its name and theme. */
export function coverNotes(context: Context, brand: PublishedBrand): BodyNode[] {
  const named = standardTexts(context, brand).filter(({ key }) => key === 'name' || key === 'theme');
  return [paragraph(brand.summary), ...named.flatMap(({ label, texts }) => texts.map((text) => labelled(label, text)))];
}

/** The logo with its parts named. */
function logoDraft(context: Context, brand: PublishedBrand): Draft[] {
  const { logo } = brand;
  if (logo === undefined) return [];
  const plate = plateView(context, brand);
  // In the order of the page.
  const parts: LogoPart[] =
    typeof logo.meaning === 'string'
      ? [{ means: logo.meaning }]
      : (objectView(logo, plate.kind === 'image' ? plate : undefined)?.parts ?? logo.meaning);
  const sound = logo.kind === 'audio' ? soundPart(context, logo.asset, logo.transcript) : undefined;
  const form = { image: UI.logoImage, text: UI.logoText, audio: UI.logoAudio }[logo.kind];
  const lines = [
    ...parts.flatMap(({ part = '', means }) => [...(part === '' ? [] : [{ text: part, gap: 0 }]), { text: means, share: 0.5 }]),
    ...(sound === undefined ? [] : [{ text: sound.transcript, share: 0.5, below: 6 }]),
  ];
  return [
    {
      heading: SLIDES.logo(standardItems(context).find(({ key }) => key === 'logo')?.label),
      face: {
        kind: 'logo',
        plate,
        form,
        parts,
        size: sizeFor(lines, 4, 39),
        ...given('sound', sound),
        ...given('rights', logo.rights === undefined ? undefined : UI.logoRights(logo.rights)),
      },
      told: [],
      shown: [],
    },
  ];
}

/** What the standard asks for: shown in short, told whole. */
function standardDraft(context: Context, brand: PublishedBrand): Draft[] {
  const items = standardTexts(context, brand).filter(({ key }) => !['name', 'theme', 'logo'].includes(key));
  if (items.length === 0) return [];
  const rows = standardRows(items);
  const shown = rows.map(({ text }) => text).join('\n');
  return [
    {
      heading: context.site.standard.label,
      face: rowsFace(rows, false),
      told: items.flatMap(({ label, texts }) => texts.filter((text) => !shown.includes(text)).map((text) => labelled(label, text))),
      shown: [],
      rank: 5,
    },
  ];
}

/** Words rather than sentences: they share a row. */
const isShort = (texts: readonly string[]): boolean => texts.every((text) => widthOf(text) <= 10);

/** Rows of the standard while they have room, the short ones first asked for. */
function standardRows(items: readonly StandardText[]): Row[] {
  const all = items.flatMap(({ label, texts }): Row[] =>
    (isShort(texts) ? [texts.join('、')] : texts).map((text, at) => ({ label: at === 0 ? label : '', text })),
  );
  const lines = (rows: readonly Row[]) => rows.map(({ text }) => ({ text, share: 0.76, gap: 0.7 }));
  if (sizeFor(lines(all)) <= 5) return all;
  const short = all.filter(({ text }) => widthOf(text) <= 34);
  const rows: Row[] = [];
  for (const row of short.length > 0 ? short : all) if (sizeFor(lines([...rows, row])) <= 5 || rows.length === 0) rows.push(row);
  return rows;
}

/** The events of the record, for a case whose body tells no dates itself. */
export function recordDraft(context: Context, brand: PublishedBrand): Draft[] {
  const rows = recordView(context, brand)
    .filter((item) => TOLD.has(item.event))
    .map((item): Row => ({ label: item.date, text: item.sentence.map(({ text, short }) => short ?? text).join('') }));
  if (rows.length < 2 || !hasRoom(rows.map(({ text }) => ({ text, share: 0.76 })))) return [];
  return [{ heading: context.site.labels.record, face: rowsFace(rows, false), told: [], shown: [], rank: RECORD_RANK }];
}

/** The last slide: where it is from, and the page's address for phones. */
export function endDraft(context: Context, brand: PublishedBrand): Draft {
  const { site, address } = context;
  return {
    heading: SLIDES.end(brand.name),
    face: {
      kind: 'end',
      ...given('text', brand.theme),
      lines: [organizationLink(context, brand.organization).text, site.title],
      sources: brand.sources
        .slice(0, SOURCES)
        .map((source) => [source.title, ...(source.date === undefined ? [] : [formatDate(source.date)])].join('，')),
      ...given('online', printedAddress(context, address.brand(brand.slug))),
    },
    told: [],
    shown: [],
  };
}

/** Points links to an anchor of the entry to its page, which has the anchor. */
export function linkedToPage<Root extends BodyRoot | PublicBodyRoot>(body: Root, own: string): Root {
  const linked = (node: BodyNode): BodyNode => {
    const url = node.type === 'link' && node.url?.startsWith('#') === true ? { url: own + node.url } : {};
    return node.children === undefined ? node : ({ ...node, ...url, children: node.children.map((child) => linked(child as BodyNode)) } as BodyNode);
  };
  return { ...body, children: (body.children as BodyNode[]).map(linked) } as Root;
}
