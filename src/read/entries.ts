/** What reading a content directory gives: entries with their sound data, the places of everything in them, and what was wrong. */
import type { Diagnostic, Position } from '../diagnostic.ts';
import type { AssetProbe } from '../media/probe.ts';
import type { Brand } from '../schema/brand.ts';
import type { DocumentMeta } from '../schema/document.ts';
import type { Organization } from '../schema/organization.ts';
import type { Pairing } from '../schema/pairing.ts';
import type { SiteSettings } from '../schema/site.ts';
import type { StudyPack } from '../schema/study.ts';
import type { Taxonomy } from '../schema/taxonomy.ts';
import type { Body } from './body/index.ts';
import type { EntryKind, FileEntry } from './directory.ts';
import type { Path } from './yaml/index.ts';

/** A place in a file, as diagnostics carry it. */
export interface Place extends Position {
  file: string;
}

export type PlaceOf = 'value' | 'key' | 'inside';

/** Finds the place of a value in an entry, by the path that its data has it at. */
export type Locate = (path: Path, of?: PlaceOf) => Place;

/** A file of the entry's folder that its frontmatter names. */
export interface FrontmatterAsset {
  path: string;
  role: 'image' | 'audio';
  at: Path;
}

export interface Entry<Data> {
  kind: EntryKind;
  id: string;
  /** As diagnostics name it: with `--private DIR` before what comes from there. */
  file: string;
  /** The path within its directory: what relative links start from. */
  path: string;
  /** The folder whose files are the entry's, within its directory. */
  folder: string;
  /** Where that folder really lies, links followed. */
  realFolder: string;
  /** `''`, or DIR and a slash: what stands before `path` in `file` and in the content's files. */
  prefix: string;
  data: Partial<Data>;
  /** The data without what `--private` laid over it: all that a public build takes anything from. */
  own: Partial<Data>;
  /** Keys of which something could not be read: no rule may complain of what is absent there. */
  damaged: ReadonlySet<string>;
  /** Whether the frontmatter could be read at all. */
  readable: boolean;
  /** From the directory that is laid over the content (`--private`). */
  private: boolean;
  locate: Locate;
  body: Body;
  /** Every text that stands under a `file` key, read or not: such files are not unused. */
  named: ReadonlySet<string>;
}

export interface OrganizationEntry {
  file: string;
  data: Partial<Organization>;
  damaged: ReadonlySet<string>;
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

export interface Content {
  root: string;
  /** `--private DIR` as given, where there is one. */
  privateRoot?: string;
  site: Settings<SiteSettings>;
  taxonomy: Settings<Taxonomy>;
  organizations: OrganizationEntry[];
  brands: Entry<Brand>[];
  pairings: Entry<Pairing>[];
  packs: Entry<StudyPack>[];
  documents: Entry<DocumentMeta>[];
  /** Files in entries' folders, by path in the content (of `--private DIR`: with DIR before it). */
  files: Map<string, FileEntry>;
  /** Folders that are links out of the content. */
  exits: ReadonlySet<string>;
  /** What was found in the files that entries use. */
  probes: Map<string, AssetProbe>;
  /** Files that are nobody's. */
  strays: string[];
  /** Of those that were meant for lists of organizations, the ids that they give, former ones too. */
  misplaced: { file: string; ids: string[] }[];
  /** Whether a list of organizations could not be read, so that no id is known to be nobody's. */
  unreadableLists: boolean;
  diagnostics: Diagnostic[];
}
