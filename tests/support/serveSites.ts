/** Builds the sites for the browser tests if necessary, and serves each on its port. */
import { listen, siteHandler } from '../../src/site/serve.ts';
import { buildSites, SITES } from './sites.ts';

buildSites();
for (const { out, base, port } of Object.values(SITES)) await listen(siteHandler(out, base), port);
// Playwright waits for this port, which opens after all others.
await listen((_request, response) => void response.end('ready'), 4390);
