/** Declaration forms and materials out of a content, as Word files. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Diagnostic } from '../diagnostic.ts';
import { given } from '../given.ts';
import { assetUses } from '../model/uses.ts';
import { paperDocument } from '../office/paper.ts';
import type { Picture } from '../office/sheet.ts';
import { sheetDocument } from '../office/write.ts';
import type { Withheld } from '../publish/withheld.ts';
import type { Content, Entry } from '../read/content.ts';
import type { Brand } from '../schema/brand.ts';
import { near } from '../schema/near.ts';
import { type Block, picturesOn } from '../views/paper/blocks.ts';
import { bodyBlocks } from '../views/paper/body.ts';
import { linkOnline } from '../views/paper/case.ts';
import { createContext } from '../views/site/context.ts';
import { FEEDBACK } from '../wording/feedback.ts';
import { FORM } from '../wording/form.ts';
import { NEW } from '../wording/new.ts';
import { evaluationsIn, feedbackSheet } from '../writing/form/feedback.ts';
import { declarationSheet } from '../writing/form/sheet.ts';
import { valuesOf } from '../writing/form/values.ts';
import { organizationName } from '../writing/offers.ts';
import { MisuseError } from './misuse.ts';
import type { Where } from './newEntry.ts';
import { putNew } from './newFiles.ts';
import { mediaOf, publication } from './publication.ts';
import { readSite } from './read.ts';

export interface FormFiles {
  /** Files that were written, files that were there already with the same bytes, and others that were left alone. */
  written: string[];
  same: string[];
  taken: string[];
  /** What could not be put into a form. */
  notes: string[];
  withheld: Withheld[];
}

/** Writes the blank form of a content into `out`. Throws `MisuseError` if the taxonomy cannot be read. */
export async function writeBlankForm(where: Where, out: string): Promise<FormFiles> {
  const { model, withheld } = await readSite(where);
  if (!model.content.taxonomy.readable) throw new MisuseError(NEW.unreadableContent(model.content.taxonomy.file));
  const bytes = await sheetDocument(declarationSheet(model));
  return { ...putDocuments(out, [{ file: `${FORM.title}.docx`, bytes }]), notes: [], withheld };
}

/**
 * Writes the forms of brands, filled in, and their bodies as materials. A content with errors is refused. Throws
 * `MisuseError` if a brand is not there.
 */
export async function exportForms(
  slugs: readonly string[],
  where: Where,
  out: string,
): Promise<FormFiles | { diagnostics: Diagnostic[]; withheld: Withheld[] }> {
  const reading = await readSite(where);
  const { model, diagnostics, withheld } = reading;
  const all = [...model.brands.keys()];
  if (slugs.length === 0) throw new MisuseError(FORM.whichBrands(all));
  for (const slug of slugs) if (!model.brands.has(slug)) throw new MisuseError(FORM.noBrand(slug, near(slug, all)));
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics, withheld };
  const made = await publication(reading, 'internal');
  const context = createContext(made.site, '/');
  const sources = new Map(mediaOf(reading, made).map(({ asset, source }) => [asset.digest, source] as const));
  const notes: string[] = [];
  const files: { file: string; bytes: Uint8Array }[] = [];
  const names = new Set<string>();
  for (const slug of new Set(slugs)) {
    const brand = model.brands.get(slug) as Entry<Brand>;
    const name = fileName(brand.data.name ?? slug, slug, names);
    const logo = await logoOf(brand, model.content, notes);
    files.push({ file: FORM.fileName(name), bytes: await sheetDocument(declarationSheet(model, valuesOf(model, brand.data), logo)) });
    const body = context.brands.get(slug)?.body;
    if (body === undefined || body.children.length === 0) continue;
    const blocks = bodyBlocks(body, { level: 2, lines: 0, online: linkOnline(context) });
    const title = FORM.materialTitle(brand.data.name ?? slug);
    const by = organizationName(model, brand.data.organization ?? '');
    files.push({ file: FORM.materialFile(name), bytes: await paperDocument({ title, by, blocks }, await picturesOf(blocks, sources)) });
  }
  return { ...putDocuments(out, files), notes, withheld };
}

/** What the checker finds that the organization can mend; the rest of its warnings are the editor's. */
const MENDABLE = /^brand\/(?:name|theme|body)-/;

/**
 * Writes the feedback on the last evaluation of brands, or on that of `round`. A content with errors is refused. Throws
 * `MisuseError` if a brand was not evaluated.
 */
export async function exportFeedback(
  slugs: readonly string[],
  round: string | undefined,
  where: Where,
  out: string,
): Promise<FormFiles | { diagnostics: Diagnostic[]; withheld: Withheld[] }> {
  const reading = await readSite(where);
  const { model, diagnostics, withheld } = reading;
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics, withheld };
  const { dossier } = await publication(reading, 'internal');
  if (dossier === undefined) throw new Error('an internal publication has a dossier');
  const evaluations = new Map(Object.entries(dossier.brands).map(([slug, { record }]) => [slug, evaluationsIn(record)] as const));
  const all = [...evaluations].flatMap(([slug, found]) => (found.length === 0 ? [] : [slug]));
  if (slugs.length === 0) throw new MisuseError(FEEDBACK.whichBrands(all));
  const names = new Set<string>();
  const chosen = [...new Set(slugs)].map((slug) => {
    const found = evaluations.get(slug);
    if (found === undefined) throw new MisuseError(FORM.noBrand(slug, near(slug, [...model.brands.keys()])));
    if (found.length === 0) throw new MisuseError(FEEDBACK.never(slug, model.settings.dossier === 'elsewhere' && where.privateRoot === undefined));
    const one = found.find((evaluation) => round === undefined || evaluation.round === round);
    if (one === undefined) throw new MisuseError(FEEDBACK.noRound(slug, round as string, [...new Set(found.map((evaluation) => evaluation.round))]));
    return [slug, one] as const;
  });
  const files = chosen.map(async ([slug, one]) => {
    const { data, file } = model.brands.get(slug) as Entry<Brand>;
    const problems = diagnostics.filter((problem) => problem.file === file && MENDABLE.test(problem.code)).map(({ message }) => message);
    const sheet = feedbackSheet(model, slug, one, dossier.desk.rounds, problems);
    const name = fileName(data.name ?? slug, slug, names);
    return { file: FEEDBACK.fileName(name, fileName(one.round, '', new Set())), bytes: await sheetDocument(sheet) };
  });
  return { ...putDocuments(out, await Promise.all(files)), notes: [], withheld };
}

/** A name that Windows takes too; two brands of one name are told apart by their slugs. */
function fileName(name: string, slug: string, taken: Set<string>): string {
  const plain = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '').trim() || slug;
  const chosen = taken.has(plain) ? `${plain}-${slug}` : plain;
  taken.add(chosen);
  return chosen;
}

/** Pixels of the longer side: 200 to the inch on half the width of the page. */
const SIDE = 1000;

async function wordPicture(source: string, alt: string): Promise<Picture> {
  const { data, info } = await sharp(source, { density: 200 })
    .autoOrient()
    .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .png({ compressionLevel: 9 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, type: 'png', width: info.width, height: info.height, alt };
}

async function logoOf(brand: Entry<Brand>, content: Content, notes: string[]): Promise<Picture | undefined> {
  const { logo } = brand.data;
  if (logo?.kind !== 'image') return undefined;
  const use = assetUses(content, brand as Entry<unknown>)[0];
  const file = use?.target.kind === 'file' ? content.files.get(use.target.file) : undefined;
  try {
    if (file !== undefined) return await wordPicture(file.absolute, logo.alt);
  } catch {
    // Told below.
  }
  notes.push(FORM.pictureFailed(logo.file));
  return undefined;
}

async function picturesOf(blocks: Block[], sources: ReadonlyMap<string, string>): Promise<Map<string, Picture>> {
  const pictures = new Map<string, Picture>();
  for (const asset of picturesOn({ blocks })) {
    const source = sources.get(asset);
    if (source !== undefined) pictures.set(asset, await wordPicture(source, ''));
  }
  return pictures;
}

/** Puts documents that are not there yet; what lies there stays. */
function putDocuments(out: string, files: readonly { file: string; bytes: Uint8Array }[]): Pick<FormFiles, 'written' | 'same' | 'taken'> {
  const pathOf = ({ file }: { file: string }): string => path.join(out, file);
  const isThere = files.filter((one) => existsSync(pathOf(one)));
  const fresh = files.filter((one) => !isThere.includes(one));
  putNew(out, fresh);
  const isSame = (one: { file: string; bytes: Uint8Array }): boolean => readFileSync(pathOf(one)).equals(one.bytes);
  return {
    written: fresh.map(pathOf),
    same: isThere.filter(isSame).map(pathOf),
    taken: isThere.filter((one) => !isSame(one)).map(pathOf),
  };
}

/** Where a command reads, from its options. */
export const whereOf = (options: { content: string; asOf: string; private?: string }, cache: string): Where => ({
  root: options.content,
  asOf: options.asOf,
  cache,
  ...given('privateRoot', options.private),
});
