/**
 * The public status of a brand, the same for its page, lists, search results, share image and plaque: whether a title
 * stands on the day of the build, since when, by whom, and what the last review said. It is made from what `publish`
 * gives alone, so a state that the public must not see cannot appear.
 */
import { given } from '../../given.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import { STATUS } from '../../wording/ui-status.ts';
import type { Sheet } from '../site/assets.ts';
import type { Context } from '../site/context.ts';
import { endingLabel, levelLabel } from './card.ts';
import { standingOf } from './lookup.ts';
import { names, type Words } from './record.ts';

/** `valid`, `rectifying` and `overdue`: a title stands. `pending`: before any title, in internal builds alone. */
export type PublicState = 'valid' | 'rectifying' | 'overdue' | 'launched' | 'pending' | Ending;
type Ending = 'revoked' | 'concluded' | 'merged';

export interface StatusFact {
  label: string;
  words: Words[];
  datetime?: string;
}

/** The state in a word or two, for lists, results and pictures. It is the same from day to day until something happens. */
export interface StateView {
  state: PublicState;
  /** The word for the state, such as 现行有效 or 已摘牌. A site's own labels apply. */
  label: string;
  isEnded: boolean;
  /** The highest standing title. */
  level?: Words;
}

export interface StatusView extends StateView {
  /** The state in a sentence. */
  says: string;
  /** Who named, announced or ended it, since when, the document number, the last review that the public may see. */
  facts: StatusFact[];
  /** What the authority said of the end. */
  statement?: string;
  /** The day that all this is true of, the day of the build. */
  asOf: string;
}

/** Returns the public state of a brand without its facts. */
export function stateView(context: Context, brand: PublishedBrand): StateView {
  const state = publicState(brand);
  return {
    state,
    label: labelOf(context, brand, state),
    isEnded: brand.ended,
    ...(brand.level === null ? {} : { level: { text: levelLabel(context, brand.level), href: context.address.level(brand.level) } }),
  };
}

/** The stylesheet of a head that is seldom: a title that has ended, a logo of sound or of text with parts, a site with a mark of its own. */
export const headSheets = ({ site }: Context, { isEnded }: StateView, hasSeldomLogo: boolean): Sheet[] =>
  isEnded || hasSeldomLogo || site.logo !== undefined ? ['variants'] : [];

/** Returns the public status of a brand on the day of the build. */
export function statusView(context: Context, brand: PublishedBrand): StatusView {
  const state = stateView(context, brand);
  return {
    ...state,
    says: STATUS.says[state.state],
    facts: factsOf(context, brand),
    ...given('statement', brand.ending?.statement),
    asOf: STATUS.asOf(formatDate(context.site.asOf)),
  };
}

/** An overdue review is in `overdue` only if the site publishes it. */
function publicState(brand: PublishedBrand): PublicState {
  if (brand.ended) return brand.ending?.kind ?? 'revoked';
  if (brand.titles.length > 0) return brand.status === 'rectifying' ? 'rectifying' : brand.overdue ? 'overdue' : 'valid';
  return standingOf(brand) === 'launched' ? 'launched' : 'pending';
}

function labelOf(context: Context, brand: PublishedBrand, state: PublicState): string {
  const { labels } = context.site;
  switch (state) {
    case 'valid':
      return STATUS.valid;
    case 'rectifying':
    case 'overdue':
    case 'launched':
      return labels[state];
    case 'pending':
      return brand.status === null ? STATUS.pending : labels[brand.status];
    default:
      return endingLabel(context, brand);
  }
}

function factsOf(context: Context, brand: PublishedBrand): StatusFact[] {
  const [title] = brand.titles;
  if (brand.ended) return endedFacts(context, brand);
  if (title === undefined) return launchFacts(context, brand);
  return [
    ...fact(STATUS.by, names(context, title.by)),
    dated(STATUS.since, title.since, UI.titleUndated),
    ...textFact(STATUS.document, title.document),
    ...textFact(STATUS.grade, title.grade),
    ...reviewFacts(brand),
  ];
}

function endedFacts(context: Context, { ending, record }: PublishedBrand): StatusFact[] {
  const naming = record.findLast((event) => event.event === 'named');
  const since = naming?.date === undefined ? undefined : formatDate(naming.date);
  return [
    ...fact(STATUS.endedBy, names(context, ending?.by)),
    ...(ending?.date === undefined ? [] : [dated(STATUS.endedOn, ending.date, '')]),
    ...(naming?.event === 'named' ? textFact(STATUS.former, STATUS.formerLevel(levelLabel(context, naming.level), since)) : []),
  ];
}

function launchFacts(context: Context, brand: PublishedBrand): StatusFact[] {
  const launch = brand.record.find((event) => event.event === 'launched');
  if (launch?.event !== 'launched') return [];
  return [
    ...fact(STATUS.launchedBy, names(context, launch.by ?? brand.organization)),
    ...(launch.date === undefined ? [] : [dated(STATUS.launchedOn, launch.date, '')]),
  ];
}

function reviewFacts({ record }: PublishedBrand): StatusFact[] {
  const review = record.findLast((event) => event.event === 'reviewed');
  return review?.event !== 'reviewed' ? [] : textFact(STATUS.review, STATUS.reviewed(review.year, review.result === 'pass'));
}

const fact = (label: string, words: Words[]): StatusFact[] => (words.length === 0 ? [] : [{ label, words }]);
const textFact = (label: string, text: string | undefined): StatusFact[] => (text === undefined ? [] : [{ label, words: [{ text }] }]);
const dated = (label: string, date: string | undefined, unknown: string): StatusFact => ({
  label,
  words: [{ text: date === undefined ? unknown : formatDate(date) }],
  ...given('datetime', date),
});
