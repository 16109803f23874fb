/**
 * What the gate finds: forty generated contents, the example and the casebook, with plants of internal texts in every form.
 * `npm run bench plants [-- --seeds 1-40 --per 2 --keep DIR --missed]`. Prints by form how many were planted and found,
 * and by content the false alarms: of the site as it is built, and of public texts in the same forms. `--keep` leaves the
 * sites there, and takes them from there the next time; `--missed` names every plant that was not found.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT } from '../../src/project.ts';
import { drawContent } from '../../tests/gate/contents.ts';
import { GROUPS } from '../../tests/gate/forms/form.ts';
import { classOf, type Judgement, judge, judgeSite, percentOf, type Tally, tally } from '../../tests/gate/judge.ts';
import { NAMED, placesOf } from '../../tests/gate/places.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1-40' },
    per: { type: 'string', default: '2' },
    keep: { type: 'string' },
    missed: { type: 'boolean', default: false },
  },
});

const [first, last] = values.seeds.split('-').map(Number) as [number, number?];
const seeds = Array.from({ length: (last ?? first) - first + 1 }, (_, at) => first + at);
const home = path.resolve(values.keep ?? mkdtempSync(path.join(tmpdir(), 'biaogan-plants-')));

/** Makes what is not there. Pages take memory that a process does not give back, so none makes more than ten sites. */
function makeAll(): void {
  const missing = [
    ...Object.entries(NAMED).flatMap(([name]) => (existsSync(path.join(home, name, 'site')) ? [] : [name])),
    ...seeds.filter((seed) => !existsSync(placesOf(home, drawContent(seed)).site)).map(String),
  ];
  for (let at = 0; at < missing.length; at += 10) {
    const some = missing.slice(at, at + 10);
    process.stderr.write(`making sites: ${some.join(' ')}\n`);
    const { status } = spawnSync(process.execPath, ['tests/gate/makeSites.ts', home, ...some], { cwd: PROJECT, stdio: 'inherit' });
    if (status !== 0) throw new Error(`The sites ${some.join(' ')} were not made.`);
  }
}

const cells = (name: string, { planted, found }: Tally): string =>
  `${name.padEnd(58)}${String(planted).padStart(8)}${String(found).padStart(8)}${percentOf({ planted, found }).toFixed(1).padStart(8)}`;
const section = (title: string, sums: ReadonlyMap<string, Tally>): void => {
  console.log(`\n${title.padEnd(58)}${'planted'.padStart(8)}${'found'.padStart(8)}${'%'.padStart(8)}`);
  for (const [name, sum] of sums) console.log(cells(name, sum));
};

try {
  makeAll();
  const judgements: Judgement[] = [];
  for (const seed of seeds) {
    judgements.push(await judge(home, seed, Number(values.per)));
    process.stderr.write(`judged ${seed}\n`);
  }
  const rank = (group: string): number => GROUPS.findIndex((one) => group.startsWith(one));
  const byForm = tally(judgements, ({ form }) => `${form.group} · ${form.name}${form.tier === 'asked' ? '' : ` (${form.tier})`}`);
  section('form', new Map([...byForm].sort(([a], [b]) => rank(a) - rank(b))));
  section('group', new Map([...tally(judgements, ({ form }) => `${form.group} (${form.tier})`)].sort(([a], [b]) => rank(a) - rank(b))));
  section(
    'kind of text, in forms that are judged',
    tally(judgements, (plant) => (classOf(plant) === 'not judged' ? undefined : plant.kind)),
  );
  section('class', tally(judgements, classOf));

  console.log(
    `\n${'content'.padEnd(12)}${['internal', 'held', 'false', 'controls', 'alarms', 'thrown', 'cpu s'].map((cell) => cell.padStart(10)).join('')}`,
  );
  for (const { seed, secrets, held, falseAlarms, controls, thrown, seconds } of judgements) {
    const alarms = controls.filter(({ alarm }) => alarm !== undefined);
    const row = [secrets, held, falseAlarms.length, controls.length, alarms.length, thrown.length, seconds.toFixed(1)];
    console.log(String(seed).padEnd(12) + row.map((cell) => String(cell).padStart(10)).join(''));
    for (const { file, text } of falseAlarms) console.log(`  false alarm: ${text} in ${file}`);
    for (const { plant, alarm } of alarms) console.log(`  control: ${plant.text} as ${plant.form.name}: ${alarm?.text}`);
    for (const { file, why } of thrown) console.log(`  thrown: ${why} at ${file}`);
  }
  for (const [name, source] of Object.entries(NAMED)) {
    const { falseAlarms, files } = await judgeSite(source, path.join(home, name, 'site'));
    console.log(`${name.padEnd(12)}${String(falseAlarms.length).padStart(30)}   of ${files} files`);
    for (const { file, text } of falseAlarms) console.log(`  false alarm: ${text} in ${file}`);
  }
  if (values.missed) {
    console.log('\nmissed');
    for (const { seed, plants } of judgements) {
      for (const { plant, isFound } of plants) {
        if (!isFound)
          console.log(`${seed}  ${plant.form.group} · ${plant.form.name} (${plant.form.tier})  ${plant.kind}  ${plant.text}  ${plant.file}`);
      }
    }
  }
} finally {
  if (values.keep === undefined) rmSync(home, { recursive: true, force: true });
}
