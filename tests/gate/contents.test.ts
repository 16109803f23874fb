/** The contents and the forms by which the gate is judged are what they say. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { given } from '../../src/given.ts';
import { readSite } from '../../src/site/read.ts';
import { randomFrom } from './contents/draw.ts';
import { CONTENTS, CONTENTS_DAY, drawContent, type SecretKind } from './contents.ts';
import type { Ground } from './forms/form.ts';
import { FORMS } from './forms/index.ts';
import { layOut } from './places.ts';
import { PublicText } from './publicText.ts';

const seeds = Array.from({ length: CONTENTS }, (_, at) => at + 1);
const contents = seeds.map(drawContent);

describe('contents', () => {
  let home = '';
  beforeAll(() => {
    home = mkdtempSync(path.join(tmpdir(), 'biaogan-contents-'));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test('pass check without an error, all of them', async () => {
    const errors: string[] = [];
    for (const seed of seeds) {
      const { root, privateRoot } = layOut(home, seed).source;
      const { diagnostics } = await readSite({ root, ...given('privateRoot', privateRoot), asOf: CONTENTS_DAY });
      errors.push(
        ...diagnostics.filter(({ severity }) => severity === 'error').map(({ code, file, message }) => `${seed}/${file} ${code} ${message}`),
      );
    }
    expect(errors).toEqual([]);
  });

  test('have four to eight brands, and some have a directory that is laid over', () => {
    const brands = contents.map(({ files }) => Object.keys(files).filter((name) => name.endsWith('/index.mdx')).length);
    expect(Math.min(...brands)).toBeGreaterThanOrEqual(4);
    expect(Math.max(...brands)).toBeLessThanOrEqual(8);
    expect(contents.filter(({ over }) => over !== undefined).length).toBeGreaterThan(10);
  });

  test('are the same for the same seed, and others for another', () => {
    expect(drawContent(7)).toEqual(drawContent(7));
    expect(new Set(contents.map(({ files }) => JSON.stringify(files['site.yaml']))).size).toBe(CONTENTS);
  });

  test('write down every text that they say is internal', () => {
    for (const { seed, files, over, secrets } of contents) {
      const written = [...Object.entries(files), ...Object.entries(over ?? {})].map(([name, file]) => `${name}\n${String(file)}`).join('\n');
      const lost = secrets.filter(({ text }) => !written.includes(text) && !written.includes(JSON.stringify(text).slice(1, -1)));
      expect(lost, String(seed)).toEqual([]);
    }
  });

  test('have internal texts of every kind, and public ones of most', () => {
    const kinds = 'person2 person3 person4 short long organization slug phone number citizen score day file drawn comment latin'.split(' ');
    expect([...new Set(contents.flatMap(({ secrets }) => secrets.map(({ kind }) => kind)))].sort()).toEqual(kinds.sort());
    expect(new Set(contents.flatMap(({ open }) => open.map(({ kind }) => kind))).size).toBeGreaterThan(3);
  });
});

describe('public text', () => {
  const text = new PublicText([
    '联系人是石明远同志。',
    '他的主张。伟大的话不多说',
    'a href="/lu-jia-wan/"',
    '电话 138-0013-8000',
    '先问群众，再定办法',
  ]);

  test.each(['石明远', '明远', '１３８００１３８０００', '先问群众,再定办法!', 'lu-jia-wan'])('holds %s', (held) =>
    expect(text.holds(held)).toBe(true),
  );
  test.each(['石远明', '张伟', '13900138000', '先问群众，不定办法'])('does not hold %s', (other) => expect(text.holds(other)).toBe(false));
  test('sounds like what is written in letters and like what is read so', () => {
    expect(text.holdsSound(['lu', 'jia', 'wan'])).toBe(true);
    expect(text.holdsSound(['shi', 'ming', 'yuan'])).toBe(true);
    expect(text.holdsSound(['shi', 'yuan', 'ming'])).toBe(false);
  });
});

describe('forms', () => {
  const ground = (seed: number): Ground => ({ random: randomFrom(seed), around: ['由', '负责'], built: () => undefined });
  const texts: readonly [string, SecretKind][] = contents
    .slice(0, 12)
    .flatMap(({ secrets }) => secrets.map(({ text, kind }): [string, SecretKind] => [text, kind]));

  test('have names of their own in their group', () => {
    const names = FORMS.map(({ group, name }) => `${group} · ${name}`);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test('write some of the texts, each of them', () => {
    // Those that are put into a page that was built need one.
    const page = { file: 'index.html', text: '<p>x</p>' };
    const idle = FORMS.filter(
      (form) => !texts.some(([text, kind]) => form.takes(text, kind) && form.make(text, { ...ground(1), built: () => page }) !== undefined),
    );
    expect(idle.map(({ group, name }) => `${group} · ${name}`)).toEqual([]);
  });

  const made = (group: string, name: string, text: string): string => {
    const form = FORMS.find((one) => one.group === group && one.name === name);
    return Buffer.from(form?.make(text, ground(3))?.bytes as string).toString('utf8');
  };
  test('write what they are called', () => {
    expect(made('entities', 'encoded twice', '石明')).toContain('&amp;#30707;&amp;#26126;');
    expect(made('percent', 'small letters', '石明')).toContain('%e7%9f%b3%e6%98%8e');
    expect(made('broken', '<ruby> around all', '石明')).toContain('<ruby>石<rt>shí</rt>明<rt>míng</rt></ruby>');
    expect(made('pinyin', 'tone digits, joined', '单明')).toContain('shan4ming2');
    expect(made('pinyin', 'joined, not read as a surname', '单明')).toContain('danming');
    expect(made('numbers', 'mobile in groups, dots', '138-0013-8000')).toContain('138.0013.8000');
  });
  test('pack what can be unpacked', () => {
    const form = FORMS.find(({ name }) => name === 'gzip in gzip');
    expect(gunzipSync(gunzipSync(form?.make('石明', ground(1))?.bytes as Buffer)).toString()).toContain('石明');
  });
});
