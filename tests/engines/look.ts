/** Takes pictures of pages: `node tests/engines/look.ts <engine|all> <width> <folder> <address>…`, addresses of a server or of files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ENGINES, type Engine, openTab } from './tab.ts';

/** Pages are shown down to this height in CSS pixels. */
const TALLEST = 1900;

const [engine = '', width = '', folder = '', ...addresses] = process.argv.slice(2);
const engines: readonly Engine[] = engine === 'all' ? ENGINES : ENGINES.filter((one) => one === engine);
if (engines.length === 0 || !(Number(width) > 0) || folder === '' || addresses.length === 0) {
  process.stderr.write(`node tests/engines/look.ts <${[...ENGINES, 'all'].join('|')}> <width> <folder> <address>…\n`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
for (const name of engines) {
  const tab = await openTab(name);
  try {
    for (const address of addresses) {
      await tab.resize(Number(width), 900);
      await tab.open(address);
      const height = await tab.run(() => {
        for (const image of document.images) image.loading = 'eager';
        return document.documentElement.scrollHeight;
      });
      await tab.resize(Number(width), Math.min(Math.max(height, 900), TALLEST));
      await new Promise((resolve) => setTimeout(resolve, 300));
      const called = new URL(address).pathname.split('/').filter((part) => part !== '' && part !== 'index.html');
      const file = path.join(folder, `${called.map(decodeURIComponent).slice(-3).join('-') || 'home'}-${width}-${name}.png`);
      writeFileSync(file, await tab.picture());
      process.stdout.write(`${file}\n`);
    }
  } finally {
    await tab.close();
  }
}
