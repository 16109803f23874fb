/**
 * Reads a content directory. Each entry gets its valid data, the source positions of that data, and its
 * body as a tree; all problems are collected as diagnostics. `check`, `build` and `dev` all use this.
 */

import path from 'node:path';
import type { z } from 'zod';
import { compareText, type Diagnostic, type Position } from '../diagnostic.ts';
import { given } from '../given.ts';
import type { Brand } from '../schema/brand.ts';
import type { DocumentMeta } from '../schema/document.ts';
import { formMapSchema } from '../schema/form.ts';
import { type Overlay, overlaySchema } from '../schema/overlay.ts';
import type { Pairing } from '../schema/pairing.ts';
import { siteSchema } from '../schema/site.ts';
import type { StudyPack } from '../schema/study.ts';
import { taxonomySchema } from '../schema/taxonomy.ts';
import * as say from '../wording/read.ts';
import type { Sentence } from '../wording/sentence.ts';
import { encodingSentence, UNREADABLE } from '../wording/yaml.ts';
import type { BodyProblem } from './body/index.ts';
import { type Keeping, readTexts, type Task } from './crew.ts';
import type { Directory, EntryFile, FileEntry } from './directory.ts';
import type { Content, Entry, Frame, OrganizationEntry, Place, PlaceOf, Settings } from './entries.ts';
import { frameOf } from './frame.ts';
import type { Intake, TakenText } from './intake.ts';
import { type KeptList, readList } from './list.ts';
import { keyOf, type Memory, NO_MEMORY } from './memory.ts';
import { mergeRecord } from './overlay.ts';
import {
  type Front,
  isPlainJson,
  type KeptReading,
  type PositionOf,
  positionsIn,
  positionsOf,
  type Reading,
  readData,
  readYamlFile,
  unreadable,
} from './reading.ts';
import { type Path, type Places, placesOf } from './yaml/index.ts';

export type * from './entries.ts';

export interface ContentOptions {
  privateRoot?: string;
  /** The intake of the content, and of `privateRoot` if there is one. */
  intakes: readonly Intake[];
  /** Where readings are kept; without it nothing is. */
  keeping?: Omit<Keeping, 'keep'> & { memory: Memory };
  /** Called after each entry, for a progress display. */
  onProgress?(done: number, of: number): void;
}

/** Reads a content and lays `privateRoot` over it. Throws `ChangedError` if a file was changed meanwhile. */
export async function readContent(options: ContentOptions): Promise<Content> {
  const [intake, over] = options.intakes;
  return new Reader(options, intake as Intake, over).readAll();
}

type ObjectSchema = z.ZodType & { shape: Record<string, z.ZodType> };

class Reader {
  private readonly options: ContentOptions;
  private readonly intake: Intake;
  private readonly over: Intake | undefined;
  private readonly diagnostics: Diagnostic[] = [];
  private readonly memory: Memory;
  private hasUnreadableList = false;

  constructor(options: ContentOptions, intake: Intake, over: Intake | undefined) {
    [this.options, this.intake, this.over] = [options, intake, over];
    this.memory = options.keeping?.memory ?? NO_MEMORY;
  }

  async readAll(): Promise<Content> {
    const { privateRoot } = this.options;
    const { directory } = this.intake;
    const over = this.over?.directory;
    const prefix = privateRoot === undefined ? '' : `${privateRoot.split(path.sep).join('/').replace(/\/+$/, '')}/`;
    let frame: Frame | undefined;
    const content: Content = {
      root: directory.root,
      ...given('privateRoot', privateRoot),
      walks: this.options.intakes.map(({ walk }) => walk),
      site: this.readSettings(directory.site, 'site.yaml', siteSchema),
      taxonomy: this.readSettings(directory.taxonomy, 'taxonomy.yaml', taxonomySchema),
      forms: directory.forms.map((map) => this.readSettings(map, map.file, formMapSchema)),
      organizations: [],
      brands: [],
      pairings: [],
      packs: [],
      documents: [],
      files: new Map(directory.assets),
      exits: new Set([...directory.exits, ...[...(over?.exits ?? [])].map((exit) => prefix + exit)]),
      probes: new Map(),
      get frame() {
        frame ??= frameOf(this);
        return frame;
      },
      common: keyOf(this.options.intakes.map(({ texts }) => [...texts].flatMap(([file, { digest }]) => ('kind' in file ? [] : [file.file, digest])))),
      strays: directory.strays.map((stray) => stray.file),
      misplaced: directory.misplaced.map((list) => ({ file: list.file, ids: this.idsIn(list) })),
      unreadableLists: false,
      diagnostics: this.diagnostics,
      memory: this.memory,
    };
    // Overlay files have a meaning only in the private directory.
    content.strays.push(...directory.overlays.map((overlay) => overlay.file));
    const entries = directory.entries.map((file) => ({ file, isPrivate: false, before: '' }));
    const lists = directory.organizations.map((file) => ({ file, isPrivate: false, before: '' }));
    if (over !== undefined) {
      entries.push(...over.entries.map((file) => ({ file, isPrivate: true, before: prefix })));
      lists.push(...over.organizations.map((file) => ({ file, isPrivate: true, before: prefix })));
      for (const [name, file] of over.assets) content.files.set(prefix + name, file);
      for (const stray of [over.site, over.taxonomy, ...over.forms, ...over.strays])
        if (stray !== undefined) content.strays.push(prefix + stray.file);
      for (const list of over.misplaced) content.misplaced.push({ file: prefix + list.file, ids: this.idsIn(list) });
    }
    for (const { file, isPrivate, before } of lists) {
      content.organizations.push(...this.readOrganizations(file, before, isPrivate));
    }
    content.unreadableLists = this.hasUnreadableList;
    const tasks = entries.map(({ file, before }) => {
      const at = { file: before + file.file, line: 1, column: 1 };
      if (file.badNames !== undefined) this.report(at, 'entry/slug', 'error', say.badSlug(file.badNames));
      if (file.tooDeep !== undefined) this.report(at, 'entry/slug', 'error', say.tooDeep(file.tooDeep));
      return this.task(file, before + file.file);
    });
    const readings = await readTexts(tasks, this.keeping(), (done) => this.options.onProgress?.(done, entries.length));
    for (const [index, { file, isPrivate, before }] of entries.entries()) {
      this.addEntry(content, file, before, isPrivate, tasks[index] as Task, readings[index] as Reading);
    }
    for (const overlay of over?.overlays ?? []) this.layOver(content, overlay, prefix);
    return content;
  }

  private keeping(): Keeping | undefined {
    const { keeping } = this.options;
    return keeping && { ...keeping, keep: ({ kind, digest }, reading) => keeping.memory.put('reading', keyOf(kind, digest), reading) };
  }

  /** What is to be read of an entry. A text that is kept is not opened; any other is, so that what is wrong with its encoding is told. */
  private task(file: EntryFile, name: string): Task {
    const { kind } = file;
    const taken = this.taken(file);
    const kept = this.memory.get<KeptReading>('reading', keyOf(kind, taken.digest));
    if (kept !== undefined) return { kind, digest: taken.digest, kept, isSound: true, text: () => textOf(taken) };
    const text = this.readText(file, name);
    const isSound = text !== undefined && 'text' in (taken.decoded() ?? {});
    return { kind, digest: taken.digest, kept, isSound, text: () => text };
  }

  private report(place: Place, code: string, severity: Diagnostic['severity'], sentence: Sentence): void {
    const { file, line, column } = place;
    const { message, hint } = sentence;
    this.diagnostics.push({ code, severity, file, line, column, message, ...given('hint', hint) });
  }

  private taken(source: FileEntry): TakenText {
    return this.intake.texts.get(source) ?? (this.over?.texts.get(source) as TakenText);
  }

  /** Returns a file's text. Reports a file that is not UTF-8, and returns its text in the encoding that was detected, if any. */
  private readText(source: FileEntry, name: string): string | undefined {
    const decoded = this.taken(source).decoded();
    if (decoded === undefined) this.report({ file: name, line: 1, column: 1 }, 'file/encoding', 'error', UNREADABLE);
    else if ('text' in decoded) return decoded.text;
    else {
      this.report({ file: name, ...decoded.wrong }, 'file/encoding', 'error', encodingSentence(decoded.guess));
      return decoded.meant;
    }
    return undefined;
  }

  private tell(name: string, problems: readonly BodyProblem[]): void {
    for (const problem of problems) this.diagnostics.push({ ...problem, file: name });
  }

  private readSettings<Schema extends ObjectSchema>(source: FileEntry | undefined, name: string, schema: Schema): Settings<z.output<Schema>> {
    if (source === undefined) this.report({ file: name, line: 1, column: 1 }, 'schema/missing', 'error', say.settingsMissing(name));
    const text = source === undefined ? undefined : this.readText(source, name);
    const front = text === undefined ? unreadable(schema) : readYamlFile(schema, text);
    this.tell(name, front.problems);
    return { file: name, ...frontParts(front, () => text ?? '', name) } as Settings<z.output<Schema>>;
  }

  private readOrganizations(source: FileEntry, before: string, isPrivate: boolean): OrganizationEntry[] {
    const name = before + source.file;
    const taken = this.taken(source);
    const key = keyOf(taken.digest);
    let list = this.memory.get<KeptList>('list', key);
    if (list === undefined) {
      const text = this.readText(source, name);
      list = readList(text);
      if (text !== undefined && 'text' in (taken.decoded() ?? {}) && isPlainJson(list)) this.memory.put('list', key, list);
    }
    this.tell(name, list.problems);
    this.hasUnreadableList ||= list.isUnreadable;
    let places: Places | undefined;
    const placesNow = (): Places => {
      const text = textOf(taken) ?? '';
      places ??= placesOf(text, 0, text.length);
      return places;
    };
    return list.items.map(({ data, moved, problems }, index) => {
      this.tell(name, problems);
      let positions: PositionOf | undefined;
      return {
        file: name,
        data,
        private: isPrivate,
        locate: (at, of) => {
          positions ??= positionsOf(placesNow(), new Map(moved), [index]);
          return { file: name, ...positions(at, of) };
        },
      };
    });
  }

  /** Returns the ids in a misplaced list, so that references to them are not reported as unknown. */
  private idsIn(source: FileEntry): string[] {
    const text = textOf(this.taken(source)) ?? '';
    const { data } = readData(text, 0, text.length);
    return (Array.isArray(data) ? data : []).flatMap((item: unknown) => {
      const { id, formerIds } = (item ?? {}) as Record<string, unknown>;
      return [id, ...(Array.isArray(formerIds) ? formerIds : [])].filter((one) => typeof one === 'string');
    });
  }

  private addEntry(content: Content, source: EntryFile, before: string, isPrivate: boolean, task: Task, reading: Reading): void {
    const name = before + source.file;
    this.tell(name, reading.problems);
    // Finding a position means to parse the frontmatter again.
    const keep: KeepPosition = (at, of, find) => this.memory.of('position', [source.kind, task.digest, at, of], find);
    const parts = frontParts(reading, () => task.text() ?? '', name, keep);
    const entry: Entry<unknown> = {
      kind: source.kind,
      id: source.id,
      file: name,
      path: source.file,
      folder: source.folder,
      realFolder: source.realFolder,
      prefix: before,
      private: isPrivate,
      ...parts,
      own: parts.data,
      body: reading.body,
      digest: keyOf(name, task.digest),
      front: reading.front,
      ties: reading.ties,
      targets: reading.targets,
    };
    const lists = { brand: content.brands, pairing: content.pairings, study: content.packs, document: content.documents };
    (lists[source.kind] as Entry<unknown>[]).push(entry);
  }

  private layOver(content: Content, source: Directory['overlays'][number], prefix: string): void {
    const name = prefix + source.file;
    const target = (source.kind === 'brand' ? content.brands : content.pairings).find((entry) => entry.id === source.id);
    if (target === undefined) {
      this.report({ file: name, line: 1, column: 1 }, 'reference/unknown', 'error', say.overlayOfNothing(source.id));
      return;
    }
    const text = this.readText(source, name);
    if (text === undefined) return;
    const front = readYamlFile(overlaySchema, text);
    this.tell(name, front.problems);
    if (!front.readable) return;
    const { locate } = frontParts(front, () => text, name);
    const overlay: Partial<Overlay> = front.data;
    target.data = { ...target.data };
    target.digest = keyOf(target.digest, name, this.taken(source).digest);
    target.front = keyOf(target.front, name, this.taken(source).digest);
    if (overlay.internal !== undefined) target.data.internal = { ...target.data.internal, ...overlay.internal };
    if (overlay.record === undefined) return;
    if (source.kind === 'pairing') {
      this.report(locate(['record'], 'key'), 'schema/unknown-key', 'error', say.OVERLAY_RECORD);
      return;
    }
    mergeRecord(target as Entry<Brand>, overlay.record, locate);
  }
}

/** Finds a position that may have been found before. */
type KeepPosition = (at: Path, of: PlaceOf | undefined, find: () => Position) => Position;

type FrontParts = Pick<Settings<Record<string, unknown>>, 'data' | 'damaged' | 'readable' | 'locate' | 'named'>;

function frontParts(front: Front, text: () => string, name: string, keep: KeepPosition = (_at, _of, find) => find()): FrontParts {
  const positions = positionsIn(front, text);
  return {
    data: front.data,
    damaged: new Set(front.damaged),
    readable: front.readable,
    locate: (at, of) => ({ file: name, ...keep(at, of, () => positions(at, of)) }),
    named: new Set(front.named),
  };
}

/** The text of a file, in the encoding that is meant if it is not UTF-8. */
function textOf(taken: TakenText): string | undefined {
  const decoded = taken.decoded();
  return decoded === undefined ? undefined : 'text' in decoded ? decoded.text : decoded.meant;
}

/** Returns all entries that have a body, sorted by file. */
export function allEntries(content: Content): Entry<Brand | Pairing | StudyPack | DocumentMeta>[] {
  return [...content.brands, ...content.pairings, ...content.packs, ...content.documents].sort((a, b) => compareText(a.file, b.file)) as Entry<
    Brand | Pairing | StudyPack | DocumentMeta
  >[];
}
