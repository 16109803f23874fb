/** The search page. The browser finds the results; without JavaScript the page links to the lists. */
import { SEARCH } from '../../wording/search.ts';
import { UI } from '../../wording/ui.ts';
import { SEARCH_PAGE } from '../../wording/ui-help.ts';
import type { Context } from './context.ts';
import { type Frame, frame } from './frame.ts';
import type { Link } from './link.ts';

export interface SearchPageView {
  frame: Frame;
  title: string;
  action: string;
  filters: { name: string; label: string }[];
  lists: Link[];
}

export function searchPageView(context: Context): SearchPageView {
  const { site, address } = context;
  return {
    frame: frame(context, {
      title: SEARCH_PAGE.title,
      description: SEARCH_PAGE.description,
      address: address.search,
      place: 'search',
      crumbs: [{ text: SEARCH_PAGE.title }],
    }),
    title: SEARCH_PAGE.title,
    action: address.search,
    filters: (['domain', 'focus', 'level', 'year', 'organization', 'status', 'tag'] as const).map((name) => ({ name, label: SEARCH.filters[name] })),
    lists: [
      { text: UI.allOf(site.labels.brand), href: address.brands() },
      { text: UI.nav.logos, href: address.logos },
      { text: UI.nav.themes, href: address.themes },
      { text: site.labels.ladder, href: address.ladder },
      { text: site.labels.organization, href: address.organizations },
      { text: site.labels.pairing, href: address.pairings },
      { text: site.labels.study, href: address.packs },
      { text: site.labels.documents, href: address.documents },
    ],
  };
}
