/** A site of another district has nothing of the example, of the default taxonomy and of the default standard in any of its files. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PROJECT } from '../../src/project.ts';
import { PUBLIC_LABELS } from '../../src/schema/labels.ts';
import { DEFAULT_STANDARD } from '../../src/schema/standard.ts';
import { SITE } from '../../src/wording/newSite.ts';
import { openFiles } from '../support/bytes.ts';
import { DAY, writeContent } from '../support/content.ts';
import { OTHER_DISTRICT, OWN_DOMAINS, OWN_LABELS, OWN_LEVELS, OWN_STANDARD } from '../support/otherDistrict.ts';
import { command } from '../support/sites.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'biaogan-other-'));
const out = path.join(scratch, 'dist');
let root: string;
let files: Map<string, Buffer>;
const page = (file: string): string => readFileSync(path.join(out, file), 'utf8');

beforeAll(async () => {
  root = writeContent(OTHER_DISTRICT);
  const { status, stdout, stderr } = command('build', ['--content', root, '--as-of', DAY, '--out', out, '--base', '/x/']);
  expect(status, stdout + stderr).toBe(0);
  files = await openFiles(out);
});
afterAll(() => {
  for (const folder of [scratch, root]) rmSync(folder, { recursive: true, force: true });
});

/** Names and ids of the example: brands, organizations, domains, and where it lies. */
function wordsOfExample(): string[] {
  const content = path.join(PROJECT, 'content');
  const yaml = (file: string): unknown => parse(readFileSync(path.join(content, file), 'utf8'));
  const organizations = readdirSync(path.join(content, 'organizations')).flatMap(
    (file) => yaml(`organizations/${file}`) as { id: string; name: string }[],
  );
  const brands = readdirSync(path.join(content, 'brands'));
  const { title } = yaml('site.yaml') as { title: string };
  const { domains } = yaml('taxonomy.yaml') as { domains: { label: string; focuses?: { id: string; label: string }[] }[] };
  return [
    title,
    '青禾',
    '望川',
    ...organizations.flatMap(({ id, name }) => [id, name]),
    ...brands,
    ...brands.map((slug) => /^name: (.+)$/m.exec(readFileSync(path.join(content, 'brands', slug, 'index.mdx'), 'utf8'))?.[1] as string),
    ...domains.flatMap(({ label, focuses = [] }) => [label, ...focuses.flatMap((focus) => [focus.id, focus.label])]),
  ];
}

describe('a site of another district', () => {
  test('has nothing of the example, of the default taxonomy and of the default standard', () => {
    const words = new Set([
      ...wordsOfExample(),
      ...Object.values(SITE.defaultDomains),
      ...Object.values(SITE.levels),
      DEFAULT_STANDARD.label,
      ...DEFAULT_STANDARD.items.map(({ label }) => label),
    ]);
    const found = [...files].flatMap(([file, bytes]) => {
      const text = bytes.toString();
      return [...words].filter((word) => text.includes(word)).map((word) => `${file}: ${word}`);
    });
    expect(found).toEqual([]);
    expect(files.size).toBeGreaterThan(40);
  });

  test('says its own words in the help', () => {
    const help = page('help/index.html').replace(/<header class="masthead">.*?<\/header>/s, '');
    for (const word of [
      OWN_STANDARD.label,
      ...OWN_STANDARD.items.map(({ label }) => label),
      ...[...OWN_DOMAINS, ...OWN_LEVELS].map(({ label }) => label),
      ...(['study', 'documents', 'pairing', 'record', 'ladder', 'organization', 'lagging'] as const).map((key) => OWN_LABELS[key] as string),
    ])
      expect(help, word).toContain(word);
    expect(help).not.toMatch(/[⟦⟧]/);
    const reference = ['', 'site/', 'brand/', 'codes/'].map((part) => page(`help/reference/${part}index.html`)).join('');
    for (const word of [...Object.values(OWN_LABELS), '七个有的“有喊得出的话”']) expect(reference, word).toContain(word);
    expect(reference).not.toMatch(/[⟦⟧]/);
  });

  test('has none of the default labels in its menu, headings and breadcrumbs', () => {
    const labels = ['organization', 'pairing', 'ladder', 'study', 'documents'] as const;
    for (const file of [
      'index.html',
      'organizations/index.html',
      'pairings/index.html',
      'study/index.html',
      'docs/index.html',
      'ladder/index.html',
    ]) {
      const parts = [...page(file).matchAll(/<(h1|nav aria-label="主导航"|nav aria-label="当前位置"|title)\b.*?<\/(?:h1|nav|title)>/gs)].map(
        ([part]) => part,
      );
      expect(parts.length, file).toBeGreaterThan(1);
      for (const label of labels) expect(parts.join('\n'), `${file} ${label}`).not.toContain(PUBLIC_LABELS[label]);
    }
  });

  test('has its own menu, in its order, under its base, without what is not public', () => {
    const menuOf = (file: string): string[] =>
      [
        ...(/<nav aria-label="主导航".*?<\/nav>/s.exec(page(file))?.[0] ?? '').matchAll(
          /<a href="([^"]*)"( aria-current="true")?>\s*([^<]*?)\s*<\/a>/g,
        ),
      ].map(([, href, current, label]) => `${current === undefined ? '' : '*'}${label} ${href}`);
    expect(menuOf('index.html')).toEqual([
      '*首页 /x/',
      '平安牌 /x/brands/',
      '检修战线 /x/domains/line-3/',
      '关于我们 /x/docs/about/',
      '班前讲 /x/study/before-shift/',
      '总部 https://www.example.cn/headquarters/',
    ]);
    const currentOf = (file: string): string | undefined =>
      menuOf(file)
        .find((item) => item.startsWith('*'))
        ?.split(' ')[0];
    expect(currentOf('docs/about/index.html')).toBe('*关于我们');
    expect(currentOf('domains/line-3/index.html')).toBe('*检修战线');
    expect(currentOf('domains/line-1/index.html')).toBe('*平安牌');
    expect(currentOf('brands/ping-an-pai/index.html')).toBe('*平安牌');
    expect(currentOf('ladder/index.html')).toBeUndefined();
    expect(currentOf('404.html')).toBeUndefined();
    // A page of its own stands alone, and not among papers.
    expect(page('docs/about/index.html')).not.toContain('docs-navigation');
    const crumbs = /<nav aria-label="当前位置".*?<\/nav>/s.exec(page('docs/about/index.html'))?.[0] ?? '';
    expect([...crumbs.matchAll(/<li><(?:a|span) [^>]*>([^<]*)</g)].map(([, name]) => name)).toEqual(['首页', '关于我们']);
  });

  test('has its mark in every header, and an icon of its title and colour', async () => {
    for (const file of ['index.html', 'brands/ping-an-pai/index.html', '404.html', 'help/index.html'])
      expect(page(file), file).toMatch(/class="masthead-title masthead-marked".*?<img src="\/x\/media\/[^"]+" alt="矿灯"/s);
    expect(page('404.html')).toContain('<link rel="icon" type="image/svg+xml" sizes="any" href="/x/favicon.svg">');
    expect(files.get('favicon.svg')?.toString()).toMatch(/^<svg [^>]*><rect [^>]*fill="#1d5c8f"\/>/);
    for (const [file, side] of [
      ['favicon.png', 96],
      ['apple-touch-icon.png', 180],
    ] as const) {
      const { width, height } = await sharp(files.get(file)).metadata();
      expect([width, height], file).toEqual([side, side]);
    }
  });
});
