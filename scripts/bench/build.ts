/**
 * The cost of `npm run build`: generated content of several sizes, built cold, then after one change after another.
 * `npm run bench build [-- --pages 1000,10000 --seed 7]`. Processor time is that of the command and of all that it
 * started; memory is the peak of the command. What is to be sent is what differs from the site before, compressed
 * copies apart. Pictures and share images are in the store beforehand: encoding them is `npm run bench check`'s and a
 * picture's own cost, and would hide everything else. One of each shape is encoded, and stands for the others.
 */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runMetered } from './build/metered.ts';
import { GENERATED_DAY, generateContent } from './content/content.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '7' },
    /** Where contents and sites are made and left, to be looked at. */
    keep: { type: 'string' },
    phases: { type: 'boolean', default: false },
  },
});

const SITE = 'https://www.example.cn';

type Files = Record<string, { sha256: string; size: number }>;
const filesOf = (out: string): Files => (JSON.parse(readFileSync(`${out}.manifest.json`, 'utf8')) as { files: Files }).files;

/** How many addresses a copy of the site before has to be sent or must remove, and their bytes. */
function sending(before: Files, after: Files): { addresses: number; bytes: number } {
  const isOriginal = (file: string): boolean => !/\.(?:br|gz)$/.test(file);
  const sent = Object.keys(after).filter((file) => isOriginal(file) && after[file]?.sha256 !== before[file]?.sha256);
  const removed = Object.keys(before).filter((file) => isOriginal(file) && after[file] === undefined);
  return { addresses: sent.length + removed.length, bytes: sent.reduce((sum, file) => sum + (after[file]?.size ?? 0), 0) };
}

const wait = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`;

process.stdout.write(row(['cases', 'what', 'CPU s', 'wall s', 'MB', 'addresses', 'kB to send']));
process.stdout.write(row(['---:', '---', '---:', '---:', '---:', '---:', '---:']));
const cold = new Map<number, number>();
for (const cases of values.pages.split(',').map(Number)) {
  const folder = values.keep === undefined ? mkdtempSync(path.join(tmpdir(), 'biaogan-bench-')) : path.join(values.keep, String(cases));
  const [root, cache, out] = ['content', 'cache', 'dist'].map((name) => path.join(folder, name)) as [string, string, string];
  try {
    rmSync(folder, { recursive: true, force: true });
    await generateContent(root, { cases, seed: Number(values.seed) });
    await runMetered('scripts/bench/build/pictures.ts', [root, cache, path.join(folder, 'scratch'), GENERATED_DAY, SITE], cache);
    // Files that were changed just now are not known by their status.
    await wait(4);
    let asOf = GENERATED_DAY;
    let before: Files = {};
    const tell = async (what: string): Promise<void> => {
      const cost = await runMetered('scripts/build.ts', ['--content', root, '--out', out, '--as-of', asOf, '--site', SITE], cache);
      const after = filesOf(out);
      const { addresses, bytes } = sending(before, after);
      before = after;
      if (what === 'cold') cold.set(cases, cost.cpu);
      const { cpu, wall, memory, phases } = cost;
      process.stdout.write(row([cases, what, cpu.toFixed(2), wall.toFixed(2), (memory / 1e6).toFixed(0), addresses, (bytes / 1e3).toFixed(0)]));
      if (values.phases) for (const phase of phases) process.stdout.write(`      ${phase.cpu.toFixed(2).padStart(7)}  ${phase.name}\n`);
    };
    const edit = (file: string, change: (text: string) => string): void =>
      writeFileSync(path.join(root, file), change(readFileSync(path.join(root, file), 'utf8')));
    await tell('cold');
    await tell('nothing changed');
    appendFileSync(path.join(root, 'brands/b1/index.mdx'), '\n后来又有了变化。\n');
    await wait(3);
    await tell('one sentence');
    for (let at = 0; at < Math.min(100, cases); at += 1) appendFileSync(path.join(root, `brands/b${at}/index.mdx`), '\n再后来也有了变化。\n');
    await wait(3);
    await tell('a hundred sentences');
    // The one that holds the case that was edited: nobody sees one that holds none.
    const [, village = ''] = /^organization: v(\d+)$/m.exec(readFileSync(path.join(root, 'brands/b1/index.mdx'), 'utf8')) ?? [];
    const towns = Math.max(1, Math.ceil(Math.max(2, Math.ceil(cases / 3)) / 20));
    edit(`organizations/t${Number(village) % towns}.yaml`, (text) =>
      text.replace(new RegExp(`(?<=id: v${village}, name: )[^,]+`), '改名以后村党支部'),
    );
    await wait(3);
    await tell('an organization renamed');
    edit('taxonomy.yaml', (text) => text.replace('label: 农村党建', 'label: 乡村党建'));
    await wait(3);
    await tell('a label of the taxonomy');
    asOf = new Date(Date.parse(asOf) + 86_400_000).toISOString().slice(0, 10);
    await tell('the next day');
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
const [[small, less] = [0, 0], [large, more] = [0, 0]] = [...cold];
if (large > small) process.stdout.write(`\nExponent of growth, cold: ${(Math.log(more / less) / Math.log(large / small)).toFixed(2)}\n`);
