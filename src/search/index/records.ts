/**
 * Makes the searched records from the published site, never from its pages. `find.ts` searches them;
 * `src/browser/search.ts` shows results.
 */
import { given } from '../../given.ts';
import { organizationsAbove, organizationsOver } from '../../publish/brandOrganizations.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import type { Sign } from '../../views/brand/sign.ts';
import type { Context } from '../../views/site/context.ts';
import { RECORDS } from '../../wording/search.ts';
import type { SearchRecord } from '../format/record.ts';
import { brandText, documentText, packText, pairingText, withSections } from './texts.ts';

/** A record, to be made when it is asked for; `of` names what it is of. */
export interface RecordMaker {
  of: string;
  make(): SearchRecord;
}

/** Gives the sign of a brand; search does not know how pages show it. */
export type SignOf = (context: Context, brand: PublishedBrand) => Sign;

/** Returns all records in a fixed order: brands, organizations, themes, documents, packs, pairings. Without `signOf` no brand has a sign. */
export const searchRecords = (context: Context, signOf?: SignOf): SearchRecord[] => recordMakers(context, signOf).map(({ make }) => make());

/** The same records, each to be made from the site alone. */
export function recordMakers(context: Context, signOf?: SignOf): RecordMaker[] {
  const { site, address } = context;
  const levelLabel = (id: string): string => site.levels.findLast((level) => level.id === id)?.label ?? '';
  const standingOf = ({ level, ended, ending }: PublishedBrand): string | undefined =>
    ended
      ? site.labels[ending === undefined || ending.kind === 'revoked' ? 'delisted' : ending.kind]
      : level === null
        ? undefined
        : levelLabel(level);
  const nameOf = (id: string): string => context.organizations.get(id)?.name ?? '';
  const filters = (brand: PublishedBrand): SearchRecord['filters'] => ({
    domain: [brand.domain],
    focus: brand.focuses.map((focus) => `${brand.domain}/${focus}`),
    level: brand.level === null ? [] : [brand.level],
    year: brand.year === null ? [] : [String(brand.year)],
    organization: organizationsOver(site, brand),
    status: brand.status === null ? [] : [brand.status],
    tag: brand.tags,
  });
  const makers = <Item>(items: readonly Item[], of: (item: Item) => string, make: (item: Item) => SearchRecord): RecordMaker[] =>
    items.map((item) => ({ of: of(item), make: () => make(item) }));
  return [
    ...makers(
      site.brands,
      ({ slug }) => `brand ${slug}`,
      (brand) => ({
        kind: 'brand',
        url: address.brand(brand.slug),
        title: brand.name,
        subtitle: nameOf(brand.organization),
        names: brand.formerNames,
        ...given('standing', standingOf(brand)),
        ...given('sign', signOf?.(context, brand)),
        ...withSections(brandText(context, brand), brand.body),
        filters: filters(brand),
      }),
    ),
    ...makers(
      site.organizations,
      ({ id }) => `organization ${id}`,
      (organization) => ({
        kind: 'organization',
        url: address.organization(organization.id),
        title: organization.name,
        subtitle: levelLabel(organization.level),
        names: [...(organization.shortName === undefined ? [] : [organization.shortName]), ...organization.formerNames],
        text: organization.brands.map((slug) => context.brands.get(slug)?.name ?? '').join('\n'),
        filters: {
          ...(organization.domain === undefined ? {} : { domain: [organization.domain] }),
          level: [organization.level],
          organization: [organization.id, ...organizationsAbove(site, organization.id)],
        },
      }),
    ),
    ...makers(
      // The theme wall leaves out brands that have ended.
      site.brands.filter(({ theme, ended }) => theme !== undefined && !ended),
      ({ slug }) => `theme ${slug}`,
      (brand) => ({
        kind: 'theme',
        url: address.theme(brand.slug),
        title: brand.theme as string,
        subtitle: brand.name,
        names: [],
        text: '',
        filters: filters(brand),
      }),
    ),
    ...makers(
      site.documents,
      ({ path }) => `document ${path}`,
      (document) => ({
        kind: 'document',
        url: address.document(document.path),
        title: document.title,
        subtitle: document.number ?? RECORDS.document,
        names: [],
        ...withSections(documentText(context, document), document.body),
        filters: {},
      }),
    ),
    ...makers(
      site.packs,
      ({ slug }) => `pack ${slug}`,
      (pack) => ({
        kind: 'study',
        url: address.pack(pack.slug),
        title: pack.title,
        subtitle: RECORDS.study,
        names: [],
        ...withSections(packText(pack), pack.body),
        filters: {},
      }),
    ),
    ...makers(
      site.pairings,
      ({ slug }) => `pairing ${slug}`,
      (pairing) => {
        const models = pairing.model.map((slug) => context.brands.get(slug)?.name ?? '');
        const partners = pairing.partner === null ? [site.labels.anonymous] : pairing.partner.map(nameOf);
        return {
          kind: 'pairing',
          url: address.pairing(pairing.slug),
          title: `${models.join('、')} — ${partners.join('、')}`,
          subtitle: pairing.kind === 'mutual' ? site.labels.mutualKind : site.labels.lift,
          names: [],
          ...withSections(pairingText(context, pairing), pairing.body),
          filters: {},
        };
      },
    ),
  ];
}
