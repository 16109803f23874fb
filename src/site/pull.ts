/**
 * Publishing what a repository holds, on a server: its branch is fetched into a folder beside `--out`, laid out there,
 * and built. Whatever a killed command left is made good by the next one, and of several at once one does the work.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../folders.ts';
import { clearDead } from '../leftovers.ts';
import { PULL } from '../wording/pull.ts';
import { GitError, git, tried, withoutPassword } from './git.ts';
import { takeLock } from './lock.ts';
import { MisuseError } from './misuse.ts';
import { WORK } from './releaseFolders.ts';

export interface Source {
  /** A path or an address, as `git fetch` takes it. */
  from: string;
  branch: string;
}

export interface Pulled {
  outcome: 'published' | 'refused' | 'busy';
  /** What was looked at, in the order in which it was. */
  commits: string[];
}

/** Where the content lies in a repository; undefined if there is none at that commit. */
export const contentIn = (top: string, commit: string): string | undefined =>
  ['', 'content'].find((folder) => tried(top, ['cat-file', '-e', `${commit}:${folder === '' ? '' : `${folder}/`}site.yaml`]) !== undefined);

/**
 * Gives the content of a branch to `publish`, which says whether it took it, and again if the branch went on meanwhile.
 * `busy` if another command is at it: that one looks at the branch once more before it ends. Throws `MisuseError` if the
 * branch cannot be had or holds no content; then nothing was published.
 */
export async function pull(source: Source, given: string, publish: (content: string, commit: string) => Promise<boolean>): Promise<Pulled> {
  const out = path.resolve(given);
  const home = path.join(path.dirname(out), `.${path.basename(out)}.pull`);
  makeFolder(path.dirname(home));
  if (!existsSync(home)) mkdirSync(home, { mode: 0o700 });
  const commits: string[] = [];
  for (let isTaken = false; ; ) {
    const lock = takeLock(home, 0);
    if (lock === undefined) return { outcome: commits.length === 0 ? 'busy' : isTaken ? 'published' : 'refused', commits };
    let commit: string;
    try {
      clearDead(home, WORK);
      commit = fetched(home, source);
      commits.push(commit);
      isTaken = await publish(laidOut(home, commit, source), commit);
    } finally {
      lock.free();
    }
    // Whoever was sent away because this command was at it counts on this look.
    if (tipOf(source, home) === commit) return { outcome: isTaken ? 'published' : 'refused', commits };
  }
}

const repositoryIn = (home: string): string => path.join(home, 'repository');
const refOf = ({ branch }: Source): string => `refs/heads/${branch}`;

/** Fetches the branch and gives its last commit. A repository that a killed command has left unusable is made anew. */
function fetched(home: string, source: Source): string {
  const repository = repositoryIn(home);
  const fetch = (): string => {
    makeFolder(repository);
    git(repository, ['init', '--quiet', '--bare']);
    git(repository, ['fetch', '--quiet', '--force', '--no-tags', '--', source.from, `+${refOf(source)}:${refOf(source)}`]);
    return git(repository, ['rev-parse', '--verify', `${refOf(source)}^{commit}`]);
  };
  try {
    // A repository that nobody can reach is no reason to lose what was fetched before.
    if (git(home, ['ls-remote', '--', source.from, refOf(source)]) === '')
      throw new MisuseError(PULL.noBranch(withoutPassword(source.from), source.branch));
    try {
      return fetch();
    } catch {
      rmSync(repository, { recursive: true, force: true });
      return fetch();
    }
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new MisuseError(PULL.unreachable(withoutPassword(source.from), error.message), { cause: error });
  }
}

/** Makes the folder of the content that of a commit. Files that are the same keep their times, so that they are not read again. */
function laidOut(home: string, commit: string, source: Source): string {
  const [tree, index] = [path.join(home, 'files'), path.join(home, 'index')];
  const folder = contentIn(repositoryIn(home), commit);
  if (folder === undefined) throw new MisuseError(PULL.noContent(source.branch));
  const env = { GIT_DIR: repositoryIn(home), GIT_WORK_TREE: tree, GIT_INDEX_FILE: index };
  const layOut = (): void => {
    makeFolder(tree);
    git(tree, ['read-tree', '--reset', '-u', commit], { env });
    git(tree, ['clean', '-ffdxq'], { env });
  };
  try {
    layOut();
  } catch {
    for (const left of [tree, index, `${index}.lock`]) rmSync(left, { recursive: true, force: true });
    layOut();
  }
  return path.join(tree, folder);
}

/** The last commit of the branch where it comes from; undefined if nobody answers. */
const tipOf = (source: Source, home: string): string | undefined => tried(home, ['ls-remote', '--', source.from, refOf(source)])?.split('\t')[0];
