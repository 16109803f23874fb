/** The page of one case: logo, name, titles, standard, story, record, related brands. */

import { given } from '../../given.ts';
import { outline } from '../../model/body.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import { PAPERS, paperOf } from '../paper/places.ts';
import { assetHref } from '../site/assets.ts';
import { type Context, paperHref } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import { legible } from '../site/legible.ts';
import type { Link } from '../site/link.ts';
import { brandThing } from '../site/microdata.ts';
import { largestFile, type PictureView, pictureView } from '../site/pictures.ts';
import { type PrintedAddress, printedAddress } from '../site/printed.ts';
import { brandShare, shareOf } from '../site/share.ts';
import { hasSeldom } from '../site/sheets.ts';
import { type StoryPart, storyView } from '../story/story.ts';
import { type ArchiveView, archiveView } from './archive.ts';
import { chainOf, type DemonstrationView, demonstrationOf, familyOf, type GoalsView, goalsOf, type PairingCard, pairingsOf } from './beside.ts';
import { type BrandCard, brandCard, domainLabel, levelLabel, organizationLink, whoever } from './card.ts';
import { toneOf } from './colours.ts';
import { type Composition, compositionOf } from './composition.ts';
import type { LeadView } from './lead.ts';
import { neighbours } from './neighbours.ts';
import { type ObjectView, objectView } from './object.ts';
import { type PlateView, plateView } from './plate.ts';
import { names, type Words } from './record.ts';
import { type SpineItem, spineOf } from './spine.ts';
import { headSheets, type StatusView, statusView } from './status.ts';

/** How many neighbours a case shows. */
const NEIGHBOURS = 4;

export interface SealView {
  level: string;
  href: string;
  by: Words[];
  date: string;
  datetime?: string;
  lines: string[];
}

export interface BrandPage {
  frame: Frame;
  /** The addresses of the stylesheets of what is below the head. */
  styles: string[];
  slug: string;
  name: string;
  eyebrow: Link[];
  theme?: string;
  summary: string;
  /** Absent without a logo: the page then shows the name alone. */
  plate?: PlateView;
  /** The parts of the logo and what they mean, where the plate can show where they lie. */
  object?: ObjectView;
  /** The largest file of the logo, to look at it closely. */
  zoom?: string;
  /** Whether the plate sets the name itself, so that the heading need not be large as well. */
  isNameOnPlate: boolean;
  /** The parts of the page, if there are several. */
  contents: Link[];
  /** Chosen so that neighbours differ. */
  composition: Composition['kind'];
  /** What leads, if it is a voice or figures. */
  lead?: LeadView;
  cover?: { picture: PictureView; credit?: string };
  /** The state of the title. It stands before the name if the brand has ended. */
  status: StatusView;
  /** Standing titles below the highest one. */
  seals: SealView[];
  /** The short address for the plaque; absent without an origin. */
  plaque?: PrintedAddress & { href: string };
  organization: Link;
  chain: Link[];
  partners: Words[];
  formerNames: string[];
  slides: string;
  /** The handout as PDF, in a bundle. */
  paper?: string;
  /** The address that compares this brand with others. */
  compare: string;
  standard: { title: string; items: SpineItem[] };
  story: StoryPart[];
  record: ArchiveView & { title: string };
  goals?: GoalsView;
  demonstration?: DemonstrationView;
  family: { title: string; cards: Link[] }[];
  pairings: PairingCard[];
  pairingsTitle: string;
  tags: Link[];
  sources: { text: string; href?: string; date?: string }[];
  neighbours: (BrandCard & { reason: string })[];
  /** `is`: what a date is to the page, in microdata. */
  colophon: { label: string; words: Words[]; datetime?: string; is?: string }[];
}

/** Returns the view of a brand's page. Throws an Error if the site does not hold the brand. */
export function brandPageView(context: Context, slug: string): BrandPage {
  const { site, address } = context;
  const brand = context.brands.get(slug);
  if (brand === undefined) throw new Error(`The site holds no brand ${slug}`);
  // What has ended is drawn without its colours.
  const tone = brand.ended ? undefined : toneOf(brand);
  const story = storyView(context, brand.body);
  const domain = site.domains.find((one) => one.id === brand.domain);
  const family = familyOf(context, brand);
  const relatives = new Set(family.flatMap((group) => group.slugs));
  const plate = brand.logo === undefined ? undefined : plateView(context, brand);
  const cover = brand.cover === undefined ? undefined : pictureView(context, brand.cover.asset, { alt: brand.cover.alt, width: 'cover' });
  const object =
    brand.logo === undefined || plate === undefined || !(plate.kind === 'image' || plate.kind === 'text')
      ? undefined
      : objectView(brand.logo, plate.kind === 'image' ? plate : undefined);
  const spine = spineOf(context, brand, object !== undefined);
  const chain = chainOf(context, brand.organization);
  const composition = compositionOf(context, brand);
  const status = statusView(context, brand);
  return {
    frame: frame(context, {
      title: brand.name,
      description: brand.summary,
      address: address.brand(slug),
      place: 'brands',
      kind: 'article',
      sheets: headSheets(context, status, plate?.kind === 'audio' || plate?.kind === 'text'),
      thing: brandThing(context, brand),
      crumbs: [
        { text: UI.nav.brands, href: address.brands() },
        { text: domainLabel(context, brand.domain), href: address.domain(brand.domain) },
        { text: brand.name },
      ],
      ...shareOf(context, () => brandShare(context, brand)),
      scripts: plate?.kind === 'image' || plate?.kind === 'audio' ? ['plate'] : [],
      ...given('tone', tone),
    }),
    styles: ['case', ...(hasSeldom(story) || brand.logo?.kind === 'audio' ? ['seldom'] : [])].map((name) => assetHref(context, name)),
    slug,
    name: brand.name,
    eyebrow: [
      { text: domainLabel(context, brand.domain), href: address.domain(brand.domain) },
      ...brand.focuses.flatMap((id) => {
        const focus = domain?.focuses?.find((one) => one.id === id);
        return focus === undefined ? [] : [{ text: focus.label, href: address.focus(brand.domain, id) }];
      }),
    ],
    ...given('theme', brand.theme),
    summary: brand.summary,
    ...given('plate', plate),
    ...given('object', object),
    ...given('zoom', plate?.kind === 'image' ? largestFile(plate.picture) : undefined),
    isNameOnPlate: plate?.kind === 'text' && plate.label === brand.name,
    contents: contentsOf(context, brand, spine.length > 0),
    composition: composition.kind,
    ...given('lead', composition.kind === 'quote' || composition.kind === 'figures' ? composition : undefined),
    ...(cover === undefined ? {} : { cover: { picture: cover, ...given('credit', brand.cover?.credit) } }),
    status,
    seals: brand.titles.slice(1).map((title) => ({
      level: levelLabel(context, title.level),
      href: address.level(title.level),
      by: names(context, title.by),
      date: title.since === undefined ? UI.titleUndated : formatDate(title.since),
      ...given('datetime', title.since),
      lines: [...(title.document === undefined ? [] : [title.document]), ...(title.grade === undefined ? [] : [UI.titleGrade(title.grade)])],
    })),
    ...given('plaque', plaqueOf(context, slug)),
    organization: organizationLink(context, brand.organization),
    chain,
    partners: brand.partners.flatMap((partner, index): Words[] => [
      ...(index === 0 ? [] : [{ text: '、' }]),
      'organization' in partner ? whoever(context, partner.organization) : { text: partner.name },
    ]),
    formerNames: brand.formerNames,
    slides: address.brandSlides(slug),
    ...given('paper', paperHref(context, PAPERS + paperOf.brand(slug))),
    compare: address.compare([slug]),
    standard: { title: site.standard.label, items: spine },
    story,
    record: { title: site.labels.record, ...archiveView(context, brand) },
    ...given('goals', goalsOf(brand)),
    ...given('demonstration', demonstrationOf(context, brand)),
    family: family.map(({ title, cards }) => ({ title, cards })),
    pairingsTitle: site.labels.pairing,
    pairings: pairingsOf(context, brand),
    tags: brand.tags.map((tag) => ({ text: tag, href: legible(address.tag(tag)) })),
    sources: brand.sources.map((source) => ({
      text: source.title,
      ...given('href', source.url),
      ...given('date', source.date === undefined ? undefined : formatDate(source.date)),
    })),
    neighbours: neighbours(context, brand, NEIGHBOURS, relatives).map(({ brand: other, reason }) => ({ ...brandCard(context, other), reason })),
    colophon: [
      { label: UI.responsible, words: [organizationLink(context, brand.organization)] },
      ...(brand.published === undefined
        ? []
        : [{ label: UI.published, words: [{ text: formatDate(brand.published) }], datetime: brand.published, is: 'datePublished' }]),
      ...(brand.updated === undefined
        ? []
        : [{ label: UI.updated, words: [{ text: formatDate(brand.updated) }], datetime: brand.updated, is: 'dateModified' }]),
    ],
  };
}

/** Returns links to the standard, the highest headings of the story and the record; nothing for a page with a single part. */
function contentsOf(context: Context, brand: PublishedBrand, hasStandard: boolean): Link[] {
  const items = outline(brand.body);
  const highest = Math.min(...items.map(({ depth }) => depth));
  const contents = [
    ...(hasStandard ? [{ text: context.site.standard.label, href: '#page:standard' }] : []),
    ...items.filter(({ depth }) => depth === highest).map(({ id, text }) => ({ text, href: legible(`#${encodeURIComponent(id)}`) })),
    ...(brand.record.length > 0 ? [{ text: context.site.labels.record, href: '#page:record' }] : []),
  ];
  return contents.length > 2 ? contents : [];
}

function plaqueOf(context: Context, slug: string): BrandPage['plaque'] {
  const href = context.address.plaque(slug);
  const printed = printedAddress(context, href);
  return printed === undefined ? undefined : { ...printed, href };
}
