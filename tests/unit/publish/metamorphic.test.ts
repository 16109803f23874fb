/**
 * A metamorphic test of `publish`. A change of anything internal must leave the public publication deep-equal, and a
 * change of anything public must change it. The places come from the schemas, so a new key is tried as soon as a
 * schema has it; `tests/support/metamorphic/sides.ts` must say whether it is public.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRIVATE_EVENTS } from '../../../src/schema/overlay.ts';
import { Bench, type Both } from '../../support/metamorphic/bench.ts';
import { allNames, filled, placesOf } from '../../support/metamorphic/places.ts';
import { approvalsOf, dayBefore, happenings, sideOfFile, visibilitiesOf, withOtherBytes, withSlug } from '../../support/metamorphic/relations.ts';
import { DAY, NOT_HELD, RICH } from '../../support/metamorphic/rich.ts';
import { changeEverything, compare, type Differs, type Outcome, type Run, sameName } from '../../support/metamorphic/runs.ts';
import { classOf, DECIDES, isNotYet, type Side } from '../../support/metamorphic/sides.ts';
import { type Source, valueAt, withValue } from '../../support/metamorphic/source.ts';

const SOURCE = filled(RICH);

/** Changes that do not behave as their side says, with the reason. */
const EXEMPT: readonly { name: RegExp; how: RegExp; side?: Side; why: string }[] = [
  { name: /\.former(?:Slugs|Ids)$/, how: /swap/, why: 'redirects are sorted by where they lead from' },
  { name: /^organization$/, how: /swap/, why: 'organizations are sorted by id' },
  { name: /^overlay\.record$/, how: /swap/, why: 'what is laid over is merged by date' },
  { name: /\(reviewed\)\.result$/, how: /set/, side: 'internal', why: 'a review is internal by its result' },
  { name: /^site\.publicReview$/, how: /set/, why: 'an internal build shows reviews in any case' },
];
/** Values that are not changed, with the reason. */
const UNTRIED: readonly { name: RegExp; why: string }[] = [
  { name: DECIDES, why: 'it decides whether an entry is public, and has a test below' },
  { name: /\.(?:event|kind)$/, why: 'a discriminator: another value needs other keys' },
];

let bench: Bench;
let base: Both;
let run: Run;

beforeAll(async () => {
  bench = await Bench.open(SOURCE);
  const content = await bench.read(SOURCE);
  expect(bench.errors(content, DAY)).toEqual([]);
  base = bench.publish(content, DAY);
  run = await changeEverything(bench, SOURCE, base);
});
afterAll(() => bench.dispose());

const exemptionOf = ({ change: { place, how, side } }: Outcome) =>
  EXEMPT.find((one) => one.name.test(place.name) && one.how.test(how) && (one.side ?? side) === side);
const of = (...sides: Side[]): Outcome[] => run.outcomes.filter((one) => sides.includes(one.change.side) && exemptionOf(one) === undefined);
const labels = (outcomes: Outcome[]): string[] => outcomes.map((one) => one.label);

describe('the schemas', () => {
  const names = allNames().filter(({ name }) => !/^overlay\.record\[\]\(/.test(name) || PRIVATE_EVENTS.has(/\((\w+)\)/.exec(name)?.[1] ?? ''));
  const plain = names.filter(({ schema }) => schema.type !== 'object' && schema.type !== 'array' && schema.const === undefined);

  test('the content has every key', () => {
    const there = new Set(placesOf(SOURCE).map((place) => sameName(place.name)));
    expect(names.map(({ name }) => name).filter((name) => !there.has(sameName(name)))).toEqual([]);
  });

  test('every key is listed as public or internal', () => {
    expect(names.map(({ name }) => name).filter((name) => !DECIDES.test(name) && classOf(name) === undefined)).toEqual([]);
  });

  test('every value is changed', () => {
    const untried = plain.map(({ name }) => name).filter((name) => !run.changed.has(sameName(name)));
    expect(untried.filter((name) => !UNTRIED.some((one) => one.name.test(name)))).toEqual([]);
  });
});

describe('a public build', () => {
  test('does not change with anything internal', () => {
    expect(labels(of('internal', 'nobody').filter(({ differs }) => differs.public))).toEqual([]);
  });

  test('changes with everything public', () => {
    expect(labels(of('public').filter(({ differs }) => !differs.public))).toEqual([]);
  });
});

describe('an internal build', () => {
  test('changes with everything public and internal', () => {
    expect(labels(of('public', 'internal').filter(({ differs }) => !differs.internal))).toEqual([]);
  });

  test('does not change with what only rules read or what has not happened yet', () => {
    expect(labels(of('nobody').filter(({ differs }) => differs.internal))).toEqual([]);
  });
});

test('every exemption applies to some change', () => {
  const used = new Set(run.outcomes.map(exemptionOf));
  expect(EXEMPT.filter((one) => !used.has(one))).toEqual([]);
});

/** Publishes a source, which must have no errors, and compares it with `one`. */
async function against(one: Both, other: Source, asOf = DAY): Promise<Differs> {
  const content = await bench.read(other);
  expect(bench.errors(content, asOf)).toEqual([]);
  return compare(one, bench.publish(content, asOf));
}

/** The publications that must differ, by the side of what was changed. */
const WANTED: Record<Side, Differs> = {
  public: { public: true, internal: true },
  internal: { public: false, internal: true },
  nobody: { public: false, internal: false },
};

describe('whole entries and files', () => {
  test('a public build does not depend on the slug of an entry that it does not hold', async () => {
    const slugs = Object.keys(NOT_HELD).map((file) => /^(?:brands\/(.+)\/index|[a-z]+\/(.+))\.mdx$/.exec(file)?.slice(1).find(Boolean) as string);
    for (const slug of [...slugs, 'b-over', 'p-over', 's-over', 'over']) {
      expect.soft(await against(base, withSlug(SOURCE, slug, `${slug}-x`)), slug).toEqual(WANTED.internal);
    }
    for (const slug of ['b-sound', 'p-named', 's-one', 'plan']) {
      expect.soft(await against(base, withSlug(SOURCE, slug, `${slug}-x`)), slug).toEqual(WANTED.public);
    }
  });

  test('a public build is the same with an overlaid directory and without', async () => {
    const bare = { ...SOURCE, over: {}, assets: Object.fromEntries(Object.entries(SOURCE.assets).filter(([file]) => !file.startsWith('over/'))) };
    expect(await against(base, bare)).toEqual(WANTED.internal);
  });

  test('a build emits a file only if a place that it shows uses the file', async () => {
    const files = Object.keys(SOURCE.assets);
    for (const side of ['internal', 'nobody'] as const) {
      const all = files.filter((file) => sideOfFile(file) === side);
      expect.soft(await against(base, withOtherBytes(SOURCE, all)), side).toEqual(WANTED[side]);
    }
    // These entries use all kinds of files.
    for (const file of files.filter((one) => /^content\/(?:[^/]+$|brands\/b-(?:body|rich|sound))/.test(one) && sideOfFile(one) === 'public')) {
      expect.soft(await against(base, withOtherBytes(SOURCE, [file])), file).toEqual(WANTED.public);
    }
  });

  test('`visibility` decides whether an entry is public, unless something else keeps it back', async () => {
    const tried = new Set<string>();
    for (const { layer, file, from, to, changed } of visibilitiesOf(SOURCE)) {
      const content = await bench.read(changed);
      if (bench.errors(content, DAY).length > 0) continue;
      const isKeptBack = layer === 'over' || (NOT_HELD[file]?.endsWith('visibility internal') !== true && NOT_HELD[file] !== undefined);
      const differs = compare(base, bench.publish(content, DAY));
      expect.soft(differs.public, `${layer}/${file}: ${from} → ${to}`).toBe(!isKeptBack);
      tried.add(`${layer}/${file.slice(0, file.indexOf('/'))} ${isKeptBack ? 'kept back' : to}`);
    }
    const each = ['brands', 'pairings', 'study', 'docs'].flatMap((folder) => [
      `content/${folder} public`,
      `content/${folder} internal`,
      `over/${folder} kept back`,
    ]);
    expect([...tried]).toEqual(expect.arrayContaining([...each, 'content/pairings anonymous']));
  });
});

describe('the day', () => {
  test('what has a date counts from that day on, in both builds', async () => {
    const content = await bench.read(SOURCE);
    const on = new Map<string, Both>();
    const publishedOn = (day: string): Both => on.get(day) ?? (on.set(day, bench.publish(content, day)).get(day) as Both);
    const kinds = new Set<string>();
    for (const { place, day, without } of happenings(SOURCE)) {
      const isPublic = place.layer === 'content' && NOT_HELD[place.file] === undefined && classOf(place.name) === 'public' && isNotYet(SOURCE, place);
      const kind = `${place.name}${isPublic ? ' public' : ''}`;
      if (kinds.has(kind)) continue;
      kinds.add(kind);
      const label = `${place.name} ${place.file} ${day}`;
      const less = await bench.read(without);
      const before = dayBefore(day);
      expect.soft(compare(publishedOn(before), bench.publish(less, before)), `${label}, the day before`).toEqual(WANTED.nobody);
      // The public build may not hold the entry by that day, so it is compared only if nothing keeps the entry back.
      const differs = compare(publishedOn(day), bench.publish(less, day));
      expect.soft(differs.internal, `${label}, on the day`).toBe(true);
      if (isPublic) expect.soft(differs.public, `${label}, on the day, in public`).toBe(true);
    }
    for (const kind of [
      'brand.record[](named)',
      'brand.record[](goals).goals[](map).done',
      'pairing.ledger[]',
      'pairing.outcome',
      'pairing.goals[].done',
    ])
      expect([...kinds]).toEqual(expect.arrayContaining([kind, `${kind} public`]));
    for (const noun of ['brand', 'pairing', 'study', 'document']) expect(kinds).toContain(`${noun}.approval(list)[]`);
  });
});

describe('settings', () => {
  const withSetting = (key: string, value: string | boolean | number): Source => withValue(SOURCE, ['content', 'site.yaml', 'front', key], value);
  const publishedFrom = async (source: Source): Promise<Both> => bench.publish(await bench.read(source), DAY);

  test('if approval is required, an entry is not public without one, nor with a future one; the approver is never public', async () => {
    const source = withSetting('approval', 'required');
    const approved = await publishedFrom(source);
    const kinds = new Set<string>();
    for (const { file, without, later, renamed } of approvalsOf(source)) {
      if (NOT_HELD[file] !== undefined) continue;
      const lacking = await publishedFrom(without);
      expect.soft(compare(approved, lacking), `${file} without`).toEqual(WANTED.public);
      expect.soft(compare(lacking, await publishedFrom(later)).public, `${file} later`).toBe(false);
      expect.soft(compare(approved, await publishedFrom(renamed)), `${file} renamed`).toEqual(WANTED.internal);
      kinds.add(file.slice(0, file.indexOf('/')));
    }
    expect([...kinds].sort()).toEqual(['brands', 'docs', 'pairings', 'study']);
  });

  test('if launched brands are public, one that was withdrawn before any title is not', async () => {
    const source = withSetting('publishFrom', 'launched');
    const open = await publishedFrom(source);
    const called = (slug: string) => withValue(source, ['content', `brands/${slug}/index.mdx`, 'front', 'theme'], '另一个主题');
    expect(await against(open, called('b-young'))).toEqual(WANTED.public);
    expect(await against(open, called('b-withdrawn'))).toEqual(WANTED.internal);
  });

  test('how many months a naming is new decides which brands are', async () => {
    const newIn = async (months: number): Promise<number> =>
      (await publishedFrom(withSetting('newMonths', months))).public.site.brands.filter(({ isNew }) => isNew).length;
    expect(await newIn(1200)).toBeGreaterThan(await newIn(1));
  });

  test('titles stand in the order of the levels', async () => {
    const at = ['content', 'brands/b-rich/index.mdx', 'front', 'record'];
    const record = (valueAt(SOURCE, at) as { event: string }[]).filter(({ event }) => event !== 'delisted');
    const { site } = (await publishedFrom(withValue(SOURCE, at, record))).public;
    expect(site.brands.find(({ slug }) => slug === 'b-rich')?.titles.map(({ level }) => level)).toEqual(['l-town', 'l-village']);
  });

  test('if reviews are public, 整改 and 逾期 are', async () => {
    const source = withSetting('publicReview', true);
    const open = await publishedFrom(source);
    const record = valueAt(source, ['content', 'brands/b-rich/index.mdx', 'front', 'record']) as { result?: string }[];
    const at = ['content', 'brands/b-rich/index.mdx', 'front', 'record', record.findIndex((event) => event.result === 'rectify')];
    expect(await against(open, withValue(source, [...at, 'grade'], '另一等'))).toEqual(WANTED.public);
    expect(await against(open, withValue(source, [...at, 'note'], '另一句'))).toEqual(WANTED.internal);
    expect(await against(open, withValue(source, ['content', 'site.yaml', 'front', 'reviewDue'], '12-31'))).toEqual(WANTED.public);
    expect([base, open].map(({ public: { site } }) => site.pairings.find((one) => one.slug === 'p-overdue')?.status)).toEqual(['active', 'overdue']);
  });
});
