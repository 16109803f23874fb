/**
 * Reads a content directory. Each entry gets its valid data, the source positions of that data, and its
 * body as a tree; all problems are collected as diagnostics. `check`, `build` and `dev` all use this.
 */

import path from 'node:path';
import type { z } from 'zod';
import { compareText, type Diagnostic } from '../diagnostic.ts';
import { given } from '../given.ts';
import type { Brand } from '../schema/brand.ts';
import type { DocumentMeta } from '../schema/document.ts';
import { organizationSchema } from '../schema/organization.ts';
import { type Overlay, overlaySchema } from '../schema/overlay.ts';
import type { Pairing } from '../schema/pairing.ts';
import { siteSchema } from '../schema/site.ts';
import type { StudyPack } from '../schema/study.ts';
import { taxonomySchema } from '../schema/taxonomy.ts';
import * as say from '../wording/read.ts';
import type { Sentence } from '../wording/sentence.ts';
import { encodingSentence, UNREADABLE } from '../wording/yaml.ts';
import type { BodyProblem } from './body/index.ts';
import { readTexts } from './crew.ts';
import type { Directory, EntryFile, FileEntry } from './directory.ts';
import type { Content, Entry, OrganizationEntry, Place, Settings } from './entries.ts';
import { type Intake, type TakenText, takeIn } from './intake.ts';
import { mergeRecord } from './overlay.ts';
import { type Front, positionsIn, positionsOf, type Reading, readData, readFront, unreadable, validated } from './reading.ts';
import { openFolder, type Store } from './store.ts';

export type * from './entries.ts';

export interface ContentOptions {
  root: string;
  privateRoot?: string;
  /** Caches readings; without a store nothing is cached. */
  store?: Store;
  /** Intakes of `root` and `privateRoot`, if they were taken already. */
  intakes?: readonly Intake[];
  /** Called after each entry, for a progress display. */
  onProgress?(done: number, of: number): void;
}

export class NoContentError extends Error {}

/** Reads `root` and lays `privateRoot` over it. Throws `NoContentError` if a directory is missing. */
export async function readContent(options: ContentOptions): Promise<Content> {
  const [intake, over] = options.intakes ?? takeAllIn(options);
  return new Reader(options, intake as Intake, over).readAll();
}

/** Takes in `root` and, if given, `privateRoot`. Throws `NoContentError` if a directory is missing. */
export const takeAllIn = ({ root, privateRoot }: Pick<ContentOptions, 'root' | 'privateRoot'>): Intake[] =>
  [root, ...(privateRoot === undefined ? [] : [privateRoot])].map((one) => {
    try {
      return takeIn(one);
    } catch (error) {
      throw new NoContentError(one, { cause: error });
    }
  });

type ObjectSchema = z.ZodType & { shape: Record<string, z.ZodType> };

class Reader {
  private readonly options: ContentOptions;
  private readonly intake: Intake;
  private readonly over: Intake | undefined;
  private readonly diagnostics: Diagnostic[] = [];
  private hasUnreadableList = false;

  constructor(options: ContentOptions, intake: Intake, over: Intake | undefined) {
    [this.options, this.intake, this.over] = [options, intake, over];
  }

  async readAll(): Promise<Content> {
    const { privateRoot } = this.options;
    const { directory } = this.intake;
    const over = this.over?.directory;
    const prefix = privateRoot === undefined ? '' : `${privateRoot.split(path.sep).join('/').replace(/\/+$/, '')}/`;
    const content: Content = {
      root: directory.root,
      ...given('privateRoot', privateRoot),
      site: this.readSettings(directory.site, 'site.yaml', siteSchema),
      taxonomy: this.readSettings(directory.taxonomy, 'taxonomy.yaml', taxonomySchema),
      organizations: [],
      brands: [],
      pairings: [],
      packs: [],
      documents: [],
      files: new Map(directory.assets),
      exits: new Set([...directory.exits, ...[...(over?.exits ?? [])].map((exit) => prefix + exit)]),
      probes: new Map(),
      strays: directory.strays.map((stray) => stray.file),
      misplaced: directory.misplaced.map((list) => ({ file: list.file, ids: this.idsIn(list) })),
      unreadableLists: false,
      diagnostics: this.diagnostics,
    };
    // Overlay files have a meaning only in the private directory.
    content.strays.push(...directory.overlays.map((overlay) => overlay.file));
    const entries = directory.entries.map((file) => ({ file, isPrivate: false, before: '' }));
    const lists = directory.organizations.map((file) => ({ file, isPrivate: false, before: '' }));
    if (over !== undefined) {
      entries.push(...over.entries.map((file) => ({ file, isPrivate: true, before: prefix })));
      lists.push(...over.organizations.map((file) => ({ file, isPrivate: true, before: prefix })));
      for (const [name, file] of over.assets) content.files.set(prefix + name, file);
      for (const stray of [over.site, over.taxonomy, ...over.strays]) if (stray !== undefined) content.strays.push(prefix + stray.file);
      for (const list of over.misplaced) content.misplaced.push({ file: prefix + list.file, ids: this.idsIn(list) });
    }
    for (const { file, isPrivate, before } of lists) {
      content.organizations.push(...this.readOrganizations(file, before, isPrivate));
    }
    content.unreadableLists = this.hasUnreadableList;
    const texts = entries.map(({ file, before }) => {
      if (file.badName !== undefined) {
        this.report({ file: before + file.file, line: 1, column: 1 }, 'entry/slug', 'error', say.badSlug(file.badName));
      }
      return this.readText(file, before + file.file);
    });
    const readings = await readTexts(
      entries.map(({ file }, index) => ({ kind: file.kind, text: texts[index], digest: this.taken(file).digest })),
      this.options.store ?? openFolder(undefined),
      (done) => this.options.onProgress?.(done, entries.length),
    );
    for (const [index, { file, isPrivate, before }] of entries.entries()) {
      this.addEntry(content, file, before, isPrivate, texts[index], readings[index] as Reading);
    }
    for (const overlay of over?.overlays ?? []) this.layOver(content, overlay, prefix);
    return content;
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
    const { decoded } = this.taken(source);
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
    const front = text === undefined ? unreadable(schema) : readFront(schema, text, 0, text.length);
    this.tell(name, front.problems);
    return { file: name, ...frontParts(front, text, name) } as Settings<z.output<Schema>>;
  }

  private readOrganizations(source: FileEntry, before: string, isPrivate: boolean): OrganizationEntry[] {
    const name = before + source.file;
    const text = this.readText(source, name);
    const yaml = text === undefined ? undefined : readData(text, 0, text.length);
    this.tell(name, yaml?.problems ?? []);
    this.hasUnreadableList ||= yaml?.readable !== true || yaml.isOpen;
    if (yaml?.readable !== true || yaml.data === undefined || yaml.data === null) return [];
    const { data, places, lost } = yaml;
    if (!Array.isArray(data)) {
      this.report({ file: name, ...places.valueAt([]) }, 'schema/type', 'error', say.NOT_A_LIST);
      this.hasUnreadableList = true;
      return [];
    }
    return data.map((item: unknown, index) => {
      // An item that could not be read must not be reported as missing.
      const outcome = validated(organizationSchema, item ?? (lost.has(index) ? {} : 'null'), yaml, [index]);
      this.tell(name, outcome.told);
      const positions = positionsOf(places, outcome.moved, [index]);
      return {
        file: name,
        data: outcome.data,
        damaged: outcome.damaged,
        private: isPrivate,
        locate: (at, of) => ({ file: name, ...positions(at, of) }),
      };
    });
  }

  /** Returns the ids in a misplaced list, so that references to them are not reported as unknown. */
  private idsIn(source: FileEntry): string[] {
    const { decoded } = this.taken(source);
    const text = decoded === undefined ? '' : 'text' in decoded ? decoded.text : (decoded.meant ?? '');
    const { data } = readData(text, 0, text.length);
    return (Array.isArray(data) ? data : []).flatMap((item: unknown) => {
      const { id, formerIds } = (item ?? {}) as Record<string, unknown>;
      return [id, ...(Array.isArray(formerIds) ? formerIds : [])].filter((one) => typeof one === 'string');
    });
  }

  private addEntry(content: Content, source: EntryFile, before: string, isPrivate: boolean, text: string | undefined, reading: Reading): void {
    const name = before + source.file;
    this.tell(name, reading.problems);
    const parts = frontParts(reading, text, name);
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
    const front = readFront(overlaySchema, text, 0, text.length);
    this.tell(name, front.problems);
    if (!front.readable) return;
    const { locate } = frontParts(front, text, name);
    const overlay: Partial<Overlay> = front.data;
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

type FrontParts = Pick<Settings<Record<string, unknown>>, 'data' | 'damaged' | 'readable' | 'locate' | 'named'>;

function frontParts(front: Front, text: string | undefined, name: string): FrontParts {
  const positions = positionsIn(front, text ?? '');
  return {
    data: front.data,
    damaged: new Set(front.damaged),
    readable: front.readable,
    locate: (at, of) => ({ file: name, ...positions(at, of) }),
    named: new Set(front.named),
  };
}

/** Returns all entries that have a body, sorted by file. */
export function allEntries(content: Content): Entry<Brand | Pairing | StudyPack | DocumentMeta>[] {
  return [...content.brands, ...content.pairings, ...content.packs, ...content.documents].sort((a, b) => compareText(a.file, b.file)) as Entry<
    Brand | Pairing | StudyPack | DocumentMeta
  >[];
}
