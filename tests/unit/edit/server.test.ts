/** The editing page over HTTP answers itself alone. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EditServer } from '../../../src/edit/server.ts';
import { readAsIf } from '../../../src/site/read.ts';
import { type Listening, listen } from '../../../src/site/serve.ts';
import { BASE, DAY, writeContent } from '../../support/content.ts';

const root = writeContent(BASE);
const cache = mkdtempSync(path.join(tmpdir(), 'edit-cache-'));
let server: Listening;
let token: string;

beforeAll(async () => {
  const edit = new EditServer(
    {
      roots: { content: root },
      asOf: DAY,
      look: (instead) => readAsIf({ root, asOf: DAY, cache, instead }),
      draw: async () => undefined,
      refresh: async () => undefined,
      changes: async () => ({ lines: [], errors: 0 }),
      submit: async () => ({ lines: [] }),
    },
    '/edit/',
  );
  server = await listen(
    (asked, answer) => edit.answer((asked.url ?? '').split('?')[0]?.slice('/edit/'.length) ?? '', asked, answer),
    undefined,
    (asked) => asked.startsWith('/edit/api/'),
  );
  const page = await fetch(`http://localhost:${server.port}/edit/`);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await page.text();
  expect(html).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
  token = /name="edit-token" content="([\w-]{32,})"/.exec(html)?.[1] ?? '';
});
afterAll(() => {
  server.stop();
  for (const folder of [root, cache]) rmSync(folder, { recursive: true });
});

interface Asked {
  path?: string;
  method?: string;
  headers?: Record<string, string | undefined>;
  body?: string;
}

/** A request with any headers, which `fetch` would not send. */
function ask({ path: where = 'api/list', method = 'POST', headers = {}, body = '{}' }: Asked = {}): Promise<{ status: number; text: string }> {
  const own = { Host: `localhost:${server.port}`, Origin: `http://localhost:${server.port}`, 'X-Edit-Token': token, ...headers };
  const given = Object.fromEntries(Object.entries(own).filter((one): one is [string, string] => one[1] !== undefined));
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path: `/edit/${where}`, method, headers: given }, (answer) => {
      let text = '';
      answer.on('data', (part: Buffer) => {
        text += part.toString();
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? body : undefined);
  });
}

const save = JSON.stringify({ file: 'docs/plan.mdx', digest: '', text: '坏' });
const before = readFileSync(path.join(root, 'docs/plan.mdx'), 'utf8');

describe('a request', () => {
  test('of the page is answered', async () => {
    const { status, text } = await ask();
    expect(status).toBe(200);
    expect(text).toContain('红色驿站');
  });
  test.each<[string, Asked]>([
    ['without the token', { headers: { 'X-Edit-Token': undefined } }],
    ['with another token', { headers: { 'X-Edit-Token': 'x'.repeat(32) } }],
    ['without an origin', { headers: { Origin: undefined } }],
    ['from another site', { headers: { Origin: 'https://evil.example' } }],
    ['from another port', { headers: { Origin: 'http://localhost:1' } }],
    ['from a sandboxed frame', { headers: { Origin: 'null' } }],
    ['under another name of this machine', { headers: { Host: 'evil.example', Origin: 'http://evil.example' } }],
    ['that says it crosses sites', { headers: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' } }],
  ])('%s is refused, and changes nothing', async (_, asked) => {
    expect((await ask({ ...asked, path: 'api/save', body: save })).status).toBe(403);
    expect(readFileSync(path.join(root, 'docs/plan.mdx'), 'utf8')).toBe(before);
  });
  test.each<[string, Asked, number]>([
    ['sent to the page itself', { path: '' }, 405],
    ['that would read by GET', { method: 'GET' }, 404],
    ['that is no JSON', { body: '{' }, 400],
    ['that is a list', { body: '[]' }, 422],
    ['for what there is not', { path: 'api/toString' }, 404],
    ['for a file outside', { path: 'api/open', body: '{"file":"../x"}' }, 422],
    ['that is far too long', { path: 'api/check', body: `"${'x'.repeat(5 * 1024 * 1024)}"` }, 413],
  ])('%s is refused with a sentence', async (_, asked, status) => {
    const answer = await ask(asked);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(/\p{Script=Han}/u);
  });
  test('for a file that has changed meanwhile is a conflict', async () => {
    const { status, text } = await ask({ path: 'api/save', body: save });
    expect([status, JSON.parse(text).outcome]).toEqual([200, 'conflict']);
  });
  test('for the script is answered with one that runs where old browsers are', async () => {
    const { status, text } = await ask({ path: 'edit.js', method: 'GET' });
    expect(status).toBe(200);
    expect(text.length).toBeGreaterThan(100_000);
  });
});
