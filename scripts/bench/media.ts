/**
 * The cost of pictures beside bare sharp, and of share images: `npm run bench media [-- --cases 60 --rounds 3 --seed 7]`.
 * The photographs of generated content are encoded as a build does it, and by sharp alone with the same sizes and
 * settings, each size read from the file; in turn, so that both meet the same machine. Processor time of the process.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { AVIF, PHOTO } from '../../src/media/encode.ts';
import { type MediaItem, type MediaJob, mediaJobs, mediaTools } from '../../src/media/index.ts';
import { Recordings } from '../../src/outputs/recordings.ts';
import { shareItems } from '../../src/outputs/shares.ts';
import { mediaOf, publication } from '../../src/site/publication.ts';
import { readSite } from '../../src/site/read.ts';
import { createContext } from '../../src/views/site/context.ts';
import { GENERATED_DAY, generateContent } from './content/content.ts';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '60' }, rounds: { type: 'string', default: '3' }, seed: { type: 'string', default: '7' } },
});

const root = mkdtempSync(path.join(tmpdir(), 'biaogan-bench-'));
try {
  await generateContent(root, { cases: Number(values.cases), seed: Number(values.seed) });
  const reading = await readSite({ root, asOf: GENERATED_DAY });
  const made = await publication(reading, 'public');
  // Share images need an origin.
  made.site.url = 'https://www.example.cn';
  const media = mediaOf(reading, made);
  const tools = await mediaTools();
  const isPhoto = (item: MediaItem): boolean =>
    item.kind === 'picture' && mediaJobs([item], tools)[0]?.files.some((file) => file.endsWith('.avif')) === true;
  const photos = media.filter(isPhoto);
  const shares = shareItems(createContext(made.site, '/'), media, new Recordings('', { valueOf: () => undefined }));

  const cost = async (work: () => Promise<number>): Promise<{ count: number; cpu: number }> => {
    const before = process.cpuUsage();
    const count = await work();
    const { user, system } = process.cpuUsage(before);
    return { count, cpu: (user + system) / 1000 };
  };
  const all = async (jobs: readonly MediaJob[]): Promise<number> => {
    let count = 0;
    for (const job of jobs) count += (await job.make()).length;
    return count;
  };
  const bare = async (): Promise<number> => {
    let count = 0;
    for (const { source, files, make } of mediaJobs(photos, tools).map((job, at) => ({ ...job, source: photos[at]?.source as string }))) {
      // The sizes, as the build makes them; this is not counted.
      const sizes = known.get(source) ?? (await Promise.all((await make()).map(async (bytes) => (await sharp(bytes).metadata()).width)));
      known.set(source, sizes);
      for (const [at, file] of files.entries()) {
        const sized = sharp(source).autoOrient().resize(sizes[at]);
        await (file.endsWith('.avif') ? sized.avif(AVIF) : sized.webp(PHOTO)).toBuffer();
        count += 1;
      }
    }
    return count;
  };
  const known = new Map<string, number[]>();
  // Loads the libraries, and learns the sizes.
  await bare();
  await all(mediaJobs(shares.slice(0, 2), tools));
  console.log('round   pictures   as built ms   bare sharp ms   ratio   share image ms');
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const built = await cost(() => all(mediaJobs(photos, tools)));
    const alone = await cost(bare);
    const share = await cost(() => all(mediaJobs(shares, tools)));
    const cells = [
      round,
      built.count,
      (built.cpu / built.count).toFixed(1),
      (alone.cpu / alone.count).toFixed(1),
      (built.cpu / alone.cpu).toFixed(2),
    ];
    console.log(
      [...cells, (share.cpu / share.count).toFixed(1)].map((cell, at) => String(cell).padStart([5, 11, 14, 16, 8, 17][at] as number)).join(''),
    );
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
