/** What a file says, as the page needs it: its title, its data, its problems with the fields that they stand at. */
import { readdirSync } from 'node:fs';
import type { Diagnostic } from '../diagnostic.ts';
import { given } from '../given.ts';
import type { Model } from '../model/model.ts';
import { stateOn, statusOf } from '../model/record.ts';
import { frontmatterOf } from '../read/fences.ts';
import { labelsWith } from '../schema/labels.ts';
import { EDIT } from '../wording/edit.ts';
import type { Value } from '../writing/value.ts';
import { bytesAt } from './disk.ts';
import { type EditableFile, folderOf } from './files.ts';
import { lined } from './lineEnds.ts';
import { dataOf } from './splice.ts';
import { pathAt, rootOf } from './tokens.ts';

/** The address of an entry's page below the base. */
export function addressOf({ form, slug }: Pick<EditableFile, 'form' | 'slug'>): string {
  switch (form) {
    case 'brand':
    case 'brand-private':
      return `brands/${slug}/`;
    case 'pairing':
    case 'pairing-private':
      return `pairings/${slug}/`;
    case 'study':
      return `study/${slug}/`;
    case 'document':
      return slug === '' ? 'docs/' : `docs/${slug}/`;
    case 'organizations':
      return 'organizations/';
    case 'taxonomy':
      return 'ladder/';
    case 'site':
      return '';
  }
}

/** The data of a text; `undefined` where its YAML has faults. */
export function dataIn(raw: string, file: Pick<EditableFile, 'kind' | 'form'>): Value | undefined {
  try {
    return JSON.parse(JSON.stringify(dataOf(raw, file.kind) ?? (file.form === 'organizations' ? [] : {}))) as Value;
  } catch {
    return undefined;
  }
}

/** What an entry is called, if it is in the content. */
export function titleOf(model: Model, { form, slug }: EditableFile): string | undefined {
  const own = form === 'brand' || form === 'brand-private' ? model.brands.get(slug)?.data.name : undefined;
  if (form === 'study') return model.packs.get(slug)?.data.title;
  if (form === 'document') return model.documents.get(slug)?.data.title;
  if (form !== 'pairing' && form !== 'pairing-private') return own;
  const pairing = model.pairings.get(slug)?.data;
  if (pairing === undefined) return undefined;
  const [brands, organizations] = [pairing.model, pairing.lagging].map((one) => (one === undefined ? [] : [one].flat()));
  const names = (ids: readonly string[] | undefined, nameOf: (id: string) => string | undefined): string =>
    (ids ?? []).map((id) => nameOf(id) ?? id).join('、');
  return `${names(brands, (id) => model.brands.get(id)?.data.name)} — ${names(organizations, (id) => {
    const data = model.organizations.get(id)?.data;
    return data?.shortName ?? data?.name;
  })}`;
}

/** What a draft calls itself. */
export function titleIn(file: EditableFile): string | undefined {
  const bytes = bytesAt(file.hasDraft ? file.draft : file.place);
  const data = bytes === undefined ? undefined : dataIn(bytes.toString('utf8'), file);
  if (file.form === 'taxonomy') return EDIT.groups.taxonomy;
  if (Array.isArray(data)) {
    const [first] = data as { name?: unknown; shortName?: unknown }[];
    return first === undefined ? undefined : EDIT.organizations(String(first.shortName ?? first.name ?? ''), data.length);
  }
  const found = (data as { name?: unknown; title?: unknown } | undefined)?.name ?? (data as { title?: unknown } | undefined)?.title;
  return typeof found === 'string' ? found : undefined;
}

/** The status of a brand on the day, where it has one. */
export function statusIn(model: Model, { form, slug }: EditableFile): { statusLabel?: string } {
  const record = form === 'brand' ? model.brands.get(slug)?.data.record : undefined;
  const status = record === undefined ? undefined : statusOf(stateOn(record, model.asOf));
  return given('statusLabel', status === undefined ? undefined : labelsWith(model.settings.wording)[status]);
}

/** Problems of a file, with the path of the value that each stands at. */
export function problemsIn(
  raw: string,
  file: Pick<EditableFile, 'kind'>,
  diagnostics: readonly Diagnostic[],
): (Omit<Diagnostic, 'file'> & { path?: (string | number)[] })[] {
  const { text } = lined(raw);
  const front = file.kind === 'yaml' ? { start: 0, end: text.length } : frontmatterOf(text);
  const root = front === undefined ? undefined : rootOf(text.slice(front.start, front.end));
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return diagnostics.map(({ file: _, ...problem }) => {
    const offset = (starts[problem.line - 1] ?? 0) + problem.column - 1;
    if (front === undefined || offset < front.start || offset >= front.end) return file.kind === 'yaml' ? { ...problem, path: [] } : problem;
    const path = pathAt(root, offset - front.start);
    // A missing key is told at the first key of the mapping that lacks it; its own name stands in the hint.
    if (problem.code !== 'schema/missing' && problem.code !== 'text/alt') return { ...problem, path };
    const missing = /^补上(?:一行)? (\w+):/.exec(problem.hint ?? '')?.[1];
    return { ...problem, path: missing === undefined ? path : [...path.slice(0, -1), missing] };
  });
}

/** Whether a file lies in the folder of another, or below it. Settings share theirs with nothing below. */
export function isBeside(file: Pick<EditableFile, 'path'>, name: string): boolean {
  const folder = folderOf(file);
  return folder === '' ? !name.includes('/') : name.startsWith(folder);
}

/** The files in a folder, as paths that begin with `before`. */
export function listed(folder: string, before: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => before + `${entry.parentPath}/${entry.name}`.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, ''));
  } catch {
    return [];
  }
}
