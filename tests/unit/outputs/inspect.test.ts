/** An inspection of what has changed finds what an inspection of all pages finds. */
import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { inspectChanges, inspectSite } from '../../../src/outputs/inspect.ts';
import type { Known } from '../../../src/outputs/produce.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-inspect-'));
afterAll(() => rmSync(home, { recursive: true }));

/** A site by path: of each page its ids and where it leads to. */
type Site = Record<string, { ids: string[]; links: string[] }>;
const htmlOf = ({ ids, links }: Site[string]): string =>
  `${ids.map((id) => `<p id="${id}"></p>`).join('')}${links.map((url) => `<a href="${url}"></a>`).join('')}`;
const digestOf = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'base64url');
const manifestOf = (site: Site): Map<string, Known> =>
  new Map(Object.entries(site).map(([file, page]) => [file, { digest: digestOf(htmlOf(page)), size: 1 }]));

let folders = 0;
function write(site: Site): string {
  folders += 1;
  const folder = path.join(home, String(folders));
  for (const [file, page] of Object.entries(site)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), htmlOf(page));
  }
  return folder;
}

/** Inspects a site after another one: what has changed of it, and all of it. */
async function both(before: Site, after: Site) {
  const [was, is] = [manifestOf(before), manifestOf(after)];
  const old = write(before);
  const changed = new Set(Object.keys(after).filter((file) => was.get(file)?.digest !== is.get(file)?.digest));
  const fresh = write(Object.fromEntries(Object.entries(after).filter(([file]) => changed.has(file))));
  const { links } = await inspectSite(old, '/', Object.keys(before));
  const site = { changed, folder: fresh, before: old };
  return {
    some: await inspectChanges(site, '/', { before: links, was, is, digestOf }),
    all: await inspectSite(site, '/', Object.keys(after)),
    old,
    again: () => inspectChanges(site, '/', { before: links, was, is, digestOf }),
  };
}

const PAGES = ['index.html', 'a/index.html', 'b/index.html', 'c#d/index.html'];
const addressOf = (file: string): string => `/${encodeURI(file.replace(/index\.html$/, '')).replaceAll('#', '%23')}`;
const targets = fc.constantFrom(
  ...PAGES.flatMap((file) => ['', '#x', '#y'].map((place) => addressOf(file) + place)),
  '#x',
  '/gone/',
  'https://a.cn/',
);
const page = fc.record({ ids: fc.uniqueArray(fc.constantFrom('x', 'y'), { maxLength: 2 }), links: fc.array(targets, { maxLength: 4 }) });
const sites: fc.Arbitrary<Site> = fc
  .tuple(page, ...PAGES.slice(1).map(() => fc.option(page)))
  .map((pages) => Object.fromEntries(PAGES.flatMap((file, at) => (pages[at] == null ? [] : [[file, pages[at]]]))) as Site);

describe('what has changed', () => {
  test('is told as all is, whatever changes', async () => {
    let sound = 0;
    await fc.assert(
      fc.asyncProperty(sites, sites, fc.boolean(), async (first, second, isMended) => {
        // Nothing is wrong with a site that is online.
        const mended = (site: Site): Site =>
          Object.fromEntries(
            Object.entries(site).map(([file, { ids }]) => [
              file,
              {
                ids,
                links: Object.keys(site)
                  .flatMap((to) => [addressOf(to), ...(site[to]?.ids ?? []).map((id) => `${addressOf(to)}#${id}`)])
                  .slice(0, 5),
              },
            ]),
          );
        const { some, all } = await both(mended(first), isMended ? mended(second) : second);
        expect(some !== undefined).toBe(all.flaws.length === 0);
        if (some === undefined) return;
        sound += 1;
        expect([...some].sort()).toEqual([...all.links].sort());
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(sound).toBeGreaterThan(60);
  });

  test.each<[string, Site]>([
    [
      'a place that is gone from a page that another leads to',
      { 'index.html': { ids: [], links: ['/a/#x'] }, 'a/index.html': { ids: [], links: [] } },
    ],
    ['a page that is gone', { 'index.html': { ids: [], links: ['/a/#x'] } }],
    ['a new link to a place that is not there', { 'index.html': { ids: [], links: ['/a/#x', '/a/#y'] }, 'a/index.html': { ids: ['x'], links: [] } }],
  ])('%s', async (_, after) => {
    const before: Site = { 'index.html': { ids: [], links: ['/a/#x'] }, 'a/index.html': { ids: ['x'], links: [] } };
    const { some, all } = await both(before, after);
    expect([some, all.flaws.length]).toEqual([undefined, 1]);
  });

  test('is not told where the page before is not there as it was', async () => {
    const before: Site = { 'index.html': { ids: [], links: ['/a/'] }, 'a/index.html': { ids: [], links: [] } };
    const { some, old, again } = await both(before, { ...before, 'index.html': { ids: [], links: [] } });
    expect([...(some ?? [])]).toEqual([]);
    expect(some).toBeDefined();
    writeFileSync(path.join(old, 'index.html'), 'altered');
    expect(await again()).toBeUndefined();
  });
});
