/**
 * `npm run bench kills -- [times] [seed]`: what a build survives. It is killed at the start of each phase and at moments
 * all over its duration, on a full and a read-only disk, and beside concurrent builds. Each time the old site must be
 * unchanged, and the next build must succeed and clean up. Mounting disks needs root; other users get limits instead.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from '../../src/project.ts';
import { PHASES } from '../../src/wording/commands.ts';
import { numbersFrom } from './content/content.ts';
import { build, buildArgs, buildUntil, contentOf, DAY, digestOf, leftovers, momentAt, run, Tally } from './kills/trial.ts';

const [times = 30, seed = 1] = process.argv.slice(2).map(Number);
const random = numbersFrom(seed);
const home = mkdtempSync(path.join(tmpdir(), 'biaogan-kills-'));
const tally = new Tally();
const [one, other] = [contentOf(home, 'one'), contentOf(home, 'other')];
const out = path.join(home, 'out', 'dist');

/** Builds both contents undisturbed. Returns their digests and the times when the phases ended. */
async function inPeace(): Promise<{ before: string; after: string; lines: number[] }> {
  mkdirSync(path.dirname(out));
  if ((await build(one, out)).status !== 0) throw new Error('the casebook cannot be built');
  const aside = path.join(home, 'else', 'dist');
  const lines: number[] = [];
  if ((await build(other, aside, undefined, (at) => lines.push(at))).status !== 0) throw new Error('the casebook cannot be built');
  return { before: await digestOf(out), after: await digestOf(aside), lines };
}

async function recovers(what: string, content: string, digest: string, where = out): Promise<void> {
  const { status, last } = await build(content, where);
  tally.hold('the next build', status === 0 && (await digestOf(where)) === digest, `after ${what}${status === 0 ? '' : `: ${last}`}`);
  tally.hold('nothing left lying about', leftovers(where).length === 0, leftovers(where).join(' ') || what);
}

try {
  const { before, after, lines } = await inPeace();
  const whole = lines.at(-1) ?? 0;
  process.stdout.write(`a build takes ${(whole / 1000).toFixed(1)} s\n`);

  for (const phase of Object.keys(PHASES)) {
    const { signal } = await buildUntil(other, out, phase);
    // The casebook has no pictures to probe, and some phases are those of other commands.
    if (signal === null && ['probe', 'pack', 'papers'].includes(phase)) process.stdout.write(`left out: a build of the casebook has no ${phase}\n`);
    else tally.hold('killed as a phase begins', signal === 'SIGKILL' && (await digestOf(out)) === before, phase);
    if (signal === null) await recovers('a phase that there is not', one, before);
  }
  tally.hold(
    'killed as it has switched',
    (await buildUntil(other, out, 'end')).signal === 'SIGKILL' && (await digestOf(out)) === after,
    'the new site',
  );
  await recovers('kills at every phase', one, before);

  let shown = before;
  let switched = 0;
  for (let turn = 0; turn < times; turn += 1) {
    // One moment in each of `times` equal parts of a build.
    const moment = ((turn + random(1000) / 1000) / times) * whole;
    const { signal, last } = await build(shown === before ? other : one, out, momentAt(moment, lines));
    const now = await digestOf(out);
    // After the switch the new site must be complete.
    const what = signal === 'SIGKILL' ? 'killed at a random moment' : 'ended before its moment';
    tally.hold(what, now === before || now === after, `${((100 * moment) / whole).toFixed(0)} % of it, past “${last}”`);
    if (now !== shown) switched += 1;
    shown = now;
  }
  process.stdout.write(`of these ${switched} showed the new site, whole, and ${times - switched} the old one\n`);
  await recovers('random kills', one, before);

  // A file size limit stands for a full disk. bash counts blocks of 1,024 bytes.
  for (const blocks of [1, 10, 20]) {
    const { status, signal, last } = await run('bash', ['-c', `ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, ...buildArgs(other, out)]);
    tally.hold('no file may grow beyond a limit', (status !== 0 || signal !== null) && (await digestOf(out)) === before, `${blocks} KB: ${last}`);
  }
  if (process.getuid?.() === 0) await onDisks(before, after);
  else {
    chmodSync(path.dirname(out), 0o500);
    const { status, last } = await build(other, out);
    chmodSync(path.dirname(out), 0o700);
    tally.hold('a folder that may not be written', status === 1 && (await digestOf(out)) === before, last);
  }
  await recovers('limits', other, after);

  await atOnce(before, after);
  await recovers('builds at once', one, before);
} finally {
  rmSync(home, { recursive: true, force: true });
}
process.exitCode = tally.close() ? 0 : 1;

/** Builds on a mounted disk that fills up at several points, and that becomes read-only. */
async function onDisks(before: string, after: string): Promise<void> {
  const disk = path.join(home, 'disk');
  mkdirSync(disk);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', disk]).status !== 0) {
    process.stdout.write('left out: full and read-only disks, since none may be mounted here\n');
    return;
  }
  try {
    const full = path.join(disk, 'dist');
    if ((await build(one, full)).status !== 0) throw new Error('nothing can be built on a disk of its own');
    const ballast = path.join(home, 'disk', 'ballast');
    for (const free of [0, 0.1, 0.5, 1, 1.5, 2]) {
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - free * 1024 * 1024)));
      const { status, last } = await build(other, full);
      rmSync(ballast);
      const isTold = status === 1 && last.includes('磁盘满了');
      tally.hold('a full disk', isTold && (await digestOf(full)) === before, `${free} MB free: ${last}`);
      await recovers(`a disk with ${free} MB`, one, before, full);
    }
    spawnSync('mount', ['-o', 'remount,ro', disk]);
    const { status, last } = await build(other, full);
    tally.hold('a read-only disk', status === 1 && last.includes('只读') && (await digestOf(full)) === before, last);
    spawnSync('mount', ['-o', 'remount,rw', disk]);
    await recovers('a read-only disk', other, after, full);
  } finally {
    spawnSync('umount', [disk]);
  }
}

/** Builds two contents into one place while checks and a dev server run. All share a cache. */
async function atOnce(before: string, after: string): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    const dev = spawn(process.execPath, ['scripts/dev.ts', '--content', one, '--as-of', DAY, '--port', '4399'], { cwd: PROJECT, stdio: 'ignore' });
    const ended = await Promise.all([
      build(one, out),
      build(other, out),
      run(process.execPath, ['scripts/check.ts', '--content', one, '--as-of', DAY]),
      run(process.execPath, ['scripts/check.ts', '--content', other, '--as-of', DAY]),
    ]);
    const serves = dev.exitCode === null;
    dev.kill('SIGTERM');
    await new Promise((resolve) => (dev.exitCode === null ? dev.once('close', resolve) : resolve(undefined)));
    const now = await digestOf(out);
    const isSound = ended.every(({ status }) => status === 0) && serves && existsSync(out);
    tally.hold(
      'two builds, two checks and a server at once',
      isSound && (now === before || now === after),
      ended.map(({ status }) => status).join(' '),
    );
  }
}
