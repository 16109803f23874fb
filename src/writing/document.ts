/** A new document: `docs/<folder>/<slug>.mdx`. */
import { given } from '../given.ts';
import type { Model } from '../model/model.ts';
import { isSlug } from '../schema/values.ts';
import { DOCUMENT_SECTIONS, NEW } from '../wording/new.ts';
import type { NewEntry } from './brand.ts';
import { askChoice, askText, type Dialogue, needText } from './dialogue.ts';
import { askDate, askSlug } from './names.ts';
import { organizations } from './offers.ts';
import { mdxText, sectionsText } from './page.ts';

export const DOCUMENT_NEEDS = ['title'] as const;

/** Asks for a new document. */
export function* newDocument(model: Model): Dialogue<NewEntry> {
  const title = yield* needText({ flag: 'title', say: NEW.documentTitle });
  const folder =
    (yield* askText({
      flag: 'folder',
      say: NEW.folder,
      hint: NEW.folderHint(foldersOf(model)),
      mend: (answer) => answer.trim().replace(/^(?:docs\/)?\/*|\/+$/g, ''),
      fault: (answer) =>
        answer
          .trim()
          .replace(/^(?:docs\/)?\/*|\/+$/g, '')
          .split('/')
          .find((part) => part !== '' && !isSlug(part)) === undefined
          ? undefined
          : NEW.badFolder,
    })) ?? '';
  const before = folder === '' ? '' : `${folder}/`;
  const ids = [...model.documents].flatMap(([id, { data }]) => [id, ...(data.formerSlugs ?? [])]);
  const slug = yield* askSlug('slug', title, new Set(ids.flatMap((id) => (id.startsWith(before) ? [id.slice(before.length)] : []))));
  const summary = yield* askText({ flag: 'summary', say: NEW.documentSummary, hint: NEW.later });
  const issuer = yield* askChoice({ flag: 'issuer', say: NEW.issuer, options: organizations(model) });
  const number = issuer === undefined ? undefined : yield* askText({ flag: 'document', say: NEW.document, hint: NEW.none });
  const issued = issuer === undefined ? undefined : yield* askDate('date', NEW.issued);
  const visibility = yield* askChoice({
    flag: 'visibility',
    say: NEW.visibility,
    options: (['public', 'internal'] as const).map((value) => ({ value, label: NEW.visibilities[value] })),
    initial: 'public',
  });
  const data = {
    title,
    ...given('summary', summary),
    ...given('issuer', issuer),
    ...given('number', number),
    ...given('issued', issued),
    ...(visibility === 'internal' ? { visibility } : {}),
  };
  return {
    id: before + slug,
    files: [{ file: `docs/${before}${slug}.mdx`, text: mdxText(data, [], sectionsText(DOCUMENT_SECTIONS)) }],
    open: [NEW.bodyOpen(DOCUMENT_SECTIONS.map(({ heading }) => heading))],
  };
}

/** The folders below `docs/` that hold something. */
const foldersOf = (model: Model): string[] =>
  [...new Set([...model.documents.values()].map(({ folder }) => folder.replace(/^docs\/|\/$/g, '')).filter((folder) => folder !== ''))].sort();
