/** Approvals that are older than what they released. */
import { describe, expect, test } from 'vitest';
import * as say from '../../../src/wording/rules.ts';
import { messagesOf, placesOf } from '../../support/findings.ts';
import { type GivenContent, type GivenEntry, NAMED } from '../../support/model.ts';

const event = (name: string, date: string, more: Record<string, unknown> = {}) => ({ event: name, date, ...more });
const found = (code: string, first: GivenEntry, more: GivenContent = {}) =>
  placesOf(code, { ...more, brands: { first, ...more.brands } }).map((place) => place.replace('brands/first/index.mdx ', ''));

describe('an approval', () => {
  const stale = (entry: GivenEntry, site = {}) => found('approval/stale', { approval: { by: '甲', date: '2025-06' }, ...entry }, { site });
  test('is older than nothing that the public sees', () => {
    expect(stale({ updated: '2025-06-30' })).toEqual([]);
    expect(stale({ updated: '2025-07-01' })).toEqual(['updated']);
    expect(stale({ updated: '2025' })).toEqual([]);
    expect(stale({ updated: '2026', approval: undefined })).toEqual([]);
    expect(stale({ updated: '2026', approval: { by: '甲', date: '2027' } })).toEqual([]);
    expect(stale({ record: undefined })).toEqual([]);
    expect(messagesOf('approval/stale', { brands: { first: { approval: { by: '甲', date: '2025-06' }, updated: '2026' } } })).toEqual([
      say.staleApproval('更新日期', '2026', '2025-06').message,
    ]);
  });
  test('is the last of several, whatever their order', () => {
    const several = (...dates: string[]) => stale({ updated: '2025-07-01', approval: dates.map((date) => ({ by: '甲', date })) });
    expect(several('2025-06', '2025-08')).toEqual([]);
    expect(several('2025-08', '2025-06')).toEqual([]);
    expect(several('2025-05', '2025-06')).toEqual(['updated']);
  });
  test('is asked of public events alone', () => {
    const record = [
      NAMED,
      event('reviewed', '2026-01', { year: 2025, result: 'rectify' }),
      event('visited', '2026-02'),
      event('commended', '2026-03', { by: '省里', title: '奖' }),
      event('commended', '2026-07', { by: '省里', title: '奖' }),
      { event: 'renamed', from: '甲', imported: true },
    ];
    expect(stale({ record })).toEqual(['record.3.date']);
    expect(stale({ record }, { publicReview: true })).toEqual(['record.1.date', 'record.3.date']);
    expect(stale({ record, DAMAGED: ['record'] })).toEqual([]);
    expect(messagesOf('approval/stale', { brands: { first: { record, approval: { by: '甲', date: '2025-06' } } } })).toEqual([
      say.staleApproval(say.EVENT_NAMES.commended as string, '2026-03', '2025-06').message,
    ]);
  });
  test('is asked of nothing that a directory lays over the content', () => {
    const attempt = [
      NAMED,
      event('declared', '2025-07', { level: 'town', by: 'town' }),
      event('evaluated', '2025-08'),
      event('named', '2025-09', { level: 'town', by: 'district' }),
    ];
    expect(stale({ record: attempt })).toEqual(['record.1.date', 'record.3.date']);
    expect(stale({ LAID: { record: attempt } })).toEqual([]);
  });
  test('is asked of the ledger of pairings, as far as it has happened', () => {
    const ledger = ['2025-06', '2025-08', '2026-06-01', '2026-06-02'].map((date) => ({ date, text: '略' }));
    const pairing = (more: GivenEntry) => placesOf('approval/stale', { pairings: { help: { approval: { by: '甲', date: '2025-06' }, ...more } } });
    expect(pairing({ ledger })).toEqual(['pairings/help.mdx ledger.1.date', 'pairings/help.mdx ledger.2.date']);
    expect(pairing({})).toEqual([]);
    expect(messagesOf('approval/stale', { pairings: { help: { approval: { by: '甲', date: '2026-05' }, ledger } } })).toEqual([
      say.staleApproval('台账', '2026-06-01', '2026-05').message,
    ]);
    expect(placesOf('approval/stale', { documents: { plan: { approval: { by: '甲', date: '2025-06' }, updated: '2026' } } })).toEqual([
      'docs/plan.mdx updated',
    ]);
  });
});
