/**
 * The types of what a build may show. Every page, feed, index and file is made from `Site`, in both profiles. `Site`
 * has no internal field, so a page that tries to show one does not compile. `Dossier` holds the rest. Only
 * internal builds have it, and only `src/components/internal/` uses it.
 *
 * All of it is plain data. Lists are sorted. Every id refers to an entry of the same site.
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

/** A picture, recording, film or download. Its digest replaces the author's file name, which is never published. */
export interface PublishedAsset {
  digest: string;
  role: 'image' | 'audio' | 'video' | 'download';
  format: string;
  bytes: number;
  width?: number;
  height?: number;
  duration?: number;
  /** The loudness of a short recording over its time, in equal parts, from 0 to 100. */
  wave?: number[];
}

export interface Site {
  profile: Profile;
  asOf: Day;
  title: string;
  tagline?: string;
  /** The canonical origin, without a final slash. */
  url?: string;
  /** An organization id. */
  publisher: string;
  footer: Omit<Footer, 'marks'> & { marks: { asset: string; alt: string; href?: string }[] };
  labels: Labels;
  /** The site's own mark. */
  logo?: { asset: string; alt: string };
  /** The picture for tabs of browsers; without it one is made. */
  icon?: string;
  /** The site's own menu. `page` is an address below the base. */
  menu?: ({ label: string } & ({ page: string } | { url: string }))[];
  /** As written; views correct its contrast. */
  accent?: string;
  /** Whether 整改 and 逾期 are shown. Always true in internal builds. */
  showsReview: boolean;
  newMonths: number;
  domains: Taxonomy['domains'];
  levels: Pick<Level, 'id' | 'label'>[];
  evaluation: NonNullable<Taxonomy['evaluation']>;
  standard: Standard;
  /** Slugs of brands that the site holds. */
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
  /** Former and present addresses, relative to the base, each with a final slash. */
  redirects: { from: string; to: string }[];
  /** By digest. */
  assets: Record<string, PublishedAsset>;
  /** Digests of those that bodies show or offer. */
  inBodies: string[];
}

export type PublishedLogo =
  | (Omit<Extract<Logo, { kind: 'image' }>, 'file'> & { asset: string })
  | Extract<Logo, { kind: 'text' }>
  | (Omit<Extract<Logo, { kind: 'audio' }>, 'file'> & { asset: string });

type Shown<Event> = Event extends RecordEvent ? Omit<Event, 'note' | 'reason' | 'imported'> : never;

/** An event that the public may see, without `note`, `reason` and `imported`. */
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
  /** A brand of the site. */
  parentBrand?: string;
  colors?: Brand['colors'];
  cover?: { asset: string; alt: string; credit?: string };
  demonstration?: Brand['demonstration'];
  tags: string[];
  /** 曾用名: first `formerNames`, then the old names of 更名, oldest first. */
  formerNames: string[];
  sources: NonNullable<Brand['sources']>;
  record: PublishedEvent[];
  /** Null before the first event that gives one (only in internal builds). */
  status: Status | null;
  overdue: boolean;
  /** 已摘牌: all titles have ended, and the brand has not been launched or named since. */
  ended: boolean;
  /** How the last title ended; absent unless `ended`. */
  ending?: { kind: EventOf<'delisted'>['kind']; date?: LooseDate; by: string[]; statement?: string };
  /** Standing titles, highest level first. */
  titles: Title[];
  /** The highest level of a standing title. */
  level: string | null;
  /** The date of the first naming as written; null without one. */
  namedOn: LooseDate | null;
  /** The year of the first naming, else of the launch; null if unknown. */
  year: number | null;
  /** Whether the first naming is less than `newMonths` ago. */
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
  /** Slugs of the brands that it holds or shares. */
  brands: string[];
  /** Slugs of its pairings, without those in which it is anonymous. */
  pairings: string[];
}

export interface PublishedPairing {
  slug: string;
  model: string[];
  /** Ids of the lagging or mutual side; null if it is anonymous. */
  partner: string[] | null;
  /** Level and domain of each organization of an anonymous side, in the taxonomy's order. */
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

/** The entry that an agenda item is about, if the site holds it. */
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
  /** The path under `docs/` without extension; `''` for `docs/index.mdx`. */
  path: string;
  title: string;
  summary?: string;
  order?: number;
  issuer?: string;
  number?: string;
  issued?: LooseDate;
  status: DocumentMeta['status'];
  /** A document of the site. */
  supersededBy?: string;
  published?: LooseDate;
  updated?: LooseDate;
  body: PublicBodyRoot;
}

/** What only internal builds show. */
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
  /** Whether a public build holds the entry. */
  isPublic: boolean;
  /** The body with its internal components. */
  body: BodyRoot;
}

export interface BrandDossier extends EntryDossier {
  /** The whole record, with internal events, notes and reasons. */
  record: RecordEvent[];
  /** Keys of the standard that the brand does not meet. */
  missing: string[];
}

/** Something that is late or soon due. */
export interface Due {
  what: 'review' | 'goals' | 'notice' | 'pairing-goal' | 'outcome' | 'ledger' | 'pack';
  /** The slug of the brand, the pairing or the pack. */
  id: string;
  deadline: Day;
  /** Days until then; negative if it has passed. */
  days: number;
  /** Ids of the organizations that must do it. */
  who: string[];
  year?: number;
  /** The goal of a pairing, numbered from 1. */
  goal?: { number: number; text: string };
}

/** The organization department's desk, `/internal/`. */
export interface Desk {
  /** What is late or due within two months, what is due first in front. */
  due: Due[];
  /** For each target: `reached` out of `of`, and ids of organizations without a brand. */
  targets: { target: Target; reached: number; of: number; lacking: string[] }[];
  /** Candidates by evaluation round, best first. `total` is weighted by `evaluation`; null if a score is missing. */
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

/** What `publish` returns. */
export interface Publication {
  site: Site;
  dossier?: Dossier;
  /** Names all that a site follows from beside the texts of its bodies; absent where nobody asks for it. */
  ground?: string;
}
