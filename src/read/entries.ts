/** The result of reading a content directory: entries with their valid data, source positions and problems. */
import type { Diagnostic, Position } from '../diagnostic.ts';
import type { AssetProbe } from '../media/probe.ts';
import type { Brand } from '../schema/brand.ts';
import type { DocumentMeta } from '../schema/document.ts';
import type { FormMap } from '../schema/form.ts';
import type { Organization } from '../schema/organization.ts';
import type { Pairing } from '../schema/pairing.ts';
import type { SiteSettings } from '../schema/site.ts';
import type { StudyPack } from '../schema/study.ts';
import type { Taxonomy } from '../schema/taxonomy.ts';
import type { Body } from './body/index.ts';
import type { EntryKind, FileEntry } from './directory.ts';
import type { Memory } from './memory.ts';
import type { Marks } from './reading.ts';
import type { Walk } from './walk.ts';
import type { Path } from './yaml/index.ts';

/** A position in a file, as in a diagnostic. */
export interface Place extends Position {
  file: string;
}

export type PlaceOf = 'value' | 'key' | 'inside';

/** Returns the source position of a value, given its path in the entry's data. */
export type Locate = (path: Path, of?: PlaceOf) => Place;

export interface Entry<Data> extends Marks {
  kind: EntryKind;
  id: string;
  /** Path for diagnostics; starts with DIR for a file from `--private DIR`. */
  file: string;
  /** Path within its directory; relative links resolve against it. */
  path: string;
  /** Folder that holds the entry's assets, within its directory. */
  folder: string;
  /** Path of that folder on disk, symbolic links resolved. */
  realFolder: string;
  /** `''`, or DIR and a slash: the prefix of `path` in `file` and in `Content.files`. */
  prefix: string;
  data: Partial<Data>;
  /** The data without the overlay from `--private`. A public build uses nothing else. */
  own: Partial<Data>;
  /** Top-level keys that could be read only in part. Rules must not report missing data there. */
  damaged: ReadonlySet<string>;
  /** Whether the frontmatter could be read as a whole. */
  readable: boolean;
  /** Whether the entry comes from the `--private` directory. */
  private: boolean;
  locate: Locate;
  body: Body;
  /** Every text under a `file` key, even in invalid data: these files do not count as unused. */
  named: ReadonlySet<string>;
  /** Of all that the entry was read from: its place, its text and what the private directory lays over it. */
  digest: string;
}

export interface OrganizationEntry {
  file: string;
  data: Partial<Organization>;
  private: boolean;
  locate: Locate;
}

export interface Settings<Data> {
  file: string;
  data: Partial<Data>;
  damaged: ReadonlySet<string>;
  readable: boolean;
  locate: Locate;
  named: ReadonlySet<string>;
}

/** Digests of parts of a content: what follows from such a part alone is the same for as long as its digest is. */
export interface Frame {
  /** Of all data, and where it stands: of everything but bodies, and of what lies in files that are no text. */
  data: string;
  /** Of the same, of what bodies refer to and others refer to in them, and of the files that there are. */
  ties: string;
  /** Of the same, wherever in bodies it stands: what is told with a place does not follow from it. */
  targets: string;
}

export interface Content {
  root: string;
  /** `--private DIR`, if one is given. */
  privateRoot?: string;
  /** The directories as they were walked. */
  walks: readonly Walk[];
  site: Settings<SiteSettings>;
  taxonomy: Settings<Taxonomy>;
  /** What other districts' forms call their fields. */
  forms: Settings<FormMap>[];
  organizations: OrganizationEntry[];
  brands: Entry<Brand>[];
  pairings: Entry<Pairing>[];
  packs: Entry<StudyPack>[];
  documents: Entry<DocumentMeta>[];
  /** Files in entries' folders, by path; paths of files from `--private DIR` start with DIR. */
  files: Map<string, FileEntry>;
  /** Symbolic links to folders outside the content. */
  exits: ReadonlySet<string>;
  /** Probe results of the files that entries use. */
  probes: Map<string, AssetProbe>;
  /** Made when it is first asked for. */
  readonly frame: Frame;
  /** A digest of every text that is no entry's: settings, lists, maps of forms. */
  common: string;
  /** Files that belong to no entry. */
  strays: string[];
  /** Strays that were probably meant as lists of organizations, with the current and former ids in them. */
  misplaced: { file: string; ids: string[] }[];
  /** Whether a list of organizations could not be read: then no id can be called unknown. */
  unreadableLists: boolean;
  diagnostics: Diagnostic[];
  /** What is kept of earlier answers. */
  memory: Memory;
}
