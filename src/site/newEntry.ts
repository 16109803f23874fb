/** Writes a new entry of a content, and looks at it as `check` does. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { given } from '../given.ts';
import type { Model } from '../model/model.ts';
import type { Withheld } from '../publish/withheld.ts';
import { NEW } from '../wording/new.ts';
import { BRAND_NEEDS, type NewEntry, newBrand } from '../writing/brand.ts';
import type { Dialogue } from '../writing/dialogue.ts';
import { DOCUMENT_NEEDS, newDocument } from '../writing/document.ts';
import { newOrganization, ORGANIZATION_NEEDS } from '../writing/organization.ts';
import { newPairing, PAIRING_NEEDS } from '../writing/pairing.ts';
import { newSite, SITE_NEEDS } from '../writing/site.ts';
import { newStudy, STUDY_NEEDS } from '../writing/study.ts';
import { type Holding, hold } from './dialogues.ts';
import { MisuseError } from './misuse.ts';
import { type FileToPut, putNew, refuseExisting } from './newFiles.ts';
import { readSite } from './read.ts';

interface Kind {
  /** The options that it cannot do without. */
  needs: readonly string[];
  dialogue(model: Model): Dialogue<NewEntry>;
}

/** What can be added to a content. */
export const KINDS = {
  brand: { needs: BRAND_NEEDS, dialogue: newBrand },
  organization: { needs: ORGANIZATION_NEEDS, dialogue: newOrganization },
  pairing: { needs: PAIRING_NEEDS, dialogue: newPairing },
  study: { needs: STUDY_NEEDS, dialogue: newStudy },
  doc: { needs: DOCUMENT_NEEDS, dialogue: newDocument },
} satisfies Record<string, Kind>;
export type KindName = keyof typeof KINDS;

export { SITE_NEEDS };

export interface Where {
  root: string;
  privateRoot?: string;
  asOf: string;
  cache?: string;
}

export interface Written {
  /** Paths as a person would open them. */
  files: string[];
  /** What is still to be filled in. */
  open: string[];
  /** The problems of the new files. */
  diagnostics: Diagnostic[];
  withheld: Withheld[];
}

/**
 * Asks for a new entry and writes it. With an office that keeps its dossiers elsewhere, an internal pairing goes into
 * `privateRoot`. Throws `MisuseError` if the answers do not suffice or a file is there already.
 */
export async function writeEntry(name: KindName, where: Where, holding: Holding): Promise<Written> {
  const { model } = await readSite(where);
  for (const settings of [model.content.site, model.content.taxonomy])
    if (!settings.readable) throw new MisuseError(NEW.unreadableContent(settings.file));
  const entry = await hold(KINDS[name].dialogue(model), holding);
  const isPrivate = entry.isInternal === true && model.settings.dossier === 'elsewhere' && where.privateRoot !== undefined;
  const root = isPrivate ? (where.privateRoot as string) : where.root;
  return writeAndLook(root, where, entry);
}

/** Asks for a new site and writes it into a folder that is empty or not there yet. */
export async function writeSite(folder: string, where: Omit<Where, 'root'>, holding: Holding): Promise<Written> {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new MisuseError(NEW.notAFolder(folder));
  refuseExisting(folder, [{ file: 'site.yaml' }, { file: 'taxonomy.yaml' }]);
  const entry = await hold(newSite(folder), holding);
  return writeAndLook(folder, { ...where, root: folder }, entry);
}

async function writeAndLook(root: string, where: Where, { files, copies = [], open }: NewEntry): Promise<Written> {
  const toPut: FileToPut[] = [
    ...files.map(({ file, text }) => ({ file, bytes: text })),
    ...copies.map(({ from, file }) => {
      if (!existsSync(from) || !statSync(from).isFile()) throw new MisuseError(NEW.noFile(from));
      return { file, bytes: readFileSync(from) };
    }),
  ];
  putNew(root, toPut);
  const told = toPut.map(({ file }) => (root === where.root ? file : `${root.split(path.sep).join('/').replace(/\/+$/, '')}/${file}`));
  const { diagnostics, withheld } = await readSite({
    root: where.root,
    asOf: where.asOf,
    ...given('privateRoot', where.privateRoot),
    ...given('cache', where.cache),
  });
  return {
    files: toPut.map(({ file }) => path.join(root, file)),
    open,
    diagnostics: diagnostics.filter(({ file }) => told.includes(file)),
    withheld,
  };
}
