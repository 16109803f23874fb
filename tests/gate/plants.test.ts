/**
 * How much of what is internal the gate finds, and whether it complains of what is public: a fixed sample of the plants.
 * All of them are planted by `npm run bench plants`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../../src/project.ts';
import { classOf, type Judgement, judge, judgeSite, percentOf, type Tally, tally } from './judge.ts';
import { NAMED } from './places.ts';
import type { Plant } from './plants.ts';

/** One with a directory laid over it, one that needs approvals, one under `/x/` with an origin, one whose host is somebody's name. */
const SEEDS = [3, 8, 22, 34];

let home = '';
const judgements: Judgement[] = [];
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'biaogan-plants-'));
  const { status, stderr } = spawnSync(process.execPath, ['tests/gate/makeSites.ts', home, 'example', 'casebook', ...SEEDS.map(String)], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  for (const seed of SEEDS) judgements.push(await judge(home, seed, 1));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What was not found, for whoever reads why the test failed. */
const missed = (key: (plant: Plant) => boolean): string[] =>
  judgements.flatMap(({ seed, plants }) =>
    plants.flatMap(({ plant, isFound }) =>
      isFound || !key(plant) ? [] : [`${seed}: ${plant.form.group} · ${plant.form.name}: ${plant.kind} ${plant.text} in ${plant.file}`],
    ),
  );

describe('of internal texts that nothing public holds, the gate finds', () => {
  test.each([
    ['three characters and more', 95, 1200],
    ['names of two characters', 90, 100],
  ] as const)('of %s %i in a hundred', (name, least, planted) => {
    const sum = tally(judgements, classOf).get(name) as Tally;
    // Too few would show nothing.
    expect(sum.planted).toBeGreaterThan(planted);
    expect(percentOf(sum), missed((plant) => classOf(plant) === name).join('\n')).toBeGreaterThanOrEqual(least);
  });

  // Scores are few figures each: a site of ten thousand cases has all of them inside, and any size of a file is one. The gate
  // says at its end that it does not look for them; in the figures above they count as missed.
  test('four in five of every group of forms that was asked for, of texts that are no scores', () => {
    const isAsked = (plant: Plant): boolean => plant.form.tier === 'asked' && plant.kind !== 'score' && classOf(plant) !== 'not judged';
    const groups = tally(judgements, (plant) => (isAsked(plant) ? plant.form.group : undefined));
    expect(groups.size).toBeGreaterThan(10);
    expect([...groups].filter(([, sum]) => percentOf(sum) < 80).map(([group, { planted, found }]) => `${group}: ${found} of ${planted}`)).toEqual([]);
  });
});

describe('the gate says nothing', () => {
  test('of a site that was built, although its internal texts resemble public ones', () => {
    for (const { seed, falseAlarms, held } of judgements) {
      expect(held, `${seed} has texts that coincide`).toBeGreaterThan(0);
      expect(falseAlarms, String(seed)).toEqual([]);
    }
  });

  test('of public texts in the same forms', () => {
    for (const { controls } of judgements) expect(controls.length).toBeGreaterThan(250);
    const alarms = judgements.flatMap(({ controls }) => controls.filter(({ alarm }) => alarm !== undefined));
    expect(alarms.map(({ plant, alarm }) => `${plant.text} as ${plant.form.name}: ${alarm?.text}`)).toEqual([]);
  });

  test.each(Object.entries(NAMED))('of the %s', async (name, source) => {
    const { falseAlarms, files } = await judgeSite(source, path.join(home, name, 'site'));
    expect(files).toBeGreaterThan(100);
    expect(falseAlarms).toEqual([]);
  });
});

test('the gate gives up on nothing', () => expect(judgements.flatMap(({ thrown }) => thrown)).toEqual([]));
