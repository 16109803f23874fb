/**
 * The cost of papers: `npm run bench handouts [-- --cases 300 --seed 7]`. Generated cases of some 1,300 characters, most with
 * a logo and some with a photograph, each with the code of its address: made for the first time, made again from nothing, unchanged, and
 * after one sentence. Says how many papers differ between the first two, and how many lack what PDF/UA-1 asks of a file.
 */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { listFiles } from '../../src/outputs/inspect.ts';
import { PHASES } from '../../src/wording/commands.ts';
import { runMetered } from './build/metered.ts';
import { GENERATED_DAY, generateContent } from './content/content.ts';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '300' }, seed: { type: 'string', default: '7' } } });

/** What the catalogue and the metadata of a PDF/UA-1 file say (ISO 14289-1, 5 and 7.1). */
const MARKS = ['/StructTreeRoot', '/Marked true', '/Lang', '/DisplayDocTitle true', '<pdfuaid:part>1</pdfuaid:part>'];

const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-bench-'));
const at = (name: string): string => path.join(folder, name);
const papersIn = async (out: string): Promise<Map<string, Buffer>> =>
  new Map(
    listFiles(out)
      .filter((file) => file.endsWith('.pdf'))
      .map((file) => [file, readFileSync(path.join(out, file))]),
  );
try {
  await generateContent(at('content'), { cases: Number(values.cases), seed: Number(values.seed) });
  // Files that were changed just now are not known by their status.
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 4000));
  await settle();
  process.stdout.write('| what | CPU s | of these papers | wall s | MB |\n| --- | ---: | ---: | ---: | ---: |\n');
  const tell = async (what: string, cache: string, out: string): Promise<void> => {
    const args = ['--content', at('content'), '--as-of', GENERATED_DAY, '--site', 'https://www.example.cn', '--out', at(out)];
    const { cpu, wall, memory, phases } = await runMetered('scripts/handouts.ts', args, at(cache));
    const papers = phases.find(({ name }) => name.startsWith(PHASES.papers))?.cpu ?? 0;
    process.stdout.write(`| ${[what, cpu.toFixed(2), papers.toFixed(2), wall.toFixed(2), (memory / 1e6).toFixed(0)].join(' | ')} |\n`);
  };
  await tell('first', 'cache', 'first');
  await tell('again from nothing', 'other', 'again');
  await tell('unchanged', 'cache', 'first');
  const [first, again] = [await papersIn(at('first')), await papersIn(at('again'))];
  appendFileSync(at('content/brands/b1/index.mdx'), '\n后来又有了变化。\n');
  await settle();
  await tell('one sentence', 'cache', 'first');
  const differing = [...first].filter(([file, bytes]) => !again.get(file)?.equals(bytes));
  const lacking = [...first].filter(([, bytes]) => !MARKS.every((mark) => bytes.includes(mark)));
  process.stdout.write(
    `\n${first.size} papers, ${differing.length} of them with other bytes the second time, ${lacking.length} without a mark of PDF/UA-1\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
