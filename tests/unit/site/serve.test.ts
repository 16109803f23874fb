import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, listen, PortTakenError, siteHandler } from '../../../src/site/serve.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-serve-'));
const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};
let server: Listening;
beforeAll(async () => {
  write('index.html', 'home');
  write('404.html', 'not here');
  write('tags/C++ & 5:30/index.html', 'tag');
  write('tags/党建/index.html', 'tag too');
  write('data/brands.json', '{}');
  server = await listen(siteHandler(folder, '/x/'), undefined);
});
afterAll(() => {
  server.stop();
  rmSync(folder, { recursive: true });
});

async function get(address: string): Promise<{ status: number; type: string | null; text: string }> {
  const answer = await fetch(`http://localhost:${server.port}${address}`, { redirect: 'manual', headers: { connection: 'close' } });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
}

describe('a site under a base', () => {
  test.each([
    ['/x/', 200, 'home'],
    [`/x/tags/${encodeURIComponent('C++ & 5:30')}/`, 200, 'tag'],
    [`/x/tags/${encodeURIComponent('党建')}/`, 200, 'tag too'],
    ['/x/nothing/', 404, 'not here'],
    ['/x/%E0%A4%A/', 404, 'not here'],
    ['/x/..%2f..%2fetc/passwd', 404, 'not here'],
    ['/y/', 404, 'not here'],
    ['/', 302, ''],
    ['/x', 302, ''],
  ])('%s → %i', async (address, status, text) => expect(await get(address)).toMatchObject({ status, text }));

  test('sends the content type of each file', async () => {
    expect((await get('/x/data/brands.json')).type).toContain('application/json');
    expect((await get('/x/')).type).toContain('text/html');
  });
});

describe('ports', () => {
  test('takes the next free port, but fails if a wanted port is taken', async () => {
    const next = await listen(siteHandler(folder, '/'), undefined);
    expect(next.port).toBeGreaterThan(server.port);
    await expect(listen(siteHandler(folder, '/'), server.port)).rejects.toThrow(PortTakenError);
    next.stop();
  });

  test('answers on localhost and 127.0.0.1', async () => {
    for (const host of ['127.0.0.1', 'localhost'])
      expect((await fetch(`http://${host}:${server.port}/x/`, { headers: { connection: 'close' } })).status).toBe(200);
  });
});
