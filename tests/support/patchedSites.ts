/** Two small sites that differ in few files, and how they are put in place. Each page names the asset that it needs. */
import { hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { openWorkplace } from '../../src/site/release.ts';
import { shownState } from '../../src/site/releaseFolders.ts';

export type Texts = Record<string, string>;

const same: Texts = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`same/${at}/index.html`, 'needs assets/same.css']));
export const BEFORE: Texts = {
  ...same,
  'assets/same.css': 'same',
  'assets/old.css': 'old',
  'data/all.json': 'before',
  'brands/a/index.html': 'needs assets/old.css',
  'brands/gone/deep/index.html': 'needs assets/old.css',
  'feed.xml': 'before',
};
export const AFTER: Texts = {
  ...same,
  'assets/same.css': 'same',
  'assets/new/new.css': 'new',
  'data/all.json': 'after',
  'brands/a/index.html': 'needs assets/new/new.css',
  'brands/b/index.html': 'needs assets/new/new.css',
  'feed.xml': 'after',
};

const manifestOf = (texts: Texts) =>
  new Map(
    Object.entries(texts)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, text]) => [file, { digest: hash('sha256', text, 'base64url'), size: Buffer.byteLength(text) }]),
  );

/** Puts a site in place as a build does: in place where that is possible, if `before` is what is shown. Says whether it was. */
export function put(out: string, texts: Texts, before?: Texts, profile: 'public' | 'internal' = 'public'): boolean {
  const state = shownState(out);
  const earlier = before === undefined || state === undefined ? undefined : { release: state, files: manifestOf(before) };
  const workplace = openWorkplace(out, profile);
  const changed = Object.keys(texts).filter((file) => earlier === undefined || before?.[file] !== texts[file]);
  for (const file of changed) {
    const target = path.join(workplace.site, file);
    // What makes the files of a site knows nothing of releases.
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, texts[file] as string);
  }
  const made = { profile, asOf: '2026-11-20', files: manifestOf(texts), changed };
  if (earlier !== undefined && workplace.view(made, earlier) !== undefined && workplace.patch(made, earlier)) return true;
  workplace.complete(made, earlier);
  workplace.release(made);
  return false;
}

/** The files of a folder with their texts. */
export function textsOf(folder: string): Texts {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file), fs.readFileSync(file, 'utf8')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
