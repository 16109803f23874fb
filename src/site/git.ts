/**
 * Git, called without a shell. Neither the work tree, nor the index, nor the branch that somebody is on is ever touched:
 * what is read is written elsewhere, and what is sent is made of objects.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Repository {
  top: string;
  /** The folder below `top`, with `/` and without one at its end; `''` for `top` itself. */
  folder: string;
  /** The name of the remote that is pushed to. */
  remote: string | undefined;
}

/** An address, or what Git said of one, without the name and password in it: messages end up in logs. */
export const withoutPassword = (text: string): string => text.replace(/(?<=:\/\/)[^/\s]+@/g, '');

/** Git refused; the message is what it said. */
export class GitError extends Error {}

interface More {
  env?: Record<string, string>;
  input?: string;
}

function run(top: string, args: readonly string[], { env = {}, input }: More): { stdout: string; stderr: string } {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: top,
    encoding: 'utf8',
    ...(input === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input }),
    // Nobody answers a question about a password here.
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', ...env },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 120_000,
    windowsHide: true,
  });
  if (error !== undefined || status !== 0) throw new GitError(withoutPassword(stderr?.trim() || (error?.message ?? args[0] ?? '')), { cause: error });
  return { stdout: stdout.trimEnd(), stderr: withoutPassword(stderr) };
}

/** What Git answers. Throws `GitError` where it refuses. */
export const git = (top: string, args: readonly string[], more: More = {}): string => run(top, args, more).stdout;
const told = (top: string, args: readonly string[]): string => run(top, args, {}).stderr;

/** What Git answers; `''` where it says yes without a word, undefined where it refuses or is not there. */
export const tried = (top: string, args: readonly string[]): string | undefined => {
  try {
    return git(top, args);
  } catch {
    return undefined;
  }
};

/** The repository that a folder lies in, if it lies in one that has a commit. */
export function repositoryOf(folder: string): Repository | undefined {
  const top = tried(folder, ['rev-parse', '--show-toplevel']);
  if (top === undefined || tried(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']) === undefined) return undefined;
  const prefix = tried(folder, ['rev-parse', '--show-prefix']) ?? '';
  // A folder that the repository ignores is not kept in it.
  if (prefix !== '' && tried(top, ['check-ignore', '--quiet', '--', prefix.replace(/\/$/, '')]) !== undefined) return undefined;
  const remotes = (tried(top, ['remote']) ?? '').split('\n').filter((one) => one !== '');
  return { top, folder: prefix.replace(/\/$/, ''), remote: remotes.includes('origin') ? 'origin' : remotes[0] };
}

/** The commit from which a work has gone off: where it left the main branch of the remote, or else the last one. */
export function baseOf({ top, remote }: Repository): string {
  const main =
    remote === undefined
      ? undefined
      : (tried(top, ['symbolic-ref', '--quiet', `refs/remotes/${remote}/HEAD`]) ??
        ['main', 'master'].map((name) => `refs/remotes/${remote}/${name}`).find((ref) => tried(top, ['rev-parse', '--verify', '--quiet', ref])) ??
        tried(top, ['rev-parse', '--symbolic-full-name', '@{upstream}']));
  return (main === undefined ? undefined : tried(top, ['merge-base', 'HEAD', main])) ?? git(top, ['rev-parse', 'HEAD']);
}

/** The commit that somebody calls so; undefined if there is none. */
export const commitOf = ({ top }: Repository, name: string): string | undefined =>
  name.startsWith('-') ? undefined : tried(top, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);

/** Gives the folder as it was at a commit to `use`, in a place of its own; undefined if it was not there. */
export async function withFolderAt<Result>(
  { top, folder }: Repository,
  commit: string,
  use: (folder: string) => Promise<Result>,
): Promise<Result | undefined> {
  const tree = folder === '' ? commit : `${commit}:${folder}`;
  if (tried(top, ['rev-parse', '--verify', '--quiet', tree]) === undefined) return undefined;
  const place = mkdtempSync(path.join(tmpdir(), 'biaogan-at-'));
  try {
    const target = path.join(place, 'content');
    mkdirSync(target);
    // A repository without a work tree is given one.
    const env = { GIT_INDEX_FILE: path.join(place, 'index'), GIT_WORK_TREE: target };
    git(top, ['read-tree', tree], { env });
    git(top, ['checkout-index', '--all', '--force'], { env });
    return await use(target);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Whether the folder differs from a commit: files that are not kept yet count too. */
export const differs = (repository: Repository, commit: string): boolean =>
  treeNow(repository) !== git(repository.top, ['rev-parse', `${commit}^{tree}`]);

/** The tree of the last commit with the folder as it is now. */
function treeNow({ top, folder }: Repository): string {
  const place = mkdtempSync(path.join(tmpdir(), 'biaogan-index-'));
  try {
    const env = { GIT_INDEX_FILE: path.join(place, 'index') };
    git(top, ['read-tree', 'HEAD'], { env });
    git(top, ['add', '--all', '--', folder === '' ? '.' : folder], { env });
    return git(top, ['write-tree'], { env });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

export interface Pushed {
  branch: string;
  /** Where the remote says that one asks for a merge. */
  link: string | undefined;
  /** Whether the same was pushed before. */
  isAgain: boolean;
}

/**
 * Commits the folder as it is to a branch of its own and pushes that. `name` makes the branch's name of the first signs
 * of its tree. Throws `GitError`; then nothing is anywhere.
 */
export function push(repository: Repository, name: (tree: string) => string, message: string): Pushed {
  const { top, remote } = repository;
  if (remote === undefined) throw new GitError('no remote');
  const tree = treeNow(repository);
  const branch = name(tree.slice(0, 8));
  const known = git(top, ['ls-remote', '--heads', remote, `refs/heads/${branch}`]);
  if (known !== '') return { branch, link: undefined, isAgain: true };
  const commit = git(top, ['commit-tree', tree, '-p', 'HEAD', '-F', '-'], { input: message });
  // What the remote says, Git writes to standard error.
  const said = told(top, ['push', remote, `${commit}:refs/heads/${branch}`]);
  return { branch, link: /https?:\/\/\S+/.exec(said)?.[0], isAgain: false };
}
