/** What one record that changes, comes or goes leaves as it was. */
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { corpusOf, writeCorpus } from '../../../scripts/bench/search/corpus.ts';
import { chunkName, linesOf } from '../../../src/search/format/fullText.ts';
import { lastNotAfter } from '../../../src/search/format/order.ts';
import type { SearchRecord } from '../../../src/search/format/record.ts';
import { type NamesFile, openNames } from '../../../src/search/format/rows.ts';
import { slotsFor, slotsOf } from '../../../src/search/format/slots.ts';
import type { DirectoryFile } from '../../../src/search/index/directory.ts';
import { gramsOf } from '../../../src/search/index/fullText.ts';
import { indexOf, SIZES, type Sizes, searchFiles } from '../../../src/search/index/index.ts';
import { knownAs } from '../../../src/search/index/known.ts';
import { searchRecords } from '../../../src/search/index/records.ts';
import { splitsOf } from '../../../src/search/index/splitting.ts';
import { type Context, createContext } from '../../../src/views/site/context.ts';
import { contextOf, dataOf, VARIANTS } from '../../support/search.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-locality-'));
afterAll(() => rmSync(home, { recursive: true }));
writeCorpus(corpusOf(160, 271), home);
const context = await contextOf(home, '2026-11-20');
const { site } = context;
type Brand = (typeof site.brands)[number];
const withBrands = (brands: readonly Brand[]): Context => createContext({ ...site, brands: [...brands] }, '/');

const SENTENCE = '今年又新添了一处夜间活动点，由退休教师轮流值班。';
const EDITED = 70;
const paragraph = { type: 'paragraph', children: [{ type: 'text', value: SENTENCE }] } as Brand['body']['children'][number];
const edited = withBrands(
  site.brands.map((one, at) => (at === EDITED ? { ...one, body: { ...one.body, children: [...one.body.children, paragraph] } } : one)),
);
const removed = withBrands(site.brands.filter((_, at) => at !== EDITED));

type Files = ReadonlyMap<string, string>;
const BOTH = [SIZES, { few: 0, volume: 20 }];

/** The files of either that the other has not, or with other bytes. */
const differing = (one: Files, other: Files): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name)).sort();
const directoryIn = (files: Files): DirectoryFile => dataOf(files.get('directory.js') as string) as DirectoryFile;
const numbersIn = (files: Files): Map<string, number> => {
  const { names, ...directory } = directoryIn(files);
  return new Map(openNames(directory, names ?? (dataOf(files.get('names.js') as string) as NamesFile)).map(({ url, row }) => [url, row]));
};
/** Which files hold these bigrams. */
const chunksWith = (files: Files, grams: Iterable<string>): Set<string> => {
  const { starts } = directoryIn(files);
  return new Set([...grams].map((gram) => `${chunkName(starts[lastNotAfter(starts, gram)] as string)}.js`));
};
const gramsIn = (record: SearchRecord): Map<string, number> => {
  const { head, body } = gramsOf(linesOf(record), VARIANTS);
  return new Map([...head, ...body]);
};

test('a site has the same numbers wherever it lies', () => {
  const elsewhere = numbersIn(searchFiles(createContext(site, '/else/where/')));
  const here = numbersIn(searchFiles(context));
  expect(new Map([...elsewhere].map(([url, row]) => [url.replace('/else/where/', '/'), row]))).toEqual(here);
});

describe.each(BOTH)('one record, sizes %o', (sizes) => {
  const before = searchFiles(context, sizes);

  test('a sentence more in a text changes that text, its new bigrams and the lists of versions', () => {
    const after = searchFiles(edited, sizes);
    const changed = differing(before, after);
    const url = context.address.brand(site.brands[EDITED]?.slug as string);
    const find = (of: Context): SearchRecord => searchRecords(of).find((one) => one.url === url) as SearchRecord;
    const [old, fresh] = [gramsIn(find(context)), gramsIn(find(edited))];
    const bigrams = [...fresh].filter(([gram, count]) => old.get(gram) !== count).map(([gram]) => gram);
    const chunks = changed.filter((name) => /^g.{14}\.js$/.test(name));
    expect(directoryIn(after).starts).toEqual(directoryIn(before).starts);
    expect(chunks.length).toBeGreaterThan(2);
    for (const name of chunks) expect(chunksWith(before, bigrams)).toContain(name);
    expect(changed.filter((name) => /^t\d/.test(name))).toHaveLength(1);
    expect(changed.filter((name) => !/^t\d|^g/.test(name))).toEqual(['directory.js', 'texts.js']);
    expect(numbersIn(after)).toEqual(numbersIn(before));
  });

  test('a record that comes or goes moves at most a few others', () => {
    const without = searchFiles(removed, sizes);
    const [few, all] = [numbersIn(without), numbersIn(before)];
    const gone = [...all.keys()].filter((url) => !few.has(url));
    const moved = [...few].filter(([url, row]) => all.get(url) !== row).map(([url]) => url);
    expect(gone.length).toBeGreaterThan(0);
    expect(moved.length).toBeLessThanOrEqual(2);
    const changed = differing(before, without);
    const chunks = changed.filter((name) => /^g.{14}\.js$/.test(name));
    // An organization's text lists the names of its brands.
    const told = searchRecords(context).filter(({ url, kind }) => gone.includes(url) || moved.includes(url) || kind === 'organization');
    const grams = told.flatMap((one) => [...gramsIn(one).keys()]);
    const named = new Set([...chunksWith(before, grams), ...chunksWith(without, grams)]);
    for (const name of chunks) expect(named).toContain(name);
    const texts = [...before.keys()].filter((name) => /^t\d/.test(name));
    expect(texts.length).toBeGreaterThan(60);
    expect(changed.filter((name) => /^t\d/.test(name)).length).toBeLessThanOrEqual(4);
    const volumes = [...before.keys()].filter((name) => /^v/.test(name));
    if (volumes.length > 0) {
      expect(volumes.length).toBeGreaterThan(15);
      expect(changed.filter((name) => /^v/.test(name)).length).toBeLessThan(volumes.length / 2);
    }
  });
});

describe('an index that goes on from the one before', () => {
  /** What is kept, as a store keeps it. `loses` tells what it has lost when the last index is made. */
  function keptAfter(contexts: readonly Context[], sizes: Sizes, loses: (kept: string) => boolean = () => false): { files: Files; made: number } {
    const [parts, records] = [new Map<string, string>(), new Map<string, SearchRecord>()];
    let files = new Map<string, string>();
    let made = 0;
    for (const [at, one] of contexts.entries()) {
      const isLost = at === contexts.length - 1 ? loses : () => false;
      const before = files;
      const taken = new Map<string, string>();
      made = 0;
      const known = searchRecords(one).map((record) => {
        const known = knownAs(record, VARIANTS);
        records.set(known.summary.digest, record);
        return {
          ...known,
          record() {
            made += 1;
            return record;
          },
        };
      });
      const index = indexOf(one, known, sizes, {
        get: (part) => (isLost(part) ? undefined : parts.get(part)),
        put: (part, value) => parts.set(part, value),
        // A store that takes some files, and is full for others.
        keepScript: (name, _, script) => {
          if (/^[gt].*[02468a-m]$/.test(name)) taken.set(name, script);
          return taken.has(name);
        },
        scriptOf: (name) => (isLost('scripts') ? undefined : before.get(`${name}.js`)),
        recordOf: (digest) => (isLost('records') ? undefined : records.get(digest)),
      });
      files = new Map(index.map(({ name, script }) => [`${name}.js`, script ?? taken.get(name) ?? (before.get(`${name}.js`) as string)]));
      for (const { name, digest } of index) expect(digest, name).toBe(hash('sha256', files.get(`${name}.js`) as string, 'base64url'));
    }
    return { files, made };
  }

  const wholes = new Map<Context, Map<Sizes, Files>>();
  /** An index of all, made once. */
  function wholeOf(one: Context, sizes: Sizes): Files {
    const known = wholes.get(one) ?? new Map<Sizes, Files>();
    const files = known.get(sizes) ?? searchFiles(one, sizes);
    wholes.set(one, known.set(sizes, files));
    return files;
  }

  test.each([
    ['a sentence more', [context, edited]],
    ['a sentence less', [edited, context]],
    ['a record that goes', [context, removed]],
    ['a record that comes', [removed, context]],
    ['several changes in turn', [context, edited, removed, edited]],
    ['nothing that stays', [withBrands(site.brands.slice(0, 5)), withBrands(site.brands.slice(90, 95))]],
    ['no change', [context, context]],
  ])('%s: equals an index of all', (_, contexts) => {
    for (const sizes of BOTH) expect(differing(keptAfter(contexts, sizes).files, searchFiles(contexts.at(-1) as Context, sizes))).toEqual([]);
  });

  test.each(['names', 'heads', 'chunks', 'texts', 'characters', 'scripts', 'records'])('the same where its %s are lost', (lost) => {
    for (const sizes of BOTH)
      expect(differing(keptAfter([edited, removed], sizes, (one) => one === lost).files, wholeOf(removed, sizes))).toEqual([]);
  });

  test('makes the record of an edit and those beside its text, and none without an edit', () => {
    expect(keptAfter([context, edited], SIZES).made).toBeLessThan(8);
    expect(keptAfter([context, context], SIZES).made).toBe(0);
  });
});

describe('numbers', () => {
  const addresses = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 80 });

  test('differ, follow from the addresses alone, and are below the number of slots', () => {
    fc.assert(
      fc.property(addresses, (all) => {
        const slots = slotsFor(all.length);
        const own = new Map(slotsOf(all, slots).map((slot, at) => [all[at] as string, slot]));
        expect(new Set(own.values()).size).toBe(all.length);
        for (const slot of own.values()) expect(slot).toBeLessThan(slots);
        const turned = [...all].reverse();
        expect(slotsOf(turned, slots)).toEqual(turned.map((one) => own.get(one)));
      }),
    );
  });

  test('stay, but for about one, when an address comes', () => {
    const all = Array.from({ length: 400 }, (_, at) => `/brands/b${at}/`);
    const slots = slotsFor(400);
    let moved = 0;
    for (let at = 0; at < 50; at += 1) {
      const less = all.filter((_, index) => index !== at * 8);
      const [more, fewer] = [slotsOf(all, slots), slotsOf(less, slots)];
      const before = new Map(less.map((one, index) => [one, fewer[index]]));
      moved += all.filter((one, index) => before.has(one) && before.get(one) !== more[index]).length;
    }
    expect(moved).toBeLessThan(50 * 2);
  });

  test('slots grow in steps', () => {
    const steps = Array.from({ length: 5000 }, (_, at) => slotsFor(at + 1));
    for (const [at, slots] of steps.entries()) {
      expect(slots).toBeGreaterThan(at + 1);
      expect(slots).toBeLessThanOrEqual(Math.max(4, (at + 1) * 1.55));
    }
    expect(new Set(steps).size).toBeLessThan(50);
  });
});

describe('splitting', () => {
  test('gives files that hold everything once, in order, none too large', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 300 }), (sizes) => {
        const keys = sizes.map((_, at) => String(at));
        const starts = splitsOf(sizes, keys, 40);
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
        if (sizes.length > 0) expect(starts[0]).toBe(0);
        for (const [index, from] of starts.entries()) {
          const own = sizes.slice(from, starts[index + 1]);
          expect(own.length === 1 || own.reduce((sum, one) => sum + one, 0) <= 40).toBe(true);
        }
      }),
    );
  });

  test('moves few starts when sizes grow a little', () => {
    const keys = Array.from({ length: 6000 }, (_, at) => `k${at}`);
    const sizes = keys.map((_, at) => 30 + ((at * 7919) % 230));
    const before = new Set(splitsOf(sizes, keys, 15_000));
    let moved = 0;
    for (let round = 0; round < 60; round += 1) {
      const grown = sizes.map((size, at) => ((at * 31 + round * 977) % 251 === 0 ? size + 3 : size));
      moved += splitsOf(grown, keys, 15_000).filter((at) => !before.has(at)).length;
    }
    expect(before.size).toBeGreaterThan(50);
    expect(moved / 60).toBeLessThan(1.5);
  });
});
