/** The JSON Schemas for editors are current, accept sound files, refuse faulty ones, and editors' tools find them. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { asText } from '../../../scripts/reporters/index.ts';
import type { Diagnostic } from '../../../src/diagnostic.ts';
import { PROJECT } from '../../../src/project.ts';
import { type FileSchema, fileSchemas, type Json } from '../../../src/views/help/editorSchemas.ts';
import { BASE } from '../../support/content.ts';
import { AstroServer } from '../../support/languageServer.ts';

const SCHEMAS = fileSchemas();
const ajv = new Ajv({ strict: false });
const validators = new Map<string, ValidateFunction>(SCHEMAS.map(({ name, schema }) => [name, ajv.compile(schema)]));
const accepts = (name: FileSchema['name'], data: unknown): boolean => (validators.get(name) as ValidateFunction)(data);

const read = (text: string, isFrontmatter: boolean): unknown =>
  parse(isFrontmatter ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '') : text, { version: '1.2', schema: 'core' });
const json = (file: string): unknown => JSON.parse(readFileSync(path.join(PROJECT, '.vscode', file), 'utf8'));

test('.vscode/schemas holds the current schemas and nothing else', () => {
  const folder = path.join(PROJECT, '.vscode', 'schemas');
  expect(readdirSync(folder).sort()).toEqual(SCHEMAS.map(({ name }) => `${name}.json`).sort());
  for (const { name, schema } of SCHEMAS)
    expect(readFileSync(path.join(folder, `${name}.json`), 'utf8')).toBe(`${JSON.stringify(schema, null, 2)}\n`);
});

describe('every key has a Chinese title', () => {
  test.each(SCHEMAS)('$name', ({ schema }) => {
    const untold: string[] = [];
    const visit = (at: Json, where: string): void => {
      for (const [key, value] of Object.entries((at.properties ?? {}) as Record<string, Json>)) {
        if (!/\p{Script=Han}/u.test(String(value.title ?? ''))) untold.push(`${where}.${key}`);
      }
      const words = at.enumDescriptions as string[] | undefined;
      if (at.enum !== undefined && words?.filter((word) => /\p{Script=Han}/u.test(word)).length !== (at.enum as unknown[]).length)
        untold.push(`${where} enum`);
      for (const [key, value] of Object.entries(at)) if (typeof value === 'object' && value !== null) visit(value as Json, `${where}.${key}`);
    };
    visit(schema, '');
    expect(untold).toEqual([]);
  });
});

describe('accepts sound files', () => {
  const FILES = ['content', 'tests/casebook'].flatMap((root) =>
    SCHEMAS.flatMap(({ name, glob, isFrontmatter }) =>
      globSync(glob, { cwd: path.join(PROJECT, root) }).map((file) => ({ name, file: `${root}/${file}`, isFrontmatter })),
    ),
  );
  test('the samples have files of every public kind', () => {
    expect(new Set(FILES.map(({ name }) => name))).toEqual(new Set(SCHEMAS.map(({ name }) => name).filter((name) => !name.endsWith('private'))));
  });
  test.each(FILES)('$file', ({ name, file, isFrontmatter }) => {
    accepts(name, read(readFileSync(path.join(PROJECT, file), 'utf8'), isFrontmatter));
    expect(validators.get(name)?.errors ?? []).toEqual([]);
  });
  test('files for --private', () => {
    expect(accepts('brand-private', read('internal: { leader: 某人 }\nrecord: [{ event: visited, date: 2026-03, purpose: guidance }]', false))).toBe(
      true,
    );
    expect(accepts('pairing-private', read('internal: { secretary: 某人 }', false))).toBe(true);
  });
});

describe('refuses faulty files', () => {
  const SOUND: Record<FileSchema['name'], string> = {
    site: BASE['site.yaml'] as string,
    taxonomy: BASE['taxonomy.yaml'] as string,
    organizations: BASE['organizations/all.yaml'] as string,
    brand: BASE['brands/first/index.mdx'] as string,
    pairing: BASE['pairings/help.mdx'] as string,
    study: BASE['study/one.mdx'] as string,
    document: BASE['docs/plan.mdx'] as string,
    'brand-private': 'record:\n  - { event: visited, date: 2026-03, purpose: guidance }\n',
    'pairing-private': 'internal: { leader: 某人 }\n',
    form: 'labels:\n  亮点: theme\n  得分: extra.score\n',
  };
  const isFrontmatter = (name: FileSchema['name']): boolean => SCHEMAS.find((one) => one.name === name)?.isFrontmatter === true;
  const FAULTS: [FileSchema['name'], string, string, string][] = [
    ['site', 'a typo in a key', 'title:', 'titel:'],
    ['site', 'a number instead of text', 'title: 试验站', 'title: 2026'],
    ['site', 'an unknown choice', 'publisher: district', 'publisher: district\npublishFrom: nmaed'],
    ['taxonomy', 'a typo in a key', 'weight: 0.4', 'weigth: 0.4'],
    ['taxonomy', 'text instead of a number', 'weight: 0.4', 'weight: 四成'],
    ['taxonomy', 'an unknown choice', 'levels:', 'targets: [{ year: 2026, level: town, min: 1, status: nmaed }]\nlevels:'],
    ['organizations', 'a typo in a key', 'domain: rural }\n- { id: west', 'domian: rural }\n- { id: west'],
    ['organizations', 'a list instead of text', 'name: 东村党支部', 'name: [东村党支部]'],
    ['brand', 'a typo in a key', 'summary:', 'sumary:'],
    ['brand', 'a number instead of text', 'name: 红色驿站', 'name: 20260101'],
    ['brand', 'an unknown choice', 'organization: east', 'organization: east\nvisibility: pubilc'],
    ['brand', 'an unknown kind of logo', 'kind: text', 'kind: txt'],
    ['brand', 'an unknown event', 'event: evaluated', 'event: evaluted'],
    ['brand', 'a key of another event', 'event: evaluated, date: 2023-03', 'event: evaluated, date: 2023-03, document: 甲'],
    ['brand', 'a text instead of a date', 'date: 2022-01', 'date: 去年'],
    ['form', 'a field that is none', 'theme', 'thema'],
    ['form', 'a typo in a key', 'labels:', 'label:'],
    ['pairing', 'a typo in a key', 'lagging:', 'laging:'],
    ['pairing', 'text instead of a list', 'goals: [{ goal: 建好台账 }]', 'goals: 建好台账'],
    ['pairing', 'an unknown choice', 'visibility: anonymous', 'visibility: annonymous'],
    ['study', 'a typo in a key', 'agenda:', 'agneda:'],
    ['study', 'text instead of a number', 'minutes: 60', 'minutes: 六十'],
    ['study', 'an unknown choice', 'occasion: study-meeting', 'occasion: meeting'],
    ['document', 'a typo in a key', 'title: 方案', 'title: 方案\nsumary: 甲'],
    ['document', 'a number instead of text', 'title: 方案', 'title: 3'],
    ['document', 'an unknown choice', 'title: 方案', 'title: 方案\nstatus: inforce'],
    ['brand-private', 'a typo in a key', 'purpose:', 'purpos:'],
    ['brand-private', 'text instead of a list', 'record:\n  - { event: visited, date: 2026-03, purpose: guidance }', 'record: 走访'],
    ['brand-private', 'an unknown choice', 'guidance', 'giudance'],
    ['brand-private', 'a public event', 'event: visited, date: 2026-03, purpose: guidance', 'event: launched, date: 2026-03'],
    ['pairing-private', 'a typo in a key', 'internal:', 'interal:'],
    ['pairing-private', 'text instead of a map', '{ leader: 某人 }', '某人'],
  ];

  test.each(Object.entries(SOUND) as [FileSchema['name'], string][])('%s: is sound before the fault', (name, text) => {
    expect(accepts(name, read(text, isFrontmatter(name)))).toBe(true);
  });
  test.each(FAULTS)('%s: %s', (name, _, from, to) => {
    expect(SOUND[name].split(from)).toHaveLength(2);
    expect(accepts(name, read(SOUND[name].replace(from, to), isFrontmatter(name)))).toBe(false);
  });
});

describe('editors’ tools', () => {
  test('the YAML extension’s settings assign each schema to its files', () => {
    const settings = json('settings.json') as { 'yaml.schemas': Record<string, string[]>; 'astro.content-intellisense': boolean };
    const wired = settings['yaml.schemas'];
    const yaml = SCHEMAS.filter(({ isFrontmatter }) => !isFrontmatter);
    expect(wired).toEqual(Object.fromEntries(yaml.map(({ name, glob }) => [`.vscode/schemas/${name}.json`, [`**/${glob}`]])));
    for (const file of Object.keys(wired)) expect(existsSync(path.join(PROJECT, file))).toBe(true);
    expect(settings['astro.content-intellisense']).toBe(true);
    expect((json('extensions.json') as { recommendations: string[] }).recommendations).toEqual(
      expect.arrayContaining(['redhat.vscode-yaml', 'astro-build.astro-vscode', 'unifiedjs.vscode-mdx']),
    );
  });

  test('the problem matchers of the check task parse the output', () => {
    const problem: Omit<Diagnostic, 'severity'> = {
      code: 'schema/value',
      file: 'brands/甲/index.mdx',
      line: 3,
      column: 7,
      message: '不行：再试。',
      hint: '改。',
    };
    const { tasks } = json('tasks.json') as { tasks: { problemMatcher: { severity: Diagnostic['severity']; pattern: { regexp: string } }[] }[] };
    const matchers = tasks[0]?.problemMatcher ?? [];
    expect(matchers.map(({ severity }) => severity)).toEqual(['error', 'warning']);
    for (const { severity, pattern } of matchers) {
      const [line, ...rest] = asText([{ ...problem, severity }]).split('\n');
      expect(new RegExp(pattern.regexp).exec(line as string)?.slice(1)).toEqual(['brands/甲/index.mdx', '3', '7', 'schema/value', '不行：再试。']);
      for (const one of matchers) expect(rest.filter((text) => new RegExp(one.pattern.regexp).test(text))).toEqual([]);
      expect(matchers.filter((one) => new RegExp(one.pattern.regexp).test(line as string))).toHaveLength(1);
    }
  });

  describe('Astro’s extension, in a repository with content only', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'biaogan-editor-'));
    const server = new AstroServer();
    const schemas = (...more: string[]): string =>
      execFileSync(process.execPath, [path.join(PROJECT, 'scripts', 'schemas.ts'), '--content', root, ...more], { encoding: 'utf8' });
    beforeAll(async () => {
      cpSync(path.join(PROJECT, 'tests', 'casebook'), root, { recursive: true });
      schemas();
      await server.open(root);
    });
    afterAll(() => {
      server.close();
      rmSync(root, { recursive: true });
    });
    test('explains and completes keys and values, and reports a typo at its place', async () => {
      const file = path.join(root, globSync('brands/*/index.mdx', { cwd: root })[0] as string);
      const text = readFileSync(file, 'utf8');
      const line = text.split('\n').findIndex((one) => one.startsWith('summary:'));
      const said = await server.complain(file, text.replace('\nsummary:', '\nvisibility: pubilc\nsumary:'));
      expect(said.filter(({ range }) => range.start.line === line).map(({ message }) => message)).toEqual([
        expect.stringMatching(/public.*internal/),
      ]);
      expect(said.filter(({ range }) => range.start.line === line + 1).map(({ message }) => message)).toEqual([expect.stringMatching(/sumary/)]);
      expect(await server.hover(file, line, 2)).toMatch(/公开范围[\s\S]*public`: 公开/);
      expect(await server.complete(file, line, 'visibility: '.length)).toEqual(expect.arrayContaining(['public', 'internal']));
      expect(await server.complete(file, line, 0)).toEqual(expect.arrayContaining(['connotation', 'philosophy']));
    });

    test('reports nothing in a sound file', async () => {
      const file = path.join(root, globSync('docs/**/*.mdx', { cwd: root })[0] as string);
      expect(await server.complain(file, readFileSync(file, 'utf8'))).toEqual([]);
    });

    test('the schemas command writes settings once, and reports and renews outdated schemas', () => {
      const schema = path.join(root, '.vscode', 'schemas', 'site.json');
      expect(existsSync(path.join(root, '.vscode', 'settings.json'))).toBe(true);
      writeFileSync(schema, '{}\n');
      writeFileSync(path.join(root, '.vscode', 'settings.json'), '{}\n');
      expect(() => schemas('--check')).toThrow(expect.objectContaining({ status: 1, stdout: expect.stringContaining('site.json') }));
      schemas();
      expect(schemas('--check')).toMatch(/最新/);
      expect(readFileSync(path.join(root, '.vscode', 'settings.json'), 'utf8')).toBe('{}\n');
    });
  });
});
