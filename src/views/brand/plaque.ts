/** The page behind the short address on a plaque: whether the title stands today, and the way to the case. */
import { given } from '../../given.ts';
import { STATUS } from '../../wording/ui-status.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';
import { type PrintedAddress, printedAddress } from '../site/printed.ts';
import { organizationLink } from './card.ts';
import { toneOf } from './colours.ts';
import { type PlateView, plateView } from './plate.ts';
import { headSheets, type StatusView, statusView } from './status.ts';

export interface PlaquePage {
  frame: Frame;
  name: string;
  plate: PlateView;
  organization: Link;
  status: StatusView;
  case: Link;
  /** Absent without an origin: a code must lead somewhere. */
  printed?: PrintedAddress;
}

/** Returns the view of `/p/<slug>/`. Throws an Error if the site does not hold the brand. */
export function plaqueView(context: Context, slug: string): PlaquePage {
  const { address } = context;
  const brand = context.brands.get(slug);
  if (brand === undefined) throw new Error(`The site holds no brand ${slug}`);
  const status = statusView(context, brand);
  return {
    frame: frame(context, {
      title: STATUS.plaque.title(brand.name),
      description: `${brand.name}：${status.label}，${status.asOf}。`,
      address: address.plaque(slug),
      place: 'brands',
      sheets: [...headSheets(context, status, false), 'case', 'plaque'],
      // The case is the page to be found.
      noindex: true,
      ...(brand.ended ? {} : given('tone', toneOf(brand))),
    }),
    name: brand.name,
    plate: plateView(context, brand),
    organization: organizationLink(context, brand.organization),
    status,
    case: { text: STATUS.plaque.toCase, href: address.brand(slug) },
    ...given('printed', printedAddress(context, address.plaque(slug))),
  };
}
