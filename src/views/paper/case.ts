/** The handout of a case: what its page says, on one sheet of A4 if it fits. */
import { given } from '../../given.ts';
import { formatDate } from '../../wording/ui.ts';
import { PAPER } from '../../wording/ui-paper.ts';
import { SLIDES } from '../../wording/ui-study.ts';
import { domainLabel, organizationLink, stamps } from '../brand/card.ts';
import { recordView } from '../brand/record.ts';
import { standardTexts } from '../brand/standard.ts';
import { type Context, hrefOf } from '../site/context.ts';
import { onlineAddress, typedAddress } from '../site/printed.ts';
import type { Block, Paper } from './blocks.ts';
import { bodyBlocks } from './body.ts';

/** Lines to write on below a question of a handout. */
const WRITING = 2;

/** Returns what a paper says of its page online. */
export function onlinePart(context: Context, href: string): Pick<Paper, 'online'> {
  const url = onlineAddress(context, href);
  const text = url === undefined ? undefined : typedAddress(url);
  return url === undefined || text === undefined ? {} : { online: { text, url, alt: PAPER.qr(text) } };
}

/** A link of a body as it is online. */
export const linkOnline =
  (context: Context) =>
  (url: string): string | undefined =>
    /^https?:/i.test(url) ? url : url.startsWith('entry:') ? onlineAddress(context, hrefOf(context, url)) : undefined;

export const footOf = ({ site }: Context): string => PAPER.foot(site.title, formatDate(site.asOf));

/** Returns the handout of a brand. Throws an Error if the site does not hold it. */
export function casePaper(context: Context, slug: string): Paper {
  const { site } = context;
  const brand = context.brands.get(slug);
  if (brand === undefined) throw new Error(`The site holds no brand ${slug}`);
  const standard = standardTexts(context, brand);
  const record = recordView(context, brand);
  const sources = brand.sources.map(({ title, date }) => [title, ...(date === undefined ? [] : [formatDate(date)])].join('，'));
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
  return {
    title: brand.name,
    eyebrow: PAPER.caseEyebrow(site.title),
    ...given('lead', brand.theme),
    notes: [
      [
        organizationLink(context, brand.organization).text,
        domainLabel(context, brand.domain),
        ...stamps(context, brand).map(({ text }) => text),
      ].join('　'),
      brand.summary,
    ],
    ...(brand.logo?.kind === 'image' ? { logo: { asset: brand.logo.asset, alt: brand.logo.alt } } : {}),
    blocks: [
      ...(standard.length === 0 ? [] : [heading(site.standard.label), facts(standard)]),
      ...bodyBlocks(brand.body, { level: 2, lines: WRITING, online: linkOnline(context) }),
      ...(record.length === 0
        ? []
        : [
            heading(site.labels.record),
            {
              kind: 'facts' as const,
              rows: record.map(({ date, sentence, lines }) => ({
                label: date,
                texts: [[sentence.map(({ text }) => text).join(''), ...lines].join('　')],
              })),
            },
          ]),
      ...(sources.length === 0 ? [] : [heading(SLIDES.sources), { kind: 'list' as const, isOrdered: false, start: 1, items: sources.map(item) }]),
    ],
    foot: footOf(context),
    ...onlinePart(context, context.address.brand(slug)),
  };
}

const item = (text: string): Block[] => [{ kind: 'paragraph', inlines: [{ kind: 'text', text }] }];

/** The items of the standard with their texts. */
export const facts = (items: readonly { label: string; texts: readonly string[] }[]): Block => ({
  kind: 'facts',
  rows: items.map(({ label, texts }) => ({ label, texts: [...texts] })),
});
