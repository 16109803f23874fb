/** Where contents lie and where their sites are made. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../../src/project.ts';
import type { Source } from './building.ts';
import { CONTENTS_DAY, type DrawnContent, drawContent, writeFiles } from './contents.ts';

export interface Places {
  source: Source;
  /** Where the site is made. */
  site: string;
}

/** Where the content of a seed lies below a folder; writes it if it is given. */
export function placesOf(home: string, content: DrawnContent): Places {
  const folder = path.join(home, String(content.seed));
  const [root, privateRoot] = ['content', 'private'].map((name) => path.join(folder, name)) as [string, string];
  const source = { root, ...(content.over === undefined ? {} : { privateRoot }), asOf: CONTENTS_DAY, base: content.base };
  return { source, site: path.join(folder, 'site') };
}

/** Writes the content of a seed below a folder. */
export function layOut(home: string, seed: number): Places {
  const content = drawContent(seed);
  const places = placesOf(home, content);
  rmSync(path.dirname(places.site), { recursive: true, force: true });
  mkdirSync(path.dirname(places.site), { recursive: true });
  writeFiles(places.source.root, content.files);
  if (content.over !== undefined && places.source.privateRoot !== undefined) writeFiles(places.source.privateRoot, content.over);
  return places;
}

/** The contents that lie in the project: of these it is asked alone whether anything is a false alarm. */
export const NAMED: Readonly<Record<string, Source>> = {
  example: { root: path.join(PROJECT, 'content'), asOf: '2026-11-20', base: '/' },
  casebook: { root: path.join(PROJECT, 'tests/casebook'), asOf: '2026-11-20', base: '/' },
};
