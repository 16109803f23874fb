/** Lists of what has to be sent: any number of copies that were cut off, and then a whole one, make the place equal to the site. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Known, Manifest } from '../../../src/outputs/produce.ts';
import { eitherOf, listsOf } from '../../../src/site/sending.ts';

/** A site: the version of each page, or none, and the assets that each page shows. */
interface Site {
  pages: Record<string, { version: number; assets: number[] }>;
  data: number;
}

const asset = (number: number): string => `assets/a-${number}.css`;
/** A page says which assets it needs, so its digest tells. */
const pageDigest = ({ version, assets }: Site['pages'][string]): string => `${version}:${assets.map(asset).join(',')}`;

function manifestOf({ pages, data }: Site): Manifest {
  const files = new Map<string, Known>();
  const add = (file: string, digest: string): unknown => files.set(file, { digest, size: 1 });
  add('data/all.json', String(data));
  add('sitemap.xml', `pages: ${Object.keys(pages)}`);
  for (const [name, page] of Object.entries(pages)) {
    add(`brands/${name}/index.html`, pageDigest(page));
    for (const number of page.assets) add(asset(number), 'always the same');
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const site: fc.Arbitrary<Site> = fc.record({
  pages: fc.dictionary(
    fc.constantFrom('one', 'two', 'three', 'four'),
    fc.record({
      version: fc.nat(2),
      assets: fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
    }),
  ),
  data: fc.nat(2),
});
/** A site, and after how many files the copying of it stops. */
const attempt = fc.record({ site, stop: fc.nat(12), order: fc.infiniteStream(fc.nat()) });

const pagesWithoutAssets = (place: ReadonlyMap<string, string>): string[] =>
  [...place].flatMap(([file, digest]) =>
    file.endsWith('.html')
      ? (digest.split(':')[1] ?? '')
          .split(',')
          .filter((one) => one !== '' && !place.has(one))
          .map((one) => `${file} lacks ${one}`)
      : [],
  );
const taken = (before: Manifest | undefined, files: Manifest): Set<string> =>
  new Set([...(before?.keys() ?? [])].filter((file) => file.startsWith('brands/') && !files.has(file)));

test('after any copies that were cut off, a whole copy makes the place equal; no page lacks what it shows at any moment', () => {
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 5 }), site, (attempts, last) => {
      const place = new Map<string, string>();
      let known: Manifest | undefined;
      for (const { site: next, stop, order } of [...attempts, { site: last, stop: Number.POSITIVE_INFINITY, order: undefined }]) {
        const files = manifestOf(next);
        const lists = listsOf(known, files, taken(known, files));
        known = eitherOf(known, files);
        let left = stop;
        for (const { kind, files: paths } of lists) {
          // Tools copy the files of one list in an order of their own.
          const keyed = paths.map((file) => ({ file, key: order === undefined ? 0 : (order.next().value as number) }));
          for (const { file } of keyed.sort((a, b) => a.key - b.key)) {
            if (left === 0) break;
            left -= 1;
            if (kind === 'send') place.set(file, (files.get(file) as Known).digest);
            else place.delete(file);
            expect(pagesWithoutAssets(place)).toEqual([]);
          }
        }
        if (left > 0) known = files;
      }
      const wanted = manifestOf(last);
      expect(Object.fromEntries([...place].sort())).toEqual(Object.fromEntries([...wanted].map(([file, { digest }]) => [file, digest])));
    }),
    { numRuns: 500 },
  );
});

test('what was taken down goes first, and nothing is listed twice', () => {
  const before = manifestOf({ pages: { one: { version: 1, assets: [1] }, two: { version: 1, assets: [2] } }, data: 1 });
  const after = manifestOf({ pages: { two: { version: 2, assets: [3] } }, data: 1 });
  const lists = listsOf(before, after, new Set(['brands/one/index.html', asset(1)]));
  expect(lists).toEqual([
    { kind: 'remove', files: ['brands/one/index.html', asset(1)] },
    { kind: 'send', files: [asset(3)] },
    { kind: 'send', files: ['brands/two/index.html'] },
    { kind: 'send', files: ['sitemap.xml'] },
    { kind: 'remove', files: [asset(2)] },
  ]);
});

test('with the site as it is, no list is made', () => {
  const files = manifestOf({ pages: { one: { version: 1, assets: [1] } }, data: 1 });
  expect(listsOf(files, files, new Set())).toEqual([]);
});
