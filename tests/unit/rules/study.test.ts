/** What study packs are asked for. */
import { describe, expect, test } from 'vitest';
import * as say from '../../../src/wording/rules.ts';
import { messagesOf, placesOf } from '../../support/findings.ts';
import type { GivenEntry } from '../../support/model.ts';

describe('a pack', () => {
  const agenda = (...minutes: number[]) => minutes.map((one) => ({ title: '一', minutes: one }));
  test('has an agenda that fits', () => {
    const minutes = (pack: GivenEntry) => placesOf('study/minutes', { packs: { one: pack } });
    expect(minutes({ minutes: 60, agenda: agenda(30, 30) })).toEqual([]);
    expect(minutes({ minutes: 60, agenda: agenda(30, 31) })).toEqual(['study/one.mdx minutes']);
    expect(messagesOf('study/minutes', { packs: { one: { minutes: 60, agenda: agenda(30, 31) } } })).toEqual([say.agendaTooLong(61, 60).message]);
    expect(minutes({ minutes: 60, agenda: agenda(61), DAMAGED: ['agenda'] })).toEqual([]);
    expect(minutes({ minutes: undefined, agenda: agenda(61) })).toEqual([]);
    expect(minutes({ minutes: 1, agenda: undefined })).toEqual([]);
  });

  const subjects = [
    { title: '一', minutes: 1, brand: 'first' },
    { title: '二', minutes: 1, document: 'plan' },
    { title: '三', minutes: 1, pairing: 'help' },
    { title: '四', minutes: 1 },
    { title: '五', minutes: 1, brand: 'none' },
  ];
  const places = ['agenda.0.brand', 'agenda.1.document', 'agenda.2.pairing'].map((path) => `study/one.mdx ${path}`);
  const pack = (code: string, entry: GivenEntry, one: GivenEntry = {}, change?: Parameters<typeof placesOf>[2]) =>
    placesOf(
      code,
      { brands: { first: entry }, documents: { plan: entry }, pairings: { help: entry }, packs: { one: { agenda: subjects, ...one } } },
      change,
    );

  test('uses nothing that is internal, unless it is so itself', () => {
    expect(pack('study/hidden', { visibility: 'internal' })).toEqual(places);
    expect(pack('study/hidden', {})).toEqual([]);
    expect(pack('study/hidden', { visibility: 'internal' }, { visibility: 'internal' })).toEqual([]);
    expect(pack('study/hidden', { visibility: 'internal' }, { agenda: undefined })).toEqual([]);
    const unreadable: Parameters<typeof placesOf>[2] = (content) => {
      for (const entry of [...content.brands, ...content.documents, ...content.pairings]) entry.readable = false;
    };
    expect(pack('study/hidden', { visibility: 'internal' }, {}, unreadable)).toEqual([]);
    expect(
      messagesOf('study/hidden', {
        documents: { '': { visibility: 'internal' } },
        packs: { one: { agenda: [{ title: '一', minutes: 1, document: 'index' }] } },
      }),
    ).toEqual([say.agendaHidden('index').message]);
  });
  test('is told what of it is not public yet', () => {
    const site = { approval: 'required' };
    const content = (entry: GivenEntry) => ({ site, brands: { first: entry }, documents: { plan: entry }, packs: { one: { agenda: subjects } } });
    expect(placesOf('study/unpublished', content({}))).toEqual(places.slice(0, 2));
    expect(placesOf('study/unpublished', content({ approval: { by: '甲', date: '2026' } }))).toEqual([]);
    expect(placesOf('study/unpublished', content({ visibility: 'internal' }))).toEqual([]);
    expect(messagesOf('study/unpublished', content({}))[0]).toBe(say.agendaUnpublished('first').message);
  });
});
