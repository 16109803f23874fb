/** What the rules take for public is what `publish` gives: each text of a content is searched for in its site. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Model } from '../../../src/model/model.ts';
import { assetUses } from '../../../src/model/uses.ts';
import { commonWords, entryWords, type Words } from '../../../src/model/words.ts';
import { publicEntries } from '../../../src/publish/publicEntries.ts';
import { publish } from '../../../src/publish/publish.ts';
import { shownIn } from '../../../src/publish/shown.ts';
import { allEntries, type Entry } from '../../../src/read/content.ts';
import { readSite } from '../../../src/site/read.ts';
import { type GivenContent, modelOf, NAMED, ORGANIZATIONS } from '../../support/model.ts';

function wordsOf(model: Model): Words[] {
  const shown = shownIn(model, publicEntries(model));
  const entries = allEntries(model.content) as Entry<unknown>[];
  return [...commonWords(model, shown), ...entries.flatMap((entry) => [...entryWords(model.content, entry, assetUses(model.content, entry), shown)])];
}

/** Texts that are taken for public and are not in the site, or the other way round, with their places. */
function misjudged(model: Model, isMarked: (text: string) => boolean): string[] {
  const { site: published } = publish(model, { profile: 'public' });
  // A text in a picture is in the site if the picture is.
  const pictured = [...model.content.probes.values()].flatMap(({ digest, text }) => (published.assets[digest] === undefined ? [] : (text ?? [])));
  const site = JSON.stringify([published, pictured]);
  return wordsOf(model)
    .filter(({ text, part, open }) => part !== 'whole' && isMarked(text) && open !== site.includes(JSON.stringify(text).slice(1, -1)))
    .map(({ text, open, place }) => `${open ? 'only taken for public' : 'public after all'}: ${text} ${place().file}`);
}

const mark = (() => {
  let made = 0;
  return (): string => `§${++made}§`;
})();

const brand = (more: Record<string, unknown>[] = [], rest: Record<string, unknown> = {}) => ({
  summary: mark(),
  BODY: `${mark()}\n\n<Internal>${mark()}</Internal>\n\n<Note>${mark()}</Note>`,
  internal: { leader: mark() },
  ...rest,
  record: [NAMED, ...more],
});
const declared = (date: string) => ({ event: 'declared', date, level: 'town', by: 'town', number: mark() });
const notice = (date: string) => ({ event: 'notice', date, document: mark(), note: mark() });
const evaluated = (date: string) => ({ event: 'evaluated', date, round: mark() });

const CONTENT: GivenContent = {
  organizations: ORGANIZATIONS.map((one) => ({
    ...one,
    name: `${one.name}${mark()}`,
    formerNames: [mark()],
    note: mark(),
    internal: { phone: mark() },
  })),
  site: { tagline: mark() },
  brands: {
    open: brand([declared('2024')]),
    evaluated: brand([declared('2024'), evaluated('2024'), notice('2024')]),
    returned: brand([declared('2024'), { event: 'returned', date: '2024', note: mark() }]),
    withdrawn: brand([declared('2024'), evaluated('2024'), notice('2024'), { event: 'withdrawn', date: '2024' }]),
    risen: brand([
      declared('2024'),
      evaluated('2024'),
      notice('2024'),
      { event: 'named', date: '2024', level: 'town', by: 'district', document: mark() },
    ]),
    later: brand([{ event: 'commended', date: '2027', by: mark(), title: mark() }]),
    ended: brand([{ event: 'delisted', date: '2025', by: 'town', statement: mark(), reason: mark() }]),
    rectified: brand([{ event: 'reviewed', date: '2025', year: 2024, result: 'rectify', grade: mark() }]),
    young: { ...brand(), organization: 'west', record: [{ event: 'cultivated', date: '2025', by: mark() }] },
    secret: brand([], { visibility: 'internal' }),
  },
  pairings: {
    running: {
      model: 'open',
      visibility: 'anonymous',
      goals: [{ goal: mark() }],
      ledger: [
        { date: '2026-01', text: mark() },
        { date: '2026-09', text: mark() },
      ],
      outcome: { date: '2026-09', result: 'ended', text: mark(), by: mark() },
    },
    planned: { model: 'open', since: '2027', goals: [{ goal: mark() }] },
    unseen: { model: 'young', goals: [{ goal: mark() }] },
  },
  packs: { one: { place: mark() }, secret: { place: mark(), visibility: 'internal' } },
  documents: { plan: { number: mark(), issuer: 'town', BODY: mark() }, secret: { number: mark(), visibility: 'internal', BODY: mark() } },
};
const isMarked = (text: string): boolean => text.includes('§');

describe('what rules take for public is what publish gives', () => {
  test.each([
    ['as it is', {}],
    ['with publicReview', { site: { publicReview: true } }],
    ['from launching on', { site: { publishFrom: 'launched' } }],
    ['where approvals are required and none is given', { site: { approval: 'required' } }],
    ['on an earlier day', { asOf: '2024-06-01' }],
    ['on a later day', { asOf: '2028-06-01' }],
  ])('%s', (_, more: GivenContent) => {
    const model = modelOf({ ...CONTENT, ...more, site: { ...CONTENT.site, ...more.site } });
    expect(misjudged(model, isMarked)).toEqual([]);
    expect(new Set(wordsOf(model).map(({ open }) => open)).size).toBe(2);
  });

  test('under a directory laid over the content', () => {
    const over = [NAMED, { event: 'declared', date: '2023-02-01', level: 'town', by: 'town', number: mark() }];
    const model = modelOf({ brands: { first: { ...brand(), LAID: { record: over } }, second: { ...brand(), PRIVATE: true } } });
    expect(misjudged(model, isMarked)).toEqual([]);
  });

  test('in the example', async () => {
    const { model } = await readSite({ root: path.join(import.meta.dirname, '../../../content'), asOf: '2026-11-20' });
    const times = new Map<string, number>();
    for (const { text } of wordsOf(model)) times.set(text, (times.get(text) ?? 0) + 1);
    // A text of some length that stands at one place alone is public there or nowhere.
    const isAlone = (text: string): boolean => text.length > 7 && times.get(text) === 1 && /\p{Script=Han}/u.test(text);
    expect(misjudged(model, isAlone)).toEqual([]);
  });
});
