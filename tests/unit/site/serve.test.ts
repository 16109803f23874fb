import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
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

interface Raw {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Asks as no browser does: neither the target nor the headers are mended. */
function ask(target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path: target, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    })
      .on('error', reject)
      .end();
  });
}

/** Sends bytes, and leaves at once or when the server has answered or hung up. */
function tell(text: string, leaves = false): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(text);
      if (leaves) socket.destroy();
      else setTimeout(() => socket.destroy(), 50);
    });
    socket.on('error', () => undefined).on('close', () => resolve());
  });
}

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
    ['/x/tags', 301, ''],
    ['/y/', 404, 'not here'],
    ['/', 302, ''],
    ['/x', 302, ''],
  ])('%s → %i', async (address, status, text) => expect(await get(address)).toMatchObject({ status, text }));

  test('sends the content type of each file', async () => {
    expect((await get('/x/data/brands.json')).type).toContain('application/json');
    expect((await get('/x/')).type).toContain('text/html');
  });
});

describe('any request gets an answer', () => {
  const LONG = `/${'x'.repeat(4000)}`;
  test.each([
    ['//', 400],
    ['//[', 400],
    ['//example.com/', 400],
    ['http://[/', 400],
    ['http://localhost/x/', 400],
    ['*', 400],
    ['/%', 400],
    ['/x/%', 400],
    ['/x/%E0%A4%A/', 400],
    ['/x/%00', 400],
    ['/x/../../etc/passwd', 400],
    ['/x/..%2f..%2fetc/passwd', 400],
    ['/x/..%5c..%5cetc', 400],
    ['/x/[', 404],
    ['/x/tags//', 404],
    ['/x/.git/config', 404],
    [`/x${LONG}`, 404],
    ['/x/?q=%', 200],
    ['/x/?//[', 200],
  ])('GET %s: %i', async (target, status) => expect((await ask(target)).status).toBe(status));

  test.each([
    ['bytes=0-3', 206, 'home'.slice(0, 4)],
    ['bytes=1-2', 206, 'om'],
    ['bytes=-2', 206, 'me'],
    ['bytes=2-', 206, 'me'],
    ['bytes=0-99999999999999999999', 206, 'home'],
    ['bytes=5-1', 416, undefined],
    ['bytes=9-', 416, undefined],
    ['bytes=99999999999999999999-', 416, undefined],
    ['bytes=-0', 416, undefined],
    ['bytes=', 200, 'home'],
    ['bytes=a-b', 200, 'home'],
    ['bytes=0-0,3-3', 200, 'home'],
    ['lines=0-1', 200, 'home'],
    ['bytes', 200, 'home'],
  ])('Range: %s: %i', async (range, status, text) => {
    const answer = await ask('/x/', { Range: range });
    expect(answer.status).toBe(status);
    if (text !== undefined) expect(answer.text).toBe(text);
    if (status === 416) expect(answer.headers['content-range']).toBe('bytes */4');
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'])('%s: 405', async (method) => {
    const answer = await ask('/x/', {}, method);
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('what is no HTTP at all, and whoever leaves before the answer, ends nothing', async () => {
    for (const text of ['\r\n\r\n', 'GET\r\n\r\n', 'GET /x/ HTTP/1.1\r\n\r\n', 'GET \u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n', '\0'.repeat(99)])
      await tell(text);
    for (let time = 0; time < 20; time += 1) await tell('GET /x/ HTTP/1.1\r\nHost: localhost\r\n\r\n', true);
    expect((await get('/x/')).status).toBe(200);
  });

  test('a handler that throws gives 500 in Chinese, and the next request is answered', async () => {
    const other = await listen(() => {
      throw new Error('on purpose');
    }, undefined);
    const answers = [await fetch(`http://localhost:${other.port}/`), await fetch(`http://localhost:${other.port}/`)];
    expect(answers.map(({ status }) => status)).toEqual([500, 500]);
    expect(await answers[0]?.text()).toMatch(/^500 \p{Script=Han}/u);
    other.stop();
  });
});

describe('only this machine, under its own names', () => {
  test.each(['localhost', 'LOCALHOST:1', '127.0.0.1', '127.0.0.1:4321', '[::1]', '[::1]:4321'])('%s is answered', async (host) =>
    expect((await ask('/x/', { Host: host })).status).toBe(200),
  );
  test.each([
    'evil.example',
    'localhost.evil.example',
    'evil.example:4321',
    '127.0.0.1.nip.io',
    'localhost:',
    '127.0.0.2',
    '0.0.0.0',
    '192.168.0.1',
    '[::]',
  ])('“%s” is not', async (host) => {
    const { status, text } = await ask('/x/', { Host: host });
    expect(status).toBe(403);
    expect(text).not.toContain('home');
  });
  test('another site cannot load what is here, but link to it', async () => {
    expect((await ask('/x/', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' })).status).toBe(403);
    expect((await ask('/x/', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' })).status).toBe(200);
    const { headers } = await ask('/x/');
    expect([headers['cross-origin-resource-policy'], headers['x-frame-options']]).toEqual(['same-origin', 'SAMEORIGIN']);
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
