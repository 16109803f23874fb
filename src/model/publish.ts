/**
 * The one place that decides what a build may show (contract, section 10). Everything that leaves
 * the generator is made from what this returns.
 *
 * Each noun is built field by field: a key added to a schema stays unpublished until it is named here.
 */
import { compareText } from '../diagnostic.ts';
import type { Content, Entry } from '../read/content.ts';
import type { Brand, Logo } from '../schema/brand.ts';
import { addMonths, earliest, type LooseDate, yearOf } from '../schema/dates.ts';
import type { DocumentMeta } from '../schema/document.ts';
import type { Pairing } from '../schema/pairing.ts';
import type { RecordEvent } from '../schema/record.ts';
import type { SiteSettings } from '../schema/site.ts';
import type { StudyPack } from '../schema/study.ts';
import type { Taxonomy } from '../schema/taxonomy.ts';
import { labelsWith } from '../wording/labels.ts';
import { type BodyRoot, type PublicBodyRoot, publicTree } from './body.ts';
import { openDossier } from './dossier.ts';
import { type Holdings, publicHoldings } from './holdings.ts';
import { type EntryIndex, entryUrl, indexEntries, resolveAsset, resolveLink } from './links.ts';
import { holders, listOf, type Model } from './model.ts';
import { outcomeOn, pairingStatus } from './pairing.ts';
import type {
  AgendaSubject,
  Profile,
  Publication,
  PublishedAsset,
  PublishedBrand,
  PublishedDocument,
  PublishedEvent,
  PublishedLogo,
  PublishedOrganization,
  PublishedPack,
  PublishedPairing,
  Site,
} from './published.ts';
import { eventsOf, hasHappened, isOverdue, publicEvents, publicStatus, stateOn, statusOf } from './record.ts';
import { normaliseText } from './text.ts';

/** The colours of an image logo, by the digest of its file; found by `src/pictures`. */
export type LogoColours = ReadonlyMap<string, { primary: string; secondary?: string }>;

export interface PublishOptions {
  profile: Profile;
  logoColours?: LogoColours;
}

/**
 * Decides what a build shows. The model must be free of errors; content that `check` refuses may
 * throw here.
 */
export function publish(model: Model, options: PublishOptions): Publication {
  const publisher = new Publisher(model, options);
  const site = publisher.site();
  return options.profile === 'internal' ? { site, dossier: openDossier(model, publisher.holdings, (entry) => publisher.fullBody(entry)) } : { site };
}

const byKey =
  <Item>(key: (item: Item) => string) =>
  (a: Item, b: Item): number =>
    compareText(key(a), key(b));

/** `key: value` where there is a value, nothing where there is none: published data has no holes. */
const given = <Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };

class Publisher {
  readonly holdings: Holdings;
  private readonly model: Model;
  private readonly content: Content;
  private readonly profile: Profile;
  private readonly colours: LogoColours;
  private readonly index: EntryIndex;
  private readonly assets = new Map<string, PublishedAsset>();
  private readonly showsReview: boolean;

  constructor(model: Model, options: PublishOptions) {
    this.model = model;
    this.content = model.content;
    this.profile = options.profile;
    this.colours = options.logoColours ?? new Map();
    this.holdings = publicHoldings(model);
    this.index = indexEntries(model);
    this.showsReview = options.profile === 'internal' || model.settings.publicReview;
  }

  site(): Site {
    const { model } = this;
    const settings = { ...model.settings } as SiteSettings;
    const taxonomy = model.taxonomy as Taxonomy;
    const held = <Data>(entries: Iterable<Entry<Data>>): Entry<Data>[] => [...entries].filter((entry) => this.holds(entry));
    const brandEntries = held(model.brands.values());
    const pairingEntries = held(model.pairings.values());
    const pairings = pairingEntries.map((entry) => this.pairing(entry)).sort(byKey((one) => one.slug));
    const brands = brandEntries.map((entry) => this.brand(entry)).sort(byKey((one) => one.slug));
    const packEntries = held(model.packs.values());
    const documentEntries = held(model.documents.values());
    const documents = documentEntries.map((entry) => this.document(entry)).sort(byKey((one) => one.path));
    const packs = packEntries.map((entry) => this.pack(entry)).sort(byKey((one) => one.slug));
    const organizations = this.organizations(settings.publisher, brands, pairings, documents);
    const footer = settings.footer ?? {};
    const { marks: _marks, ...footerTexts } = footer;
    return {
      profile: this.profile,
      asOf: model.asOf,
      title: settings.title,
      ...given('tagline', settings.tagline),
      ...given('url', settings.url?.replace(/\/+$/, '')),
      publisher: settings.publisher,
      footer: {
        ...footerTexts,
        marks: (footer.marks ?? []).map((mark) => ({
          asset: this.rootAsset(mark.file),
          alt: mark.alt,
          ...given('href', mark.href),
        })),
      },
      labels: labelsWith(settings.wording),
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
      redirects: this.redirects(brandEntries, pairingEntries, packEntries, documentEntries, organizations),
      assets: Object.fromEntries([...this.assets].sort(byKey(([digest]) => digest))),
    };
  }

  /** Whether this build holds an entry. */
  private holds(entry: Pick<Entry<unknown>, 'kind' | 'id'>): boolean {
    return this.profile === 'internal' || this.holdings.entry(entry);
  }

  /** The data that this build may take from: a public one nothing of what `--private` laid over. */
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
    return {
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
      ...given('parentBrand', data.parentBrand !== undefined && this.holds({ kind: 'brand', id: data.parentBrand }) ? data.parentBrand : undefined),
      ...given('colors', data.colors ?? (logo?.kind === 'image' ? this.colours.get(logo.asset) : undefined)),
      ...given('cover', data.cover === undefined ? undefined : this.cover(entry, data.cover)),
      ...given('demonstration', data.demonstration),
      tags: [...new Set((data.tags ?? []).map(normaliseText))],
      formerNames: [...new Set([...(data.formerNames ?? []), ...renamed])].filter((name) => name !== data.name),
      sources: data.sources ?? [],
      record: events.map(shownEvent),
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
      body: this.publicBody(entry),
    };
  }

  private logo(entry: Entry<unknown>, logo: Logo): PublishedLogo {
    if (logo.kind === 'text') return logo;
    const { file, ...rest } = logo;
    return { ...rest, asset: this.asset(entry, file, false) } as PublishedLogo;
  }

  private cover(entry: Entry<unknown>, cover: NonNullable<Brand['cover']>): NonNullable<PublishedBrand['cover']> {
    return { asset: this.asset(entry, cover.file, false), alt: cover.alt, ...given('credit', cover.credit) };
  }

  private pairing(entry: Entry<Pairing>): PublishedPairing {
    const data = this.dataOf(entry);
    const { asOf, settings } = this.model;
    const hidesNames = this.profile === 'public' && data.visibility !== 'public';
    const status = pairingStatus(data, asOf);
    const outcome = outcomeOn(data, asOf);
    const lagging = [...listOf(data.lagging)];
    return {
      slug: entry.id,
      model: [...listOf(data.model)],
      partner: hidesNames ? null : lagging,
      anonymous: hidesNames ? this.anonymous(lagging) : [],
      kind: data.kind,
      since: data.since,
      ...given('until', data.until),
      status: status === 'overdue' && this.profile === 'public' && !settings.publicReview ? 'active' : status,
      goals: data.goals.map(({ done, ...goal }) => ({ ...goal, ...given('done', done !== undefined && earliest(done) <= asOf ? done : undefined) })),
      measures: data.measures ?? [],
      ledger: (data.ledger ?? []).filter((item) => earliest(item.date) <= asOf),
      ...given('outcome', outcome),
      ...given('published', data.published),
      ...given('updated', data.updated),
      body: this.publicBody(entry),
    };
  }

  /** Level and domain alone, ordered by the taxonomy so that the order tells nothing either. */
  private anonymous(organizations: readonly string[]): PublishedPairing['anonymous'] {
    const domains = (this.model.taxonomy.domains ?? []).map((domain) => domain.id);
    return organizations
      .map((id) => {
        const node = this.model.tree.get(id);
        return { level: node?.level ?? '', ...given('domain', node?.domain) };
      })
      .sort(
        (a, b) =>
          (this.model.rankOf(a.level) ?? 0) - (this.model.rankOf(b.level) ?? 0) || domains.indexOf(a.domain ?? '') - domains.indexOf(b.domain ?? ''),
      );
  }

  private pack(entry: Entry<StudyPack>): PublishedPack {
    const data = this.dataOf(entry);
    return {
      slug: entry.id,
      title: data.title,
      occasion: data.occasion,
      ...given('audience', data.audience),
      minutes: data.minutes,
      ...given('date', data.date),
      ...given('place', data.place),
      objectives: data.objectives ?? [],
      agenda: data.agenda.map((item) => ({
        title: item.title,
        minutes: item.minutes,
        questions: item.questions ?? [],
        ...given('subject', this.subject(item)),
      })),
      ...given('published', data.published),
      ...given('updated', data.updated),
      body: this.publicBody(entry),
    };
  }

  private subject(item: StudyPack['agenda'][number]): AgendaSubject | undefined {
    if (item.brand !== undefined) return this.holds({ kind: 'brand', id: item.brand }) ? { kind: 'brand', slug: item.brand } : undefined;
    if (item.pairing !== undefined) return this.holds({ kind: 'pairing', id: item.pairing }) ? { kind: 'pairing', slug: item.pairing } : undefined;
    if (item.document !== undefined)
      return this.holds({ kind: 'document', id: item.document }) ? { kind: 'document', path: item.document } : undefined;
    return undefined;
  }

  private document(entry: Entry<DocumentMeta>): PublishedDocument {
    const data = this.dataOf(entry);
    const successor = data.supersededBy;
    return {
      path: entry.id,
      title: data.title,
      ...given('summary', data.summary),
      ...given('order', data.order),
      ...given('issuer', data.issuer),
      ...given('number', data.number),
      ...given('issued', data.issued),
      status: data.status,
      ...given('supersededBy', successor !== undefined && this.holds({ kind: 'document', id: successor }) ? successor : undefined),
      ...given('published', data.published),
      ...given('updated', data.updated),
      body: this.publicBody(entry),
    };
  }

  private organizations(
    publisher: string,
    brands: readonly PublishedBrand[],
    pairings: readonly PublishedPairing[],
    documents: readonly PublishedDocument[],
  ): PublishedOrganization[] {
    const { tree } = this.model;
    const named = new Set<string>(this.profile === 'internal' ? tree.ids() : [publisher]);
    for (const brand of brands) {
      named.add(brand.organization);
      for (const partner of brand.partners) if ('organization' in partner) named.add(partner.organization);
      for (const event of brand.record) for (const by of 'by' in event ? listOf(event.by) : []) named.add(by);
    }
    for (const pairing of pairings) {
      for (const id of pairing.partner ?? []) named.add(id);
      if (pairing.outcome?.by !== undefined) named.add(pairing.outcome.by);
    }
    for (const document of documents) if (document.issuer !== undefined) named.add(document.issuer);
    const held = new Set<string>();
    for (const id of named) if (tree.has(id)) for (const one of [id, ...tree.ancestors(id)]) held.add(one);
    const heldBy = new Map<string, string[]>();
    for (const brand of brands) {
      const partners = brand.partners.flatMap((partner) => ('organization' in partner ? [partner.organization] : []));
      for (const id of new Set([brand.organization, ...partners])) heldBy.set(id, [...(heldBy.get(id) ?? []), brand.slug]);
    }
    const pairedBy = new Map<string, string[]>();
    for (const pairing of pairings) {
      const models = pairing.model.flatMap((slug) => holders(this.model.brands.get(slug)?.own ?? {}));
      for (const id of new Set([...models, ...(pairing.partner ?? [])])) pairedBy.set(id, [...(pairedBy.get(id) ?? []), pairing.slug]);
    }
    return [...held].sort(compareText).flatMap((id) => {
      const node = tree.get(id);
      if (node?.name === undefined || node.level === undefined) return [];
      return [
        {
          id,
          name: node.name,
          ...given('shortName', node.shortName),
          level: node.level,
          parent: node.parent ?? null,
          ...given('domain', node.domain),
          formerNames: node.formerNames ?? [],
          children: tree
            .children(id)
            .filter((child) => held.has(child))
            .sort(compareText),
          brands: heldBy.get(id) ?? [],
          pairings: pairedBy.get(id) ?? [],
        },
      ];
    });
  }

  private redirects(
    brands: readonly Entry<Brand>[],
    pairings: readonly Entry<Pairing>[],
    packs: readonly Entry<StudyPack>[],
    documents: readonly Entry<DocumentMeta>[],
    organizations: readonly PublishedOrganization[],
  ): Site['redirects'] {
    const of = <Data extends { formerSlugs?: string[] }>(entries: readonly Entry<Data>[], folder: string, parts: string[]): Site['redirects'] =>
      entries.flatMap((entry) =>
        (this.dataOf(entry).formerSlugs ?? []).flatMap((former) =>
          ['', ...parts].map((part) => ({
            from: `${folder}/${former}/${part}`,
            to: entry.id === '' ? `${folder}/` : `${folder}/${entry.id}/${part}`,
          })),
        ),
      );
    return [
      ...of(brands, 'brands', ['slides/']),
      ...of(pairings, 'pairings', []),
      ...of(packs, 'study', ['slides/', 'handout/']),
      ...of(documents, 'docs', []),
      ...organizations.flatMap(({ id }) =>
        (this.model.tree.get(id)?.formerIds ?? []).map((former) => ({ from: `organizations/${former}/`, to: `organizations/${id}/` })),
      ),
    ].sort(byKey((redirect) => redirect.from));
  }

  private publicBody(entry: Entry<unknown>): PublicBodyRoot {
    return this.resolved(entry, publicTree(entry.body.tree)) as PublicBodyRoot;
  }

  /** The body with what only internal builds show. */
  fullBody(entry: Entry<unknown>): BodyRoot {
    return this.resolved(entry, entry.body.tree);
  }

  /** The tree with its links and files led to what this build holds; links to anything else are plain text. */
  private resolved<Tree extends BodyRoot | PublicBodyRoot>(entry: Entry<unknown>, tree: Tree): Tree {
    const visit = (node: Loose): Loose[] => {
      const children = node.children?.flatMap(visit);
      const next = children === undefined ? node : { ...node, children };
      if (node.type === 'link') {
        const url = this.link(entry, node.url as string);
        return url === undefined ? (children ?? []) : [{ ...next, url }];
      }
      if (node.type === 'image') return [{ ...next, url: `asset:${this.asset(entry, node.url as string, true)}` }];
      if (node.type !== 'component') return [next];
      const attributes = { ...node.attributes };
      for (const key of ['src', 'poster'] as const) {
        const name = attributes[key];
        if (name !== undefined) attributes[key] = `asset:${this.asset(entry, name, true)}`;
      }
      return [{ ...next, attributes }];
    };
    return visit(tree as unknown as Loose)[0] as unknown as Tree;
  }

  private link(entry: Entry<unknown>, url: string): string | undefined {
    const target = resolveLink(this.content, this.index, entry, url);
    switch (target.kind) {
      case 'web':
        return target.href;
      case 'download':
        return `asset:${this.use(target.file)}`;
      case 'entry':
        if (target.entry === entry)
          return target.fragment === undefined ? entryUrl(entry.kind, entry.id, undefined) : `#${encodeURIComponent(target.fragment)}`;
        return this.holds(target.entry) ? entryUrl(target.entry.kind, target.entry.id, target.fragment) : undefined;
      default:
        return undefined;
    }
  }

  private asset(entry: Entry<unknown>, name: string, encoded: boolean): string {
    const target = resolveAsset(this.content, entry, name, encoded);
    if (target.kind !== 'file') throw new Error(`${entry.file}: ${name} was published without having been checked`);
    return this.use(target.file);
  }

  private rootAsset(file: string): string {
    return this.use(file.normalize('NFC').replace(/^\.\//, ''));
  }

  /** Marks a file as shown, and gives the digest that stands for it. */
  private use(file: string): string {
    const probe = this.content.probes.get(file);
    if (probe === undefined || probe.role === 'other') throw new Error(`${file} was published without having been looked at`);
    const { digest, role, format, bytes, width, height, duration } = probe;
    this.assets.set(digest, { digest, role, format, bytes, ...given('width', width), ...given('height', height), ...given('duration', duration) });
    return digest;
  }
}

/** A node of either tree, as far as publishing looks at it. */
interface Loose {
  type: string;
  children?: Loose[];
  url?: string;
  attributes?: Record<string, string>;
}

/** An event as the public sees it: each kind's own keys, `note`, `reason` and `imported` left behind. */
function shownEvent(event: RecordEvent): PublishedEvent {
  const when = given('date', event.date as LooseDate | undefined);
  switch (event.event) {
    case 'cultivated':
    case 'launched':
      return { event: event.event, ...when, ...given('by', event.by) };
    case 'declared':
      return { event: 'declared', ...when, level: event.level, by: event.by, ...given('number', event.number) };
    case 'notice':
      return { event: 'notice', ...when, ...given('until', event.until), ...given('document', event.document) };
    case 'named':
      return { event: 'named', ...when, level: event.level, by: event.by, ...given('document', event.document), ...given('grade', event.grade) };
    case 'goals':
      return { event: 'goals', ...when, year: event.year, goals: event.goals, ...given('measures', event.measures) };
    case 'reviewed':
      return { event: 'reviewed', ...when, year: event.year, result: event.result, ...given('by', event.by), ...given('grade', event.grade) };
    case 'commended':
      return { event: 'commended', ...when, by: event.by, title: event.title, ...given('document', event.document) };
    case 'renamed':
      return { event: 'renamed', ...when, from: event.from };
    case 'delisted':
      return { event: 'delisted', ...when, by: event.by, kind: event.kind, ...given('level', event.level), ...given('statement', event.statement) };
    case 'visited':
    case 'endorsed':
    case 'returned':
    case 'evaluated':
    case 'withdrawn':
      throw new Error(`${event.event} is internal`);
  }
}
