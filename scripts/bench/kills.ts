/**
 * `npm run bench kills -- [times] [seed]`: what a build survives. Kills builds at moments spread over
 * the whole of one, fills the disk, takes the right to write, and holds each time that the site that
 * was there is whole, byte for byte, and that the next build succeeds and clears up.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listFiles } from '../../src/build/inspect.ts';
import { PROJECT } from '../../src/build/project.ts';
import { numbersFrom } from './content.ts';

const [times = 30, seed = 1] = process.argv.slice(2).map(Number);
const random = numbersFrom(seed);
const home = mkdtempSync(path.join(tmpdir(), 'biaogan-kills-'));
const day = '2026-11-20';

/** The casebook under another title each time, so that a build always has something to change. */
function contentOf(title: string): string {
  const folder = path.join(home, title);
  cpSync(path.join(PROJECT, 'tests/casebook'), folder, { recursive: true });
  const site = path.join(folder, 'site.yaml');
  writeFileSync(site, readFileSync(site, 'utf8').replace(/^title:.*$/m, `title: ${title}`));
  return folder;
}

async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await listFiles(folder)) hash.update(`${file}\0`).update(readFileSync(path.join(folder, file)));
  return hash.digest('hex');
}

const args = (content: string, out: string): string[] => ['scripts/build.ts', '--content', content, '--as-of', day, '--out', out];
const build = (content: string, out: string) => spawnSync(process.execPath, args(content, out), { cwd: PROJECT, encoding: 'utf8' });

/** Starts a build and kills it after so many milliseconds; gives the last thing it said. */
function killed(content: string, out: string, after: number): Promise<{ wasKilled: boolean; said: string }> {
  const child = spawn(process.execPath, args(content, out), { cwd: PROJECT, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), after);
  return new Promise((resolve) => {
    child.once('close', (_code, signal) => {
      clearTimeout(timer);
      resolve({ wasKilled: signal === 'SIGKILL', said: said.trim().split('\n').at(-1) ?? '' });
    });
  });
}

const faults: string[] = [];
const hold = (isTrue: boolean, what: string): void => {
  process.stdout.write(`${isTrue ? 'held' : 'BROKEN'}  ${what}\n`);
  if (!isTrue) faults.push(what);
};

try {
  const [one, other] = [contentOf('one'), contentOf('other')];
  const out = path.join(home, 'out', 'dist');
  mkdirSync(path.dirname(out));
  if (build(one, out).status !== 0) throw new Error('the casebook cannot be built');
  const began = performance.now();
  if (build(other, path.join(home, 'else', 'dist')).status !== 0) throw new Error('the casebook cannot be built');
  const whole = performance.now() - began;
  const [before, after] = [await digestOf(out), await digestOf(path.join(home, 'else', 'dist'))];

  let shown = before;
  for (let turn = 0; turn < times; turn += 1) {
    // One in each of as many equal parts of a build, at a moment of its own.
    const moment = ((turn + random(1000) / 1000) / times) * whole;
    const { wasKilled, said } = await killed(shown === before ? other : one, out, moment);
    const now = await digestOf(out);
    // Past the switch the new site stands, as whole as the old one did.
    hold(now === before || now === after, `killed after ${Math.round(moment)} ms (${wasKilled ? said : 'it had ended'})`);
    shown = now;
  }
  hold(build(one, out).status === 0 && (await digestOf(out)) === before, 'the next build succeeds');
  hold(
    readdirSync(path.join(home, 'out', '.dist.releases')).every((name) => name.startsWith('release-')),
    'and clears up after all of them',
  );

  // A file that may not grow stands for a full disk: bash counts in blocks of 1,024 bytes.
  for (const blocks of [1, 20, 60]) {
    const limited = `ulimit -f ${blocks}; exec "$0" "$@"`;
    const { status, signal } = spawnSync('bash', ['-c', limited, process.execPath, ...args(other, out)], { cwd: PROJECT, encoding: 'utf8' });
    hold((status !== 0 || signal !== null) && (await digestOf(out)) === before, `no file may have more than ${blocks} KB`);
  }
  if (process.getuid?.() === 0) {
    const disk = path.join(home, 'disk');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=7m', 'tmpfs', disk]).status === 0) {
      const full = path.join(disk, 'dist');
      hold(build(one, full).status === 0, 'a disk with room for one site takes it');
      hold(build(other, full).status !== 0 && (await digestOf(full)) === before, 'the disk is full');
      spawnSync('umount', [disk]);
    } else process.stdout.write('left out: a full disk, since none may be mounted here\n');
    process.stdout.write('left out: an output that may not be written, since this user may write everything\n');
  } else {
    chmodSync(path.join(home, 'out'), 0o500);
    hold(build(other, out).status !== 0 && (await digestOf(out)) === before, 'the output may not be written');
    chmodSync(path.join(home, 'out'), 0o700);
  }
  hold(build(other, out).status === 0 && (await digestOf(out)) === after, 'after all that a build succeeds');
} finally {
  rmSync(home, { recursive: true, force: true });
}
process.stdout.write(`${faults.length} broken\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
