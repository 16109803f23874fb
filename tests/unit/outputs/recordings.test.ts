/** What is kept of what was read: an output keeps its key, and a value stays, exactly while nothing that it read has changed. */
import { expect, test } from 'vitest';
import { lazily } from '../../../src/made.ts';
import type { KeptRecordings } from '../../../src/outputs/keptRecordings.ts';
import { Recordings } from '../../../src/outputs/recordings.ts';
import { entriesById, presentOf, recordedNow, watchedSite } from '../../../src/reads.ts';

interface Brand {
  slug: string;
  name: string;
  theme: string;
  body: { text: string };
}
const made: string[] = [];
const siteOf = (names: Record<string, string>, text = 'a', title = '站', themes: Record<string, string> = {}) =>
  watchedSite({
    title,
    brands: Object.entries(names).map(
      ([slug, name]): Brand =>
        lazily({ slug, name, theme: themes[slug] ?? 'x' }, 'body', text, () => {
          made.push(slug);
          return { text: `body of ${text}` };
        }),
    ),
  });
type Site = ReturnType<typeof siteOf>;
const brandOf = (site: Site, slug: string): Brand => site.brands.find((one) => one.slug === slug) as Brand;

/** The recordings of a site, after an earlier one. */
const after = (site: Site, kept?: KeptRecordings): Recordings => new Recordings('code', presentOf({ site }), kept);
/** What is kept of a page that shows the name and the body of one brand, and of a value made from a name. */
const first = (): KeptRecordings => {
  const site = siteOf({ a: '甲', b: '乙' });
  const recordings = after(site);
  recordings.remember('a.html', recordedNow(() => [brandOf(site, 'a').name, brandOf(site, 'a').body]).reads);
  recordings.value('long name', () => brandOf(site, 'b').name.length);
  return recordings.keep(new Set(['a.html']));
};

test.each<[string, Site, boolean, boolean]>([
  ['nothing', siteOf({ a: '甲', b: '乙' }), true, true],
  ['a field that was read', siteOf({ a: '甲甲', b: '乙' }), false, true],
  ['a field of another entry', siteOf({ a: '甲', b: '乙乙' }), true, false],
  ['what a body is made from', siteOf({ a: '甲', b: '乙' }, 'b'), false, true],
  ['an entry more', siteOf({ a: '甲', b: '乙', c: '丙' }), false, false],
  ['something that nobody read', siteOf({ a: '甲', b: '乙' }, 'a', '新站'), true, true],
])('%s', (_, site, hasKey, isKept) => {
  const kept = first();
  made.splice(0);
  const recordings = after(site, kept);
  expect(recordings.keyOf('a.html') !== undefined).toBe(hasKey);
  let asked = 0;
  recordings.value('long name', () => {
    asked += 1;
    return brandOf(site, 'b').name.length;
  });
  expect(asked === 0).toBe(isKept);
  // Comparing makes no body.
  expect(made).toEqual([]);
});

test('a key returns with what was there before', () => {
  const site = siteOf({ a: '甲', b: '乙' });
  const keyAfter = (one: Site): string | undefined => {
    const recordings = after(one);
    recordings.remember('a.html', recordedNow(() => brandOf(one, 'a').body).reads);
    return recordings.keyOf('a.html');
  };
  expect(keyAfter(site)).toBe(keyAfter(siteOf({ a: '甲', b: '乙' })));
  expect(keyAfter(site)).not.toBe(keyAfter(siteOf({ a: '甲', b: '乙' }, 'b')));
});

test('a key is another one where two entries have changed their values', () => {
  const keyOf = (site: Site): string | undefined => {
    const recordings = after(site);
    recordings.remember('list.html', recordedNow(() => ['a', 'b'].map((slug) => brandOf(site, slug).name)).reads);
    return recordings.keyOf('list.html');
  };
  expect(keyOf(siteOf({ a: '甲', b: '乙' }))).not.toBe(keyOf(siteOf({ a: '乙', b: '甲' })));
});

test('a value that nobody asks for any more is not kept', () => {
  const site = siteOf({ a: '甲', b: '乙' });
  const kept = after(site, first()).keep(new Set());
  expect([Object.keys(kept.values), kept.paths, kept.groups, kept.shapes, kept.digests.length]).toEqual([[], [], [], [], 0]);
});

test('a key follows from what was read, in whatever order', () => {
  const keyOf = (site: Site, read: (site: Site) => unknown): string | undefined => {
    const recordings = after(site);
    recordings.remember('a.html', recordedNow(() => read(site)).reads);
    return recordings.keyOf('a.html');
  };
  const both = (site: Site): unknown => [brandOf(site, 'a').name, brandOf(site, 'b').name];
  const other = (site: Site): unknown => [brandOf(site, 'b').name, brandOf(site, 'a').name];
  const key = keyOf(siteOf({ a: '甲', b: '乙' }), both);
  expect(keyOf(siteOf({ a: '甲', b: '乙' }), other)).toBe(key);
  expect(keyOf(siteOf({ a: '甲', b: '丙' }), both)).not.toBe(key);
  // Two entries that change places.
  expect(keyOf(siteOf({ a: '乙', b: '甲' }), both)).not.toBe(key);
});

/** A site of many entries, and pages that each read a few of their fields. */
const slugs = Array.from({ length: 240 }, (_, at) => `b${at}`);
const pages = slugs.flatMap((slug, at) => [
  { path: `${slug}.html`, reads: [slug], bodies: [slug] },
  { path: `${slug}/beside.html`, reads: [slug, `b${(at * 7 + 1) % 240}`], bodies: [] },
  { path: `${slug}/more.html`, reads: [`b${(at * 11 + 5) % 240}`], bodies: [slug] },
]);
type Page = (typeof pages)[number];

/** What comes of all pages and values, kept or made, and what is left for the next run. */
function run(site: Site, kept: KeptRecordings | undefined, isAsked: (page: Page) => boolean = () => true) {
  const recordings = after(site, kept);
  const brands = entriesById(site, 'brands', ({ slug }: Brand) => slug);
  const told = new Map<string, unknown>();
  let count = 0;
  for (const page of pages.filter(isAsked)) {
    const { path, reads, bodies } = page;
    if (recordings.keyOf(path) === undefined) {
      count += 1;
      const themed = reads.filter((slug) => brands.get(slug)?.name.includes('甲'));
      const read = (): unknown => [
        themed.map((slug) => brands.get(slug)?.theme),
        reads.map((slug) => brands.get(slug)?.name),
        bodies.map((slug) => brands.get(slug)?.body),
      ];
      recordings.remember(path, recordedNow(read).reads);
    }
    told.set(path, recordings.keyOf(path));
    told.set(
      `length ${path}`,
      recordings.value(`length ${path}`, () => reads.map((slug) => brands.get(slug)?.name ?? '')),
    );
  }
  const since = recordings.since();
  return { told, count, since, left: since === undefined ? recordings.keep(new Set(told.keys())) : { ...(kept as KeptRecordings), since } };
}

test('after one change after another the same is known as if nothing were kept', () => {
  const names = Object.fromEntries(slugs.map((slug) => [slug, slug]));
  const themes: Record<string, string> = {};
  let before: ReturnType<typeof run> = run(siteOf(names), undefined);
  let sinces = 0;
  for (let turn = 0; turn < 80; turn += 1) {
    const slug = `b${(turn * 5 + (turn >> 3)) % 4}`;
    // Names change, change back, and go; some pages are not asked for in some of the runs.
    if (turn % 7 === 6) delete names[slug];
    else if (turn % 4 === 3) themes[slug] = `theme ${turn}`;
    else names[slug] = [slug, '甲', `${slug}乙`][turn % 3] as string;
    const site = siteOf(names, 'a', '站', themes);
    const isAsked = ({ path }: Page): boolean => turn % 4 !== 1 || !path.startsWith(slug);
    const kept = JSON.parse(JSON.stringify(before.left.since ?? null)) as KeptRecordings['since'] | null;
    before = run(site, kept === null ? before.left : { ...before.left, since: kept }, isAsked);
    sinces += Number(before.since !== undefined);
    expect(before.told).toEqual(run(site, undefined, isAsked).told);
    // A page that was not asked for may have to be made later.
    expect(before.count).toBeLessThan(30);
  }
  expect(sinces).toBeGreaterThan(60);
});
