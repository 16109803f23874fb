/** The page that compares brands. A script reads the brands from the address and fills the page. */

import { UI } from '../../wording/ui.ts';
import { COMPARE } from '../../wording/ui-compare.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';
import { lookup, standingOf } from './lookup.ts';

export interface ComparePage {
  frame: Frame;
  title: string;
  lead: string;
  /** Links to the cases, and the data that holds all names. */
  brands: Link;
  data: string;
  /** Two brands of each domain, for readers who have chosen none. */
  offers: Link[];
}

export function comparePageView(context: Context): ComparePage {
  const { site, address } = context;
  const { byDomain } = lookup(site);
  const offers = site.domains.flatMap(({ id, label }): Link[] => {
    const [one, ...others] = (byDomain.get(id) ?? []).filter((brand) => standingOf(brand) === 'named');
    // What is of another kind is worth comparing first.
    const other = others.find(({ focuses }) => !focuses.some((focus) => one?.focuses.includes(focus))) ?? others[0];
    if (one === undefined || other === undefined) return [];
    return [{ text: COMPARE.offer(label, one.name, other.name), href: `${address.compare()}?b=${one.slug}&b=${other.slug}` }];
  });
  return {
    frame: frame(context, {
      title: COMPARE.title,
      description: COMPARE.lead(site.labels.brand),
      address: address.compare(),
      place: 'brands',
      noindex: true,
      crumbs: [{ text: UI.nav.brands, href: address.brands() }, { text: COMPARE.title }],
      scripts: ['compare'],
    }),
    title: COMPARE.title,
    lead: COMPARE.lead(site.labels.brand),
    brands: { text: UI.allBrands, href: address.brands() },
    data: address.file('data/facets.json'),
    offers,
  };
}
