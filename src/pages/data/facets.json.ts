/** What the browser combines facets over. */
import { shown } from '../../shown.ts';
import { facetData } from '../../views/brand/facets.ts';

export const GET = (): Response =>
  new Response(JSON.stringify(facetData(shown().context)), { headers: { 'content-type': 'application/json; charset=utf-8' } });
