/** What is known of a site after one change after another is what is there, whether it was written down as a whole or as what has changed since. */
import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { changesOf } from '../../../src/outputs/changes.ts';
import type { Known, Manifest } from '../../../src/outputs/produce.ts';
import { Recordings } from '../../../src/outputs/recordings.ts';
import { bytesOf, SiteFiles } from '../../../src/outputs/siteFiles.ts';
import { presentOf, watchedSite } from '../../../src/reads.ts';
import { rememberState, stateOf } from '../../../src/site/state.ts';
import { openStore, type Store } from '../../../src/store/index.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-state-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const knownOf = (text: string): Known => ({
  digest: hash('sha256', text, 'base64url'),
  size: text.length,
  ...(text.length % 2 === 0 ? { key: text } : {}),
});
const looked = (links: ReadonlyMap<string, number>) => ({ inspection: 'i', links, search: 's', loud: ['loud.html'], asTheyAre: [] });
const recordings = (kept?: Recordings['keep'] extends (...of: never[]) => infer Kept ? Kept : never): Recordings =>
  new Recordings('code', presentOf({ site: watchedSite({ brands: [] }) }), kept);

/** What is put under each key, so that it can be seen which was written. */
function spied(store: Store): { store: Store; put: string[] } {
  const put: string[] = [];
  return {
    put,
    store: {
      ...store,
      get: (key) => store.get(key),
      flush: () => store.flush(),
      close() {},
      put(key, bytes) {
        put.push(key);
        store.put(key, bytes);
      },
    },
  };
}

test('after one change after another', () => {
  const out = path.join(home, 'site');
  mkdirSync(out);
  const { store, put } = spied(openStore(path.join(home, 'store')));
  const files = new Map(Array.from({ length: 400 }, (_, at): [string, Known] => [`p${at}/index.html`, knownOf(`${at}`)]));
  const links = new Map(Array.from({ length: 300 }, (_, at): [string, number] => [`p${at}/index.html`, 1 + (at % 3)]));
  const sorted = (): [string, Known][] => [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  let before = stateOf(store, out);
  for (let turn = 0; turn < 60; turn += 1) {
    const changes = [`p${(turn * 7) % 40}/index.html`, `new${turn % 5}.html`, `p${(turn * 3) % 20}/index.html.br`].map(
      (file, at): [string, Known | undefined] => [file, (turn + at) % 4 === 0 ? undefined : knownOf(`${turn % 6} ${at}`)],
    );
    const was = new Map(files);
    for (const [file, known] of changes) known === undefined ? files.delete(file) : files.set(file, known);
    if (turn % 3 === 0) links.delete(`p${turn}/index.html`);
    else links.set(`p${turn % 30}/index.html`, turn);
    const now: Manifest = before?.files instanceof SiteFiles ? before.files.with(changes) : new Map(sorted());
    expect(changesOf(before?.files, now)).toEqual(changesOf(before === undefined ? undefined : was, new Map(sorted())));
    rememberState(store, out, { files: now, recordings: recordings(before?.recordings), looked: looked(links), before });
    before = stateOf(store, out);
    expect([...(before?.files ?? [])]).toEqual(sorted());
    expect([...(before?.files ?? []).values()]).toEqual(sorted().map(([, known]) => known));
    expect([before?.files.size, bytesOf(before?.files as Manifest)]).toEqual([files.size, bytesOf(files)]);
    for (const [file] of [...changes, ...was]) expect([before?.files.has(file), before?.files.get(file)]).toEqual([files.has(file), files.get(file)]);
    expect(new Map(before?.looked?.links)).toEqual(links);
  }
  // Most of it is not written again, and what has changed does not grow without end.
  const whole = put.filter((key) => !key.includes('since')).length;
  expect(whole).toBeGreaterThan(1);
  expect(whole).toBeLessThan(20);
});

test('what has changed since another whole is nothing that is known', () => {
  const out = path.join(home, 'other');
  mkdirSync(out);
  const store = openStore(path.join(home, 'other-store'));
  const first = new Map(Array.from({ length: 100 }, (_, at): [string, Known] => [`p${at}`, knownOf(`${at}`)]).sort(([a], [b]) => (a < b ? -1 : 1)));
  const tell = (files: Manifest, before = stateOf(store, out)): void =>
    rememberState(store, out, { files, recordings: recordings(before?.recordings), looked: looked(new Map([['p1', 1]])), before });
  tell(first, undefined);
  const before = stateOf(store, out) as NonNullable<ReturnType<typeof stateOf>>;
  const changed = (before.files as SiteFiles).with([['p1', knownOf('other')]]);
  // Two commands at once: one writes a whole, the other what has changed since the whole before.
  tell(new Map([...first, ['p2', knownOf('theirs')]]), undefined);
  tell(changed, before);
  expect(stateOf(store, out)?.files.get('p1')).toEqual(first.get('p1'));
  expect(stateOf(store, out)?.files.get('p2')).toEqual(knownOf('theirs'));
});
