/** The page of one document. `/docs/` shows the root's own index, or a list of all documents. */
import { given } from '../../given.ts';
import { outline } from '../../model/body.ts';
import type { PublishedDocument } from '../../publish/published.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import { DOCUMENTS } from '../../wording/ui-documents.ts';
import { organizationLink } from '../brand/card.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import { legible } from '../site/legible.ts';
import type { ContentsItem, Link } from '../site/link.ts';
import { documentThing } from '../site/microdata.ts';
import { documentShare, shareOf } from '../site/share.ts';
import { type StoryPart, storyView } from '../story/story.ts';
import { type DocumentLine, type DocumentNode, documentLines, documentTree, foldersOf, readingOrder } from './tree.ts';

/** A document in a list. */
export interface DocumentEntry extends Link {
  summary?: string;
  notes: string[];
  superseded?: string;
  children: DocumentEntry[];
}

export interface DocumentPage {
  frame: Frame;
  path: string;
  /** False for `/docs/` without an index document. */
  hasDocument: boolean;
  title: string;
  summary?: string;
  facts: { label: string; text: string; href?: string; datetime?: string }[];
  superseded?: { title: string; text: string; successor?: Link };
  supersedes: Link[];
  navigation: { title: Link; current: boolean; lines: DocumentLine[] };
  contents: ContentsItem[];
  story: StoryPart[];
  /** The documents below a folder. */
  within: DocumentEntry[];
  withinTitle: string;
  previous?: Link;
  next?: Link;
  usedIn: Link[];
  colophon: { label: string; text: string; datetime: string }[];
  empty?: string;
}

/** Returns the paths of all document pages. `''` is `/docs/`, which always exists. */
export const documentPaths = (context: Context): string[] => ['', ...context.site.documents.map(({ path }) => path).filter((path) => path !== '')];

/** Returns the view of a document's page. Throws an Error if the site does not hold the document; `''` never throws. */
export function documentPageView(context: Context, path: string): DocumentPage {
  const { site, address } = context;
  const document = context.documents.get(path);
  if (document === undefined && path !== '') throw new Error(`The site holds no document ${path}`);
  const tree = documentTree(site);
  const title = document?.title ?? site.labels.documents;
  const summary = document?.summary ?? (document === undefined ? DOCUMENTS.lead : undefined);
  const below = path === '' ? tree : (find(tree, path)?.children ?? []);
  // A page of the site's own stands alone: it is no paper among papers.
  const isOwn = document !== undefined && below.length === 0 && isInMenu(context, document) && factsOf(context, document).length === 0;
  const turn = isOwn ? {} : turnOf(context, document, tree);
  const link = (one: PublishedDocument): Link => ({ text: one.title, href: address.document(one.path) });
  return {
    frame: frame(context, {
      title,
      ...given('description', summary),
      address: address.document(path),
      place: 'documents',
      ...(document === undefined
        ? {}
        : { thing: documentThing(context, document), isPrinted: true, ...shareOf(context, () => documentShare(context, document)) }),
      kind: path === '' ? 'website' : 'article',
      crumbs:
        path === ''
          ? [{ text: site.labels.documents }]
          : isOwn
            ? [{ text: title }]
            : [{ text: site.labels.documents, href: address.documents }, ...foldersOf(context, path).map(link), { text: title }],
    }),
    path,
    hasDocument: document !== undefined,
    title,
    ...given('summary', summary),
    facts: document === undefined ? [] : factsOf(context, document),
    ...(document?.status === 'superseded' ? { superseded: supersededOf(context, document) } : {}),
    supersedes: document === undefined ? [] : site.documents.filter((one) => one.supersededBy === path && one !== document).map(link),
    navigation: {
      title: { text: UI.allOf(site.labels.documents), href: address.documents },
      current: path === '',
      lines: isOwn ? [] : documentLines(context, tree, path),
    },
    contents: document === undefined ? [] : contentsOf(document),
    story: document === undefined ? [] : storyView(context, document.body),
    within: entries(context, below),
    withinTitle: path === '' ? UI.allOf(site.labels.documents) : DOCUMENTS.within,
    ...turn,
    usedIn:
      document === undefined
        ? []
        : site.packs
            .filter((pack) => pack.agenda.some(({ subject }) => subject?.kind === 'document' && subject.path === path))
            .map((pack) => ({ text: pack.title, href: address.pack(pack.slug) })),
    colophon: [
      ...(document?.published === undefined ? [] : [{ label: UI.published, text: formatDate(document.published), datetime: document.published }]),
      ...(document?.updated === undefined ? [] : [{ label: UI.updated, text: formatDate(document.updated), datetime: document.updated }]),
    ],
    ...(document === undefined && site.documents.length === 0 ? { empty: DOCUMENTS.empty } : {}),
  };
}

const isInMenu = ({ site, address }: Context, document: PublishedDocument): boolean =>
  site.menu?.some((item) => 'page' in item && address.file(item.page) === address.document(document.path)) === true;

function factsOf(context: Context, document: PublishedDocument): DocumentPage['facts'] {
  const { issuer, number, issued, status } = document;
  const facts = [
    ...(issuer === undefined
      ? []
      : [
          {
            label: DOCUMENTS.issuer,
            text: organizationLink(context, issuer).text,
            ...(context.organizations.has(issuer) ? { href: context.address.organization(issuer) } : {}),
          },
        ]),
    ...(number === undefined ? [] : [{ label: DOCUMENTS.number, text: number }]),
    ...(issued === undefined ? [] : [{ label: DOCUMENTS.issued, text: formatDate(issued), datetime: issued }]),
  ];
  // The status of a guide that nobody issued means nothing.
  return facts.length === 0 ? [] : [...facts, { label: DOCUMENTS.status, text: status === 'superseded' ? DOCUMENTS.superseded : DOCUMENTS.inForce }];
}

function supersededOf(context: Context, document: PublishedDocument): NonNullable<DocumentPage['superseded']> {
  const successor = document.supersededBy === undefined ? undefined : context.documents.get(document.supersededBy);
  return {
    title: DOCUMENTS.superseded,
    text: DOCUMENTS.supersededText,
    ...(successor === undefined ? {} : { successor: { text: successor.title, href: context.address.document(successor.path) } }),
  };
}

/** Returns the headings of the two highest ranks that the body uses. */
function contentsOf(document: PublishedDocument): DocumentPage['contents'] {
  const items = outline(document.body);
  const ranks = [...new Set(items.map((item) => item.depth))].sort((a, b) => a - b);
  return items
    .filter((item) => ranks.indexOf(item.depth) < 2)
    .map(({ id, text, depth }) => ({ text, href: legible(`#${encodeURIComponent(id)}`), isDeep: depth !== ranks[0] }));
}

/** Returns the neighbours in reading order. Superseded documents are skipped. */
function turnOf(context: Context, document: PublishedDocument | undefined, tree: readonly DocumentNode[]): Pick<DocumentPage, 'previous' | 'next'> {
  const order = readingOrder(tree).filter((one) => one.status !== 'superseded' || one === document);
  const at = document === undefined || document.path === '' ? -1 : order.indexOf(document);
  const link = (one: PublishedDocument | undefined): Link | undefined =>
    one === undefined ? undefined : { text: one.title, href: context.address.document(one.path) };
  const previous = at > 0 ? link(order[at - 1]) : undefined;
  const next = link(order[at + 1]);
  return { ...given('previous', previous), ...given('next', next) };
}

function find(nodes: readonly DocumentNode[], path: string): DocumentNode | undefined {
  for (const node of nodes) {
    if (node.document.path === path) return node;
    const below = find(node.children, path);
    if (below !== undefined) return below;
  }
  return undefined;
}

function entries(context: Context, nodes: readonly DocumentNode[]): DocumentEntry[] {
  return nodes.map(({ document, children }) => ({
    text: document.title,
    href: context.address.document(document.path),
    ...given('summary', document.summary),
    notes: [...(document.number === undefined ? [] : [document.number]), ...(document.issued === undefined ? [] : [formatDate(document.issued)])],
    ...(document.status === 'superseded' ? { superseded: DOCUMENTS.superseded } : {}),
    children: entries(context, children),
  }));
}
