/** `/licenses.txt`: the licence of everything that is shipped to browsers, found by looking at what was bundled. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compareText } from '../diagnostic.ts';
import { PROJECT } from '../project.ts';
import { type Output, textOutput } from './output.ts';

/** Packages whose dictionaries go into the data of the search, by way of no bundle: Traditional characters, and sounds. */
const IN_DATA = ['opencc-js', 'pinyin-pro'] as const;
/** Packages that draw outlines of letters into pictures. */
const IN_PICTURES = ['@fontsource-variable/noto-serif-sc', '@chinese-fonts/syst', '@fontsource/unifontex'] as const;

/** What a package says of itself alone, and not of the font that it divides into files. */
const BESIDE: Readonly<Record<string, string>> = {
  '@chinese-fonts/syst':
    "The font: Source Han Serif CN VF 2.001, © 2017-2022 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source',\nunder the SIL Open Font License, Version 1.1: https://openfontlicense.org\n",
};

/** The package that a bundled file belongs to; undefined for one of this project. */
export function packageOf(input: string): string | undefined {
  const parts = input.split('/');
  const at = parts.lastIndexOf('node_modules');
  if (at === -1) return undefined;
  const [scope, name] = parts.slice(at + 1) as [string, string];
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

/** The list. `inputs` are the files that went into the bundles. Throws if a package names no licence. */
export function licences(inputs: Iterable<string>): Output {
  const bundled = [...inputs].flatMap((input) => packageOf(input) ?? []);
  const packages = [...new Set([...bundled, ...IN_DATA, ...IN_PICTURES])].sort(compareText);
  const parts = [part('biaogan', PROJECT), ...packages.map((name) => part(name, path.join(PROJECT, 'node_modules', name)))];
  return textOutput('licenses.txt', parts.join(`\n${'='.repeat(72)}\n\n`));
}

function part(name: string, folder: string): string {
  const { version, license, homepage } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, string | undefined>;
  if (license === undefined) throw new Error(`${name} is shipped to browsers and names no licence`);
  const text = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(?:licen[cs]e|copying|notice|third[-_]party[-_]licen[cs]es)(?:\.\w+)?$/i.test(entry.name))
    .map((entry) => `\n${readFileSync(path.join(folder, entry.name), 'utf8').trim()}\n`)
    .sort(compareText)
    .join('');
  return `${name} ${version}\n${license}\n${homepage === undefined ? '' : `${homepage}\n`}${BESIDE[name] ?? ''}${text}`;
}
