/** Gives an entry of a content another slug or id, with everything that names it. */
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { draftedFiles } from '../edit/files.ts';
import type { FormName } from '../edit/forms.ts';
import {
  pathAfter,
  type RenamedKind,
  type RenamedText,
  type Renaming,
  renamedTexts,
  type TextFile,
  topsOf,
  UnreadableFileError,
} from '../edit/renaming.ts';
import { SpliceError } from '../edit/splice.ts';
import { given } from '../given.ts';
import { indexEntries, linksOf } from '../model/links.ts';
import type { Model } from '../model/model.ts';
import { assetUses } from '../model/uses.ts';
import type { Withheld } from '../publish/withheld.ts';
import type { Entry } from '../read/content.ts';
import { classify } from '../read/directory.ts';
import { type Walk, walkAll } from '../read/walk.ts';
import { RENAME } from '../wording/rename.ts';
import { rename as renameDialogue } from '../writing/rename.ts';
import { readExact } from './changedFiles.ts';
import { changeTogether, type Move, type Put } from './changingTogether.ts';
import { type Holding, hold } from './dialogues.ts';
import { MisuseError } from './misuse.ts';
import type { Where } from './newEntry.ts';
import { readSite } from './read.ts';

export interface Renamed {
  lines: string[];
  /** Problems that were not there before. */
  diagnostics: Diagnostic[];
  withheld: Withheld[];
}

/** Asks what is to be renamed and does it. Throws `MisuseError`, before anything is written, if it cannot be done. */
export async function renameEntry(kind: RenamedKind, where: Where, holding: Holding): Promise<Renamed> {
  const before = await readSite(where);
  const { model } = before;
  const renaming = goingOn(model, kind, where, holding) ?? (await hold(renameDialogue(model, kind), holding));
  if (kind === 'doc' && renaming.from === '') throw new MisuseError(RENAME.frontPage);
  const roots = [where.root, ...(where.privateRoot === undefined ? [] : [where.privateRoot])];
  const files = walkAll(where).flatMap((walk, root) => textFilesOf(walk, root as 0 | 1, model));
  const texts = textsAfter(model, files, renaming);
  const { moves: companions, copies } = companionsOf(model, renaming, roots);
  const moves = [...roots.flatMap((root) => movesOf(model, renaming, root)), ...companions];
  const puts = [
    ...texts.map(({ root, path: file, after }): Put => {
      const own = roots[root] as string;
      return { root: own, from: path.join(own, file), to: path.join(own, pathAfter(model, renaming, file)), bytes: after };
    }),
    ...copies,
  ];
  refuseWhatIsInTheWay(roots, model, renaming, moves, puts);
  for (const { root, path: file, raw } of files)
    if (readExact(path.join(roots[root] as string, file)) !== raw) throw new MisuseError(RENAME.changed(file));
  changeTogether(where.root, moves, puts);
  const after = await readSite(where);
  const known = new Set(before.diagnostics.map((one) => identityOf(one, renaming)));
  const mended = texts.filter((one) => one.mended > 0);
  const places = mended.reduce((sum, one) => sum + one.mended, 0);
  const isLeft = model.settings.dossier === 'elsewhere' && where.privateRoot === undefined;
  return {
    lines: [
      RENAME.done(kind, renaming.from, renaming.to),
      RENAME.mended(
        places,
        mended.map((one) => path.join(roots[one.root] as string, pathAfter(model, renaming, one.path))),
      ),
      RENAME.redirected,
      ...(isLeft ? [RENAME.noPrivate] : []),
    ],
    diagnostics: after.diagnostics.filter((one) => !known.has(identityOf(one, renaming))),
    withheld: after.withheld,
  };
}

/** A problem whatever its line and the name of the entry. */
const identityOf = ({ code, file, message }: Diagnostic, { from, to }: Renaming): string =>
  [from, to].sort((a, b) => b.length - a.length).reduce((text, one) => text.replaceAll(one, '\0'), `${code}\n${file}\n${message}`);

/** What was renamed in the content before, while the private directory was not at hand. */
function goingOn(model: Model, kind: RenamedKind, where: Where, { given: words }: Holding): Renaming | undefined {
  const [from, to] = [words.get('from')?.at(-1), words.get('to')?.at(-1)];
  if (where.privateRoot === undefined || from === undefined || to === undefined) return undefined;
  const former =
    kind === 'organization'
      ? model.organizations.get(to)?.data.formerIds
      : { brand: model.brands, pairing: model.pairings, study: model.packs, doc: model.documents }[kind].get(to)?.data.formerSlugs;
  return former?.includes(from) === true ? { kind, from, to } : undefined;
}

/** The texts of a directory, with what was read from each. */
function textFilesOf(walk: Walk, root: 0 | 1, model: Model): TextFile[] {
  const { site, taxonomy, organizations, entries, overlays } = classify(walk);
  const { brands, pairings, packs, documents } = model.content;
  const read = new Map(
    ([...brands, ...pairings, ...packs, ...documents] as Entry<unknown>[])
      .filter((one) => one.private === (root === 1))
      .map((one) => [one.path, one]),
  );
  const text = (file: { file: string; absolute: string }, form: FormName): TextFile => {
    try {
      return { root, path: file.file, form, raw: readExact(file.absolute), ...given('entry', read.get(file.file)) };
    } catch (error) {
      throw new MisuseError(RENAME.unreadable(file.file), { cause: error });
    }
  };
  return [
    ...(site === undefined || root === 1 ? [] : [text(site, 'site')]),
    ...(taxonomy === undefined || root === 1 ? [] : [text(taxonomy, 'taxonomy')]),
    ...organizations.map((file) => text(file, 'organizations')),
    ...entries.map((file) => text(file, file.kind)),
    ...(root === 0 ? [] : overlays.map((file) => text(file, `${file.kind}-private`))),
  ];
}

function textsAfter(model: Model, files: readonly TextFile[], renaming: Renaming): RenamedText[] {
  try {
    return files.flatMap((file) => {
      try {
        return renamedTexts(model, [file], renaming);
      } catch (error) {
        throw error instanceof SpliceError ? new MisuseError(RENAME.refused(file.path), { cause: error }) : error;
      }
    });
  } catch (error) {
    throw error instanceof UnreadableFileError ? new MisuseError(RENAME.unreadable(error.message), { cause: error }) : error;
  }
}

/** The folders and files of a directory that get another path. */
function movesOf(model: Model, renaming: Renaming, root: string): Move[] {
  return topsOf(model, renaming).flatMap(([from, to]) => {
    const move = { from: path.join(root, from), to: path.join(root, to) };
    return isThere(move.from) ? [move] : [];
  });
}

const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/** Files of a document that goes to another folder: they go with it, or are copied where others use them too. */
function companionsOf(model: Model, renaming: Renaming, roots: readonly string[]): { moves: Move[]; copies: Put[] } {
  const entry = renaming.kind === 'doc' ? (model.documents.get(renaming.from) as Entry<unknown> | undefined) : undefined;
  if (entry === undefined || entry.path.endsWith('/index.mdx')) return { moves: [], copies: [] };
  const after = pathAfter(model, renaming, entry.path);
  const folder = after.slice(0, after.lastIndexOf('/') + 1);
  if (folder === entry.folder) return { moves: [], copies: [] };
  const index = indexEntries(model);
  const usedBy = (one: Entry<unknown>): string[] => [
    ...assetUses(model.content, one).flatMap(({ target }) => (target.kind === 'file' ? [target.file] : [])),
    ...linksOf(model.content, index, one).flatMap(({ target }) => (target.kind === 'download' ? [target.file] : [])),
  ];
  const { brands, pairings, packs, documents } = model.content;
  const others = new Set(([...brands, ...pairings, ...packs, ...documents] as Entry<unknown>[]).filter((one) => one !== entry).flatMap(usedBy));
  const root = roots[entry.private ? 1 : 0] as string;
  const moves: Move[] = [];
  const copies: Put[] = [];
  for (const file of new Set(usedBy(entry))) {
    const source = model.content.files.get(file);
    if (source === undefined) continue;
    const to = path.join(root, folder + file.slice(entry.prefix.length + entry.folder.length));
    if (others.has(file)) copies.push({ root, to, bytes: readFileSync(source.absolute) });
    else moves.push({ from: source.absolute, to });
  }
  return { moves, copies };
}

/** Throws `MisuseError` if something lies where something is to go, or is not the content's own file. */
function refuseWhatIsInTheWay(roots: readonly string[], model: Model, renaming: Renaming, moves: readonly Move[], puts: readonly Put[]): void {
  for (const root of roots)
    for (const file of draftedFiles(root).keys()) if (pathAfter(model, renaming, file) !== file) throw new MisuseError(RENAME.draft(file));
  const coming = [...moves.map(({ to }) => to), ...puts.filter(({ from }) => from === undefined).map(({ to }) => to)];
  for (const to of coming) if (isThere(to)) throw new MisuseError(RENAME.inTheWay(to));
  for (const from of [...moves.map((one) => one.from), ...puts.flatMap((one) => one.from ?? [])])
    if (isLinked(roots, from)) throw new MisuseError(RENAME.link(from));
}

/** Whether a path below a directory leads through a link. */
function isLinked(roots: readonly string[], file: string): boolean {
  const root = roots.find((one) => !path.relative(one, file).startsWith('..')) as string;
  return realpathSync(file) !== path.join(realpathSync(root), path.relative(root, file));
}
