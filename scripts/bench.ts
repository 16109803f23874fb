/** `npm run bench <name>`: runs a benchmark of `scripts/bench`, which prints its own table. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, 'bench');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -'.ts'.length));
const [name = '', ...rest] = process.argv.slice(2);
if (names.includes(name)) {
  // The benchmark reads the arguments after its name.
  process.argv = [...process.argv.slice(0, 2), ...rest];
  await import(path.join(folder, `${name}.ts`));
} else {
  process.stderr.write(`npm run bench <name>: ${names.join(', ')}\n`);
  process.exitCode = 2;
}
