/** The architecture: which rooms of `src` may import which (see the README), and rules for whole rooms. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import GithubSlugger from 'github-slugger';
import { describe, expect, test } from 'vitest';
import { DRAWING } from '../src/outputs/index.ts';
import { PROJECT } from '../src/project.ts';
import { DAY } from './support/content.ts';

const SRC = path.join(PROJECT, 'src');

interface Import {
  from: string;
  /** A path below `src`, or a package name. */
  to: string;
  isInternal: boolean;
  isType: boolean;
}

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:ts|astro|mdx)$/.test(entry.name))
  .map((entry) => path.relative(SRC, path.join(entry.parentPath, entry.name)));
const textOf = new Map(files.map((file) => [file, readFileSync(path.join(SRC, file), 'utf8')]));

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'";]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
const imports: Import[] = files.flatMap((from) =>
  [...(textOf.get(from) as string).matchAll(IMPORT)].map(([, type, ...targets]) => {
    const target = targets.find((one) => one !== undefined) as string;
    const isInternal = target.startsWith('.');
    return {
      from,
      to: isInternal ? path.relative(SRC, path.resolve(SRC, path.dirname(from), target)) : target,
      isInternal,
      isType: type !== undefined,
    };
  }),
);
const roomOf = (file: string): string => file.split(path.sep)[0] as string;

/** Rooms that a room may import at run time (`use`), and those that it may import only types from. A room may always import itself. */
const MAY: Record<string, { use: string[]; types?: string[] }> = {
  'diagnostic.ts': { use: [] },
  'given.ts': { use: [] },
  'project.ts': { use: [] },
  'leftovers.ts': { use: [] },
  'folders.ts': { use: [] },
  'made.ts': { use: [] },
  'reads.ts': { use: ['made.ts'] },
  'prose.ts': { use: [], types: ['read', 'schema'] },
  store: { use: ['leftovers.ts', 'folders.ts'] },
  schema: { use: ['given.ts'] },
  wording: { use: ['schema'], types: ['diagnostic.ts', 'read', 'media', 'publish', 'twins'] },
  read: { use: ['store', 'schema', 'wording', 'prose.ts', 'diagnostic.ts', 'given.ts', 'made.ts'], types: ['media'] },
  media: { use: ['read', 'schema', 'wording', 'diagnostic.ts', 'given.ts'], types: ['publish'] },
  model: { use: ['schema', 'prose.ts', 'diagnostic.ts', 'given.ts'], types: ['read'] },
  twins: { use: ['model', 'wording', 'prose.ts'], types: ['read', 'schema'] },
  publish: { use: ['model', 'twins', 'schema', 'diagnostic.ts', 'given.ts', 'made.ts', 'reads.ts'], types: ['read'] },
  rules: { use: ['publish', 'twins', 'model', 'schema', 'read', 'wording', 'diagnostic.ts', 'given.ts'], types: ['media'] },
  office: { use: ['wording'], types: ['views'] },
  // What commands write for editors; `site` puts it on the disk.
  writing: { use: ['publish', 'model', 'schema', 'wording', 'diagnostic.ts', 'given.ts'], types: ['read', 'office', 'edit'] },
  views: { use: ['publish', 'model', 'schema', 'rules', 'media', 'wording', 'diagnostic.ts', 'given.ts', 'reads.ts'] },
  'shown.ts': { use: [], types: ['publish', 'views'] },
  search: { use: ['publish', 'model', 'wording', 'given.ts'], types: ['views'] },
  components: { use: ['views', 'wording', 'shown.ts', 'given.ts'], types: ['publish', 'model'] },
  layouts: { use: ['components', 'views', 'wording', 'shown.ts'] },
  pages: { use: ['layouts', 'components', 'views', 'wording', 'shown.ts'], types: ['publish', 'model'] },
  browser: { use: ['search', 'wording'], types: ['views', 'model'] },
  outputs: {
    use: ['shown.ts', 'reads.ts', 'store', 'read', 'media', 'views', 'search', 'wording', 'diagnostic.ts', 'given.ts', 'project.ts', 'leftovers.ts'],
    types: ['publish'],
  },
  edit: { use: ['read', 'model', 'schema', 'writing', 'wording', 'diagnostic.ts', 'given.ts', 'project.ts'], types: ['publish'] },
  site: {
    use: [
      'outputs',
      'shown.ts',
      'read',
      'media',
      'model',
      'publish',
      'rules',
      'views',
      'writing',
      'edit',
      'office',
      'schema',
      'store',
      'wording',
      'diagnostic.ts',
      'given.ts',
      'project.ts',
      'leftovers.ts',
      'folders.ts',
      'gate',
    ],
  },
  // Neither `publish` nor what it asks: the gate must notice its faults.
  gate: { use: ['read', 'media', 'schema', 'wording', 'outputs', 'project.ts', 'given.ts'] },
};

/** Folders that a browser loads, together with their run-time imports. */
const ASKED = [path.join('search', 'ask'), path.join('search', 'format')];

describe('imports', () => {
  test('every room is known', () => expect([...new Set(files.map(roomOf))].filter((room) => MAY[room] === undefined)).toEqual([]));

  test('follow the allowed directions between rooms', () => {
    const wrong = imports.filter(({ from, to, isInternal, isType }) => {
      const [here, there] = [roomOf(from), roomOf(to)];
      if (!isInternal || here === there) return false;
      const may = MAY[here];
      return !(may?.use.includes(there) || (isType && may?.types?.includes(there)));
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('never lead from a room to another and back at run time', () => {
    const both = Object.entries(MAY).flatMap(([room, { use }]) =>
      use.filter((other) => MAY[other]?.use.includes(room)).map((other) => `${room} ↔ ${other}`),
    );
    expect(both).toEqual([]);
  });

  test('in browser search code never reach index, publish or views', () => {
    const wrong = imports.filter(
      ({ from, to, isInternal, isType }) =>
        isInternal && !isType && ASKED.some((room) => from.startsWith(room)) && /^(?:search.index|publish|views)/.test(to),
    );
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('never leave src', () => {
    expect(imports.filter((one) => one.isInternal && one.to.startsWith('..')).map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('of pure rooms include neither Node modules nor Astro', () => {
    const pure = ['model', 'twins', 'publish', 'views', 'writing', 'schema', 'rules', 'wording'];
    const wrong = imports.filter((one) => pure.includes(roomOf(one.from)) && !one.isInternal && /^(?:node:|astro\b|fs$|path$)/.test(one.to));
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('only pages, layouts, components and what draws them know Astro', () => {
    const wrong = imports.filter(
      (one) => !one.isInternal && /^astro(?:[:/]|$)/.test(one.to) && !['pages', 'layouts', 'components', 'outputs'].includes(roomOf(one.from)),
    );
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('only components/internal shows dossiers', () => {
    const wrong = files.filter(
      (file) =>
        file.startsWith('components') &&
        !file.startsWith(path.join('components', 'internal')) &&
        /\bdossier\s*[.?=[]|\bDossier\b/.test(textOf.get(file) as string),
    );
    expect(wrong).toEqual([]);
  });

  test('are not circular at run time', () => {
    const next = new Map<string, string[]>();
    for (const { from, to, isInternal, isType } of imports) if (isInternal && !isType) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, way: string[]): void => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
      if (done.has(file) || way.includes(file)) return;
      for (const one of next.get(file) ?? []) visit(one, [...way, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    // Circles through templates are allowed: a story contains components that contain stories.
    expect(circles.filter((circle) => !circle.includes('.astro'))).toEqual([]);
  });
});

describe('the key of pages', () => {
  test('is made from every file that draws them', () => {
    const next = new Map<string, string[]>();
    for (const { from, to, isInternal } of imports) if (isInternal) next.set(from, [...(next.get(from) ?? []), to]);
    const met = new Set<string>();
    const visit = (file: string): void => {
      if (met.has(file)) return;
      met.add(file);
      for (const one of next.get(file) ?? []) visit(one);
    };
    for (const file of files) if (roomOf(file) === 'pages') visit(file);
    expect(met.size).toBeGreaterThan(150);
    // Types of what was read, and the words of diagnostics, draw nothing.
    const drawn = [...met].filter(
      (file) =>
        !DRAWING.some((room) => file === room || file.startsWith(room + path.sep)) &&
        !['read', 'twins', 'store', 'folders.ts', 'leftovers.ts', 'diagnostic.ts'].includes(roomOf(file)),
    );
    expect(drawn).toEqual([]);
  });
});

describe('rooms', () => {
  test('no folder has a catch-all name', () => {
    const folders = ['src', 'scripts', 'tests'].flatMap((top) =>
      readdirSync(path.join(PROJECT, top), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name),
    );
    expect(folders.filter((name) => /^(?:utils?|helpers?|common|misc|shared|lib)$/.test(name))).toEqual([]);
  });

  test('nothing that is made depends on the clock', () => {
    // The presenter's clock runs in the browser, and nothing is made from it.
    const allowed = [path.join('site', 'options.ts'), path.join('browser', 'presenting', 'desk.ts'), path.join('browser', 'meeting.ts')];
    const wrong = files.filter((file) => /new Date\(\)|Date\.now\(\)/.test(textOf.get(file) as string) && !allowed.includes(file));
    expect(wrong).toEqual([]);
    expect(DAY).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

/** Templates on pages with a body, whose headings have GitHub's ids. */
const BESIDE_BODIES = [
  'layouts/Page.astro',
  'components/brand/Archive.astro',
  'components/brand/Case.astro',
  'components/brand/Spine.astro',
  'components/docs/Document.astro',
  'components/internal/BrandDossier.astro',
  'components/internal/DossierStory.astro',
  'components/internal/EntryDossier.astro',
  'components/internal/PairingDossier.astro',
  'components/pairing/Pairing.astro',
  'components/study/Study.astro',
];

describe('ids of a page with a body', () => {
  test.each(BESIDE_BODIES)('%s has no id that a heading such as “Record” or “Goals” could get', (file) => {
    const ids = [...(textOf.get(file) as string).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id as string);
    expect(ids).not.toEqual([]);
    expect(ids.filter((id) => new GithubSlugger().slug(id) === id)).toEqual([]);
  });
});

describe('no inline style or script in the source', () => {
  const templates = files.filter((file) => /\.(?:astro|mdx)$/.test(file));
  test.each([
    ['an inline style', /\sstyle=/],
    ['a style element', /<style[\s>]/],
    ['an inline script', /<script(?![^>]*\bsrc=)[^>]*>/],
    ['a script that Astro would bundle', /<script(?![^>]*\bis:inline)[^>]*>/],
    ['an event handler', /\son[a-z]+=["{]/],
    ['a script for hydration', /\sclient:(?:load|idle|visible|media|only)/],
    ['a style made from variables', /define:vars/],
  ])('%s is in no template', (_, pattern) => {
    expect(templates.filter((file) => pattern.test((textOf.get(file) as string).replace(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\//g, '')))).toEqual([]);
  });
});
