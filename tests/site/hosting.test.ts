/** A site behind a real nginx with the generated configuration: headers, caching, compression, redirects, 404. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headersFor } from '../../src/outputs/hosting/headers.ts';
import { listFiles } from '../../src/outputs/inspect.ts';
import { BASE, changed, DAY, SVG, writeContent } from '../support/content.ts';
import { type Nginx, startNginx } from '../support/nginx.ts';
import { command } from '../support/sites.ts';

const CONTENT = {
  ...BASE,
  'brands/first/index.mdx': changed(
    BASE['brands/first/index.mdx'] as string,
    'record:',
    'tags: ["C++ & 5:30", "党建+物业", 主题：学习, APP, app, con]\nformerSlugs: [old-first]\nrecord:',
  ),
  'brands/second/index.mdx': changed(
    BASE['brands/second/index.mdx'] as string,
    'logo: { kind: text, text: 田间课堂, meaning: 字面之义 }',
    'logo: { kind: image, file: logo.svg, alt: 标识, meaning: 字面之义 }',
  ),
  'brands/second/logo.svg': SVG,
};
const address = (file: string): string => file.split('/').map(encodeURIComponent).join('/');

describe.each([
  { base: '/x/', profile: 'public' as const, folder: 'site' },
  { base: '/', profile: 'internal' as const, folder: '网站 $1 "甲"' },
])('an $profile site at $base', ({ base, profile, folder }) => {
  const home = mkdtempSync(path.join(tmpdir(), 'biaogan-hosting-'));
  const out = path.join(home, folder);
  let nginx: Nginx;
  let files: string[] = [];
  let said = '';
  beforeAll(async () => {
    const root = writeContent(CONTENT);
    const { status, stdout, stderr } = command('build', [
      ...['--content', root, '--as-of', DAY, '--out', out, '--base', base, '--profile', profile],
      ...(profile === 'public' ? ['--site', 'https://www.example.cn'] : []),
    ]);
    rmSync(root, { recursive: true });
    if (status !== 0) throw new Error(stdout + stderr);
    said = stdout;
    files = listFiles(out);
    nginx = await startNginx(out);
  });
  afterAll(async () => {
    await nginx?.stop();
    rmSync(home, { recursive: true });
  });
  const bytes = (file: string): Buffer => readFileSync(path.join(out, file));
  const asset = (): string => files.find((file) => /^assets\/core-.*\.css$/.test(file)) as string;

  test('nginx takes the configuration without a warning', () => expect(nginx.log()).not.toMatch(/\[(?:warn|crit|alert|emerg)\]/));

  test('the build says where the files for servers lie', () => {
    expect(said).toContain(`${out}.hosting`);
    for (const name of ['nginx.conf', 'Caddyfile', '_headers', '_redirects']) expect(said).toContain(name);
  });

  test('every file is served unchanged, with its type', async () => {
    const wrong: string[] = [];
    for (const file of files.filter((one) => !/^_|\.(?:br|gz)$/.test(one))) {
      const { status, headers, body } = await nginx.ask(base + address(file));
      const isText = /\.(?:html|css|js|json|xml|svg|txt)$/.test(file);
      if (status !== 200 || !body.equals(bytes(file))) wrong.push(`${file}: ${status}`);
      if (/octet-stream/.test(headers['content-type'] ?? '') || (isText && !/charset=utf-8/i.test(headers['content-type'] ?? '')))
        wrong.push(`${file}: ${headers['content-type']}`);
    }
    expect(wrong).toEqual([]);
    expect(files.length).toBeGreaterThan(60);
  });

  test('every page has the security headers, also at addresses with special characters', async () => {
    for (const page of ['', 'brands/first/', `tags/${encodeURIComponent('C++ & 5~3a30')}/`, `tags/${encodeURIComponent('党建+物业')}/`, 'nothing/']) {
      const { status, headers } = await nginx.ask(base + page);
      expect(status, page).toBe(page === 'nothing/' ? 404 : 200);
      for (const [name, value] of headersFor(profile)) expect(headers[name.toLowerCase()], `${page} ${name}`).toBe(value);
      expect(headers.server).toBe('nginx');
      // Sent only over HTTPS.
      expect(headers['strict-transport-security']).toBeUndefined();
      expect(headers['set-cookie']).toBeUndefined();
    }
    expect((await nginx.ask(base)).headers['x-robots-tag']).toBe(profile === 'internal' ? 'noindex, nofollow' : undefined);
  });

  test('files with a digest are cached for good, others are revalidated', async () => {
    expect((await nginx.ask(base + asset())).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const media = files.find((file) => file.startsWith('media/')) as string;
    expect((await nginx.ask(base + media)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const file of ['', 'data/brands.json', 'search/data/directory.js']) {
      const { headers } = await nginx.ask(base + file);
      expect(headers['cache-control'], file).toBe('no-cache');
      const again = await nginx.ask(base + file, { 'If-None-Match': headers.etag as string });
      expect([again.status, again.body.length], file).toEqual([304, 0]);
    }
    expect((await nginx.ask(`${base}assets/gone.css`)).headers['cache-control']).toBeUndefined();
  });

  test('shared files are sent precompressed, pages are compressed on the fly', async () => {
    const pressed = await nginx.ask(base + asset(), { 'Accept-Encoding': 'gzip' });
    expect(pressed.headers['content-encoding']).toBe('gzip');
    expect(pressed.headers.vary).toBe('Accept-Encoding');
    expect(pressed.body.equals(bytes(`${asset()}.gz`))).toBe(true);
    const page = await nginx.ask(base, { 'Accept-Encoding': 'gzip' });
    expect(page.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(page.body).equals(bytes('index.html'))).toBe(true);
  });

  test('precompressed files decompress to the originals', () => {
    const originals = files.filter((file) => files.includes(`${file}.br`) || files.includes(`${file}.gz`));
    expect(originals.length).toBeGreaterThan(3);
    for (const file of originals) {
      expect(brotliDecompressSync(bytes(`${file}.br`)).equals(bytes(file)), file).toBe(true);
      expect(gunzipSync(bytes(`${file}.gz`)).equals(bytes(file)), file).toBe(true);
    }
  });

  test('the sitemap names each page once, by its canonical address', async () => {
    if (profile === 'internal') return;
    const found = [
      ...bytes('sitemap-0.xml')
        .toString()
        .matchAll(/<loc>([^<]*)<\/loc>/g),
    ].map(([, loc = '']) => loc);
    const canonical = files
      .filter((file) => file.endsWith('index.html'))
      .map((file) => bytes(file).toString())
      .filter((page) => !page.includes('content="noindex'))
      .map((page) => /<link rel="canonical" href="([^"]*)"/.exec(page)?.[1])
      .filter((url) => !/\/(?:compare|search)\/$/.test(url ?? ''));
    expect([...found].sort()).toEqual([...canonical].sort());
    expect(found.filter((loc) => new URL(loc).href !== loc || !/^[!-~]*$/.test(loc))).toEqual([]);
    expect(found).toContain(`https://www.example.cn${base}tags/C%2B%2B%20%26%205~3a30/`);
    for (const loc of found) expect((await nginx.ask(new URL(loc).pathname)).status, loc).toBe(200);
  });

  test('an unknown address gives the site’s own page', async () => {
    const { status, headers, body } = await nginx.ask(`${base}nothing/at-all`);
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body.equals(bytes('404.html'))).toBe(true);
    // Files for hosting providers are not served.
    for (const file of ['_headers', '_redirects']) expect((await nginx.ask(base + file)).status, file).toBe(404);
  });

  test('former addresses redirect permanently, and a missing slash is added', async () => {
    const moved = async (from: string): Promise<string> => {
      const { status, headers } = await nginx.ask(from);
      return `${status} ${headers.location}`;
    };
    expect(await moved(`${base}brands/old-first/`)).toBe(`301 ${base}brands/first/`);
    expect(await moved(`${base}brands/old-first/slides/`)).toBe(`301 ${base}brands/first/slides/`);
    expect(await moved(`${base}brands/first`)).toBe(`301 ${base}brands/first/`);
    if (base !== '/') expect(await moved(base.slice(0, -1))).toBe(`301 ${base}`);
    expect(readFileSync(path.join(out, '_redirects'), 'utf8')).toContain(`${base}brands/old-first/ ${base}brands/first/ 301\n`);
  });
});
