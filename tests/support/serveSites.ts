/** For the browser tests: builds the sites where that was not done yet, and serves each on its port. */
import { listen, siteHandler } from '../../src/site/serve.ts';
import { buildSites, SITES } from './sites.ts';

buildSites();
for (const { out, base, port } of Object.values(SITES)) await listen(siteHandler(out, base), port);
// The one that says that all are there.
await listen((_request, response) => response.end('ready'), 4390);
