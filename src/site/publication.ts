import path from 'node:path';
import { given } from '../given.ts';
import type { MediaItem } from '../media/index.ts';
import { mediaItems, planFile } from '../media/index.ts';
import { assetUses } from '../model/uses.ts';
import { PROJECT } from '../project.ts';
import { follow, type LogoColours, type PublishOptions, publish } from '../publish/publish.ts';
import type { Profile, Publication } from '../publish/published.ts';
import type { Entry } from '../read/content.ts';
import { probesDigest } from '../read/frame.ts';
import { keyOf } from '../read/memory.ts';
import { today } from './options.ts';
import { readSite, type SiteReading } from './read.ts';

/**
 * The publication of a reading without errors, of a part of it, or with an entry that is not public. `before` is one that
 * nobody needs any more as it is: where bodies alone have changed since, it follows them, and is returned.
 */
export async function publication(
  reading: SiteReading,
  profile: Profile,
  more: Pick<PublishOptions, 'part' | 'asIfHeld'> = {},
  before?: Publication,
): Promise<Publication> {
  const { content, asOf } = reading.model;
  // They follow from the data and from the files.
  const of = keyOf(content.frame.targets, probesDigest(content));
  const known = content.memory.get<[string, Found['colours']][]>('colours of all', of);
  const colours: LogoColours = known === undefined ? await logoColours(reading) : new Map(known as [string, NonNullable<Found['colours']>][]);
  if (known === undefined) content.memory.put('colours of all', of, [...colours]);
  // Of a part, or with an entry that is not public, nothing is kept.
  const around = Object.keys(more).length > 0 ? undefined : keyOf(profile, asOf, content.frame.targets, probesDigest(content), [...colours]);
  if (before !== undefined && around !== undefined && follow(before, reading.model, around)) return before;
  const published = publish(reading.model, { profile, logoColours: colours, ...given('around', around), ...more });
  reading.save();
  return { ...published, ...given('ground', around && keyOf(around, published.site.inBodies)) };
}

interface Found {
  colours: { primary: string; secondary?: string } | undefined;
}

async function logoColours({ content }: SiteReading): Promise<LogoColours> {
  const colours = new Map<string, { primary: string; secondary?: string }>();
  for (const entry of content.brands) {
    const { logo, colors } = entry.data;
    if (colors !== undefined || logo?.kind !== 'image') continue;
    const use = assetUses(content, entry as Entry<unknown>)[0];
    const file = use?.target.kind === 'file' ? use.target.file : undefined;
    const probe = file === undefined ? undefined : content.probes.get(file);
    const source = file === undefined ? undefined : content.files.get(file);
    if (probe === undefined || source === undefined || probe.problems.some((problem) => problem.severity === 'error')) continue;
    const kept = content.memory.get<Found>('colours', keyOf(probe.digest));
    const found = kept ?? { colours: await (await import('../media/colours.ts')).colourOf(source.absolute) };
    if (kept === undefined) content.memory.put('colours', keyOf(probe.digest), found);
    if (found.colours !== undefined) colours.set(probe.digest, found.colours);
  }
  return colours;
}

/** The files behind a publication's assets, for emitting. */
export function mediaOf({ content }: SiteReading, { site }: Publication): MediaItem[] {
  const byDigest = new Map<string, string>();
  for (const [file, probe] of content.probes) {
    const source = content.files.get(file);
    if (source !== undefined && !byDigest.has(probe.digest)) byDigest.set(probe.digest, source.absolute);
  }
  return mediaItems(site, byDigest);
}

/**
 * What Astro's own commands show: the public site of `content`, of the folder that `BIAOGAN_CONTENT` names, on the
 * day of `BIAOGAN_AS_OF`. Throws if the content has errors.
 */
export async function readPublication(): Promise<{ publication: Publication; media: MediaItem[] }> {
  const { BIAOGAN_CONTENT: root = path.join(PROJECT, 'content'), BIAOGAN_AS_OF: asOf = today() } = process.env;
  const reading = await readSite({ root, asOf });
  const errors = reading.diagnostics.filter((one) => one.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  const made = await publication(reading, 'public');
  return { publication: made, media: mediaOf(reading, made) };
}

/** Returns the files of a site that go out as they came. */
export const downloadsOf = (media: readonly MediaItem[]): Set<string> =>
  new Set(media.flatMap((item) => (item.kind === 'file' && item.asset.role === 'download' ? [planFile(item.asset).file] : [])));
