/**
 * Makes the searched text of an entry, one line for each text that an editor wrote and its page shows. Dates are
 * written as pages show them. Words that stand on every page are left out.
 */
import { outline, type PublicBodyRoot, textWith } from '../../model/body.ts';
import { latestGoals } from '../../publish/goals.ts';
import type { PublishedBrand, PublishedDocument, PublishedEvent, PublishedLogo, PublishedPack, PublishedPairing } from '../../publish/published.ts';
import type { Context } from '../../views/site/context.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import { PAIRING } from '../../wording/ui-organization.ts';
import type { Heading, SearchRecord } from '../format/record.ts';

type Part = string | undefined | readonly (string | undefined)[];
const joined = (parts: readonly Part[], between: string): string =>
  parts
    .flat()
    .filter((part) => part !== undefined && part !== '')
    .join(between);
/** Returns the parts that exist, each on a line of its own. */
const lines = (...parts: Part[]): string => joined(parts, '\n');
/** Returns the parts that exist on one line. */
const line = (...parts: Part[]): string => joined(parts, ' ');

const dated = (date: Parameters<typeof formatDate>[0] | undefined): string | undefined => (date === undefined ? undefined : formatDate(date));

const WORDS = ['title', 'date', 'value', 'unit', 'label', 'caption', 'credit', 'alt', 'by', 'transcript', 'asOf', 'before'];
const DATE = /^\d{4}(?:-\d{2}){0,2}$/;

/** Returns the texts in the attributes of a component as its page shows them. */
const componentText = (attributes: Record<string, string>): string =>
  line(
    WORDS.flatMap((name) => {
      const text = attributes[name];
      // The figure before has the same unit as the current figure.
      if (name === 'before') return text === undefined ? [] : [text, attributes.unit];
      return (name === 'date' || name === 'asOf') && text !== undefined && DATE.test(text) ? formatDate(text) : text;
    }),
  );

/** Returns the text of a brand, the body before the details of its record. */
export function brandText(context: Context, brand: PublishedBrand): string {
  const { organizations, site } = context;
  const domain = site.domains.find(({ id }) => id === brand.domain);
  const { cover, demonstration, role } = brand;
  return lines(
    brand.summary,
    brand.theme,
    brand.connotation,
    brand.philosophy,
    role?.organization,
    role?.members,
    brand.carriers,
    Object.values(brand.extra),
    brand.tags,
    bodyText(brand.body),
    brand.partners.map((partner) => ('name' in partner ? partner.name : organizations.get(partner.organization)?.name)),
    organizations.get(brand.organization)?.shortName,
    domain?.label,
    domain?.focuses?.filter(({ id }) => brand.focuses.includes(id)).map(({ label }) => label),
    logoLines(brand.logo),
    [cover?.alt, cover?.credit],
    [demonstration?.place, dated(demonstration?.since), demonstration?.visits],
    brand.record.map((event) => eventLines(context, event)),
    goalLines(brand),
    brand.sources.map(({ title, date }) => line(title, dated(date))),
  );
}

function logoLines(logo: PublishedLogo | undefined): Part {
  if (logo === undefined) return undefined;
  const { meaning } = logo;
  return [
    logo.kind === 'image' ? logo.alt : logo.kind === 'audio' ? logo.transcript : logo.text,
    ...(typeof meaning === 'string' ? [meaning] : meaning.map(({ part, means }) => `${part}：${means}`)),
    logo.rights,
  ];
}

/** Returns the date, the kind and the details of an event. An organization that has a page is found by its page, so only others are named. */
function eventLines({ organizations, site }: Context, event: PublishedEvent): string {
  const by = 'by' in event ? [event.by].flat() : [];
  return lines(
    line(dated(event.date), event.event === 'delisted' ? site.labels[event.kind === 'revoked' ? 'delisted' : event.kind] : UI.record[event.event]),
    by.filter((one) => one !== undefined && !organizations.has(one)),
    'level' in event ? site.levels.find(({ id }) => id === event.level)?.label : undefined,
    'number' in event ? event.number : undefined,
    'title' in event ? event.title : undefined,
    'document' in event ? event.document : undefined,
    'grade' in event ? event.grade : undefined,
    'until' in event ? dated(event.until) : undefined,
    'statement' in event ? event.statement : undefined,
  );
}

function goalLines(brand: PublishedBrand): string {
  const { goals = [], measures } = latestGoals(brand) ?? {};
  return lines(
    goals.map((goal) => (typeof goal === 'string' ? goal : line(goal.goal, dated(goal.done)))),
    measures,
  );
}

/** Returns a text with the headings of the body in it. */
export function withSections(text: string, body: PublicBodyRoot): Pick<SearchRecord, 'text' | 'sections'> {
  const own = bodyText(body);
  const at = own === '' ? -1 : `\n${text}\n`.indexOf(`\n${own}\n`);
  if (at < 0) return { text };
  const before = text.slice(0, at).split('\n').length - 1;
  const lines = own.split('\n');
  const headings: Heading[] = [];
  let from = 0;
  for (const { id, text: title } of outline(body)) {
    const line = lines.findIndex((one, index) => index >= from && one === title.trim());
    if (line < 0) continue;
    headings.push({ line: before + line, id });
    from = line + 1;
  }
  return { text, sections: { headings, end: before + lines.length } };
}

const bodyText = (body: PublicBodyRoot): string => textWith(body.children, componentText);

/** Returns the text of a document with the facts above its body. */
export const documentText = ({ organizations }: Context, document: PublishedDocument): string =>
  lines(
    document.summary,
    document.number,
    dated(document.issued),
    document.issuer === undefined ? undefined : organizations.get(document.issuer)?.name,
    bodyText(document.body),
  );

/** Returns the text of a study pack, the agenda before the body. */
export const packText = (pack: PublishedPack): string =>
  lines(
    pack.objectives,
    pack.agenda.flatMap((item) => [item.title, ...item.questions]),
    bodyText(pack.body),
    pack.audience,
    pack.place,
    dated(pack.date),
  );

/** Returns the text of a pairing with its terms, goals and ledger. */
export function pairingText(context: Context, pairing: PublishedPairing): string {
  const { outcome } = pairing;
  return lines(
    pairingTitle(context, pairing),
    line(dated(pairing.since), dated(pairing.until)),
    pairing.goals.map(({ goal, due, done }) => line(goal, dated(due), dated(done))),
    pairing.measures,
    pairing.ledger.map(({ date, text }) => line(dated(date), text)),
    outcome === undefined ? undefined : line(dated(outcome.date), outcome.text),
    bodyText(pairing.body),
  );
}

/** Returns the heading of the page: both sides by their short names, an anonymous side by its level and domain. */
function pairingTitle({ site, brands, organizations }: Context, pairing: PublishedPairing): string {
  const labelOf = (list: readonly { id: string; label: string }[], id: string | undefined): string[] =>
    list.filter((one) => one.id === id).map(({ label }) => label);
  const partners =
    pairing.partner === null
      ? pairing.anonymous.map(({ level, domain }) =>
          PAIRING.anonymous(site.labels.anonymous, [...labelOf(site.levels, level), ...labelOf(site.domains, domain)]),
        )
      : pairing.partner.map((id) => organizations.get(id)?.shortName ?? organizations.get(id)?.name ?? '');
  return PAIRING.title(pairing.model.map((slug) => brands.get(slug)?.name ?? '').join('、'), partners.join('、'));
}
