/**
 * A copy of a site whose pages note their own errors, since WebKit's driver tells nothing of its console. The note is
 * a script of the site, so it works under the site's policy, from a server and from a folder.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Tab } from './tab.ts';

const SCRIPT = 'assets/observed.js';

/** Runs in the page before its other scripts. */
function note(): void {
  const noted: string[] = [];
  Object.assign(window, { noted });
  addEventListener(
    'error',
    (event) => {
      const target = event.target as (Element & { src?: string; href?: string }) | null;
      noted.push(event instanceof ErrorEvent ? `error: ${event.message}` : `not loaded: ${target?.src ?? target?.href ?? target?.tagName}`);
    },
    true,
  );
  addEventListener('unhandledrejection', (event) => noted.push(`rejection: ${String(event.reason)}`));
  addEventListener('securitypolicyviolation', (event) => noted.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  const tell = console.error.bind(console);
  console.error = (...told: unknown[]) => {
    noted.push(`console: ${told.map(String).join(' ')}`);
    tell(...told);
  };
}

export interface Observed {
  folder: string;
  remove(): void;
}

/** Copies a built site and adds the note to each of its pages. */
export function observe(site: string): Observed {
  const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-observed-'));
  // A site is a link to its release.
  cpSync(`${site}/`, folder, { recursive: true, dereference: true });
  writeFileSync(path.join(folder, SCRIPT), `(${note})();`);
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.html'))) {
    const place = path.join(folder, file);
    const up = path.relative(path.dirname(file), SCRIPT).split(path.sep).join('/');
    const page = readFileSync(place, 'utf8');
    // The policy stands first in the head, and holds for this script too.
    const withNote = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, (policy) => `${policy}<script src="${up}"></script>`);
    if (withNote === page && page.includes('<head')) throw new Error(`${file} has no policy`);
    // The page of an unknown address may be shown below any address.
    writeFileSync(place, file === '404.html' ? page : withNote);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** What the current page has noted since the last call, and what the browser reported. */
export async function notedBy(tab: Tab): Promise<string[]> {
  const noted = await tab.run(() => (window as unknown as { noted?: string[] }).noted?.splice(0) ?? []);
  return [...new Set([...noted, ...tab.errors()])];
}
