/** Renames a brand of a small content and kills itself once its folder has its new name: `node killedRename.ts ROOT PRIVATE`. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [root = '', privateRoot = ''] = process.argv.slice(2);
const { renameSync } = fs;
Object.assign(fs, {
  renameSync(from: string, to: string) {
    if (fs.existsSync(`${root}/brands/erste`)) process.kill(process.pid, 'SIGKILL');
    renameSync(from, to);
  },
});
syncBuiltinESMExports();
const { renameEntry } = await import('../../src/site/rename.ts');
const answers = { from: ['first'], to: ['erste'] };
await renameEntry('brand', { root, privateRoot, asOf: '2026-06-01' }, { given: new Map(Object.entries(answers)) });
