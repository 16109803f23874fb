/** What the README and the working page say of commands and options is what the commands take. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT } from '../../../src/project.ts';

const read = (file: string): string => readFileSync(path.join(PROJECT, file), 'utf8');
const readme = read('README.md');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** The rows of the table that begins with this head, each as its cells. */
const rowsOf = (text: string, head: string): string[][] =>
  (text.split(/\n\n/).find((part) => part.startsWith(`| ${head}`)) ?? '')
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
    // A stroke within a cell is written with a backslash.
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim())
        .slice(1, -1),
    );

/** The options that each command takes, from the lists of their names in its script. */
const taken = new Map(
  readdirSync(path.join(PROJECT, 'scripts'))
    .filter((file) => file.endsWith('.ts') && scripts[file.slice(0, -3)] !== undefined)
    .flatMap((file): [string, Set<string>][] => {
      const source = read(`scripts/${file}`);
      if (!/readOptions|readCommand/.test(source)) return [];
      // The statements that read options, and the lists of names in them.
      const calls = source.match(/(?:TAKEN =|readOptions\(|readCommand\()[^;]*/g) ?? [];
      const lists = calls.flatMap((call) =>
        [...call.matchAll(/\[((?:\s*'[a-z-]+',?)+\s*)\]/g)].flatMap(([, list = '']) => list.match(/[a-z-]+/g) ?? []),
      );
      return [[file.slice(0, -3), new Set(lists)]];
    }),
);

/** Options that answer what a command would ask: `--help` lists them. */
const ANSWERS = ['domain', 'organization', 'slug', 'summary'];

describe('the README', () => {
  const options = rowsOf(readme, 'option').map(([flag = '', commands = '']) => ({ name: /--([a-z-]+)/.exec(flag)?.[1] ?? '', commands }));

  test.each(options)('says rightly which commands take --$name', ({ name, commands }) => {
    const [, except] = /^all but (.*)$/.exec(commands) ?? [];
    const listed = (except ?? commands).split(', ');
    const said = except === undefined ? listed : [...taken.keys()].filter((command) => !listed.includes(command));
    const takes = [...taken].filter(([, names]) => names.has(name)).map(([command]) => command);
    expect(said.toSorted()).toEqual(takes.toSorted());
  });

  test('lists every option, and every command that has options', () => {
    const names = [...taken.values()].flatMap((one) => [...one]).filter((name) => !ANSWERS.includes(name));
    expect(new Set(options.map(({ name }) => name))).toEqual(new Set(names));
    const commands = rowsOf(readme, 'command').flatMap(([command = '']) => /npm run (\w+)/.exec(command)?.[1] ?? []);
    expect([...taken.keys()].filter((command) => !commands.includes(command))).toEqual([]);
  });

  test('names only commands that there are', () => {
    const named = [readme, read('CONTRIBUTING.md')].flatMap((text) =>
      [...text.matchAll(/npm run (?:-s )?(\w+)/g)].map(([, command = '']) => command),
    );
    expect(named.filter((command) => scripts[command] === undefined)).toEqual([]);
  });
});
