/** `npm run letters`: lists anew for which characters the fonts have letters, after a font has changed. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { lettersOfFonts } from '../src/media/share/letters.ts';
import { PROJECT } from '../src/project.ts';
import { run } from './run.ts';

await run(async () => {
  const ranges = (await lettersOfFonts()).split(' ');
  const lines = Array.from({ length: Math.ceil(ranges.length / 24) }, (_, at) => `  '${ranges.slice(at * 24, (at + 1) * 24).join(' ')}',`);
  const head = '/** Written by `npm run letters`: see `lettersOfFonts`. */\n';
  writeFileSync(path.join(PROJECT, 'src/rules/letterTable.ts'), `${head}export const LETTERS = [\n${lines.join('\n')}\n].join(' ');\n`);
  return 0;
});
