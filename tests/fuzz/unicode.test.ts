/**
 * What `check` accepts builds. Texts are taken from all of Unicode, control characters and lone surrogates included;
 * every entry that `check` refuses is left out, and the rest must build, with feeds that XML can read.
 */
import { globSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { readSite } from '../../src/site/read.ts';
import { BASE, BRAND, type Files, writeContent } from '../support/content.ts';
import { command } from '../support/sites.ts';

const SEED = Number(process.env.BIAOGAN_SEED ?? 20260601);
const DAY = '2026-06-01';

/** Texts from all of Unicode, from what breaks programs, and runs of combining marks. */
const character = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 0x10ffff }) },
  { weight: 3, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 0x17f }) },
  { weight: 2, arbitrary: fc.integer({ min: 0xff00, max: 0xffff }) },
  { weight: 2, arbitrary: fc.integer({ min: 0x2000, max: 0x2fff }) },
);
const text = fc.oneof(
  { weight: 8, arbitrary: fc.array(character, { minLength: 1, maxLength: 10 }).map((codes) => String.fromCodePoint(...codes)) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0x300, max: 0x36f }), { minLength: 40, maxLength: 300 })
      .map((codes) => `甲${String.fromCodePoint(...codes)}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('con', 'aux.', '．．', '…', '..', ' ', '甲 ', '~', '+', '&amp;', '<b>', ']]>', '--', 'A', 'a', '%20') },
);

/** Each has eight texts: 6250 make 50,000. */
const BRANDS = Number(process.env.BIAOGAN_BRANDS ?? 150);
const TEXTS = 8;

/** A content of brands and documents with drawn texts. */
function drawn(): Files {
  const all = fc.sample(fc.array(text, { minLength: TEXTS, maxLength: TEXTS }), { seed: SEED, numRuns: BRANDS });
  const files: Files = {
    ...BASE,
    'site.yaml': 'title: 试验站\npublisher: district\nurl: https://www.example.cn\n',
    'taxonomy.yaml': BASE['taxonomy.yaml'] ?? null,
  };
  for (const [index, texts] of all.entries()) {
    const [name, theme, summary, one, two, alt, from, body] = texts.map((each) => JSON.stringify(each)) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    files[`brands/drawn-${index}/index.mdx`] = BRAND(
      '甲乙丙丁',
      'west',
      `tags: [${one}, ${two}]\nformerNames: [${from}]\nsources: [{ title: ${alt} }]\n`,
      `## 做法\n\n前${JSON.parse(body) as string}后\n`,
    )
      .replace('name: 甲乙丙丁', () => `name: ${name}`)
      .replace('theme: 甲乙丙丁的主题', () => `theme: ${theme}`)
      .replace('summary: 一句话简介。', () => `summary: ${summary}`)
      .replace('text: 甲乙丙丁', () => `text: ${one}`);
    files[`docs/drawn-${index}.mdx`] = `---\ntitle: ${two}\nsummary: ${summary}\nnumber: ${from}\n---\n\n${JSON.parse(body) as string}\n`;
  }
  return files;
}

test('what check accepts builds, whatever its characters', async () => {
  const files = drawn();
  const whole = writeContent(files);
  const { diagnostics } = await readSite({ root: whole, asOf: DAY });
  rmSync(whole, { recursive: true });
  for (const { file, severity } of diagnostics) if (severity === 'error') files[file] = null;
  const left = Object.entries(files).filter(([name, content]) => name.includes('drawn') && content !== null).length;
  // A draw that check refuses as a whole would show nothing, and one without refusals neither.
  expect(left).toBeGreaterThan(BRANDS / 2);
  expect(left).toBeLessThan(1.5 * BRANDS);
  const root = writeContent(files);
  const out = `${root}-site`;
  try {
    const { status, stdout, stderr } = command('build', ['--content', root, '--as-of', DAY, '--out', out]);
    expect(`${status} ${stderr.split('\n').slice(-3).join(' ')}${status === 0 ? '' : stdout.split('\n').slice(-4).join(' ')}`).toMatch(/^0 /);
    for (const file of globSync(['*.xml', '**/*.svg'], { cwd: out })) {
      const parser = new SaxesParser();
      parser.on('error', (error) => expect.fail(`${file}: ${error.message}`));
      parser.write(readFileSync(path.join(out, file), 'utf8')).close();
    }
  } finally {
    for (const one of [root, ...globSync(`${root}-site*`)]) rmSync(one, { recursive: true, force: true });
  }
});
