/** What is internal reaches no byte of a public build, in any form: a token in every internal place, looked for in every file, opened. */
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

/** A word as it is, and as it may be written in base64, escapes and UTF-16; in small letters, as files are looked through. */
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

/** The files of a site that hold a word, in any form. */
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
  test('holds no token of any internal place', () => {
    const found = [...canary.places].flatMap(([token, { place }]) => holding(site, token).map((file) => `${place}: ${file}`));
    expect(found).toEqual([]);
  });

  test('holds nothing of what its pictures, recordings and films said of themselves', () => expect(holding(site, canary.metadata)).toEqual([]));
});

test('a public build is the same bytes with the private directory and without', () =>
  expect(differences(sites.get('public') ?? new Map(), sites.get('public with the private directory') ?? new Map())).toEqual([]));

test('media go out, so that there is something to be clean', () => {
  const kinds = [...(sites.get('public') ?? new Map<string, Buffer>()).keys()]
    .filter((file) => file.startsWith('media/'))
    .map((file) => path.extname(file));
  expect([...new Set(kinds)].sort()).toEqual(expect.arrayContaining(['.mp3', '.ogg', '.svg', '.wav', '.webm', '.webp']));
});

test('of pictures nothing goes out but what a published place shows: the others are told by their widths', async () => {
  const widths = new Set<number>();
  for (const [file, bytes] of sites.get('public') ?? []) if (file.endsWith('.webp')) widths.add((await sharp(bytes).metadata()).width);
  expect([...widths].sort()).toEqual([90, 91]);
});

describe('an internal build', () => {
  test('shows every token that those who may see it should see', () => {
    const lost = [...canary.places]
      .filter(([token, { isShown }]) => isShown === true && holding('internal', token).length === 0)
      .map(([, { place }]) => place);
    expect(lost).toEqual([]);
  });

  test('shows no comment, and no file that nothing uses', () => {
    const found = [...canary.places].flatMap(([token, { place, isShown }]) =>
      isShown !== false ? [] : holding('internal', token).map((file) => `${place}: ${file}`),
    );
    expect(found).toEqual([]);
  });

  test('says so to robots on every page', () => {
    const silent = [...(sites.get('internal') ?? [])].filter(
      ([file, bytes]) => file.endsWith('.html') && !/<meta name="robots" content="noindex/.test(bytes.toString()),
    );
    expect(silent.map(([file]) => file)).toEqual([]);
  });
});

test('there are places enough to speak of', () => {
  const tokens = [...canary.places.keys()];
  const foundIn = (site: string): number => tokens.filter((token) => holding(site, token).length > 0).length;
  const [inPublic, inInternal] = [foundIn('public'), foundIn('internal')];
  process.stdout.write(`tokens planted: ${tokens.length}; in the internal build: ${inInternal}; in the public one: ${inPublic}\n`);
  expect(tokens.length).toBeGreaterThan(180);
  expect(inPublic).toBe(0);
});

/** What is published of the canaries' content with some files changed. */
async function published(change: (files: Files) => Files): Promise<string> {
  const root = writeContent(change(canary.files));
  folders.push(root);
  const reading = await readSite({ root, profile: 'public', asOf: DAY });
  expect(reading.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return JSON.stringify((await publication(reading, 'public')).site);
}
const tokensIn = (text: string): string[] => [...canary.places].filter(([token]) => text.includes(token)).map(([, { place }]) => place);
const withText = (name: string, change: (text: string) => string) => (files: Files) => ({ ...files, [name]: change(files[name] as string) });

describe('what is published', () => {
  test('of an anonymous side does not depend on what it is called, where it sorts, or what lies beside it', async () => {
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

  test('with publicReview is the rectification and what it was graded, and nothing else that is internal', async () => {
    const site = await published(withText('site.yaml', (text) => `${text}publicReview: true\n`));
    expect(tokensIn(site)).toEqual(['reviewed with rectify: grade']);
  });

  test('where approval is required is what has one by the day, be it stale, and never who gave it', async () => {
    const required = withText('site.yaml', (text) => `${text}approval: required\n`);
    const site = JSON.parse(await published(required)) as { brands: { slug: string }[]; pairings: unknown[]; packs: unknown[]; documents: unknown[] };
    expect(site.brands.map(({ slug }) => slug)).toEqual(['first']);
    expect([site.pairings.length, site.packs.length, site.documents.length]).toEqual([1, 1, 1]);
    expect(tokensIn(JSON.stringify(site))).toEqual([]);
    // Given after the day: not yet.
    const early = JSON.parse(
      await published((files) => required(withText('brands/first/index.mdx', (text) => text.replace('date: 2026-05-20', 'date: 2026-07-20'))(files))),
    ) as typeof site;
    expect([early.brands.length, early.pairings.length]).toEqual([0, 0]);
  });
});

test('a leak that is planted before the switch stops the build, and what was there stays', async () => {
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
