/**
 * What a build may show. `Site` is what every page, feed, index and file is made from, in public and
 * internal builds alike; it has no internal field, so that a page which tries to show one does not
 * compile. `Dossier` is the rest, present in internal builds alone and taken by
 * `components/internal/` alone.
 *
 * Everything here is plain data. Lists are sorted; ids refer to entries that the same site holds.
 */

import type { BodyRoot, PublicBodyRoot } from '../model/body.ts';
import type { PairingStatus } from '../model/pairing.ts';
import type { Status, Title } from '../model/record.ts';
import type { Brand, Logo } from '../schema/brand.ts';
import type { Day, LooseDate } from '../schema/dates.ts';
import type { DocumentMeta } from '../schema/document.ts';
import type { Labels } from '../schema/labels.ts';
import type { Pairing } from '../schema/pairing.ts';
import type { EventOf, RecordEvent } from '../schema/record.ts';
import type { Footer } from '../schema/site.ts';
import type { StudyPack } from '../schema/study.ts';
import type { Level, Standard, Target, Taxonomy } from '../schema/taxonomy.ts';
import type { Twin } from '../twins/index.ts';

export type Profile = 'public' | 'internal';

/** A picture, recording, film or download, by the digest of its bytes; never by its author's file name. */
export interface PublishedAsset {
  digest: string;
  role: 'image' | 'audio' | 'video' | 'download';
  format: string;
  bytes: number;
  width?: number;
  height?: number;
  duration?: number;
}

export interface Site {
  profile: Profile;
  asOf: Day;
  title: string;
  tagline?: string;
  /** The canonical origin, without a slash at its end. */
  url?: string;
  /** An organization id. */
  publisher: string;
  footer: Omit<Footer, 'marks'> & { marks: { asset: string; alt: string; href?: string }[] };
  labels: Labels;
  /** As written; views bring it to 4.5:1. */
  accent?: string;
  /** Whether 整改 and 逾期 may be shown. Internal builds always show them. */
  showsReview: boolean;
  newMonths: number;
  domains: Taxonomy['domains'];
  levels: Pick<Level, 'id' | 'label'>[];
  evaluation: NonNullable<Taxonomy['evaluation']>;
  standard: Standard;
  /** Brand slugs, those that are held. */
  featured: string[];
  /** By slug. */
  brands: PublishedBrand[];
  /** By id. */
  organizations: PublishedOrganization[];
  /** By slug. */
  pairings: PublishedPairing[];
  /** By slug. */
  packs: PublishedPack[];
  /** By path. */
  documents: PublishedDocument[];
  /** Former addresses, without base, from and to, each ending in a slash. */
  redirects: { from: string; to: string }[];
  /** By digest. */
  assets: Record<string, PublishedAsset>;
}

export type PublishedLogo =
  | (Omit<Extract<Logo, { kind: 'image' }>, 'file'> & { asset: string })
  | Extract<Logo, { kind: 'text' }>
  | (Omit<Extract<Logo, { kind: 'audio' }>, 'file'> & { asset: string });

type Shown<Event> = Event extends RecordEvent ? Omit<Event, 'note' | 'reason' | 'imported'> : never;

/** An event that the public may see; whether it was brought in from an older register is not shown. */
export type PublishedEvent = Shown<
  | EventOf<'cultivated'>
  | EventOf<'launched'>
  | EventOf<'declared'>
  | EventOf<'notice'>
  | EventOf<'named'>
  | EventOf<'goals'>
  | EventOf<'reviewed'>
  | EventOf<'commended'>
  | EventOf<'renamed'>
  | EventOf<'delisted'>
>;

export interface PublishedBrand {
  slug: string;
  name: string;
  organization: string;
  partners: ({ organization: string } | { name: string })[];
  domain: string;
  focuses: string[];
  summary: string;
  logo?: PublishedLogo;
  theme?: string;
  connotation: string[];
  philosophy: string[];
  role?: Brand['role'];
  carriers: string[];
  extra: Record<string, string>;
  /** A held brand. */
  parentBrand?: string;
  colors?: Brand['colors'];
  cover?: { asset: string; alt: string; credit?: string };
  demonstration?: Brand['demonstration'];
  tags: string[];
  /** 曾用名, from the key and from 更名, oldest first. */
  formerNames: string[];
  sources: NonNullable<Brand['sources']>;
  record: PublishedEvent[];
  /** Null before the first event that gives one (internal builds alone). */
  status: Status | null;
  overdue: boolean;
  /** All its titles have ended, and it was neither launched nor named since: 已摘牌. */
  ended: boolean;
  /** How the last title ended, where `ended`. */
  ending?: { kind: EventOf<'delisted'>['kind']; date?: LooseDate; by: string[]; statement?: string };
  /** Standing titles, highest level first. */
  titles: Title[];
  /** The highest level of a standing title. */
  level: string | null;
  /** The date of the first naming as written. */
  namedOn: LooseDate | null;
  /** The year of the first naming, else of the launching; null where no date is known. */
  year: number | null;
  /** First named within the site's `newMonths`. */
  isNew: boolean;
  published?: LooseDate;
  updated?: LooseDate;
  body: PublicBodyRoot;
}

export interface PublishedOrganization {
  id: string;
  name: string;
  shortName?: string;
  level: string;
  parent: string | null;
  domain?: string;
  formerNames: string[];
  children: string[];
  /** Brands that it holds or shares. */
  brands: string[];
  /** Pairings that it takes part in by name. */
  pairings: string[];
}

export interface PublishedPairing {
  slug: string;
  model: string[];
  /** The lagging or mutual side; null where it is anonymous. */
  partner: string[] | null;
  /** What is said of an anonymous side: level and domain, one for each organization, in the taxonomy's order. */
  anonymous: { level: string; domain?: string }[];
  kind: Pairing['kind'];
  since: LooseDate;
  until?: LooseDate;
  status: PairingStatus;
  goals: Pairing['goals'];
  measures: string[];
  ledger: NonNullable<Pairing['ledger']>;
  outcome?: NonNullable<Pairing['outcome']>;
  published?: LooseDate;
  updated?: LooseDate;
  body: PublicBodyRoot;
}

/** What an item of an agenda is about, where the site holds it. */
export type AgendaSubject = { kind: 'brand'; slug: string } | { kind: 'document'; path: string } | { kind: 'pairing'; slug: string };

export interface PublishedPack {
  slug: string;
  title: string;
  occasion: StudyPack['occasion'];
  audience?: string;
  minutes: number;
  date?: LooseDate;
  place?: string;
  objectives: string[];
  agenda: { title: string; minutes: number; questions: string[]; subject?: AgendaSubject }[];
  published?: LooseDate;
  updated?: LooseDate;
  body: PublicBodyRoot;
}

export interface PublishedDocument {
  /** The path under `docs/`, `''` for the root's own index. */
  path: string;
  title: string;
  summary?: string;
  order?: number;
  issuer?: string;
  number?: string;
  issued?: LooseDate;
  status: DocumentMeta['status'];
  /** A held document. */
  supersededBy?: string;
  published?: LooseDate;
  updated?: LooseDate;
  body: PublicBodyRoot;
}

/** What internal builds show beside the site. */
export interface Dossier {
  /** By slug. */
  brands: Record<string, BrandDossier>;
  pairings: Record<string, EntryDossier & { visibility: Pairing['visibility']; consent?: Pairing['consent']; anonymousSide: string[] }>;
  packs: Record<string, EntryDossier>;
  documents: Record<string, EntryDossier>;
  organizations: Record<string, { note?: string; internal?: Record<string, unknown> }>;
  targets: Target[];
  desk: Desk;
}

export interface EntryDossier {
  internal?: Record<string, unknown>;
  approvals: { by: string; date: LooseDate }[];
  /** Whether a public build would hold it. */
  isPublic: boolean;
  /** With what only internal builds show. */
  body: BodyRoot;
}

export interface BrandDossier extends EntryDossier {
  /** The whole record, internal events, notes and reasons included. */
  record: RecordEvent[];
  /** Keys of the standard that are not met. */
  missing: string[];
}

/** The organization department's desk, `/internal/`. */
export interface Desk {
  /** Each target with what stands against it. */
  targets: { target: Target; reached: number; of: number; lacking: string[] }[];
  /** Candidates by the round they were evaluated in, best first; `total` by the taxonomy's weights, null where a part is missing. */
  rounds: { round: string; candidates: { slug: string; level: string; scores: Record<string, number>; total: number | null; date?: LooseDate }[] }[];
  /** Latest first. */
  visits: { slug: string; date?: LooseDate; by: string[]; purpose?: EventOf<'visited'>['purpose']; note?: string }[];
  overdue: string[];
  lackingGoals: string[];
  silentPairings: string[];
  overduePairings: string[];
  /** Near twins of all brands, public or not. */
  twins: readonly Twin[];
}

/** What a build is made from. */
export interface Publication {
  site: Site;
  dossier?: Dossier;
}
