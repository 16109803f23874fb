/** The frame of every page: head, breadcrumbs, navigation and footer. */
import { given } from '../../given.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import { OPEN_SEARCH } from '../machines/openSearch.ts';
import { assetHref, type Sheet, stylesheetHrefs, withMore } from './assets.ts';
import type { Context } from './context.ts';
import { type IconLink, iconLinks } from './icon.ts';
import type { Crumb, Link } from './link.ts';
import type { Thing } from './microdata.ts';
import { type MenuLink, menuLinks, type Place } from './navigation.ts';
import { type PictureView, pictureView } from './pictures.ts';
import { DISK_POLICY, PAGE_POLICY } from './policy.ts';
import { type PrintedAddress, printedAddress } from './printed.ts';
import { shareOf, siteShare } from './share.ts';

export interface FrameOptions {
  /** The page's title; the site's title is appended. */
  title: string;
  description?: string;
  /** With the base, as in `context.address`. */
  address: string;
  /** The current item of the navigation. */
  place?: Place;
  /** From the top without home. The last is the page itself, without address. */
  crumbs?: readonly Crumb[];
  noindex?: boolean;
  /** The share image, with the base in its address; by default the site's. */
  image?: { href: string; alt: string };
  /** Names of further scripts, for `assetHref`. */
  scripts?: readonly string[];
  /** The tone of the page, from `toneOf`. */
  tone?: string;
  kind?: 'website' | 'article';
  /** What the page is about, as schema.org microdata. */
  thing?: Thing;
  /** Whether printed pages show the address, with a QR code. */
  isPrinted?: boolean;
  /**
   * Whether the page tells how things stand as a whole, so that its foot names the day of which that is true. Other pages
   * are drawn again when something on them changes; with the day at their foot all would be, each day.
   */
  isOfDay?: boolean;
  /** Stylesheets besides `core`; by default `more`, which every page but a case needs. */
  sheets?: readonly Sheet[];
}

export interface FooterGroup {
  title: string;
  lines: { label?: string; text: string; href?: string }[];
}

export interface Frame {
  title: string;
  /** One sentence, for search engines and shares. */
  description: string;
  /** The content security policy. */
  policy?: string;
  kind: 'website' | 'article';
  siteTitle: string;
  /** The site's own mark, beside its title. */
  logo?: PictureView;
  canonical?: string;
  robots?: string;
  image?: { url: string; alt: string };
  icons: IconLink[];
  thing?: Thing;
  printed?: PrintedAddress;
  /** The address of the OpenSearch description. */
  openSearch?: string;
  stylesheets: string[];
  /** The stylesheet for print. */
  printStyles: string;
  scripts: string[];
  /** It sets what a reader chose before the first paint. */
  displayScript: string;
  feed?: string;
  home: string;
  isHome: boolean;
  /** Characters in a column of the seal that the home page makes of the title, if the site has no mark of its own. */
  sealColumn?: number;
  internal: boolean;
  desk?: Link & { current: boolean };
  search: string;
  tone?: string;
  navigation: MenuLink[];
  /** Whether the menu is the site's own, whose labels may be of any length. */
  hasOwnMenu: boolean;
  crumbs: Crumb[];
  footer: { groups: FooterGroup[]; marks: { picture: PictureView; href?: string }[]; copyright?: string; asOf?: string };
}

/** The government registers of the numbers in a footer: ICP and public security filing. */
const REGISTERS = { icp: 'https://beian.miit.gov.cn/', publicSecurity: 'https://beian.mps.gov.cn/' } as const;

export function frame(context: Context, options: FrameOptions): Frame {
  const { site, address } = context;
  const internal = site.profile === 'internal';
  // An internal build must not be indexed, so it states no origin.
  const origin = internal ? undefined : site.url;
  const wanted = options.sheets ?? ['more'];
  // The styles of internal parts are in `more`.
  const sheets = internal ? withMore(wanted) : wanted;
  const isHome = options.address === address.home;
  const { image } = options.image === undefined ? shareOf(context, () => siteShare(context)) : options;
  return {
    title: isHome ? site.title : `${options.title} · ${site.title}`,
    description: options.description ?? UI.describe(options.title, site.title, site.tagline),
    ...(context.isDraft ? {} : { policy: context.isOffline ? DISK_POLICY : PAGE_POLICY }),
    kind: options.kind ?? 'website',
    siteTitle: site.title,
    ...(origin === undefined ? {} : { canonical: origin + address.online(options.address) }),
    ...(internal || options.noindex === true ? { robots: 'noindex, nofollow' } : {}),
    ...(origin === undefined || image === undefined ? {} : { image: { url: origin + image.href, alt: image.alt } }),
    icons: iconLinks(context),
    ...given('logo', logoOf(context)),
    ...given('thing', options.thing),
    ...(options.isPrinted === true ? given('printed', printedAddress(context, options.address)) : {}),
    stylesheets: stylesheetHrefs(context, sheets),
    printStyles: assetHref(context, 'print'),
    scripts: ['search', ...(options.scripts ?? [])].map((name) => assetHref(context, name)),
    displayScript: assetHref(context, 'display'),
    // The home page says it for the whole site.
    ...(origin === undefined || context.isOffline || !isHome ? {} : { openSearch: address.file(OPEN_SEARCH), feed: address.file('feed.xml') }),
    home: address.home,
    isHome,
    ...given('sealColumn', isHome && site.logo === undefined ? sealColumn(site.title) : undefined),
    internal,
    ...(internal ? { desk: { text: UI.internalDesk, href: address.desk, current: options.place === 'internal' } } : {}),
    search: address.search,
    ...given('tone', options.tone),
    navigation: menuLinks(context, options.address, options.place),
    hasOwnMenu: site.menu !== undefined,
    crumbs: options.crumbs === undefined ? [] : [{ text: UI.home, href: address.home }, ...options.crumbs],
    footer: footer(context, options.isOfDay === true),
  };
}

const logoOf = (context: Context): PictureView | undefined => {
  const { logo } = context.site;
  return logo === undefined ? undefined : pictureView(context, logo.asset, { alt: logo.alt, width: 'masthead', emblem: true });
};

/** Returns how many characters stand in a column of a square seal; undefined if the title is too long for one, or has other signs than Han. */
function sealColumn(title: string): number | undefined {
  const count = [...title].length;
  return count >= 2 && count <= 9 && /^\p{Script=Han}+$/u.test(title) ? Math.ceil(Math.sqrt(count)) : undefined;
}

function footer(context: Context, isOfDay: boolean): Frame['footer'] {
  const { site, address } = context;
  const { footer: texts } = site;
  const words = UI.footer;
  const line = (label: string, text: string | undefined, href?: string): FooterGroup['lines'] =>
    text === undefined ? [] : [{ label, text, ...given('href', href) }];
  const plain = (text: string | undefined, href: string): FooterGroup['lines'] => (text === undefined ? [] : [{ text, href }]);
  const groups: FooterGroup[] = [
    {
      title: words.about,
      lines: [
        ...line(words.sponsor, texts.sponsor),
        ...line(words.operator, texts.operator),
        ...line(words.techSupport, texts.techSupport),
        ...line(words.contact, texts.contact),
        ...line(words.address, texts.address),
      ],
    },
    {
      title: words.records,
      lines: [
        ...plain(texts.icp, REGISTERS.icp),
        ...plain(texts.publicSecurity, REGISTERS.publicSecurity),
        ...line(words.siteCode, texts.siteCode),
        ...plain(texts.errata === undefined ? undefined : words.errata, texts.errata ?? ''),
      ],
    },
    {
      title: words.site,
      lines: [
        { text: words.help, href: address.help },
        ...(context.isOffline ? [{ text: words.machine, href: address.machine }] : [{ text: words.data, href: address.file('data/brands.json') }]),
        ...(site.url === undefined || site.profile === 'internal' || context.isOffline ? [] : [{ text: words.feed, href: address.file('feed.xml') }]),
      ],
    },
  ];
  return {
    groups: groups.filter((group) => group.lines.length > 0),
    marks: texts.marks.map((mark) => ({
      picture: pictureView(context, mark.asset, { alt: mark.alt, width: 'mark' }),
      ...given('href', mark.href),
    })),
    ...given('copyright', texts.copyright),
    ...(isOfDay ? { asOf: UI.asOf(formatDate(site.asOf)) } : {}),
  };
}
