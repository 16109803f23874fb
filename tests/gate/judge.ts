/** Judges the gate: how many plants it finds, and of what it complains although it is public. */
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Found, leaksIn } from './adapter.ts';
import { type MadeSite, openSite, type Source } from './building.ts';
import { drawContent } from './contents.ts';
import type { Form } from './forms/form.ts';
import { placesOf } from './places.ts';
import { drawPlants, type Plant, writePlants } from './plants.ts';
import { PublicText } from './publicText.ts';

export interface Judgement {
  seed: number;
  /** Each with whether it was found. */
  plants: readonly { plant: Plant; isFound: boolean }[];
  /** Of the site as it was built. */
  falseAlarms: Found[];
  controls: readonly { plant: Plant; alarm?: Found }[];
  /** Files on which the gate gave up with an error of its own; what lies in them was not found. */
  thrown: readonly { file: string; why: string }[];
  /** How many internal texts the content has, and how many of them something public holds. */
  secrets: number;
  held: number;
  /** Time that the gate took for the site and for the plants, in seconds of the processor. */
  seconds: number;
}

/** Judges the gate by the site of a seed, which must have been made below `home`. */
export async function judge(home: string, seed: number, perForm: number): Promise<Judgement> {
  const content = drawContent(seed);
  const { source, site } = placesOf(home, content);
  const made = await openSite(source, site);
  const publicText = PublicText.of(site, made.files, givenOf(made));
  const before = process.cpuUsage();
  const clean = await search(made, []);
  const { plants, controls } = drawPlants({ content, folder: site, files: made.files, publicText, perForm, seed });
  const copy = path.join(path.dirname(site), 'planted');
  rmSync(copy, { recursive: true, force: true });
  cpSync(site, copy, { recursive: true });
  const planted = writePlants(copy, [...plants, ...controls]);
  // Who gives up on the site itself finds nothing in it.
  const { found, thrown } = clean.thrown.length > 0 ? clean : await search({ ...made, folder: copy }, planted);
  const { user, system } = process.cpuUsage(before);
  rmSync(copy, { recursive: true });
  const byFile = new Map(found.map((one) => [one.file, one]));
  return {
    seed,
    plants: plants.map((plant) => ({ plant, isFound: byFile.has(plant.file) })),
    thrown,
    falseAlarms: clean.found,
    controls: controls.map((plant) => ({ plant, alarm: byFile.get(plant.file) })),
    secrets: content.secrets.length,
    held: content.secrets.filter(({ text }) => publicText.holds(text)).length,
    seconds: (user + system) / 1e6,
  };
}

/** Searches a site with planted files. If the gate gives up, it is asked of half of them, and so on, until it is known on which. */
async function search(made: MadeSite, planted: readonly string[]): Promise<{ found: Found[]; thrown: { file: string; why: string }[] }> {
  try {
    return { found: await leaksIn({ ...made, files: [...made.files, ...planted].sort() }), thrown: [] };
  } catch (error) {
    const [file] = planted;
    if (file === undefined || planted.length === 1) return { found: [], thrown: [{ file: file ?? 'the site itself', why: String(error) }] };
    const half = planted.length >> 1;
    const parts = [await search(made, planted.slice(0, half)), await search(made, planted.slice(half))];
    return { found: parts.flatMap(({ found }) => found), thrown: parts.flatMap(({ thrown }) => thrown) };
  }
}

/** What the gate says of a site in which nothing was planted. */
export async function judgeSite(source: Source, site: string): Promise<{ falseAlarms: Found[]; files: number }> {
  const made = await openSite(source, site);
  return { falseAlarms: await leaksIn(made), files: made.files.length };
}

/** What comes from outside and stands in the site. */
const givenOf = ({ base, publication }: MadeSite): string[] => [base, ...(publication.site.url === undefined ? [] : [publication.site.url])];

export interface Tally {
  planted: number;
  found: number;
}

/** Whether a plant is one by which the gate is judged, and as what: two-character names are told apart. */
export function classOf({ form, kind }: Plant): 'names of two characters' | 'three characters and more' | 'not judged' {
  if (form.tier === 'beyond') return 'not judged';
  // Two syllables are nobody's name.
  if (kind === 'person2') return form.group === 'pinyin' || isSpeltName(form) ? 'not judged' : 'names of two characters';
  return 'three characters and more';
}

const isSpeltName = ({ group, name }: Form): boolean => group === 'names' && name.includes('sound');

/** Sums by what `keyOf` says of a plant; undefined leaves it out. */
export function tally(judgements: readonly Judgement[], keyOf: (plant: Plant) => string | undefined): Map<string, Tally> {
  const sums = new Map<string, Tally>();
  for (const { plants } of judgements) {
    for (const { plant, isFound } of plants) {
      const key = keyOf(plant);
      if (key === undefined) continue;
      const sum = sums.get(key) ?? { planted: 0, found: 0 };
      sum.planted += 1;
      if (isFound) sum.found += 1;
      sums.set(key, sum);
    }
  }
  return sums;
}

export const percentOf = ({ planted, found }: Tally): number => (planted === 0 ? 100 : (100 * found) / planted);
