/**
 * Puts the pictures and share images of a content into a store. Arguments: content, cache, a cache for everything else,
 * day, origin. Of each shape (how it is made, its use, its ending, its width) one is encoded; the others of that shape are copies of it.
 */
import { mediaJobs } from '../../../src/media/index.ts';
import { jobOutputs, keptTools } from '../../../src/outputs/media.ts';
import { Recordings } from '../../../src/outputs/recordings.ts';
import { shareItems } from '../../../src/outputs/shares.ts';
import { storeFolder } from '../../../src/site/keeping.ts';
import { mediaOf, publication } from '../../../src/site/publication.ts';
import { readSite } from '../../../src/site/read.ts';
import { openStore } from '../../../src/store/index.ts';
import { createContext } from '../../../src/views/site/context.ts';

const [root, cache, scratch, asOf, site] = process.argv.slice(2) as [string, string, string, string, string];
const reading = await readSite({ root, asOf, cache: scratch });
const errors = reading.diagnostics.filter(({ severity }) => severity === 'error');
if (errors.length > 0) throw new Error(errors.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
const made = await publication(reading, 'public');
// Share images need an origin.
made.site.url = site;
const media = mediaOf(reading, made);
const store = openStore(storeFolder(cache));
const shapes = new Map<string, Uint8Array>();
const recordings = new Recordings('', { valueOf: () => undefined });
const items = shareItems(createContext(made.site, '/'), media, recordings);
for (const job of mediaJobs([...media, ...items], await keptTools(store))) {
  for (const { path, key, make } of jobOutputs(job)) {
    const shape = `${job.recipe} ${path.replace(/[0-9a-f]{12,}/g, '')}`;
    const bytes = shapes.get(shape) ?? (await make());
    shapes.set(shape, bytes);
    store.put(`${path} ${key}`, bytes);
  }
}
store.close();
