/**
 * The one place that decides what a build may show. All output is made from what `publish` returns.
 *
 * Each entry is built field by field: a key added to a schema stays unpublished until it is added here.
 */
import { compareText } from '../diagnostic.ts';
import { given } from '../given.ts';
import { standFor } from '../made.ts';
import { listOf, type Model } from '../model/model.ts';
import { eventsOf, hasHappened, isOverdue, stateOn, statusOf } from '../model/record.ts';
import { normaliseText } from '../model/text.ts';
import type { Entry } from '../read/content.ts';
import type { Brand, Logo } from '../schema/brand.ts';
import { addMonths, earliest, yearOf } from '../schema/dates.ts';
import { labelsWith } from '../schema/labels.ts';
import type { SiteSettings } from '../schema/site.ts';
import type { Taxonomy } from '../schema/taxonomy.ts';
import { PublishedBodies } from './bodies.ts';
import { openDossier } from './dossier.ts';
import { shownEvent } from './event.ts';
import { shownDocument, shownPack } from './learning.ts';
import { shownMenu } from './menu.ts';
import { shownOrganizations } from './organizations.ts';
import { shownPairing } from './pairing.ts';
import { entriesIn, modelOf, type Part } from './part.ts';
import { holding, type PublicEntries, publicEntries } from './publicEntries.ts';
import { publicEvents, publicStatus } from './publicRecord.ts';
import type { Profile, Publication, PublishedBrand, PublishedLogo, Site } from './published.ts';
import { type Moved, redirectsOf } from './redirects.ts';

/** The colours of image logos, by the digest of the file. `src/site/publication.ts` computes them. */
export type LogoColours = ReadonlyMap<string, { primary: string; secondary?: string }>;

export interface PublishOptions {
  profile: Profile;
  logoColours?: LogoColours;
  /** The entries of a part, from `partOf`. Without it, the build shows all that it may. */
  part?: Part;
  /**
   * Names all that entries are shown by beside what each was read from: data, links, files, the day, the profile. Then each
   * published entry tells what it follows from, by which it is compared without being looked at.
   */
  around?: string;
  /** An entry that is shown as if the public build held it, to whoever writes it. */
  asIfHeld?: Pick<Entry<unknown>, 'kind' | 'id'>;
}

/** Returns what a build shows. May throw for content that `check` refuses. */
export function publish(model: Model, options: PublishOptions): Publication {
  const publisher = new Publisher(model, options);
  const site = publisher.site();
  publishedBodies.set(site, publisher.bodies);
  if (options.profile === 'public') return { site };
  const dossier = openDossier(options.part === undefined ? model : modelOf(model, options.part), publisher.publicEntries, (entry) =>
    publisher.bodies.full(entry),
  );
  // The dossier's bodies have added their files by now.
  return { site: { ...site, assets: publisher.bodies.files.all() }, dossier };
}

const byKey =
  <Item>(key: (item: Item) => string) =>
  (a: Item, b: Item): number =>
    compareText(key(a), key(b));

const publishedBodies = new WeakMap<Site, PublishedBodies>();

/**
 * Lets a publication follow a content of which nothing but the texts of bodies has changed, so that what was derived from it
 * stays. `around` is that of the content. Returns false, and changes nothing, if more has changed or if nobody can tell.
 */
export const follow = ({ site, dossier }: Publication, model: Model, around: string): boolean =>
  dossier === undefined && publishedBodies.get(site)?.follow(model, around) === true;

class Publisher {
  readonly publicEntries: PublicEntries;
  readonly bodies: PublishedBodies;
  private readonly model: Model;
  private readonly profile: Profile;
  private readonly colours: LogoColours;
  private readonly showsReview: boolean;
  private readonly part: Part | undefined;
  private readonly around: string | undefined;

  constructor(model: Model, options: PublishOptions) {
    this.model = model;
    this.profile = options.profile;
    this.part = options.part;
    this.around = options.around;
    this.colours = options.logoColours ?? new Map();
    const held = publicEntries(model);
    this.publicEntries = options.asIfHeld === undefined ? held : holding(held, model, options.asIfHeld);
    this.bodies = new PublishedBodies(model, options.around, (entry) => this.shows(entry));
    this.showsReview = options.profile === 'internal' || model.settings.publicReview;
  }

  site(): Site {
    const { model } = this;
    const settings = { ...model.settings } as SiteSettings;
    const taxonomy = model.taxonomy as Taxonomy;
    const shows = (entry: Pick<Entry<unknown>, 'kind' | 'id'>): boolean => this.shows(entry);
    const held = <Data>(entries: Iterable<Entry<Data>>): Entry<Data>[] => [...entries].filter(shows);
    const brandEntries = held(model.brands.values());
    const pairingEntries = held(model.pairings.values());
    const pairings = pairingEntries
      .map((entry) => this.bodies.with(entry, shownPairing(model, this.profile, entry.id, this.dataOf(entry))))
      .sort(byKey((one) => one.slug));
    const brands = brandEntries.map((entry) => this.brand(entry)).sort(byKey((one) => one.slug));
    const packEntries = held(model.packs.values());
    const documentEntries = held(model.documents.values());
    const documents = documentEntries
      .map((entry) => this.bodies.with(entry, shownDocument(entry.id, this.dataOf(entry), shows)))
      .sort(byKey((one) => one.path));
    const packs = packEntries.map((entry) => this.bodies.with(entry, shownPack(entry.id, this.dataOf(entry), shows))).sort(byKey((one) => one.slug));
    const entries = this.part === undefined ? this.publicEntries : entriesIn(this.publicEntries, this.part);
    const organizations = shownOrganizations(model, this.profile, entries, { brands, pairings });
    if (this.around !== undefined) for (const organization of organizations) standFor(organization, this.around);
    const moved = (entries: readonly Entry<{ formerSlugs?: string[] }>[]): Moved[] =>
      entries.map((entry) => ({ id: entry.id, former: this.dataOf(entry).formerSlugs ?? [] }));
    const footer = settings.footer ?? {};
    const { marks: _marks, ...footerTexts } = footer;
    return {
      profile: this.profile,
      asOf: model.asOf,
      title: settings.title,
      ...given('tagline', settings.tagline),
      // Only the origin: `--base` adds the path.
      ...given('url', settings.url?.match(/^https?:\/\/[^/?#]+/i)?.[0]),
      publisher: settings.publisher,
      footer: {
        ...footerTexts,
        marks: (footer.marks ?? []).map((mark) => ({
          asset: this.bodies.files.ofRoot(mark.file),
          alt: mark.alt,
          ...given('href', mark.href),
        })),
      },
      labels: labelsWith(settings.wording),
      ...given('logo', settings.logo === undefined ? undefined : { asset: this.bodies.files.ofRoot(settings.logo.file), alt: settings.logo.alt }),
      ...given('icon', settings.favicon === undefined ? undefined : this.bodies.files.ofRoot(settings.favicon)),
      ...given('menu', shownMenu(model, settings, { holds: (entry) => this.shows(entry), brands, organizations })),
      ...given('accent', settings.accent),
      showsReview: this.showsReview,
      newMonths: settings.newMonths,
      domains: taxonomy.domains,
      levels: taxonomy.levels.map(({ id, label }) => ({ id, label })),
      evaluation: taxonomy.evaluation ?? [],
      standard: model.standard,
      featured: (settings.featured ?? []).filter((slug) => brands.some((brand) => brand.slug === slug)),
      brands,
      organizations,
      pairings,
      packs,
      documents,
      redirects: redirectsOf(
        model,
        { brands: moved(brandEntries), pairings: moved(pairingEntries), packs: moved(packEntries), documents: moved(documentEntries) },
        organizations,
      ),
      assets: this.bodies.files.all(),
      inBodies: [...this.bodies.digests].sort(compareText),
    };
  }

  /** Whether this build holds an entry. */
  private shows(entry: Pick<Entry<unknown>, 'kind' | 'id'>): boolean {
    if (this.part?.holds(entry) === false) return false;
    return this.profile === 'internal' || this.publicEntries.entry(entry);
  }

  /** The data that this build may use. A public build ignores the data of `--private`. */
  private dataOf<Data>(entry: Entry<Data>): Data {
    return (this.profile === 'internal' ? entry.data : entry.own) as Data;
  }

  private brand(entry: Entry<Brand>): PublishedBrand {
    const data = this.dataOf(entry);
    const { asOf, settings } = this.model;
    const record = data.record.filter((event) => hasHappened(event, asOf));
    const events = publicEvents(data.record, asOf, this.showsReview);
    const state = stateOn(data.record, asOf);
    const status = this.profile === 'internal' ? statusOf(state) : publicStatus(data.record, asOf, settings.publicReview);
    const namings = eventsOf(record, 'named');
    const first = namings[0];
    const beginning = first === undefined ? eventsOf(record, 'launched')[0]?.date : first.date;
    const titles = [...state.titles].sort((a, b) => (this.model.rankOf(a.level) ?? 0) - (this.model.rankOf(b.level) ?? 0));
    const lastEnd = eventsOf(record, 'delisted').at(-1);
    const renamed = eventsOf(record, 'renamed').map((event) => event.from);
    const logo = data.logo === undefined ? undefined : this.logo(entry, data.logo);
    return this.bodies.with(entry, {
      slug: entry.id,
      name: data.name,
      organization: data.organization,
      partners: (data.partners ?? []).map((partner) => (typeof partner === 'string' ? { organization: partner } : { name: partner.name })),
      domain: data.domain,
      focuses: data.focuses ?? [],
      summary: data.summary,
      ...given('logo', logo),
      ...given('theme', data.theme),
      connotation: [...listOf(data.connotation)],
      philosophy: [...listOf(data.philosophy)],
      ...given('role', data.role),
      carriers: data.carriers ?? [],
      extra: data.extra ?? {},
      ...given('parentBrand', data.parentBrand !== undefined && this.shows({ kind: 'brand', id: data.parentBrand }) ? data.parentBrand : undefined),
      ...given('colors', data.colors ?? (logo?.kind === 'image' ? this.colours.get(logo.asset) : undefined)),
      ...given('cover', data.cover === undefined ? undefined : this.cover(entry, data.cover)),
      ...given('demonstration', data.demonstration),
      tags: [...new Set((data.tags ?? []).map(normaliseText))],
      formerNames: [...new Set([...(data.formerNames ?? []), ...renamed])].filter((name) => name !== data.name),
      sources: data.sources ?? [],
      record: events.map((event) => shownEvent(event, asOf)),
      status: status ?? null,
      overdue: this.showsReview && isOverdue(data.record, asOf, settings.reviewDue),
      ended: state.ended,
      ...given(
        'ending',
        state.ended && lastEnd !== undefined
          ? { kind: lastEnd.kind, ...given('date', lastEnd.date), by: [...listOf(lastEnd.by)], ...given('statement', lastEnd.statement) }
          : undefined,
      ),
      titles,
      level: titles[0]?.level ?? null,
      namedOn: first?.date ?? null,
      year: beginning === undefined ? null : yearOf(beginning),
      isNew: first?.date !== undefined && earliest(first.date) > addMonths(asOf, -settings.newMonths),
      ...given('published', data.published),
      ...given('updated', data.updated),
    });
  }

  private logo(entry: Entry<unknown>, logo: Logo): PublishedLogo {
    if (logo.kind === 'text') return logo;
    const { file, ...rest } = logo;
    return { ...rest, asset: this.bodies.files.of(entry, file, false) } as PublishedLogo;
  }

  private cover(entry: Entry<unknown>, cover: NonNullable<Brand['cover']>): NonNullable<PublishedBrand['cover']> {
    return { asset: this.bodies.files.of(entry, cover.file, false), alt: cover.alt, ...given('credit', cover.credit) };
  }
}
