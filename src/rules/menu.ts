/** The site's own menu: items that lead nowhere, somewhere unsafe, or to what the public build does not hold. */
import { COMMON_PAGES, type MenuItem, type MenuTarget, menuTarget } from '../model/menu.ts';
import { normaliseText } from '../model/text.ts';
import { isUnsure } from '../publish/publicEntries.ts';
import type { Place } from '../read/content.ts';
import { near } from '../schema/near.ts';
import * as say from '../wording/references.ts';
import { type Facts, type Finding, found } from './rule.ts';

/** Yields the items of the menu with where they lead, and the place of what says so. */
function* items({ model }: Facts): Generator<{ item: MenuItem; target: MenuTarget | undefined; place(): Place }> {
  for (const [index, item] of (model.settings.menu ?? []).entries()) {
    const key = item.document === undefined ? 'page' : 'document';
    yield { item, target: menuTarget(model, item), place: () => model.content.site.locate(['menu', index, key]) };
  }
}

/** The addresses that somebody may have meant. */
const addresses = ({ model }: Facts): string[] => [
  ...COMMON_PAGES,
  ...[...model.brands.keys()].map((slug) => `brands/${slug}/`),
  ...[...model.pairings.keys()].map((slug) => `pairings/${slug}/`),
  ...[...model.packs.keys()].map((slug) => `study/${slug}/`),
  ...[...model.documents.keys()].map((path) => `docs/${path}/`),
  ...(model.taxonomy.domains ?? []).map(({ id }) => `domains/${id}/`),
  ...(model.taxonomy.levels ?? []).map(({ id }) => `levels/${id}/`),
];

/** Items whose page is none. A document that does not exist is told by `reference/unknown`. */
export function* brokenMenu(facts: Facts): Generator<Finding> {
  const { content } = facts.model;
  for (const { item, target, place } of items(facts)) {
    if (item.page === undefined || target !== undefined) continue;
    // What an unreadable file would have defined is missing here alone.
    if (/^\/*(?:domains|levels)\//.test(item.page) && content.taxonomy.damaged.size > 0) continue;
    if (/^\/*organizations\//.test(item.page) && content.unreadableLists) continue;
    const typed = item.page.replace(/^\/+/, '').replace(/(?<!\/)$/, '/');
    yield found(place(), say.brokenMenu(item.page, near(typed, addresses(facts))));
  }
}

/** Items that the public menu leaves out. */
export function* hiddenMenu(facts: Facts): Generator<Finding> {
  for (const { item, target, place } of items(facts))
    if (target !== undefined && isHidden(facts, target)) yield found(place(), say.hiddenMenu(item.label));
}

function isHidden({ model, shown, publicEntries }: Facts, target: MenuTarget): boolean {
  switch (target.kind) {
    case 'entry': {
      const { kind, id } = target.entry;
      const entry = { brand: model.brands, pairing: model.pairings, study: model.packs, document: model.documents }[kind].get(id);
      return entry !== undefined && !publicEntries.entry(entry) && !isUnsure(model, entry);
    }
    case 'organization':
      return !shown.organization(target.id);
    case 'tag':
      return ![...model.brands.values()].some(
        (brand) => (publicEntries.brand(brand.id) || isUnsure(model, brand)) && (brand.data.tags ?? []).map(normaliseText).includes(target.tag),
      );
    default:
      return false;
  }
}
