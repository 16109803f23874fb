/** A brand as one of several: in lists, on the home page, beside another case. */
import { given } from '../../given.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import { yearOf } from '../../schema/dates.ts';
import { UI } from '../../wording/ui.ts';
import type { Context } from '../site/context.ts';
import type { Link } from '../site/link.ts';
import type { PictureUse } from '../site/pictures.ts';
import { toneOf } from './colours.ts';
import { standingOf } from './lookup.ts';
import { type PlateView, plateView } from './plate.ts';

export interface StampView {
  text: string;
  /** `title`: a standing title. `quiet`: another state. `void`: ended or withdrawn. */
  kind: 'title' | 'quiet' | 'void';
}

export interface BrandCard {
  slug: string;
  href: string;
  name: string;
  tone?: string;
  theme?: string;
  summary: string;
  organization: Link;
  /** Domain and focuses. */
  kinds: string[];
  stamps: StampView[];
  isNew: boolean;
  /** For example 2024年命名. */
  year?: string;
  plate: PlateView;
}

export function brandCard(context: Context, brand: PublishedBrand, use: PictureUse = 'thumb'): BrandCard {
  const { address } = context;
  const tone = toneOf(brand);
  const year = yearText(brand);
  return {
    slug: brand.slug,
    href: address.brand(brand.slug),
    name: brand.name,
    ...given('tone', tone),
    ...given('theme', brand.theme),
    summary: brand.summary,
    organization: organizationLink(context, brand.organization),
    kinds: [domainLabel(context, brand.domain), ...focusLabels(context, brand)],
    stamps: stamps(context, brand),
    isNew: brand.isNew && !brand.ended,
    ...given('year', year),
    plate: plateView(context, brand, use),
  };
}

function yearText({ year, namedOn, titles }: PublishedBrand): string | undefined {
  if (year === null) return undefined;
  if (namedOn === null && titles.length === 0) return UI.launchedIn(year);
  // Beside the level that it has now, the year of a lower one would be taken for that of the title.
  const since = titles[0]?.since;
  return since !== undefined && yearOf(since) > year ? UI.firstNamedIn(year) : UI.namedIn(year);
}

/** Returns the title at the highest level, else the state; also 整改 and 逾期 if the site shows them (`publicReview`). */
export function stamps(context: Context, brand: PublishedBrand): StampView[] {
  const { site } = context;
  const { labels } = site;
  if (brand.ended) return [{ kind: 'void', text: endingLabel(context, brand) }];
  const result: StampView[] = [];
  if (brand.level !== null) result.push({ kind: 'title', text: levelLabel(context, brand.level) });
  else if (standingOf(brand) === 'launched') result.push({ kind: 'quiet', text: labels.launched });
  const { status } = brand;
  if (status !== null && status !== 'named' && status !== 'launched' && status !== 'delisted')
    result.push({ kind: status === 'withdrawn' ? 'void' : 'quiet', text: labels[status] });
  if (brand.overdue) result.push({ kind: 'quiet', text: labels.overdue });
  return result;
}

export const endingLabel = (context: Context, brand: PublishedBrand): string => endingName(context, brand.ending?.kind ?? 'revoked');

/** Returns the site's word for how a title ended. */
export function endingName({ site: { labels } }: Context, kind: 'revoked' | 'concluded' | 'merged'): string {
  return kind === 'revoked' ? labels.delisted : labels[kind];
}

export const levelLabel = (context: Context, id: string): string => context.site.levels.find((level) => level.id === id)?.label ?? id;

export const domainLabel = (context: Context, id: string): string => context.site.domains.find((domain) => domain.id === id)?.label ?? id;

export function focusLabels(context: Context, brand: PublishedBrand): string[] {
  const domain = context.site.domains.find((one) => one.id === brand.domain);
  return brand.focuses.flatMap((id) => domain?.focuses?.find((focus) => focus.id === id)?.label ?? []);
}

export function organizationLink(context: Context, id: string): Link {
  const organization = context.organizations.get(id);
  return { text: organization?.name ?? id, href: context.address.organization(id) };
}

/** Returns a link for the id of a published organization, else the text itself. */
export function whoever(context: Context, idOrText: string): { text: string; href?: string } {
  return context.organizations.has(idOrText) ? organizationLink(context, idOrText) : { text: idOrText };
}
