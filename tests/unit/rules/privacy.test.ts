/** What must not be seen in public: numbers of persons, and the name of a side that was promised none. */
import { describe, expect, test } from 'vitest';
import * as say from '../../../src/wording/words.ts';
import { messagesOf, placesOf } from '../../support/findings.ts';
import { type GivenContent, type GivenEntry, NAMED, ORGANIZATIONS } from '../../support/model.ts';

const CITIZEN = '11010519491231002X';
const MOBILE = '13812345678';

describe.each([
  ['privacy/id-number', CITIZEN, say.citizenNumber],
  ['privacy/phone', MOBILE, say.mobileNumber],
])('%s', (code, number, sentence) => {
  const inBody = (BODY: string, more: GivenEntry = {}) => placesOf(code, { documents: { plan: { BODY, ...more } } });
  test('is told where the public would see it', () => {
    expect(inBody(`前${number}后${number}`)).toEqual(['docs/plan.mdx:1:2', `docs/plan.mdx:1:${3 + number.length}`]);
    expect(messagesOf(code, { documents: { plan: { BODY: number } } })).toEqual([sentence(number).message]);
    expect(placesOf(code, { brands: { first: { theme: `前${number}` } } })).toEqual(['brands/first/index.mdx theme']);
  });
  test('is told where marks stand in it', () => {
    expect(inBody(`前${number.slice(0, 5)}**${number.slice(5)}**`)).toEqual(['docs/plan.mdx:1:2']);
  });
  test('is no matter where only internal builds show it', () => {
    expect(inBody(`<Internal>${number}</Internal>`)).toEqual([]);
    expect(inBody(number, { visibility: 'internal' })).toEqual([]);
    expect(placesOf(code, { brands: { first: { internal: { phone: number } } } })).toEqual([]);
  });
  const inRecord = (...events: Record<string, unknown>[]) => placesOf(code, { brands: { first: { record: [NAMED, ...events] } } });
  const declared = { event: 'declared', date: '2024-02', level: 'town', by: 'town', number };
  const evaluated = { event: 'evaluated', date: '2024-03' };
  const notice = { event: 'notice', date: '2024-04', document: number };
  const named = { event: 'named', date: '2024-05', level: 'town', by: 'district' };
  test('is no matter in an attempt that is open, or ended otherwise than in its naming', () => {
    expect(inRecord(declared)).toEqual([]);
    expect(inRecord(declared, { event: 'returned', date: '2024-03' })).toEqual([]);
    expect(inRecord({ ...declared, number: '一' }, evaluated, notice)).toEqual([]);
    expect(inRecord({ ...declared, number: '一' }, evaluated, notice, { event: 'withdrawn', date: '2024-05' })).toEqual([]);
    expect(inRecord(declared, evaluated, notice, named)).toEqual([
      'brands/first/index.mdx record.1.number',
      'brands/first/index.mdx record.3.document',
    ]);
  });
  test('is no matter in what no public build holds that day', () => {
    expect(placesOf(code, { brands: { first: { theme: number, record: [{ event: 'cultivated', date: '2025' }] } } })).toEqual([]);
    expect(placesOf(code, { site: { approval: 'required' }, documents: { plan: { BODY: number } } })).toEqual([]);
    expect(inRecord({ event: 'commended', date: '2026-09', by: number, title: '奖' })).toEqual([]);
    const help = { visibility: 'public', ledger: [{ date: '2026-09', text: number }], outcome: { date: '2026-10', result: 'ended', text: number } };
    expect(placesOf(code, { brands: { first: {} }, pairings: { help } })).toEqual([]);
    expect(placesOf(code, { brands: { first: {} }, pairings: { help }, asOf: '2026-11-01' })).toHaveLength(2);
    expect(placesOf(code, { organizations: [...ORGANIZATIONS, { id: 'x', name: number, level: 'village' }] })).toEqual([]);
  });
});

describe('a side that was promised no name', () => {
  const organizations = ORGANIZATIONS.map((one) =>
    one.id === 'south' ? { ...one, shortName: '南 村', formerNames: ['南庄党支部'], formerIds: ['old-south'] } : one,
  );
  const content = (help: GivenEntry, more: GivenContent = {}, id = 'help'): GivenContent => ({
    organizations,
    brands: { first: {} },
    ...more,
    pairings: { [id]: { visibility: 'anonymous', ...help } },
  });
  const found = (...args: Parameters<typeof content>) =>
    placesOf('privacy/anonymous', content(...args)).map((place) => place.replace(/^pairings\/[a-z0-9-]+\.mdx[ :]/, ''));
  const body = (BODY: string, more: GivenEntry = {}) => found({ BODY, ...more });
  const told = (BODY: string) => messagesOf('privacy/anonymous', content({ BODY }));

  test.each([
    ['its name', '去南村党支部看', '1:2', '南村党支部'],
    ['its short name', '去南 村看', '1:2', '南 村'],
    ['its short name without the blank', '去南村看', '1:1', '南 村'],
    ['a former name', '去南庄党支部看', '1:2', '南庄党支部'],
    ['its id', '见south。', '1:2', 'south'],
    ['its id in capitals', '见 South ', '1:1', 'south'],
    ['a former id', '见old-south。', '1:2', 'old-south'],
    ['its name with blanks', '去南 村 党 支 部看', '1:1', '南村党支部'],
  ])('is not told by %s in the body', (_, BODY, place, name) => {
    expect(body(BODY)).toEqual([place]);
    expect(told(BODY)).toEqual([say.anonymousNamed(name).message]);
  });
  test.each(['西村党支部', '南边的村', 'southern', 'mid-south', 'south-east', 'south1'])('is not what %s means', (BODY) => {
    expect(body(BODY)).toEqual([]);
  });
  test('may be told where only internal builds show it', () => {
    expect(body('<Internal>南村党支部</Internal>')).toEqual([]);
    expect(body('<Note>[看](https://a.cn/south)</Note>')).toEqual([]);
    expect(found({ internal: { why: '南村党支部' } })).toEqual([]);
  });
  test('may be told by a pairing that names it, is internal, or is kept elsewhere', () => {
    expect(body('南村党支部', { visibility: 'public' })).toEqual([]);
    expect(body('南村党支部', { visibility: 'internal' })).toEqual([]);
    expect(body('南村党支部', { visibility: undefined })).toEqual([]);
    expect(body('南村党支部', { PRIVATE: true })).toEqual([]);
  });
  test('is not told in the frontmatter', () => {
    expect(found({ goals: [{ goal: '帮南村党支部' }], ledger: [{ date: '2026', text: 'south 走访' }] })).toEqual(['goals.0.goal', 'ledger.0.text']);
  });
  test('may be told by anything else', () => {
    expect(found({}, { brands: { first: { theme: '南村党支部', BODY: '南村党支部' } } })).toEqual([]);
  });
  test('is any of several, and one that nobody knows is none', () => {
    expect(body('南村党支部与西村党支部', { lagging: ['west', 'south', 'nobody'] })).toHaveLength(1);
    expect(body('西村党支部', { lagging: ['west', 'south'] })).toEqual(['1:1']);
    expect(body('南村党支部', { lagging: undefined })).toEqual([]);
  });

  describe('is not told in pieces', () => {
    /** With one name alone, so that no part of it is another. */
    const pieces = (BODY: string) => found({ BODY }, { organizations: ORGANIZATIONS });
    test.each([
      ['emphasis', '去南村**党支部**看', '1:2'],
      ['emphasis of its own beginning', '去**南村**党支部看', '1:4'],
      ['a line that ends', '去南村\n党支部看', '1:2'],
      ['code', '去南村`党支部`看', '1:2'],
      ['a later line', '好\n\n去南村**党支部**看', '3:2'],
    ])('by %s', (_, BODY, place) => {
      expect(pieces(BODY)).toEqual([place]);
    });
    test('each time that it is', () => {
      expect(pieces('南村**党支部**与南村**党支部**')).toEqual(['1:1', '1:11']);
      expect(pieces('南村**党支部**\n\n南村**党支部**')).toEqual(['1:1', '3:1']);
    });
    test('and is told once, by the longest of its names', () => {
      expect(told('去南村**党支部**看').filter((one) => one === say.anonymousNamed('南村党支部').message)).toHaveLength(1);
    });
    test('but those that are not read together are no pieces', () => {
      expect(pieces('南村\n\n党支部')).toEqual([]);
      expect(pieces('南村<Internal>的</Internal>党支部')).toEqual([]);
    });
  });

  describe('is not told in an address', () => {
    test.each([
      ['by its id', '[看](https://a.cn/south/)', ['1:1']],
      ['by its name', '[看](https://a.cn/南村党支部)', ['1:1']],
      ['escaped', '[看](https://a.cn/%E5%8D%97%E6%9D%91%E5%85%9A%E6%94%AF%E9%83%A8)', ['1:1']],
      ['of which not all is an escape', '[看](https://a.cn/south/%E5%8)', ['1:1']],
      ['of something else', '[看](https://a.cn/west/)', []],
    ])('%s: %3$j', (_, BODY, places) => {
      expect(body(BODY)).toEqual(places);
    });
    test('twice, where the address is written out', () => {
      expect(body('<https://a.cn/south/>')).toHaveLength(1);
    });
  });

  describe('is not told by the name of the file', () => {
    test.each([
      ['south', true],
      ['help-south', true],
      ['south-help', true],
      ['help-south-2026', true],
      ['help-old-south', true],
      ['southern', false],
      ['helpsouth', false],
      ['help', false],
    ])('%s: %s', (id, isTold) => {
      const files = (help: GivenEntry) => placesOf('privacy/anonymous', content(help, {}, id));
      expect(files({})).toEqual(isTold ? [`pairings/${id}.mdx:1:1`] : []);
      expect(messagesOf('privacy/anonymous', content({}, {}, id))).toEqual(isTold ? [say.anonymousSlug(id).message] : []);
      expect(placesOf('privacy/anonymous', content({ formerSlugs: ['x', id] }))).toEqual(isTold ? ['pairings/help.mdx formerSlugs.1'] : []);
    });
  });
});
