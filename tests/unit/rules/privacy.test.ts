/** What must not be seen in public: numbers of persons. */
import { describe, expect, test } from 'vitest';
import * as say from '../../../src/wording/words.ts';
import { messagesOf, placesOf } from '../../support/findings.ts';
import { type GivenEntry, NAMED, ORGANIZATIONS } from '../../support/model.ts';

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
