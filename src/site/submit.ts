/** What the public site would change, and handing it in: to a branch of a Git repository, or as an archive of the changed entries. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { DRAFTS } from '../edit/files.ts';
import { writeZip } from '../outputs/bundle/zip.ts';
import { changesBetween, type EntryChange } from '../publish/changes.ts';
import { publish } from '../publish/publish.ts';
import type { Site } from '../publish/published.ts';
import { walk } from '../read/walk.ts';
import { CHANGES, changesSaid } from '../wording/changes.ts';
import { SUBMIT } from '../wording/submit.ts';
import { baseOf, commitOf, differs, GitError, push, type Repository, repositoryOf, withFolderAt } from './git.ts';
import { MisuseError } from './misuse.ts';
import type { Where } from './newEntry.ts';
import { readSite } from './read.ts';

export interface Changes {
  changes: EntryChange[];
  /** In words, ready to be shown. */
  lines: string[];
  /** The problems of the content as it is now. */
  diagnostics: Diagnostic[];
}

interface Compared extends Changes {
  site: Site | undefined;
  repository: Repository | undefined;
  base: string | undefined;
}

const EMPTY: Pick<Site, 'brands' | 'pairings' | 'packs' | 'documents' | 'organizations'> = {
  brands: [],
  pairings: [],
  packs: [],
  documents: [],
  organizations: [],
};

/** Says what the public site would change. `since` names a version of the repository, or another content. Throws `MisuseError`. */
export async function changesOf(where: Where, since?: string): Promise<Changes> {
  const { changes, lines, diagnostics } = await compare(where, since);
  return { changes, lines, diagnostics };
}

async function compare(where: Where, since?: string): Promise<Compared> {
  const { model, diagnostics } = await readSite(where);
  const repository = repositoryOf(where.root);
  const base = repository === undefined ? undefined : since === undefined ? baseOf(repository) : commitOf(repository, since);
  const isFolder = since !== undefined && base === undefined && existsSync(since) && statSync(since).isDirectory();
  if (since !== undefined && base === undefined && !isFolder) throw new MisuseError(SUBMIT.badSince(since));
  if (diagnostics.some(({ severity }) => severity === 'error'))
    return { changes: [], lines: [SUBMIT.refused], diagnostics, site: undefined, repository, base };
  const site = publish(model, { profile: 'public' }).site;
  const before = isFolder
    ? await siteIn(since, where)
    : repository !== undefined && base !== undefined
      ? await withFolderAt(repository, base, (folder) => siteIn(folder, where))
      : keptSite(where.root);
  const known = before === undefined || before === 'broken' ? undefined : before;
  const changes = changesBetween(known ?? { ...site, ...EMPTY, redirects: [], featured: [] }, site).filter(
    ({ kind }) => known !== undefined || kind !== 'site',
  );
  const all = CHANGES.all(['brand', 'pairing', 'pack', 'document'].map((kind) => changes.filter((one) => one.kind === kind).length));
  const lines = known === undefined ? [before === 'broken' ? SUBMIT.brokenBase : CHANGES.noBase, all] : changesSaid(changes);
  return { changes, lines, diagnostics, site, repository, base };
}

/** The public site of another content. */
async function siteIn(root: string, { asOf }: Where): Promise<Site | 'broken'> {
  try {
    const { model, diagnostics } = await readSite({ root, asOf });
    return diagnostics.some(({ severity }) => severity === 'error') ? 'broken' : publish(model, { profile: 'public' }).site;
  } catch {
    return 'broken';
  }
}

export interface Submitted extends Changes {
  outcome: 'refused' | 'unchanged' | 'pushed' | 'zipped';
}

export interface SubmitOptions extends Where {
  since?: string;
  /** Writes an archive to this path, whatever else could be done. */
  zip?: string;
}

/** Hands the content in. Throws `MisuseError` if it cannot. */
export async function submit({ since, zip, ...where }: SubmitOptions): Promise<Submitted> {
  const compared = await compare(where, since);
  const { changes, lines, diagnostics, site, repository, base } = compared;
  const answer = (outcome: Submitted['outcome'], more: readonly string[] = []): Submitted => ({
    changes,
    diagnostics,
    outcome,
    lines: [...lines, ...more],
  });
  if (site === undefined) return answer('refused');
  if (zip === undefined && repository?.remote !== undefined && base !== undefined) {
    if (!differs(repository, base)) return answer('unchanged', [SUBMIT.unchanged]);
    const { branch, link, isAgain } = pushNow(repository, where.asOf, changes.length, lines);
    return answer('pushed', [
      isAgain ? SUBMIT.again(branch) : SUBMIT.pushed(branch, repository.remote),
      ...(link === undefined ? [] : [SUBMIT.link(link)]),
    ]);
  }
  const now = digestsOf(where.root);
  const before =
    repository !== undefined && base !== undefined
      ? await withFolderAt(repository, base, async (folder) => digestsOf(folder))
      : keptFiles(where.root);
  const { files, removed } = changedEntries(before ?? {}, now);
  if (files.length + removed.length === 0) return answer('unchanged', [SUBMIT.unchanged]);
  const target = zip ?? freeName(`songshen-${where.asOf}`);
  if (existsSync(target)) throw new MisuseError(SUBMIT.exists(target));
  const told = removed.length === 0 ? [] : [SUBMIT.removed, ...removed.map((file) => `- ${file}`)];
  await writeZip(where.root, files, target, undefined, new Map([[SUBMIT.note, `${[...lines, ...told].join('\r\n')}\r\n`]]));
  keep(where.root, { site, files: now });
  return answer('zipped', [...told, SUBMIT.zipped(path.resolve(target), files.length)]);
}

function pushNow(repository: Repository, day: string, count: number, lines: readonly string[]): ReturnType<typeof push> {
  try {
    return push(repository, (tree) => `songshen/${day}-${tree}`, `${SUBMIT.title(count)}\n\n${lines.join('\n')}\n`);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const isNobody = /tell me who you are|empty ident name|unable to auto-detect email/i.test(error.message);
    throw new MisuseError(isNobody ? SUBMIT.noIdentity : SUBMIT.failed(error.message), { cause: error });
  }
}

/** Where it is kept what was handed in last, where no Git knows. No build looks there. */
const keptIn = (root: string): string => path.join(root, DRAFTS, '.submitted.json');

interface Kept {
  site: Site;
  /** Digests of files by path. */
  files: Record<string, string>;
}

function kept(root: string): Partial<Kept> {
  try {
    return JSON.parse(readFileSync(keptIn(root), 'utf8')) as Kept;
  } catch {
    return {};
  }
}

const keptSite = (root: string): Site | undefined => kept(root).site;
const keptFiles = (root: string): Record<string, string> | undefined => kept(root).files;

function keep(root: string, what: Kept): void {
  const file = keptIn(root);
  mkdirSync(path.dirname(file), { recursive: true });
  const ignored = path.join(root, DRAFTS, '.gitignore');
  if (!existsSync(ignored)) writeFileSync(ignored, '*\n');
  writeFileSync(`${file}.new`, JSON.stringify(what));
  renameSync(`${file}.new`, file);
}

const digestsOf = (root: string): Record<string, string> =>
  Object.fromEntries(
    walk(root)
      .files.filter(({ isRegular }) => isRegular)
      .map(({ file, absolute }) => [file, createHash('sha256').update(readFileSync(absolute)).digest('hex')]),
  );

/** What an entry is kept in: the folder of a brand, else the file by itself. */
const unitOf = (file: string): string => /^brands\/[^/]+\//.exec(file)?.[0] ?? file;

/** The files of entries that differ, whole entries with all that lies in their folder, and the files that are no more. */
function changedEntries(before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): { files: string[]; removed: string[] } {
  const removed = Object.keys(before).filter((file) => now[file] === undefined);
  const units = new Set([...Object.keys(now).filter((file) => now[file] !== before[file]), ...removed].map(unitOf));
  return { files: Object.keys(now).filter((file) => units.has(unitOf(file))), removed };
}

function freeName(name: string): string {
  for (let number = 1; ; number += 1) {
    const file = `${name}${number === 1 ? '' : `-${number}`}.zip`;
    if (!existsSync(file)) return file;
  }
}

/** The remote that a content is pushed to when it is handed in; undefined where it becomes an archive. */
export const remoteOf = (root: string): string | undefined => repositoryOf(root)?.remote;
