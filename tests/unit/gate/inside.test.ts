/** What counts as internal: everything in which a token was planted, by the content alone and whatever was published of it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { asideTexts } from '../../../src/gate/asideTexts.ts';
import { contentTexts } from '../../../src/gate/contentTexts.ts';
import { internalTerms } from '../../../src/gate/terms.ts';
import { visibleEntries, visibleEvents } from '../../../src/gate/visible.ts';
import { linkModel } from '../../../src/model/model.ts';
import { publicEntries } from '../../../src/publish/publicEntries.ts';
import { publicEvents } from '../../../src/publish/publicRecord.ts';
import type { Content, Entry } from '../../../src/read/content.ts';
import { readSite } from '../../../src/site/read.ts';
import { type Canary, plantCanaries } from '../../support/canary.ts';
import { DAY } from '../../support/content.ts';
import { readChanged } from './contentAndSite.ts';

let canary: Canary;
let content: Content;
beforeAll(async () => {
  canary = await plantCanaries();
  ({ content } = await readChanged(canary.files, canary.over));
});

/** Beside what is drawn: pictures that are published go out without these, and are looked at for them by the tests of media. */
const IN_PUBLISHED_PICTURES = /^(?:a comment in|metadata of|an id in) SVG$|^a published picture’s name$/;

describe('every token of the canaries’ content', () => {
  test('is an internal text, with the place where it stands', () => {
    const { inside, used } = contentTexts(content, DAY);
    const said = [...inside, asideTexts(content, used)].flatMap(({ texts }) => texts());
    const missing = [...canary.places].filter(([token]) => !said.some(({ text }) => text.includes(token))).map(([, { place }]) => place);
    expect(missing.filter((place) => !IN_PUBLISHED_PICTURES.test(place))).toEqual([]);
    for (const { place } of said) expect(place().line).toBeGreaterThan(0);
  });
  test('is no public text, though a public key names what is not public', () => {
    const public_ = contentTexts(content, DAY)
      .outside.flatMap(({ texts }) => texts())
      .join('\n');
    const wrong = [...canary.places].filter(([token]) => public_.includes(token)).map(([, { place }]) => place);
    expect(wrong).toEqual(['a published picture’s name']);
  });
  test('is looked for', () => {
    const { inside, outside, used } = contentTexts(content, DAY);
    const groups = [...inside, asideTexts(content, used)];
    const said = groups.flatMap(({ texts }) => texts());
    const { of, isPublic } = internalTerms({ inside: groups, outside, labels: [], own: [] });
    const lookedFor = new Set(of.flatMap((at, term) => (isPublic[term] === 1 ? [] : [said[at]?.text])));
    const passed = [...canary.places].filter(([token]) => ![...lookedFor].some((text) => text?.includes(token))).map(([, { place }]) => place);
    expect(passed.filter((place) => !IN_PUBLISHED_PICTURES.test(place))).toEqual([]);
  });
});

test('of an organization that is public its note and what it keeps inside alone are internal', async () => {
  const reading = await readChanged({
    'organizations/more.yaml': '- { id: north, name: 北村党支部, level: village, parent: town, note: 班子不齐, internal: { leader: 张三 } }\n',
    'docs/plan.mdx': '---\ntitle: 方案\nissuer: north\n---\n\n正文。\n',
  });
  const { inside, outside } = contentTexts(reading.content, DAY);
  const texts = inside.flatMap((group) => group.texts().map(({ text }) => text));
  expect(texts).toEqual(expect.arrayContaining(['班子不齐', 'leader', '张三']));
  expect(texts).not.toContain('北村党支部');
  expect(outside.flatMap((group) => group.texts())).toContain('北村党支部');
});

test('words drawn in a picture are internal unless something public shows it', async () => {
  const drawn = (words: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>${words}</title></svg>`;
  const { content } = await readChanged({
    'docs/plan.mdx':
      '---\ntitle: 方案\n---\n\n<Figure src="shown.svg" alt="图" />\n\n<Internal>\n\n<Figure src="kept.svg" alt="图" />\n\n</Internal>\n',
    'docs/shown.svg': drawn('公开的图'),
    'docs/kept.svg': drawn('内部的图'),
    'docs/unused.svg': drawn('没用的图'),
  });
  const texts = asideTexts(content, contentTexts(content, DAY).used)
    .texts()
    .map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['内部的图', '没用的图', 'kept', 'unused']));
  expect(texts).not.toContain('公开的图');
  expect(texts).not.toContain('shown');
});

describe('what the public holds, decided a second time, is what is published', () => {
  const DAYS = ['2019-01-01', '2021-06-30', '2022-12-31', '2024-03-01', '2025-11-01', DAY, '2026-11-28', '2030-01-01'];
  const compare = (some: Content): void => {
    for (const day of DAYS) {
      const held = visibleEntries(some, day);
      const published = publicEntries(linkModel(some, day));
      const entries = [...some.brands, ...some.pairings, ...some.packs, ...some.documents] as Entry<unknown>[];
      expect(entries.filter((entry) => held.has(entry)).map(({ file }) => file)).toEqual(
        entries.filter((entry) => published.entry(entry)).map(({ file }) => file),
      );
      for (const { own } of some.brands) {
        const record = own.record ?? [];
        for (const review of [true, false]) {
          const open = visibleEvents(record, day, review);
          expect(record.filter((event) => open.has(event))).toEqual(publicEvents(record, day, review));
        }
      }
    }
  };
  test('of the canaries’ content', () => compare(content));
  test.each(['content', 'tests/casebook'])('of %s', async (root) => {
    const { content: some } = await readSite({ root, asOf: DAY });
    compare(some);
    for (const [key, value] of [
      ['publishFrom', 'named'],
      ['publishFrom', 'launched'],
      ['approval', 'required'],
    ])
      compare({ ...some, site: { ...some.site, data: { ...some.site.data, [key as string]: value } } });
  });
});
