/** The site's own menu as a build shows it: without the items whose pages the build does not have. */
import { type MenuTarget, menuTarget } from '../model/menu.ts';
import type { Model } from '../model/model.ts';
import type { Entry } from '../read/content.ts';
import type { SiteSettings } from '../schema/site.ts';
import type { PublishedBrand, PublishedOrganization, Site } from './published.ts';

interface Held {
  /** Whether the build holds an entry. */
  holds(entry: Pick<Entry<unknown>, 'kind' | 'id'>): boolean;
  brands: readonly PublishedBrand[];
  organizations: readonly PublishedOrganization[];
}

/** Returns the menu; undefined if the site says none, so that it gets the default one. */
export function shownMenu(model: Model, { menu }: Pick<SiteSettings, 'menu'>, held: Held): Site['menu'] {
  return menu?.flatMap((item) => {
    const target = menuTarget(model, item);
    if (target === undefined || !hasPage(target, held)) return [];
    return [{ label: item.label, ...(target.kind === 'outside' ? { url: target.url } : { page: target.page }) }];
  });
}

function hasPage(target: MenuTarget, { holds, brands, organizations }: Held): boolean {
  switch (target.kind) {
    case 'entry':
      return holds(target.entry);
    case 'organization':
      return organizations.some(({ id }) => id === target.id);
    case 'tag':
      return brands.some(({ tags }) => tags.includes(target.tag));
    default:
      return true;
  }
}
