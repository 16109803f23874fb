/** What a push means, told before it is taken: the problems of each branch that comes, and what the public would see. */
import type { Diagnostic } from '../diagnostic.ts';
import { PULL } from '../wording/pull.ts';
import { commitOf, withFolderAt } from './git.ts';
import { contentIn } from './pull.ts';
import { changesOf } from './submit.ts';

/** One line of what Git tells a hook: the commit before, the commit after, and the full name of the branch. */
export interface Update {
  before: string;
  after: string;
  ref: string;
}

export interface Received {
  branch: string;
  isRefused: boolean;
  diagnostics: Diagnostic[];
  lines: string[];
}

const HEADS = 'refs/heads/';
const NONE = /^0+$/;

export const updatesIn = (text: string): Update[] =>
  text
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([before, after, ref]) => (before === undefined || after === undefined || ref === undefined ? [] : [{ before, after, ref }]));

/**
 * Checks every branch of a push to the repository `top`. The branch that is published is refused where its content has
 * errors; any other is taken, and told about.
 */
export async function receive(
  top: string,
  updates: readonly Update[],
  { branch: published, asOf, cache }: { branch: string; asOf: string; cache: string },
): Promise<Received[]> {
  const repository = { top, folder: '', remote: undefined };
  const found: Received[] = [];
  for (const { after, ref } of updates) {
    if (!ref.startsWith(HEADS)) continue;
    const branch = ref.slice(HEADS.length);
    const isPublished = branch === published;
    const add = (isRefused: boolean, lines: string[], diagnostics: Diagnostic[] = []): void => {
      found.push({ branch, isRefused: isRefused && isPublished, diagnostics, lines });
    };
    if (NONE.test(after)) {
      if (isPublished) add(true, [PULL.notDeleted(branch)]);
      continue;
    }
    const folder = contentIn(top, after);
    if (folder === undefined) {
      if (isPublished) add(true, [PULL.noContent(branch)]);
      continue;
    }
    const now = commitOf(repository, `${HEADS}${published}`);
    const beside = now === undefined ? undefined : contentIn(top, now);
    await withFolderAt({ ...repository, folder }, after, async (root) => {
      const compare = async (since?: string) => changesOf({ root, asOf, cache }, since);
      const { lines, diagnostics } =
        (now === undefined || beside === undefined ? undefined : await withFolderAt({ ...repository, folder: beside }, now, compare)) ??
        (await compare());
      const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
      add(errors > 0, errors > 0 ? [isPublished ? PULL.refused(branch, errors) : PULL.faulty(branch, errors)] : lines, diagnostics);
    });
  }
  return found;
}
