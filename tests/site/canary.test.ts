/** No internal token reaches a public build: one in every internal place, searched in every file after unpacking. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../../src/project.ts';
import { publication } from '../../src/site/publication.ts';
import { readSite } from '../../src/site/read.ts';
import { differences, openFiles } from '../support/bytes.ts';
import { type Canary, plantCanaries } from '../support/canary.ts';
import { DAY, type Files, writeContent } from '../support/content.ts';
import { command } from '../support/sites.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-canary-'));
const folders = [folder];
let canary: Canary;
let content = '';
const sites = new Map<string, Map<string, Buffer>>();

async function build(name: string, root: string, ...more: string[]): Promise<void> {
  const out = path.join(folder, name);
  const { status, stdout, stderr } = command('build', ['--content', root, '--as-of', DAY, '--out', out, ...more]);
  if (status !== 0) throw new Error(stdout + stderr);
  sites.set(name, await openFiles(out));
}

beforeAll(async () => {
  canary = await plantCanaries();
  const [root, over] = [writeContent(canary.files), writeContent(canary.over)];
  content = root;
  folders.push(root, over);
  await build('public', root);
  await build('public with the private directory', root, '--private', over);
  await build('internal', root, '--private', over, '--profile', 'internal');
}, 600_000);
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true });
});

/** Returns a word in lower case, and as base64, percent, JavaScript, HTML and UTF-16 encodings. */
function formsOf(word: string): string[] {
  const inBase64 = ['', 'a', 'ab'].map((before) =>
    Buffer.from(before + word)
      .toString('base64')
      .slice(before.length === 0 ? 0 : 4, -4),
  );
  const escaped = (unit: (code: number) => string): string => Array.from(word, (letter) => unit(letter.charCodeAt(0))).join('');
  return [
    word,
    ...inBase64,
    escaped((code) => `%${code.toString(16)}`),
    escaped((code) => `\\u00${code.toString(16)}`),
    escaped((code) => `&#x${code.toString(16)};`),
    escaped((code) => `&#${code};`),
    Buffer.from(word, 'utf16le').toString('latin1'),
  ].map((form) => form.toLowerCase());
}

/** Returns the files of a site that contain a word in any form. */
function holding(site: string, word: string): string[] {
  const forms = formsOf(word);
  return [...lowered(site)].filter(([file, text]) => forms.some((form) => text.includes(form) || file.includes(form))).map(([file]) => file);
}
const loweredSites = new Map<string, Map<string, string>>();
function lowered(site: string): Map<string, string> {
  const known =
    loweredSites.get(site) ??
    new Map([...(sites.get(site) ?? [])].map(([file, bytes]) => [file.toLowerCase(), bytes.toString('latin1').toLowerCase()]));
  loweredSites.set(site, known);
  return known;
}

describe.each(['public', 'public with the private directory'])('a %s build', (site) => {
  test('has no token of any internal place', () => {
    const found = [...canary.places].flatMap(([token, { place }]) => holding(site, token).map((file) => `${place}: ${file}`));
    expect(found).toEqual([]);
  });

  test('has no metadata of its pictures, recordings and films', () => expect(holding(site, canary.metadata)).toEqual([]));
});

test('a public build has the same bytes with and without the private directory', () =>
  expect(differences(sites.get('public') ?? new Map(), sites.get('public with the private directory') ?? new Map())).toEqual([]));

test('media files of all kinds are published', () => {
  const kinds = [...(sites.get('public') ?? new Map<string, Buffer>()).keys()]
    .filter((file) => file.startsWith('media/'))
    .map((file) => path.extname(file));
  expect([...new Set(kinds)].sort()).toEqual(expect.arrayContaining(['.mp3', '.ogg', '.svg', '.wav', '.webm', '.webp']));
});

test('only published places show pictures, recognised by their widths', async () => {
  const widths = new Set<number>();
  for (const [file, bytes] of sites.get('public') ?? []) if (file.endsWith('.webp')) widths.add((await sharp(bytes).metadata()).width);
  expect([...widths].sort()).toEqual([90, 91]);
});

describe('an internal build', () => {
  test('shows every token that its readers should see', () => {
    const lost = [...canary.places]
      .filter(([token, { isShown }]) => isShown === true && holding('internal', token).length === 0)
      .map(([, { place }]) => place);
    expect(lost).toEqual([]);
  });

  test('shows no comment and no unused file', () => {
    const found = [...canary.places].flatMap(([token, { place, isShown }]) =>
      isShown !== false ? [] : holding('internal', token).map((file) => `${place}: ${file}`),
    );
    expect(found).toEqual([]);
  });

  test('excludes robots on every page', () => {
    const silent = [...(sites.get('internal') ?? [])].filter(
      ([file, bytes]) => file.endsWith('.html') && !/<meta name="robots" content="noindex/.test(bytes.toString()),
    );
    expect(silent.map(([file]) => file)).toEqual([]);
  });
});

test('the content has more than 180 internal places', () => {
  const tokens = [...canary.places.keys()];
  const foundIn = (site: string): number => tokens.filter((token) => holding(site, token).length > 0).length;
  const [inPublic, inInternal] = [foundIn('public'), foundIn('internal')];
  process.stdout.write(`tokens planted: ${tokens.length}; in the internal build: ${inInternal}; in the public one: ${inPublic}\n`);
  expect(tokens.length).toBeGreaterThan(180);
  expect(inPublic).toBe(0);
});

/** Returns the published site as JSON, after a change to the canary content. */
async function published(change: (files: Files) => Files): Promise<string> {
  const root = writeContent(change(canary.files));
  folders.push(root);
  const reading = await readSite({ root, asOf: DAY });
  expect(reading.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return JSON.stringify((await publication(reading, 'public')).site);
}
const tokensIn = (text: string): string[] => [...canary.places].filter(([token]) => text.includes(token)).map(([, { place }]) => place);
const withText = (name: string, change: (text: string) => string) => (files: Files) => ({ ...files, [name]: change(files[name] as string) });

describe('what is published', () => {
  test('of an anonymous side does not depend on its name, id, sort order or neighbours', async () => {
    const [[, id], [, name]] = ['id', 'name'].map((key) => {
      const [token] = [...canary.places].find(([, { place }]) => place === `anonymous side: ${key}`) as [string, unknown];
      return [key, token];
    }) as [[string, string], [string, string]];
    const other = (files: Files): Files =>
      Object.fromEntries(
        Object.entries(files).map(([file, content]) => [
          file,
          typeof content === 'string' ? content.replaceAll(id, 'aaa-first').replaceAll(name, '另一个村') : content,
        ]),
      );
    const more = withText(
      'organizations/all.yaml',
      (text) => `${text}- { id: zzz-last, name: 又一个村党支部, level: village, parent: town, domain: rural }\n`,
    );
    const asItIs = await published((files) => files);
    expect(await published(other)).toBe(asItIs);
    expect(await published((files) => more(other(files)))).toBe(asItIs);
  });

  test('with `publicReview` adds the rectification and its grade, and nothing else internal', async () => {
    const site = await published(withText('site.yaml', (text) => `${text}publicReview: true\n`));
    expect(tokensIn(site)).toEqual(['reviewed with rectify: grade']);
  });

  test('with required approval are only entries approved by that day, without the approver', async () => {
    const required = withText('site.yaml', (text) => `${text}approval: required\n`);
    const site = JSON.parse(await published(required)) as { brands: { slug: string }[]; pairings: unknown[]; packs: unknown[]; documents: unknown[] };
    expect(site.brands.map(({ slug }) => slug)).toEqual(['first']);
    expect([site.pairings.length, site.packs.length, site.documents.length]).toEqual([1, 1, 1]);
    expect(tokensIn(JSON.stringify(site))).toEqual([]);
    // An approval after the day does not count yet.
    const early = JSON.parse(
      await published((files) => required(withText('brands/first/index.mdx', (text) => text.replace('date: 2026-05-20', 'date: 2026-07-20'))(files))),
    ) as typeof site;
    expect([early.brands.length, early.pairings.length]).toEqual([0, 0]);
  });
});

test('a planted leak stops the build, and the old site stays', async () => {
  const [token] = [...canary.places].find(([, { place }]) => place === 'brand: internal.phone') as [string, unknown];
  const out = path.join(folder, 'public');
  const { status, stdout } = spawnSync(
    process.execPath,
    ['tests/support/plantLeak.ts', content, out, DAY, 'data/extra.json', JSON.stringify({ phone: token })],
    { cwd: PROJECT, encoding: 'utf8' },
  );
  expect(stdout).toMatch(/brands\/first\/index\.mdx:\d+:\d+ 的“z×+”出现在 data\/extra\.json/u);
  expect(stdout).not.toContain(token);
  expect(status).toBe(1);
  expect(existsSync(path.join(out, 'data/extra.json'))).toBe(false);
  expect(differences(sites.get('public') ?? new Map(), await openFiles(out))).toEqual([]);
  expect(readdirSync(path.join(folder, '.public.releases')).filter((entry) => !entry.startsWith('release-'))).toEqual([]);
});
