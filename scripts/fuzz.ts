/**
 * Runs the checker on variants of a content directory and prints statistics: `node scripts/fuzz.ts [--seed 1] [--from 0]
 * [--count 50000] [--threads 2] [--keep]`. Exit status 1 if the checker fails on one. `--keep` keeps the directories, to
 * look at one: `--from 1234 --count 1 --keep`.
 */
import { parseArgs } from 'node:util';
import { fuzz } from '../tests/fuzz/fuzz.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { seed: text, from: text, count: text, threads: text, keep: { type: 'boolean' } } });
const [seed, from, count, threads] = [values.seed ?? '1', values.from ?? '0', values.count ?? '50000', values.threads ?? '2'].map(Number) as [
  number,
  number,
  number,
  number,
];
let seen = 0;
const began = performance.now();
const { faults, accepted, codes, slowest, reports } = await fuzz({
  seed,
  from,
  count,
  threads,
  ...(values.keep === true ? { keep: true } : {}),
  onReport({ number, fault, done, root }) {
    seen += 1;
    if (fault !== undefined) console.log(`FAULT ${number} (${done.join(', ')}): ${fault}`);
    if (root !== undefined) console.log(`${number} lies in ${root}`);
    if (seen % 1000 === 0) console.error(`${seen} of ${count}, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  },
});
const views = reports.reduce((sum, report) => sum + (report.views ?? 0), 0);
console.log(`seed ${seed}, variants ${from} to ${from + count - 1}: ${faults.length} at fault, ${accepted} accepted (${views} views made)`);
console.log(
  `${codes.size} codes met: ${[...codes]
    .sort((a, b) => b[1] - a[1])
    .map(([code, times]) => `${code} ${times}`)
    .join(', ')}`,
);
console.log(`slowest ${slowest?.number} with ${slowest?.seconds.toFixed(2)} s of processor (${slowest?.done.join(', ')})`);
const work = reports.reduce((sum, report) => sum + report.seconds, 0);
console.log(`${((performance.now() - began) / 1000).toFixed(0)} s in all, ${work.toFixed(0)} s of processor`);
process.exitCode = faults.length === 0 ? 0 : 1;
