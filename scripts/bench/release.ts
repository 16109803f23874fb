/**
 * `npm run bench release -- [files] [changed] [rounds]`: what putting a site in place costs, as a whole release of links
 * and changed in place, in processor time. Making the changed files themselves is not counted. Both are measured in one run,
 * one after the other, so that each clears away what its own kind has left.
 */
import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Known } from '../../src/outputs/produce.ts';
import { KEPT } from '../../src/site/oldReleases.ts';
import { openWorkplace } from '../../src/site/release.ts';
import { shownState } from '../../src/site/releaseFolders.ts';

const [count = 5000, changes = 25, rounds = 9] = process.argv.slice(2).map(Number);
const home = mkdtempSync(path.join(tmpdir(), 'biaogan-bench-release-'));
const out = path.join(home, 'dist');
/** Two files in a folder, as a case and its slides have. */
const fileOf = (at: number): string => `brands/b${Math.floor(at / 2)}/${at % 2 === 0 ? '' : 'slides/'}index.html`;
const knownOf = (text: string): Known => ({ digest: hash('sha256', text, 'base64url'), size: Buffer.byteLength(text) });
const filler = '党建品牌'.repeat(1000);

/** Puts a site in place. Returns the milliseconds for what is looked over, and from there to the shown site. */
function put(texts: Map<string, string>, changed: readonly string[], isInPlace: boolean): number[] {
  const state = shownState(out);
  const earlier = state === undefined ? undefined : { release: state, files: shown };
  const workplace = openWorkplace(out);
  for (const file of changed) {
    mkdirSync(path.dirname(path.join(workplace.site, file)), { recursive: true });
    writeFileSync(path.join(workplace.site, file), texts.get(file) as string);
  }
  const files = new Map([...texts].map(([file, text]) => [file, knownOf(text)]));
  const made = { profile: 'public' as const, asOf: '2026-11-20', files, changed };
  const parts: number[] = [];
  let before = process.cpuUsage();
  const part = (): void => {
    const { user, system } = process.cpuUsage(before);
    parts.push((user + system) / 1000);
    before = process.cpuUsage();
  };
  if (isInPlace && earlier !== undefined) {
    workplace.view(made, earlier);
    part();
    if (!workplace.patch(made, earlier)) throw new Error('it was not changed in place');
  } else {
    workplace.complete(made, earlier);
    part();
    workplace.release(made);
  }
  part();
  shown = files;
  return parts;
}

let shown = new Map<string, Known>();
try {
  const texts = new Map(Array.from({ length: count }, (_, at) => [fileOf(at), `${at} ${filler}`]).sort() as [string, string][]);
  const all = [...texts.keys()];
  put(texts, all, false);
  const times: Record<'whole' | 'inPlace', number[][]> = { whole: [], inPlace: [] };
  const kinds = [...Array<'whole'>(rounds + KEPT).fill('whole'), ...Array<'inPlace'>(rounds + KEPT).fill('inPlace')];
  for (const [round, kind] of kinds.entries()) {
    const changed = Array.from({ length: changes }, (_, at) => all[(round * changes + at * 7) % all.length] as string);
    for (const file of changed) texts.set(file, `${round} ${filler}`);
    times[kind].push(put(texts, [...new Set(changed)], kind === 'inPlace'));
  }
  const median = (values: number[]): string => (values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number).toFixed(0);
  process.stdout.write(`${count} files, ${changes} changed; median of ${rounds}, milliseconds of a processor\n\n`);
  process.stdout.write('| | the site together, to be looked over | put in its place |\n| --- | ---: | ---: |\n');
  for (const [what, kind] of [
    ['as a whole', 'whole'],
    ['in place', 'inPlace'],
  ] as const)
    process.stdout.write(`| ${what} | ${[0, 1].map((at) => median(times[kind].slice(KEPT).map((parts) => parts[at] as number))).join(' | ')} |\n`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
