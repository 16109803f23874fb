/** What is internal reaches no byte of a public build: planted everywhere, looked for in every file, opened. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFiles } from '../support/bytes.ts';
import { BASE, BRAND, base, changed, DAY, type Files, writeContent } from '../support/content.ts';
import { command } from '../support/sites.ts';

/** One word, so that no index cuts it; in a name where names are folded to lower case. */
const TOKEN = 'zqxjcanary';

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 64, channels: 3, background: '#8a1c1c' } })
    .withExif({ IFD0: { ImageDescription: TOKEN, Artist: TOKEN } })
    .jpeg()
    .toBuffer();

async function planted(): Promise<Files> {
  const internal = `internal: { leader: ${TOKEN}, phone: ${TOKEN} }\napproval: { by: ${TOKEN}, date: 2026-05 }\n`;
  const body =
    `正文。<Figure src="${TOKEN}.jpg" alt="图" />\n\n<Note>\n\n${TOKEN}\n\n</Note>\n\n<Internal>\n\n${TOKEN}\n\n</Internal>\n\n{/* ${TOKEN} */}\n`.replace(
      '。<',
      '。\n\n<',
    );
  const first = changed(
    changed(BRAND('红色驿站', 'east', internal, body), 'date: 2022-01 }', `date: 2022-01, note: ${TOKEN} }`),
    'date: 2023-03 }',
    `date: 2023-03, note: ${TOKEN}, round: ${TOKEN} }`,
  );
  return {
    ...BASE,
    'site.yaml': `${base('site.yaml')}url: https://www.example.cn\n`,
    'taxonomy.yaml': `${base('taxonomy.yaml')}targets: [{ year: 2025, level: village, min: 30 }]\n`,
    'organizations/all.yaml': changed(
      base('organizations/all.yaml'),
      'id: south, name: 南村党支部',
      `id: south, name: ${TOKEN}党支部, shortName: ${TOKEN}, formerNames: [${TOKEN}], note: ${TOKEN}, internal: { a: ${TOKEN} }`,
    ),
    'brands/first/index.mdx': first,
    [`brands/first/${TOKEN}.jpg`]: await picture(),
    // Not published: internal, and not named yet.
    [`brands/${TOKEN}/index.mdx`]: `${changed(BRAND(`${TOKEN}驿站`, 'east', 'visibility: internal\n'), '正文。', `${TOKEN}\n\n<Figure src="b.jpg" alt="${TOKEN}" />`)}`,
    [`brands/${TOKEN}/b.jpg`]: await sharp({ create: { width: 60, height: 60, channels: 3, background: '#123456' } })
      .jpeg()
      .toBuffer(),
    [`brands/${TOKEN}-2/index.mdx`]: `---\nname: ${TOKEN}课堂\norganization: west\ndomain: rural\nsummary: ${TOKEN}\ntags: [${TOKEN}]\nformerSlugs: [${TOKEN}-old]\nrecord: [{ event: cultivated, date: 2025 }]\n---\n\n${TOKEN}\n`,
    'pairings/help.mdx': changed(
      base('pairings/help.mdx'),
      'visibility: anonymous',
      `visibility: anonymous\ninternal: { why: ${TOKEN} }\nconsent: { by: ${TOKEN}, date: 2026 }`,
    ),
    [`pairings/${TOKEN}.mdx`]: `---\nmodel: second\nlagging: south\nsince: 2026-02\ngoals: [{ goal: ${TOKEN} }]\nvisibility: internal\n---\n\n${TOKEN}\n`,
    [`study/${TOKEN}.mdx`]: `---\ntitle: ${TOKEN}\noccasion: seminar\nminutes: 30\nagenda: [{ title: ${TOKEN}, minutes: 30 }]\nvisibility: internal\n---\n\n${TOKEN}\n`,
    [`docs/${TOKEN}.mdx`]: `---\ntitle: ${TOKEN}\nvisibility: internal\nformerSlugs: [${TOKEN}-before]\n---\n\n${TOKEN}\n`,
  };
}

const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-leaks-'));
let root = '';
const built = (profile: string): string => path.join(folder, profile);
beforeAll(async () => {
  root = writeContent(await planted());
  for (const profile of ['public', 'internal']) {
    const { status, stdout, stderr } = command('build', ['--content', root, '--as-of', DAY, '--profile', profile, '--out', built(profile)]);
    if (status !== 0) throw new Error(stdout + stderr);
  }
}, 240_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(root, { recursive: true });
});

const holding = async (profile: string): Promise<string[]> =>
  [...(await openFiles(built(profile)))]
    .filter(([file, bytes]) => file.toLowerCase().includes(TOKEN) || bytes.toString('latin1').toLowerCase().includes(TOKEN))
    .map(([file]) => file);

test('a public build holds no trace of what is internal', async () => expect(await holding('public')).toEqual([]));

test('an internal build shows it, in pages and in the search: the search for traces does find', async () => {
  const files = await holding('internal');
  expect(files).toContain('brands/first/index.html');
  expect(files).toContain(`brands/${TOKEN}/index.html`);
  expect(files).toContain('internal/index.html');
  expect(files).toContain('search/data/directory.js');
  expect(files.some((file) => /^search\/data\/t\d+\.js$/.test(file))).toBe(true);
});

test('of pictures nothing goes out but what a published place shows', async () => {
  const media = [...(await openFiles(built('public')))].filter(([file]) => file.startsWith('media/'));
  expect(media.length).toBeGreaterThan(0);
  for (const [file, bytes] of media) {
    const { width } = await sharp(bytes).metadata();
    expect(width, file).not.toBe(60);
  }
});
