/** `preview` and `dev` as users start and stop them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../../src/project.ts';
import { BASE, DAY, writeContent } from '../support/content.ts';
import { command } from '../support/sites.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-serving-'));
const root = writeContent(BASE);
const outs = { public: path.join(home, 'public'), internal: path.join(home, 'internal') };
const running = new Set<ChildProcess>();
beforeAll(() => {
  for (const [profile, out] of Object.entries(outs)) {
    const { status, stdout } = command('build', ['--content', root, '--as-of', DAY, '--profile', profile, '--out', out]);
    if (status !== 0) throw new Error(stdout);
  }
});
afterAll(() => {
  for (const { pid = 0 } of running) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  }
  for (const folder of [home, root]) rmSync(folder, { recursive: true, force: true });
});

interface Started {
  child: ChildProcess;
  said: string;
  port: number;
}

/** Starts a command through npm, and waits for the address that it prints. */
function start(script: string, ...args: string[]): Promise<Started> {
  const child = spawn('npm', ['run', '-s', script, '--', ...args], { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  running.add(child);
  let said = '';
  return new Promise((resolve, reject) => {
    child.once('exit', (status) => reject(new Error(`${script} ended with ${status}: ${said}`)));
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const port = Number(/http:\/\/localhost:(\d+)\//.exec(said)?.[1]);
        // What is said with the address comes in one piece with it.
        if (port > 0) resolve({ child, said, port });
      });
  });
}

/** The status that a raw target is answered with; `gone` if nobody listens. */
const ask = (port: number, target: string, headers: Record<string, string> = {}): Promise<number | 'gone'> =>
  new Promise((resolve) => {
    request({ host: '127.0.0.1', port, path: target, headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', () => resolve('gone'))
      .end();
  });

const SERVERS = [
  { script: 'preview', args: ['--out', outs.public] },
  { script: 'dev', args: ['--content', root, '--as-of', DAY] },
];

describe.each(SERVERS)('$script', ({ script, args }) => {
  test('survives what anybody may ask, and refuses other names', async () => {
    const { child, port } = await start(script, ...args);
    for (const [target, headers, status] of [
      ['//', {}, 400],
      ['//[', {}, 400],
      ['http://[/', {}, 400],
      ['/%', {}, 400],
      ['/', { Host: 'evil.example' }, 403],
      ['/', { Host: `127.0.0.1:${port}` }, 200],
      ['/', { Host: `[::1]:${port}` }, 200],
    ] as const)
      expect(await ask(port, target, headers), `${target} ${JSON.stringify(headers)}`).toBe(status);
    for (const range of ['bytes=5-1', 'bytes=0-99999999999999999999', 'bytes=x'])
      expect([200, 206, 416]).toContain(await ask(port, '/favicon.svg', { Range: range }));
    expect(await ask(port, '/')).toBe(200);
    child.kill('SIGTERM');
  });

  test.each([
    { signal: 'SIGTERM', to: 'npm alone' },
    { signal: 'SIGKILL', to: 'npm alone' },
    // A terminal sends Ctrl-C to everything that was started in it.
    { signal: 'SIGINT', to: 'all' },
  ] as const)('ends by $signal to $to', async ({ signal, to }) => {
    const { child, port } = await start(script, ...args);
    expect(await ask(port, '/')).toBe(200);
    process.kill(to === 'all' ? -(child.pid as number) : (child.pid as number), signal);
    await expect.poll(() => ask(port, '/'), { timeout: 10_000 }).toBe('gone');
  });

  test('a wanted port that is taken is told, and no other is used', async () => {
    const other: Server = createServer();
    const port = await new Promise<number>((resolve) => other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)));
    const { status, stderr, stdout } = command(script, [...args, '--port', String(port)]);
    expect({ status, stderr, stdout: stdout.includes('http') }).toEqual({
      status: 2,
      stderr: `端口 ${port} 已被占用，请用 --port 换一个。\n`,
      stdout: false,
    });
    other.close();
  });
});

describe('an internal build says who can see it', () => {
  test.each([
    { script: 'preview', args: ['--out', outs.internal] },
    { script: 'dev', args: ['--content', root, '--as-of', DAY, '--profile', 'internal'] },
  ])('$script', async ({ script, args }) => {
    const { child, said } = await start(script, ...args);
    expect(said).toMatch(/这是内部版：能打开它的是.*这台电脑.*别的电脑打不开/);
    child.kill('SIGTERM');
  });
  test.each(SERVERS)('$script of a public build does not', async ({ script, args }) => {
    const { child, said } = await start(script, ...args);
    expect(said).not.toContain('内部版');
    child.kill('SIGTERM');
  });
});
