/**
 * Forty content directories of any sort of district, drawn from seeds, that pass `check` without an error. Each is told
 * with what in it is internal, and of what sort: by that the leak gate is judged.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Files } from '../support/content.ts';
import { type DrawnBrand, drawBrand, type Fate } from './contents/brands.ts';
import { HOST } from './contents/collisions.ts';
import { drawDistrict } from './contents/district.ts';
import { Draft, type OpenText, quoted, type Secret } from './contents/draft.ts';
import { randomFrom } from './contents/draw.ts';
import { drawOverlay, drawPairings, drawTexts } from './contents/others.ts';
import { phone } from './contents/people.ts';
import { comment, phrase } from './contents/sentences.ts';
import { WORLDS, type World } from './contents/worlds.ts';

export type { OpenText, Secret, SecretKind } from './contents/draft.ts';

/** How many contents there are: seeds go from 1 to this. */
export const CONTENTS = 40;

/** The day that they are built for. */
export const CONTENTS_DAY = '2026-06-01';

export interface DrawnContent {
  seed: number;
  files: Files;
  /** For `--private`; undefined if this content has none. */
  over?: Files;
  base: string;
  secrets: Secret[];
  open: OpenText[];
}

/** Draws the content of a seed. */
export function drawContent(seed: number): DrawnContent {
  const random = randomFrom(seed * 7919);
  const world = WORLDS[seed % WORLDS.length] as World;
  const draft = new Draft(random, world);
  const needsApproval = seed % 4 === 0;
  const district = drawDistrict(draft, seed);
  const fates: Fate[] = random.shuffled([
    ...random.some<Fate>(
      ['internal', 'cultivating', 'future', 'declared', 'withdrawn', ...(needsApproval ? (['unapproved'] as const) : [])],
      random.between(2, 3),
    ),
    ...Array.from({ length: random.between(2, 4) }, (): Fate => 'public'),
    ...(random.chance(40) ? (['delisted'] as const) : []),
  ]);
  if (needsApproval && !fates.includes('unapproved')) fates.push('unapproved');
  const taken = new Set<string>();
  // Two of the organizations hold no brand: pairings need them.
  const holders = district.leaves.slice(0, -2);
  const brands: DrawnBrand[] = fates.map((fate, at) =>
    drawBrand(draft, { fate, organization: holders[at % holders.length] as (typeof holders)[number], district, needsApproval }, taken),
  );
  const shown = drawPairings(draft, district, brands, needsApproval);
  drawTexts(draft, brands, needsApproval);
  if (hasHost(seed)) {
    const persons = HOST.persons.map((name) => quoted(draft.keep('person2', 'organization: internal', name)));
    draft.files['organizations/more.yaml'] =
      `- id: more-of-them\n  name: 老干部联络处\n  level: ${district.lowest}\n  internal: { persons: [${persons.join(', ')}] }\n`;
  }
  const hasOverlay = seed % 3 === 0;
  if (hasOverlay) drawOverlay(draft, district, brands, shown);
  draft.files['site.yaml'] = settings(draft, seed, `${district.place}${world.title}`, district.top.id, needsApproval);
  return {
    seed,
    files: draft.files,
    ...(hasOverlay ? { over: draft.over } : {}),
    base: ['/', '/x/', '/dangjian/'][seed % 3] as string,
    secrets: draft.secrets,
    open: draft.open,
  };
}

const hasHost = (seed: number): boolean => seed % 5 === 2;

function settings(draft: Draft, seed: number, title: string, publisher: string, needsApproval: boolean): string {
  const { random, voice } = draft;
  // Somebody's own number is the office's number as well.
  const contact = random.chance(50) ? phone(random) : (draft.secrets.find(({ kind }) => kind === 'phone')?.text ?? phone(random));
  const avoided = phrase(voice);
  return `${draft.remark('site')}title: ${quoted(title)}
publisher: ${publisher}
${random.chance(50) ? `tagline: ${quoted(phrase(voice))}\n` : ''}${seed % 5 === 0 ? '' : `url: ${hasHost(seed) ? HOST.url : 'https://www.example.cn'}\n`}${needsApproval ? 'approval: required\n' : ''}${seed % 7 === 0 ? 'dossier: elsewhere\n' : ''}footer: { sponsor: ${quoted(title)}, contact: ${quoted(contact)} }
terms:
  - { avoid: ${quoted(avoided)}, use: ${quoted(phrase(voice))}, note: ${quoted(draft.keep('long', 'term: note', comment(voice)))} }
`;
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    if (content === null) continue;
    if (typeof content === 'object' && 'linkTo' in content) throw new Error(`${name} is a link.`);
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}
