/** Builds every view of a publication. Content that `check` accepts must not fail on its way to a page. */
import type { BodyRoot } from '../../src/model/body.ts';
import type { Publication } from '../../src/publish/published.ts';

import { searchRecords } from '../../src/search/index/records.ts';
import { coloursStylesheet } from '../../src/views/brand/colours.ts';
import { facetData } from '../../src/views/brand/facets.ts';
import { ladderView } from '../../src/views/brand/ladder.ts';
import { listView } from '../../src/views/brand/list.ts';
import { brandPageView } from '../../src/views/brand/page.ts';
import { listRoutes } from '../../src/views/brand/selection.ts';
import { wallRoutes, wallView } from '../../src/views/brand/walls.ts';
import { documentPageView, documentPaths } from '../../src/views/document/page.ts';
import { brandDossierView, deskView, entryDossierView } from '../../src/views/internal/dossier.ts';
import { reportText, reportView } from '../../src/views/internal/report.ts';
import { openData } from '../../src/views/machines/data.ts';
import { feed, redirectPage, robots, sitemaps } from '../../src/views/machines/feeds.ts';
import { organizationPageView } from '../../src/views/organization/page.ts';
import { organizationTreeView } from '../../src/views/organization/tree.ts';
import { pairingListView, pairingRoutes } from '../../src/views/pairing/list.ts';
import { pairingPageView } from '../../src/views/pairing/page.ts';
import { createContext } from '../../src/views/site/context.ts';
import { homeView } from '../../src/views/site/home.ts';
import { searchPageView } from '../../src/views/site/search.ts';
import { allShares } from '../../src/views/site/share.ts';
import { brandDeck, packDeck } from '../../src/views/slides/deck.ts';
import { storyView } from '../../src/views/story/story.ts';
import { facilitatorNotes, handoutView } from '../../src/views/study/handout.ts';
import { studyListView } from '../../src/views/study/list.ts';
import { studyPageView } from '../../src/views/study/page.ts';
import { ladderPartView, ladderRoutes } from '../../src/views/time/partPage.ts';

/** Builds every view of a publication and returns their number. Throws if a view fails. */
export function drawAll({ site, dossier }: Publication): number {
  const context = createContext(site, '/base/');
  const views: unknown[] = [
    homeView(context),
    ...[ladderView, organizationTreeView, studyListView, searchPageView].map((view) => view(context)),
    pairingListView(context),
    ...listRoutes(context).map(({ props }) => listView(context, props.selection, props.page)),
    ...pairingRoutes(context).map(({ props }) => pairingListView(context, props.page)),
    ...ladderRoutes(context).flatMap(({ props: { part, page } }) => (part === undefined ? [] : [ladderPartView(context, part, page)])),
    ...(['logos', 'themes'] as const).flatMap((wall) => wallRoutes(context, wall).map(({ props }) => wallView(context, wall, props.page))),
    facetData(context),
    ...site.brands.flatMap(({ slug }) => [brandPageView(context, slug), brandDeck(context, slug)]),
    ...site.organizations.map(({ id }) => organizationPageView(context, id)),
    ...site.pairings.map(({ slug }) => pairingPageView(context, slug)),
    ...site.packs.flatMap(({ slug }) => [studyPageView(context, slug), packDeck(context, slug), handoutView(context, slug)]),
    ...documentPaths(context).map((path) => documentPageView(context, path)),
    ...Object.values(openData(context, (digest) => digest)).map((make) => make()),
    coloursStylesheet(site),
    robots(context, site.url),
    ...(site.url === undefined ? [] : [feed(context, site.url), sitemaps(context, site.url, [])]),
    ...site.redirects.map(({ to }) => redirectPage(to, '', site.url)),
    ...allShares(context),
    searchRecords(context),
  ];
  if (dossier !== undefined) {
    const stories = (bodies: readonly { body: BodyRoot }[]): unknown[] =>
      bodies.flatMap((entry) => [storyView(context, entry.body), facilitatorNotes(context, entry.body)]);
    views.push(deskView(context, dossier), reportText(reportView(context, dossier)));
    for (const entry of Object.values(dossier.brands)) views.push(brandDossierView(context, entry));
    for (const entry of Object.values(dossier.documents)) views.push(entryDossierView(entry));
    for (const [slug, { body }] of Object.entries(dossier.brands)) views.push(brandDeck(context, slug, body));
    views.push(
      ...stories([
        ...Object.values(dossier.brands),
        ...Object.values(dossier.documents),
        ...Object.values(dossier.packs),
        ...Object.values(dossier.pairings),
      ]),
    );
  }
  // A view that JSON cannot express cannot be rendered either.
  for (const view of views) JSON.stringify(view);
  return views.length;
}
