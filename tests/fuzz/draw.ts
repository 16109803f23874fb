/** All that pages ask of a publication: what `check` lets through must not fail on its way to a page. */
import type { BodyRoot } from '../../src/model/body.ts';
import type { Publication } from '../../src/model/published.ts';

import { searchRecords } from '../../src/search/records.ts';
import { coloursStylesheet } from '../../src/views/brandColours.ts';
import { facetData } from '../../src/views/brandFacets.ts';
import { listView } from '../../src/views/brandList.ts';
import { brandPageView } from '../../src/views/brandPage.ts';
import { createContext } from '../../src/views/context.ts';
import { openData } from '../../src/views/data.ts';
import { documentPageView, documentPaths } from '../../src/views/documentPage.ts';
import { brandDossierView, deskView, entryDossierView } from '../../src/views/dossierView.ts';
import { feed, redirectPage, robots, sitemaps } from '../../src/views/feeds.ts';
import { facilitatorNotes, handoutView } from '../../src/views/handout.ts';
import { homeView } from '../../src/views/home.ts';
import { organizationPageView } from '../../src/views/organizationPage.ts';
import { organizationTreeView } from '../../src/views/organizationTree.ts';
import { pairingListView } from '../../src/views/pairingList.ts';
import { pairingPageView } from '../../src/views/pairingPage.ts';
import { reportText, reportView } from '../../src/views/report.ts';
import { searchPageView } from '../../src/views/searchPage.ts';
import { listRoutes } from '../../src/views/selection.ts';
import { allShares } from '../../src/views/share.ts';
import { brandDeck, packDeck } from '../../src/views/slides.ts';
import { storyView } from '../../src/views/storyView.ts';
import { studyListView } from '../../src/views/studyList.ts';
import { studyPageView } from '../../src/views/studyPage.ts';
import { ladderView, logosView, themesView } from '../../src/views/walls.ts';

/** Makes every view of a publication and gives how many there were. Throws where one cannot be made. */
export function drawAll({ site, dossier }: Publication): number {
  const context = createContext(site, '/base/');
  const views: unknown[] = [
    homeView(context),
    ...[logosView, themesView, ladderView, organizationTreeView, pairingListView, studyListView, searchPageView].map((view) => view(context)),
    ...(['all', 'domains', 'level', 'year', 'tag'] as const).flatMap((kind) =>
      listRoutes(context, kind).map(({ props }) => listView(context, props.selection, props.page)),
    ),
    facetData(context),
    ...site.brands.flatMap(({ slug }) => [brandPageView(context, slug), brandDeck(context, slug)]),
    ...site.organizations.map(({ id }) => organizationPageView(context, id)),
    ...site.pairings.map(({ slug }) => pairingPageView(context, slug)),
    ...site.packs.flatMap(({ slug }) => [studyPageView(context, slug), packDeck(context, slug), handoutView(context, slug)]),
    ...documentPaths(context).map((path) => documentPageView(context, path)),
    openData(context, (digest) => digest),
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
  // What cannot be written down cannot be drawn either.
  for (const view of views) JSON.stringify(view);
  return views.length;
}
