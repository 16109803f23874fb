/** The search page. The browser finds the results; without JavaScript the page links to the lists. */
import { SEARCH } from '../../wording/search.ts';
import { UI } from '../../wording/ui.ts';
import { SEARCH_PAGE } from '../../wording/ui-help.ts';
import type { Context } from './context.ts';
import { type Frame, frame } from './frame.ts';
import type { Link } from './link.ts';
import { lists } from './navigation.ts';

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
    lists: lists(context).map(({ place, text, href }) => ({ text: place === 'brands' ? UI.allOf(site.labels.brand) : text, href })),
  };
}
