/** Switching `out` to a release, and mending a switch that was cut off. */
import { existsSync, readFileSync, readlinkSync, renameSync, rmdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAbandoned, namedEntries } from '../leftovers.ts';
import { identityOf, isLink, isThere, PLAIN, takeAway } from './releaseFolders.ts';

/** Puts back a site that a killed build had only half replaced, or ends what it was about to do. */
export function putBack(store: string, out: string): void {
  for (const { entry, name, age } of namedEntries(store, /^(?:previous|link)-(\d+-.*)$/)) {
    const left = path.join(store, entry);
    // A link is made when its release is finished; it leads to where it should from beside `out`.
    const isWhole = !isLink(left) || existsSync(path.resolve(path.dirname(out), readlinkSync(left)));
    if (isWhole && isAbandoned(name, age) && !existsSync(out)) renameSync(left, out);
  }
}

/** Makes `out` a link to a release, by a rename. Gives where a folder that lay there was moved to. */
export function switchTo(out: string, store: string, release: string, name: string): { aside?: string } {
  const link = path.join(store, `link-${name}`);
  try {
    // Relative, so that the whole may be moved or served from elsewhere.
    symlinkSync(path.relative(path.dirname(out), release), link, 'dir');
  } catch (error) {
    // What a file system without links says; a full disk is another matter.
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return renameInstead(out, store, release, name);
  }
  const aside = isLink(out) ? undefined : moveAside(out);
  try {
    replaceLink(link, out, path.join(store, `previous-${name}`));
  } catch (error) {
    if (aside !== undefined) renameSync(aside, out);
    throw error;
  }
  return { aside };
}

/** Windows renames nothing over a link to a folder: there it is two renames, and `putBack` mends what is cut off between them. */
function replaceLink(link: string, out: string, previous: string): void {
  try {
    renameSync(link, out);
  } catch (error) {
    if (!['EPERM', 'EACCES', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '') || !isLink(out)) throw error;
    renameSync(out, previous);
    try {
      renameSync(link, out);
    } catch (second) {
      renameSync(previous, out);
      throw second;
    }
    takeAway(path.dirname(previous), path.basename(previous));
  }
}

/** Frees a place of what lies there, and gives where that is now; nothing is lost. */
function moveAside(out: string): string | undefined {
  if (!isThere(out)) return undefined;
  try {
    rmdirSync(out);
    return undefined;
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  const aside = freeName(`${out}.before`);
  renameSync(out, aside);
  return aside;
}

/** Where a file system has no links, two renames are as near to one step as there is. */
function renameInstead(out: string, store: string, release: string, name: string): { aside?: string } {
  const marks = path.join(store, PLAIN);
  const known = existsSync(marks) ? readFileSync(marks, 'utf8').split('\n') : [];
  const isOurs = isThere(out) && known.includes(identityOf(out));
  // Before the renames: a build that is killed after them has told whose the folder is.
  writeFileSync(marks, [...(isOurs ? [identityOf(out)] : []), identityOf(release)].join('\n'));
  const previous = path.join(store, `previous-${name}`);
  if (isOurs) renameSync(out, previous);
  const aside = isOurs ? undefined : moveAside(out);
  try {
    renameSync(release, out);
  } catch (error) {
    const before = isOurs ? previous : aside;
    if (before !== undefined) renameSync(before, out);
    throw error;
  }
  takeAway(store, path.basename(previous));
  return { aside };
}

function freeName(wanted: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${wanted}-${number}`;
    if (!isThere(name)) return name;
  }
}
