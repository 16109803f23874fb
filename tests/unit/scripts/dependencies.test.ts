/** Every dependency has a row in CONTRIBUTING.md and is used in the file named there. Every install script is known. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT } from '../../../src/project.ts';

const read = (file: string): string => readFileSync(path.join(PROJECT, file), 'utf8');

const sourcesOf = (folder: string): string[] =>
  readdirSync(path.join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|astro|mdx)$/.test(file))
    .map((file) => path.join(folder, file));

const {
  dependencies = {},
  devDependencies = {},
  allowScripts,
} = JSON.parse(read('package.json')) as {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const wanted = Object.keys({ ...dependencies, ...devDependencies }).sort();

interface Row {
  name: string;
  reasons: string[];
  file: string;
}

const rows: Row[] = [...read('CONTRIBUTING.md').matchAll(/^\| `([^`]+)` +\|(.+)\| `([^`]+)` +\|$/gm)].map(
  ([, name = '', middle = '', file = '']) => ({
    name,
    reasons: middle.split('|').map((cell) => cell.trim()),
    file,
  }),
);

/** Matches a file that imports a package or runs one of its files. */
function uses(name: string): RegExp {
  // npm puts `node` on the PATH, and tsconfig.json names the types of Node.
  if (name === 'node') return /"build": "node [^"]*scripts\/build\.ts"/;
  if (name === '@types/node') return /"types": \[[^\]]*"node"/;
  const imported = name.replace(/^@types\//, '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return new RegExp(`['"]${imported}(?:/[^'"]*)?['"]|node_modules/${imported}/`);
}

describe('the table of dependencies', () => {
  test('has one row for each package of package.json, sorted', () => expect(rows.map(({ name }) => name)).toEqual(wanted));

  test('gives a purpose, a reason and a maintainer for each', () => {
    expect(rows.filter(({ reasons }) => reasons.length !== 3 || reasons.some((cell) => cell === '')).map(({ name }) => name)).toEqual([]);
  });

  test('names a file that uses the package', () => {
    expect(rows.filter(({ name, file }) => !uses(name).test(read(file))).map(({ name, file }) => `${name}: ${file}`)).toEqual([]);
  });

  test('src does not import packages for benchmarks or tests', () => {
    const rivals = Object.keys((JSON.parse(read('scripts/bench/rivals/package.json')) as { dependencies: Record<string, string> }).dependencies);
    expect(rivals).toContain('minisearch');
    const sources = sourcesOf('src');
    expect(sources.length).toBeGreaterThan(100);
    for (const name of [...rivals, ...rows.filter(({ file }) => file.startsWith('tests/')).map((row) => row.name)])
      expect(
        sources.filter((file) => new RegExp(`(?:from|import\\() ?['"]${name}`).test(read(file))),
        name,
      ).toEqual([]);
  });
});

describe('install scripts', () => {
  interface Locked {
    hasInstallScript?: boolean;
    resolved?: string;
    integrity?: string;
    deprecated?: string;
    link?: boolean;
  }
  const lockedIn = (file: string): [string, Locked][] =>
    Object.entries((JSON.parse(read(file)) as { packages: Record<string, Locked> }).packages).filter(([place]) => place !== '');
  const locked = lockedIn('package-lock.json');
  const rivals = lockedIn('scripts/bench/rivals/package-lock.json');

  test('are those that package.json allows and CONTRIBUTING.md names', () => {
    expect(rivals.filter(([, one]) => one.hasInstallScript)).toEqual([]);
    const scripted = locked.filter(([, one]) => one.hasInstallScript).map(([place]) => place.split('node_modules/').at(-1) as string);
    expect([...new Set(scripted)].sort()).toEqual(Object.keys(allowScripts).sort());
    expect(Object.values(allowScripts)).not.toContain(false);
    const [, told = ''] = /run a script when they are installed([\s\S]*?)\n\n/.exec(read('CONTRIBUTING.md')) ?? [];
    for (const name of Object.keys(allowScripts)) expect(told).toContain(`\`${name}\``);
  });

  test('every package comes from the npm registry, has a SHA-512 checksum and is not deprecated', () => {
    expect(locked.length).toBeGreaterThan(100);
    // A package without an address comes from npm's own registry.
    const isSound = ({ resolved = 'https://registry.npmjs.org/', integrity = '' }: Locked): boolean =>
      resolved.startsWith('https://registry.npmjs.org/') && integrity.startsWith('sha512-');
    expect(rivals.length).toBeGreaterThan(4);
    const all = [...locked, ...rivals];
    expect(all.filter(([, one]) => !isSound(one)).map(([place]) => place)).toEqual([]);
    expect(all.filter(([, one]) => one.deprecated !== undefined).map(([place]) => place)).toEqual([]);
  });
});
