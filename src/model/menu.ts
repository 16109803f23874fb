/** Where the items of a site's own menu lead. */

import type { Entry } from '../read/content.ts';
import type { SiteSettings } from '../schema/site.ts';
import { decoded } from './decoded.ts';
import type { Model } from './model.ts';

export type MenuItem = NonNullable<SiteSettings['menu']>[number];

/** `page` is an address below the base, with its query and fragment; `''` is the home page. */
export type MenuTarget =
  | { kind: 'outside'; url: string }
  | { kind: 'list'; page: string }
  | { kind: 'entry'; entry: Pick<Entry<unknown>, 'kind' | 'id'>; page: string }
  | { kind: 'organization'; id: string; page: string }
  | { kind: 'tag'; tag: string; page: string };

/** The pages that every site has, below the base. */
export const COMMON_PAGES = [
  '',
  'brands/',
  'logos/',
  'themes/',
  'ladder/',
  'organizations/',
  'pairings/',
  'study/',
  'docs/',
  'compare/',
  'search/',
  'help/',
  'help/reference/',
] as const;

/** The pages of entries: the folder, and what may stand behind the id. */
const ENTRY_PAGES: readonly { folder: string; kind: Entry<unknown>['kind']; ends: readonly string[] }[] = [
  { folder: 'brands', kind: 'brand', ends: ['slides'] },
  { folder: 'p', kind: 'brand', ends: [] },
  { folder: 'pairings', kind: 'pairing', ends: [] },
  { folder: 'study', kind: 'study', ends: ['slides', 'handout', 'room'] },
];

/** Returns where an item of the menu leads; undefined if the content has no such page. Whether a build shows it is not asked. */
export function menuTarget(model: Model, item: MenuItem): MenuTarget | undefined {
  if (item.document !== undefined) {
    const page = item.document === '' ? 'docs/' : `docs/${item.document}/`;
    return model.documents.has(item.document) ? { kind: 'entry', entry: { kind: 'document', id: item.document }, page } : undefined;
  }
  if (item.page === undefined) return undefined;
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|[\\/]\\)/i.test(item.page)) return { kind: 'outside', url: item.page };
  const [, typed = '', rest = ''] = /^\/*([^?#]*)(.*)$/s.exec(item.page) ?? [];
  const path = typed.replace(/\/*$/, '').replace(/^index\.html$|\/index\.html$/, '');
  const target = pageTarget(model, path);
  if (target === undefined) return undefined;
  return { ...target, page: (path === '' ? '' : `${path}/`) + rest } as MenuTarget;
}

type Bare<Target> = Target extends { page: string } ? Omit<Target, 'page'> : never;

function pageTarget(model: Model, path: string): Bare<MenuTarget> | undefined {
  if ((COMMON_PAGES as readonly string[]).includes(path === '' ? '' : `${path}/`)) return { kind: 'list' };
  const [folder = '', id = '', ...more] = path.split('/');
  if (folder === 'docs') {
    const document = path.slice('docs/'.length);
    return model.documents.has(document) ? { kind: 'entry', entry: { kind: 'document', id: document } } : undefined;
  }
  const end = more.join('/');
  const ofEntry = ENTRY_PAGES.find((one) => one.folder === folder);
  if (ofEntry !== undefined) {
    const isKnown = { brand: model.brands, pairing: model.pairings, study: model.packs, document: model.documents }[ofEntry.kind].has(id);
    return isKnown && (end === '' || ofEntry.ends.includes(end)) ? { kind: 'entry', entry: { kind: ofEntry.kind, id } } : undefined;
  }
  if (folder === 'domains') {
    const domain = model.taxonomy.domains?.find((one) => one.id === id);
    if (domain === undefined) return undefined;
    return end === '' || domain.focuses?.some((focus) => focus.id === end) === true ? { kind: 'list' } : undefined;
  }
  if (end !== '') return undefined;
  switch (folder) {
    case 'levels':
      return model.taxonomy.levels?.some((level) => level.id === id) === true ? { kind: 'list' } : undefined;
    case 'organizations':
      return model.organizations.has(id) ? { kind: 'organization', id } : undefined;
    case 'tags':
      return { kind: 'tag', tag: decoded(id) };
    default:
      return undefined;
  }
}
