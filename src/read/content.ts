/**
 * A content directory, read: every entry with its sound data, the places of everything in it, its
 * body as a tree, and what was wrong with any of it. Used by `check`, `build` and `dev` alike.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { compareText, type Diagnostic, type Position } from '../diagnostic.ts';
import { type Brand, brandSchema } from '../schema/brand.ts';
import { earliest } from '../schema/dates.ts';
import { type DocumentMeta, documentSchema } from '../schema/document.ts';
import { type Organization, organizationSchema } from '../schema/organization.ts';
import { type Overlay, overlaySchema } from '../schema/overlay.ts';
import { type Pairing, pairingSchema } from '../schema/pairing.ts';
import type { RecordEvent } from '../schema/record.ts';
import { type SiteSettings, siteSchema } from '../schema/site.ts';
import { type StudyPack, studySchema } from '../schema/study.ts';
import { type Taxonomy, taxonomySchema } from '../schema/taxonomy.ts';
import * as say from '../wording/read.ts';
import { schemaSentence } from '../wording/schema.ts';
import { encodingSentence, FRONTMATTER_MISSING, FRONTMATTER_OPEN, type Sentence, UNREADABLE, yamlSentence } from '../wording/yaml.ts';
import type { AssetProbe } from './assets.ts';
import { type Body, EMPTY_BODY } from './body/index.ts';
import { type Directory, type EntryFile, type EntryKind, type FileEntry, listDirectory } from './directory.ts';
import { decode } from './text.ts';
import { type Validated, validate } from './validate.ts';
import { type Path, type Places, readYaml } from './yaml.ts';

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
  /** Whether a list of organizations could not be read, so that no id is known to be nobody's. */
  unreadableLists: boolean;
  diagnostics: Diagnostic[];
}

/** How bodies are read; a variant that keeps them by digest gives the same answers sooner. */
export interface Readers {
  readBody(source: string, offset: number): Body;
  /** Called as files are read, for a progress display. */
  onProgress?(done: number, of: number): void;
}

export interface ContentOptions {
  root: string;
  privateRoot?: string;
}

export class NoContentError extends Error {}

/** Reads `root`, and `privateRoot` over it. Throws `NoContentError` where a directory is missing. */
export async function readContent(options: ContentOptions, readers: Readers): Promise<Content> {
  const reader = new Reader(readers);
  const directory = await list(options.root);
  const over = options.privateRoot === undefined ? undefined : await list(options.privateRoot);
  const content = await reader.readAll(directory, over, options.privateRoot);
  return content;
}

async function list(root: string): Promise<Directory> {
  try {
    return await listDirectory(root);
  } catch (error) {
    throw new NoContentError(root, { cause: error });
  }
}

type Text = { text: string } | undefined;
type ObjectSchema = z.ZodType & { shape: Record<string, z.ZodType> };

class Reader {
  private readonly readers: Readers;
  private readonly diagnostics: Diagnostic[] = [];

  constructor(readers: Readers) {
    this.readers = readers;
  }

  async readAll(directory: Directory, over: Directory | undefined, privateRoot: string | undefined): Promise<Content> {
    const prefix = privateRoot === undefined ? '' : `${privateRoot.split(path.sep).join('/').replace(/\/+$/, '')}/`;
    const content: Content = {
      root: directory.root,
      ...(privateRoot === undefined ? {} : { privateRoot }),
      site: await this.readSettings(directory.site, 'site.yaml', siteSchema),
      taxonomy: await this.readSettings(directory.taxonomy, 'taxonomy.yaml', taxonomySchema),
      organizations: [],
      brands: [],
      pairings: [],
      packs: [],
      documents: [],
      files: new Map(directory.assets),
      exits: new Set([...directory.exits, ...[...(over?.exits ?? [])].map((exit) => prefix + exit)]),
      probes: new Map(),
      strays: directory.strays.map((stray) => stray.file),
      unreadableLists: false,
      diagnostics: this.diagnostics,
    };
    // Overlays mean something in the directory that is laid over, and nothing in the content itself.
    content.strays.push(...directory.overlays.map((overlay) => overlay.file));
    const entries = directory.entries.map((file) => ({ file, isPrivate: false, before: '' }));
    const lists = directory.organizations.map((file) => ({ file, isPrivate: false, before: '' }));
    if (over !== undefined) {
      entries.push(...over.entries.map((file) => ({ file, isPrivate: true, before: prefix })));
      lists.push(...over.organizations.map((file) => ({ file, isPrivate: true, before: prefix })));
      for (const [name, file] of over.assets) content.files.set(prefix + name, file);
      for (const stray of [over.site, over.taxonomy, ...over.strays]) if (stray !== undefined) content.strays.push(prefix + stray.file);
    }
    let done = 0;
    const tick = (): void => {
      done += 1;
      this.readers.onProgress?.(done, entries.length + lists.length);
    };
    for (const { file, isPrivate, before } of lists) {
      const read = await this.readOrganizations(file, before, isPrivate);
      if (read === undefined) content.unreadableLists = true;
      else content.organizations.push(...read);
      tick();
    }
    for (const { file, isPrivate, before } of entries) {
      await this.readEntry(content, file, before, isPrivate);
      tick();
    }
    for (const overlay of over?.overlays ?? []) await this.layOver(content, overlay, prefix);
    return content;
  }

  private report(place: Place, code: string, severity: Diagnostic['severity'], sentence: Sentence): void {
    const { file, line, column } = place;
    const { message, hint } = sentence;
    this.diagnostics.push({ code, severity, file, line, column, message, ...(hint === undefined ? {} : { hint }) });
  }

  private async readText(source: FileEntry, name: string): Promise<Text> {
    let bytes: Uint8Array;
    try {
      bytes = await readFile(source.absolute);
    } catch {
      this.report({ file: name, line: 1, column: 1 }, 'file/encoding', 'error', UNREADABLE);
      return undefined;
    }
    const decoded = decode(bytes);
    if ('text' in decoded) return decoded;
    this.report({ file: name, ...decoded.wrong }, 'file/encoding', 'error', encodingSentence(decoded.guess));
    return undefined;
  }

  /** YAML between two offsets of a text, its problems reported. */
  private readData(name: string, text: string, start: number, end: number): { data: unknown; places: Places; readable: boolean } {
    const yaml = readYaml(text, start, end);
    for (const problem of yaml.problems) {
      this.report(
        { file: name, line: problem.line, column: problem.column },
        problem.fault === 'duplicate-key' ? 'yaml/duplicate-key' : 'yaml/syntax',
        'error',
        yamlSentence(problem.fault, problem.detail),
      );
    }
    return { data: yaml.data, places: yaml.places, readable: yaml.problems.every((problem) => problem.fault === 'duplicate-key') };
  }

  /** Validates against a schema, its problems reported; `base` is where in the file the data stands. */
  private validated<Schema extends ObjectSchema>(
    schema: Schema,
    data: unknown,
    name: string,
    places: Places,
    base: Path = [],
  ): { outcome: Validated<z.output<Schema>>; locate: Locate } {
    const outcome = validate(schema, data);
    const look = (at: Path, of: PlaceOf): Place => ({
      file: name,
      ...(of === 'value' ? places.valueAt([...base, ...at]) : of === 'key' ? places.keyAt([...base, ...at]) : places.insideOf([...base, ...at])),
    });
    for (const problem of outcome.problems) {
      this.report(look(problem.path, problem.at), problem.code, 'error', schemaSentence(problem));
    }
    return { outcome, locate: (at, of = 'value') => look(outcome.original(at), of) };
  }

  private async readSettings<Schema extends ObjectSchema>(
    source: FileEntry | undefined,
    name: string,
    schema: Schema,
  ): Promise<Settings<z.output<Schema>>> {
    const nowhere: Locate = () => ({ file: name, line: 1, column: 1 });
    const unreadable = {
      file: name,
      data: validate(schema, {}).data,
      damaged: new Set(Object.keys(schema.shape)),
      readable: false,
      locate: nowhere,
      named: new Set<string>(),
    };
    if (source === undefined) {
      this.report(nowhere([]), 'schema/missing', 'error', say.settingsMissing(name));
      return unreadable;
    }
    const text = await this.readText(source, name);
    if (text === undefined) return unreadable;
    const { data, places, readable } = this.readData(name, text.text, 0, text.text.length);
    if (!readable) return { ...unreadable, locate: (at) => ({ file: name, ...places.valueAt(at) }) };
    const { outcome, locate } = this.validated(schema, data ?? {}, name, places);
    return { file: name, data: outcome.data, damaged: outcome.damaged, readable: true, locate, named: filesNamed(data) };
  }

  private async readOrganizations(source: FileEntry, before: string, isPrivate: boolean): Promise<OrganizationEntry[] | undefined> {
    const name = before + source.file;
    const text = await this.readText(source, name);
    if (text === undefined) return undefined;
    const { data, places, readable } = this.readData(name, text.text, 0, text.text.length);
    if (!readable) return undefined;
    if (data === undefined || data === null) return [];
    if (!Array.isArray(data)) {
      this.report({ file: name, ...places.valueAt([]) }, 'schema/type', 'error', say.NOT_A_LIST);
      return undefined;
    }
    return data.map((item: unknown, index) => {
      const { outcome, locate } = this.validated(organizationSchema, item ?? 'null', name, places, [index]);
      return { file: name, data: outcome.data, damaged: outcome.damaged, private: isPrivate, locate };
    });
  }

  private async readEntry(content: Content, source: EntryFile, before: string, isPrivate: boolean): Promise<void> {
    const name = before + source.file;
    if (source.badName !== undefined) {
      this.report({ file: name, line: 1, column: 1 }, 'entry/slug', 'error', say.badSlug(source.badName));
    }
    const common = {
      kind: source.kind,
      id: source.id,
      file: name,
      path: source.file,
      folder: source.folder,
      realFolder: source.realFolder,
      prefix: before,
      private: isPrivate,
    };
    const text = await this.readText(source, name);
    switch (source.kind) {
      case 'brand':
        content.brands.push({ ...common, ...this.readMdx(text, name, brandSchema) });
        break;
      case 'pairing':
        content.pairings.push({ ...common, ...this.readMdx(text, name, pairingSchema) });
        break;
      case 'study':
        content.packs.push({ ...common, ...this.readMdx(text, name, studySchema) });
        break;
      case 'document':
        content.documents.push({ ...common, ...this.readMdx(text, name, documentSchema) });
        break;
    }
  }

  private readMdx<Schema extends ObjectSchema>(
    text: Text,
    name: string,
    schema: Schema,
  ): Pick<Entry<z.output<Schema>>, 'data' | 'own' | 'damaged' | 'readable' | 'locate' | 'body' | 'named'> {
    const start: Locate = () => ({ file: name, line: 1, column: 1 });
    const nothing = validate(schema, {}).data;
    const unreadable = {
      data: nothing,
      own: nothing,
      damaged: new Set(Object.keys(schema.shape)),
      readable: false,
      locate: start,
      body: EMPTY_BODY,
      named: new Set<string>(),
    };
    if (text === undefined) return unreadable;
    const front = frontmatterOf(text.text);
    if ('fault' in front) {
      const sentence = front.fault === 'missing' ? FRONTMATTER_MISSING : FRONTMATTER_OPEN;
      this.report(start([]), 'frontmatter/missing', 'error', sentence);
      // Without its bounds there is no telling frontmatter from body; only a file that has none is all body.
      const body = front.fault === 'missing' ? this.body(text.text, 0, name) : EMPTY_BODY;
      return { ...unreadable, body };
    }
    const { data, places, readable } = this.readData(name, text.text, front.start, front.end);
    const body = this.body(text.text, front.body, name);
    if (!readable) return { ...unreadable, body, locate: (at) => ({ file: name, ...places.valueAt(at) }) };
    const { outcome, locate } = this.validated(schema, data ?? {}, name, places);
    return { data: outcome.data, own: outcome.data, damaged: outcome.damaged, readable: true, locate, body, named: filesNamed(data) };
  }

  private body(text: string, offset: number, name: string): Body {
    const body = this.readers.readBody(text, offset);
    for (const { code, severity, line, column, message, hint } of body.problems) {
      this.report({ file: name, line, column }, code, severity, { message, ...(hint === undefined ? {} : { hint }) });
    }
    return body;
  }

  private async layOver(content: Content, source: Directory['overlays'][number], prefix: string): Promise<void> {
    const name = prefix + source.file;
    const target = (source.kind === 'brand' ? content.brands : content.pairings).find((entry) => entry.id === source.id);
    if (target === undefined) {
      this.report({ file: name, line: 1, column: 1 }, 'reference/unknown', 'error', say.overlayOfNothing(source.id));
      return;
    }
    const text = await this.readText(source, name);
    if (text === undefined) return;
    const { data, places, readable } = this.readData(name, text.text, 0, text.text.length);
    if (!readable) return;
    const { outcome, locate } = this.validated(overlaySchema, data ?? {}, name, places);
    const overlay: Partial<Overlay> = outcome.data;
    target.data = { ...target.data };
    if (overlay.internal !== undefined) target.data.internal = { ...target.data.internal, ...overlay.internal };
    if (overlay.record === undefined) return;
    if (source.kind === 'pairing') {
      this.report(locate(['record'], 'key'), 'schema/unknown-key', 'error', say.OVERLAY_RECORD);
      return;
    }
    mergeRecord(target as Entry<Brand>, overlay.record, locate);
  }
}

const keyOf = (event: RecordEvent): string => (event.date === undefined ? '' : earliest(event.date));

/** Internal events among the public ones by date; of one day the internal come first, as steps that led there. */
function mergeRecord(target: Entry<Brand>, added: RecordEvent[], locateAdded: Locate): void {
  const own = target.data.record ?? [];
  const before = target.locate;
  const merged: { event: RecordEvent; locate: Locate; index: number }[] = own.map((event, index) => ({ event, locate: before, index }));
  for (const [index, event] of added.entries()) {
    const key = keyOf(event);
    let at = merged.findIndex((one) => keyOf(one.event) > key || (keyOf(one.event) === key && one.locate === before));
    if (at === -1) at = merged.length;
    merged.splice(at, 0, { event, locate: locateAdded, index });
  }
  target.data.record = merged.map((one) => one.event);
  target.locate = (at, of) => {
    const [key, index, ...rest] = at;
    const one = key === 'record' && typeof index === 'number' ? merged[index] : undefined;
    return one === undefined ? before(at, of) : one.locate(['record', one.index, ...rest], of);
  };
}

/** Where the frontmatter of an `.mdx` begins and ends, and its body begins. */
function frontmatterOf(text: string): { start: number; end: number; body: number } | { fault: 'missing' | 'open' } {
  const opening = /^(?:[ \t]*\n)*---[ \t]*(?:\n|$)/.exec(text);
  if (opening === null) return { fault: 'missing' };
  const start = opening[0].length;
  const closing = /^---[ \t]*$/m.exec(text.slice(start));
  if (closing === null) return { fault: 'open' };
  const end = start + closing.index;
  const next = text.indexOf('\n', end);
  return { start, end, body: next === -1 ? text.length : next + 1 };
}

/** All texts under keys named `file`, in whatever shape the data is. */
function filesNamed(data: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string' && key === 'file') found.add(value.normalize('NFC'));
    else if (Array.isArray(value)) for (const item of value) visit(item, key);
    else if (typeof value === 'object' && value !== null) for (const [name, item] of Object.entries(value)) visit(item, name);
  };
  visit(data, '');
  return found;
}

/** Every entry with a body, in the order of files. */
export function allEntries(content: Content): Entry<Brand | Pairing | StudyPack | DocumentMeta>[] {
  return [...content.brands, ...content.pairings, ...content.packs, ...content.documents].sort((a, b) => compareText(a.file, b.file)) as Entry<
    Brand | Pairing | StudyPack | DocumentMeta
  >[];
}
