/** `licenses.txt` names every bundled package with its licence. */
import { expect, test } from 'vitest';
import { buildFrontend, SOURCES } from '../../../src/outputs/frontend.ts';
import { licences, packageOf } from '../../../src/outputs/licences.ts';
import { NO_STORE } from '../../../src/store/index.ts';

test.each([
  ['src/browser/search.ts', undefined],
  ['node_modules/axe-core/axe.js', 'axe-core'],
  ['node_modules/@scope/name/dist/index.js', '@scope/name'],
  ['node_modules/one/node_modules/two/index.js', 'two'],
])('%s belongs to %s', (input, name) => expect(packageOf(input)).toBe(name));

test('names the project, bundled packages and sources of data, with the text of each licence', async () => {
  const text = String(await licences(['src/browser/search.ts', 'node_modules/axe-core/axe.js']).make());
  for (const name of [
    'biaogan',
    'axe-core',
    'opencc-js',
    'pinyin-pro',
    '@fontsource-variable/noto-serif-sc',
    '@chinese-fonts/syst',
    '@fontsource/unifontex',
  ])
    expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
  expect(text.match(/Permission is hereby granted|Mozilla Public License|Apache License|SIL OPEN FONT LICENSE/gi)?.length).toBeGreaterThan(3);
});

test('is told every file that goes into a bundle', async () => {
  const { inputs } = await buildFrontend('', NO_STORE);
  for (const file of ['src/browser/search.ts', 'src/search/ask/find.ts', 'src/styles/core.css'])
    expect(
      inputs.some((input) => input.endsWith(file)),
      file,
    ).toBe(true);
});

test('the bundles are made from the folders that their key is made from', async () => {
  const { inputs } = await buildFrontend('', NO_STORE);
  const own = inputs.filter((input) => packageOf(input) === undefined).map((input) => input.replace(/^.*\bsrc\//, ''));
  expect(own.length).toBeGreaterThan(40);
  expect(own.filter((file) => !SOURCES.some((room) => file === room || file.startsWith(`${room}/`)))).toEqual([]);
});
