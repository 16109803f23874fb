/** The input of every view: the published site, its entries by id, and the addresses. */
import type { PublishedBrand, PublishedDocument, PublishedOrganization, PublishedPack, PublishedPairing, Site } from '../../publish/published.ts';
import { entriesById } from '../../reads.ts';
import { themePageOf } from '../brand/wallPages.ts';
import { type Addresses, createAddresses } from './address.ts';
import type { AssetFiles } from './assets.ts';
import { tagFolders } from './tagFolders.ts';

export interface Context {
  site: Site;
  address: Addresses;
  /** The generator's own stylesheets and scripts, by name. */
  assets: AssetFiles;
  /** While it is written, Vite puts styles and scripts of its own into the pages: they carry no policy. Said by the command, not asked of an environment. */
  isDraft: boolean;
  /** Whether the pages are opened from a disk, without a server. */
  isOffline: boolean;
  /** The papers (PDF) that lie beside the pages, below the base; none on the site itself. */
  papers: ReadonlySet<string>;
  brands: ReadonlyMap<string, PublishedBrand>;
  organizations: ReadonlyMap<string, PublishedOrganization>;
  pairings: ReadonlyMap<string, PublishedPairing>;
  packs: ReadonlyMap<string, PublishedPack>;
  documents: ReadonlyMap<string, PublishedDocument>;
}

export interface ContextOptions {
  isDraft?: boolean;
  assets?: AssetFiles;
  /** The base that the site has online, for pages that are opened from a disk. */
  onlineBase?: string | undefined;
  papers?: ReadonlySet<string> | undefined;
}

export function createContext(
  site: Site,
  base: string,
  { isDraft = false, assets = {}, onlineBase, papers = new Set() }: ContextOptions = {},
): Context {
  return {
    site,
    address: createAddresses(
      base,
      (tag) => tagFolders(site).get(tag) ?? tag,
      (slug) => themePageOf(site).get(slug),
      onlineBase,
    ),
    assets,
    isDraft,
    isOffline: onlineBase !== undefined,
    papers,
    brands: entriesById(site, 'brands', (brand: PublishedBrand) => brand.slug),
    organizations: entriesById(site, 'organizations', (organization: PublishedOrganization) => organization.id),
    pairings: entriesById(site, 'pairings', (pairing: PublishedPairing) => pairing.slug),
    packs: entriesById(site, 'packs', (pack: PublishedPack) => pack.slug),
    documents: entriesById(site, 'documents', (document: PublishedDocument) => document.path),
  };
}

/** Returns the address of a link in a published body. `entry:` links lead to pages; other URLs stay as they are. */
export function hrefOf(context: Context, url: string): string {
  const entry = /^entry:(brand|pairing|study|document)\/([^#]*)(#.*)?$/.exec(url);
  if (entry === null) return url;
  const [, kind, id, fragment = ''] = entry as unknown as [string, string, string, string | undefined];
  const { address } = context;
  switch (kind) {
    case 'brand':
      return address.brand(id) + fragment;
    case 'pairing':
      return address.pairing(id) + fragment;
    case 'study':
      return address.pack(id) + fragment;
    default:
      return address.document(id) + fragment;
  }
}

/** Returns the address of a paper, if it lies beside the pages. */
export const paperHref = ({ address, papers }: Context, path: string): string | undefined => (papers.has(path) ? address.file(path) : undefined);
