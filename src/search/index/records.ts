/**
 * Makes the searched records from the published site, never from its pages. `find.ts` searches them;
 * `src/browser/search.ts` shows results.
 */
import { given } from '../../given.ts';
import { organizationsAbove, organizationsOver } from '../../publish/brandOrganizations.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import type { Context } from '../../views/site/context.ts';
import { RECORDS } from '../../wording/search.ts';
import type { SearchRecord } from '../format/record.ts';
import { brandText, documentText, packText, pairingText, withSections } from './texts.ts';

/** Returns all records in a fixed order: brands, organizations, themes, documents, packs, pairings. */
export function searchRecords(context: Context): SearchRecord[] {
  const { site, address } = context;
  const levelOf = new Map(site.levels.map((level) => [level.id, level.label]));
  const standingOf = ({ level, ended, ending }: PublishedBrand): string | undefined =>
    ended ? site.labels[ending === undefined || ending.kind === 'revoked' ? 'delisted' : ending.kind] : levelOf.get(level ?? '');
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
  const brands = site.brands.map(
    (brand): SearchRecord => ({
      kind: 'brand',
      url: address.brand(brand.slug),
      title: brand.name,
      subtitle: nameOf(brand.organization),
      names: brand.formerNames,
      ...given('standing', standingOf(brand)),
      ...withSections(brandText(context, brand), brand.body),
      filters: filters(brand),
    }),
  );
  const organizations = site.organizations.map(
    (organization): SearchRecord => ({
      kind: 'organization',
      url: address.organization(organization.id),
      title: organization.name,
      subtitle: levelOf.get(organization.level) ?? '',
      names: [...(organization.shortName === undefined ? [] : [organization.shortName]), ...organization.formerNames],
      text: organization.brands.map((slug) => context.brands.get(slug)?.name ?? '').join('\n'),
      filters: {
        ...(organization.domain === undefined ? {} : { domain: [organization.domain] }),
        level: [organization.level],
        organization: [organization.id, ...organizationsAbove(site, organization.id)],
      },
    }),
  );
  const themes = site.brands.flatMap((brand): SearchRecord[] =>
    // The theme wall leaves out brands that have ended.
    brand.theme === undefined || brand.ended
      ? []
      : [
          {
            kind: 'theme',
            url: `${address.themes}#theme-${brand.slug}`,
            title: brand.theme,
            subtitle: brand.name,
            names: [],
            text: '',
            filters: filters(brand),
          },
        ],
  );
  const documents = site.documents.map(
    (document): SearchRecord => ({
      kind: 'document',
      url: address.document(document.path),
      title: document.title,
      subtitle: document.number ?? RECORDS.document,
      names: [],
      ...withSections(documentText(context, document), document.body),
      filters: {},
    }),
  );
  const packs = site.packs.map(
    (pack): SearchRecord => ({
      kind: 'study',
      url: address.pack(pack.slug),
      title: pack.title,
      subtitle: RECORDS.study,
      names: [],
      ...withSections(packText(pack), pack.body),
      filters: {},
    }),
  );
  const pairings = site.pairings.map((pairing): SearchRecord => {
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
  });
  return [...brands, ...organizations, ...themes, ...documents, ...packs, ...pairings];
}
