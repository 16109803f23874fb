/** Declaration forms out of Word files into a content. Nothing that is there is changed. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { DRAFTS } from '../edit/files.ts';
import { type Picture, PictureError, tidyPicture } from '../edit/pictures.ts';
import type { Model } from '../model/model.ts';
import { OfficeError } from '../office/archive.ts';
import { readWord, type WordBlock, type WordDocument, type WordPicture } from '../office/read.ts';
import type { Withheld } from '../publish/withheld.ts';
import type { Instead } from '../read/intake.ts';
import type { Brand } from '../schema/brand.ts';
import { near } from '../schema/near.ts';
import { slugFor } from '../schema/slugs.ts';
import { isSlug } from '../schema/values.ts';
import { FORM_IN } from '../wording/formImport.ts';
import { NEW } from '../wording/new.ts';
import { type Answers, type ImportedEntry, importedEntry } from '../writing/form/entry.ts';
import { linesOf } from '../writing/form/grid.ts';
import { type LabelField, squeezed } from '../writing/form/labels.ts';
import { type FormReading, labelOf, readForm } from '../writing/form/reading.ts';
import { type FormField, type FormValues, valuesOf } from '../writing/form/values.ts';
import { freeSlug } from '../writing/names.ts';
import { takenSlugs } from '../writing/offers.ts';
import { MisuseError } from './misuse.ts';
import type { Where } from './newEntry.ts';
import { type FileToPut, putNew, readGivenFile, refuseExisting } from './newFiles.ts';
import { readAsIf, readSite } from './read.ts';

export interface ImportedForm {
  /** The file as it was given. */
  file: string;
  outcome: 'written' | 'drafted' | 'known' | 'unreadable';
  /** Why it could not be read, or the name of the brand. */
  text: string;
  /** Fields that were read. */
  count: number;
  materials: string[];
  /** Paths of what was written, as a person would open them. */
  written: string[];
  notes: string[];
  rest: string[];
  open: string[];
  /** What the form says otherwise than a brand that is there already. */
  differences: { label: string; theirs: string; ours: string }[];
  diagnostics: Diagnostic[];
}

export interface ImportAnswers extends Answers {
  slug?: string;
}

interface Opened {
  file: string;
  document: WordDocument;
  reading: FormReading;
}

/** Reads forms and the materials that go with them, and writes the brands that are new. Throws `MisuseError`. */
export async function importForms(
  files: readonly string[],
  where: Where & { cache: string },
  answers: ImportAnswers,
): Promise<{ forms: ImportedForm[]; withheld: Withheld[] }> {
  if (files.length === 0) throw new MisuseError(FORM_IN.whichFiles);
  const { model, diagnostics } = await readSite(where);
  for (const settings of [model.content.site, model.content.taxonomy])
    if (!settings.readable) throw new MisuseError(NEW.unreadableContent(settings.file));
  checkAnswers(model, answers);
  if (model.settings.dossier === 'elsewhere' && where.privateRoot === undefined) throw new MisuseError(FORM_IN.needsPrivate);
  const [opened, forms] = openAll(files, model, labelsOf(model, diagnostics));
  const found = opened.filter(({ reading }) => reading.isForm);
  if (found.length > 1 && Object.keys(answers).length > 0) throw new MisuseError(FORM_IN.oneOnly(Object.keys(answers).map((flag) => `--${flag}`)));
  const materials = shareOut(
    found,
    opened.filter(({ reading }) => !reading.isForm),
  );
  for (const { file } of opened.filter(({ reading }) => !reading.isForm))
    if (![...materials.values()].some((all) => all.some((one) => one.file === file))) forms.push(refused(file, FORM_IN.notAForm(file)));
  const taken = new Set(takenSlugs(model.brands));
  for (const one of found) forms.push(await importOne(one, materials.get(one) ?? [], model, where, answers, taken));
  return { forms, withheld: (await readSite(where)).withheld };
}

function checkAnswers(model: Model, { organization, domain, slug }: ImportAnswers): void {
  const domains = (model.taxonomy.domains ?? []).map(({ id }) => id);
  if (organization !== undefined && !model.organizations.has(organization))
    throw new MisuseError(FORM_IN.unknownId('organization', organization, near(organization, model.organizations.keys())));
  if (domain !== undefined && !domains.includes(domain)) throw new MisuseError(FORM_IN.unknownId('domain', domain, near(domain, domains)));
  if (slug !== undefined && !isSlug(slug)) throw new MisuseError(NEW.badSlug(slug));
  if (slug !== undefined && takenSlugs(model.brands).has(slug)) throw new MisuseError(NEW.takenSlug(slug));
}

const refused = (file: string, text: string): ImportedForm => ({
  file,
  outcome: 'unreadable',
  text,
  count: 0,
  materials: [],
  written: [],
  notes: [],
  rest: [],
  open: [],
  differences: [],
  diagnostics: [],
});

/** The labels that the content's own maps explain. Throws `MisuseError` if a map cannot be used. */
function labelsOf({ content: { forms } }: Model, diagnostics: readonly Diagnostic[]): Map<string, LabelField> {
  const files = new Set(forms.map(({ file }) => file));
  const problem = diagnostics.find(({ file, severity }) => files.has(file) && severity === 'error');
  if (problem !== undefined) throw new MisuseError(FORM_IN.badMap(problem.file, problem.line, problem.message));
  return new Map(forms.flatMap(({ data }) => Object.entries((data.labels ?? {}) as Record<string, LabelField>)));
}

/** Opens files, and says of those that cannot be opened why. */
function openAll(files: readonly string[], model: Model, labels: ReadonlyMap<string, LabelField>): [Opened[], ImportedForm[]] {
  const opened: Opened[] = [];
  const forms: ImportedForm[] = [];
  for (const file of new Set(files)) {
    try {
      const document = readWord(readGivenFile(file));
      const reading = readForm(document, model, labels);
      if (document.hasDeletions) reading.notes.push(FORM_IN.deletions);
      if (document.hasObjects) reading.notes.push(FORM_IN.objects);
      opened.push({ file, document, reading });
    } catch (error) {
      if (!(error instanceof OfficeError)) throw error;
      forms.push(refused(file, FORM_IN.unreadable(file, error.message)));
    }
  }
  return [opened, forms];
}

/** Gives each form the materials that speak of its brand: in the file's name, or at the beginning. */
function shareOut(forms: readonly Opened[], others: readonly Opened[]): Map<Opened, Opened[]> {
  const shared = new Map<Opened, Opened[]>(forms.map((form) => [form, []]));
  for (const other of others) {
    const beginning = squeezed(path.basename(other.file) + linesOf(other.document.blocks.slice(0, 12)).join('').slice(0, 400));
    const fitting = forms.filter(({ reading }) => beginning.includes(squeezed(reading.values.get('name')?.join('') ?? '\n')));
    const [only] = fitting.length > 0 ? fitting : forms;
    if (only !== undefined && (fitting.length === 1 || forms.length === 1)) shared.get(only)?.push(other);
  }
  return shared;
}

async function importOne(
  { file, reading, document }: Opened,
  materials: readonly Opened[],
  model: Model,
  where: Where & { cache: string },
  answers: ImportAnswers,
  taken: Set<string>,
): Promise<ImportedForm> {
  const name = reading.values.get('name')?.join('') ?? '';
  const base = {
    ...refused(file, name),
    count: reading.values.size + reading.sections.size + (reading.logo === undefined ? 0 : 1),
    materials: materials.map((one) => one.file),
    rest: reading.rest,
  };
  const known = knownBrand(model, name, answers.organization ?? reading.values.get('organization')?.[0]);
  if (known !== undefined && answers.slug === undefined)
    return { ...base, outcome: 'known', notes: reading.notes, differences: differencesOf(model, reading.values, valuesOf(model, known)) };
  const slug = answers.slug ?? freeSlug(slugFor(name) ?? 'pinpai', taken);
  taken.add(slug);
  const draft = path.join(where.root, DRAFTS, 'brands', slug);
  if (existsSync(path.join(draft, 'index.mdx'))) return { ...base, outcome: 'unreadable', text: FORM_IN.hasDraft(file, name, draft) };
  const blocks = materials.flatMap((one) => one.document.blocks);
  const pictures = await tidied([document.blocks, blocks], [...reading.pictures, ...(reading.logo === undefined ? [] : [reading.logo])]);
  const entry = importedEntry(model, slug, reading, blocks, answers, namer(pictures.tidy));
  const toPut: FileToPut[] = [
    ...entry.files.map((one) => ({ file: one.file, bytes: one.text })),
    ...entry.pictures.map((one) => ({ file: `brands/${slug}/${one.file}`, bytes: (pictures.tidy.get(one.picture) as Picture).bytes })),
  ];
  const diagnostics = await lookAt(toPut, entry, where);
  const isSound = diagnostics.every(({ severity }) => severity !== 'error');
  const written = put(toPut, entry, where, isSound ? '' : `${DRAFTS}/`);
  return { ...base, outcome: isSound ? 'written' : 'drafted', written, notes: [...reading.notes, ...pictures.faults], open: entry.open, diagnostics };
}

const knownBrand = (model: Model, name: string, organization: string | undefined): Partial<Brand> | undefined =>
  [...model.brands.values()].find(
    ({ data }) => squeezed(data.name ?? '') === squeezed(name) && (organization === undefined || data.organization === organization),
  )?.data;

/** What a form says otherwise than the content, in words. The organization above follows from the organization. */
function differencesOf(model: Model, theirs: FormValues, ours: FormValues): ImportedForm['differences'] {
  const { domains = [], levels = [] } = model.taxonomy;
  const names = new Map([...levels, ...domains, ...domains.flatMap(({ focuses = [] }) => focuses)].map(({ id, label }) => [id, label]));
  const text = (values: FormValues, field: FormField): string => {
    const lines = values.get(field) ?? [];
    return (['level', 'domain', 'focuses'].includes(field) ? lines.map((id) => names.get(id) ?? id) : lines).join(' ');
  };
  return [...theirs.keys()].flatMap((field) =>
    ['parent', 'filled', 'logo.kind'].includes(field) || squeezed(text(theirs, field)) === squeezed(text(ours, field))
      ? []
      : [{ label: labelOf(field), theirs: text(theirs, field), ours: text(ours, field) }],
  );
}

/** Pictures as pages can use them; what is wrong with others is told. */
async function tidied(
  documents: readonly (readonly WordBlock[])[],
  more: readonly WordPicture[],
): Promise<{ tidy: Map<WordPicture, Picture>; faults: string[] }> {
  const tidy = new Map<WordPicture, Picture>();
  const faults: string[] = [];
  for (const picture of new Set([...documents.flatMap(picturesIn), ...more])) {
    try {
      if (picture.bytes.length === 0) faults.push(FORM_IN.picture(picture.name, 'missing'));
      else tidy.set(picture, await tidyPicture(picture.bytes));
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      faults.push(FORM_IN.picture(picture.name, error.fault));
    }
  }
  return { tidy, faults };
}

const picturesIn = (blocks: readonly WordBlock[]): WordPicture[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? block.pictures : block.rows.flat().flatMap((cell) => picturesIn(cell.blocks))));

/** Names for pictures, each once. */
function namer(tidy: ReadonlyMap<WordPicture, Picture>): (picture: WordPicture, wanted: string) => string | undefined {
  const taken = new Set<string>();
  return (picture, wanted) => {
    const extension = tidy.get(picture)?.extension;
    if (extension === undefined) return undefined;
    const base = freeSlug(wanted, taken);
    taken.add(base);
    return `${base}.${extension}`;
  };
}

/** The problems that the new files would have. Pictures are looked at on the disk, in a folder that goes again. */
async function lookAt(toPut: readonly FileToPut[], { overlay }: ImportedEntry, where: Where & { cache: string }): Promise<Diagnostic[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-form-'));
  try {
    const own: Instead = new Map(
      toPut.map(({ file, bytes }, at): [string, { bytes: Uint8Array } | { absolute: string }] => {
        if (typeof bytes === 'string') return [file, { bytes: Buffer.from(bytes, 'utf8') }];
        const absolute = path.join(folder, `${at}${path.extname(file)}`);
        writeFileSync(absolute, bytes);
        return [file, { absolute }];
      }),
    );
    const over: Instead = new Map(overlay === undefined ? [] : [[overlay.file, { bytes: Buffer.from(overlay.text, 'utf8') }]]);
    const { diagnostics } = await readAsIf({ ...where, instead: [own, over] });
    return diagnostics.filter(({ file }) => own.has(file) || (overlay !== undefined && file.endsWith(overlay.file)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function put(toPut: readonly FileToPut[], { overlay }: ImportedEntry, { root, privateRoot }: Where, below: string): string[] {
  const files = toPut.map((one) => ({ ...one, file: below + one.file }));
  const apart = overlay === undefined ? [] : [{ file: below + overlay.file, bytes: overlay.text }];
  refuseExisting(root, files);
  if (privateRoot !== undefined) putNew(privateRoot, apart);
  putNew(root, files);
  return [...files.map(({ file }) => path.join(root, file)), ...apart.map(({ file }) => path.join(privateRoot as string, file))];
}
